"""What a newer version of the file did to the work on it: counted in a strip, conflicts one at a time below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import _, grouped, translate_n
from resultdesk.ui.controls import GAP, Button, Kind, Text
from resultdesk.ui.flow import row
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.desk.merging import Conflict, Merge


class NewerFile(QWidget):
    """Hidden where the file is the same. ``cell_wanted(number, column)`` when a person wants to see a cell."""

    cell_wanted = Signal(int, int)
    decided = Signal()
    """The last conflict has been decided about."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.strip = Strip()
        self._left: list[Conflict] = []
        self._all = 0
        self._decide: Button | None = None
        self.line: ConflictLine | None = None
        """The conflict that is being decided about."""
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self.strip)
        merge = document.merge
        self.setVisible(merge is not None and merge.anything)
        if merge is not None and merge.anything:
            self._left, self._all = list(merge.conflicts), len(merge.conflicts)
            self._tell(merge)

    def _tell(self, merge: Merge) -> None:
        buttons = []
        if merge.changed or merge.added:
            first = Button(_("Show the first change"))
            first.clicked.connect(self._show_first)
            buttons.append(first)
        if merge.conflicts:
            self._decide = Button(_("Decide cell by cell"), Kind.PRIMARY)
            self._decide.clicked.connect(self._next)
            buttons.append(self._decide)
        tone = Tone.WARNING if merge.conflicts or merge.lost else Tone.NOTE
        self.strip.say(tone, _("The spreadsheet has changed since you worked on it."), sentence(merge), *buttons)

    def _show_first(self) -> None:
        merge = self._document.merge
        if merge is not None:
            self.cell_wanted.emit(min([*merge.changed, *merge.added]), 0)

    def _next(self) -> None:
        """The next conflict instead of the one before; after the last, what is left to tell."""
        if self.line is not None:
            self._box.removeWidget(self.line)
            self.line.setVisible(False)
            self.line.deleteLater()
            self.line = None
        if not self._left:
            self._decide = None
            self._over()
            return
        if self._decide is not None:
            self._decide.setEnabled(False)
        conflict = self._left.pop(0)
        self.line = ConflictLine(self._document, conflict, self, (self._all - len(self._left), self._all))
        self.line.settled.connect(self._next)
        self._box.addWidget(self.line)
        self.line.ours.setFocus()

    def _over(self) -> None:
        merge = self._document.merge
        rest = replace(merge, conflicts=[]) if merge is not None else None
        if rest is not None and rest.anything:
            self._tell(rest)
        else:
            self.setVisible(False)
        self.decided.emit()


class ConflictLine(QWidget):
    """One cell: what the file says now, what the person made of it, and the choice. ``settled`` when it is made."""

    settled = Signal()

    def __init__(self, document: Document, conflict: Conflict, page: NewerFile, at: tuple[int, int] = (1, 1)) -> None:
        super().__init__()
        self._document, self._conflict, self._page = document, conflict, page
        header = document.sheet.columns[conflict.column].header
        where = _("Row {row}, {column}: was “{base}”. The file now says “{theirs}”, you made it “{ours}”.").format(
            row=conflict.number, column=header, base=conflict.base, theirs=conflict.theirs, ours=conflict.ours
        )
        place = _("{done} of {total}").format(done=grouped(at[0]), total=grouped(at[1]))
        self.text = Text(where if at[1] == 1 else f"{place}  ·  {where}")
        self.show_button = Button(_("Show"))
        self.theirs = Button(_("Take “{value}”").format(value=conflict.theirs))
        self.ours = Button(_("Keep “{value}”").format(value=conflict.ours), Kind.PRIMARY)
        self.show_button.clicked.connect(self._show)
        self.theirs.clicked.connect(self._take)
        self.ours.clicked.connect(self.settled)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        box.addWidget(self.text)
        box.addWidget(row(self.ours, self.theirs, self.show_button))

    def _show(self) -> None:
        self._page.cell_wanted.emit(self._conflict.number, self._conflict.column)

    def _take(self) -> None:
        from resultdesk.desk import merging

        merging.take_theirs(self._document, [self._conflict])
        self.settled.emit()


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
