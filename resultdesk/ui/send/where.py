"""Where to: account, event, race and the other settings of the destination, with their lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from resultdesk.core.fields import Setting
from resultdesk.core.language import _, translate
from resultdesk.ui.controls import GAP, TARGET, Button, Text, muted
from resultdesk.ui.moments import moment
from resultdesk.ui.send.filling import FillingLine
from resultdesk.ui.send.lists import Lists
from resultdesk.ui.send.setting_line import SettingLine
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone
from resultdesk.ui.whereto import Whereto

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.desk.document import Document
    from resultdesk.desk.memory import Listing


class Where(QWidget):
    """Changes the document's destination; ``changed`` after each change."""

    changed = Signal()

    def __init__(self, session: Session, document: Document) -> None:
        super().__init__()
        self._session, self.document = session, document
        self.whereto = Whereto(session, document)
        self.strip = Strip()
        self.again = Button(_("Fetch the lists again"), icon="again")
        self._as_of = muted()
        self.lines: dict[str, SettingLine | FillingLine] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(2 * GAP)
        self._form.setVerticalSpacing(GAP)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._lists = Lists(session)
        self._lists.listed.connect(self._listed)
        self._lists.failed.connect(self._not_listed)
        self._lists.busy.connect(self._busy)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP + GAP // 2)
        box.addWidget(self.whereto)
        box.addLayout(self._form)
        box.addWidget(self.strip)
        below = QHBoxLayout()
        below.setSpacing(2 * GAP)
        below.addWidget(self.again)
        below.addWidget(self._as_of, 1)
        box.addLayout(below)
        self.whereto.chosen.connect(self._account_changed)
        self.again.clicked.connect(self.fetch)
        self._built_for = ""
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen now."""
        self.whereto.refresh()
        if self._built_for != self.document.destination.platform:
            self._build()
        settings = self.document.destination.settings
        for key, line in self.lines.items():
            choices = self.document.lists.get(key)
            if isinstance(line, FillingLine):
                line.show_document(self.document, choices)
            else:
                line.show_value(settings.get(key, ""), choices)

    def first_open(self) -> QWidget:
        """The first control that still needs a choice."""
        settings = self.document.destination.settings
        if self.whereto.current is None:
            return self.whereto.account
        for key, line in self.lines.items():
            filled = isinstance(line, FillingLine) and line.setting.fills in self.document.mapping.columns
            if line.setting.required and not settings.get(key) and not filled:
                return line.value.control if isinstance(line, FillingLine) else line.control
        return self.again

    def fetch(self) -> None:
        """Fetch every list that can be fetched with what is chosen so far."""
        self.strip.clear()
        account = self.whereto.current
        if account is None:
            return
        settings = self.document.destination.settings
        for setting in self._listed_settings():
            self._lists.fetch(account, setting.key, settings)
            if not settings.get(setting.key):
                break

    # Within -----------------------------------------------------------------------------------------------------

    def _listed_settings(self) -> list[Setting]:
        return [setting for setting in self.document.platform.settings if setting.listed]

    def _choose(self, key: str, value: str) -> None:
        where = self.document.destination
        if where.settings.get(key, "") == value:
            return
        settings = {**where.settings, key: value}
        listed = [setting.key for setting in self._listed_settings()]
        later = listed[listed.index(key) + 1 :] if key in listed else []
        for other in later:
            settings.pop(other, None)
        if not value:
            settings.pop(key)
        self.document.set_destination(replace(where, settings=settings))
        if later:
            self.document.set_lists({name: of for name, of in self.document.lists.items() if name not in later})
            account = self.whereto.current
            if account is not None and value:
                self._lists.fetch(account, later[0], settings)
        self.refresh()
        self.changed.emit()

    def _map(self, field: str, column: object) -> None:
        self.document.map(field, column if isinstance(column, int) else None)
        self.refresh()
        self.changed.emit()

    def _account_changed(self) -> None:
        self.document.set_lists({})
        self.refresh()
        self.fetch()
        self.changed.emit()

    def _listed(self, key: str, listing: Listing, problem: DeskError | None) -> None:
        self.document.set_lists({**self.document.lists, key: listing.choices})
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
        if isinstance(line, FillingLine) and line.setting.fills in self.document.mapping.columns:
            return
        if chosen and chosen not in values:
            self._choose(key, "")
            label = translate(next(one.label for one in self._listed_settings() if one.key == key))
            words = _("What was chosen as {setting} last time is no longer there.").format(setting=label)
            self.strip.say(Tone.WARNING, words, _("Choose again."))
        elif not chosen and len(values) == 1:
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

    def _build(self) -> None:
        self._built_for = self.document.destination.platform
        while self._form.rowCount():
            self._form.removeRow(0)
        self.lines = {}
        for setting in self.document.platform.settings:
            line: SettingLine | FillingLine
            if setting.fills:
                line = FillingLine(setting)
                line.mapped.connect(self._map)
            else:
                line = SettingLine(setting)
            line.chosen.connect(self._choose)
            self.lines[setting.key] = line
            words = translate(setting.label)
            label = Text(_("{field} (required)").format(field=words) if setting.required else words)
            label.setMinimumHeight(TARGET)
            label.setWordWrap(False)
            self._form.addRow(label, line)
