"""Locks on files that the operating system lets go of when a process dies, even by kill -9 or a power cut."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from types import TracebackType

from resultdesk.core.errors import CannotKeep

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class FileLock:
    """An exclusive lock on a small file beside the outbox. Held by the open file, not by the thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._handle: int | None = None

    def take(self) -> bool:
        """Whether it could be taken at once."""
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            taken = _try_lock(handle)
        except OSError:
            os.close(handle)
            raise
        if taken and not self._still_there(handle):
            taken = False  # swept away by another process between opening and locking: the name is somebody else's
        if taken:
            self._handle = handle
        else:
            os.close(handle)
        return taken

    def _still_there(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self.path.stat())
        except FileNotFoundError:
            return False

    def free(self, *, remove: bool = False) -> None:
        """Let go; ``remove`` takes the file away too (only for names that are never used again)."""
        if self._handle is None:
            return
        if remove and sys.platform != "win32":
            self.path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None
        if remove and sys.platform == "win32":
            # Another process may just be looking at it; whoever finds it next takes it away.
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)

    def wait_for(self, seconds: float) -> FileLock:
        """Take it within ``seconds`` for a ``with``; raises CannotKeep("outbox.locked") else."""
        end = time.monotonic() + seconds
        while not self.take():
            if time.monotonic() > end:
                raise CannotKeep("outbox.locked", str(self.path.parent))
            time.sleep(0.02)
        return self

    def __enter__(self) -> FileLock:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.free()


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock at ``path``. What a dead one left behind is taken away."""
    if not path.exists():
        return False
    lock = FileLock(path)
    if not lock.take():
        return True
    lock.free(remove=True)
    return False
