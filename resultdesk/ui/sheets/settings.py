"""Settings of sheets that go together: those for all of them, or those of one sheet alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.desk.binder import called
from resultdesk.platforms.offers import TakesSheets
from resultdesk.ui.controls import GAP, Combo, Text, heading
from resultdesk.ui.flow import row
from resultdesk.ui.send.form import SettingForm

if TYPE_CHECKING:
    from resultdesk.core.fields import Setting
    from resultdesk.desk.document import Document

ALL = -1


class SheetSettings(QWidget):
    """``changed`` after a setting of a sheet, or of all sheets, was changed."""

    changed = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.which = Combo(_("Settings for"))
        self.form = SettingForm()
        self.form.chosen.connect(self._choose)
        self.which.activated.connect(self.refresh)
        words = Text(_("Settings for"))
        words.setWordWrap(False)
        words.setMinimumHeight(self.which.minimumHeight())
        words.setBuddy(self.which)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for part in (heading(_("How each sheet goes")), row(words, self.which), self.form):
            box.addWidget(part)
        self.setVisible(False)

    def refresh(self) -> None:
        """Show what is chosen now; hidden where no sheets go together."""
        binder = self.document.binder
        self.setVisible(binder is not None)
        if binder is None:
            return
        chosen = self.which.currentData()
        entries: list[tuple[str, object]] = [(_("All sheets"), ALL)]
        entries += [(called(one), at) for at, one in enumerate(binder.documents)]
        self.which.fill(entries, ALL if chosen is None else chosen)
        one = self._one
        self.form.build(self._settings(for_all=one is None))
        self.form.show_document(one or self.document)

    @property
    def _one(self) -> Document | None:
        """The sheet whose settings are shown; None for all."""
        binder, at = self.document.binder, self.which.currentData()
        return binder.documents[at] if binder is not None and isinstance(at, int) and at >= 0 else None

    def _settings(self, *, for_all: bool) -> list[Setting]:
        """Conditions that name a competition are a sheet's own, so that none is given to all by mistake."""
        platform = self.document.platform
        if not isinstance(platform, TakesSheets):
            return []
        own = [one for one in platform.settings if one.key not in (*platform.shared, *platform.said_by_name)]
        return [one for one in own if one.key in platform.for_all] if for_all else own

    def _choose(self, key: str, value: str) -> None:
        binder, one = self.document.binder, self._one
        if binder is None:
            return
        for document in [one] if one is not None else binder.documents:
            settings = {**document.destination.settings, key: value}
            document.set_destination(replace(document.destination, settings=settings))
        self.refresh()
        self.changed.emit()
