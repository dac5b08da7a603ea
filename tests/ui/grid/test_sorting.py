from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.sheet import Column
from resultdesk.ui.grid import sorting


def ordered(texts: list[str], *, descending: bool = False) -> list[str]:
    column = Column.of("c", texts)
    return [texts[row] for row in sorting.order(column.codes, column.values, descending=descending).tolist()]


def test_numbers_sort_as_numbers() -> None:
    assert ordered(["10", "9", "100", "-1", "1.5", "1,2"]) == ["-1", "1,2", "1.5", "9", "10", "100"]


def test_bibs_sort_naturally() -> None:
    assert ordered(["B10", "B9", "A100", "a20"]) == ["a20", "A100", "B9", "B10"]


def test_zeros_in_front_do_not_matter() -> None:
    assert ordered(["0010", "9", "011"]) == ["9", "0010", "011"]


def test_numbers_come_before_words_and_empty_cells_last() -> None:
    assert ordered(["", "b", "2", " ", "A", "10"]) == ["2", "10", "A", "b", "", " "]


def test_empty_cells_are_last_downwards_too() -> None:
    assert ordered(["", "b", "2", "A", "10"], descending=True) == ["b", "A", "10", "2", ""]


def test_accents_and_case_do_not_part_names() -> None:
    assert ordered(["Zoë", "Émile", "eva", "Zoe"]) == ["Émile", "eva", "Zoë", "Zoe"]


def test_long_numbers_are_not_rounded() -> None:
    assert ordered(["10000000000000002", "10000000000000001"]) == ["10000000000000001", "10000000000000002"]


def test_infinities_and_exponents_are_words() -> None:
    assert sorting.as_number("inf") is None
    assert sorting.as_number("1e5") is None
    assert sorting.as_number("nan") is None
    assert sorting.as_number("٣") is None


def test_an_earlier_order_decides_between_equals() -> None:
    column = Column.of("c", ["x", "y", "x", "y"])
    first = np.array([3, 2, 1, 0])
    assert sorting.order(column.codes, column.values, first=first).tolist() == [2, 0, 3, 1]


def test_downwards_keeps_the_order_of_equals() -> None:
    column = Column.of("c", ["x", "y", "x", "y"])
    assert sorting.order(column.codes, column.values, descending=True).tolist() == [1, 3, 0, 2]


def test_no_rows_at_all() -> None:
    column = Column.of("c", [])
    assert sorting.order(column.codes, column.values).tolist() == []


@given(st.lists(st.text(max_size=6), max_size=40), st.booleans())
def test_every_row_comes_once(texts: list[str], descending: bool) -> None:
    assert sorted(ordered(texts, descending=descending)) == sorted(texts)


@given(st.lists(st.integers(-(10**9), 10**9), max_size=40))
def test_integers_sort_like_python(numbers: list[int]) -> None:
    assert [int(text) for text in ordered([str(number) for number in numbers])] == sorted(numbers)


ALIKE = st.sampled_from(["number", "shape"]).flatmap(
    lambda kind: st.lists(
        st.integers(0, 999).map(str if kind == "number" else "V{:04d}-a".format), min_size=1, max_size=30
    )
)


@given(ALIKE)
def test_many_texts_that_are_alike_sort_as_few_do(texts: list[str]) -> None:
    slowly = ordered([*texts, ""])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "_MANY", 1)
        assert ordered([*texts, ""]) == slowly


@given(st.lists(st.text(alphabet="aB1 0-9.,é", max_size=4), min_size=1, max_size=30))
def test_many_texts_of_any_kind_sort_as_few_do(texts: list[str]) -> None:
    slowly = ordered(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "_MANY", 1)
        assert ordered(texts) == slowly
