"""One sample per platform: what is sent in the contract tests, and what a strict stand-in must take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest

from resultdesk.platforms.contract import Account, Batch, Gate, Platform, Table
from resultdesk.platforms.http import Http, Patience, Response
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS


@dataclass(frozen=True)
class Sample:
    """Rows, settings and the setting without which nothing can be packed."""

    table: Table
    settings: Mapping[str, str]
    needs: str
    faults: Mapping[str, str] = field(default_factory=dict)
    """What a switched fault means here, where it is not what it means everywhere."""


SAMPLES: Mapping[str, Sample] = {
    "tracx": Sample(
        # Seed 000, the sample request.
        Table(
            [9, 10, 14],
            {
                "unique_id": ["1", "2", "3"],
                "first_name": ["John", "William", "Zoë"],
                "last_name": ["Doe", "Smith", "Łuć"],
                "country_code": ["nl", "nl", ""],
                "team_name": ["", "", "Team"],
                "date_of_birth": ["2001-01-01", "2002-02-02", "1999-12-31"],
                "start_number": ["1", "2", ""],
                "chip_code": ["0000001", "0000002", "0000003"],
                "gender": ["male", "female", "neutral"],
                "state": ["before", "before", "did_not_start"],
                "race_id": ["1", "1", "2"],
            },
        ),
        {"event_id": "1"},
        needs="event_id",
    ),
}


@dataclass
class Stage:
    """A platform beside its practice stand-in."""

    platform: Platform
    sample: Sample
    server: PracticeServer
    http: Http

    @property
    def secrets(self) -> Mapping[str, str]:
        return SIGN_INS[self.platform.name].secrets

    @property
    def account(self) -> Account:
        known = SIGN_INS[self.platform.name]
        name = self.platform.name
        return Account("practice", name, self.server.url + known.prefix, self.platform.sign_ins[0].key, known.plain)

    def gate(self, secrets: Mapping[str, str] | None = None) -> Gate:
        return self.platform.gate(self.http, self.account, self.secrets if secrets is None else secrets)

    def batches(self) -> list[Batch]:
        return self.platform.pack(self.sample.table, self.sample.settings, self.account.server)

    def call(self, batch: Batch, gate: Gate | None = None) -> Response:
        credentials = (gate or self.gate()).credentials()
        return self.http.call(batch.request, credentials.headers, credentials.query)


@pytest.fixture(params=sorted(PLATFORMS))
def platform(request: pytest.FixtureRequest) -> Platform:
    """Every platform of the registry."""
    return PLATFORMS[request.param]


@pytest.fixture
def sample(platform: Platform) -> Sample:
    """The platform's sample; one must be written for each."""
    return SAMPLES[platform.name]


@pytest.fixture
def stage(platform: Platform, sample: Sample) -> Iterator[Stage]:
    """The platform with its stand-in running."""
    http = Http(Patience(connect=5, write=5, read=0.5, answer=10))
    with PracticeServer() as server:
        yield Stage(platform, sample, server, http)
    http.close()
