"""About the program: version, licence, and what it is built with."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

import resultdesk
from resultdesk.core.language import _
from resultdesk.ui.controls import GAP, Button, Text, title
from resultdesk.ui.flow import row
from resultdesk.ui.help.newest import Newest
from resultdesk.ui.session import Session


class AboutWindow(QDialog):
    """A small window beside the main one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About ResultDesk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        words = _(
            "Opens a race office's spreadsheet, mends it, sends it, keeps the receipt. Free under the MIT licence."
        )
        qt = _("Made with Qt {version} (LGPL) and Python.").format(version=qVersion())
        licences = Button(_("Licences…"))
        licences.clicked.connect(self.show_licences)
        self.newest = Newest(session)
        close = Button(_("Close"))
        close.clicked.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 3 * GAP)
        box.setSpacing(2 * GAP)
        box.addWidget(title(f"ResultDesk {resultdesk.__version__}"))
        for part in (Text(words), Text(qt), self.newest):
            box.addWidget(part)
        box.addWidget(row(licences, close), 0, Qt.AlignmentFlag.AlignRight)

    def show_licences(self) -> None:
        """Whose work it is, in full."""
        from resultdesk.ui.help.licences import LicencesWindow

        LicencesWindow(self).show()
