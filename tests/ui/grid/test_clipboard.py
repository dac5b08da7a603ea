from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resultdesk.ui.grid import clipboard


def test_rows_and_cells() -> None:
    assert clipboard.to_text([["a", "b"], ["c", ""]]) == "a\tb\nc\t\n"
    assert clipboard.from_text("a\tb\r\nc\t\r\n") == [["a", "b"], ["c", ""]]


def test_one_cell_has_no_line_end() -> None:
    assert clipboard.to_text([["a"]]) == "a"
    assert clipboard.from_text("a") == [["a"]]


def test_line_ends_and_quotes_within_cells() -> None:
    text = clipboard.to_text([['two\nlines "quoted"', "x"]])
    assert text == '"two\nlines ""quoted"""\tx\n'
    assert clipboard.from_text(text) == [['two\nlines "quoted"', "x"]]


def test_quotes_within_a_text_stay() -> None:
    assert clipboard.from_text('5" pipe\t"Bob"\n') == [['5" pipe', '"Bob"']]


def test_a_quote_that_is_never_closed_stays() -> None:
    assert clipboard.from_text('"open\tb\nc') == [['"open', "b"], ["c", ""]]


def test_short_rows_are_filled_up() -> None:
    assert clipboard.from_text("a\tb\nc\n") == [["a", "b"], ["c", ""]]


def test_an_empty_last_cell_is_a_cell() -> None:
    assert clipboard.from_text("a\n\n") == [["a"], [""]]
    assert clipboard.from_text('"a\nb"\t') == [["a\nb", ""]]


def test_line_ends_of_all_systems() -> None:
    assert clipboard.from_text("a\rb\r\nc\n") == [["a"], ["b"], ["c"]]


cells = st.text(alphabet='ab"\t\n\r \u00e9', max_size=6)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1)))
def test_what_is_copied_is_pasted(rows: list[list[str]]) -> None:
    assert clipboard.from_text(clipboard.to_text(rows)) == rows


@given(st.text(alphabet='ab"\t\n\r', max_size=30))
def test_any_text_can_be_pasted(text: str) -> None:
    rows = clipboard.from_text(text)
    assert rows
    assert len({len(row) for row in rows}) == 1
