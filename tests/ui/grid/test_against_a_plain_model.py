"""Any sequence of edits, sorts, filters, pastes and undos gives the cells of a plain model, and the problems of a
sheet that is checked afresh. What is told as changed is what differs from the file, and the journal leads to the same
cells after every step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QGuiApplication

from resultdesk.checking import fixing
from resultdesk.checking.checker import Checker
from resultdesk.core.edits import Edit, SetCells
from resultdesk.core.problems import Problem
from resultdesk.desk.document import Document
from resultdesk.desk.journal import edit_of, plain
from resultdesk.ui import changing as changing_module
from resultdesk.ui.changing import Changing
from resultdesk.ui.grid import clipboard, commands, search
from resultdesk.ui.grid.deeds import Deeds
from resultdesk.ui.grid.filtering import Chip, ColumnFilter, Filters
from resultdesk.ui.grid.model import SheetModel
from resultdesk.ui.grid.search import Query
from resultdesk.ui.grid.view import SheetView
from tests.ui.grid.documents import document

HEADERS = ["unique_id", "first_name", "chip_code", "country_code"]
START = [
    ["1", "Jan", "0000001", "NL"],
    ["2", "Ann", "12", "Belgium"],
    ["2", "", "0000001", ""],
    ["10", "B\nC", "x", "DE"],
]
WIDTH = len(HEADERS)
Rows = list[tuple[int, list[str]]]

texts = st.sampled_from(["", "1", "2", "10", "0000001", "12", "Jan", " Jan", "NL", "Belgium", 'a\t"b"', "two\nlines"])
places, columns = st.integers(0, 7), st.integers(0, WIDTH - 1)
tables = st.integers(1, 3).flatmap(
    lambda width: st.lists(st.lists(texts, min_size=width, max_size=width), min_size=1, max_size=3)
)
steps = st.one_of(
    st.tuples(st.just("type"), places, columns, texts),
    st.tuples(st.just("paste"), places, columns, tables),
    st.tuples(st.just("paste_over"), places, columns, places, columns, texts),
    st.tuples(st.just("cut"), places, columns, places, columns),
    st.tuples(st.just("take_back"), places, columns, places, columns),
    st.tuples(st.just("add_column"), texts),
    st.tuples(st.just("add_row")),
    st.tuples(st.just("mend")),
    st.tuples(st.just("accept"), texts),
    st.tuples(st.just("filter_column"), columns, texts),
    st.tuples(st.just("clear"), places, columns, places, columns),
    st.tuples(st.just("fill"), places, columns, places, columns),
    st.tuples(st.just("insert"), places, places),
    st.tuples(st.just("delete"), places, places),
    st.tuples(st.just("replace"), texts, texts, st.booleans()),
    st.tuples(st.just("sort"), columns, st.booleans()),
    st.tuples(st.just("filter"), st.sampled_from(list(Chip))),
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
)


@dataclass
class Plain:
    """A sheet as a list of rows, with copies of itself to go back to."""

    rows: Rows
    highest: int
    width: int = WIDTH
    past: list[tuple[Rows, int]] = field(default_factory=list)
    future: list[tuple[Rows, int]] = field(default_factory=list)

    def change(self, rows: Rows, width: int | None = None) -> None:
        """Take new rows, unless nothing is new."""
        if rows != self.rows or width not in {None, self.width}:
            self.past.append((self.rows, self.width))
            self.future.clear()
            self.rows, self.width = rows, width or self.width

    def go(self, to: list[tuple[Rows, int]], back_to: list[tuple[Rows, int]]) -> None:
        """Take the last of ``to``, so that ``back_to`` leads here again."""
        if to:
            back_to.append((self.rows, self.width))
            self.rows, self.width = to.pop()

    def put(self, cells: dict[tuple[int, int], str], added: list[list[str]] | None = None) -> None:
        """Write cells by row number and column, and add rows at the end."""
        rows = [(n, [cells.get((n, at), text) for at, text in enumerate(row)]) for n, row in self.rows]
        for row in added or []:
            rows.append((self.number(), row))
        self.change(rows)

    def number(self) -> int:
        self.highest += 1
        return self.highest

    def text(self, number: int, column: int) -> str:
        return next(row for n, row in self.rows if n == number)[column]


class Patient:
    """Deeds that are in force when they return, wherever they are worked out."""

    def __init__(self, deeds: Deeds, changing: Changing) -> None:
        self._deeds, self._changing = deeds, changing

    def __getattr__(self, name: str) -> Callable[[], None]:
        def do() -> None:
            getattr(self._deeds, name)()
            settle(self._changing)

        return do


def settle(changing: Changing) -> None:
    """Let a worker end and the document take what it has made."""
    end = QDeadlineTimer(20_000)
    while changing.busy and not end.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    assert not changing.busy


class Pair:
    """The grid and the plain model, given the same things to do."""

    def __init__(self, shown: Document, model: SheetModel, view: SheetView) -> None:
        self.document, self.model, self.view = shown, model, view
        self.deeds = Patient(Deeds(view), model.changing)
        self.plain = Plain([(at + 2, list(row)) for at, row in enumerate(START)], len(START) + 1)

    @property
    def shown(self) -> list[int]:
        """The numbers of the rows as shown."""
        return [int(self.model.headerData(place, Qt.Orientation.Vertical)) for place in range(self.model.rowCount())]

    def do(self, step: tuple) -> None:  # type: ignore[type-arg]
        """Do one step with both."""
        getattr(self, step[0])(*step[1:])

    def change(self, edit: Edit) -> None:
        """An edit by itself, in force when this returns."""
        self.model.changing.do(edit)
        settle(self.model.changing)

    def select(self, place: int, column: int, to_place: int, to_column: int) -> list[tuple[int, int]]:
        """Select a range; returns its cells by row number and column."""
        shown = self.shown
        top, bottom = sorted((place % len(shown), to_place % len(shown)))
        left, right = sorted((column, to_column))
        self.view.select(top, left, bottom, right)
        return [(number, at) for number in shown[top : bottom + 1] for at in range(left, right + 1)]

    def type(self, place: int, column: int, text: str) -> None:
        if shown := self.shown:
            place %= len(shown)
            self.model.setData(self.model.index(place, column), text)
            self.plain.put({(shown[place], column): text})

    def clear(self, *corners: int) -> None:
        if self.shown:
            cells = self.select(*corners)
            self.deeds.clear()
            self.plain.put(dict.fromkeys(cells, ""))

    def fill(self, *corners: int) -> None:
        if self.shown:
            cells = self.select(*corners)
            top = cells[0][0]
            if all(number == top for number, _at in cells):
                at = self.shown.index(top)
                top = self.shown[max(at - 1, 0)]
            self.deeds.fill_down()
            self.plain.put({(number, at): self.plain.text(top, at) for number, at in cells})

    def paste(self, place: int, column: int, table: list[list[str]]) -> None:
        shown = self.shown
        if not shown:
            return
        text = clipboard.to_text(table)
        if not text:
            return
        QGuiApplication.clipboard().setText(text)
        place %= len(shown)
        self.view.go(place, column)
        self.deeds.paste()
        cells, added = {}, []
        for down, row in enumerate(table):
            here = {column + at: text for at, text in enumerate(row) if column + at < self.plain.width}
            if place + down < len(shown):
                cells |= {(shown[place + down], at): text for at, text in here.items()}
            else:
                added.append([here.get(at, "") for at in range(self.plain.width)])
        self.plain.put(cells, added)

    def insert(self, place: int, to_place: int) -> None:
        if shown := self.shown:
            cells = self.select(place, 0, to_place, 0)
            at = next(at for at, (number, _row) in enumerate(self.plain.rows) if number == cells[0][0])
            self.deeds.insert_above()
            new = [(self.plain.number(), [""] * self.plain.width) for _ in cells]
            self.plain.change(self.plain.rows[:at] + new + self.plain.rows[at:])
            assert set(shown) <= set(self.shown)

    def delete(self, place: int, to_place: int) -> None:
        if self.shown:
            gone = {number for number, _at in self.select(place, 0, to_place, 0)}
            self.deeds.delete_rows()
            self.plain.change([row for row in self.plain.rows if row[0] not in gone])

    def replace(self, text: str, by: str, whole: bool) -> None:
        query = Query(text, whole_cell=whole, match_case=True)
        shown = self.shown
        writing = search.replacing(self.document.sheet, query, by, self.model.arrangement.positions())
        edit = commands.write(self.document.sheet, "edit.replace", writing)
        if edit is not None:
            self.change(edit)
        new = {}
        for number, row in self.plain.rows:
            for at, old in enumerate(row):
                if text and number in shown and (old == text if whole else text in old):
                    new[number, at] = by if whole else old.replace(text, by)
        self.plain.put(new)

    def sort(self, column: int, descending: bool) -> None:
        before = sorted(self.shown)
        self.model.sort_by(column, descending=descending)
        assert sorted(self.shown) == before or self.model.arrangement.wish.filters.any

    def filter(self, chip: Chip) -> None:
        self.model.filter(Filters(chip))

    def undo(self) -> None:
        self.deeds.undo()
        self.plain.go(self.plain.past, self.plain.future)

    def redo(self) -> None:
        self.deeds.redo()
        self.plain.go(self.plain.future, self.plain.past)

    def paste_over(self, place: int, column: int, to_place: int, to_column: int, text: str) -> None:
        if self.shown and text:
            cells = self.select(place, column, to_place, to_column)
            QGuiApplication.clipboard().setText(clipboard.to_text([[text]]))
            self.deeds.paste()
            self.plain.put(dict.fromkeys(cells, text))

    def cut(self, *corners: int) -> None:
        if self.shown:
            cells = self.select(*corners)
            self.deeds.cut()
            copied = [text for row in clipboard.from_text(QGuiApplication.clipboard().text()) for text in row]
            assert copied == [self.plain.text(*cell) for cell in cells]
            self.plain.put(dict.fromkeys(cells, ""))

    def take_back(self, *corners: int) -> None:
        if self.shown:
            cells = self.select(*corners)
            rows = [self.document.sheet.position(number) or 0 for number in dict.fromkeys(n for n, _at in cells)]
            changed = [cell for row in rows for cell in self.document.originals.cells_of(row)]
            edit = commands.take_back(cell for cell in changed if (cell.number, cell.column) in cells)
            if edit is not None:
                self.change(edit)
            self.plain.put({(n, at): START[n - 2][at] for n, at in cells if n - 2 < len(START) and at < WIDTH})

    def add_column(self, text: str) -> None:
        if self.plain.width == WIDTH:
            self.document.add_column_for("last_name", [text] * len(self.plain.rows))
            self.plain.change([(n, [*row, text]) for n, row in self.plain.rows], WIDTH + 1)

    def add_row(self) -> None:
        self.deeds.add_row()
        self.plain.change([*self.plain.rows, (self.plain.number(), [""] * self.plain.width)])

    def mend(self) -> None:
        edit = fixing.sure_fixes(self.document.checker)
        if edit is None:
            return
        self.change(edit)
        self.plain.put(
            {
                (number, change.column): text
                for change in edit.changes
                if isinstance(change, SetCells)
                for number, text in zip(change.numbers, change.texts, strict=True)
            }
        )

    def accept(self, text: str) -> None:
        for problem in list(self.document.checker.problems()):
            if problem.value == text and problem.field and problem.row is not None:
                self.document.accept(problem.field, problem.verdict.code, text)

    def filter_column(self, column: int, text: str) -> None:
        self.model.filter(Filters(columns={column: ColumnFilter(contains=text)}))
        passing = [n for n, row in self.plain.rows if text.casefold() in row[column].casefold()]
        assert sorted(self.shown) == sorted(passing)

    def replay(self) -> None:
        """What the journal would hold now, put on the spreadsheet afresh."""
        again = document(START, HEADERS)
        for edit in self.document.log.done:
            again.do(edit_of(orjson.loads(orjson.dumps(plain(edit)))))
        numbers = again.sheet.numbers.tolist()
        assert [(n, again.sheet.row_texts(at)) for at, n in enumerate(numbers)] == self.plain.rows

    def compare(self) -> None:
        """The same cells, and the same problems as afresh."""
        sheet, checker = self.document.sheet, self.document.checker
        assert [(n, sheet.row_texts(at)) for at, n in enumerate(sheet.numbers.tolist())] == self.plain.rows
        for place, number in enumerate(self.shown):
            width = range(self.plain.width)
            assert [self.model.index(place, at).data() for at in width] == [self.plain.text(number, at) for at in width]
        rules = self.document.platform.rules(self.document.destination.settings, self.document.lists)
        fresh = Checker(sheet, self.document.mapping, rules, self.document.filled, self.document.accepted)
        assert checker.row_levels.tolist() == fresh.row_levels.tolist()
        assert as_texts(checker.problems()) == as_texts(fresh.problems())
        assert checker.counts() == fresh.counts()
        changed = {(cell.number, cell.column, cell.before) for cell in self.document.originals.cells()}
        assert changed == {
            (n, at, START[n - 2][at])
            for n, row in self.plain.rows
            for at in range(WIDTH)
            if n - 2 < len(START) and row[at] != START[n - 2][at]
        }


def as_texts(problems: Iterator[Problem]) -> list[str]:
    return [repr(problem) for problem in problems]


@contextmanager
def pair() -> Iterator[Pair]:
    shown = document(START, HEADERS)
    model = SheetModel(shown)
    view = SheetView(model)
    try:
        yield Pair(shown, model, view)
    finally:
        model.release()
        view.deleteLater()


@pytest.mark.usefixtures("qapp")
@given(st.lists(steps, max_size=14))
@settings(max_examples=120)
def test_the_grid_is_a_plain_table(doing: list[tuple]) -> None:  # type: ignore[type-arg]
    do_and_compare(doing)


@pytest.mark.usefixtures("qapp")
@given(st.lists(steps, max_size=10))
@settings(max_examples=40)
def test_it_is_so_too_where_a_worker_makes_every_change(doing: list[tuple]) -> None:  # type: ignore[type-arg]
    with patch.object(changing_module, "AT_ONCE", -1):
        do_and_compare(doing)


def do_and_compare(doing: list[tuple]) -> None:  # type: ignore[type-arg]
    with pair() as both:
        for step in doing:
            both.do(step)
            both.compare()
            both.replay()
        while both.plain.past:
            both.undo()
        both.compare()
        assert both.document.originals.count() == 0
        while both.plain.future:
            both.redo()
        both.compare()
