"""A column with whole names where first and last names are wanted apart: asked how they are written, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui.controls import Button
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.desk.document import Document
    from resultdesk.desk.whole_names import Way
    from resultdesk.ui.changing import Changing


class NamesOffer(QWidget):
    """A strip with one button for each way to divide the names, each with an example; hidden where none is needed."""

    def __init__(self, document: Document, changing: Changing) -> None:
        super().__init__()
        self.document, self._changing = document, changing
        self.strip = Strip()
        self._ways: dict[Button, Way] = {}
        self._shown: object = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.strip)
        self.setVisible(False)

    def refresh(self) -> None:
        """Look anew."""
        from resultdesk.desk import whole_names

        offer = whole_names.offer(self.document)
        platform = self.document.platform.label
        shown = None if offer is None else (platform, offer.column, [way.samples for way in offer.ways])
        if shown == self._shown:
            return
        self._shown = shown
        self.setVisible(offer is not None)
        self._ways = {}
        if offer is None:
            self.strip.clear()
            return
        for way in offer.ways:
            _whole, first, last = way.samples[0]
            button = Button(_("{first} is the first name, {last} the last name").format(first=first, last=last))
            button.clicked.connect(self._divide)
            self._ways[button] = way
        what = _("“{column}” holds whole names. {platform} wants first and last names apart.")
        what = what.format(column=offer.header, platform=platform)
        do = _("How are they written? Two columns are added; Undo takes them back.")
        self.strip.say(Tone.WARNING, what, do, *self._ways, closable=False)

    def _divide(self) -> None:
        from resultdesk.desk import whole_names

        button = self.sender()
        if isinstance(button, Button) and (way := self._ways.get(button)) is not None:

            def deed(document: Document, _watch: Watch) -> None:
                whole_names.divide(document, way)

            self._changing.check_anew(deed, button.accessibleName(), self.refresh)
