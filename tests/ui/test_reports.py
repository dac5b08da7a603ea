from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from resultdesk.ui import reports


def test_a_report_is_kept_beside_the_rest_of_the_state(state_folder: Path) -> None:
    path = reports.keep("builtins.KeyError")
    assert path is not None
    assert path.parent == state_folder / "reports"
    assert path.read_text("utf-8") == "builtins.KeyError\n"


def test_only_the_newest_are_kept() -> None:
    kept = [reports.keep(f"report {number}") for number in range(reports.MOST + 3)]
    assert sorted(reports.folder().iterdir()) == sorted(path for path in kept[3:] if path)


def test_a_disk_that_takes_nothing_is_no_second_mishap(state_folder: Path) -> None:
    (state_folder / "reports").write_text("in the way", "utf-8")
    assert reports.keep("report") is None


def test_the_folder_is_one_click_away(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    reports.show()
    assert opened == [reports.folder().as_posix()]
    assert reports.folder().is_dir()
