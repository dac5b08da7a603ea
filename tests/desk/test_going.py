"""Where a spreadsheet goes and what of it goes, chosen together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resultdesk.core.errors import Cancelled
from resultdesk.core.fields import Choice, Destination
from resultdesk.core.watch import Watch
from resultdesk.desk import going as goings
from resultdesk.desk.document import Changed, Document, What
from resultdesk.desk.going import Going
from tests.ui.grid.documents import document

RACES = {"race_id": (Choice("7", "Seven"),)}
CHIP, NOTE = 5, 7


def told(of: Document) -> list[What]:
    found: list[What] = []

    def listen(changed: Changed) -> None:
        found.append(changed.what)

    of.watch_changes(listen)
    return found


def test_all_that_is_chosen_together_is_told_once() -> None:
    one = document()
    heard = told(one)
    one.go(Going(Destination("tracx", "a", {"event_id": "3"}), RACES, {"race_id": None, "chip_code": NOTE}))
    assert (one.destination.account, one.destination.settings["event_id"], one.lists) == ("a", "3", RACES)
    assert (one.mapping.columns["chip_code"], "race_id" in one.mapping.columns) == (NOTE, False)
    assert heard == [What.DESTINATION | What.MAPPING]
    assert one.checker.check_of(CHIP) is None
    assert one.checker.check_of(NOTE) is not None


def test_another_account_is_told_and_not_checked() -> None:
    one = document()
    heard, checker = told(one), one.checker
    one.set_destination(replace(one.destination, account="b"))
    assert (one.destination.account, heard) == ("b", [What.DESTINATION])
    assert one.checker is checker


def test_another_platform_drops_lists_and_feeds_of_the_one_before() -> None:
    going = Going(Destination("tracx"), RACES, {"chip_code": None}).to(Destination("runsignup"))
    assert (going.destination.platform, going.lists, going.feeds) == ("runsignup", {}, {})
    assert Going(Destination("tracx"), RACES, {"chip_code": None}).to(Destination("tracx", "a")).lists == RACES


def test_a_later_choice_for_a_field_comes_after_the_others() -> None:
    going = goings.now(document()).feeding("chip_code", NOTE).feeding("last_name", NOTE).feeding("chip_code", NOTE)
    assert list(going.feeds) == ["last_name", "chip_code"]
    mapping = going.fed(document().mapping)
    assert (mapping.columns["chip_code"], "last_name" in mapping.columns) == (NOTE, False)


def test_as_if_leaves_the_document_as_it_is() -> None:
    one = document()
    seen = goings.as_if(one, goings.now(one).to(Destination("runsignup", "a")))
    assert (seen.destination.account, seen.platform.name, dict(seen.mapping.columns)) == ("a", "runsignup", {})
    assert (one.destination.platform, one.platform.name) == ("tracx", "tracx")
    assert one.mapping.columns["chip_code"] == CHIP


def test_a_check_for_another_place_counts_cells_and_can_be_cancelled() -> None:
    steps: list[tuple[int, int]] = []
    watch = Watch(lambda done, total: steps.append((done, total)))
    one = document()
    one.go(Going(replace(one.destination, settings={"event_id": "2"}), {}), watch)
    assert steps == [(4 * n, 28) for n in range(7)]  # seven columns of four rows that feed a field
    watch.cancel()
    with pytest.raises(Cancelled):
        one.go(Going(replace(one.destination, settings={"event_id": "3"}), {}), watch)
