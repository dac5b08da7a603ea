"""The self-test: what it looks at, what it says, and that it notices what is broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from resultdesk.cli.checks import books, files, system, uploads
from resultdesk.cli.checks.check import Check, Failed, Room, demand
from resultdesk.platforms.registry import PLATFORMS

WITH_A_WINDOW = {"start", "window"}
ALL = (*system.CHECKS, *files.CHECKS, *books.CHECKS, *uploads.CHECKS)
QUICK = [check for check in ALL if check.name not in WITH_A_WINDOW]


def test_there_are_at_least_25_checks_each_with_a_name_of_its_own() -> None:
    assert len({check.name for check in ALL}) == len(ALL) >= 25


def test_every_platform_has_an_upload() -> None:
    assert uploads.UPLOADS.keys() == PLATFORMS.keys()


@pytest.mark.parametrize("check", QUICK, ids=lambda check: check.name)
def test_a_check_sees_that_all_is_fine(check: Check, tmp_path: Path) -> None:
    assert check.look(Room(tmp_path)) != ""


def test_what_is_not_so_is_said() -> None:
    with pytest.raises(Failed, match="no icons"):
        demand(False, "no icons")


@pytest.fixture
def two_checks(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Room], str]], None]:
    """A self-test of one check that is fine and one of the test's own."""

    def replace(look: Callable[[Room], str]) -> None:
        monkeypatch.setattr(system, "CHECKS", (Check("fine", lambda _room: "seen"), Check("own", look)))
        for module in (files, books, uploads):
            monkeypatch.setattr(module, "CHECKS", ())

    return replace


def test_all_fine_ends_with_0(run: Any, two_checks: Any) -> None:
    two_checks(lambda _room: "seen as well")
    ran = run("self-test", "--json")
    assert (ran.code, ran.json["fine"]) == (0, True)
    assert [check["saw"] for check in ran.json["checks"]] == ["seen", "seen as well"]


@pytest.mark.parametrize("error", [Failed("no icons"), ImportError("no numpy"), OSError("disk full")])
def test_whatever_breaks_is_one_failed_check_and_the_others_go_on(run: Any, two_checks: Any, error: Exception) -> None:
    def look(_room: Room) -> str:
        raise error

    two_checks(look)
    ran = run("self-test", "--json")
    assert (ran.code, ran.json["fine"]) == (2, False)
    assert [check["fine"] for check in ran.json["checks"]] == [True, False]
    assert str(error) in ran.json["checks"][1]["saw"]


def test_the_report_is_kept_where_it_was_asked_for(run: Any, two_checks: Any, tmp_path: Path) -> None:
    two_checks(lambda _room: "Zoë")
    report = tmp_path / "report.json"
    ran = run("self-test", "--report", report, "--json")
    assert json.loads(report.read_text("utf-8")) == ran.json


def test_the_picture_goes_where_it_was_asked_for(run: Any, two_checks: Any, tmp_path: Path) -> None:
    wanted = tmp_path / "window.png"
    seen: list[Path | None] = []

    def look(room: Room) -> str:
        seen.append(room.picture)
        return "seen"

    two_checks(look)
    run("self-test", "--screenshot", wanted)
    assert seen == [wanted.resolve()]


def test_the_checks_work_in_a_folder_that_is_gone_afterwards(run: Any, two_checks: Any) -> None:
    folders: list[Path] = []

    def look(room: Room) -> str:
        folders.append(room.folder)
        return str(room.folder.is_dir())

    two_checks(look)
    assert "True" in run("self-test").out
    assert not folders[0].exists()
