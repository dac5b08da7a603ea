"""The grid: painting, sorting, filtering, editing and pasting, at a thousand and at a million rows."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks import lists
from tests.benchmarks.rows import Row, Take

if TYPE_CHECKING:
    from resultdesk.ui.check.bench import Bench

FEW, MANY, PASTED = 1_000, 1_000_000, 10_000
PAGES = 80
COLUMN = 105  # pixels, so that 12 columns are in sight
FRAME = 0.016
PAUSE = 0.1
"""Twice what a window may stand still, for machines that do other things too."""


def few_rows(folder: Path) -> dict[str, float]:
    """A page at a thousand rows."""
    return {"page": _page(_opened(folder, FEW))}


def many_rows(folder: Path) -> dict[str, float]:
    """Everything at a million rows, all in one opened sheet."""
    bench = _opened(folder, MANY)
    found = {"page": _page(bench), **_arranging(bench), **_editing(bench), **_pasting(bench)}
    found["mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def _opened(folder: Path, rows: int) -> Bench:
    """The Check page of a list, large enough for 40 rows and 12 columns."""
    from PySide6.QtWidgets import QApplication

    from resultdesk.core.edits import Edit, InsertColumn, Label
    from resultdesk.core.fields import Destination
    from resultdesk.desk.desk import Desk
    from resultdesk.ui import theme
    from resultdesk.ui.check.bench import Bench

    app = QApplication.instance() or QApplication(["benchmark", "-platform", "offscreen"])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    theme.scale_texts(100)
    theme.wear(theme.LIGHT)
    desk = Desk()
    document = desk.open(lists.csv_list(folder, rows), destination=Destination("tracx", "", {"event_id": "1"}))
    document.do(Edit(Label("edit.add_column"), (InsertColumn(len(document.sheet.columns), "Note"),)))
    bench = Bench(document)
    bench.side.hide()
    bench.resize(1900, 1000)
    bench.show()
    app.processEvents()
    for column in range(12):
        bench.view.setColumnWidth(column, COLUMN)
    bench.view.setMinimumHeight(bench.view.rowHeight(0) * 40 + bench.view.horizontalHeader().height() + 20)
    app.processEvents()
    return bench


def _page(bench: Bench) -> float:
    """Seconds to jump somewhere and draw what is there."""
    bar, viewport = bench.view.verticalScrollBar(), bench.view.viewport()
    chance = random.Random(7)  # noqa: S311 - any places will do, the same every time
    taken = []
    for _ in range(PAGES):
        bar.setValue(chance.randrange(bar.maximum()))
        taken.append(_timed(viewport.repaint))
    return median(taken)


def _arranging(bench: Bench) -> dict[str, float]:
    from resultdesk.ui.grid.arrangement import SortKey, Wish
    from resultdesk.ui.grid.filtering import Chip, ColumnFilter, Filters

    document, arrangement = bench.document, bench.model.arrangement
    by_name = document.mapping.columns["first_name"]
    texts = document.sheet.columns[by_name].texts()
    sort = Wish((SortKey(by_name),))
    filters = Wish(filters=Filters(Chip.NEED_YOU, {by_name: ColumnFilter(contains="an")}))
    return {
        "sorted": _timed(lambda: sorted(texts)),
        "sort": _timed(lambda: arrangement.prepare(sort).rows()),
        "filter": _timed(lambda: arrangement.prepare(filters).rows()),
    }


def _editing(bench: Bench) -> dict[str, float]:
    """Typing the chip code of another row, with the check of duplicates and the page drawn anew."""
    document, viewport = bench.document, bench.view.viewport()
    column = document.mapping.columns["chip_code"]

    def edit(row: int) -> None:
        document.type_into(row, column, document.sheet.columns[column].text(row + 1))
        viewport.repaint()

    return {"edit": median(_timed(lambda row=row: edit(row)) for row in range(1000, 1000 + 997 * 40, 997))}


def _pasting(bench: Bench) -> dict[str, float]:
    """Large changes, which a worker makes: how long they take, and for how long the window stands still meanwhile."""
    from PySide6.QtGui import QGuiApplication

    rows = [f"p{n}\tEva {n % 50}\tPos\tNL\tAV\t2001-02-03\tb{n}\t{n:07d}\tV\tbefore\t1\tx" for n in range(PASTED)]
    QGuiApplication.clipboard().setText("\n".join(rows) + "\n")
    bench.view.go(5_000, 0)
    paste, first = _awaited(bench, bench.deeds.paste)
    unpaste, second = _awaited(bench, bench.deeds.undo)
    bench.view.selectColumn(bench.document.mapping.columns["chip_code"])
    pauses = [first, second]
    for deed in (bench.deeds.clear, bench.deeds.undo, bench.problems.mend_sure, bench.deeds.undo):
        pauses.append(_awaited(bench, deed)[1])
    return {"paste": paste, "unpaste": unpaste, "pause": max(pauses)}


def _awaited(bench: Bench, deed: Callable[[], object]) -> tuple[float, float]:
    """Seconds until a deed is in force, and the longest that the event loop stood still until all has followed it."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    ticks = [time.perf_counter()]
    in_force: list[float] = []

    def tick() -> None:
        ticks.append(time.perf_counter())
        if len(ticks) == 2:
            deed()
        elif not bench.changing.busy:
            in_force.append(ticks[-1])
            if not bench._soon.isActive() and not bench.problems.busy:
                loop.quit()

    timer = QTimer(interval=1)
    timer.timeout.connect(tick)
    timer.start()
    loop.exec()
    timer.stop()
    return in_force[0] - ticks[0], max(b - a for a, b in pairwise(ticks))


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


MILLION, THOUSAND = "1,000,000 rows", "1,000 rows"
ROWS = (
    Row(f"a page of 40 x 12 cells drawn, {MILLION}", Take(many_rows, "page"), FRAME, rounds=1),
    Row(f"that page / the same at {THOUSAND}", Take(many_rows, "page"), 1.25, Take(few_rows, "page"), rounds=1),
    Row(
        f"sort by first name / sorted() of it, {MILLION}",
        Take(many_rows, "sort"),
        3,
        Take(many_rows, "sorted"),
        rounds=1,
    ),
    Row(
        f"filter by text / sorted() of it, {MILLION}", Take(many_rows, "filter"), 3, Take(many_rows, "sorted"), rounds=1
    ),
    Row(f"an edit, checked and drawn, {MILLION}", Take(many_rows, "edit"), FRAME, rounds=1),
    Row(f"10,000 rows pasted and checked, {MILLION}", Take(many_rows, "paste"), 1.0, rounds=1),
    Row(f"undo of it / pasting, {MILLION}", Take(many_rows, "unpaste"), 1.0, Take(many_rows, "paste"), rounds=1),
    Row(f"longest pause of the window during large changes, {MILLION}", Take(many_rows, "pause"), PAUSE, rounds=1),
    Row("memory with everything on, 1,000,000 x 12", Take(many_rows, "mib"), 2.5 * 1024, unit="MiB", rounds=1),
)
