"""Replacing and aborting against the practice Equipe: said before, and found out after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from resultdesk.core.problems import Level
from resultdesk.platforms.contract import Account, Outcome, Table
from resultdesk.platforms.equipe.gate import EquipeGate
from resultdesk.platforms.equipe.platform import Equipe
from resultdesk.platforms.http import Http
from resultdesk.platforms.offers import Foresight
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS

EQUIPE = Equipe()
NEW = {
    "foreign_id": ["practice-130-start-1", "new"],
    "st": ["1", "2"],
    "rider.foreign_id": ["practice-rider-1"] * 2,
    "horse.foreign_id": ["practice-horse-1", "practice-horse-2"],
}


@pytest.fixture
def gate() -> Iterator[EquipeGate]:
    known = SIGN_INS["equipe"]
    with PracticeServer() as server:
        account = Account("practice", "equipe", server.url + known.prefix, "key", known.plain)
        yield EquipeGate(Http(), account, known.secrets)


def settings(competition: str, **more: str) -> dict[str, str]:
    where = {"meeting_id": "3456", "collection": "starts", "where.competition.foreign_id": competition}
    return where | {key.replace("__", "."): value for key, value in more.items()}


def looked(gate: EquipeGate, wanted: Mapping[str, str]) -> dict[str, Foresight]:
    return {one.code: one for one in EQUIPE.foresee(gate, Table([2, 3], NEW), wanted)}


def test_updating_removes_nothing_and_says_nothing(gate: EquipeGate) -> None:
    assert looked(gate, settings("practice-130")) == {}


def test_replacing_says_how_many_go_and_asks_for_the_name(gate: EquipeGate) -> None:
    one = looked(gate, settings("practice-130", replace="yes"))["equipe.removes"]
    assert one.params["n"] == 2
    assert one.level is Level.WARNING
    assert one.confirm == "130 Jumping 1.30m"


def test_ridden_starts_are_told_before(gate: EquipeGate) -> None:
    one = looked(gate, settings("practice-140", abort_if_any__rid="yes"))["equipe.ridden"]
    assert (one.level, one.params["n"]) == (Level.ERROR, 2)


@pytest.mark.parametrize(
    ("competition", "outcome", "code"),
    [("practice-140", Outcome.REFUSED, "equipe.aborted"), ("practice-130", Outcome.ACCEPTED, None)],
)
def test_whether_the_condition_stopped_it_is_found_out(
    gate: EquipeGate, competition: str, outcome: Outcome, code: str | None
) -> None:
    wanted = settings(competition, abort_if_any__rid="yes")
    server = gate._server
    (batch,) = EQUIPE.pack(Table([2, 3], NEW), wanted, server)
    response = Http().call(batch.request, gate.credentials().headers)
    answer = EQUIPE.confirm(gate, batch, wanted, EQUIPE.read(batch, response))
    assert answer.outcome is outcome
    assert (answer.error.code if answer.error else None) == code


def test_the_condition_is_that_of_the_sealed_starts_whatever_another_sheet_says(gate: EquipeGate) -> None:
    """The settings of a workbook are those of all its sheets in one: they do not tell whose "abort" it is."""
    wanted = settings("practice-140", abort_if_any__rid="yes")
    (batch,) = EQUIPE.pack(Table([2, 3], NEW), wanted, gate._server)
    response = Http().call(batch.request, gate.credentials().headers)
    merged = {"meeting_id": "3456", "abort_if_any.rid": "no"}
    answer = EQUIPE.confirm(gate, batch, merged, EQUIPE.read(batch, response))
    assert answer.outcome is Outcome.REFUSED
    assert {one.message for one in answer.refused} == {"Not changed, because 2 starts have been ridden."}
