"""Every sample under tests/data reads as the JSON beside it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from resultdesk.core.errors import CannotRead
from resultdesk.sheets import header, reading, wording

DATA = Path(__file__).parents[1] / "data"
SAMPLES = sorted(path.with_suffix("") for path in DATA.glob("*.json"))


def test_there_are_enough() -> None:
    assert len(SAMPLES) >= 80


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_sample(path: Path) -> None:
    expected = json.loads(Path(f"{path}.json").read_text("utf-8"))
    if "error" in expected:
        with pytest.raises(CannotRead) as error:
            reading.read(path, sheet=expected.get("sheet"))
        assert error.value.code == expected["error"]
        words = wording.ERRORS[error.value.code]
        assert words.what.format(place=error.value.place, **error.value.params)
        assert words.do.format(place=error.value.place, **error.value.params)
        return
    before = path.read_bytes()
    workbook = reading.read(path)
    row = header.find(workbook.sheet)
    table = header.table(workbook.sheet, row)
    rows = {str(number): table.row_texts(at) for at, number in enumerate(table.numbers.tolist())}
    found: dict[str, Any] = {
        "header_row": row,
        "columns": table.headers,
        "rows": rows,
        "sheet": workbook.sheet.name,
        "format": workbook.format,
        "encoding": workbook.encoding,
        "delimiter": workbook.delimiter,
        "sheets": [[info.name, info.rows, info.hidden] for info in workbook.sheets],
        "cells": {number: rows.get(number) for number in expected.get("cells", ())},
        "notes": sorted({note.code for note in [*workbook.notes, *table.notes]} & set(expected.get("notes", ()))),
    }
    wanted = {**expected, "notes": sorted(expected["notes"])} if "notes" in expected else expected
    assert {name: found[name] for name in wanted} == wanted
    assert path.read_bytes() == before, "the file was written to"
