"""Print, copy, save: what can be done with a receipt, wherever one is shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QGuiApplication, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from resultdesk.core.language import _
from resultdesk.sheets import writing
from resultdesk.ui import file_dialogs
from resultdesk.ui.controls import Button
from resultdesk.ui.flow import row
from resultdesk.ui.history import wording
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.sending.receipts import Receipt


class ReceiptActions(QObject):
    """Three buttons in a row (``widget``). ``told(words)`` what was done, ``failed(DeskError)`` what was not."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.receipt: Receipt | None = None
        self.print_button = Button(_("Print the receipt"), icon="print")
        self.copy_button = Button(_("Copy the receipt"), icon="copy")
        self.save_button = Button(_("Save the receipt…"), icon="save")
        self.widget: QWidget = row(self.print_button, self.copy_button, self.save_button)
        self.print_button.clicked.connect(self.print)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self.save)

    def print(self) -> None:
        """Ask for a printer and print."""
        if self.receipt is None:
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"{Path(self.receipt.source.name).stem} - {self.receipt.id}")
        if QPrintDialog(printer, self.widget.window()).exec():
            page(self.receipt).print_(printer)
            self.told.emit(_("The receipt has gone to the printer."))

    def copy(self) -> None:
        """Put it on the clipboard as text."""
        if self.receipt is not None:
            QGuiApplication.clipboard().setText(wording.as_text(self.receipt))
            self.told.emit(_("The receipt is copied."))

    def save(self) -> None:
        """Ask for a name and save: as PDF, as text, or whole for other programs."""
        if self.receipt is None:
            return
        kinds = (_("PDF page (*.pdf)"), _("Text (*.txt)"), _("For other programs (*.json)"))
        suggested = f"{Path(self.receipt.source.name).stem} - {self.receipt.id}.pdf"
        path = file_dialogs.to_save(self.widget.window(), _("Save the receipt"), suggested, kinds)
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Save on a worker."""
        if self.receipt is None:
            return
        receipt = self.receipt

        def call(_watch: Watch, _tell: Tell) -> str:
            write(receipt, path)
            return path.name

        work = Work(call)
        work.done.connect(self._saved)
        work.failed.connect(self.failed)
        work.start()

    def _saved(self, name: str) -> None:
        self.told.emit(_("Saved as {name}.").format(name=name))


def write(receipt: Receipt, path: Path) -> None:
    """Write a receipt in the form that the file's name asks for, whole or not at all. On any thread.

    Raises CannotKeep (file.not_written).
    """
    match path.suffix.lower():
        case ".json":
            import orjson

            made = orjson.dumps(receipt.to_json(), option=orjson.OPT_INDENT_2)
        case ".pdf":
            made = as_pdf(receipt)
        case _:
            made = wording.as_text(receipt).encode("utf-8", "replace")

    def put(unfinished: Path) -> None:
        unfinished.write_bytes(made)

    writing.whole_file(path, put)


def as_pdf(receipt: Receipt) -> bytes:
    """The printed page as a PDF file."""
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(made)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setTitle(f"{receipt.source.name} - {receipt.id}")
    page(receipt).print_(writer)
    del writer  # only now it writes the end of the file
    return bytes(made.data().data())


def page(receipt: Receipt) -> QTextDocument:
    """A receipt as a printable document."""
    made = QTextDocument()
    made.setHtml(wording.as_page(receipt))
    return made
