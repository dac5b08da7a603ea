"""The four filters that always stand above the grid, with their counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from resultdesk.core.language import N_, grouped, translate
from resultdesk.ui import theme
from resultdesk.ui.controls import Button
from resultdesk.ui.flow import Flow
from resultdesk.ui.grid.filtering import Chip

_WORDS = {
    Chip.ALL: N_("All {n}"),
    Chip.NEED_YOU: N_("Need you {n}"),
    Chip.WARNINGS: N_("Warnings {n}"),
    Chip.CHANGED: N_("Changed {n}"),
}
_ICONS = {Chip.NEED_YOU: "error", Chip.WARNINGS: "warning"}
_TIPS = {
    Chip.ALL: N_("Show all rows"),
    Chip.NEED_YOU: N_("Show only rows with an error: they cannot be sent as they are"),
    Chip.WARNINGS: N_("Show only rows with a warning: something looks odd there"),
    Chip.CHANGED: N_("Show only rows that are not as in the file"),
}


class ChipButton(Button):
    """One filter; pressed while it is on."""

    def __init__(self, chip: Chip) -> None:
        super().__init__("", icon=_ICONS.get(chip, ""))
        self.chip = chip
        self.setCheckable(True)
        self.setToolTip(translate(_TIPS[chip]))
        self.count(0)

    def count(self, n: int) -> None:
        """Show how many rows it holds."""
        text = translate(_WORDS[self.chip]).replace("{n}", grouped(n))
        if text != self.accessibleName():
            self.say(text)

    def _colours(self) -> tuple[str, str, str]:
        look = theme.now()
        return (look.accent, look.accent, look.on_accent) if self.isChecked() else super()._colours()


class Chips(QWidget):
    """All four; one is always on."""

    chosen = Signal(object)
    """A Chip was pressed (also the one that is on: its rows are then worked out anew)."""

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons = {chip: ChipButton(chip) for chip in Chip}
        flow = Flow(self)
        for button in self._buttons.values():
            self._group.addButton(button)
            flow.addWidget(button)
            button.clicked.connect(self._pressed)
        self._buttons[Chip.ALL].setChecked(True)

    def count(self, chip: Chip, n: int) -> None:
        """Show how many rows a filter holds."""
        self._buttons[chip].count(n)

    def check(self, chip: Chip) -> None:
        """Show which filter is on; tells nobody."""
        self._buttons[chip].setChecked(True)

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, ChipButton):
            self.chosen.emit(button.chip)
