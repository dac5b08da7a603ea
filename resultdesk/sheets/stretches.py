"""Cutting the inflated XML of a sheet into stretches of whole rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_ROW_END = b"</row>"
_LONGEST_ROW = 1 << 26
_LONGEST_HEAD = 1 << 22


class Irregular(Exception):
    """The sheet is written in a way that only the careful reader understands: a signal, not an error."""


class Source:
    """The stretches of a worksheet part, and in ``tail`` what follows the rows."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self.tail = b""

    def stretches(self) -> Iterator[bytes]:
        """Whole rows, some megabytes at a time. Raises Irregular, and CannotRead from the pieces."""
        kept = self._after_head()
        while True:
            end = kept.find(_END)
            if end >= 0:
                self.tail = kept[end:] + b"".join(self._pieces)
                if kept[:end].strip():
                    yield kept[:end]
                return
            cut = kept.rfind(_ROW_END) + len(_ROW_END)
            if cut >= len(_ROW_END):
                yield kept[:cut]
                kept = kept[cut:]
            elif len(kept) > _LONGEST_ROW:
                raise Irregular
            piece = next(self._pieces, b"")
            if not piece:
                raise Irregular
            kept += piece

    def _after_head(self) -> bytes:
        head = b""
        while (at := head.find(_BEGIN)) < 0:
            piece = next(self._pieces, b"")
            if not piece or len(head) > _LONGEST_HEAD:
                raise Irregular
            head += piece
        declaration = head[:200].split(b"?>")[0].lower()
        if b"<!" in head[:at] or (b"encoding=" in declaration and b"utf-8" not in declaration):
            raise Irregular
        return head[at + len(_BEGIN) :]
