"""Whole names in one column where a platform wants first and last names apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resultdesk.core.edits import InsertColumn
from resultdesk.core.errors import WrongUse
from resultdesk.core.language import translate
from resultdesk.desk.document import Document
from resultdesk.sheets import splitting
from resultdesk.sheets.splitting import Way

MEANINGS = ("first_name", "last_name")
SURE = ("names.comma", "names.capitals")
"""Ways that the names themselves prove; the others are one person's word against another's."""


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


def divide_surely(document: Document) -> None:
    """Divide them where the names themselves say how: all with a comma, or all with the last name in capitals."""
    found = offer(document)
    if found is not None and found.ways[0].code in SURE and not found.ways[0].left:
        divide(document, found.ways[0])


def divide_between(document: Document, header: str, names: Sequence[str]) -> None:
    """Divide the column ``header`` between two fields, in the order in which the words of a name stand.

    Commas and capitals say it better than the order does. Raises WrongUse for a column or field that there is not, or
    a column that holds no whole names.
    """
    headers = document.sheet.headers
    if header not in headers:
        raise WrongUse("column.unknown", header, column=header, known=headers)
    wanted = {field.name: field.meaning for field in document.fields if field.meaning in MEANINGS}
    for name in names:
        if name not in wanted:
            raise WrongUse("field.unknown", name, field=name, label=document.platform.label, known=list(wanted))
    order = tuple(wanted[name] for name in names)
    ways = {way.code: way for way in splitting.ways(document.sheet, headers.index(header), _headers(document))}
    fitting = [*SURE, "names.first_last" if order == MEANINGS else "names.last_first"]
    way = next((ways[code] for code in fitting if code in ways), None)
    if way is None or set(order) != set(MEANINGS):
        raise WrongUse("names.not_divided", header, column=header)
    divide(document, way, {wanted[name]: name for name in names})


def divide(document: Document, way: Way, chosen: Mapping[str, str] | None = None) -> None:
    """Divide them, and let the two new columns feed the two fields (``chosen``: by meaning, where there are more)."""
    document.do(way.edit)
    fields = {field.meaning: field.name for field in document.fields} | dict(chosen or {})
    columns = [change.at for change in way.edit.changes if isinstance(change, InsertColumn)]
    for meaning, column in zip(MEANINGS, columns, strict=True):
        if meaning in fields:
            document.map(fields[meaning], column)


def _headers(document: Document) -> tuple[str, str]:
    labels = {field.meaning: translate(field.label) for field in document.fields}
    return labels.get(MEANINGS[0], translate(splitting.FIRST)), labels.get(MEANINGS[1], translate(splitting.LAST))


__all__ = ["Offer", "Way", "divide", "divide_between", "divide_surely", "offer"]
