"""Where the frozen program begins. From source it is ``python -m resultdesk``."""

from __future__ import annotations

import os
import sys

READ_APART = "--read-apart"
"""``resultdesk.sheets.apart.FROZEN_WORD``, said again: that module takes time to load."""
PARENT_CONSOLE = -1


def main() -> int:
    """The reading process, a command or the window; returns the exit code."""
    _own_libraries_stay_ours()
    if sys.argv[1:] == [READ_APART]:
        from resultdesk.sheets import child

        return child.main()
    if sys.stdout is None or sys.stderr is None:
        _speak()
    from resultdesk.__main__ import main as begin

    return begin()


def _own_libraries_stay_ours() -> None:
    """Browsers and file managers that we start must find the system's libraries, not those of this folder.

    The loader read LD_LIBRARY_PATH when this process began; changing it now is only for the processes to come. Those
    that are this program again must set it anew, which they do when they take themselves for independent ones.
    """
    if sys.platform == "linux":
        os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
        before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
        os.environ.pop("LD_LIBRARY_PATH", None)
        if before:
            os.environ["LD_LIBRARY_PATH"] = before


def _speak() -> None:
    """A program with a window has no console on Windows: use the one it was started from, else say nothing."""
    device = os.devnull
    if sys.platform == "win32":
        import ctypes

        if ctypes.windll.kernel32.AttachConsole(PARENT_CONSOLE):
            device = "CONOUT$"
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Open until the program ends.
            setattr(sys, name, open(device, "w", encoding="utf-8", errors="replace", buffering=1))  # noqa: SIM115, PTH123


if __name__ == "__main__":
    sys.exit(main())
