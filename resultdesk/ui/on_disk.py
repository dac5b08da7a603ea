"""Notices that another program has saved a spreadsheet that is open here. Looks when the window comes to the front."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.desk.rereading import Stamp

Open = dict[Path, str]
"""The files that are open, with the fingerprint of what was read."""


class OnDisk(QObject):
    """``changed(path, fingerprint)`` once for each version of a file that is not the one that was read."""

    changed = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stamps: dict[tuple[Path, str], Stamp] = {}
        self._work: Work | None = None
        self._next: Open = {}

    def look(self, files: Open) -> None:
        """Look on a worker (a network drive may be slow); a second wish waits for the first."""
        if self._work is not None:
            self._next = files
            return
        known = {key: self._stamps.get(key) for key in files.items()}
        if not known:
            return

        def call(_watch: Watch, _tell: Tell) -> list[tuple[Path, str, Stamp, bool]]:
            return _found(known)

        work = self._work = Work(call)
        work.done.connect(self._told)
        work.finished.connect(self._over)
        work.start()

    def _told(self, found: list[tuple[Path, str, Stamp, bool]]) -> None:
        for path, fingerprint, stamp, differs in found:
            self._stamps[path, fingerprint] = stamp
            if differs:
                self.changed.emit(path, fingerprint)

    def _over(self) -> None:
        self._work = None
        files, self._next = self._next, {}
        self.look(files)


def _found(known: dict[tuple[Path, str], Stamp | None]) -> list[tuple[Path, str, Stamp, bool]]:
    """Worker. Files whose stamp is another than when they were last looked at, and whether they hold something else."""
    from resultdesk.desk import rereading

    found = []
    for (path, fingerprint), before in known.items():
        stamp = rereading.stamp(path)
        if stamp is not None and stamp != before:
            found.append((path, fingerprint, stamp, rereading.differs(path, fingerprint)))
    return found
