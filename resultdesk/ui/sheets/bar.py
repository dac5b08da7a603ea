"""The bar above the pages of a workbook whose sheets go together: one tab a sheet, with its problems counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QTabBar

from resultdesk.core.language import _
from resultdesk.ui.controls import TARGET
from resultdesk.ui.sheets import names

if TYPE_CHECKING:
    from resultdesk.desk.document import Document


class SheetBar(QTabBar):
    """``chosen(document)`` when a person picks a sheet."""

    chosen = Signal(object)

    def __init__(self, documents: Sequence[Document]) -> None:
        super().__init__()
        self.documents = list(documents)
        self.setAccessibleName(_("Sheets that go together"))
        self.setExpanding(False)
        self.setDrawBase(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        for document in self.documents:
            self.addTab(names.with_counts(document))
        self._soon = QTimer(self, singleShot=True, interval=50)
        self._soon.timeout.connect(self.refresh)
        self.currentChanged.connect(self._changed)

    def show_document(self, document: Document) -> None:
        """This sheet is in front."""
        self.setCurrentIndex(self.documents.index(document))

    def follow(self) -> None:
        """Something has changed: count anew in a moment."""
        self._soon.start()

    def refresh(self) -> None:
        """Write rows and problems of each sheet."""
        for at, document in enumerate(self.documents):
            words = names.with_counts(document)
            if self.tabText(at) != words:
                self.setTabText(at, words)
                self.setTabToolTip(at, _("Sheet “{name}” of the file").format(name=document.raw.name))

    def tabSizeHint(self, index: int) -> QSize:
        """High enough for a finger."""
        hint = super().tabSizeHint(index)
        return QSize(hint.width(), max(hint.height(), TARGET))

    def _changed(self, at: int) -> None:
        if 0 <= at < len(self.documents):
            self.chosen.emit(self.documents[at])
