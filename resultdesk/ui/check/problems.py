"""The problems by kind, worst first. Cures are worked out a few kinds at a time, so that typing never waits for them.

Nothing is painted until what is worked out here has its place: cards that grow one after the other would jump.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from resultdesk.checking import fixing
from resultdesk.checking.checker import Checker
from resultdesk.checking.fixing import Cure
from resultdesk.checking.groups import Group
from resultdesk.core.language import _, translate_n
from resultdesk.core.problems import Level
from resultdesk.core.watch import Watch
from resultdesk.desk import sentences
from resultdesk.desk.document import Document
from resultdesk.ui.changing import Changing
from resultdesk.ui.check.before_mending import PROBLEM, BeforeMending
from resultdesk.ui.check.group_card import GroupCard, Key, key_of
from resultdesk.ui.check.wide_button import WideButton
from resultdesk.ui.controls import GAP, Kind, Text
from resultdesk.ui.scroll import Scroll
from resultdesk.ui.tabbing import follow_layout
from resultdesk.ui.work import Tell, Work

AT_ONCE = 1_000
"""Problems of one kind whose cures are worked out in less than 50 ms."""
AT_A_TIME = 0.02
"""Seconds of working out cures before what a person does has its turn."""
MANY = 20_000
"""Problems of one kind from which on its cures are worked out only when asked for."""


class ProblemsPane(Scroll):
    """The list named "Problems"."""

    show_wanted = Signal(object)
    """The rows of a Group are to be shown."""
    columns_wanted = Signal()
    setting_wanted = Signal(str, str)
    """(setting, value) of the destination; "" where it is to be chosen elsewhere."""
    left = Signal()
    """What had the focus is gone, and nothing below it can take it."""

    def __init__(self, document: Document, changing: Changing | None = None) -> None:
        super().__init__()
        self._document = document
        self._changing = changing or Changing(document, self)
        self._cards: dict[Key, GroupCard] = {}
        self._cures: dict[Key, list[Cure]] = {}
        self._waiting: list[Group] = []
        self._looking: _Looking | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._next_cures)
        self._counts = Text(muted=True)
        self._mend = WideButton("", Kind.PRIMARY)
        self._mend.clicked.connect(self.mend_sure)
        self._mend_tip = Text(muted=True)
        self._mend_tip.setText(_("These need no question."))
        self._before = BeforeMending(document, self._changing)
        self.setAccessibleName(_("Problems"))
        body = QWidget()
        self._box = QVBoxLayout(body)
        self._box.setContentsMargins(GAP, GAP, GAP, GAP)
        self._box.setSpacing(GAP)
        for part in (self._counts, self._mend, self._mend_tip, self._before):
            self._box.addWidget(part)
        self._box.addStretch(1)
        self.setWidget(body)
        for part in (self._mend, self._mend_tip, self._before):
            part.setVisible(False)  # until the cures are known
        self.refresh()

    @property
    def mend_button(self) -> WideButton:
        """The button that applies all cures that need no question."""
        return self._mend

    @property
    def busy(self) -> bool:
        """Whether cures are still being worked out."""
        return self._turn.isActive() or self._looking is not None

    def known_sure(self, groups: Sequence[Group]) -> list[tuple[Group, list[Cure] | None]]:
        """The cures of some groups as far as they have been worked out; None where not yet."""
        return [(group, self._cures.get(key_of(group))) for group in groups]

    def refresh(self) -> None:
        """Show the problems as they are now."""
        rows = len(self._document.sheet)
        groups = worst_first(self._document.checker.groups(), rows)
        keys = [key_of(group) for group in groups]
        self._step_off([key for key in self._cards if key not in keys])
        for key in [key for key in self._cards if key not in keys]:
            card = self._cards.pop(key)
            self._cures.pop(key, None)
            self._box.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        for at, group in enumerate(groups):
            card = self._card(group)
            if self._box.indexOf(card) != at + _ABOVE:
                self._box.removeWidget(card)
                self._box.insertWidget(at + _ABOVE, card)
            card.show_group(group, self._document.fields)
            self._offer_choices(card, group)
        self._tell_counts(groups)
        self._waiting, self._looking = sorted(groups, key=lambda group: group.n > AT_ONCE), None  # workers last
        self.viewport().setUpdatesEnabled(False)
        self._turn.start()

    def mend_sure(self) -> None:
        """Apply all cures that need no question, as one undo step."""
        problems = sum(group.n for group in self._document.checker.groups() if group.column is not None)
        self._changing.work_out(_mend, PROBLEM * problems, self._mend.accessibleName())

    def _step_off(self, going: list[Key]) -> None:
        """Take the focus from a card that goes to the next one that stays, lest Qt sends it anywhere."""
        focus = QApplication.focusWidget()
        cards = sorted(self._cards.items(), key=lambda pair: self._box.indexOf(pair[1]))
        at = next((at for at, (_key, card) in enumerate(cards) if focus and card.isAncestorOf(focus)), None)
        if at is None or cards[at][0] not in going:
            return
        for _key, card in (pair for pair in cards[at + 1 :] + cards[:at][::-1] if pair[0] not in going):
            if card.take_focus():
                return
        self.left.emit()

    def _card(self, group: Group) -> GroupCard:
        key = key_of(group)
        if key not in self._cards:
            card = self._cards[key] = GroupCard(group)
            card.cure_wanted.connect(self._apply)
            card.accept_wanted.connect(self._accept)
            card.look_wanted.connect(self._look_when_asked)
            card.show_wanted.connect(self.show_wanted)
            card.columns_wanted.connect(self.columns_wanted)
            card.setting_wanted.connect(self.setting_wanted)
        return self._cards[key]

    def _offer_choices(self, card: GroupCard, group: Group) -> None:
        """Where a setting of the upload answers a problem, that is chosen right here: also one for all rows, where the
        field has no column."""
        wanted, field = group.params.get("setting"), group.field if group.column is None else None
        for setting in self._document.platform.settings:
            if setting.key == wanted or (field and setting.fills == field):
                words = sentences.choosing(setting.key, setting.label)
                card.offer_choices(setting.key, words, self._document.lists.get(setting.key, ()))

    def _next_cures(self) -> None:
        """Work out the cures of the next kinds that are waiting."""
        until = time.perf_counter() + AT_A_TIME
        while self._waiting and self._looking is None and time.perf_counter() < until:
            if self._waiting[0].n > AT_ONCE:
                self._show_all()
            self._next()
        if self._looking is not None:
            return
        if self._waiting:
            self._turn.start()
        else:
            self._show_all()
            follow_layout(self)

    def _show_all(self) -> None:
        """Give all that is known its place, and let it be seen."""
        self._tell_sure()
        self.settle()
        self.viewport().setUpdatesEnabled(True)

    def _next(self) -> None:
        group = self._waiting.pop(0)
        card = self._cards.get(key_of(group))
        if card is not None and group.n > MANY:
            self._cures.pop(key_of(group), None)
            card.offer_to_look()
        elif card is not None:
            self._look(group)

    def _look(self, group: Group) -> None:
        """Work out the cures of a kind: at once where they are few, else on a worker."""
        checker = self._document.checker
        if group.n <= AT_ONCE:
            self._offer(group, fixing.cures(checker, group))
        elif group.column is not None and (self._looking is None or self._looking.group is not group):
            self._looking = _Looking(checker.snapshot(group.column), group)
            work = Work(self._looking)
            work.done.connect(self._found)
            work.start()

    def _found(self, looked: _Looking) -> None:
        """A worker has worked out the cures of a kind; dropped where the problems have changed since."""
        if looked is self._looking:
            self._looking = None
            self._offer(looked.group, looked.cures)
            self._turn.start()

    def _offer(self, group: Group, cures: list[Cure]) -> None:
        card = self._cards.get(key_of(group))
        if card is not None:
            self._cures[key_of(group)] = cures
            card.offer(cures, self._document.fields)

    def _look_when_asked(self, group: object) -> None:
        if isinstance(group, Group):
            self._look(group)
            self._tell_sure()

    def _tell_counts(self, groups: list[Group]) -> None:
        errors = sum(group.n for group in groups if group.level is Level.ERROR)
        warnings = sum(group.n for group in groups if group.level is Level.WARNING)
        parts = []
        if errors:
            parts.append(translate_n("1 error", "{n} errors", errors))
        if warnings:
            parts.append(translate_n("1 warning", "{n} warnings", warnings))
        self._counts.setText(" · ".join(parts) or _("No problems"))

    def _tell_sure(self) -> None:
        """Offer to mend all at once; also where one card can do the same: the tour and Ctrl+Enter name this button."""
        checker = self._document.checker
        unknown = [group for group in checker.groups() if group.column is not None and key_of(group) not in self._cures]
        more = any(fixing.promises(checker, group) for group in unknown)
        sure = [cure for cures in self._cures.values() for cure in cures if cure.sure]
        n = sum(cure.n for cure in sure)
        worth = more or bool(sure)
        if self._mend.hasFocus() and not worth:
            self.left.emit()
        for part in (self._mend, self._mend_tip, self._before):
            part.setVisible(worth)
        self._before.refresh()
        if more:
            self._mend.say(_("Mend all that needs no question"))
        elif sure:
            self._mend.say(translate_n("Mend 1 cell", "Mend {n} cells", n))

    def _apply(self, cure: object) -> None:
        if isinstance(cure, Cure):
            self._changing.do(cure.edit)

    def _accept(self, group: object) -> None:
        """Accept every warning of a kind, text by text."""
        if not isinstance(group, Group) or group.column is None or group.field is None:
            return
        self._changing.check_anew(partial(_accept, group, group.field), _("Accept as they are"))


def worst_first(groups: Sequence[Group], rows: int) -> list[Group]:
    """Errors before warnings, then what holds the most of the ``rows``: what concerns the sheet holds them all.

    Of equals first what waits for a choice: nothing else mends it.
    """

    def weight(group: Group) -> tuple[int, int, bool]:
        return -group.level, -rows if group.column is None else -group.n, "setting" not in group.params

    return sorted(groups, key=weight)


class _Looking:
    """Works out the cures of a kind on a worker."""

    def __init__(self, checker: Checker, group: Group) -> None:
        self._checker: Checker | None = checker
        self.group = group
        self.cures: list[Cure] = []

    def __call__(self, watch: Watch, _tell: Tell) -> _Looking:
        if self._checker is not None:
            self.cures = fixing.cures(self._checker, self.group, watch)
        self._checker = None
        return self


def _mend(document: Document, watch: Watch) -> None:
    edit = fixing.sure_fixes(document.checker, watch)
    if edit is not None:
        document.do(edit, watch)


def _accept(group: Group, field: str, document: Document, _watch: Watch) -> None:
    column, rows = document.sheet.columns[group.column or 0], document.checker.rows_of(group)
    codes = column.packed(rows).used()
    document.accept_all({(field, group.code, column.values[code]) for code in codes.tolist()})


_ABOVE = 4
"""Widgets above the first card."""
