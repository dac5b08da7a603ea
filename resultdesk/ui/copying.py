"""Save a copy of the spreadsheet as it is now, on a worker."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

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
        kinds = ";;".join((_("Excel workbook with its problems marked (*.xlsx)"), _("Text with columns (*.csv)")))
        name, kind = QFileDialog.getSaveFileName(window, _("Save a copy"), suggested, kinds)
        if not name:
            return
        path = with_ending(Path(name), kind)
        if path == Path(name) or not path.exists() or _may_replace(path, window):
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


def _may_replace(path: Path, window: QWidget) -> bool:
    """Ask as the dialog does for a name that was typed whole: what got its ending here it has not asked for."""
    question = _("There is a file “{name}” already. Replace it?").replace("{name}", path.name)
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.warning(window, _("Save a copy"), question, yes | no, no) == yes


def with_ending(path: Path, kind: str) -> Path:
    """The path with the ending of the chosen kind, where none was typed."""
    if path.suffix.lower() in (".xlsx", ".csv"):
        return path
    return path.with_name(path.name + (".csv" if ".csv" in kind else ".xlsx"))
