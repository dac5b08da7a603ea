"""Undo and redo: the edits in force with what undoes each, and those that were taken back."""

from __future__ import annotations

from resultdesk.core.edits import Edit, Inverse, Label, Touched, apply
from resultdesk.core.sheet import Sheet
from resultdesk.core.watch import Watch


class EditLog:
    """Undo and redo to the beginning. The sheet is changed only through here."""

    def __init__(self) -> None:
        self._undo: list[tuple[Edit, Inverse]] = []  # (done, what undoes it)
        self._redo: list[Edit] = []

    def do(self, sheet: Sheet, edit: Edit, watch: Watch | None = None) -> list[Touched]:
        """Apply an edit and forget what could be redone."""
        inverse, touched = apply(sheet, edit, watch)
        self._undo.append((edit, inverse))
        self._redo.clear()
        return touched

    def undo(self, sheet: Sheet, watch: Watch | None = None) -> list[Touched]:
        """Take the last edit back; call only if ``undo_label`` is not None."""
        done, inverse = self._undo[-1]
        _, touched = apply(sheet, inverse, watch)
        self._undo.pop()
        self._redo.append(done)
        return touched

    def redo(self, sheet: Sheet, watch: Watch | None = None) -> list[Touched]:
        """Apply the last undone edit again; call only if ``redo_label`` is not None."""
        edit = self._redo[-1]
        inverse, touched = apply(sheet, edit, watch)
        self._redo.pop()
        self._undo.append((edit, inverse))
        return touched

    def fork(self) -> EditLog:
        """The same log once more, for changes that may be dropped."""
        other = EditLog()
        other._undo, other._redo = list(self._undo), list(self._redo)
        return other

    @property
    def next_undo(self) -> Inverse | None:
        """What Undo would apply."""
        return self._undo[-1][1] if self._undo else None

    @property
    def next_redo(self) -> Edit | None:
        """What Redo would apply."""
        return self._redo[-1] if self._redo else None

    @property
    def undo_label(self) -> Label | None:
        """The name of what Undo would take back."""
        return self._undo[-1][0].label if self._undo else None

    @property
    def redo_label(self) -> Label | None:
        """The name of what Redo would bring back."""
        return self._redo[-1].label if self._redo else None

    @property
    def done(self) -> list[Edit]:
        """All edits in force, oldest first (the list of changes, the journal)."""
        return [edit for edit, _ in self._undo]
