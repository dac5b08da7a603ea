"""Where to: account, event, race and the other settings of the destination, with their lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resultdesk.core.fields import Setting
from resultdesk.core.language import _, translate
from resultdesk.platforms.offers import TakesSheets
from resultdesk.ui.changing import Changing
from resultdesk.ui.controls import GAP, Button, muted
from resultdesk.ui.moments import moment
from resultdesk.ui.send.filling import FillingLine
from resultdesk.ui.send.form import Line, SettingForm
from resultdesk.ui.send.lists import Lists
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone
from resultdesk.ui.tabbing import follow_layout
from resultdesk.ui.whereto import Whereto

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.desk.document import Document
    from resultdesk.desk.memory import Listing


class Where(QWidget):
    """Changes the document's destination; ``changed`` after each change."""

    changed = Signal()

    def __init__(self, session: Session, document: Document, changing: Changing | None = None) -> None:
        super().__init__()
        changing = changing or Changing(document, self)
        self._session, self._choosing = session, changing.choosing
        self.whereto = Whereto(session, document, changing)
        self.strip = Strip()
        self.again = Button(_("Fetch the lists again"), icon="again")
        self._as_of = muted()
        self.form = SettingForm()
        self.form.chosen.connect(self._choose)
        self.form.mapped.connect(self._map)
        self._lists = Lists(session)
        self._lists.setParent(self)
        self._lists.listed.connect(self._listed)
        self._lists.failed.connect(self._not_listed)
        self._lists.busy.connect(self._busy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP + GAP // 2)
        box.addWidget(self.whereto)
        box.addWidget(self.form)
        box.addWidget(self.strip)
        below = QHBoxLayout()
        below.setSpacing(2 * GAP)
        below.addWidget(self.again)
        below.addWidget(self._as_of, 1)
        box.addLayout(below)
        self._choosing.dropped.connect(self._lists.forget)
        self.whereto.chosen.connect(self._account_changed)
        self.again.clicked.connect(self.fetch)
        self.refresh()

    @property
    def document(self) -> Document:
        """The document as it is chosen to go, which it may not be checked for yet."""
        return self._choosing.shown

    @property
    def lines(self) -> dict[str, Line]:
        """The settings' controls by key."""
        return self.form.lines

    def refresh(self) -> None:
        """Show what is chosen now."""
        self.whereto.refresh()
        if self.form.build(settings_shown(self.document)):
            follow_layout(self)
        self.form.show_document(self.document)

    def first_open(self) -> QWidget:
        """The first control that still needs a choice."""
        if self.whereto.current is None:
            return self.whereto.account
        return self.form.first_open(self.document) or self.again

    def fetch(self) -> None:
        """Fetch every list that can be fetched with what is chosen so far."""
        self.strip.clear()
        self._fetch_from(self._listed_settings())

    def switch(self, settings: Mapping[str, str]) -> None:
        """Choose these settings instead; a column that says otherwise no longer counts."""
        for key, value in settings.items():
            line = self.lines.get(key)
            if isinstance(line, FillingLine) and line.setting.fills in self.document.mapping.columns:
                self._choosing.feed(line.setting.fills, None)
            self._choose(key, value)

    # Within -----------------------------------------------------------------------------------------------------

    def _listed_settings(self) -> list[Setting]:
        return [setting for setting in self.document.platform.settings if setting.listed]

    def _fetch_from(self, settings: Sequence[Setting]) -> None:
        """Lists in the order in which they depend on each other, up to one that waits for a choice."""
        account = self.whereto.current
        if account is None:
            return
        chosen = self.document.destination.settings
        for setting in settings:
            self._lists.fetch(account, setting.key, chosen)
            if not chosen.get(setting.key) and setting.required:
                return
        from resultdesk.desk import pick_lists

        listed = [setting.key for setting in self._listed_settings()]
        for key in pick_lists.keys(self.document):
            if key not in listed:
                self._lists.fetch(account, key, chosen)

    def _choose(self, key: str, value: str) -> None:
        where = self.document.destination
        if where.settings.get(key, "") == value:
            return
        settings = {**where.settings, key: value}
        listed = self._listed_settings()
        keys = [setting.key for setting in listed]
        later = listed[keys.index(key) + 1 :] if key in keys else []
        for other in later:
            settings.pop(other.key, None)
        if not value:
            settings.pop(key)
        lists = self.document.lists
        if key in keys:
            kept = keys[: keys.index(key) + 1]
            lists = {name: of for name, of in lists.items() if name in kept}
        self._choosing.choose(replace(where, settings=settings), lists)
        if key in keys and value:
            self._fetch_from(later)
        self.refresh()
        self.changed.emit()

    def _map(self, field: str, column: object) -> None:
        self._choosing.feed(field, column if isinstance(column, int) else None)
        self.refresh()
        self.changed.emit()

    def _account_changed(self) -> None:
        self._choosing.choose(lists={})
        self.refresh()
        self.fetch()
        self.changed.emit()

    def _listed(self, key: str, listing: Listing, problem: DeskError | None) -> None:
        self._choosing.choose(lists={**self.document.lists, key: listing.choices})
        when = moment(listing.at)
        if problem is None:
            self._as_of.setText(_("Lists as of {time}.").format(time=when))
        else:
            from resultdesk.desk import sentences

            said = sentences.error(problem)
            self._as_of.setText("")
            words = _("The lists are as last seen, {time}.").format(time=when)
            self.strip.say(Tone.WARNING, words, f"{said.what} {said.do}")
        self._choose_only(key, [choice.value for choice in listing.choices])
        self.refresh()
        self.changed.emit()

    def _choose_only(self, key: str, values: list[str]) -> None:
        """One event is no choice; a chosen one that is gone is no choice either."""
        chosen = self.document.destination.settings.get(key, "")
        line = self.lines.get(key)
        if line is None:
            return
        if isinstance(line, FillingLine) and line.setting.fills in self.document.mapping.columns:
            return
        if chosen and chosen not in values and not line.setting.typed:
            self._choose(key, "")
            label = translate(next(one.label for one in self._listed_settings() if one.key == key))
            words = _("What was chosen as {setting} last time is no longer there.").format(setting=label)
            self.strip.say(Tone.WARNING, words, _("Choose again."))
        elif not chosen and len(values) == 1 and line.setting.required:
            self._choose(key, values[0])

    def _not_listed(self, _key: str, problem: DeskError) -> None:
        self.strip.error(problem)
        self.changed.emit()

    def _busy(self, busy: bool) -> None:
        self.again.setEnabled(not busy)
        if busy:
            self._as_of.setText(_("Fetching the lists…"))
        elif self._as_of.text() == _("Fetching the lists…"):
            self._as_of.setText("")


def settings_shown(document: Document) -> list[Setting]:
    """All settings; of sheets that go together those that all share."""
    platform = document.platform
    shared = platform.shared if document.binder is not None and isinstance(platform, TakesSheets) else None
    return [setting for setting in platform.settings if shared is None or setting.key in shared]
