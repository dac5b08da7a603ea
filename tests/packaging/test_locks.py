"""The exact files that each system's program is built from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

LINE = re.compile(r"([a-z0-9-]+)==(\S+) --hash=sha256:[0-9a-f]{64}")
NAMES = ("linux-x64", "win-x64", "mac-arm64", "mac-x64")


def pins(folder: Path, name: str) -> dict[str, str]:
    """Versions by package."""
    lines = (folder / "lock" / f"{name}.txt").read_text("utf-8").splitlines()
    found = [LINE.fullmatch(line) for line in lines]
    assert None not in found
    return {one[1]: one[2] for one in found if one}


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_one_version_and_one_file(name: str, scripts: Path) -> None:
    assert len(pins(scripts, name)) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_the_versions_are_those_that_the_tests_run_on(name: str, scripts: Path) -> None:
    shared = (scripts / "lock" / "requirements.txt").read_text("utf-8")
    tested: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9-]+)==(\S+)", shared, re.MULTILINE):
        tested.setdefault(package, set()).add(version)
    other = {
        package: version
        for package, version in pins(scripts, name).items()
        if package in tested and version not in tested[package]
    }
    assert other == {}


@pytest.mark.parametrize("name", NAMES)
def test_all_that_the_program_needs_is_there(name: str, scripts: Path) -> None:
    import tomllib

    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    project = tomllib.loads((scripts.parent / "pyproject.toml").read_text("utf-8"))["project"]
    pinned = pins(scripts, name)
    for line in project["dependencies"]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), line
    assert "pyinstaller" in pinned


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("linux-x64", {"secretstorage", "jeepney", "cryptography"}),
        ("win-x64", {"pywin32-ctypes", "pefile"}),
        ("mac-arm64", {"macholib", "dmgbuild"}),
        ("mac-x64", {"macholib", "dmgbuild"}),
    ],
)
def test_each_system_has_its_own_packages(name: str, own: set[str], scripts: Path) -> None:
    assert own <= pins(scripts, name).keys()


def test_the_targets_have_their_locks(scripts: Path) -> None:
    import targets

    assert sorted(targets.TARGETS) == sorted(NAMES)
    assert all(one.lock.is_file() for one in targets.TARGETS.values())
