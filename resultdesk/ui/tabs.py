"""The open spreadsheets as tabs on top of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar

from resultdesk.core.language import _
from resultdesk.ui.controls import GAP, TARGET, IconButton

if TYPE_CHECKING:
    from resultdesk.ui.file_view import FileView


class FileTabs(QTabBar):
    """One tab a file. ``chosen(view)`` and ``closing(view)`` when a person picks or closes one."""

    chosen = Signal(object)
    closing = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Open spreadsheets"))
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUsesScrollButtons(True)
        self._views: list[FileView] = []
        self.setVisible(False)
        self.currentChanged.connect(self._changed)

    @property
    def views(self) -> list[FileView]:
        """The open files, left to right."""
        return list(self._views)

    @property
    def current(self) -> FileView | None:
        """The file in front."""
        at = self.currentIndex()
        return self._views[at] if 0 <= at < len(self._views) else None

    def add(self, view: FileView) -> None:
        """Put a file on the right and in front."""
        self._views.append(view)
        at = self.addTab("")
        close = _Close(view, self)
        self.setTabButton(at, QTabBar.ButtonPosition.RightSide, close)
        close.clicked.connect(self._close_clicked)
        self.name(view)
        self.setVisible(True)
        self.setCurrentIndex(at)
        if len(self._views) == 1:
            self.chosen.emit(view)

    def swap(self, old: FileView, new: FileView) -> None:
        """Another view of the same file in the same place."""
        at = self._views.index(old)
        self._views[at] = new
        close = self.tabButton(at, QTabBar.ButtonPosition.RightSide)
        if isinstance(close, _Close):
            close.view = new
        self.name(new)
        self.chosen.emit(new)

    def name(self, view: FileView) -> None:
        """Write the name; a dot and a word in the tooltip where there is something unsent."""
        at = self._views.index(view)
        path, unsent = view.document.path, view.unsent
        self.setTabText(at, f"{path.name} •" if unsent else path.name)
        self.setTabToolTip(at, _("{path} (with changes that are not sent)").format(path=path) if unsent else str(path))

    def remove(self, view: FileView) -> None:
        """Take a file away."""
        at = self._views.index(view)
        del self._views[at]
        self.removeTab(at)
        self.setVisible(bool(self._views))

    def tabSizeHint(self, index: int) -> QSize:
        """High enough for a finger."""
        hint = super().tabSizeHint(index)
        return QSize(hint.width(), max(hint.height(), TARGET + GAP // 2))

    def _changed(self, _at: int) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)

    def _close_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _Close):
            self.closing.emit(button.view)


class _Close(IconButton):
    def __init__(self, view: FileView, parent: FileTabs) -> None:
        super().__init__(_("Close {name}").format(name=view.document.path.name), "close", parent)
        self.view = view
        self.resize(self.sizeHint())

    def changeEvent(self, event: QEvent) -> None:
        """The texts got another size, and the picture with them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.resize(self.sizeHint())
