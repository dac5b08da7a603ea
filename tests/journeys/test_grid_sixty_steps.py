"""Sixty things that a person does in a spreadsheet program, done here with real keys and a real mouse."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.desktop import Desktop
from tests.journeys.hand import Hand, State
from tests.ui.grid.documents import ROWS

pytestmark = [pytest.mark.journey, pytest.mark.timeout(300)]

ID, FIRST, LAST, BORN, RACE, CHIP, LAND, NOTE = range(8)
Expected = Callable[[State], object]
Step = tuple[str, Callable[[Hand], object], Expected]


def at(place: int, column: int) -> Expected:
    return lambda state: state["current"] == [place, column]


def holds(row: int, column: int, text: str) -> Expected:
    return lambda state: state["cells"][row][column] == text


def column_is(column: int, *texts: str) -> Expected:
    return lambda state: [row[column] for row in state["cells"]] == list(texts)


def selected(*corners: int) -> Expected:
    return lambda state: state["ranges"] == [list(corners)]


def rows(*numbers: int) -> Expected:
    return lambda state: state["numbers"] == list(numbers)


def shows(*numbers: int) -> Expected:
    return lambda state: state["shown"] == list(numbers)


def both(*parts: Expected) -> Expected:
    return lambda state: all(part(state) for part in parts)


def in_cell(place: int, column: int, *keys: str) -> Callable[[Hand], None]:
    def do(hand: Hand) -> None:
        hand.cell(place, column)
        hand.keys(*keys)

    return do


def typing(text: str, *keys: str) -> Callable[[Hand], None]:
    def do(hand: Hand) -> None:
        hand.type(text)
        hand.keys(*keys)

    return do


def keys(*names: str) -> Callable[[Hand], None]:
    return lambda hand: hand.keys(*names)


def marking(place: int, column: int, to_place: int, to_column: int, *then: str) -> Callable[[Hand], None]:
    def do(hand: Hand) -> None:
        hand.cell(place, column)
        hand.cell(to_place, to_column, holding="shift")
        hand.keys(*then) if then else None

    return do


def from_menu(column: int, *path: str) -> Callable[[Hand], None]:
    def do(hand: Hand) -> None:
        hand.click(hand.ask("header", column=column, part="menu"))
        hand.menu(*path)

    return do


def filter_by_text(hand: Hand) -> None:
    from_menu(FIRST, "Filter…")(hand)
    hand.until(lambda state: state["popup"] == "FilterPanel", "the filter opens")
    hand.type("o")
    hand.keys("Return")


def dragging(question: str, start: dict[str, Any], end: dict[str, Any], by: int = 0) -> Callable[[Hand], None]:
    def do(hand: Hand) -> None:
        x, y = hand.ask(question, **end)
        hand.drag(hand.ask(question, **start), [x + by, y])

    return do


def finding(hand: Hand) -> None:
    hand.keys("ctrl+f")
    hand.until(lambda state: state["focus"] == "Find", "the line to find opens")
    hand.type("kok")
    hand.keys("Return")


def replacing(hand: Hand) -> None:
    hand.keys("Tab", "Tab", "Tab")
    hand.until(lambda state: state["focus"] == "Replace with", "the line to replace with")
    hand.type("Cook")
    hand.button("Replace all")


def going_to_row(hand: Hand) -> None:
    hand.keys("ctrl+g")
    hand.until(lambda state: state["focus"] == "Row number", "the line for the number opens")
    hand.type("4")
    hand.keys("Return")


def picking_a_country(hand: Hand) -> None:
    hand.cell(3, LAND)
    hand.type("Ned")
    hand.until(lambda state: state["popup"] == "QListView", "the list opens")
    hand.keys("Down", "Return")


def picking_a_day(hand: Hand) -> None:
    hand.cell(0, BORN)
    hand.keys("F2", "F4")
    hand.until(lambda state: state["focus"] == "Calendar" or state["popup"] == "QFrame", "the calendar opens")
    hand.keys("Right", "Return")


def pasting_from_elsewhere(hand: Hand) -> None:
    hand.ask("clipboard", text='"two\r\nlines ""quoted"""\t5" pipe\r\nplain\t\r\n')
    hand.cell(1, LAND)
    hand.keys("ctrl+v")


def by_right_click(place: int, column: int, entry: str) -> Callable[[Hand], None]:
    def do(hand: Hand) -> None:
        hand.cell(place, column, button=3)
        hand.menu(entry)

    return do


START = [list(row) for row in ROWS]

