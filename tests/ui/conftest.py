"""The window and its pages as a person has them: with a real desk in an empty state folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resultdesk.desk.desk import Desk
from resultdesk.desk.document import Document
from resultdesk.ui import theme, work
from resultdesk.ui.preferences import Preferences
from resultdesk.ui.session import Session
from resultdesk.ui.window import Window

PEOPLE = "unique_id,first_name,last_name,date_of_birth,race_id,chip_code,country_code\n"

Open = Callable[..., Document]


@pytest.fixture(autouse=True)
def look(qapp: object) -> Iterator[None]:
    """The look a first start has, before and after."""
    qapp.setStyle("Fusion")
    theme.scale_texts(100)
    theme.wear(theme.LIGHT)
    yield
    theme.scale_texts(100)
    theme.wear(theme.LIGHT)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Six participants that Tracx takes as they are."""
    path = tmp_path / "people.csv"
    rows = "".join(f"{n},Ann,Beer,2001-02-0{n},1,000000{n},NL\n" for n in range(1, 7))
    path.write_text(PEOPLE + rows, "utf-8")
    return path


@pytest.fixture
def session(state_folder: Path) -> Iterator[Session]:
    """A session whose desk is there."""
    made = Session(Preferences())
    desk = Desk(state_folder)
    made.begin(desk)
    yield made
    assert work.stop_all(20)
    desk.close()


@pytest.fixture
def practice(session: Session) -> object:
    """The practice platforms, started; their accounts known."""
    run = session.desk.practice()
    session.practise(account.name for account in run.accounts.values())
    return run.server


@pytest.fixture
def document(session: Session, people: Path) -> Document:
    """The six participants, on the desk."""
    return session.desk.open(people)


@pytest.fixture
def window(qtbot: QtBot, state_folder: Path) -> Iterator[Window]:
    """The whole window, its desk there."""
    made = Window(Session(Preferences()))
    qtbot.addWidget(made, before_close_func=_settle)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: made.session.has_desk, timeout=20_000)
    yield made
    made.put_away()


def _settle(window: Window) -> None:
    """Nothing is asked at the end of a test."""
    for view in window.desktop.tabs.views:
        for document in view.documents:
            document.mark_sent()


@pytest.fixture
def opened(window: Window, people: Path, qtbot: QtBot) -> Window:
    """The window with the six participants, going to the practice Tracx."""
    window.practise(people)
    qtbot.waitUntil(lambda: window.desktop.current is not None, timeout=20_000)
    return window
