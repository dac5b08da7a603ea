"""What a flat list unfolds into (riders, horses, clubs of a start list), to be looked at before it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from resultdesk.core.language import _, grouped, translate, translate_n
from resultdesk.ui.controls import GAP, Button, Kind, Text

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.platforms.offers import Branch

MOST_ROWS = 30
"""Row numbers named behind a name; more are counted."""


class BranchesPart(QWidget):
    """One sentence with the counts, and the tree one click away."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.words = Text()
        self.toggle = Button("", Kind.QUIET)
        self.toggle.clicked.connect(self._toggle)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(_("What the list is made of"))
        self.tree.setHeaderLabels([_("Name"), _("Rows of the sheet")])
        self.tree.setMinimumHeight(260)
        self.tree.setColumnWidth(0, 380)
        self._shown: list[Branch] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP // 2)
        for part in (self.words, self.toggle, self.tree):
            box.addWidget(part)
        self._fold(folded=True)

    def refresh(self) -> bool:
        """Look anew; False where rows are just rows."""
        from resultdesk.platforms.offers import Unfolds

        platform, rows = self.document.platform, self.document.ready_rows()
        branches = []
        if isinstance(platform, Unfolds) and self.document.binder is None and len(rows):
            branches = platform.branches(self.document.table(rows), self.document.destination.settings)
        if branches != self._shown:
            self._shown = branches
            self._fill(branches)
        return bool(branches)

    def _fill(self, branches: list[Branch]) -> None:
        self.tree.clear()
        counts = [f"{translate(branch.label)} {grouped(len(branch.names))}" for branch in branches]
        self.words.setText(_("The list holds: {counts}. The same one is sent once.").format(counts=" · ".join(counts)))
        for branch in branches:
            top = QTreeWidgetItem([f"{translate(branch.label)} ({grouped(len(branch.names))})"])
            self.tree.addTopLevelItem(top)
            for name, rows in sorted(branch.names.items(), key=lambda one: (-len(one[1]), one[0])):
                top.addChild(QTreeWidgetItem([name, _rows(rows)]))

    def _toggle(self) -> None:
        self._fold(folded=not self.tree.isHidden())

    def _fold(self, *, folded: bool) -> None:
        self.tree.setVisible(not folded)
        self.toggle.say(_("Show who and what is in the list") if folded else _("Hide who and what is in the list"))


def _rows(rows: object) -> str:
    numbers = list(rows) if isinstance(rows, list | tuple) else []
    words = ", ".join(str(number) for number in numbers[:MOST_ROWS])
    more = len(numbers) - MOST_ROWS
    return f"{words} {translate_n('and 1 more', 'and {n} more', more)}" if more > 0 else words
