"""Two uploads for one race are known as such, however each of them travels."""

from __future__ import annotations

import pytest

from resultdesk.sending.lanes import race_of

SERVER = "https://app.equipe.com"
WHERE = {"meeting_id": "1", "starts.where.competition.foreign_id": "c1"}


@pytest.mark.parametrize(
    "key", ["replace", "starts.replace", "starts.abort_if_any.rid", "st", "as_is", "format", "pause"]
)
def test_how_it_travels_does_not_make_another_race(key: str) -> None:
    assert race_of("equipe", SERVER, {**WHERE, key: "yes"}) == race_of("equipe", SERVER, WHERE)


@pytest.mark.parametrize("key", ["meeting_id", "starts.where.competition.foreign_id"])
def test_where_it_goes_does(key: str) -> None:
    assert race_of("equipe", SERVER, {**WHERE, key: "other"}) != race_of("equipe", SERVER, WHERE)
