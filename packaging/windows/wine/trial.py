"""Install, start, upgrade and uninstall under Wine, as a person would; each step raises SystemExit if it went wrong."""

from __future__ import annotations

import time
from pathlib import Path

import screen
from prefix import Wine

REMOVE = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\ResultDesk"
KEYS = (
    REMOVE,
    r"HKCU\Software\ResultDesk",
    r"HKCU\Software\Classes\ResultDesk.Spreadsheet",
    r"HKCU\Software\Classes\Applications\ResultDesk.exe",
    r"HKCU\Software\Classes\.ods",
)
OFFERED = r"HKCU\Software\Classes\.xlsx\OpenWithProgids"
XLSX = r"HKCU\Software\Classes\.xlsx"
OTHERS = "Other.Program"
"""The program that a double click on .xlsx starts before we come, and after."""


class Trial:
    """One installation from first to last."""

    def __init__(self, wine: Wine, out: Path) -> None:
        self._wine = wine
        self._out = out
        local = next((wine.drive_c / "users").glob("*/AppData/Local"))
        self.folder = local / "Programs" / "ResultDesk"
        self.program = self.folder / "ResultDesk.exe"
        self._data = local / "ResultDesk" / "kept.txt"
        roaming = local.parent / "Roaming"
        self._shortcut = roaming / "Microsoft/Windows/Start Menu/Programs/ResultDesk.lnk"

    def install(self, setup: Path, number: str) -> None:
        """Silently, for one person, beside a program that already has .xlsx."""
        self._wine.run(["reg", "add", XLSX, "/ve", "/d", OTHERS, "/f"])
        self._wine.run([str(setup), "/S"])
        demand(self.program.is_file(), "the program was not installed")
        demand(self._shortcut.is_file(), "no entry in the start menu")
        demand(number in self._wine.run(["reg", "query", REMOVE, "/v", "DisplayVersion"]), "another version is said")
        demand("ResultDesk.Spreadsheet" in self._wine.run(["reg", "query", OFFERED]), "not offered for .xlsx")
        demand(OTHERS in self._wine.run(["reg", "query", XLSX, "/ve"]), ".xlsx was taken from another program")
        self._data.parent.mkdir(parents=True, exist_ok=True)
        self._data.write_text("a receipt", "ascii")

    def upgrade(self, setup: Path) -> None:
        """Over the older version: its libraries go, the person's data stay."""
        old = self.folder / "_internal" / "only-in-the-older-version.dll"
        demand(old.exists(), "the older version was not whole")
        self._wine.run([str(setup), "/S"])
        demand(not old.exists(), "a library of the older version was left")
        demand(self._data.read_text("ascii") == "a receipt", "the person's data changed")

    def start(self) -> None:
        """The window comes; its picture is kept."""
        display = self._wine.environment["DISPLAY"]
        running = self._wine.start([str(self.program)])
        demand(screen.wait_for_window(display, "ResultDesk"), "no window came")
        time.sleep(3)  # for the window to be painted whole; only the picture depends on it
        screen.picture(display, self._out / "window.png")
        demand(running.poll() is None, "the program ended by itself")
        self._wine.run(["taskkill", "/f", "/im", "ResultDesk.exe"], check=False)
        running.wait(timeout=30)

    def uninstall(self) -> None:
        """Nothing is left but the person's data and the other program's .xlsx."""
        self._wine.run([str(self.folder / "uninstall.exe"), "/S"])
        # The uninstaller goes on in a copy of itself.
        until = time.monotonic() + 60
        while self.folder.exists() and time.monotonic() < until:
            time.sleep(0.5)
        demand(not self.folder.exists(), f"left behind: {[str(path) for path in self.folder.rglob('*')][:10]}")
        demand(not self._shortcut.exists(), "the entry in the start menu was left")
        for key in KEYS:
            said = self._wine.run(["reg", "query", key], check=False)
            demand("ERROR" in said.upper() or "unable" in said.lower(), f"left in the registry: {key}")
        demand(OTHERS in self._wine.run(["reg", "query", XLSX, "/ve"]), "the other program lost .xlsx")
        demand(self._data.exists(), "the person's data went too")


def demand(true: bool, otherwise: str) -> None:
    """Raise SystemExit unless it is true."""
    if not true:
        raise SystemExit(otherwise)
