"""An edit of a cell, with everything that depends on it checked anew."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from tests.benchmarks import lists
from tests.benchmarks.rows import Row, Take

MANY = 100_000
EDITS = 60


def edit(folder: Path) -> dict[str, float]:
    """Typing a chip code that another row has, and taking it back, against checking the whole sheet."""
    from resultdesk.checking.checker import Checker
    from resultdesk.core.fields import Destination
    from resultdesk.desk.desk import Desk

    desk = Desk()
    document = desk.open(lists.xlsx_list(folder, MANY), destination=Destination("tracx", "", {"event_id": "1"}))
    rules = document.platform.rules(document.destination.settings, document.lists)
    column = document.mapping.columns["chip_code"]
    edits, wholes = [], []
    for turn in range(EDITS):
        row = 1000 + 997 * turn
        start = time.perf_counter()
        document.type_into(row, column, document.sheet.columns[column].text(row + 1))
        edits.append(time.perf_counter() - start)
        if turn % 10 == 0:
            start = time.perf_counter()
            Checker(document.sheet, document.mapping, rules, document.filled, document.accepted)
            wholes.append(time.perf_counter() - start)
    desk.close()
    return {"seconds": median(edits), "whole": median(wholes)}


ROWS = (
    Row(
        "an edit, checked with its duplicates / the whole check, 100,000 rows",
        Take(edit),
        1 / 60,
        Take(edit, "whole"),
        rounds=3,
    ),
)
