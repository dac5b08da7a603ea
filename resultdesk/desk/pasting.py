"""A range pasted from a spreadsheet program becomes a file of the desk's own, and from then on a spreadsheet as any."""

from __future__ import annotations

import time
from pathlib import Path

from resultdesk.core import private
from resultdesk.core.errors import CannotKeep, CannotRead
from resultdesk.core.language import N_, translate

KEPT_DAYS = 90
_FOLDER = "pasted"


def keep(home: Path, text: str) -> Path:
    """Write the text down; returns the file. Raises CannotRead (paste.empty), CannotKeep."""
    if not text.strip():
        raise CannotRead("paste.empty")
    folder = home / _FOLDER
    name = translate(N_("Pasted {time}")).replace("{time}", time.strftime("%Y-%m-%d %H.%M.%S"))
    path = folder / f"{name}.txt"
    try:
        folder.mkdir(private.FOLDER, parents=True, exist_ok=True)
        at = 1
        while path.exists():
            at += 1
            path = folder / f"{name} ({at}).txt"
        path.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise CannotKeep("state.not_writable", str(folder), reason=error.strerror or "") from error
    return path


def read_as(text: str) -> tuple[str, str | None]:
    """Encoding and delimiter of what ``keep`` wrote: spreadsheet programs put tabs between the cells."""
    return "utf-8", "\t" if "\t" in text else None


def tidy(home: Path) -> None:
    """Take away what was pasted long ago; what cannot be taken away stays. Receipts keep what was sent."""
    oldest = time.time() - KEPT_DAYS * 24 * 3600
    for path in (home / _FOLDER).glob("*.txt"):
        try:
            if path.stat().st_mtime < oldest:
                path.unlink()
        except OSError:
            continue
