"""Edits to sheets that are shown anew, said again there: what the old ones kept is let go only once that is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resultdesk.core.edits import Edit, cells_in
from resultdesk.core.language import _
from resultdesk.core.watch import Part, Watch
from resultdesk.desk.again import still_possible

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.ui.file_view import FileView


class Carrying(QObject):
    """``carried(this)`` once all edits are in force in ``new``, ``dropped(this)`` where a person would rather not."""

    carried = Signal(object)
    dropped = Signal(object)

    def __init__(self, old: FileView, new: FileView, there: Sequence[int] = ()) -> None:
        """Of each sheet the first ``there`` edits are in the new one already."""
        super().__init__(new)
        self.old = old.documents
        self.new = new
        self._edits: dict[Document, list[Edit]] = {}
        for before, known in zip(old.documents, there or repeat(0), strict=False):
            after = next((one for one in new.documents if one.raw.name == before.raw.name), None)
            if after is not None and before.log.done[known:]:
                self._edits[after] = before.log.done[known:]
        self._left = set(self._edits)

    def begin(self) -> None:
        """Now; few edits are in force when this returns."""
        if not self._left:
            self.carried.emit(self)
        for document, edits in self._edits.items():
            changing = self.new.changings[document]
            changing.ended.connect(self._ended)
            then = partial(self._done, document)
            changing.work_out(
                partial(_again, edits), sum(_cells(edits, document)), _("Putting your changes back"), then
            )

    def _done(self, document: Document) -> None:
        self._left.discard(document)
        if not self._left:
            self.carried.emit(self)

    def _ended(self) -> None:
        if any(not document.lent for document in self._left):
            self._left.clear()
            self.dropped.emit(self)


def _again(edits: Sequence[Edit], document: Document, watch: Watch) -> None:
    possible = still_possible(edits, document.sheet, rows=True)
    sizes, done = _cells(possible, document), 0
    for edit, size in zip(possible, sizes, strict=True):
        document.do(edit, Part(watch, done, size, sum(sizes)))
        done += size


def _cells(edits: Sequence[Edit], document: Document) -> list[int]:
    """How many cells each edit is about."""
    width = len(document.sheet.columns)
    return [sum(cells_in(change, width) for change in edit.changes) for edit in edits]
