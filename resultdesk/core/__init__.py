"""Plain data and pure functions that every other layer speaks in."""
