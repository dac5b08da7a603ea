"""A workbook as bytes between the reading process and the desk: plain JSON and texts, nothing that could be run.

A frame is a kind (one byte), a length (eight bytes) and that many bytes. A workbook is a JSON head, then for each
column its row codes and its pool of texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np

from resultdesk.core.pool import Pool
from resultdesk.core.sheet import Column, Note, Sheet
from resultdesk.sheets.workbook import SheetInfo, Workbook

PROGRESS, FIRST_ROWS, WORKBOOK, ERROR = b"P", b"F", b"W", b"E"


def send(pipe: IO[bytes], kind: bytes, *parts: bytes) -> None:
    """Write one frame."""
    pipe.write(kind + sum(len(part) for part in parts).to_bytes(8, "little"))
    for part in parts:
        pipe.write(part)
    pipe.flush()


def frames(pipe: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """(kind, content) of each frame until the pipe ends, a last half frame left out."""
    while len(head := pipe.read(9)) == 9:
        size = int.from_bytes(head[1:], "little")
        content = pipe.read(size)
        if len(content) < size:
            return
        yield head[:1], content


def packed(workbook: Workbook) -> list[bytes]:
    """A workbook as the parts of a frame."""
    sheet = workbook.sheet
    parts: list[bytes] = [sheet.numbers.astype(np.int32, copy=False).tobytes()]
    columns = []
    for column in sheet.columns:
        narrow = np.min_scalar_type(len(column.pool))  # most columns hold few texts
        codes = column.codes.astype(narrow).tobytes()
        block = column.pool.block()
        texts = json.dumps(column.values).encode("utf-8") if block is None else block
        columns.append({"header": column.header, "codes": narrow.str, "texts": len(texts), "block": block is not None})
        parts += [codes, texts]
    head = {
        "path": str(workbook.path),
        "format": workbook.format,
        "encoding": workbook.encoding,
        "delimiter": workbook.delimiter,
        "sheets": [[info.name, info.rows, info.hidden] for info in workbook.sheets],
        "sha256": workbook.sha256,
        "notes": [[note.code, note.params] for note in workbook.notes],
        "name": sheet.name,
        "sheet_notes": [[note.code, note.params] for note in sheet.notes],
        "rows": len(sheet),
        "columns": columns,
    }
    line = json.dumps(head).encode("utf-8")
    return [len(line).to_bytes(8, "little"), line, *parts]


def unpacked(content: bytes) -> Workbook:
    """The workbook of a frame."""
    start = 8 + int.from_bytes(content[:8], "little")
    head: dict[str, Any] = json.loads(content[8:start])
    view = memoryview(content)
    size = 4 * head["rows"]
    numbers = np.frombuffer(view[start : start + size], np.int32).copy()
    at = start + size
    columns = []
    for entry in head["columns"]:
        codes = np.frombuffer(view, entry["codes"], head["rows"], at)
        at += codes.nbytes
        texts = bytes(view[at : at + entry["texts"]])
        at += entry["texts"]
        columns.append(
            Column(entry["header"], codes.astype(np.int32), Pool.packed(texts) if entry["block"] else json.loads(texts))
        )
    return Workbook(
        Path(head["path"]),
        head["format"],
        head["encoding"],
        head["delimiter"],
        [SheetInfo(*info) for info in head["sheets"]],
        Sheet(head["name"], columns, numbers, None, _notes(head["sheet_notes"])),
        head["sha256"],
        _notes(head["notes"]),
    )


def _notes(entries: list[list[Any]]) -> list[Note]:
    return [Note(code, params) for code, params in entries]
