"""What nothing else caught: a report without names or secrets, and one window that shows it."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

import resultdesk

if TYPE_CHECKING:
    from resultdesk.ui.report import ReportWindow

MOST_FRAMES = 40


def report_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of error and the lines of the program it went through. Never its message: that may quote a cell."""
    import platform

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
        self.window: ReportWindow | None = None
        self._happened.connect(self._show)

    def install(self) -> None:
        """Catch what nothing else caught, on every thread."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_on_thread

    def caught(self, kind: type[BaseException], _error: BaseException, trace: TracebackType | None) -> None:
        """The hook."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        text = report_text(kind, trace)
        if sys.stderr is not None:
            sys.stderr.write(text + "\n")
        from resultdesk.ui import reports

        reports.keep(text)
        self._happened.emit(text)

    def _caught_on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _show(self, text: str) -> None:
        from resultdesk.ui.report import ReportWindow

        if self.window is None:
            self.window = ReportWindow()
        self.window.add(text)
        self.window.show()
        self.window.raise_()


def _short(filename: str) -> str:
    """A file of the program, from its package on: paths hold people's names."""
    parts = filename.replace("\\", "/").split("/")
    for package in ("resultdesk", "site-packages"):
        if package in parts:
            at = len(parts) - 1 - parts[::-1].index(package)
            return "/".join(parts[at + (package == "site-packages") :])
    return parts[-1]
