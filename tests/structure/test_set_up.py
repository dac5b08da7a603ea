"""The set-up: what is missing is named, installed as root, and else said as one command."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parent.parent.parent / "packaging"


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The set-up script as a module."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    import bootstrap

    yield bootstrap
    for name in ("bootstrap", "needs"):
        sys.modules.pop(name, None)


@pytest.fixture
def commands(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been run."""
    ran: list[list[str]] = []
    monkeypatch.setattr(bootstrap, "run", lambda command, **_: ran.append(command))
    return ran


def test_what_is_not_there_is_named_by_its_package(bootstrap: ModuleType) -> None:
    needs = bootstrap.needs
    assert needs._lacking_libraries({"libc.so.6": "libc6", "libnever.so.9": "libnever9"}) == {"libnever9"}
    assert needs._lacking_files({"etc/*": "base-files", "etc/never/*.conf": "never"}) == {"never"}


def test_nothing_missing_runs_nothing(
    bootstrap: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap.needs, "missing", lambda tests: [])
    assert bootstrap.debian_packages(tests=True)
    assert commands == []


def test_root_installs_what_is_missing(
    bootstrap: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = iter([["xvfb"], []])
    monkeypatch.setattr(bootstrap.needs, "missing", lambda tests: next(found))
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
    assert bootstrap.debian_packages(tests=True)
    assert [command[:2] for command in commands] == [["apt-get", "update"], ["apt-get", "install"]]
    assert commands[1][-1] == "xvfb"


def test_others_are_told_the_one_command(
    bootstrap: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap.needs, "missing", lambda tests: ["libegl1", "xvfb"])
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 1000)
    assert not bootstrap.debian_packages(tests=True)
    assert commands == []
    assert "sudo apt-get install --no-install-recommends libegl1 xvfb" in capsys.readouterr().out


def test_what_is_still_missing_afterwards_is_said(
    bootstrap: ModuleType,
    commands: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(bootstrap.needs, "missing", lambda tests: ["xvfb"])
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
    assert not bootstrap.debian_packages(tests=False)
    assert "Still missing after installing: xvfb" in capsys.readouterr().out


def test_an_environment_from_the_same_lock_is_kept(
    bootstrap: ModuleType, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    assert bootstrap.environment() == 0
    assert [command[1:3] for command in commands] == [["-m", "venv"], ["-m", "pip"], ["-m", "pip"]]
    commands.clear()
    assert bootstrap.environment() == 0
    assert commands == []


def test_another_python_makes_it_anew(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bootstrap.made_from()
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 14, 0, "final", 0))
    assert bootstrap.made_from() != before
