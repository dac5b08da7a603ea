"""Equipe's answers: the empty 201, and a 422 that is led back to its row."""

from __future__ import annotations

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.platforms.contract import Batch, Outcome, Table
from resultdesk.platforms.equipe.answers import read
from resultdesk.platforms.equipe.payload import Part, pack
from resultdesk.platforms.equipe.unfolding import unfold
from resultdesk.platforms.http import Response

SETTINGS = {"meeting_id": "1"}


def sent() -> Batch:
    people = Part("people", Table([2, 3], {"foreign_id": ["939", "940"], "country": ["GER", "XXX"]}), SETTINGS)
    starts = Part("starts", Table([2], {"foreign_id": ["s1"], "rider.foreign_id": ["939"]}), SETTINGS)
    (batch,) = pack([people, starts], "https://app.equipe.com")
    return batch


def stopped(message: str, record: object, attribute: str = "country") -> Response:
    errors = [{"attribute": attribute, "message": message, "code": "invalid"}]
    return Response(422, {"content-type": "application/json"}, orjson.dumps({"errors": errors, "record": record}))


def test_an_empty_201_is_success() -> None:
    assert read(sent(), Response(201, {}, b"")).outcome is Outcome.ACCEPTED


def test_the_record_leads_to_its_row_and_what_came_after_is_not_saved() -> None:
    answer = read(sent(), stopped("people: Country is invalid", {"foreign_id": "940"}))
    assert answer.outcome is Outcome.REFUSED
    by_key = {refusal.key: refusal for refusal in answer.refused}
    assert by_key["people/940"].row == 3
    assert by_key["people/940"].message == "people: Country is invalid"
    assert by_key["people/940"].field == "country"
    assert by_key["starts/s1"].message == "Not saved, because Equipe stopped at another row."


def test_collections_before_the_failing_one_are_saved() -> None:
    answer = read(sent(), stopped("starts: Rider not found", {"foreign_id": "s1"}, "rider"))
    assert answer.outcome is Outcome.PARTLY_REFUSED
    assert [refusal.key for refusal in answer.refused] == ["starts/s1"]
    assert answer.error is not None
    assert (answer.error.code, answer.error.params["saved"]) == ("equipe.stopped_after", ["people"])


def test_a_record_that_a_flat_list_unfolded_into_leads_to_its_start() -> None:
    table = Table(
        [7, 8],
        {"rider.last_name": ["Johns", "Nilsson"], "rider.country": ["GER", "XXX"], "horse.name": ["A", "B"]},
    )
    (batch,) = pack(unfold(table, SETTINGS), "https://app.equipe.com")
    culprit = orjson.loads(batch.request.body)["people"]["records"][1]["foreign_id"]
    answer = read(batch, stopped("people: Country is invalid", {"foreign_id": culprit}))
    at_fault = [refusal for refusal in answer.refused if "Country" in refusal.message]
    assert [(refusal.row, refusal.field) for refusal in at_fault] == [(8, "rider.country")]
    assert len(answer.refused) == 2


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(401, Outcome.SIGN_IN), (403, Outcome.FORBIDDEN), (503, Outcome.FAILED), (404, Outcome.REFUSED)],
)
def test_other_statuses(status: int, outcome: Outcome) -> None:
    assert read(sent(), Response(status, {}, b"")).outcome is outcome


@given(st.integers(100, 599), st.binary(max_size=60))
def test_whatever_comes_back_is_an_answer(status: int, body: bytes) -> None:
    assert isinstance(read(sent(), Response(status, {}, body)).outcome, Outcome)


values = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["errors", "record", "message", "attribute"]), inner)
    ),
)


@given(values)
def test_whatever_a_422_says_is_an_answer(document: object) -> None:
    answer = read(sent(), Response(422, {}, orjson.dumps(document)))
    assert answer.outcome in (Outcome.REFUSED, Outcome.PARTLY_REFUSED)
