"""The Check page with a small document in it, as a person has it in front of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.ui.check.bench import Bench
from tests.ui.grid.documents import HEADERS, ROWS, document

Opened = Callable[..., Bench]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Opens a document made of rows, shown and with the focus in the grid."""
    benches: list[Bench] = []

    def show(rows: list[list[str]] = ROWS, headers: list[str] = HEADERS) -> Bench:
        bench = Bench(document(rows, headers))
        qtbot.addWidget(bench)
        bench.resize(1200, 700)
        bench.show()
        with qtbot.waitActive(bench):
            bench.activateWindow()
        bench.view.setFocus()
        benches.append(bench)
        return bench

    yield show
    for bench in benches:
        bench.release()


@pytest.fixture
def bench(opened: Opened) -> Bench:
    """The small document."""
    return opened()
