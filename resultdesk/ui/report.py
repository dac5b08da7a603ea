"""When the program itself fails: one window that says so, with a report to copy that holds no names and no secrets."""

from __future__ import annotations

import platform
import sys
import threading
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

import resultdesk
from resultdesk.core.language import _
from resultdesk.ui.controls import GAP, Button, Kind, Text, title
from resultdesk.ui.flow import row

MOST_FRAMES = 40


def report_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of error and the lines of the program it went through. Never its message: that may quote a cell."""
    lines = [
        f"ResultDesk {resultdesk.__version__}, Python {platform.python_version()}",
        f"{platform.system()} {platform.release()}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"  {_short(code.co_filename)}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    return "\n".join(lines + frames[-MOST_FRAMES:])


class Reporter(QObject):
    """Put in as ``sys.excepthook``. Works from every thread; shows one window however much goes wrong."""

    _happened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._window: ReportWindow | None = None
        self._happened.connect(self._show)

    def install(self) -> None:
        """Catch what nothing else caught, on every thread."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_on_thread

    def caught(self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        """The hook."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        text = report_text(kind, trace)
        if sys.stderr is not None:
            sys.stderr.write(text + "\n")
        self._happened.emit(text)

    def _caught_on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, text: str) -> None:
        if self._window is None:
            self._window = ReportWindow()
        self._window.add(text)
        self._window.show()
        self._window.raise_()


class ReportWindow(QDialog):
    """Says that work is kept, and offers the report to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("ResultDesk made a mistake"))
        self.resize(640, 440)
        words = Text(
            _(
                "Your changes, receipts and waiting uploads are kept on disk. You can go on; if something looks odd, "
                "close ResultDesk and open it again. The text below helps the developers. It holds no names and no sign-ins."
            )
        )
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(_("Report"))
        self._text.setTabChangesFocus(True)
        copy = Button(_("Copy the report"), Kind.PRIMARY, "copy")
        copy.clicked.connect(self._copy)
        close = Button(_("Go on"))
        close.clicked.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        box.setSpacing(2 * GAP)
        box.addWidget(title(_("Something went wrong in ResultDesk itself.")))
        box.addWidget(words)
        box.addWidget(self._text, 1)
        box.addWidget(row(copy, close))
        self.setWindowModality(Qt.WindowModality.NonModal)

    def add(self, text: str) -> None:
        """One more mishap; the same one twice is shown once."""
        if text not in self._text.toPlainText():
            self._text.appendPlainText(text + "\n")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())


def _short(filename: str) -> str:
    """A file of the program, from its package on: paths hold people's names."""
    parts = Path(filename).parts
    for package in ("resultdesk", "site-packages"):
        if package in parts:
            at = len(parts) - 1 - parts[::-1].index(package)
            return "/".join(parts[at + (package == "site-packages") :])
    return parts[-1] if parts else "?"
