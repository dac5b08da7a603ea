"""Work that a crash or a power cut interrupted, offered again as a strip on the start page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import _, translate_n
from resultdesk.ui.controls import GAP, Button, Kind
from resultdesk.ui.moments import moment
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.desk.recovery import Unfinished


class UnfinishedList(QWidget):
    """One strip a file. ``resume(work)`` and ``drop(work)``; dropping is asked twice."""

    resume = Signal(object)
    drop = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self.setVisible(False)

    @property
    def strips(self) -> list[UnfinishedStrip]:
        """What is shown."""
        return self.findChildren(UnfinishedStrip)

    def show_works(self, works: list[Unfinished]) -> None:
        """Show these instead of the last ones."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for work in works:
            one = UnfinishedStrip(work, self)
            one.resume.connect(self.resume)
            one.drop.connect(self.drop)
            self._box.addWidget(one)
        self.setVisible(bool(works))


class UnfinishedStrip(Strip):
    """One file. Dropping is asked a second time in the same place."""

    resume = Signal(object)
    drop = Signal(object)

    def __init__(self, work: Unfinished, parent: QWidget, *, edits: int = 0, go: str = "", drop: str = "") -> None:
        super().__init__(parent)
        self.work = work
        self._edits, self._go_words, self._drop_words = edits or work.edits, go, drop
        self._ask_first()

    def _ask_first(self) -> None:
        work = self.work
        at = moment(work.at)
        what = translate_n(
            "1 change to “{name}” of {at} is kept.", "{n} changes to “{name}” of {at} are kept.", self._edits
        )
        what = what.replace("{name}", work.path.name).replace("{at}", at)
        go = Button(self._go_words or _("Go on with it"), Kind.PRIMARY)
        go.clicked.connect(self._go)
        drop = Button(self._drop_words or _("Drop the changes"))
        drop.clicked.connect(self._ask_again)
        do = {
            "same": "",
            "changed": _("The spreadsheet has changed since. Your changes are put on top of the new version."),
            "gone": _("The spreadsheet is no longer there. Put it back where it was to go on."),
        }.get(work.source, "")
        go.setEnabled(work.source != "gone")
        self.say(Tone.NOTE, what, do, go, drop, closable=False)

    def _ask_again(self) -> None:
        words = translate_n("Drop 1 change for good?", "Drop {n} changes for good?", self._edits)
        keep = Button(_("Keep them"), Kind.PRIMARY)
        keep.clicked.connect(self._ask_first)
        drop = Button(_("Drop for good"))
        drop.clicked.connect(self._drop)
        self.say(Tone.WARNING, words, "", keep, drop, closable=False)
        keep.setFocus()

    def _go(self) -> None:
        self.resume.emit(self.work)

    def _drop(self) -> None:
        self.drop.emit(self.work)
