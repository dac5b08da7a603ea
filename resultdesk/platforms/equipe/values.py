"""Cells to JSON values, as seed 003 writes them."""

from __future__ import annotations

import re
from typing import Any

import orjson

from resultdesk.platforms.equipe.collections import SHAPES, Shape

_OFFICIAL = re.compile(r"\s*(?P<type>[\w ]+?)\s*:\s*(?P<name>[^();]+?)\s*(?:\(\s*(?P<country>[A-Za-z]{3})\s*\))?\s*")
_REAL_TIME = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]:00")
"""A time of the day that is one in the spreadsheet, as the desk shows it; Equipe takes HH:MM (platforms.md)."""
_TRUE = frozenset({"true", "yes", "1", "ja", "x"})
_FALSE = frozenset({"false", "no", "0", "nej", "nee", "nein"})


def value(name: str, text: str, *, st_as_number: bool) -> Any:
    """A non-empty cell as the value of its field. What cannot be written so stays the text that it is."""
    shape = SHAPES.get(name, Shape.TEXT)
    if shape is Shape.WHOLE or (shape is Shape.ORDINAL and st_as_number):
        return int(text) if _whole(text) else text
    if shape is Shape.FLAG:
        return flag(text) if flag(text) is not None else text
    if shape is Shape.LOGO:
        return text.zfill(4) if text.isascii() and text.isdigit() else text
    if shape is Shape.CLOCK and is_real_time(text):
        return text.removesuffix(":00").zfill(5)
    if shape is Shape.OFFICIALS:
        return officials(text) or text
    return text


def is_real_time(text: str) -> bool:
    """Whether a cell is a whole minute of the day by the spreadsheet's own word: nothing is to be asked about it."""
    return _REAL_TIME.fullmatch(text) is not None


def flag(text: str) -> bool | None:
    """True or false in the words that people use, None for any other."""
    folded = text.strip().casefold()
    return True if folded in _TRUE else False if folded in _FALSE else None


def officials(text: str) -> list[dict[str, str]] | None:
    """``course_designer: Isaiah Nightingale (GBR); judge: …`` as the seed's objects; None where it is not that.

    A cell that already holds the seed's own notation, as programs export it, is taken as it is.
    """
    if text.lstrip()[:1] in {"[", "{"}:
        return _as_written(text)
    found = []
    for part in filter(None, (part.strip() for part in text.split(";"))):
        official = _OFFICIAL.fullmatch(part)
        if official is None:
            return None
        record = {"type": official["type"].strip().replace(" ", "_").lower(), "name": official["name"]}
        if official["country"]:
            record["country"] = official["country"].upper()
        found.append(record)
    return found or None


def _as_written(text: str) -> list[dict[str, str]] | None:
    """Officials in JSON: objects of texts, each with a type and a name."""
    try:
        document = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    found = document if isinstance(document, list) else [document]
    return found if found and all(map(_is_official, found)) else None


def _is_official(record: object) -> bool:
    return (
        isinstance(record, dict)
        and bool(record.get("type") and record.get("name"))
        and all(isinstance(value, str) for value in record.values())
    )


def _whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and (text == "0" or not text.startswith("0"))
