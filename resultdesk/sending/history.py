"""The rows of a parcel with what became of each, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.core.language import N_, translate
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import State
from resultdesk.sheets import writing

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

HEADERS = (N_("Row"), N_("Key"), N_("Outcome"), N_("The platform's words"), N_("Field"))

OUTCOMES = {
    State.ACCEPTED: N_("accepted"),
    State.QUEUED: N_("queued"),
    State.PARTLY_REFUSED: N_("taken"),
    State.REFUSED: N_("not stored: the whole request was refused"),
    State.UNKNOWN: N_("no answer"),
    State.SENDING: N_("no answer yet"),
    State.WAITING: N_("waiting"),
    State.CANCELLED: N_("discarded"),
}
REFUSED = N_("refused")


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of one row: ``outcome`` is marked for translation, ``message`` are the platform's words."""

    row: int
    key: str
    outcome: str
    message: str = ""
    field: str = ""


def row_outcomes(outbox: Outbox, parcel_id: str) -> Iterator[RowOutcome]:
    """Every row of a parcel in the order of sending. Raises WrongUse("outbox.forgotten")."""
    named: dict[tuple[int, str], list[tuple[str, str]]] = {}
    along: dict[tuple[int, str], str] = {}
    refused = outbox.receipt(parcel_id).refused
    for one in refused.named:
        named.setdefault((one.row, one.key), []).append((one.message, one.field))
    for whole in refused.wholes:
        along.update(dict.fromkeys(zip(whole.rows, whole.keys, strict=True), whole.message))
    for sealed in outbox.batches(parcel_id):
        for row, key in zip(sealed.batch.rows, sealed.batch.keys, strict=True):
            words = named.get((row, key))
            if words:
                messages, fields = (" ".join(dict.fromkeys(filter(None, texts))) for texts in zip(*words, strict=True))
                yield RowOutcome(row, key, REFUSED, messages, fields)
            else:
                yield RowOutcome(row, key, OUTCOMES[sealed.state], along.get((row, key), ""))


def write_xlsx(outbox: Outbox, parcel_id: str, path: Path) -> None:
    """Write the rows with their outcomes, and on a second sheet how many share each outcome and the platform's words.

    The file appears whole or not at all. Raises CannotKeep, WrongUse("outbox.forgotten").
    """
    import pandas  # on a worker, and only here: half a second of a start that nobody should wait for
    from openpyxl import Workbook

    headers = [translate(header) for header in HEADERS]
    rows = [
        (one.row, _printable(one.key), translate(one.outcome), _printable(one.message), _printable(one.field))
        for one in row_outcomes(outbox, parcel_id)
    ]
    frame = pandas.DataFrame(rows, columns=headers, dtype=object)
    alike = frame.groupby(headers[2:4], sort=False).size()
    summary = [(*said, n) for said, n in zip(alike.index, alike.tolist(), strict=True)]
    book = Workbook(write_only=True)
    for name, head, lines in (
        (N_("Rows"), headers, rows),
        (N_("Summary"), [*headers[2:4], translate(N_("Rows"))], summary),
    ):
        page = book.create_sheet(translate(name))
        for line in (head, *lines):
            page.append([_cell(page, value) for value in line])
    writing.whole_file(path, book.save)


def _cell(page: WriteOnlyWorksheet, value: str | int) -> object:
    """No text that a platform or a club wrote becomes a formula."""
    from openpyxl.cell.cell import WriteOnlyCell

    if not isinstance(value, str) or not value.startswith("="):
        return value or None
    made = WriteOnlyCell(page, value=value)
    made.data_type = "s"
    return made


def _printable(text: str) -> str:
    """Without the control characters that a workbook cannot hold; a platform's words may have any."""
    return "".join("\N{REPLACEMENT CHARACTER}" if one < " " and one not in "\t\n\r" else one for one in text)
