"""Rows that the rules let through are rows that a strict reader of seed 002 takes, whatever people type.

The reader is the practice platform's, written from the seed by somebody else.
"""

from __future__ import annotations

from urllib.parse import parse_qs

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.checking.checker import Checker
from resultdesk.core.fields import Mapping
from resultdesk.core.problems import Level
from resultdesk.core.sheet import Sheet
from resultdesk.platforms.contract import Table
from resultdesk.platforms.runsignup import payload
from resultdesk.platforms.runsignup.rows import ORDER, sent
from resultdesk.platforms.runsignup.rules import rules
from resultdesk.practice.runsignup_rows import read, rows_of_json, rows_of_xml
from resultdesk.practice.runsignup_world import Event

ANY = st.text(st.characters(codec="utf-8"), max_size=10)
IDS = st.sampled_from(["", "1", "007", "30", " 12", "1.0", "12a"]) | ANY
CELLS = {
    "bib_num": IDS,
    "registration_id": IDS,
    "clock_time": st.sampled_from(["DNF", "dnf", "17:00.1", "0:17:00", "1:17:00.55", "60:31:31", ""]) | ANY
    | st.from_regex(r"\A[0-9]{1,4}:[0-9]{2}(:[0-9]{2})?([.,][0-9]{0,4})?\Z"),
    "tally_value": st.sampled_from(["", "leave", "1.75", "1,75", "-0", "1e5", "00012"]) | ANY
    | st.from_regex(r"\A-?[0-9]{0,14}([.,][0-9]{0,10})?\Z"),
    "elevation_gain_in_mm": st.sampled_from(["", "12 m", "0 mm", "1200"]) | ANY
    | st.from_regex(r"\A[0-9]{0,14} ?m?m?\Z"),
}  # fmt: skip


class Everybody(dict[int, int]):
    """An event where every registration is entered, with the bib of the same number."""

    def __contains__(self, _: object) -> bool:
        return True

    def __getitem__(self, registration: int) -> int:
        return registration

    def items(self) -> object:
        return [(number, number) for number in range(100)]


EVENT = Event(1, "Any", True, False, (1,), Everybody())


@given(
    st.lists(st.tuples(*(CELLS[name] for name in ORDER)), min_size=1, max_size=6),
    st.sampled_from(["json", "xml"]),
)
def test_what_passes_the_rules_is_taken(cells: list[tuple[str, ...]], format_: str) -> None:
    sheet = Sheet.of("Any", ORDER, cells)
    settings = {"race_id": "1", "event_id": "1", "request_format": format_}
    checker = Checker(sheet, Mapping({name: at for at, name in enumerate(ORDER)}), rules(settings, {}))
    ready = np.flatnonzero(checker.row_levels < Level.ERROR)
    table = Table(
        sheet.numbers[ready].tolist(),
        {name: sheet.columns[at].texts(ready) for at, name in enumerate(ORDER)},
    )
    for batch in payload.pack(table, settings, "https://api.runsignup.com/rest"):
        request = parse_qs(batch.request.body.decode(), strict_parsing=True)["request"][0]
        taken = [read(_known(row), EVENT) for row in (rows_of_json if format_ == "json" else rows_of_xml)(request)]
        assert [one.time_in_ms for one in taken] == [row.milliseconds for row in sent(batch.request.body)]


def _known(row: object) -> dict[str, object]:
    """The row with its bib among those that the reader knows: who is entered is not what is tried here."""
    known = dict(row)  # type: ignore[call-overload]
    if isinstance(known.get("bib_num"), int):
        known["bib_num"] %= 100
    return known
