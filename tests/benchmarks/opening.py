"""Opening a spreadsheet: read apart, table found, columns matched, every cell checked."""

from __future__ import annotations

import time
from pathlib import Path

from tests.benchmarks import lists
from tests.benchmarks.case import peak_mib
from tests.benchmarks.rows import Row, Take

MANY = 100_000
MOST = 1_000_000


def open_xlsx(folder: Path) -> dict[str, float]:
    """Open and check a workbook as the desk does."""
    return _open(lists.xlsx_list(folder, MANY), MANY)


def calamine_xlsx(folder: Path) -> dict[str, float]:
    """python-calamine alone, to Python objects."""
    from python_calamine import CalamineWorkbook

    path = lists.xlsx_list(folder, MANY)
    start = time.perf_counter()
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    seconds = time.perf_counter() - start
    _all_there(len(rows) - 1, MANY)
    return {"seconds": seconds, "peak_mib": peak_mib()}


def open_csv(folder: Path) -> dict[str, float]:
    """Open and check a text file as the desk does."""
    return _open(lists.csv_list(folder, MOST), MOST)


def pandas_csv(folder: Path) -> dict[str, float]:
    """pandas with the C engine, every cell as text."""
    import pandas as pd

    path = lists.csv_list(folder, MOST)
    start = time.perf_counter()
    table = pd.read_csv(path, dtype=object, keep_default_na=False, na_filter=False, engine="c")
    seconds = time.perf_counter() - start
    _all_there(len(table), MOST)
    return {"seconds": seconds, "peak_mib": peak_mib()}


def _open(path: Path, rows: int) -> dict[str, float]:
    from resultdesk.core.fields import Destination
    from resultdesk.desk import opening  # noqa: F401 - loaded when the first file is opened, not with each
    from resultdesk.desk.desk import Desk

    desk = Desk()
    start = time.perf_counter()
    document = desk.open(path, destination=Destination("tracx", "", {"event_id": "1"}))
    counts = document.checker.counts()
    seconds = time.perf_counter() - start
    desk.close()
    _all_there(counts.rows, rows)
    if not counts.errors:
        raise SystemExit("nothing was checked")
    return {"seconds": seconds, "peak_mib": peak_mib()}


def _all_there(found: int, wanted: int) -> None:
    if found != wanted:
        raise SystemExit(f"{found} rows instead of {wanted}")


ROWS = (
    Row("open + check 100,000 x 11 .xlsx / python-calamine alone", Take(open_xlsx), 1.3, Take(calamine_xlsx)),
    Row("memory for it", Take(open_xlsx, "peak_mib"), 1024, unit="MiB"),
    Row("open + check 1,000,000 x 11 .csv / pandas as text", Take(open_csv), 2.0, Take(pandas_csv), rounds=3),
    Row("memory for it", Take(open_csv, "peak_mib"), 2560, unit="MiB", rounds=3),
)
