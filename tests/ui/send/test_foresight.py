"""What is told before an upload goes: the wrong race, what is replaced; what must be answered first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.ui.send.pane import SendPane

SLOW = 30_000
ROAD = "API test meeting road results.xlsx"
START_LIST = "Start list 1.30m.xlsx"
Ready = Callable[..., SendPane]
Send = Callable[..., str]


def told(pane: SendPane, qtbot: QtBot, part: str) -> object:
    """The strip with these words, once it is there."""

    def found() -> list[object]:
        return [one for one in pane.foreseen.strips if part in one.strip.text]

    qtbot.waitUntil(lambda: bool(found()), timeout=SLOW)
    return found()[0]


@pytest.fixture
def road(ready: Ready) -> Callable[..., SendPane]:
    def made(**settings: str) -> SendPane:
        return ready("opentrack", ROAD, competition="2026/GBR/api-test", **settings)

    return made


def test_the_wrong_race_stops_the_button_until_one_switches(road: Ready, qtbot: QtBot) -> None:
    pane = road(eventid="R2")
    strip = told(pane, qtbot, "41 fit 5k")
    assert not pane.send.isEnabled()
    assert not pane.trial.isEnabled()
    switch = strip.strip.buttons[0]
    assert switch.accessibleName() == "Switch to 5k"
    switch.click()
    assert pane.document.destination.settings["eventid"] == "R1"
    told(pane, qtbot, "5k: new bibs are added")
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)


def test_the_wrong_race_may_be_the_right_one(road: Ready, qtbot: QtBot) -> None:
    pane = road(eventid="R2")
    told(pane, qtbot, "41 fit 5k").strip.buttons[1].click()
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)


def test_replacing_wants_the_name_typed(road: Ready, qtbot: QtBot, send: Send) -> None:
    pane = road(eventid="R1", mode="replace")
    strip = told(pane, qtbot, "All results of 5k")
    assert not pane.send.isEnabled()
    assert not pane.trial.isVisible()
    strip.name.setText("10k")
    assert not pane.send.isEnabled()
    strip.name.setText(" 5K ")
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)
    assert send(pane).startswith("43 results accepted")


def test_replacing_wants_it_offline_too(road: Ready, practice: object, qtbot: QtBot) -> None:
    practice.stop()
    pane = road(eventid="R1", mode="replace")
    qtbot.waitUntil(lambda: pane.foreseen._news.text().startswith("Not compared with OpenTrack"), timeout=SLOW)
    assert [one.foresight.confirm for one in pane.foreseen.strips] == ["R1"]
    assert not pane.send.isEnabled()


def test_what_was_typed_does_not_hold_for_the_next_upload(road: Ready, qtbot: QtBot, send: Send) -> None:
    pane = road(eventid="R1", mode="replace")
    told(pane, qtbot, "All results of 5k").name.setText("5k")
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)
    send(pane)
    pane.outcome.anew_button.click()
    assert told(pane, qtbot, "All results of 5k").name.text() == ""
    assert not pane.send.isEnabled()


def test_offline_it_is_not_compared_and_still_goes(road: Ready, practice: object, qtbot: QtBot) -> None:
    practice.stop()
    pane = road(eventid="R1")
    qtbot.waitUntil(lambda: pane.foreseen._news.text().startswith("Not compared with OpenTrack"), timeout=SLOW)
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)


def test_nothing_goes_while_it_is_being_compared(road: Ready, practice: object, qtbot: QtBot) -> None:
    practice.faults.switch("opentrack:slow=1x*@list")
    pane = road(eventid="R1")
    qtbot.waitUntil(lambda: pane.foreseen._news.text().startswith("Comparing"), timeout=SLOW)
    assert not pane.send.isEnabled()
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)


def test_a_trial_and_then_the_rest(road: Ready, qtbot: QtBot, send: Send, practice: object) -> None:
    pane = road(eventid="R1")
    told(pane, qtbot, "5k: new bibs are added")
    qtbot.waitUntil(pane.trial.isEnabled, timeout=SLOW)
    assert send(pane, pane.trial).startswith("5 results accepted")
    assert pane.outcome.again_button.accessibleName() == "Send the 38 rows that have not gone"
    assert send(pane).startswith("38 results accepted")
    assert not pane.outcome.again_button.isVisible()


def test_equipe_names_the_starts_that_go_and_where_to_undo(ready: Ready, qtbot: QtBot, send: Send) -> None:
    pane = ready(
        "equipe",
        START_LIST,
        meeting_id="3456",
        where__competition__foreign_id="practice-130",
        replace="yes",
    )
    document = pane.document
    from resultdesk.desk import whole_names

    whole_names.divide(document, whole_names.offer(document).ways[0])
    strip = told(pane, qtbot, "3 starts in Equipe are not in your sheet and go: Quickstep, Fjordlys, Kastanie")
    assert pane.branches.words.text().startswith("The list holds: People 8 · Horses 8 · Clubs 2.")
    strip.name.setText(strip.foresight.confirm)
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)
    said = send(pane)
    assert said.startswith("11 rows accepted by Equipe")
    assert "click Undo at" in said


def test_ridden_starts_stop_it(ready: Ready, qtbot: QtBot) -> None:
    pane = ready(
        "equipe",
        START_LIST,
        meeting_id="3456",
        where__competition__foreign_id="practice-140",
        **{"abort_if_any.rid": "yes"},
    )
    from resultdesk.desk import whole_names

    whole_names.divide(pane.document, whole_names.offer(pane.document).ways[0])
    told(pane, qtbot, "2 starts of")
    assert not pane.send.isEnabled()


def test_runsignup_wants_one_of_several_result_sets(ready: Ready, qtbot: QtBot) -> None:
    pane = ready("runsignup", "Virtual 5K week 16.xlsx", race_id="1001", event_id="5003")
    qtbot.waitUntil(lambda: "several result sets" in pane.strip.text, timeout=SLOW)
    assert not pane.send.isEnabled()
    sets = pane.where.lines["individual_result_set_id"].control
    assert sets.itemText(0) == "None"
    sets.setCurrentIndex(1)
    sets.activated.emit(1)
    qtbot.waitUntil(lambda: "several result sets" not in pane.strip.text, timeout=SLOW)
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)


def test_runsignup_checks_bibs_against_who_is_entered(ready: Ready, qtbot: QtBot) -> None:
    pane = ready("runsignup", "Virtual 5K week 16.xlsx", race_id="1001", event_id="5001")
    qtbot.waitUntil(lambda: "participants" in pane.document.lists, timeout=SLOW)
    found = {group.code for group in pane.document.checker.groups()}
    assert "bib_num.other" in found


def test_replacing_wants_the_name_typed_even_where_equipe_lists_no_such_competition(
    ready: Ready, qtbot: QtBot, tmp_path: Path
) -> None:
    """Its lists may name a competition otherwise than the sheet does: that is no reason to ask less."""
    path = tmp_path / "starts.csv"
    path.write_text("foreign_id,st,rider.foreign_id,horse.foreign_id\ns1,1,r1,h1\n", encoding="utf-8")
    where = {"meeting_id": "3456", "collection": "starts", "where__competition__foreign_id": "elsewhere"}
    pane = ready("equipe", path, replace="yes", **where)
    qtbot.waitUntil(lambda: not pane.foreseen._patience.isActive(), timeout=SLOW)
    assert [one.foresight.confirm for one in pane.foreseen.strips] == ["elsewhere"]
    assert not pane.send.isEnabled()
    pane.foreseen.strips[0].name.setText("elsewhere")
    qtbot.waitUntil(pane.send.isEnabled, timeout=SLOW)
