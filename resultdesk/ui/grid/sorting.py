"""The order of rows by a column: numbers as numbers, bibs naturally (B9 before B10), empty cells always last.

Distinct texts are ranked once; the rows then follow by their codes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from resultdesk.core.sheet import Codes, Rows

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)\s*", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_MANY = 20_000
"""Distinct texts from which on it pays to look whether all are alike."""
_SEVERAL_BITS = 15
"""A number longer than this is told apart only as text: floats have no more digits."""


def order(codes: Codes, values: Sequence[str], *, descending: bool = False, first: Rows | None = None) -> Rows:
    """Row positions sorted by a column; equal rows keep the order of ``first`` (sheet order by default)."""
    ranks, last = ranked(codes, values)
    keys = ranks[codes]
    if descending:
        keys = np.where(keys == last, last, last - 1 - keys)
    if first is None:
        return np.argsort(keys, kind="stable")
    return first[np.argsort(keys[first], kind="stable")]


def ranked(codes: Codes, values: Sequence[str]) -> tuple[npt.NDArray[np.int32], int]:
    """A rank for each code in use, equal for texts that sort as one; the rank of the empty text is the last."""
    used = np.flatnonzero(np.bincount(codes, minlength=len(values)))
    texts = [values[code] for code in used.tolist()]
    ranks = np.zeros(len(values), dtype=np.int32)
    if len(texts) > _MANY:
        filled = used[1:] if not texts[0] else used
        keys = _keys_at_once(texts if texts[0] else texts[1:])
        if keys is not None:
            distinct, rank = np.unique(keys, return_inverse=True)
            ranks[filled] = rank
            ranks[0] = len(distinct)
            return ranks, len(distinct)
    numbers: list[tuple[float, int]] = []
    words: list[tuple[str, int]] = []
    empty: list[int] = []
    for code, text in zip(used.tolist(), texts, strict=True):
        if not text or text.isspace():
            empty.append(code)
        elif text.isdecimal() and len(text) <= _SEVERAL_BITS:
            numbers.append((float(text), code))
        else:
            number = as_number(text)
            if number is None:
                words.append((natural(text), code))
            else:
                numbers.append((number, code))
    numbers.sort()
    words.sort()
    last = _number_off(ranks, numbers, 0)
    last = _number_off(ranks, words, last)
    ranks[empty] = last
    return ranks, last


def _keys_at_once(texts: list[str]) -> npt.NDArray[np.generic] | None:
    """Sort keys for very many texts that are all whole numbers, or all of one shape (V-0001, V-0002); None for others.

    Texts of one shape have digits in the same places, so that their natural order is that of their signs.
    """
    blob = "".join(texts)
    size, rest = divmod(len(blob), len(texts))
    if blob.isascii() and blob.isdecimal() and max(map(len, texts)) <= _SEVERAL_BITS and all(texts):
        return np.fromiter(map(int, texts), dtype=np.int64, count=len(texts))
    if rest or not blob.isascii() or set(map(len, texts)) != {size}:
        return None
    signs = np.frombuffer(blob.lower().encode("ascii"), dtype=np.uint8).reshape(len(texts), size)
    digits = (signs >= ord("0")) & (signs <= ord("9"))
    if not (digits == digits[0]).all() or not ((signs[:, [0, -1]] > ord("-")) & (signs[:, [0, -1]] < 127)).all():
        return None
    return np.ascontiguousarray(signs).view(f"S{size}").ravel()


def as_number(text: str) -> float | None:
    """The number that a cell is, also with a decimal comma; None for everything else, and for very long ones."""
    if len(text) > _SEVERAL_BITS or text[-1].isalpha() or not _NUMBER.fullmatch(text.strip()):
        return None
    return float(text.strip().replace(",", "."))


def natural(text: str) -> str:
    """A key that sorts digits within a text by their value, and letters without case and accents."""
    folded = text.strip().casefold()
    if not folded.isascii():
        folded = "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))
    return _DIGITS.sub(_padded, folded)


def _padded(digits: re.Match[str]) -> str:
    return digits[0].lstrip("0").zfill(20)


def _number_off(ranks: npt.NDArray[np.int32], keys: Sequence[tuple[float | str, int]], start: int) -> int:
    """Write ranks from ``start`` on, one for each distinct key; returns the next free rank."""
    rank = start - 1
    before: float | str | None = None
    for key, code in keys:
        if key != before:
            rank += 1
            before = key
        ranks[code] = rank
    return rank + 1
