"""The rows of a parcel with what became of each, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resultdesk.core.errors import CannotKeep
from resultdesk.core.language import N_, translate
from resultdesk.core.watch import Watch
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import State
from resultdesk.sheets import writing

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


def write_xlsx(outbox: Outbox, parcel_id: str, path: Path, watch: Watch | None = None) -> None:
    """Write the rows with their outcomes, and on a second sheet how many share each outcome and the platform's words.

    The file appears whole or not at all. ``watch`` hears of rows. Raises CannotKeep, also for what a workbook cannot
    hold ("history.too_large", "history.text_too_long"), WrongUse("outbox.forgotten"), Cancelled.
    """
    import pandas  # on a worker, and only here: half a second of a start that nobody should wait for

    from resultdesk.sheets import plain_workbook

    headers = [translate(header) for header in HEADERS]
    rows = [
        (one.row, one.key, translate(one.outcome), one.message, one.field) for one in row_outcomes(outbox, parcel_id)
    ]
    if len(rows) + 1 > writing.MOST_ROWS:
        raise CannotKeep("history.too_large", path.name, n=len(rows), most=writing.MOST_ROWS - 1)
    for row in rows:
        if any(map(plain_workbook.too_long, row[1:])):
            raise CannotKeep("history.text_too_long", path.name, row=row[0], most=writing.LONGEST)
    alike = pandas.DataFrame(rows, columns=headers, dtype=object).groupby(headers[2:4], sort=False).size()
    summary = [(*said, n) for said, n in zip(alike.index, alike.tolist(), strict=True)]
    pages = [
        plain_workbook.Page(translate(N_("Rows")), [headers, *rows]),
        plain_workbook.Page(translate(N_("Summary")), [[*headers[2:4], translate(N_("Rows"))], *summary]),
    ]
    plain_workbook.write(path, pages, watch or Watch())
