"""Looking through the whole sheet: at once where that is quick, else on another thread, in a snapshot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from resultdesk.core.sheet import Sheet
from resultdesk.core.watch import Watch
from resultdesk.ui.grid.model import SheetModel
from resultdesk.ui.work import Tell, Work

AT_ONCE = 50_000
"""Distinct texts that are looked through in less than 50 ms."""

Look = Callable[[Sheet], Any]
Then = Callable[[Any], None]


class Searching(QObject):
    """One search at a time: a newer one takes the place of one that is under way."""

    busy = Signal(bool)

    def __init__(self, model: SheetModel) -> None:
        super().__init__(model)
        self._model = model
        self._wanted: tuple[Look, Then] | None = None
        self._job: Work | None = None
        self._stale = False
        model.followed.connect(self._document_changed)

    def run(self, look: Look, then: Then) -> None:
        """Call ``then`` with what ``look`` finds in the sheet as it is at that moment."""
        sheet = self._model.document.sheet
        if sum(len(column.pool) for column in sheet.columns) <= AT_ONCE:
            self._wanted = None
            then(look(sheet))
            return
        self._wanted = (look, then)
        if self._job is None:
            self._start(look)

    def _start(self, look: Look) -> None:
        self._stale = False
        self._job = Work(_Looking(look, self._model.document.sheet.snapshot()))
        self._job.done.connect(self._done)
        self._job.start()
        self.busy.emit(True)

    def _done(self, found: object) -> None:
        self._job = None
        if self._wanted is None:
            self.busy.emit(False)
            return
        asked, then = self._wanted
        if self._stale or not isinstance(found, _Found) or found.look is not asked:
            self._start(asked)
            return
        self._wanted = None
        self.busy.emit(False)
        then(found.result)

    def _document_changed(self) -> None:
        self._stale = True


class _Found:
    def __init__(self, look: Look, result: object) -> None:
        self.look = look
        self.result = result


class _Looking:
    """Looks on a worker thread."""

    def __init__(self, look: Look, sheet: Sheet) -> None:
        self._look = look
        self._sheet = sheet

    def __call__(self, _watch: Watch, _tell: Tell) -> _Found:
        return _Found(self._look, self._look(self._sheet))
