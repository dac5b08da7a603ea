"""The first paint waits for nothing heavy (promise of the start: 1.6 times a bare window)."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
from resultdesk.ui import app
application = app.application()
window = app.make_window()
from resultdesk.ui.window import Window
def seen():
    print(*sorted({name.partition(".")[0] for name in sys.modules}))
    sys.stdout.flush()
    import os
    os._exit(0)
window._after_first_paint = seen
window.show()
application.exec()
"""
HEAVY = {
    "numpy", "pandas", "httpx", "keyring", "openpyxl", "python_calamine", "orjson", "rapidfuzz", "sqlite3", "ssl",
    "clevercsv", "chardet", "truststore", "tenacity",
}  # fmt: skip


def test_the_first_paint_comes_before_any_heavy_import() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=50, check=True)
    loaded = set(ran.stdout.split())
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()
