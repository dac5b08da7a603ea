from __future__ import annotations

import pytest

from resultdesk.core import sheet
from resultdesk.core.sheet import Column


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
