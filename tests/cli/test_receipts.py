from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from resultdesk.sending.outbox import Outbox
from tests.cli.conftest import GOOD, Ran
from tests.sending.toy import parcel

Run = Callable[..., Ran]


@pytest.fixture
def sent(run: Run, entries: Callable[..., Path], to_tracx: list[str]) -> str:
    """The id of a parcel that was queued."""
    parcel: str = run("send", entries(*GOOD), *to_tracx, "--json").json["id"]
    return parcel


def test_receipts_are_listed_newest_first(
    run: Run, sent: str, entries: Callable[..., Path], to_tracx: list[str]
) -> None:
    newer = run("send", entries(GOOD[0]), *to_tracx, "--json").json["id"]
    assert [one["id"] for one in run("receipts", "--json").json["receipts"]] == [newer, sent]


def test_a_receipt_is_shown_as_it_was_printed(run: Run, sent: str) -> None:
    shown = run("receipts", "show", sent, "--json")
    assert shown.code == 0
    assert set(shown.json) >= {
        "id", "platform", "destination", "file", "state", "rows", "refused", "batches", "transaction", "times",
    }  # fmt: skip
    assert set(shown.json["rows"]) == {"sent", "accepted", "refused", "unknown", "skipped"}
    assert set(shown.json["batches"][0]) >= {"state", "status", "attempts", "answer"}
    assert set(shown.json["times"]) == {"sealed", "sent", "answered"}


def test_receipts_are_found_by_words(run: Run, sent: str) -> None:
    assert [one["id"] for one in run("receipts", "--search", "entries", "--json").json["receipts"]] == [sent]
    assert run("receipts", "--search", "marathon", "--json").json == {"receipts": []}


def test_the_newest_few_are_listed_with_how_many_are_older(
    run: Run, sent: str, entries: Callable[..., Path], to_tracx: list[str]
) -> None:
    newer = run("send", entries(GOOD[0]), *to_tracx, "--json").json["id"]
    listed = run("receipts", "--newest", "1", "--json").json
    assert ([one["id"] for one in listed["receipts"]], listed["older"]) == ([newer], 1)
    assert run("receipts", "--newest", "1").out.endswith("and 1 older one\n")
    assert run("receipts", "--newest", "0").out == "and 2 older ones\n"
    assert run("receipts", "--newest", "-1", "--json").code == 2


def test_all_receipts_are_listed_however_many(run: Run, state_folder: Path) -> None:
    box = Outbox(state_folder)
    names = [box.seal(parcel([2])) for _ in range(502)]
    box.close()
    listed = run("receipts", "--json").json
    assert [one["id"] for one in listed["receipts"]] == names[::-1]


def test_no_receipts_is_said(run: Run) -> None:
    assert run("receipts").out == "Nothing here.\n"
