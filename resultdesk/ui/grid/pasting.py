"""Pasting as one piece of work: the clipboard's text read, made into an edit and done, wherever that runs."""

from __future__ import annotations

from collections.abc import Sequence

from resultdesk.core.sheet import Rows
from resultdesk.core.watch import Watch
from resultdesk.desk.document import Document
from resultdesk.ui.grid import clipboard, commands
from resultdesk.ui.grid.commands import Area, Pasted


class Pasting:
    """A text for some areas, or from their first cell on over the rows ``below`` and the columns ``right``."""

    def __init__(self, text: str, areas: Sequence[Area], *, below: Rows, right: Sequence[int]) -> None:
        self._text, self._areas, self.below, self._right = text, areas, below, right
        ends = max(text.count("\n"), text.count("\r"))
        self.lines = ends + (not text.endswith(("\n", "\r")))  # at least as many as there are rows
        self.cells = self.lines + text.count("\t")
        self.columns = right[: text.partition("\n")[0].count("\t") + 1]
        self.height = self.width = 0
        self.pasted = Pasted(None)

    def __call__(self, document: Document, watch: Watch) -> None:
        """Paste; ``pasted``, ``height`` and ``width`` then say what."""
        table = clipboard.from_text(self._text)
        self.height, self.width = len(table), len(table[0])
        watch.step(0, self.height * self.width)
        self.pasted = commands.paste(
            document.sheet,
            table,
            self._areas,
            below=self.below,
            right=self._right,
            new=document.originals.free_numbers(self.height),
        )
        if self.pasted.edit is not None:
            document.do(self.pasted.edit, watch)
