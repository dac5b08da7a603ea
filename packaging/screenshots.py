"""Take the pictures of the README from the running program: ``.venv/bin/python packaging/screenshots.py``.

The window is drawn into memory. It works on the messy sample, with practice platforms and a state folder of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "screenshots"
SECONDS = 30

os.environ |= {"QT_QPA_PLATFORM": "offscreen", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}

from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget  # noqa: E402


def main() -> int:
    """Walk from the start to the receipt, a picture at each place; then the same page in the dark."""
    from resultdesk.ui import app as start
    from resultdesk.ui import theme

    with tempfile.TemporaryDirectory() as state:
        os.environ["RESULTDESK_HOME"] = state
        application = start.application()
        window = start.make_window()
        window.resize(1280, 800)
        window.show()
        keep(window, "start")
        window.practise()
        press(window, "Go on to Check")
        wait(lambda: button(window, "Mend ") is not None)
        keep(window, "check")
        press(window, "Mend ")
        press(window, "4 Send")
        wait(lambda: label(window, "Lists as of"))
        choose(window, "Voorjaarsloop 2026")
        press(window, "3 Check")
        press(window, "Change 312 names to their numbers")
        wait(lambda: label(window, "283 ready"))
        keep(window, "mended")
        theme.wear(theme.DARK)
        keep(window, "mended-dark")
        theme.wear(theme.LIGHT)
        press(window, "2 Columns")
        keep(window, "columns")
        press(window, "4 Send")
        wait(lambda: label(window, "283 participants"))
        keep(window, "send")
        press(window, "Send 283 participants")
        wait(lambda: label(window, "queued"))
        keep(window, "sent")
        press(window, "History")
        wait(lambda: label(window, "Voorjaarsloop 2026"))
        keep(window, "history")
        window.put_away()
        application.quit()
    return 0


def button(window: QWidget, text: str) -> QAbstractButton | None:
    """A button that shows and can be pressed, by the beginning of what is written on it."""
    return next(
        (
            one
            for one in window.findChildren(QAbstractButton)
            if one.isVisible()
            and one.isEnabled()
            and (one.accessibleName() or one.text()).replace("&", "").startswith(text)
        ),
        None,
    )


def label(window: QWidget, text: str) -> bool:
    """Whether a label with this in it shows."""
    return any(one.isVisible() and text in one.text() for one in window.findChildren(QLabel))


def press(window: QWidget, text: str) -> None:
    """Wait for a button and press it."""
    wait(lambda: button(window, text) is not None)
    found = button(window, text)
    if found is not None:
        found.click()
    settle()


def choose(window: QWidget, text: str) -> None:
    """Choose an entry of the list that has it."""
    combo = next(one for one in window.findChildren(QComboBox) if one.isVisible() and one.findText(text) >= 0)
    at = combo.findText(text)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    settle()


def wait(true: Callable[[], bool]) -> None:
    """Let the window work until it is so."""
    end = time.monotonic() + SECONDS
    while not true():
        if time.monotonic() > end:
            raise SystemExit("The window did not get there.")
        QApplication.processEvents()


def settle() -> None:
    """Let what was just asked for be drawn."""
    end = time.monotonic() + 0.6
    while time.monotonic() < end:
        QApplication.processEvents()


def keep(window: QWidget, name: str) -> None:
    """One picture."""
    settle()
    window.grab().save(str(PICTURES / f"{name}.png"), "PNG")


if __name__ == "__main__":
    sys.exit(main())
