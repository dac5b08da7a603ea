from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core import pool as pool_module
from resultdesk.core import sheet
from resultdesk.core.pool import Pool
from resultdesk.core.sheet import Column, one_of_each
from resultdesk.core.values.texts import Texts, block_of


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


TEXTS = st.text(st.characters(exclude_characters="\0"), max_size=6)
ASKED = st.lists(st.tuples(st.sampled_from(["add", "find", "one", "some", "all", "copy", "look"]), st.text(max_size=6)))


def looked_at(texts: Texts) -> list[bytes]:
    return [bytes(texts.data[start:end]) for start, end in zip(texts.starts, texts.ends, strict=True)]


def utf8(texts: Sequence[str]) -> list[bytes]:
    return [text.replace("\0", "\x01").encode("utf-8", "surrogatepass") for text in texts]


@pytest.fixture
def listed_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small pool stays a block as long as a large one, and many of its texts look alike."""
    monkeypatch.setattr(pool_module, "_SHARE", 1)
    monkeypatch.setattr(pool_module, "_MARK_BITS", 1)


@pytest.mark.usefixtures("listed_late")
@given(texts=st.lists(TEXTS.filter(bool), unique=True, max_size=20), asked=ASKED)
def test_a_pool_of_bytes_answers_as_a_list_of_texts(texts: list[str], asked: list[tuple[str, str]]) -> None:
    wanted = ["", *texts]
    pool = Pool.packed(block_of(wanted))
    for what, text in asked:
        code = len(text) * 7 % len(wanted)
        if what == "add" and text not in wanted:
            assert pool.add(text) == len(wanted)
            wanted.append(text)
        elif what == "find":
            assert pool.find(text) == (wanted.index(text) if text in wanted else None)
            assert [pool.find(other) for other in wanted] == list(range(len(wanted)))
            assert pool.find_all([text, *texts]) == {one: wanted.index(one) for one in {text, *texts} & set(wanted)}
        elif what == "one":
            assert (pool[code], pool[-1], pool[code : code + 3]) == (wanted[code], wanted[-1], wanted[code : code + 3])
        elif what == "some":
            assert pool.some(np.array([code])) == [wanted[code]]
            some = np.arange(len(wanted))[::-1]
            assert pool.some(some) == wanted[::-1]
        elif what == "all":
            assert list(pool) == pool.listed() == wanted
        elif what == "copy":
            other, pool = pool, pool.copy()
            other.add("the other's own")
        elif what == "look":
            assert looked_at(pool.bulk(code)) == utf8(wanted[code:])
            block = pool.block()
            assert (block is None) == any("\0" in text for text in wanted)
            assert block is None or list(Pool.packed(block)) == wanted
        assert len(pool) == len(wanted)
        assert looked_at(pool.bulk()) == utf8(wanted)


@pytest.mark.usefixtures("listed_late")
def test_texts_of_the_block_and_added_ones_together() -> None:
    pool = Pool.packed(b"\0a\0b\0")
    assert [pool.add("c"), pool.add("d")] == [3, 4]
    assert pool.some(np.array([4, 1, 3, 0])) == ["d", "a", "c", ""]
    assert pool.find_all(["d", "b", "x"]) == {"d": 4, "b": 2}


def test_two_texts_side_by_side_are_not_one() -> None:
    pool = Pool.packed(b"\0a\0b\0")
    assert pool.find("a\0b") is None
    assert "a\0b" not in pool
    assert "b" in pool


def test_texts_added_while_a_thread_lists_the_pool_are_not_lost() -> None:
    """The window adds texts while a worker sorts."""
    pool = Pool.packed(block_of(["", *map(str, range(50_000))]))
    with ThreadPoolExecutor(1) as worker:
        listed = worker.submit(pool.listed)
        codes = [pool.add(f"new {n}") for n in range(500)]
        listed.result()
    assert codes == list(range(50_001, 50_501))
    assert pool.some(np.array(codes)) == [f"new {n}" for n in range(500)]


def test_only_in_a_large_pool_do_several_texts_take_long_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "_LARGE", 10)
    column = Column.of("c", [f"{at}" for at in range(99)]).take(slice(None))
    assert [column.looking_up(n) for n in (1, 2, 50)] == [0, 10, 10]
    assert column.codes_there(["98", "none", ""]) == [99, -1, 0]
    assert column.codes_there([f"{at}" for at in range(90, 110)]) == [*range(91, 100), *[-1] * 11]
    assert (column.find("5"), column.find("none"), column.find("")) == (6, None, 0)
    assert column.looking_up(50) == 10, "one text is looked for without an index"
    column.prepare()
    assert (column.find("5"), column.find("none"), column.looking_up(50)) == (6, None, 0)
    assert Column.of("c", ["a"]).take(slice(None)).looking_up(50) == 0
