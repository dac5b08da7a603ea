"""Whose work is in ResultDesk: its own licence and the notices of everybody else's, to read and to copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.desk import places
from resultdesk.ui import theme
from resultdesk.ui.controls import GAP, Button, Text, title


def text() -> str:
    """Our licence, then the notices; an installation from source has the latter with each package."""
    folder = places.resources()
    ours = next((path for path in (folder / "LICENSE", folder.parent / "LICENSE") if path.is_file()), None)
    parts = [_read(ours) if ours else "", _read(folder / "THIRD-PARTY-NOTICES.txt")]
    return "\n\n".join(part for part in parts if part)


class LicencesWindow(QDialog):
    """A window of its own, beside the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Licences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.room(760, 560))
        shown = QPlainTextEdit(text())
        shown.setReadOnly(True)
        shown.setAccessibleName(_("Licences"))
        shown.setTabChangesFocus(True)
        close = Button(_("Close"))
        close.clicked.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        box.setSpacing(2 * GAP)
        box.addWidget(title(_("Whose work this is")))
        box.addWidget(
            Text(_("ResultDesk is free under the MIT licence. It stands on the work of others, named below."))
        )
        box.addWidget(shown, 1)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _read(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""
