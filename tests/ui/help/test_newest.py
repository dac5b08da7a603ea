"""Asking for a newer version: only on request, over real HTTP on loopback, and every answer has its words."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from resultdesk.desk import release
from resultdesk.ui.help.about import AboutWindow
from resultdesk.ui.session import Session
from resultdesk.ui.window import Window

PAGE = "https://example.org/releases/9"


class Published:
    """What the address answers, and how often it was asked."""

    def __init__(self) -> None:
        self.status, self.body, self.asked = 200, b"", 0


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> Iterator[Published]:
    answer = Published()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer.asked += 1
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setattr(release, "address", lambda: f"http://127.0.0.1:{server.server_port}/latest")
    yield answer
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def about(qtbot: QtBot, session: Session) -> AboutWindow:
    made = AboutWindow(session)
    qtbot.addWidget(made)
    made.show()
    return made


def ask(about: AboutWindow, qtbot: QtBot) -> str:
    about.newest.button.click()
    qtbot.waitUntil(about.newest.button.isEnabled, timeout=20_000)
    return about.newest.strip.text


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("v0.1.0", "You have the newest version."),
        ("0.0.9", "You have the newest version."),
        ("v0.1", "You have the newest version."),
        (
            "v0.10.0",
            "ResultDesk 0.10.0 is there. Install it over this one; your accounts, receipts and changes stay.",
        ),
    ],
)
def test_what_is_published_is_compared_by_number(
    about: AboutWindow, published: Published, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tag: str, said: str
) -> None:
    monkeypatch.setattr("resultdesk.__version__", "0.1.0")
    published.body = json.dumps({"tag_name": tag, "html_url": PAGE}).encode()
    assert published.asked == 0, "nothing is asked before the button is pressed"
    assert ask(about, qtbot) == said
    assert published.asked == 1


def test_the_page_of_a_newer_one_is_a_press_away(
    about: AboutWindow, published: Published, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toString()))
    published.body = json.dumps({"tag_name": "v99.0", "html_url": PAGE}).encode()
    ask(about, qtbot)
    about.newest.strip.buttons[0].click()
    assert shown == [PAGE]


def test_a_page_that_is_not_on_the_web_is_not_offered(about: AboutWindow, published: Published, qtbot: QtBot) -> None:
    published.body = json.dumps({"tag_name": "v99.0", "html_url": "file:///etc/passwd"}).encode()
    ask(about, qtbot)
    assert about.newest.strip.buttons == []


@pytest.mark.parametrize(
    ("status", "body"),
    [(200, b"<html>"), (200, b"[1]"), (200, b'{"tag_name": 7}'), (200, b'{"tag_name": "nightly"}'), (404, b"{}")],
)
def test_an_odd_answer_is_said_plainly(
    about: AboutWindow, published: Published, qtbot: QtBot, status: int, body: bytes
) -> None:
    published.status, published.body = status, body
    said = ask(about, qtbot)
    assert "names no version of ResultDesk" in said
    assert said.endswith("Nothing has changed. Try again another time.")


def test_without_a_network_too(about: AboutWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "address", lambda: "http://127.0.0.1:9/latest")
    assert ask(about, qtbot).endswith("Nothing has changed. Try again another time.")


def test_a_copy_from_source_does_not_know_where_to_ask(about: AboutWindow, qtbot: QtBot) -> None:
    assert release.address() == ""
    assert ask(about, qtbot).startswith("This copy of ResultDesk does not know where newer ones are published.")


def test_the_help_menu_asks_at_once(window: Window) -> None:
    (ask,) = [one for one in window.menus._menus[3].actions() if one.text() == "Check for a newer version"]
    ask.trigger()
    about = window.findChild(AboutWindow)
    assert "does not know where newer ones are published" in about.newest.strip.text
    about.close()
