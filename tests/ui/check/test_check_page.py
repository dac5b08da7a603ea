from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from resultdesk.checking.groups import Group
from resultdesk.core.edits import Edit, Label, SetCells
from resultdesk.core.fields import Choice, Destination
from resultdesk.core.problems import Level
from resultdesk.core.sheet import Sheet
from resultdesk.ui import theme
from resultdesk.ui.check import problems
from resultdesk.ui.check.before_mending import lines
from resultdesk.ui.check.bench import Bench
from resultdesk.ui.check.group_card import GroupCard
from resultdesk.ui.check.pane import CheckPane
from resultdesk.ui.controls import Button, Text
from resultdesk.ui.grid.filtering import Chip
from tests.ui.grid.conftest import Opened
from tests.ui.grid.documents import HEADERS, ROWS, cells, document
from tests.ui.grid.hands import CTRL, SHIFT, Key, click, here, press, write

GOOD = [ROWS[0], ROWS[2]]


def button(of: QWidget, name: str) -> Button:
    return next(found for found in of.findChildren(Button) if found.accessibleName() == name and found.isVisible())


def names(of: QWidget) -> list[str]:
    return [found.accessibleName() for found in of.findChildren(Button) if found.isVisible()]


def texts(of: QWidget) -> list[str]:
    return [found.text() for found in of.findChildren(Text) if found.isVisible() and found.text()]


def cards(bench: Bench) -> list[GroupCard]:
    found = [card for card in bench.problems.findChildren(GroupCard) if card.isVisible()]
    return sorted(found, key=lambda card: card.y())


def settled(bench: Bench, qtbot: QtBot) -> Bench:
    """Counts and cures have followed."""
    qtbot.waitUntil(lambda: not bench._soon.isActive() and not bench.problems.busy)
    return bench


def test_names_as_screen_readers_say_them(bench: Bench) -> None:
    assert bench.view.accessibleName() == "Sheet"
    assert bench.problems.accessibleName() == "Problems"
    assert names(bench.chips) == ["All 4", "Need you 2", "Warnings 0", "Changed 0"]


def test_each_kind_of_problem_is_a_sentence_with_its_cure(bench: Bench, qtbot: QtBot) -> None:
    settled(bench, qtbot)
    found = [card.accessibleName() for card in cards(bench)]
    assert len(found) == 2
    assert found[0] == "1 chip code does not have 7 characters."
    chip = cards(bench)[0]
    assert "12345 → 0012345" in texts(chip)
    assert len([name for name in names(chip) if name != "Show"]) == 1


def test_a_cure_is_one_step_and_everything_follows(bench: Bench, qtbot: QtBot) -> None:
    settled(bench, qtbot)
    cure = next(name for name in names(cards(bench)[0]) if name != "Show")
    click(button(cards(bench)[0], cure))
    settled(bench, qtbot)
    assert cells(bench.document)[1][5] == "0012345"
    assert len(cards(bench)) == 1
    assert names(bench.chips) == ["All 4", "Need you 1", "Warnings 0", "Changed 1"]
    bench.view.setFocus()
    press(Key.Key_Z, modifier=CTRL)
    settled(bench, qtbot)
    assert names(bench.chips) == ["All 4", "Need you 2", "Warnings 0", "Changed 0"]


def test_all_that_needs_no_question_at_once(bench: Bench, qtbot: QtBot) -> None:
    settled(bench, qtbot)
    click(button(bench.problems, "Mend 2 cells"))
    settled(bench, qtbot)
    assert [cells(bench.document)[1][5], cells(bench.document)[3][6]] == ["0012345", "NL"]
    assert cards(bench) == []
    press(Key.Key_Z, modifier=CTRL)
    assert cells(bench.document) == [list(row) for row in ROWS]


def test_what_mending_all_would_change_can_be_seen_before(bench: Bench, qtbot: QtBot) -> None:
    settled(bench, qtbot)
    click(button(bench.problems, "Show what will change"))
    (told,) = [text for text in texts(bench.problems) if text.startswith("chip_code")]
    assert told.splitlines() == [
        "chip_code: 1 cell",
        "    12345 → 0012345",
        "country_code: 1 cell",
        "    Netherlands → NL",
    ]
    assert cells(bench.document) == [list(row) for row in ROWS]
    click(button(bench.problems, "Hide what will change"))
    assert not [text for text in texts(bench.problems) if text.startswith("chip_code")]


