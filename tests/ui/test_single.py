"""A second start hands its file to the window that is open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from resultdesk.ui.single import Single, name_for

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from resultdesk.ui.single import Single
app = QCoreApplication([])
file = Path(sys.argv[2]) if len(sys.argv) > 2 else None
single = Single(Path(sys.argv[1]))
sys.exit(5 if single.first() else 0 if single.hand_over(file) else 6)
"""


def second(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SECOND, *words])


def test_nobody_there_means_being_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = Single(tmp_path)
    assert first.first()
    assert not Single(tmp_path).first()
    first.close()
    assert Single(tmp_path).first()


def test_the_file_arrives_and_the_second_ends(qtbot: QtBot, tmp_path: Path) -> None:
    first = Single(tmp_path)
    assert first.first()
    first.listen()
    with qtbot.waitSignal(first.wanted, timeout=20_000) as wanted:
        process = second(str(tmp_path), "/somewhere/Zoë's list.xlsx")
    assert wanted.args == ["/somewhere/Zoë's list.xlsx"]
    assert process.wait(20) == 0
    first.close()


def test_without_a_file_it_comes_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first = Single(tmp_path)
    assert first.first()
    first.listen()
    with qtbot.waitSignal(first.wanted, timeout=20_000) as wanted:
        process = second(str(tmp_path))
    assert wanted.args == [""]
    assert process.wait(20) == 0
    first.close()


def test_each_state_folder_has_its_own(tmp_path: Path) -> None:
    assert name_for(tmp_path / "a") != name_for(tmp_path / "b")


def test_a_window_that_was_killed_is_not_waited_for(qtbot: QtBot, tmp_path: Path) -> None:
    killed = "import os, signal\n" + SECOND.replace(
        "sys.exit(5", "os.kill(os.getpid(), signal.SIGKILL) if single.first() else sys.exit(5"
    )
    process = subprocess.Popen([sys.executable, "-c", killed, str(tmp_path)])
    assert process.wait(20) == -9
    assert Single(tmp_path).first()
