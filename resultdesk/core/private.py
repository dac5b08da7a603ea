"""Files that only the person who runs the program may read: what was sent names runners and their birth dates.

On Windows a file has the rights of its folder, and the folder is the person's own.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

FOLDER = 0o700
"""The rights of a folder that we make."""

_FILE = stat.S_IRUSR | stat.S_IWUSR
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def only_ours(path: Path) -> None:
    """Make the file if it is not there; take its rights from others if they have any. Raises OSError.

    A file that is there is not opened: closing it would let go of SQLite's locks on it.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _FILE))
    except FileExistsError:
        narrow(path)


def narrow(path: Path) -> None:
    """Take the rights to a file that is there from others; one that belongs to somebody else is left as it is."""
    if os.name != "posix":
        return
    try:
        if path.stat().st_mode & _OTHERS:
            path.chmod(_FILE)
    except (FileNotFoundError, PermissionError):
        return