FIRST_STEPS: list[Step] = [
    ("1 a click chooses a cell", lambda hand: hand.cell(0, FIRST), at(0, FIRST)),
    ("2 typing replaces, Enter goes down", typing("Johnny", "Return"), both(holds(0, FIRST, "Johnny"), at(1, FIRST))),
    ("3 undo", keys("ctrl+z"), holds(0, FIRST, "John")),
    ("4 redo", keys("ctrl+y"), holds(0, FIRST, "Johnny")),
    ("5 F2 adds to the text", lambda h: (h.cell(0, FIRST), h.keys("F2"), h.type(" B"), h.keys("Return")),
     holds(0, FIRST, "Johnny B")),
    ("6 Shift+Enter goes up", keys("shift+Return"), at(0, FIRST)),
    ("7 Delete empties", keys("Delete"), holds(0, FIRST, "")),
    ("8 and undo fills again", keys("ctrl+z"), holds(0, FIRST, "Johnny B")),
    ("9 Tab across a row, Enter back to its start",
     lambda h: (h.type("Jon"), h.keys("Tab"), h.type("Roe"), h.keys("Tab"), h.type("2001-02-01"), h.keys("Return")),
     both(holds(0, FIRST, "Jon"), holds(0, LAST, "Roe"), holds(0, BORN, "2001-02-01"), at(1, FIRST))),
    ("10 Esc gives typing up", typing("xx", "Escape"), holds(1, FIRST, "Ann")),
    ("11 Ctrl+Down", keys("ctrl+Down"), at(3, FIRST)),
    ("12 Ctrl+Up", keys("ctrl+Up"), at(0, FIRST)),
    ("13 Ctrl+Right stops before the gap", keys("ctrl+Right"), at(0, LAND)),
    ("14 Ctrl+Home", keys("ctrl+Home"), at(0, ID)),
    ("15 Ctrl+End", keys("ctrl+End"), at(3, NOTE)),
    ("16 Shift with arrows", keys("ctrl+Home", "shift+Down", "shift+Right"), selected(0, 1, ID, FIRST)),
    ("17 copy, and paste past the end", lambda h: (h.keys("ctrl+c"), h.cell(3, ID), h.keys("ctrl+v")),
     both(rows(2, 3, 4, 5, 6), column_is(ID, "1", "2", "10", "1", "2"))),
    ("18 undo takes the added row along", keys("ctrl+z"), both(rows(2, 3, 4, 5), holds(3, ID, "9"))),
    ("19 the mouse marks a range", dragging("cell", {"place": 0, "column": FIRST}, {"place": 2, "column": LAST}),
     selected(0, 2, FIRST, LAST)),
    ("20 cut", keys("ctrl+x"), column_is(FIRST, "", "", "", "bob")),
    ("21 paste where it was", in_cell(0, FIRST, "ctrl+v"), column_is(FIRST, "Jon", "Ann", "Zoë", "bob")),
    ("22 Shift+click marks", marking(0, NOTE, 2, NOTE), selected(0, 2, NOTE, NOTE)),
    ("23 Ctrl+D fills down", lambda h: (h.cell(0, NOTE), h.type("ok"), h.keys("Return"), marking(0, NOTE, 2, NOTE)(h),
     h.keys("ctrl+d")), column_is(NOTE, "ok", "ok", "ok", "NA")),
    ("24 undo", keys("ctrl+z"), column_is(NOTE, "ok", "late", "", "NA")),
    ("25 one cell pasted fills the range", lambda h: (h.cell(1, NOTE), h.keys("ctrl+c"), marking(1, NOTE, 3, NOTE)(h),
     h.keys("ctrl+v")), column_is(NOTE, "ok", "late", "late", "late")),
    ("26 a click on its header marks a column", lambda h: h.click(h.ask("header", column=NOTE)),
     selected(0, 3, NOTE, NOTE)),
    ("27 Delete empties it", keys("Delete"), column_is(NOTE, "", "", "", "")),
    ("28 undo", keys("ctrl+z"), column_is(NOTE, "ok", "late", "late", "late")),
    ("29 a click on its number marks a row", lambda h: h.click(h.ask("row_header", place=1)), selected(1, 1, ID, NOTE)),
    ("30 Ctrl+Delete deletes the row", keys("ctrl+Delete"), rows(2, 4, 5)),
    ("31 undo brings it back in place", keys("ctrl+z"), both(rows(2, 3, 4, 5), holds(1, FIRST, "Ann"))),
]  # fmt: skip

