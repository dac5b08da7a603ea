from __future__ import annotations

import numpy as np
import pytest

from resultdesk.core import sheet
from resultdesk.core.sheet import Column, one_of_each


@pytest.mark.parametrize("large", [0, 50_000], ids=["searched", "indexed"])
def test_large_pools_give_the_same_codes_as_small_ones(large: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_LARGE", large)
    column = Column.of("c", ["a", "b", "a"]).take(slice(None))
    assert column.code("") == 0
    assert column.code("b") == 2
    assert column.code("new") == 3
    assert column.code("new") == 3
    assert column.codes_of(["x", "a", "x"]) == [4, 1, 4]
    assert column.codes_of([f"{at}" for at in range(20)] + ["b", ""])[-2:] == [2, 0]
    assert column.values[:5] == ["", "a", "b", "new", "x"]
    assert len(column.values) == len(set(column.values)) == 25
    assert column.texts(slice(None)) == ["a", "b", "a"]


@pytest.mark.parametrize("n", [3, 5_000])
def test_one_of_each_is_sorted_whatever_the_size(n: int) -> None:
    parts = [np.arange(n)[::-1], np.array([1, 2, 2]), np.array([], dtype=np.intp)]
    assert one_of_each(parts, n).tolist() == list(range(n))
    assert one_of_each([], n).tolist() == []


def test_many_texts_have_the_codes_of_each() -> None:
    column = Column.of("Club", ["a", "b", "a"])
    texts = ["b", "", "c", "a"] * 10
    assert column.codes_of(texts) == [column.code(text) for text in texts]
    assert column.values == ["", "a", "b", "c"]


def test_only_in_a_large_pool_do_several_texts_take_long_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_LARGE", 10)
    column = Column.of("c", [f"{at}" for at in range(99)]).take(slice(None))
    assert [column.looking_up(n) for n in (1, 2, 50)] == [0, 10, 10]
    assert column.codes_there(["98", "none", ""]) == [99, -1, 0]
    assert column.codes_there([f"{at}" for at in range(90, 110)]) == [*range(91, 100), *[-1] * 11]
    column.find("5")  # now it is indexed
    assert column.looking_up(50) == 0
    assert Column.of("c", ["a"]).take(slice(None)).looking_up(50) == 0
