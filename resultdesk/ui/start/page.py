"""Before a file is open: two large buttons, the recent files, the outbox in one line. Drop a file anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resultdesk.core.language import _, translate_n
from resultdesk.ui.controls import GAP, Button, Kind, muted, title
from resultdesk.ui.flow import row
from resultdesk.ui.scroll import Scroll

if TYPE_CHECKING:
    from resultdesk.desk.recovery import Unfinished
    from resultdesk.ui.start.recent import RecentFiles
    from resultdesk.ui.start.unfinished import UnfinishedList


class _Large(Button):
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 4 * GAP, max(hint.height() + 2 * GAP, 60))


class StartPage(QWidget):
    """Tells what a person wants: open a file, practise, go on with interrupted work, see the outbox."""

    open = Signal()
    practise = Signal()
    paste = Signal()
    open_recent = Signal(object)
    show_outbox = Signal()
    resume = Signal(object)
    drop = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.unfinished: UnfinishedList | None = None
        self._unfinished_place = QVBoxLayout()
        self.open_button = _Large(_("Open a spreadsheet…"), Kind.PRIMARY, "open")
        self.practise_button = _Large(_("Practise with a sample"), Kind.PLAIN, "practice")
        self.outbox_button = Button("", Kind.QUIET, "outbox")
        self.recent: RecentFiles | None = None
        self._recent_place = QVBoxLayout()
        self.open_button.clicked.connect(self.open)
        self.paste_button = Button(_("Paste a copied table"), Kind.QUIET)
        self.paste_button.setToolTip(_("Rows that you have copied in Excel or LibreOffice, with or without headers"))
        self.practise_button.clicked.connect(self.practise)
        self.paste_button.clicked.connect(self.paste)
        self.outbox_button.clicked.connect(self.show_outbox)
        self._lay_out()
        self.show_waiting(0)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """The files opened lately, newest first. The list is made when there is something in it."""
        if paths and self.recent is None:
            from resultdesk.ui.start.recent import RecentFiles

            self.recent = RecentFiles()
            self.recent.chosen.connect(self.open_recent)
            self._recent_place.addWidget(self.recent)
        if self.recent is not None:
            self.recent.show_paths(paths)
            self.recent.setVisible(bool(paths))

    def show_unfinished(self, works: list[Unfinished]) -> None:
        """Work that was interrupted."""
        if works and self.unfinished is None:
            from resultdesk.ui.start.unfinished import UnfinishedList

            self.unfinished = UnfinishedList()
            self.unfinished.resume.connect(self.resume)
            self.unfinished.drop.connect(self.drop)
            self._unfinished_place.addWidget(self.unfinished)
        if self.unfinished is not None:
            self.unfinished.show_works(works)

    def show_waiting(self, n: int) -> None:
        """The outbox in one line."""
        self.outbox_button.setVisible(n > 0)
        if n:
            words = translate_n("1 upload is waiting in the outbox", "{n} uploads are waiting in the outbox", n)
            self.outbox_button.say(words)

    def primary_button(self) -> Button:
        """What Ctrl+Enter presses."""
        return self.open_button

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(900)
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2 * GAP)
        box.addLayout(self._unfinished_place)
        box.addStretch(1)
        box.addWidget(title(_("What would you like to send?")))
        box.addWidget(
            muted(_("Open a list of participants or results from a club, or drop it anywhere on this window."))
        )
        box.addSpacing(GAP)
        box.addWidget(row(self.open_button, self.practise_button))
        box.addWidget(row(self.paste_button))
        box.addWidget(self.outbox_button)
        box.addSpacing(2 * GAP)
        box.addLayout(self._recent_place, 4)
        box.addStretch(1)
        scroll = Scroll()
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(6 * GAP, 4 * GAP, 6 * GAP, 4 * GAP)
        across.addWidget(inner, 1)
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