OTHER_STEPS: list[Step] = [
    ("32 Insert puts a row in", in_cell(1, ID, "Insert"), both(rows(2, 7, 3, 4, 5), at(1, ID))),
    ("33 and it can be filled", lambda h: (h.type("3"), h.keys("Tab"), h.type("Eva"), h.keys("Return")),
     both(holds(1, ID, "3"), holds(1, FIRST, "Eva"), at(2, ID))),
    ("34 F8 goes to the next problem", keys("F8"), at(2, CHIP)),
    ("35 Shift+F8 to the one before", keys("shift+F8"), at(1, RACE)),
    ("36 a country by its name in Dutch", picking_a_country, holds(3, LAND, "NL")),
    ("37 the next day in the calendar", picking_a_day, holds(0, BORN, "2001-02-02")),
    ("38 sort downwards", from_menu(ID, "Sort downwards (Z to A, 9 to 1)"), shows(4, 5, 7, 3, 2)),
    ("39 back to the order of the file", from_menu(ID, "Back to the order of the spreadsheet"), shows(2, 7, 3, 4, 5)),
    ("40 filter a column", filter_by_text, shows(2, 4, 5)),
    ("41 show all again", lambda h: h.button("Show all rows"), shows(2, 7, 3, 4, 5)),
    ("42 only what needs me", lambda h: h.button("Need you 3"), shows(7, 3, 5)),
    ("43 all", lambda h: h.button("All 5"), shows(2, 7, 3, 4, 5)),
    ("44 find", finding, at(4, LAST)),
    ("45 replace all", replacing, holds(4, LAST, "Cook")),
    ("46 Esc closes the bar", keys("Escape"), lambda state: state["focus"] == "Sheet"),
    ("47 go to a row", going_to_row, at(3, LAST)),
    ("48 widen a column", dragging("header", {"column": LAST, "part": "edge"}, {"column": LAST, "part": "edge"}, by=60),
     lambda state: state["widths"][LAST] > state["widths"][FIRST] + 30),
    ("49 move a column", dragging("header", {"column": NOTE}, {"column": FIRST}), lambda s: s["columns"][1] == NOTE),
    ("50 Tab follows what is seen", in_cell(0, ID, "Tab"), at(0, NOTE)),
    ("51 hide a column", from_menu(RACE, "Hide this column"), lambda state: RACE not in state["columns"]),
    ("52 show it again", from_menu(ID, "Show a hidden column", "Show all columns"), lambda s: RACE in s["columns"]),
    ("53 a double click edits, arrows stay inside",
     lambda h: (h.cell(3, FIRST, times=2), h.keys("End", "Left"), h.type("h"), h.keys("Return")),
     holds(3, FIRST, "Zohë")),
    ("54 Backspace starts empty", lambda h: (h.cell(3, FIRST), h.keys("BackSpace"), h.type("Zoe"), h.keys("Return")),
     holds(3, FIRST, "Zoe")),
    ("55 cells with quotes and line ends come in whole", pasting_from_elsewhere,
     both(holds(1, LAND, 'two\r\nlines "quoted"'), holds(2, LAND, "plain"))),
    ("56 the right mouse button puts a row in", by_right_click(4, ID, "Insert row below"), rows(2, 7, 3, 4, 5, 8)),
    ("57 a button adds one at the end", lambda h: (h.button("Add a row"), h.type("77"), h.keys("Return")),
     both(rows(2, 7, 3, 4, 5, 8, 9), holds(6, ID, "77"))),
    ("58 the strip mends a cell", lambda h: (h.cell(2, CHIP), h.button("Pad to 0012345")), holds(2, CHIP, "0012345")),
    ("59 a whole kind is mended", lambda h: h.button_below("Write 1 country as its code"), holds(4, LAND, "NL")),
]  # fmt: skip

END = [
    ["1", "Jon", "Roe", "2001-02-02", "1", "0000001", "NL", "ok"],
    ["3", "Eva", "", "", "", "", 'two\r\nlines "quoted"', ""],
    ["2", "Ann", "Beer", "2002-02-02", "1", "0012345", "plain", "late"],
    ["10", "Zoe", "Ångström", "1999-12-31", "1", "0000003", "NL", "late"],
    ["9", "bob", "Cook", "2000-05-06", "1", "0000004", "NL", "late"],
    ["", "", "", "", "", "", "", ""],
    ["77", "", "", "", "", "", "", ""],
]


def test_sixty_steps(tmp_path: Path) -> None:
    with Desktop(tmp_path, "1600x900") as desktop:
        program = desktop.start(
            "grid",
            [sys.executable, "-m", "tests.journeys.grid_program"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        hand = Hand(desktop, program)
        hand.until(lambda state: state["cells"] == START and state["focus"] == "Sheet", "the grid opens")
        for words, do, expected in FIRST_STEPS + OTHER_STEPS:
            do(hand)
            hand.until(expected, words)
        assert hand.ask("state")["cells"] == END
        for _ in range(60):
            hand.keys("ctrl+z")
        hand.until(lambda state: state["cells"] == START, "60 undo leads to the beginning")
        for _ in range(60):
            hand.keys("ctrl+y")
        hand.until(lambda state: state["cells"] == END, "60 and redo to the end")
        assert "rror" not in desktop.log_of("grid"), desktop.log_of("grid")
