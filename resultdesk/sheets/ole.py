"""The table of contents of an OLE container (what .xls files and encrypted workbooks come in).

Source: [MS-CFB] 2.2 (header), 2.6 (directory).
"""

from __future__ import annotations

import struct
from pathlib import Path

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENTRY = 128
_MOST_SECTORS = 4096
_END_OF_CHAIN = 0xFFFFFFFA
"""From here up sector numbers mean something else than a sector."""


def names(path: Path) -> set[str]:
    """The names of all streams and folders; what is damaged is left out, and a chain that bites its tail ends there."""
    data = path.read_bytes()
    if len(data) < 512 or not data.startswith(SIGNATURE):
        return set()
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in (512, 4096):
        return set()
    table = _table(data, size)
    sector = struct.unpack_from("<I", data, 48)[0]
    found: set[str] = set()
    seen: set[int] = set()
    while sector < _END_OF_CHAIN and sector not in seen and len(seen) < _MOST_SECTORS:
        seen.add(sector)
        begin = (sector + 1) * size
        for at in range(begin, min(begin + size, len(data)) - _ENTRY + 1, _ENTRY):
            length = struct.unpack_from("<H", data, at + 64)[0]
            if 2 < length <= 64:
                found.add(data[at : at + length - 2].decode("utf-16-le", "replace"))
        sector = table.get(sector, _END_OF_CHAIN)
    return found


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
