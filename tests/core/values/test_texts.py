"""Many texts at once are found as one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.values.texts import Texts, all_but, byte_table

values = st.lists(st.text(max_size=6), max_size=12)


@given(values)
def test_lengths_are_bytes(texts: list[str]) -> None:
    assert Texts(texts).lengths.tolist() == [len(text.encode("utf-8", "surrogatepass")) for text in texts]


@given(values, st.sampled_from("aé \u00a0z"))
def test_texts_that_hold_a_byte(texts: list[str], char: str) -> None:
    byte = char.encode()[0]
    expected = [byte in text.encode("utf-8", "surrogatepass") for text in texts]
    assert Texts(texts).holding(byte_table([byte])).tolist() == expected


@given(st.lists(st.text("ab \x00é", max_size=5), max_size=9))
def test_texts_that_begin_or_end_with_a_blank(texts: list[str]) -> None:
    assert Texts(texts).edged(32).tolist() == [text != text.strip(" ") for text in texts]


@given(values)
def test_texts_that_hold_anything_but_digits(texts: list[str]) -> None:
    expected = [not all(char in "0123456789" for char in text) for text in texts]
    assert Texts(texts).holding(all_but("0123456789")).tolist() == expected
