"""What mending all at once would change, column by column, to be seen before it is done."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.checking import fixing
from resultdesk.core.edits import Edit, SetCells, positions
from resultdesk.core.language import _, translate_n
from resultdesk.core.sheet import Sheet
from resultdesk.desk.document import Document
from resultdesk.ui.check.group_card import before_and_after
from resultdesk.ui.controls import GAP, Button, Kind, Text

SAMPLES = 3


class BeforeMending(QWidget):
    """A button that unfolds the changes. They are worked out only while it is open."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
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
        """Follow the document, where the changes are shown."""
        if not self.text.isHidden():
            edit = fixing.sure_fixes(self._document.checker)
            self.text.setText("\n".join(lines(self._document.sheet, edit)) if edit is not None else "")

    def _turn(self) -> None:
        opening = self.text.isHidden()
        self.text.setVisible(opening)
        self.toggle.say(_("Hide what will change") if opening else _("Show what will change"))
        self.refresh()


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
