"""A platform that hands our secrets back does not get them onto the disk."""

from __future__ import annotations

import json

import pytest

from resultdesk.core.errors import DeskError
from resultdesk.platforms import asking
from resultdesk.platforms.contract import MASK, Credentials, Table
from resultdesk.platforms.http import Request, Response
from resultdesk.platforms.masking import answer_without, hiding
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.sending.answers import joined

SECRET = "s3cr/et+key"
CARRIED = Credentials({"Authorization": f"Token {SECRET}"}, {"api_secret": "other-secret"})

CELLS = {
    "tracx": {"unique_id": ["A1"]},
    "runsignup": {"bib_num": ["7"], "clock_time": ["DNF"]},
    "equipe": {"foreign_id": ["P1"]},
    "opentrack": {"bib": ["7"], "time": ["20:00"]},
}
SETTINGS = {
    "event_id": "1", "race_id": "1", "meeting_id": "1", "collection": "people", "unique_by": "foreign_id",
    "competition": "https://data.opentrack.run/x/2026/GBR/api-test", "eventid": "R1", "round": "1", "heat": "1",
}  # fmt: skip


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Bad key s3cr/et+key", f"Bad key {MASK}"),
        ("Authorization: Token s3cr/et+key", f"Authorization: {MASK}"),
        ("?api_secret=s3cr%2Fet%2Bkey&x=1", f"?api_secret={MASK}&x=1"),
        ("?api_secret=s3cr/et%2Bkey", f"?api_secret={MASK}"),
        ('{"key": "s3cr\\/et+key"}', f'{{"key": "{MASK}"}}'),
        ("AUTHORIZATION: TOKEN S3CR/ET+KEY", f"AUTHORIZATION: {MASK}"),
    ],
)
def test_a_secret_is_hidden_however_it_is_written(said: str, told: str) -> None:
    assert hiding([f"Token {SECRET}"])(said) == told


def test_a_short_secret_is_not_looked_for() -> None:
    assert hiding(["abc", ""])("abc defghi") == "abc defghi"


def test_bytes_that_are_no_text_are_kept() -> None:
    assert answer_without(Response(500, {}, b"\xff other-secret \xfe"), ["other-secret"]).body == (
        b"\xff " + MASK.encode() + b" \xfe"
    )


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 422, 429, 500])
def test_what_is_kept_of_an_answer_holds_no_secret(platform: str, status: int) -> None:
    known = PLATFORMS[platform]
    batch = known.pack(Table([2], CELLS[platform]), SETTINGS, known.servers[0])[0]
    words = f"Denied for {SECRET} and OTHER-SECRET."
    document = {
        "message": words, "detail": words, "errors": {"0.first_name": [words]},
        "error": {"error_code": 3, "error_msg": words},
    }  # fmt: skip
    answer = joined(batch, known.read(batch, Response(status, {}, json.dumps(document).encode())), CARRIED)
    params = answer.error.params if answer.error is not None else {}
    kept = f"{answer.said} {answer.refused} {answer.notes} {params}".lower()
    assert SECRET not in kept
    assert "other-secret" not in kept


class Echo:
    """Answers with what it was asked."""

    def __init__(self, status: int) -> None:
        self.status = status

    def call(self, request: Request, headers: dict[str, str], query: dict[str, str], watch: object) -> Response:
        said = json.dumps({"message": f"{headers} {query} {request.body.decode()}"})
        return Response(self.status, {}, said.encode())


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_a_list_or_a_sign_in_is_answered_holds_no_secret(method: str) -> None:
    request = Request(method, "https://api.example.org/events", body=b"password=in-the-body")
    response = asking.ask(Echo(422), request, CARRIED, hidden=["in-the-body"])  # type: ignore[arg-type]
    with pytest.raises(DeskError) as found:
        asking.document(response, "Tracx")
    assert MASK in str(found.value)
    for secret in (SECRET, "other-secret", "in-the-body"):
        assert secret not in str(found.value)


def test_a_token_that_is_handed_over_arrives_whole() -> None:
    response = asking.ask(Echo(200), Request("POST", "https://api.example.org/session-token"), CARRIED)  # type: ignore[arg-type]
    assert SECRET.encode() in response.body
