"""Whole names in one column where a platform wants first and last names apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resultdesk.core.edits import InsertColumn
from resultdesk.core.language import translate
from resultdesk.desk.document import Document
from resultdesk.sheets import splitting
from resultdesk.sheets.splitting import Way

MEANINGS = ("first_name", "last_name")


@dataclass(frozen=True, slots=True)
class Offer:
    """The column, what it is called, and the ways to divide it, the likeliest first."""

    column: int
    header: str
    ways: Sequence[Way]


def offer(document: Document) -> Offer | None:
    """How the names could be divided; None where nothing is to be."""
    column = splitting.needed(document.sheet, document.mapping, document.fields)
    if column is None:
        return None
    ways = splitting.ways(document.sheet, column, _headers(document))
    return Offer(column, document.sheet.columns[column].header, ways) if ways else None


def divide(document: Document, way: Way) -> None:
    """Divide them, and let the two new columns feed the two fields."""
    document.do(way.edit)
    fields = {field.meaning: field.name for field in document.fields}
    columns = [change.at for change in way.edit.changes if isinstance(change, InsertColumn)]
    for meaning, column in zip(MEANINGS, columns, strict=True):
        if meaning in fields:
            document.map(fields[meaning], column)


def _headers(document: Document) -> tuple[str, str]:
    labels = {field.meaning: translate(field.label) for field in document.fields}
    return labels.get(MEANINGS[0], translate(splitting.FIRST)), labels.get(MEANINGS[1], translate(splitting.LAST))


__all__ = ["Offer", "Way", "divide", "offer"]
