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
sys.exit(0 if Single(Path(sys.argv[1])).hand_over(file) else 5)
"""


def second(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SECOND, *words])


def test_nobody_there_means_being_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    assert not Single(tmp_path).hand_over(None)


def test_the_file_arrives_and_the_second_ends(qtbot: QtBot, tmp_path: Path) -> None:
    first = Single(tmp_path)
    first.listen()
    with qtbot.waitSignal(first.wanted, timeout=20_000) as wanted:
        process = second(str(tmp_path), "/somewhere/Zoë's list.xlsx")
    assert wanted.args == ["/somewhere/Zoë's list.xlsx"]
    assert process.wait(20) == 0
    first.close()


def test_without_a_file_it_comes_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first = Single(tmp_path)
    first.listen()
    with qtbot.waitSignal(first.wanted, timeout=20_000) as wanted:
        process = second(str(tmp_path))
    assert wanted.args == [""]
    assert process.wait(20) == 0
    first.close()


def test_each_state_folder_has_its_own(tmp_path: Path) -> None:
    assert name_for(tmp_path / "a") != name_for(tmp_path / "b")
