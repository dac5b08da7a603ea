"""Running a command in this process, and a practice server for it to talk to."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from resultdesk.cli import program
from resultdesk.practice.server import PracticeServer
from resultdesk.practice.sign_ins import SIGN_INS

HEADER = "unique_id;first_name;last_name;date_of_birth;country_code;chip_code;gender"


@dataclass
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as one JSON document; anything else there is an error."""
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run ``resultdesk`` with these words."""

    def ran(*words: object) -> Ran:
        capsys.readouterr()
        code = program.main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran


@pytest.fixture
def entries(tmp_path: Path) -> Callable[..., Path]:
    """A CSV with these lines under the usual headings."""

    def written(*lines: str, header: str = HEADER) -> Path:
        path = tmp_path / "entries.csv"
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return path

    return written


GOOD = ("1;Anna;Jansen;2001-01-31;NL;0000001;female", "2;Piet;de Vries;1990-12-01;BE;0000002;male")
BAD = "3;Noor;Smit;1990-12-01;NL;0000003;perhaps"


@pytest.fixture
def practice() -> Iterator[PracticeServer]:
    """A practice server of this test's own."""
    with PracticeServer() as server:
        yield server


@pytest.fixture
def to_tracx(practice: PracticeServer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that send to the practice Tracx, with its token in the environment."""
    known = SIGN_INS["tracx"]
    monkeypatch.setenv("RESULTDESK_SECRET_CONNECT_TOKEN", known.secrets["CONNECT_TOKEN"])
    where = practice.url + known.prefix
    return ["--to", "tracx", "--server", where, "--set", "event_id=1", "--set", "race_id=1"]
