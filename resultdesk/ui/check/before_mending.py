"""What mending all at once would change, column by column, to be seen before it is done."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.checking import fixing
from resultdesk.core.edits import Edit, SetCells, positions
from resultdesk.core.language import _, translate_n
from resultdesk.core.sheet import Sheet
from resultdesk.core.watch import Watch
from resultdesk.desk.document import Document
from resultdesk.ui.changing import AT_ONCE, Changing
from resultdesk.ui.check.group_card import before_and_after
from resultdesk.ui.controls import GAP, Button, Kind, Text

SAMPLES = 3
PROBLEM = 4
"""Working out the cure of a problem takes as long as changing so many cells."""


class BeforeMending(QWidget):
    """A button that unfolds the changes. They are worked out only while it is open."""

    def __init__(self, document: Document, changing: Changing | None = None) -> None:
        super().__init__()
        self._document = document
        self._changing = changing or Changing(document, self)
        self._shown_for: object = None  # the log of edits that the text is about
        self.toggle = Button(_("Show what will change"), Kind.QUIET)
        self.text = Text(muted=True)
        self.text.setVisible(False)
        self.toggle.clicked.connect(self._turn)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP // 2)
        box.addWidget(self.toggle)
        box.addWidget(self.text)

    def refresh(self) -> None:
        """Follow the document, where the changes are shown. What takes long is folded away until it is asked for."""
        if self.text.isHidden():
            return
        if self._weight() <= AT_ONCE:
            self._show()
        elif self._shown_for != self._now():
            self._fold(away=True)

    def _turn(self) -> None:
        if self.text.isHidden():
            self._show()
        else:
            self._fold(away=True)

    def _show(self) -> None:
        looked = _Looking()
        self._changing.work_out(looked, self._weight(), self.toggle.accessibleName(), lambda: self._tell(looked))

    def _tell(self, looked: _Looking) -> None:
        self.text.setText(looked.text)
        self._shown_for = self._now()
        self._fold(away=False)

    def _fold(self, *, away: bool) -> None:
        if self.text.isHidden() is not away:
            self.text.setVisible(not away)
            self.toggle.say(_("Show what will change") if away else _("Hide what will change"))

    def _weight(self) -> int:
        return PROBLEM * sum(group.n for group in self._document.checker.groups())

    def _now(self) -> tuple[object, ...]:
        log = self._document.log
        return log.next_undo, log.next_redo


class _Looking:
    """Works out what mending all would change, and changes nothing."""

    def __init__(self) -> None:
        self.text = ""

    def __call__(self, document: Document, watch: Watch) -> None:
        edit = fixing.sure_fixes(document.checker, watch)
        self.text = "\n".join(lines(document.sheet, edit)) if edit is not None else ""


def lines(sheet: Sheet, edit: Edit) -> Iterator[str]:
    """The changes of an edit: a line a column with its number of cells, then some texts before and after."""
    for change in edit.changes:
        if not isinstance(change, SetCells):
            continue
        column, n = sheet.columns[change.column], len(change.numbers)
        yield translate_n("{column}: 1 cell", "{column}: {n} cells", n).replace("{column}", column.header)
        codes = column.codes[positions(sheet, change.numbers)]
        before, first, times = np.unique(codes, return_index=True, return_counts=True)
        shown = np.lexsort((first, -times))[:SAMPLES].tolist()  # the most frequent first, then as they come
        told = [(column.pool[before[at]], change.texts[first[at]]) for at in shown]
        yield from ("    " + line for line in before_and_after(told, len(before)).splitlines())
