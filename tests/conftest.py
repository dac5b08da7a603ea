"""What holds for every test: no network but loopback, no real keyring, a state folder of its own, English, no screen.

Warnings are errors, other hosts are blocked and Qt's own warnings fail a test: see pyproject.toml.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from hypothesis import HealthCheck, settings
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from resultdesk.core import language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A slow machine is no fault of the code; the time limit of a test is in pyproject.toml.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("ci", derandomize=True, print_blob=True, **_PATIENT)
settings.register_profile("desk", **_PATIENT)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


class MemoryKeyring(KeyringBackend):
    """A keyring that forgets with the test. ``stored`` is what it holds, by (service, name)."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.stored: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.stored.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.stored[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.stored.pop((service, username), None) is None:
            raise PasswordDeleteError(username)


@pytest.fixture(autouse=True)
def memory_keyring(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring | None]:
    """The keyring of this test, unless it is marked ``keyring``. Programs that it starts find no keyring at all."""
    if request.node.get_closest_marker("keyring"):
        yield None
        return
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    own = MemoryKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.core._keyring_backend = None


@pytest.fixture
def real_keyring() -> KeyringBackend:
    """The Secret Service of the session that ``make keyring`` starts for these tests alone."""
    if os.environ.get("RESULTDESK_KEYRING_SESSION") != "yes":
        pytest.fail("This test writes to a real keyring. Run it as: tests/with_keyring.sh python -m pytest -m keyring")
    found = keyring.get_keyring()
    if "SecretService" not in type(found).__module__:
        pytest.fail(f"No Secret Service in this session, but {found.name}")
    return found


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty RESULTDESK_HOME for each test."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("RESULTDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_secrets_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A developer's own sign-ins stay out of the tests."""
    for name in [name for name in os.environ if name.startswith("RESULTDESK_SECRET_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """English sentences, whatever an earlier test spoke."""
    language.use("en")
    yield
    language.use("en")


_HOMES = {"keyring": "accounts", "journey": "journeys"}
"""Where tests with these marks live: ``make test`` looks for them there only, and leaves them out elsewhere."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a marked test in a folder where it would never run."""
    for item in items:
        for mark, folder in _HOMES.items():
            if item.get_closest_marker(mark) and folder not in item.path.parts:
                raise pytest.UsageError(f"{item.nodeid} is marked {mark}: put it under tests/{folder}")
