"""From the start of the process to the first painted window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.rows import Row, Take

_PAINTED = """
import time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class Eye(QObject):
    # On the window alone: on the application it would be called, in Python, for every event of every widget.

    def eventFilter(self, what, event):
        if event.type() == QEvent.Type.Paint:
            what.removeEventFilter(self)
            QTimer.singleShot(0, done)
        return False

def done():
    print(time.time(), flush=True)
    QApplication.instance().exit(0)
"""
_BARE = f"""
from PySide6.QtWidgets import QApplication, QMainWindow
{_PAINTED}
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
eye = Eye()
window.installEventFilter(eye)
window.show()
app.exec()
"""
_OURS = f"""
import resultdesk.__main__
from resultdesk.ui import app as start
{_PAINTED}
app = start.application()
window = start.make_window()
eye = Eye()
window.installEventFilter(eye)
window.show()
app.exec()
window.put_away()
"""


def ours(_folder: Path) -> dict[str, float]:
    """ResultDesk."""
    return _until_painted(_OURS)


def bare(_folder: Path) -> dict[str, float]:
    """An empty window of PySide6."""
    return _until_painted(_BARE)


def _until_painted(program: str) -> dict[str, float]:
    start = time.time()
    unseen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=True, env=unseen)
    return {"seconds": float(ended.stdout.split()[0]) - start}


ROWS = (Row("start to first window / a bare PySide6 window", Take(ours), 1.6, Take(bare), rounds=9),)
