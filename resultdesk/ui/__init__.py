"""The window: Qt only here, a thin shell per pane."""
