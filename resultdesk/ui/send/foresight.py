"""What the upload would do, before it goes: strips in words, a way to switch, and the name typed where much is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.fields import choice_of
from resultdesk.core.language import _
from resultdesk.core.problems import Level
from resultdesk.ui.controls import GAP, Button, Kind, Text, line_edit, muted
from resultdesk.ui.send.question import Question
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.desk.document import Document
    from resultdesk.platforms.contract import Account
    from resultdesk.platforms.offers import Foresight

ASK_AFTER = 400
"""Milliseconds without a further change before the platform is asked."""
PATIENCE = 4_000
"""Milliseconds that sending waits for the platform's word at most: a slow list is no reason to hold results back."""
TONES = {Level.NOTE: Tone.NOTE, Level.WARNING: Tone.WARNING, Level.ERROR: Tone.ERROR}


class Foreseen(QWidget):
    """``changed`` when it blocks sending or no longer does; ``switched(settings)`` when others would fit better."""

    changed = Signal()
    switched = Signal(object)

    def __init__(self, session: Session, document: Document) -> None:
        super().__init__()
        self._session, self.document = session, document
        self.strips: list[OneForesight] = []
        self.overwriting = False
        """Whether something is lost for certain: such an upload is not sent in parts."""
        self._account: Account | None = None
        self._shown: object = None
        self._asked: object = None
        self._question: Question | None = None
        self._hush = QTimer(self, singleShot=True, interval=ASK_AFTER)
        self._hush.timeout.connect(self._ask)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self.changed)
        self._news = muted()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addWidget(self._news)
        self._news.setVisible(False)

    @property
    def blocks(self) -> bool:
        """Whether something must be answered before anything may go, or is just being found out."""
        return self._patience.isActive() or any(strip.blocks for strip in self.strips)

    def look(self, account: Account | None) -> None:
        """Bring it up to date: at once what is certain, a moment later what the platform says."""
        from resultdesk.desk import outlook
        from resultdesk.platforms.offers import Foresees

        self._account = account
        asked = (account, *state(self.document))
        shown = (asked, *(id(one.lists) for one in _sheets(self.document)))
        if shown == self._shown:
            return
        self._shown = shown
        certain = outlook.certain(self.document)
        self.overwriting = bool(certain)
        if asked == self._asked:
            return
        self._asked = asked
        self._show(certain)
        self._drop_question()
        if account is not None and isinstance(self.document.platform, Foresees):
            self._hush.start()
            self._patience.start()

    def forget(self) -> None:
        """Something has been sent: whatever was confirmed was confirmed for that."""
        self._shown = self._asked = None
        self._drop_question()
        self._show([])

    # Within -----------------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        from resultdesk.desk import outlook

        ask, account, desk = outlook.look(self.document), self._account, self._session.desk
        if ask is None or account is None:
            self._settle()
            return

        self._question = Question(lambda: ask(desk.gate(account)))
        self._question.answered.connect(self._answered)
        self._question.failed.connect(self._failed)
        self._tell(_("Comparing your sheet with {platform}…").format(platform=self.document.platform.label))
        self._question.ask()

    def _answered(self, question: Question, found: Sequence[Foresight]) -> None:
        if question is self._question:
            self._question = None
            self._patience.stop()
            self._show([*found, *self._still_to_confirm(found)])

    def _still_to_confirm(self, found: Sequence[Foresight]) -> list[Foresight]:
        """What is lost for certain and was to be typed, if the platform's lists tell nothing of it: it stays asked."""
        from resultdesk.desk import outlook

        if any(one.confirm for one in found):
            return []
        return [one for one in outlook.certain(self.document) if one.confirm]

    def _failed(self, question: Question, problem: DeskError) -> None:
        if question is not self._question:
            return
        from resultdesk.desk import sentences

        self._question = None
        self._tell(
            _("Not compared with {platform}: {reason}")
            .replace("{platform}", self.document.platform.label)
            .replace("{reason}", str(sentences.error(problem)))
        )
        self._settle()

    def _settle(self) -> None:
        self._patience.stop()
        self.changed.emit()

    def _drop_question(self) -> None:
        self._hush.stop()
        self._patience.stop()
        self._question = None
        self._tell("")

    def _tell(self, words: str) -> None:
        self._news.setText(words)
        self._news.setVisible(bool(words))

    def _show(self, found: Sequence[Foresight]) -> None:
        typed = {strip.foresight.confirm: strip.typed for strip in self.strips}
        for old in self.strips:
            self._box.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self.strips = [OneForesight(one, self._label(one), typed.get(one.confirm, "")) for one in found]
        for strip in self.strips:
            strip.changed.connect(self.changed)
            strip.switched.connect(self.switched)
            self._box.addWidget(strip)
        self._tell("")
        self.changed.emit()

    def _label(self, one: Foresight) -> str:
        """What would be switched to, in words."""
        for key, value in one.switch.items():
            found = choice_of(self.document.lists.get(key, ()), value)
            return found.label if found is not None else str(one.params.get("other", value))
        return ""


