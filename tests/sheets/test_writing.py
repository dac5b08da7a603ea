"""Sheets as files for other people: nothing becomes a formula, nothing is lost."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core import language
from resultdesk.core.errors import CannotKeep
from resultdesk.core.sheet import Column, Sheet
from resultdesk.sheets import reading, writing

ROWS = [["0000007", "=1+1"], ["+31 6 1234", "@cmd"], ["-5", "NA"]]


def sheet(rows: list[list[str]]) -> Sheet:
    return Sheet.of("Startlist", ["Chip", "Name"], rows)


def back(path: Path) -> list[list[str]]:
    read = reading.read(path).sheet
    return [read.row_texts(at) for at in range(len(read))]


def test_workbook_reads_back(tmp_path: Path) -> None:
    writing.write_xlsx(tmp_path / "a.xlsx", sheet(ROWS))
    assert back(tmp_path / "a.xlsx") == [["Chip", "Name"], *ROWS]


def test_no_cell_becomes_a_formula_or_a_number(tmp_path: Path) -> None:
    writing.write_xlsx(tmp_path / "a.xlsx", sheet(ROWS))
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert {cell.data_type for row in page.iter_rows() for cell in row} <= {"s", "inlineStr"}
    assert page["B2"].quotePrefix
    assert page["A2"].number_format == "@"


def test_marks_have_a_colour_and_a_comment(tmp_path: Path) -> None:
    marks = {(0, 0): ("error", "7 signs are needed."), (1, 1): ("warning", "Is this a name?")}
    writing.write_xlsx(tmp_path / "a.xlsx", sheet([["7", "Jan"], ["8", ""]]), marks)
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert page["A2"].comment.text == "7 signs are needed."
    assert page["A2"].fill.fgColor.rgb != page["B3"].fill.fgColor.rgb
    assert page["B3"].comment.text == "Is this a name?"
    assert page["B2"].comment is None


XML_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@given(st.lists(st.lists(XML_TEXT, min_size=2, max_size=2), min_size=1, max_size=5))
def test_any_text_survives_a_workbook(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("w") / "a.xlsx"
    writing.write_xlsx(path, sheet(rows))
    read = reading.read(path).sheet
    found = {
        (number, column.header): column.text(at)
        for at, number in enumerate(read.numbers.tolist())
        for column in read.columns
        if column.text(at).strip()
    }
    wanted = {
        (number, "AB"[at]): text.replace("\r\n", "\n").replace("\r", "\n")
        for number, row in enumerate([["Chip", "Name"], *rows], 1)
        for at, text in enumerate(row)
        if text.strip()
    }
    assert found == wanted


def test_text_file_reads_back_and_opens_in_columns(tmp_path: Path) -> None:
    writing.write_csv(tmp_path / "a.csv", sheet([["0000007", "Zoë; Jan"], ["-5", "+31 6 1234"]]))
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfChip,Name\r\n")
    assert back(tmp_path / "a.csv")[1:] == [["0000007", "Zoë; Jan"], ["-5", "+31 6 1234"]]


def test_text_file_in_a_language_of_decimal_commas(tmp_path: Path) -> None:
    language.use("nl")
    writing.write_csv(tmp_path / "a.csv", sheet([["7", "Jan"]]))
    assert b"Chip;Name" in (tmp_path / "a.csv").read_bytes()


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd", "\t=1"])
def test_text_file_disarms_formulas(tmp_path: Path, text: str) -> None:
    writing.write_csv(tmp_path / "a.csv", sheet([[text, "x"]]))
    assert back(tmp_path / "a.csv")[1][0] == "'" + text


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotKeep) as error:
        writing.write_csv(tmp_path / "missing" / "a.csv", sheet([["7", "Jan"]]))
    assert error.value.code == "file.not_written"


def test_the_old_file_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.csv, "writer", full)
    with pytest.raises(CannotKeep):
        writing.write_csv(path, sheet([["7", "Jan"]]))
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="rights and links as Unix has them")
def test_a_file_that_is_written_anew_keeps_its_rights_and_stays_a_link(tmp_path: Path) -> None:
    old, link, new = tmp_path / "old.csv", tmp_path / "link.csv", tmp_path / "new.csv"
    old.touch()
    old.chmod(0o640)
    link.symlink_to(old)
    writing.write_csv(link, sheet([["7", "Jan"]]))
    assert link.is_symlink()
    assert "Jan" in old.read_text(encoding="utf-8-sig")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    mask = os.umask(0o022)
    try:
        writing.write_csv(new, sheet([["7", "Jan"]]))
    finally:
        os.umask(mask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o644, "others may read it, as any file that a program saves"


@pytest.mark.parametrize(
    "text", ["a" * 32_768, "\N{GRINNING FACE}" * 16_384, "\x01" * 4_682], ids=["letters", "pairs", "escapes"]
)
def test_a_text_longer_than_a_cell_is_refused_and_never_cut(tmp_path: Path, text: str) -> None:
    with pytest.raises(CannotKeep) as caught:
        writing.write_xlsx(tmp_path / "a.xlsx", sheet([["7", "Jan"], ["8", text]]))
    assert (caught.value.code, caught.value.params["row"]) == ("workbook.text_too_long", 3)
    assert caught.value.params["column"] == "Name"
    assert list(tmp_path.iterdir()) == []
    writing.write_csv(tmp_path / "a.csv", sheet([["7", "Jan"], ["8", text]]))
    assert text in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_a_text_that_just_fits_is_written_whole(tmp_path: Path) -> None:
    rows = [["a" * 32_767, "\x01" * 4_681]]
    writing.write_xlsx(tmp_path / "a.xlsx", sheet(rows))
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert page["A2"].value == rows[0][0]
    assert page["B2"].value == "_x0001_" * 4_681


def test_a_long_text_that_no_row_holds_any_more_is_no_hindrance(tmp_path: Path) -> None:
    written = sheet([["7", "a" * 40_000]])
    written.columns[1].put(0, "Jan")
    writing.write_xlsx(tmp_path / "a.xlsx", written)
    assert back(tmp_path / "a.xlsx")[1] == ["7", "Jan"]


def test_more_rows_than_a_workbook_holds_are_refused(tmp_path: Path) -> None:
    codes = np.zeros(1_048_576, dtype=np.int32)  # with the header one too many
    large = Sheet("S", [Column("a", codes, [""])], np.arange(2, 1_048_578, dtype=np.int32), 1)
    with pytest.raises(CannotKeep) as caught:
        writing.write_xlsx(tmp_path / "a.xlsx", large)
    assert (caught.value.code, caught.value.params["n"]) == ("workbook.too_large", 1_048_577)
