from __future__ import annotations

from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from resultdesk.core.edits import Edit
from resultdesk.core.sheet import Sheet
from resultdesk.ui.grid.arrangement import Arrangement, SortKey, Wish
from resultdesk.ui.grid.commands import Area, delete_rows, insert_rows
from resultdesk.ui.grid.filtering import Chip, ColumnFilter, Filters
from tests.ui.grid.documents import document


def arranged(wish: Wish) -> Arrangement:
    found = Arrangement(document())
    found.take(wish, found.prepare(wish).rows())
    return found


def test_all_rows_in_sheet_order_at_first() -> None:
    found = Arrangement(document())
    assert found.whole
    assert len(found) == 4
    assert found.positions().tolist() == [0, 1, 2, 3]
    assert found.place(3) == 3
    assert found.place(4) is None


def test_sorted_by_a_number_column() -> None:
    assert arranged(Wish((SortKey(0),))).positions().tolist() == [0, 1, 3, 2]


def test_filtered_by_chip() -> None:
    assert arranged(Wish(filters=Filters(Chip.NEED_YOU))).positions().tolist() == [1, 3]


def test_a_row_with_an_error_and_a_warning_is_shown_by_both_chips() -> None:
    shown = document()
    shown.type_into(1, 1, " Ann")
    found = Arrangement(shown)
    for chip in (Chip.NEED_YOU, Chip.WARNINGS):
        assert 1 in found.prepare(Wish(filters=Filters(chip))).rows()  # type: ignore[operator]


def test_filtered_by_column_and_sorted() -> None:
    filters = Filters(columns={6: ColumnFilter(frozenset({"NL", "SE", "BE"}))})
    found = arranged(Wish((SortKey(1),), filters))
    assert found.positions().tolist() == [1, 0, 2]
    assert found.place(3) is None
    assert found.places(np.array([0, 3])) == (1, 1)
    assert found.places(np.array([3])) is None


def test_a_part_of_a_text_filters_without_case() -> None:
    assert arranged(Wish(filters=Filters(columns={1: ColumnFilter(contains="o")}))).positions().tolist() == [0, 2, 3]


def test_only_some_rows_by_number() -> None:
    assert arranged(Wish(filters=Filters(only=frozenset({3, 99})))).positions().tolist() == [1]


def test_sorting_again_keeps_the_order_before_among_equals() -> None:
    wish = Wish().sorted_by(SortKey(0, descending=True)).sorted_by(SortKey(4))
    assert arranged(wish).positions().tolist() == [2, 3, 1, 0]


def test_columns_that_come_and_go_move_the_wish() -> None:
    wish = Wish((SortKey(2), SortKey(0)), Filters(columns={2: ColumnFilter(contains="x")}))
    assert wish.shifted(1, 1).keys == (SortKey(3), SortKey(0))
    assert wish.shifted(2, -1).keys == (SortKey(0),)
    assert wish.shifted(2, -1).filters.columns == {}


def test_new_rows_stand_above_the_row_that_they_were_put_above() -> None:
    shown = document()
    found = Arrangement(shown)
    wish = Wish((SortKey(0, descending=True),))
    found.take(wish, found.prepare(wish).rows())
    before = shown.sheet.numbers
    shown.do(insert_rows(shown.sheet, 1, (50, 51)))
    found.keep(wish, found.follow(before))
    assert shown.sheet.numbers[found.positions()].tolist() == [4, 5, 50, 51, 3, 2]


def test_deleted_rows_go_and_the_others_stay_in_order() -> None:
    shown = document()
    found = Arrangement(shown)
    wish = Wish((SortKey(0, descending=True),))
    found.take(wish, found.prepare(wish).rows())
    before = shown.sheet.numbers
    edit = delete_rows(shown.sheet, [Area(np.array([0, 3]), (0,))])
    assert edit is not None
    shown.do(edit)
    found.keep(wish, found.follow(before))
    assert shown.sheet.numbers[found.positions()].tolist() == [4, 3]


def test_rows_that_come_back_stand_where_they_were_shown() -> None:
    shown = document()
    found = Arrangement(shown)
    wish = Wish((SortKey(0, descending=True),))
    found.take(wish, found.prepare(wish).rows())
    order = found.positions().tolist()
    assert order == [2, 3, 1, 0]
    for rows in ([3], [0, 2], [1]):
        before = shown.sheet.numbers
        edit = delete_rows(shown.sheet, [Area(np.array(rows), (0,))])
        assert edit is not None
        shown.do(edit)
        found.keep(wish, found.follow(before))
        gone = shown.sheet.numbers
        shown.undo()
        found.keep(wish, found.follow(gone))
        assert found.positions().tolist() == order


@given(
    st.randoms(use_true_random=False),
    st.lists(st.sampled_from(["above", "below", "end", "delete", "undo", "redo"]), max_size=25),
)
@settings(max_examples=60, deadline=None)
def test_what_is_shown_changes_as_a_plain_list_does(chance: Random, commands: list[str]) -> None:
    """Sorted once; from then on rows come, go and come back just where a person puts them."""
    shown = document([[str(chance.randint(1, 9)), *[""] * 7] for _ in range(chance.randint(1, 7))])
    found, wish = Arrangement(shown), Wish((SortKey(0, descending=chance.random() < 0.5),))
    found.take(wish, found.prepare(wish).rows())
    done: list[list[int]] = []
    undone: list[list[int]] = []
    for command in commands:
        before, sheet = shown.sheet.numbers, shown.sheet
        now = before[found.positions()].tolist()
        place = chance.randrange(len(now)) if now else 0
        new = shown.originals.free_numbers(chance.randint(1, 3))
        if command == "undo" and done:
            undone.append(now)
            wanted = done.pop()
            shown.undo()
        elif command == "redo" and undone:
            done.append(now)
            wanted = undone.pop()
            shown.redo()
        elif command in {"undo", "redo"} or not now:
            continue
        else:
            done.append(now)
            undone.clear()
            wanted, edit = _as_a_list(command, now, place, new, found, sheet)
            shown.do(edit)
        found.keep(wish, found.follow(before))
        assert shown.sheet.numbers[found.positions()].tolist() == wanted


def _as_a_list(
    command: str, now: list[int], place: int, new: tuple[int, ...], found: Arrangement, sheet: Sheet
) -> tuple[list[int], Edit]:
    """What a command makes of the list of numbers shown, and the edit that it is."""
    position = found.position(place)
    if command == "below":
        found.expect(new, now[place])
        return [*now[: place + 1], *new, *now[place + 1 :]], insert_rows(sheet, position + 1, new)
    if command == "above":
        return [*now[:place], *new, *now[place:]], insert_rows(sheet, position, new)
    if command == "end":
        return [*now, *new], insert_rows(sheet, len(sheet), new)
    edit = delete_rows(sheet, [Area(found.run(place, place + 1), (0,))])
    assert edit is not None
    return now[:place] + now[place + 2 :], edit