class OneForesight(QWidget):
    """One thing that would happen. ``blocks`` until it is switched, found right, or its name typed."""

    changed = Signal()
    switched = Signal(object)

    def __init__(self, foresight: Foresight, switch_to: str, typed: str = "") -> None:
        super().__init__()
        self.foresight = foresight
        self._found_right = False
        self.strip = Strip()
        self.name = line_edit(_("Type {name} to go on").format(name=foresight.confirm))
        self.name.setText(typed)
        self.name.textChanged.connect(self.changed)
        ask = Text(_("To go on, type the name: {name}").format(name=f"“{foresight.confirm}”"))
        ask.setBuddy(self.name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for part in (self.strip, ask, self.name):
            box.addWidget(part)
        for part in (ask, self.name):
            part.setVisible(bool(foresight.confirm))
        self.name.setMaximumWidth(460)
        self._say(switch_to)

    @property
    def typed(self) -> str:
        """What was typed as the name."""
        return self.name.text()

    @property
    def blocks(self) -> bool:
        """Whether it must be answered first."""
        confirm = self.foresight.confirm
        if confirm and " ".join(self.typed.split()).casefold() != " ".join(confirm.split()).casefold():
            return True
        return self.foresight.level is Level.ERROR and not self._found_right

    def _say(self, switch_to: str) -> None:
        from resultdesk.desk import sentences

        one = self.foresight
        said = sentences.told(one.code, one.params)
        buttons = []
        if one.switch:
            switch = Button(_("Switch to {name}").format(name=switch_to), Kind.PRIMARY)
            switch.clicked.connect(self._switch)
            buttons.append(switch)
        if one.level is Level.ERROR and not self._found_right:
            right = Button(_("Leave it as it is and send"))
            right.clicked.connect(self._right)
            buttons.append(right)
        tone = Tone.WARNING if self._found_right else TONES[one.level]
        self._switch_to = switch_to
        self.strip.say(tone, said.what, said.do, *buttons, closable=False)

    def _switch(self) -> None:
        self.switched.emit(dict(self.foresight.switch))

    def _right(self) -> None:
        self._found_right = True
        self._say(self._switch_to)
        self.changed.emit()


def _sheets(document: Document) -> list[Document]:
    return document.binder.documents if document.binder is not None else [document]


def state(document: Document) -> tuple[object, ...]:
    """What the platform's word depends on: settings, columns and the rows that would go."""
    state: list[object] = []
    for one in _sheets(document):
        done = one.log.done
        where = one.destination
        state += [where.platform, tuple(sorted(where.settings.items())), tuple(sorted(one.mapping.columns.items()))]
        state += [len(one.ready_rows()), len(done), id(done[-1]) if done else 0]
    return tuple(state)
