"""One sample per platform, in ``samples/<platform>.json``: what is sent in the contract tests and must be taken whole.

``settings``, ``texts`` by field, ``numbers`` of the rows, ``needs``: the setting without which nothing can be packed,
``faults`` (optional): what a switched fault means here where it is not what it means everywhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from resultdesk.platforms.contract import Account, Batch, Gate, Platform, Table
from resultdesk.platforms.http import Http, Patience, Response
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS

FOLDER = Path(__file__).parent / "samples"


@dataclass(frozen=True)
class Sample:
    """A platform's sample."""

    table: Table
    settings: Mapping[str, str]
    needs: str
    faults: Mapping[str, str]


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


@pytest.fixture(params=sorted(name for name in PLATFORMS if (FOLDER / f"{name}.json").exists()))
def platform(request: pytest.FixtureRequest) -> Platform:
    """Every platform of the registry that has a sample (another test sees to it that all have)."""
    return PLATFORMS[request.param]


@pytest.fixture
def sample(platform: Platform) -> Sample:
    """The platform's sample."""
    read = json.loads((FOLDER / f"{platform.name}.json").read_text("utf-8"))
    table = Table(read["numbers"], read["texts"])
    return Sample(table, read["settings"], read["needs"], read.get("faults", {}))


@pytest.fixture
def stage(platform: Platform, sample: Sample) -> Iterator[Stage]:
    """The platform with its stand-in running."""
    http = Http(Patience(connect=5, write=5, read=0.5, answer=10))
    with PracticeServer() as server:
        yield Stage(platform, sample, server, http)
    http.close()
