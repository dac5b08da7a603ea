"""Finding the distinct values among many short runs of bytes, with numpy alone and exactly."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint64]
Positions = npt.NDArray[np.int64]
Indices = npt.NDArray[np.int32]

PAD = 64
"""Bytes that must follow the last run, so that words can be read past its end."""
_MASKS = np.array([(1 << (8 * n)) - 1 for n in range(9)], dtype=np.uint64)
_PRIMES = [np.uint64(p) for p in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)]


def words_at(buffer: bytes) -> Words:
    """All runs of eight bytes of ``buffer`` as numbers, one for each byte they begin at; nothing is copied."""
    return np.ndarray((len(buffer) - 7,), dtype="<u8", buffer=buffer, strides=(1,))


def mixed(words: Words, starts: Positions, lengths: Positions, tags: Positions, most: int) -> tuple[Words, list[Words]]:
    """A hash of each run of bytes (at most ``most`` of them), and the numbers that it mixes.

    Beside each run stands a tag, or one tag stands for all. What lies beyond a run's end adds nothing, so that equal
    runs have equal hashes whatever ``most`` was.
    """
    parts = [tags.astype(np.uint64)] if len(tags) > 1 else []
    found = np.full(len(starts), tags.astype(np.uint64) * _PRIMES[0])
    for at in range(0, most, 8):
        here = np.flatnonzero(lengths > at) if at else slice(None)
        some = words[starts[here] + at] & _MASKS[np.minimum(lengths[here] - at, 8)]
        part = some if len(some) == len(starts) else np.zeros(len(starts), np.uint64)
        if part is not some:
            part[here] = some
        found += (part ^ (part >> np.uint64(29))) * _PRIMES[at // 8 % 4]
        parts.append(part)
    return found, parts


def representatives(hashes: Words, parts: list[Words]) -> Indices:
    """For each item the index of one item that equals it in all ``parts``: equal items share the index.

    It works like a hash table into which all items are thrown at once: of those that meet in a slot the last stays, the
    others look whether they equal it, and those that do not are thrown again.
    """
    bits = max(8, len(hashes).bit_length() + 1)
    shift = np.uint64(64 - bits)
    slots = np.empty(1 << bits, np.int32)
    pending = np.arange(len(hashes), dtype=np.int32)
    slot = ((hashes * _PRIMES[0]) >> shift).view(np.int64)  # what numpy takes as an index without a copy
    slots[slot] = pending
    found: Indices = slots[slot]
    same = np.ones(len(found), bool)
    for part in parts:
        same &= part[found] == part
    pending, turn = pending[~same], 1
    while len(pending):
        slot = (((hashes[pending] ^ np.uint64(turn)) * _PRIMES[turn % 4]) >> shift).view(np.int64)
        slots[slot] = pending
        stays = slots[slot]
        same = np.ones(len(pending), bool)
        for part in parts:
            same &= part[stays] == part[pending]
        found[pending[same]] = stays[same]
        pending, turn = pending[~same], turn + 1
    return found


def firsts(stays: Indices) -> tuple[Positions, Indices]:
    """The items that stand for themselves and their equals, and for each item its place among those."""
    first = np.flatnonzero(stays == np.arange(len(stays), dtype=np.int32))
    place = np.empty(len(stays), np.int32)
    place[first] = np.arange(len(first), dtype=np.int32)
    return first, place[stays]


def whole_numbers(
    words: Words, ends: Positions, lengths: Positions
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """The numbers written in up to eight digits before each of ``ends``, and whether they are that and nothing else.

    Every end must be at least 8 bytes into the buffer.
    """
    shift = (8 * (8 - np.clip(lengths, 0, 8))).astype(np.uint64)
    raw = (words[ends - 8] >> np.where(shift < 64, shift, 0)) << np.where(shift < 64, shift, 0)
    zeros = np.uint64(0x3030303030303030) & ~_MASKS[np.clip(8 - lengths, 0, 8)]
    fine = (raw & np.uint64(0xF0F0F0F0F0F0F0F0)) == zeros
    fine &= ((raw + np.uint64(0x0606060606060606)) & np.uint64(0xF0F0F0F0F0F0F0F0)) == zeros
    fine &= (lengths > 0) & (lengths <= 8)
    value = raw & np.uint64(0x0F0F0F0F0F0F0F0F)
    value = (value * np.uint64(10) + (value >> np.uint64(8))) & np.uint64(0x00FF00FF00FF00FF)
    value = (value * np.uint64(100) + (value >> np.uint64(16))) & np.uint64(0x0000FFFF0000FFFF)
    value = (value * np.uint64(10000) + (value >> np.uint64(32))) & np.uint64(0x00000000FFFFFFFF)
    return value.astype(np.int64), fine


def texts(buffer: bytes, starts: Positions, lengths: Positions) -> list[str]:
    """The runs as texts, many at a time. Raises UnicodeDecodeError for bytes that are not UTF-8."""
    ends = np.cumsum(lengths + 1)
    places = np.arange(ends[-1]) + np.repeat(starts - (ends - lengths - 1), lengths + 1)
    gathered = np.frombuffer(buffer, np.uint8)[places]
    gathered[ends - 1] = 0
    found: list[str] = gathered[:-1].tobytes().decode("utf-8").split("\0")
    if len(found) == len(starts):
        return found
    pairs = zip(starts.tolist(), lengths.tolist(), strict=True)
    return [buffer[start : start + length].decode("utf-8") for start, length in pairs]
