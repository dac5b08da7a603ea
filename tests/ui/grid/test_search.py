from __future__ import annotations

import numpy as np

from resultdesk.core.sheet import Sheet
from resultdesk.ui.grid import commands, search
from resultdesk.ui.grid.commands import Area
from resultdesk.ui.grid.search import Query


def sheet() -> Sheet:
    return Sheet.of("S", ["a", "b"], [["Jan", "jan"], ["Janssen", "x"], ["", "an"], ["Straße", "1.5"]])


def found(query: Query) -> list[tuple[int, int]]:
    return sorted(
        (row, column) for column, mask in search.hits(sheet(), query) for row in np.flatnonzero(mask).tolist()
    )


def test_a_part_of_a_text_in_any_case() -> None:
    assert found(Query("jan")) == [(0, 0), (0, 1), (1, 0)]


def test_whole_cells_and_case() -> None:
    assert found(Query("jan", whole_cell=True)) == [(0, 0), (0, 1)]
    assert found(Query("jan", match_case=True)) == [(0, 1)]


def test_one_column_or_a_selection() -> None:
    assert found(Query("an", column=1)) == [(0, 1), (2, 1)]
    assert found(Query("an", areas=(Area(np.array([0, 2]), (1,)), Area(np.array([1]), (0,))))) == [
        (0, 1),
        (1, 0),
        (2, 1),
    ]


def test_nothing_is_found_by_nothing() -> None:
    assert found(Query("")) == []


def test_signs_have_no_hidden_meaning() -> None:
    assert found(Query(".")) == [(3, 1)]
    assert Query("1.5").replaced("1.5 and 115", r"\1") == r"\1 and 115"


def step(query: str, start: tuple[int, int], shown: list[int], *, back: bool = False) -> tuple[int, int] | None:
    on = sheet()
    return search.next_cell(search.hits(on, Query(query)), np.array(shown), [0, 1], start, back=back)


def test_next_goes_in_reading_order_and_round() -> None:
    assert step("an", (0, 0), [0, 1, 2, 3]) == (0, 1)
    assert step("an", (0, 1), [0, 1, 2, 3]) == (1, 0)
    assert step("an", (2, 1), [0, 1, 2, 3]) == (0, 0)


def test_previous_goes_back_and_round() -> None:
    assert step("an", (1, 0), [0, 1, 2, 3], back=True) == (0, 1)
    assert step("an", (0, 0), [0, 1, 2, 3], back=True) == (2, 1)


def test_only_rows_that_are_shown_count_in_their_order() -> None:
    assert step("an", (0, 1), [2, 0]) == (1, 0)
    assert search.count(search.hits(sheet(), Query("an")), np.array([2, 0])) == 3


def test_the_only_match_is_found_again() -> None:
    assert step("janssen", (1, 0), [0, 1, 2, 3]) == (1, 0)
    assert step("nobody", (1, 0), [0, 1, 2, 3]) is None


def test_replacing_all_in_the_rows_shown() -> None:
    on = sheet()
    edit = commands.write(on, "edit.replace", search.replacing(on, Query("jan"), "Pi", np.array([1, 2])))
    assert edit is not None
    assert edit.changes[0].numbers == (3,)  # type: ignore[union-attr]
    assert edit.changes[0].texts == ("Pissen",)  # type: ignore[union-attr]


def test_replacing_keeps_what_stands_around_it() -> None:
    assert Query("an").replaced("Hannah an", "oo") == "Hoonah oo"
    assert Query("an", match_case=True).replaced("AN an", "oo") == "AN oo"
    assert Query("an", whole_cell=True).replaced("An", "oo") == "oo"


def test_what_is_found_is_what_can_be_replaced() -> None:
    assert Query("STRASSE").fits("Hauptstraße 1")
    assert Query("STRASSE").replaced("Hauptstraße 1", "weg") == "Hauptweg 1"
    assert Query("ß").replaced("Strasse, Straße", "s") == "Strase, Strase"
    assert not Query("s").fits("Weiß")
    assert Query("s").replaced("Süß", "x") == "xüß"
    assert Query("ss").replaced("Süß sss", "x") == "Süx xs"


def test_signs_of_a_pattern_are_signs_like_others() -> None:
    assert Query("1.5").replaced("1x5 1.5", r"\1") == r"1x5 \1"
    assert Query("1.5", match_case=True).replaced("1x5 1.5", r"\1") == r"1x5 \1"
