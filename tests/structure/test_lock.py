"""The lock file: every package that pyproject.toml asks for, one exact version each, hashes, and no host."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import resultdesk

ROOT = Path(__file__).resolve().parent.parent.parent
LOCK = (ROOT / "packaging" / "lock" / "requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.findall(r"^([a-z0-9-]+)==(\S+?)(?: ; (.+?))? \\$", LOCK, re.MULTILINE)
BY_HAND = {"pip", "setuptools", "resultdesk"}


def here() -> dict[str, str]:
    """What the lock says for this system and Python."""
    return {name: version for name, version, marker in PINNED if not marker or Marker(marker).evaluate()}


def test_every_line_is_a_version_or_a_hash() -> None:
    for line in LOCK.splitlines():
        assert re.fullmatch(r"[a-z0-9-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line), line


def test_everything_that_is_asked_for_is_locked_within_its_bounds() -> None:
    groups = PROJECT["dependency-groups"]
    asked = [*PROJECT["project"]["dependencies"], *groups["test"], *groups["lint"], *groups["texts"], *groups["source"]]
    locked = here()
    for line in asked:
        wanted = Requirement(line)
        assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)]), line


def test_what_is_installed_is_what_is_locked() -> None:
    locked = here()
    installed = {canonicalize_name(one.name): one.version for one in distributions()}
    other = {
        name: version for name, version in installed.items() if name not in BY_HAND and locked.get(name) != version
    }
    assert other == {}


def test_the_version_is_said_once_in_each_place() -> None:
    assert PROJECT["project"]["version"] == resultdesk.__version__
