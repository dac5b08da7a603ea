"""The table of contents of an OLE container (what .xls files and encrypted workbooks come in).

Source: [MS-CFB] 2.2 (header), 2.6 (directory).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENTRY = 128
_MOST_SECTORS = 4096
_SHORT_BELOW = 4096
"""Bytes from which a stream lies in sectors of its own."""
_END_OF_CHAIN = 0xFFFFFFFA
"""From here up sector numbers mean something else than a sector."""


def names(path: Path) -> set[str]:
    """The names of all streams and folders; what is damaged is left out, and a chain that bites its tail ends there."""
    return {name for name, _, _ in _entries(path.read_bytes())}


def endless(path: Path, wanted: Iterable[str]) -> bool:
    """Whether one of these streams is a chain of short sectors that bites its tail, which readers follow for ever."""
    data = path.read_bytes()
    entries = [entry for entry in _entries(data) if entry[0] in wanted and entry[2] < _SHORT_BELOW]
    if not entries:
        return False
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    follows: list[int] = []
    for at in _chain(data, size, struct.unpack_from("<I", data, 60)[0]):
        follows += struct.unpack_from(f"<{size // 4}I", data, at)
    for _, sector, _ in entries:
        seen: set[int] = set()
        while sector < len(follows) and sector not in seen:
            seen.add(sector)
            sector = follows[sector]  # noqa: PLW2901 - from sector to sector
        if sector in seen:
            return True
    return False


def _entries(data: bytes) -> Iterator[tuple[str, int, int]]:
    """(name, first sector, size) of all streams and folders."""
    if len(data) < 512 or not data.startswith(SIGNATURE):
        return
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        return
    for begin in _chain(data, size, struct.unpack_from("<I", data, 48)[0]):
        for at in range(begin, begin + size - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", data, at + 64)[0]
            if 2 < length <= 64:
                name = data[at : at + length - 2].decode("utf-16-le", "replace")
                yield name, *struct.unpack_from("<2I", data, at + 116)


def _chain(data: bytes, size: int, sector: int) -> Iterator[int]:
    """Where the sectors of a chain begin, as far as the file has them, each once."""
    table = _table(data, size)
    seen: set[int] = set()
    while sector < _END_OF_CHAIN and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        begin = (sector + 1) * size
        if begin + size > len(data):
            return
        yield begin
        sector = table.get(sector, _END_OF_CHAIN)


def _table(data: bytes, size: int) -> dict[int, int]:
    """Which sector follows which, from the table sectors that the header lists itself."""
    follows: dict[int, int] = {}
    for index, sector in enumerate(struct.unpack_from("<109I", data, 76)):
        begin = (sector + 1) * size
        if sector >= _END_OF_CHAIN or begin + size > len(data):
            continue
        base = index * (size // 4)
        follows.update(enumerate(struct.unpack_from(f"<{size // 4}I", data, begin), base))
    return follows
