"""Save a copy of the spreadsheet as it is now, on a worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from resultdesk.core.language import _
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.desk.document import Document


class Copying(QObject):
    """``began()``, then ``saved(file name)`` or ``failed(DeskError)``."""

    saved = Signal(str)
    began = Signal()
    failed = Signal(object)

    def ask(self, document: Document, window: QWidget, folder: str) -> None:
        """Ask for a name, then save. The endings choose the kind."""
        suggested = str(Path(folder or document.path.parent) / f"{document.path.stem} - {_('copy')}.xlsx")
        kinds = (_("Excel workbook with its problems marked (*.xlsx)"), _("Text with columns (*.csv)"))
        from resultdesk.ui import file_dialogs

        path = file_dialogs.to_save(window, _("Save a copy"), suggested, kinds)
        if path is not None:
            self.save(document, path)

    def save(self, document: Document, path: Path) -> None:
        """Save on a worker what the document holds at this moment."""
        from resultdesk.desk.exporting import Copy

        self._name = path.name
        copy = Copy(document)
        self.began.emit()

        def call(watch: Watch, _tell: Tell) -> None:
            copy.save(path, watch)

        work = Work(call)
        work.done.connect(self._done)
        work.failed.connect(self.failed)
        work.start()

    def _done(self) -> None:
        self.saved.emit(self._name)
