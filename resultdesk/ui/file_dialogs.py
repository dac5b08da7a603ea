"""The system's own windows for choosing files, begun in a folder where a person's files are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from resultdesk.core.language import _
from resultdesk.ui.preferences import Preferences

SPREADSHEETS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt"


def folder(preferences: Preferences | None = None) -> str:
    """Where a spreadsheet was last opened from, if that is still there; else where documents are.

    Never where the program happens to have been started: nobody keeps files there, and often none may be saved there.
    """
    last = (preferences or Preferences()).folder
    if last and Path(last).is_dir():
        return last
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def to_open(window: QWidget, preferences: Preferences) -> list[Path]:
    """Ask which spreadsheets to open; none if the person would rather not."""
    kinds = ";;".join((_("Spreadsheets") + f" ({SPREADSHEETS})", _("All files") + " (*)"))
    names, _kind = QFileDialog.getOpenFileNames(window, _("Open a spreadsheet"), folder(preferences), kinds)
    if names:
        preferences.folder = str(Path(names[0]).parent)
    return [Path(name) for name in names]


def to_save(window: QWidget, title: str, suggested: str, kinds: Sequence[str]) -> Path | None:
    """Ask where to save; None if the person would rather not, or nothing may be replaced.

    ``suggested`` is a name, or a whole path. ``kinds`` are worded like "Text (*.txt)": a name without one of their
    endings gets that of the kind that is chosen. Asks before that name replaces another file.
    """
    start = str(Path(folder()) / suggested)
    name, kind = QFileDialog.getSaveFileName(window, title, start, ";;".join(kinds))
    if not name:
        return None
    typed, path = Path(name), with_ending(Path(name), kind, kinds)
    return path if path == typed or not path.exists() or _may_replace(path, window, title) else None


def with_ending(path: Path, kind: str, kinds: Sequence[str]) -> Path:
    """The path with the ending of the chosen kind (the first, where none is known), unless it has one of them."""
    if path.suffix.lower() in {_ending(one) for one in kinds}:
        return path
    return path.with_name(path.name + _ending(kind if kind in kinds else kinds[0]))


def _ending(kind: str) -> str:
    return kind.rpartition("*")[2].rstrip(")")


def _may_replace(path: Path, window: QWidget, title: str) -> bool:
    """Ask as the dialog does for a name that was typed whole: what got its ending here it has not asked for."""
    question = _("There is a file “{name}” already. Replace it?").replace("{name}", path.name)
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    return QMessageBox.warning(window, title, question, yes | no, no) == yes
