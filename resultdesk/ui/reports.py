"""Reports of the program's own mistakes, kept as text files beside the rest of the state, the newest few.

They hold kinds of errors and lines of the program, never what a spreadsheet or an account says (``crash.report_text``).
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from resultdesk.core import private
from resultdesk.desk import places

MOST = 20


def folder() -> Path:
    """Where they are; it may not be there yet."""
    return places.home() / "reports"


def keep(text: str) -> Path | None:
    """Write a report down; None where the disk does not take it (the window shows it all the same)."""
    path = folder() / f"{datetime.now(UTC):%Y-%m-%d %H.%M.%S.%f}.txt"
    try:
        folder().mkdir(private.FOLDER, parents=True, exist_ok=True)
        path.write_text(text + "\n", "utf-8")
    except OSError:
        return None
    with suppress(OSError):  # an old one that cannot be removed does no harm
        for old in sorted(folder().glob("*.txt"))[:-MOST]:
            old.unlink()
    return path


def show() -> None:
    """Open the folder in the system's file manager."""
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    with suppress(OSError):
        folder().mkdir(private.FOLDER, parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder())))
