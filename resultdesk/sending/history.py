"""The rows of a parcel with what became of each, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resultdesk.core.language import N_, translate
from resultdesk.sending.outbox import Outbox
from resultdesk.sending.parcel import State

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
    refused: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for one in outbox.receipt(parcel_id).refused:
        refused.setdefault((one.row, one.key), []).append((one.message, one.field))
    for sealed in outbox.batches(parcel_id):
        for row, key in zip(sealed.batch.rows, sealed.batch.keys, strict=True):
            words = refused.get((row, key))
            if words:
                messages, fields = (" ".join(dict.fromkeys(filter(None, texts))) for texts in zip(*words, strict=True))
                yield RowOutcome(row, key, REFUSED, messages, fields)
            else:
                yield RowOutcome(row, key, OUTCOMES[sealed.state])


def write_xlsx(outbox: Outbox, parcel_id: str, path: Path) -> None:
    """Write the rows with their outcomes as a workbook. Raises CannotKeep, WrongUse("outbox.forgotten")."""
    from resultdesk.core.sheet import Sheet
    from resultdesk.sheets import writing

    rows = [
        (str(one.row), one.key, translate(one.outcome), one.message, one.field)
        for one in row_outcomes(outbox, parcel_id)
    ]
    writing.write_xlsx(path, Sheet.of(parcel_id, [translate(header) for header in HEADERS], rows))
