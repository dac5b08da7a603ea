"""Delimited text, cut into stretches: whatever the cuts, each cell is there and each text of a column once."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.sheets import pooling, texttable

CELLS = st.one_of(
    st.sampled_from(["", "7", "007", "Zoë", "a b", 'says "so"', "two\nlines", "x;y", '""', '="0007"', '="', "\u3000"]),
    st.sampled_from(["V" * 40, "V" * 33, "V" * 32, "é" * 20, "12345678", "123456789", "1234567é", "a" * 16, "a" * 17]),
    st.text(st.characters(exclude_characters="\0\r", exclude_categories=("Cs",)), max_size=12),
)


@pytest.fixture
def short_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some records at a time, where a real file takes some ten thousand."""
    monkeypatch.setattr(texttable, "_STRETCH", 64)
    monkeypatch.setattr(pooling, "_AT_ONCE", 3)


def written(rows: list[list[str]], line_end: str, quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=line_end, quoting=quoting).writerows(rows)
    return out.getvalue().encode("utf-8")


def cells(sheet, width: int) -> dict[int, list[str]]:
    """The cells of each row that has any, by the row's number; columns that are nowhere filled are not in a sheet."""
    place = {column.header: at for at, column in enumerate(sheet.columns)}
    texts = [[sheet.columns[at].values[code] for code in sheet.columns[at].codes] for at in range(len(sheet.columns))]
    letters = [chr(65 + at) for at in range(width)]
    return {
        number: [texts[place[letter]][at] if letter in place else "" for letter in letters]
        for at, number in enumerate(sheet.numbers.tolist())
    }


RECORDS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=40)
)
RAGGED = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=40)


@pytest.mark.usefixtures("short_stretches")
@given(
    rows=RECORDS | RAGGED,
    line_end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_every_cell_of_any_table_is_read_as_it_was_written(rows, line_end, quoting):
    sheet = texttable.table(written(rows, line_end, quoting), ",")
    rows = [[texttable.plain(cell) for cell in row] for row in rows]
    width = max(map(len, rows), default=0)
    wanted = {number: row + [""] * (width - len(row)) for number, row in enumerate(rows, 1) if any(map(str.strip, row))}
    read = cells(sheet, width)
    assert read.keys() == wanted.keys()
    for number, row in wanted.items():
        assert [cell if cell.strip() else "" for cell in read[number]] == [cell if cell.strip() else "" for cell in row]
    for column in sheet.columns:
        assert len(set(column.values)) == len(column.values)
        assert column.values[0] == ""


@pytest.mark.usefixtures("short_stretches")
@given(text=st.text('ab0",=\n\r é', max_size=120))
def test_the_quick_reader_says_what_the_careful_one_says_or_nothing(text):
    data = text.encode()
    try:
        quick = texttable._quick(data, ",", "", lambda _done, _total: None)
    except texttable._Irregular:
        return
    careful = texttable._careful(texttable._one_line_end(data).decode(), ",", "", lambda _done, _total: None)
    assert quick.headers == careful.headers
    assert quick.numbers.tolist() == careful.numbers.tolist()
    assert [column.texts() for column in quick.columns] == [column.texts() for column in careful.columns]
    assert quick.notes == careful.notes


def test_a_column_of_many_texts_that_come_again_far_below():
    """More than is looked at in the first place, and more than is written down at a time."""
    names = [f"runner number {n}" if n % 7 else f"{n}" for n in range(150_000)]
    rows = [[name, "x"] for name in [*names, *names[::-1]]]
    sheet = texttable.table(written(rows, "\n"), ",")
    assert sheet.columns[0].texts() == [name for name, _ in rows]
    assert len(sheet.columns[0].values) == 150_001


def test_signs_that_no_text_should_hold_stay_where_they_are():
    sheet = texttable.table(b"a,b\0c\na\0,b\n", ",")
    assert cells(sheet, 2) == {1: ["a", "b\0c"], 2: ["a\0", "b"]}


def test_every_blank_that_there_is_makes_a_row_of_nothing():
    blanks = [chr(code) for code in range(1, 0x110000) if chr(code).isspace() and chr(code) not in "\r\n"]
    sheet = texttable.table("".join(f"{blank},{blank * 2}\n" for blank in blanks).encode() + b"a,b\n", ",")
    assert sheet.numbers.tolist() == [len(blanks) + 1]


@pytest.mark.usefixtures("short_stretches")
def test_a_text_that_comes_again_after_longer_ones_is_the_same_text():
    """Else two rows with one ID, far apart in a long list, would not be told."""
    ids = ["A5", *(f"A{number:04}" for number in range(30)), *(f"A-long-one-{number:04}" for number in range(30)), "A5"]
    sheet = texttable.table("".join(f"{name},x\n" for name in ids).encode(), ",")
    assert sheet.columns[0].codes[0] == sheet.columns[0].codes[-1]
    assert len(sheet.columns[0].values) == 62, "nothing, A5, and thirty of each kind"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends_are_no_part_of_a_cell(line_end):
    sheet = texttable.table(f"a,b{line_end}c,{line_end}".encode(), ",")
    assert cells(sheet, 2) == {1: ["a", "b"], 2: ["c", ""]}


def test_line_ends_of_several_kinds_in_one_text():
    assert cells(texttable.table(b"a,b\r\nc,d\re,f\n", ","), 2) == {1: ["a", "b"], 2: ["c", "d"], 3: ["e", "f"]}


def test_a_line_end_inside_quotes_is_one_line_end():
    assert cells(texttable.table(b'a,"b\r\nc"\r\nd,e\r\n', ","), 2) == {1: ["a", "b\nc"], 2: ["d", "e"]}


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_hint_for_excel_is_not_shown(line_end):
    assert cells(texttable.table(f"sep=;{line_end}a;b{line_end}".encode(), ";"), 2) == {1: ["a", "b"]}
