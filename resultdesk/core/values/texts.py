"""Many texts looked at in bulk: one block of bytes, searched by numpy, so that fine texts cost almost nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Suspects = npt.NDArray[np.bool_]
"""One flag a text: True where a closer look is needed."""

ByteTable = npt.NDArray[np.bool_]
"""256 flags: which bytes of UTF-8 count."""


_FIRST_BYTES = np.array([(1 << (8 * n)) - 1 for n in range(9)], dtype=np.uint64)
_ODD_NUMBERS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))


class Texts:
    """The texts of ``values`` as UTF-8. Lengths are in bytes, so at least the length in characters."""

    __slots__ = ("_block", "_edged", "data", "ends", "lengths", "starts")

    def __init__(self, values: Sequence[str]) -> None:
        block = block_of(values)
        if block.count(b"\0") != len(values):
            block = block_of([value.replace("\0", "\x01") for value in values])
        self._find(block)

    @classmethod
    def packed(cls, block: bytes, ends: npt.NDArray[np.intp] | None = None) -> Texts:
        """The texts of a block, as ``block_of`` makes it; ``ends`` are the places of its zeros, if they are known."""
        texts = cls.__new__(cls)
        texts._find(block, ends)
        return texts

    def _find(self, block: bytes, ends: npt.NDArray[np.intp] | None = None) -> None:
        self._block = block
        self._edged: dict[int, Suspects] = {}
        self.data = np.frombuffer(block, dtype=np.uint8)
        self.ends = np.flatnonzero(self.data == 0) if ends is None else ends
        self.starts = np.empty_like(self.ends)
        self.starts[:1] = 0
        self.starts[1:] = self.ends[:-1] + 1
        self.lengths = self.ends - self.starts

    def __len__(self) -> int:
        return len(self.ends)

    def none(self) -> Suspects:
        """No suspects: what a screen starts from."""
        return np.zeros(len(self), dtype=np.bool_)

    def holding(self, table: bytes) -> Suspects:
        """Texts with at least one byte that ``table`` (256 bytes of 0 and 1, see ``byte_table``) marks."""
        found = self.none()
        hits = np.flatnonzero(np.frombuffer(self._block.translate(table), dtype=np.bool_))
        if len(hits):
            found[np.searchsorted(self.ends, hits)] = True
        return found

    def edged(self, byte: int) -> Suspects:
        """Texts that begin or end with this byte. Several rules ask the same."""
        if byte not in self._edged:
            edge = (self.data[self.starts] == byte) | (self.data[self.ends - 1] == byte)
            self._edged[byte] = edge & (self.lengths > 0)
        return self._edged[byte]

    def marks(self, bits: int) -> npt.NDArray[np.intp]:
        """A number below 2 ** ``bits`` for each text, made of its two ends: seldom the same for texts that differ."""
        words = np.ndarray((len(self._block) + 1,), "<u8", self._block + bytes(8), strides=(1,))
        size = np.minimum(self.lengths, 8)
        mixed = (words[self.starts] & _FIRST_BYTES[size]) * _ODD_NUMBERS[0]
        mixed ^= mixed >> np.uint64(32)
        mixed += words[self.ends - size] & _FIRST_BYTES[size]
        mixed += self.lengths.astype(np.uint64)
        marks: npt.NDArray[np.intp] = ((mixed * _ODD_NUMBERS[1]) >> np.uint64(64 - bits)).astype(np.intp)
        return marks

    def matrix(self, rows: npt.NDArray[np.intp], width: int) -> npt.NDArray[np.uint8]:
        """The bytes of the texts at ``rows``, which must all be ``width`` bytes long, one text a row."""
        block: npt.NDArray[np.uint8] = self.data[self.starts[rows][:, None] + np.arange(width)]
        return block


def byte_table(marked: Sequence[int] | bytes) -> bytes:
    """A table for ``Texts.holding`` that marks these bytes (the separator 0 never counts)."""
    table = bytearray(256)
    for byte in marked:
        table[byte] = 1
    table[0] = 0
    return bytes(table)


def all_but(allowed: str) -> bytes:
    """A table that marks every byte but these ASCII characters."""
    fine = set(allowed.encode("ascii"))
    return byte_table([byte for byte in range(256) if byte not in fine])


def block_of(values: Sequence[str]) -> bytes:
    """The texts as UTF-8, a 0 after each."""
    return ("\0".join(values) + "\0").encode("utf-8", "surrogatepass") if len(values) else b""
