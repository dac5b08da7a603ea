"""What a newer version of the file did to the work on it: counted in a strip, conflicts one by one below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import _, translate_n
from resultdesk.ui.controls import GAP, Button, Kind, Text
from resultdesk.ui.flow import row
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.desk.merging import Conflict, Merge

SHOWN = 50
"""Conflicts listed one by one; more are counted."""


class NewerFile(QWidget):
    """Hidden where the file is the same. ``cell_wanted(number, column)`` when a person wants to see a cell."""

    cell_wanted = Signal(int, int)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.strip = Strip()
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        self._list.setVisible(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.strip)
        box.addWidget(self._list)
        merge = document.merge
        self.setVisible(merge is not None and merge.anything)
        if merge is not None and merge.anything:
            self._tell(merge)

    def _tell(self, merge: Merge) -> None:
        buttons = []
        if merge.changed or merge.added:
            first = Button(_("Show the first change"))
            first.clicked.connect(self._show_first)
            buttons.append(first)
        if merge.conflicts:
            show = Button(_("Decide cell by cell"), Kind.PRIMARY)
            show.clicked.connect(self._show_conflicts)
            buttons.append(show)
        tone = Tone.WARNING if merge.conflicts or merge.lost else Tone.NOTE
        self.strip.say(tone, _("The spreadsheet has changed since you worked on it."), sentence(merge), *buttons)

    def _show_first(self) -> None:
        merge = self._document.merge
        if merge is not None:
            self.cell_wanted.emit(min([*merge.changed, *merge.added]), 0)

    def _show_conflicts(self) -> None:
        merge = self._document.merge
        if merge is None:
            return
        for conflict in merge.conflicts[:SHOWN]:
            self._lines.addWidget(ConflictLine(self._document, conflict, self))
        if len(merge.conflicts) > SHOWN:
            more = len(merge.conflicts) - SHOWN
            self._lines.addWidget(Text(translate_n("… and 1 more", "… and {n} more", more)))
        self._list.setVisible(True)


class ConflictLine(QWidget):
    """One cell: what the file says now, what the person made of it, and the choice."""

    def __init__(self, document: Document, conflict: Conflict, page: NewerFile) -> None:
        super().__init__()
        self._document, self._conflict, self._page = document, conflict, page
        header = document.sheet.columns[conflict.column].header
        where = _("Row {row}, {column}: was “{base}”. The file now says “{theirs}”, you made it “{ours}”.").format(
            row=conflict.number, column=header, base=conflict.base, theirs=conflict.theirs, ours=conflict.ours
        )
        self.text = Text(where)
        self.show_button = Button(_("Show"))
        self.theirs = Button(_("Take “{value}”").format(value=conflict.theirs))
        self.ours = Button(_("Keep “{value}”").format(value=conflict.ours), Kind.PRIMARY)
        self.show_button.clicked.connect(self._show)
        self.theirs.clicked.connect(self._take)
        self.ours.clicked.connect(self._settled)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, GAP)
        box.addWidget(self.text)
        box.addWidget(row(self.ours, self.theirs, self.show_button))

    def _show(self) -> None:
        self._page.cell_wanted.emit(self._conflict.number, self._conflict.column)

    def _take(self) -> None:
        from resultdesk.desk import merging

        merging.take_theirs(self._document, [self._conflict])
        self._settled()

    def _settled(self) -> None:
        self.setVisible(False)


def sentence(merge: Merge) -> str:
    """ "3 rows changed, 1 row is new, 2 rows are gone. 1 cell was changed by both." """
    rows = [
        translate_n("1 row changed", "{n} rows changed", len(merge.changed)) if merge.changed else "",
        translate_n("1 row is new", "{n} rows are new", len(merge.added)) if merge.added else "",
        translate_n("1 row is gone", "{n} rows are gone", len(merge.gone)) if merge.gone else "",
    ]
    words = [f"{', '.join(filter(None, rows))}."] if any(rows) else []
    if merge.conflicts:
        words.append(
            translate_n(
                "1 cell was changed by both; yours stands in it now.",
                "{n} cells were changed by both; yours stand in them now.",
                len(merge.conflicts),
            )
        )
    if merge.lost:
        words.append(
            translate_n(
                "1 of your changes was in a row or column that is gone.",
                "{n} of your changes were in rows or columns that are gone.",
                merge.lost,
            )
        )
    return " ".join(words) or _("Your changes are on top of the new version.")
