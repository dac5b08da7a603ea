"""F1: the explanation of the place one is in, opened and closed; it follows from place to place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from resultdesk.ui.help.panel import HelpPanel


class HelpKey(QObject):
    """The panel is made when it is asked for."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: HelpPanel | None = None

    def press(self, topic: str) -> None:
        """Explain ``topic``, or close the explanation."""
        if self.panel is None:
            from resultdesk.ui.help.panel import HelpPanel

            self.panel = HelpPanel(self._window)
            self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.panel)
        shown = self.panel.isVisible()
        self.panel.explain(topic)
        self.panel.setVisible(not shown)
        if not shown:
            self.panel.text.setFocus()

    def follow(self, topic: str) -> None:
        """One is elsewhere now."""
        if self.panel is not None:
            self.panel.explain(topic)
