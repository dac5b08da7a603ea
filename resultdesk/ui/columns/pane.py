"""The Columns page: the platform's fields, and which column of the spreadsheet feeds each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from resultdesk.core.language import _, translate, translate_n
from resultdesk.ui.changing import Changing
from resultdesk.ui.columns.line import FieldLine
from resultdesk.ui.columns.names import NamesOffer
from resultdesk.ui.controls import GAP, Button, Kind, heading, muted, title
from resultdesk.ui.flow import row
from resultdesk.ui.scroll import Scroll
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone
from resultdesk.ui.tabbing import follow_layout
from resultdesk.ui.whereto import Whereto

if TYPE_CHECKING:
    from resultdesk.desk.document import Changed, Document


class ColumnsPane(QWidget):
    """``go_next`` for the Check page."""

    go_next = Signal()

    def __init__(self, session: Session, document: Document, changing: Changing | None = None) -> None:
        super().__init__()
        self.document = document
        changing = changing or Changing(document, self)
        self._choosing = changing.choosing
        self.whereto = Whereto(session, document, changing)
        self.strip = Strip()
        self.names = NamesOffer(document, changing)
        self.lines: dict[str, FieldLine] = {}
        self._unused = muted()
        self.next = Button(_("Go on to Check"), Kind.PRIMARY, "next")
        self.next.clicked.connect(self.go_next)
        self.setFocusProxy(self.next)
        self._scroll = Scroll()
        self._built_for: tuple[object, ...] = ()
        self._lines_of_fields = QWidget()
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, GAP, 0)
        self._page.setSpacing(GAP + GAP // 2)
        for part in (title(_("Which column is what?")), self.whereto, self.strip, self.names):
            self._page.addWidget(part)
        self._page.addWidget(self._lines_of_fields, 1)
        self._scroll.setWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(3 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        box.setSpacing(GAP + GAP // 2)
        box.addWidget(self._scroll, 1)
        box.addWidget(row(self.next))
        self.shown()
        document.watch_changes(self._changed)
        changing.ended.connect(self._settled)

    def shown(self) -> None:
        """Bring the destination and every line up to date; both may have changed on another page."""
        self.whereto.refresh()
        if self._built_for != self.document.fields:
            self._build()
        filled = self._filled()
        shown = self._choosing.shown
        if shown.fields != self.document.fields:
            shown = self.document  # which column feeds which of the other fields is not known yet
        for name, line in self.lines.items():
            line.show_document(shown, filled.get(name, ""), on_send=name in self._on_send)
        self._say(filled)
        self.names.refresh()

    def primary_button(self) -> Button:
        """Ctrl+Enter goes on."""
        return self.next

    def _changed(self, changed: Changed) -> None:
        from resultdesk.desk.document import What

        if self.isVisible() and changed.what & (What.MAPPING | What.DESTINATION | What.SHAPE):
            self.shown()

    def _map(self, name: str, column: object) -> None:
        self._choosing.feed(name, column if isinstance(column, int) else None)

    def _settled(self) -> None:
        """What took long is over, or was cancelled: show what holds."""
        if self.isVisible():
            self.shown()

    def _filled(self) -> dict[str, str]:
        """What settings put into fields for all rows, in words."""
        filled = {}
        where = self.document.destination.settings
        for setting in self.document.platform.settings:
            value = where.get(setting.key)
            if setting.fills and value:
                choices = self.document.lists.get(setting.key, ())
                filled[setting.fills] = next((one.label for one in choices if one.value == value), value)
        return filled

    @property
    def _on_send(self) -> set[str]:
        """Fields that a setting on the Send page fills for all rows."""
        return {setting.fills for setting in self.document.platform.settings if setting.fills}

    def _say(self, filled: dict[str, str]) -> None:
        document = self.document
        fed = document.mapping.columns
        empty = [one for one in document.fields if one.required and one.name not in fed and one.name not in filled]
        absent = [translate(field.label) for field in empty if field.name not in self._on_send]
        later = [translate(field.label) for field in empty if field.name in self._on_send]
        doubts = len(document.mapping.doubts & fed.keys())
        if not fed:
            self.strip.say(
                Tone.ERROR,
                _("No column of this spreadsheet is known to {platform}.").format(platform=document.platform.label),
                _("Choose the columns below, or look on the Spreadsheet page whether the right row holds the headers."),
                closable=False,
            )
        elif absent:
            what = translate_n(
                "1 required field has no column: {names}.", "{n} required fields have no column: {names}.", len(absent)
            )
            do = _("Choose a column for it below, or let Check fill it.")
            self.strip.say(Tone.ERROR, what.replace("{names}", ", ".join(absent)), do, closable=False)
        elif doubts:
            what = translate_n("1 match is a guess.", "{n} matches are guesses.", doubts)
            self.strip.say(
                Tone.WARNING, what, _("Look below at each guess and say whether it is right."), closable=False
            )
        elif later:
            what = _("Every other field that is needed has a column. Still to choose on the Send page: {names}.")
            self.strip.say(Tone.NOTE, what.replace("{names}", ", ".join(later)), closable=False)
        else:
            self.strip.say(Tone.OK, _("Every field that is needed has a column."), "", closable=False)
        used = set(fed.values())
        left = [column.header for at, column in enumerate(document.sheet.columns) if at not in used]
        self._unused.setText(_("Not sent: {names}.").format(names=", ".join(left)) if left else "")

    def _build(self) -> None:
        document = self.document
        self._built_for = document.fields
        self.lines = {}
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, GAP, GAP, GAP)
        grid.setHorizontalSpacing(3 * GAP)
        grid.setVerticalSpacing(2 * GAP)
        heads = (
            _("{platform} wants").format(platform=document.platform.label),
            _("Your column"),
            _("What stands in it"),
        )
        for at, words in enumerate(heads):
            grid.addWidget(heading(words), 0, at)
        for number, field in enumerate(document.fields, 1):
            line = self.lines[field.name] = FieldLine(field)
            line.setParent(inner)
            line.mapped.connect(self._map)
            line.confirmed.connect(self._map)
            grid.addWidget(line.about, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line.combo, number, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(line.right, number, 2, Qt.AlignmentFlag.AlignTop)
        last = len(document.fields) + 1
        grid.addWidget(self._unused, last, 0, 1, 3)
        grid.setRowStretch(last + 1, 1)
        for at, stretch in enumerate((5, 3, 5)):
            grid.setColumnStretch(at, stretch)
        self._page.replaceWidget(self._lines_of_fields, inner)
        self._lines_of_fields.deleteLater()
        self._lines_of_fields = inner
        self._page.setStretchFactor(inner, 1)
        follow_layout(self)
