"""What the window shows while a spreadsheet is being opened, and where it did not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from resultdesk.ui.files import Files
from resultdesk.ui.refusals import Refusals
from resultdesk.ui.strip import Strip

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.ui.files import Wanted
    from resultdesk.ui.loading import LoadingPage


class Opening(QObject):
    """``back`` where nothing has been opened: the window shows again what it showed before."""

    back = Signal()

    def __init__(self, files: Files, stack: QStackedWidget, strip: Strip) -> None:
        super().__init__(stack)
        self.refusals = Refusals(strip)
        self._files, self._stack = files, stack
        self._page: LoadingPage | None = None
        files.asked.connect(self.refusals.begin)
        files.began.connect(self._began)
        files.failed.connect(self._failed)
        files.stopped.connect(self.back)

    def _began(self, name: str) -> None:
        if self._page is None:
            self._page = self._made()
        self._page.begin(name)
        self._stack.setCurrentWidget(self._page)

    def _made(self) -> LoadingPage:
        from resultdesk.ui.loading import LoadingPage

        page = LoadingPage()
        page.cancelled.connect(self._files.cancel)
        self._files.step.connect(page.step)
        self._files.first.connect(page.show_first)
        self._stack.addWidget(page)
        return page

    def _failed(self, problem: DeskError, wanted: Wanted) -> None:
        self.back.emit()
        self.refusals.add(problem, wanted)