def test_the_mend_button_waits_until_it_knows_what_to_say(opened: Opened) -> None:
    bench = opened()
    assert bench.problems.busy == bench.problems.mend_button.isHidden()


class Seen(QObject):
    """What each paint of the problems shows: how many cards are cut off, and where the first begins."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._body = bench.problems.widget()
        self.paints: list[tuple[int, int]] = []
        self._body.installEventFilter(self)

    def eventFilter(self, _body: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            shown = sorted(self._body.findChildren(GroupCard), key=GroupCard.y)
            cut = [card for card in shown if card.height() < card.heightForWidth(card.width())]
            self.paints.append((len(cut), shown[0].y() if shown else -1))
        return False


def test_no_card_is_seen_cut_off_or_pushed_down_while_the_cures_are_worked_out(qtbot: QtBot) -> None:
    theme.scale_texts(150)
    bench = Bench(document())
    qtbot.addWidget(bench)
    seen = Seen(bench)
    bench.resize(810, 700)
    bench.show()
    qtbot.waitUntil(lambda: bool(seen.paints) and not bench.problems.busy)
    settled(bench, qtbot).problems.widget().repaint()
    assert {cut for cut, _first in seen.paints} == {0}
    assert len({first for _cut, first in seen.paints}) == 1
    bench.release()


def test_one_cure_far_down_is_offered_on_top_too(opened: Opened, qtbot: QtBot) -> None:
    """A day that does not exist has no cure; the one that has is not to be looked for."""
    bench = settled(opened([[*ROWS[0][:3], "2001-02-31", *ROWS[0][4:]], *ROWS[2:]]), qtbot)
    assert len(cards(bench)) == 2
    click(button(bench.problems, "Mend 1 cell"))
    settled(bench, qtbot)
    assert cells(bench.document)[2][6] == "NL"
    assert bench.problems.mend_button.isHidden()


def test_after_a_cure_the_focus_is_at_the_next_kind_of_problem(bench: Bench, qtbot: QtBot) -> None:
    settled(bench, qtbot)
    first, second = cards(bench)
    cure = next(button(first, name) for name in names(first) if name != "Show")
    cure.setFocus()
    press(Key.Key_Space)
    settled(bench, qtbot)
    assert cards(bench) == [second]
    assert second.isAncestorOf(QApplication.focusWidget())
    cure = next(button(second, name) for name in names(second) if name != "Show")
    cure.setFocus()
    press(Key.Key_Space)
    settled(bench, qtbot)
    assert QApplication.focusWidget() is bench.view


def test_after_mending_all_the_focus_is_in_the_sheet(bench: Bench, qtbot: QtBot) -> None:
    settled(bench, qtbot)
    bench.problems.mend_button.setFocus()
    press(Key.Key_Space)
    settled(bench, qtbot)
    assert QApplication.focusWidget() is bench.view


NAMED = [[*ROWS[0][:4], "5 km", *ROWS[0][5:]], [*ROWS[2][:4], "10 km", *ROWS[2][5:]]]


def test_named_races_lead_to_the_choice_of_the_event(opened: Opened, qtbot: QtBot) -> None:
    bench = settled(opened(NAMED), qtbot)
    (card,) = cards(bench)
    assert card.accessibleName() == "2 races are named. Choose the event, and their numbers are read."
    with qtbot.waitSignal(bench.setting_wanted) as wanted:
        click(button(card, "Choose the event"))
    assert wanted.args == ["event_id", ""]


def test_the_event_is_chosen_where_the_problem_is(opened: Opened, qtbot: QtBot) -> None:
    bench = opened(NAMED)
    bench.document.set_lists({"event_id": [Choice("1", "Spring & Run"), Choice("2", "Autumn Run")]})
    bench.refresh()
    settled(bench, qtbot)
    click(button(cards(bench)[0], "Choose the event"))
    (menu,) = bench.problems.findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["Spring && Run", "Autumn Run"]
    with qtbot.waitSignal(bench.setting_wanted) as wanted:
        menu.actions()[1].trigger()
    assert wanted.args == ["event_id", "2"]
    menu.close()


def test_a_race_for_all_rows_is_chosen_where_its_column_is_missing(qtbot: QtBot) -> None:
    bench = Bench(document([["349", "14:25.10"]], ["bib", "time"]))
    qtbot.addWidget(bench)
    bench.show()
    bench.document.set_destination(Destination("opentrack", "", {}))
    bench.refresh()
    (card,) = cards(settled(bench, qtbot))
    assert card.group.field == "eventid"
    assert "Go to Columns" in names(card)
    with qtbot.waitSignal(bench.setting_wanted) as wanted:
        click(button(card, "Choose: Race"))
    assert wanted.args == ["eventid", ""]
    bench.document.set_lists({"eventid": [Choice("R1", "5k"), Choice("R2", "10k")]})
    bench.refresh()
    click(button(card, "Choose: Race"))
    (menu,) = bench.problems.findChildren(QMenu)
    with qtbot.waitSignal(bench.setting_wanted) as wanted:
        menu.actions()[1].trigger()
    assert wanted.args == ["eventid", "R2"]
    menu.close()
    bench.release()


def test_what_holds_most_rows_back_comes_first() -> None:
    def group(code: str, level: Level, n: int, column: int | None = 0) -> Group:
        return Group(code, "f", column, level, n)

    warned, few = group("a", Level.WARNING, 900), group("b", Level.ERROR, 3)
    whole, many = group("c", Level.ERROR, 1, None), group("d", Level.ERROR, 312)
    chosen = replace(many, code="e", params={"setting": "event_id"})
    assert problems.worst_first([warned, few, many, chosen, whole], 900) == [whole, chosen, many, few, warned]


def test_one_kind_that_can_be_mended_has_the_button_that_the_tour_names(opened: Opened, qtbot: QtBot) -> None:
    bench = settled(opened(ROWS[:3]), qtbot)
    assert len(cards(bench)) == 1
    mend = bench.primary_button()
    assert mend is button(bench.problems, "Mend 1 cell")
    click(mend)
    settled(bench, qtbot)
    assert cells(bench.document)[1][5] == "0012345"


def test_show_goes_to_the_rows_of_a_kind(bench: Bench, qtbot: QtBot) -> None:
    settled(bench, qtbot)
    click(button(cards(bench)[1], "Show"))
    assert bench.model.rowCount() == 1
    assert here(bench) == (0, 6)
    assert bench.shown_rows.text() == "Showing 1 of 4 rows"
    click(button(bench, "Show all rows"))
    assert bench.model.rowCount() == 4


def test_chips_filter(bench: Bench) -> None:
    click(button(bench.chips, "Need you 2"))
    assert [bench.model.index(at, 1).data() for at in range(bench.model.rowCount())] == ["Ann", "bob"]
    click(button(bench.chips, "All 4"))
    assert bench.model.rowCount() == 4


def test_the_strip_says_what_is_wrong_and_mends_it(bench: Bench, qtbot: QtBot) -> None:
    press(Key.Key_F8)
    qtbot.waitUntil(lambda: texts(bench.strip)[0] == "Row 3 · chip_code")
    said = texts(bench.strip)
    assert said[0] == "Row 3 · chip_code"
    assert "7" in said[1]
    fix = names(bench.strip)[0]
    assert "0012345" in fix
    click(button(bench.strip, fix))
    settled(bench, qtbot)
    assert texts(bench.strip) == ["Row 3 · chip_code", "No problem in this cell.", "Was: 12345"]
    click(button(bench.strip, "Take this change back"))
    assert cells(bench.document)[1][5] == "12345"


def test_the_selected_cells_are_mended(bench: Bench, qtbot: QtBot) -> None:
    settled(bench, qtbot)
    bench.view.select(0, 4, 1, 7)
    qtbot.waitUntil(lambda: "Mend the selected cells" in names(bench.strip))
    click(button(bench.strip, "Mend the selected cells"))
    assert [cells(bench.document)[1][5], cells(bench.document)[3][6]] == ["0012345", "Netherlands"]
    settled(bench, qtbot)
    bench.view.select(2, 0, 3, 5)
    qtbot.waitUntil(lambda: "Mend the selected cells" in names(bench.strip))
    click(button(bench.strip, "Mend the selected cells"))
    assert bench.told.text == "None of the selected cells can be mended without a question."
    assert cells(bench.document)[3][6] == "Netherlands"


def test_a_warning_is_accepted_once(opened: Opened, qtbot: QtBot) -> None:
    rows = [list(row) for row in GOOD]
    rows[0][1] = " John"
    bench = settled(opened(rows), qtbot)
    assert names(bench.chips)[1:3] == ["Need you 0", "Warnings 1"]
    assert bench.problems.findChildren(GroupCard)[0].group.level is Level.WARNING
    press(Key.Key_F8)
    qtbot.waitUntil(lambda: "Accept as it is" in names(bench.strip))
    click(button(bench.strip, "Accept as it is"))
    settled(bench, qtbot)
    assert names(bench.chips)[2] == "Warnings 0"
    assert cards(bench) == []


def test_all_warnings_of_a_kind_are_accepted(opened: Opened, qtbot: QtBot) -> None:
    rows = [list(row) for row in GOOD]
    rows[0][1], rows[1][1] = " John", " Zoë"
    bench = settled(opened(rows), qtbot)
    click(button(cards(bench)[0], "Accept as they are"))
    settled(bench, qtbot)
    assert cards(bench) == []
    bench.side.setCurrentWidget(bench.changes)
    click(button(bench.changes, "Show the 2 accepted warnings again"))
    settled(bench, qtbot)
    assert names(bench.chips)[2] == "Warnings 2"
    assert not bench.document.accepted


def test_all_is_well_is_said_clearly_and_names_the_next_step(opened: Opened, qtbot: QtBot) -> None:
    bench = settled(opened(GOOD), qtbot)
    assert bench.well.text == "All 2 rows are ready. Next: send them."
    with qtbot.waitSignal(bench.go_next):
        click(button(bench.well, "Go on to Send"))
    assert bench.primary_button() is button(bench.well, "Go on to Send")
    bench.view.setFocus()
    write("!")
    press(Key.Key_Return)
    settled(bench, qtbot)
    assert bench.well.text == ""


def test_a_missing_column_leads_to_columns(opened: Opened, qtbot: QtBot) -> None:
    bench = settled(opened([row[:1] for row in GOOD], HEADERS[:1]), qtbot)
    with qtbot.waitSignal(bench.columns_wanted):
        click(button(cards(bench)[0], "Go to Columns"))
    assert bench.well.text == ""


def test_changes_are_listed_and_taken_back_one_by_one(bench: Bench, qtbot: QtBot) -> None:
    bench.document.type_into(0, 1, "Jon")
    bench.document.type_into(2, 2, "")
    bench.side.setCurrentWidget(bench.changes)
    tree = bench.changes.findChild(QTreeWidget)
    assert tree is not None
    listed = [[tree.topLevelItem(at).text(part) for part in range(4)] for at in range(tree.topLevelItemCount())]
    assert listed == [["2", "first_name", "John", "Jon"], ["4", "last_name", "Ångström", "(empty)"]]
    tree.topLevelItem(1).setSelected(True)
    click(button(bench.changes, "Take these back"))
    settled(bench, qtbot)
    assert cells(bench.document)[2][2] == "Ångström"
    assert tree.topLevelItemCount() == 1
    click(button(bench.changes, "Take all back"))
    assert cells(bench.document) == [list(row) for row in ROWS]


def test_cures_of_very_many_problems_are_worked_out_when_asked(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "MANY", 0)
    bench.refresh()
    settled(bench, qtbot)
    assert names(cards(bench)[0]) == ["Show", "Look for a cure"]
    click(button(cards(bench)[0], "Look for a cure"))
    qtbot.waitUntil(lambda: names(cards(bench)[0]) == ["Show", "Pad 1 chip code"])


def test_all_can_be_mended_at_once_also_where_cures_were_not_worked_out(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "MANY", 0)
    bench.refresh()
    settled(bench, qtbot)
    click(button(bench.problems, "Mend all that needs no question"))
    settled(bench, qtbot)
    assert [cells(bench.document)[1][5], cells(bench.document)[3][6]] == ["0012345", "NL"]
    assert bench.problems.mend_button.isHidden()


def test_selected_cells_are_mended_also_where_cures_were_not_worked_out(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "MANY", 0)
    bench.refresh()
    settled(bench, qtbot)
    bench.view.select(0, 5, 3, 5)
    bench.strip.mend_wanted.emit()
    assert [cells(bench.document)[1][5], cells(bench.document)[3][6]] == ["0012345", "Netherlands"]


def test_looking_for_each_cure_tells_how_many_cells_there_are_in_all(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(problems, "MANY", 0)
    bench.refresh()
    settled(bench, qtbot)
    for card in cards(bench):
        click(button(card, "Look for a cure"))
    assert bench.problems.mend_button.accessibleName() == "Mend 2 cells"


def test_what_will_change_is_found_without_going_through_the_sheet_for_each_cell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sheet = Sheet.of("S", ["a"], [["x"], ["y"], ["x"], ["z"], ["w"]])
    edit = Edit(Label("fix.all"), (SetCells(0, (3, 2, 4, 5, 6), ("Y", "X", "X", "Z", "W")),))
    monkeypatch.setattr(Sheet, "position", None)  # a scan each
    assert list(lines(sheet, edit)) == ["a: 5 cells", "    x → X", "    y → Y", "    z → Z", "    and 1 more"]


def test_f6_leads_from_part_to_part(bench: Bench, qtbot: QtBot) -> None:
    press(Key.Key_F8)
    settled(bench, qtbot)
    qtbot.waitUntil(lambda: bool(names(bench.strip)))
    parts = [bench.strip, bench.side, bench.chips, bench.view]
    for part in parts:
        press(Key.Key_F6)
        assert part is bench.focusWidget() or part.isAncestorOf(bench.focusWidget())
    press(Key.Key_F6, modifier=SHIFT)
    assert bench.chips.isAncestorOf(bench.focusWidget())


def test_going_to_a_cell_that_a_filter_hides(bench: Bench) -> None:
    click(button(bench.chips, "Need you 2"))
    bench.view.setColumnHidden(2, True)
    bench.go_to(0, 2)
    assert here(bench) == (0, 2)
    assert bench.model.arrangement.wish.filters.chip is Chip.ALL
    assert not bench.view.isColumnHidden(2)


def test_the_page_before_and_after_a_document_is_shown(qtbot: QtBot) -> None:
    pane = CheckPane()
    qtbot.addWidget(pane)
    assert pane.primary_button() is None
    assert pane.edit_actions() == []
    pane.shown()
    pane.next_problem()
    pane.go_to(0, 0)
    first, second = document(), document(GOOD)
    pane.show_document(first)
    pane.show_document(second)
    assert pane.bench is not None
    assert pane.bench.document is second
    first.type_into(0, 0, "7")
    pane.shown()
    with qtbot.waitSignal(pane.go_next):
        pane.bench.go_next.emit()
    with qtbot.waitSignal(pane.columns_wanted):
        pane.bench.columns_wanted.emit()
    assert pane.edit_actions()
    pane.bench.release()


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK, theme.CONTRAST], ids=lambda look: look.name)
def test_it_is_drawn_in_every_look_and_size(look: theme.Theme, opened: Opened, qtbot: QtBot) -> None:
    theme.wear(look)
    try:
        bench = settled(opened(), qtbot)
        theme.scale_texts(200)
        assert bench.view.rowHeight(0) >= bench.view.fontMetrics().height()
        assert not bench.grab().isNull()
    finally:
        theme.scale_texts(100)
        theme.wear(theme.LIGHT)


def test_chips_and_commands_stand_below_each_other_where_both_do_not_fit(bench: Bench, qtbot: QtBot) -> None:
    """On a laptop of 1024 x 600 with large texts no chip is cut off, and the grid keeps its room."""
    theme.scale_texts(150)
    bench.resize(780, 460)
    qtbot.waitUntil(lambda: bench.tools.y() >= bench.chips.geometry().bottom())
    for part in (bench.chips, bench.tools):
        for found in part.findChildren(Button):
            assert part.rect().contains(found.geometry()), found.accessibleName()
    theme.scale_texts(100)
    bench.resize(1400, 700)
    qtbot.waitUntil(lambda: bench.tools.y() == bench.chips.y())


def test_on_a_small_screen_with_large_texts_the_sheet_has_more_room_than_the_problems(
    bench: Bench, qtbot: QtBot
) -> None:
    theme.scale_texts(150)
    bench.resize(810, 380)
    qtbot.waitUntil(lambda: 0 < bench.side.width() <= 365)  # 45 % of 810
    assert bench.view.width() + bench.side.width() > 760  # no room is left empty between them


def test_the_problems_are_folded_away_and_shown_again(bench: Bench, qtbot: QtBot) -> None:
    settled(bench, qtbot)
    before = bench.view.width()
    click(button(bench, "Fold the problems away"))
    qtbot.waitUntil(lambda: bench.view.width() > before + 200)
    show = bench.primary_button()  # nothing is mended that is not in sight
    assert show is button(bench, "Show the problems")
    click(show)
    assert bench.problems.isVisible()
    assert bench.primary_button() is bench.problems.mend_button
