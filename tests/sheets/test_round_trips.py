"""Random tables written in each kind of workbook read back the same."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.sheet import Sheet
from resultdesk.sheets import ods, reading, wire, xml2003
from resultdesk.sheets.workbook import SheetInfo, Workbook
from resultdesk.sheets.writing import write_xlsx
from tests.sheets.corpus import workbooks

SIGNS = st.characters(min_codepoint=33, max_codepoint=0x2FFF, exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp", "Cn"))
WORDS = st.text(SIGNS, max_size=12)
TEXTS = st.one_of(
    WORDS, st.lists(WORDS.filter(bool), max_size=3).map(" ".join), st.sampled_from(["NA", "0000007", "None"])
)
TABLES = st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=6)


def inline(rows: list[list[str]]) -> bytes:
    made = "".join(workbooks.row(n, [escape(text) for text in row]) for n, row in enumerate(rows, 1))
    return workbooks.book(made)


def shared(rows: list[list[str]]) -> bytes:
    strings = list(dict.fromkeys(text for row in rows for text in row))
    made = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{"ABC"[at]}{n}" t="s"><v>{strings.index(text)}</v></c>' for at, text in enumerate(row))
        + "</row>"
        for n, row in enumerate(rows, 1)
    )
    return workbooks.book(made, strings=[f"<t>{escape(text)}</t>" for text in strings])


def binary(rows: list[list[str]]) -> bytes:
    cells = b""
    for n, row in enumerate(rows):
        cells += workbooks.record(0, struct.pack("<IIHBB", n, 0, 300, 0, 0) + bytes(5))
        for at, text in enumerate(row):
            cells += workbooks.record(6, struct.pack("<II", at, 0) + workbooks.wide(text))
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbooks.binary_book())) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            new.writestr(name, cells if name == "xl/sheet1.bin" else old.read(name))
    return data.getvalue()


def open_document(rows: list[list[str]]) -> bytes:
    return workbooks.ods(workbooks.ods_table(*([workbooks.ods_cell(escape(text)) for text in row] for row in rows)))


def excel_2003(rows: list[list[str]]) -> bytes:
    made = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{escape(text)}</Data></Cell>' for text in row) + "</Row>"
        for row in rows
    )
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="x"><Table>'
        f"{made}</Table></Worksheet></Workbook>"
    ).encode()


def page(rows: list[list[str]]) -> bytes:
    made = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    return f'<html><meta charset="utf-8"><table>{made}</table></html>'.encode()


def found(sheet: Sheet) -> dict[tuple[int, str], str]:
    return {
        (number, column.header): column.text(at)
        for at, number in enumerate(sheet.numbers.tolist())
        for column in sheet.columns
        if column.text(at)
    }


def wanted(rows: list[list[str]]) -> dict[tuple[int, str], str]:
    return {(n, "ABC"[at]): text for n, row in enumerate(rows, 1) for at, text in enumerate(row) if text}


@pytest.mark.parametrize("write", [inline, shared, binary, open_document, excel_2003, page])
@given(rows=TABLES.filter(lambda rows: any(text for row in rows for text in row)))
def test_round_trip(
    tmp_path_factory: pytest.TempPathFactory, write: Callable[[list[list[str]]], bytes], rows: list[list[str]]
) -> None:
    path = tmp_path_factory.mktemp("trip") / "a.xls"
    path.write_bytes(write(rows))
    assert found(reading.read(path).sheet) == wanted(rows)


@given(TABLES, st.text(max_size=5))
def test_across_the_pipe(rows: list[list[str]], name: str) -> None:
    sheet = Sheet.of(name, ["A", "B", "C"], [[*row[:2], row[2] + "\0"] for row in rows])
    workbook = Workbook(Path("a.xlsx"), "xlsx", None, None, [SheetInfo(name, len(rows), True)], sheet, "abc")
    back = wire.unpacked(b"".join(wire.packed(workbook)))
    assert [back.sheet.row_texts(at) for at in range(len(rows))] == [sheet.row_texts(at) for at in range(len(rows))]
    assert (back.sheets, back.sheet.name, back.sha256) == (workbook.sheets, name, "abc")


def test_half_a_frame_is_left_out() -> None:
    pipe = io.BytesIO()
    wire.send(pipe, wire.PROGRESS, b"[1, 2]")
    wire.send(pipe, wire.ERROR, b"{}")
    assert list(wire.frames(io.BytesIO(pipe.getvalue()[:-1]))) == [(wire.PROGRESS, b"[1, 2]")]


def test_flat_open_document(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(open_document([["a", "b", "c"]]))) as archive:
        flat = archive.read("content.xml").replace(b"document-content", b"document")
    (tmp_path / "a.fods").write_bytes(b'<?xml version="1.0"?>' + flat)
    assert reading.read(tmp_path / "a.fods").format == "ods"


@pytest.mark.parametrize(
    ("attributes", "text", "shown"),
    [
        ({"value-type": "float", "value": "7"}, "0000007", "0000007"),
        ({"value-type": "float", "value": "1234.5"}, "1.234,50", "1234.50"),
        ({"value-type": "float", "value": "1234.5"}, "1,234.5", "1234.5"),
        ({"value-type": "float", "value": "10000000000"}, "1E+010", "10000000000"),
        ({"value-type": "float", "value": "7"}, "###", "7"),
        ({"value-type": "float", "value": "7"}, "", "7"),
        ({"value-type": "currency", "value": "3.46"}, "€ 3,46", "€ 3,46"),
        ({"value-type": "time", "time-value": "PT25H30M00S"}, "25:30", "25:30:00"),
        ({"value-type": "date", "date-value": "2001-01-31T10:20:30"}, "31-01", "2001-01-31 10:20:30"),
        ({"value-type": "string"}, "x", "x"),
        ({}, "#N/A", "#N/A"),
    ],
)
def test_open_document_cells(attributes: dict[str, str], text: str, shown: str) -> None:
    assert ods.shown(attributes, text) == shown


def test_a_time_of_excel_2003_is_no_date() -> None:
    assert xml2003._moment("1899-12-31T00:14:25.100", "h:mm:ss") == "0:14:25.1"


def test_preview_reads_no_more_than_it_must(tmp_path: Path) -> None:
    rows = [[str(n), "Jan", "Beer"] for n in range(1000)]
    write_xlsx(tmp_path / "a.xlsx", Sheet.of("x", ["A", "B", "C"], rows))
    assert len(reading.preview(tmp_path / "a.xlsx").sheet) == 200
    (tmp_path / "a.csv").write_text("\n".join("a,b,c" for _ in range(500)), encoding="utf-8")
    assert len(reading.preview(tmp_path / "a.csv", 10).sheet) == 10
