"""The few commands that everybody looks for, as buttons beside the chips."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from resultdesk.core.language import _
from resultdesk.ui.controls import TARGET, Button, IconButton, Kind
from resultdesk.ui.flow import Flow
from resultdesk.ui.grid.actions import Actions


class ActionButton(Button):
    """A button for an action, enabled with it. ``short`` is written on it; the action's text may be long."""

    def __init__(self, short: str, action: QAction) -> None:
        super().__init__(short, Kind.QUIET)
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.setAccessibleDescription(self._action.text().replace("&&", "&"))


class Tools(QWidget):
    """Undo, redo, find, add a row; and the button that folds the problems away."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        flow = Flow(self)
        for short, action in (
            (_("Undo"), actions.undo),
            (_("Redo"), actions.redo),
            (_("Find"), actions.find),
            (_("Add a row"), actions.add_row),
        ):
            flow.addWidget(ActionButton(short, action))
        self.fold = IconButton("", "side")
        self.fold.setCheckable(True)
        self.fold.setMinimumSize(TARGET, TARGET)  # level with the others
        self.folded(False)
        flow.addWidget(self.fold)

    def folded(self, away: bool) -> None:
        """Say what the last button does now that the problems are shown or folded away."""
        words = _("Show the problems") if away else _("Fold the problems away")
        self.fold.setAccessibleName(words)
        self.fold.setToolTip(words)
        self.fold.setChecked(not away)
