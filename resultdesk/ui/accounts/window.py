"""The accounts window: the list on the left, one account on the right. Beside the main window, never in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resultdesk.core.errors import DeskError
from resultdesk.core.language import _, translate_n
from resultdesk.ui.accounts import keeping
from resultdesk.ui.accounts.form import AccountForm
from resultdesk.ui.controls import GAP, TARGET, Button, Kind, heading, muted
from resultdesk.ui.flow import row
from resultdesk.ui.scroll import Scroll
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone
from resultdesk.ui.work import Job, Tell, Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from resultdesk.core.watch import Watch
    from resultdesk.desk.sentences import Sentence
    from resultdesk.platforms.contract import Account


class AccountsWindow(QDialog):
    """Add, test, change, remove. Everything that may wait runs on a worker."""

    def __init__(self, session: Session, parent: QWidget | None = None, show: str = "") -> None:
        """``show`` is the name of the account to begin with; else the first."""
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(_("Accounts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 560)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Accounts"))
        self.form, self.strip = AccountForm(), Strip()
        self.title = heading()
        self.kept = muted()
        self.add_button = Button(_("Add an account"), icon="add")
        self.save_button = Button(_("Save the account"), Kind.PRIMARY)
        self.test_button = Button(_("Test the sign-in"))
        self.remove_button = Button(_("Remove the account"), icon="remove")
        self.close_button = Button(_("Close"))
        self._old_name = ""
        self._came_from = self.save_button
        self._work: Work | None = None
        self._lay_out()
        self._connect()
        self._fill(select=show)
        self._ask_where()

    def add(self, platform: str = "") -> None:
        """A new account of a platform."""
        self.list.setCurrentRow(-1)
        self._show(None, platform)
        (self.form.first_empty() or self.form.name).setFocus()  # a list that gets the focus would choose an account

    def reject(self) -> None:
        """Close; what was typed and not saved is asked about once."""
        if not self._unsaved or self._asked:
            super().reject()
            return
        self._asked = True
        save = Button(_("Save the account"), Kind.PRIMARY)
        save.clicked.connect(self._save)
        go = Button(_("Close without saving"))
        go.clicked.connect(self.reject)
        self.strip.say(Tone.WARNING, _("This account has not been saved."), "", save, go, closable=False)
        save.setFocus()

    # What a person does -----------------------------------------------------------------------------------------

    def _save(self) -> None:
        if not self._complete():
            return
        account, given, old = self.form.account, dict(self.form.secrets), self._old_name
        desk = self.session.desk

        def call(_watch: Watch, _tell: Tell) -> keeping.Saved:
            return keeping.save(desk, account, old, given)

        self._start(call, _("Saving…"), self._saved)

    def _saved(self, saved: keeping.Saved) -> None:
        account, before = saved.account, self._old_name
        self._old_name = account.name
        if before not in ("", account.name):
            self.session.account_renamed.emit(account.platform, before, account.name)
            self.session.parcels_changed.emit()
        if saved.where is not None:
            self.kept.setText(str(saved.where))
        self.form.forget_secrets()
        self._fill(select=account.name)
        self.session.accounts_changed.emit()
        self._begin_test()
        self._say_after, self._remarks = _("Saved."), saved.remarks

    def _test(self) -> None:
        if self._complete():
            self._begin_test()

    def _begin_test(self) -> None:
        account, given, old = self.form.account, dict(self.form.secrets), self._old_name
        desk = self.session.desk

        def call(_watch: Watch, _tell: Tell) -> Sentence:
            return keeping.test(desk, account, old, given)

        self._start(call, _("Signing in…"), self._tested)

    def _tested(self, said: Sentence) -> None:
        self._say(Tone.WARNING if self._remarks else Tone.OK, said)

    def _failed(self, problem: DeskError) -> None:
        from resultdesk.desk import sentences

        self._say(Tone.ERROR, sentences.error(problem))

    def _say(self, tone: Tone, said: Sentence) -> None:
        """What came of it; after saving, that it is saved, and what of that went otherwise."""
        do = " ".join(part for part in (said.do, *map(str, self._remarks)) if part)
        self.strip.say(tone, f"{self._say_after} {said.what}".strip(), do)

    def _remove(self) -> None:
        name, desk = self._old_name, self.session.desk

        def call(_watch: Watch, _tell: Tell) -> int:
            return keeping.waiting_for(desk, name)

        self._start(call, _("Looking at the Outbox…"), self._ask_to_remove)

    def _ask_to_remove(self, waiting: int) -> None:
        name = self._old_name
        keep = Button(_("Keep it"), Kind.PRIMARY)
        keep.clicked.connect(self.strip.clear)
        go = Button(_("Remove it and its keys"))
        go.clicked.connect(self._removing)
        self.strip.say(
            Tone.WARNING, _("Remove “{name}”?").format(name=name), _needed(waiting), keep, go, closable=False
        )
        keep.setFocus()

    def _removing(self) -> None:
        name, desk = self._old_name, self.session.desk

        def call(_watch: Watch, _tell: Tell) -> list[Sentence]:
            return keeping.remove(desk, name)

        self._start(call, _("Removing…"), self._removed)

    def _removed(self, remarks: list[Sentence]) -> None:
        self._fill(select="")
        self.strip.say(Tone.WARNING if remarks else Tone.OK, _("Removed."), " ".join(map(str, remarks)))
        self.session.accounts_changed.emit()

    # Within -----------------------------------------------------------------------------------------------------

    _say_after = ""
    _remarks: tuple[Sentence, ...] = ()
    _asked = False
    _going = 0

    @property
    def _unsaved(self) -> bool:
        """Whether a key was typed, or an account that is kept was changed."""
        return bool(self.form.secrets) or (bool(self._old_name) and self.form.account != self._shown)

    def _complete(self) -> bool:
        empty = self.form.first_empty()
        if empty is not None:
            self.strip.say(Tone.WARNING, _("“{field}” is still empty.").format(field=empty.accessibleName()))
            empty.setFocus()
        return empty is None

    def _start(self, call: Job, words: str, then: Callable[..., None]) -> None:
        self._came_from = self.test_button if self.focusWidget() is self.test_button else self.save_button
        self._asked = False
        self._going += 1
        self.strip.say(Tone.NOTE, words, closable=False)
        self._say_after, self._remarks = "", ()
        self._enable(False)
        work = self._work = Work(call)
        work.done.connect(then)  # before it starts: a quick one is over at once
        work.failed.connect(self._failed)
        work.finished.connect(self._finished)
        work.start()

    def _finished(self) -> None:
        self._going -= 1
        if self._going:
            return  # saving is followed by testing
        self._enable(True)
        if self.focusWidget() in (None, self.close_button):
            self._came_from.setFocus()  # what was greyed lost it to Close, and the next Enter would close

    def _enable(self, on: bool) -> None:
        for part in (self.form, self.list, self.add_button, self.save_button, self.test_button):
            part.setEnabled(on)
        self.remove_button.setEnabled(on and bool(self._old_name))

    def _ask_where(self) -> None:
        desk = self.session.desk

        def call(_watch: Watch, _tell: Tell) -> Sentence:
            return keeping.where_kept(desk)

        work = Work(call)
        work.done.connect(self._where_known)
        work.start()

    def _where_known(self, said: Sentence) -> None:
        self.kept.setText(str(said))

    def _ask_what_is_kept(self, account: Account) -> None:
        desk = self.session.desk

        def call(_watch: Watch, _tell: Tell) -> tuple[str, list[str]]:
            return account.name, keeping.absent(desk, account)

        work = Work(call)
        work.done.connect(self._absent_known)
        work.start()

    def _absent_known(self, known: tuple[str, list[str]]) -> None:
        name, absent = known
        if name == self._old_name:  # a person may have gone on to another one
            self.form.say_absent(absent)

    def _fill(self, select: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        try:
            accounts = self.session.desk.accounts.list()
        except DeskError as problem:
            self.strip.error(problem)
            accounts = []
        self.form.taken = [account.name for account in accounts]
        height = max(self.fontMetrics().height() + 2 * GAP, TARGET)
        for account in accounts:
            item = QListWidgetItem(account.name)
            item.setData(Qt.ItemDataRole.UserRole, account)
            item.setSizeHint(QSize(100, height))
            self.list.addItem(item)
        self.list.blockSignals(False)
        at = next((index for index, account in enumerate(accounts) if account.name == select), 0 if accounts else -1)
        self.list.setCurrentRow(at)
        self._show(accounts[at] if at >= 0 else None)

    def _chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.strip.clear()
            self._show(item.data(Qt.ItemDataRole.UserRole))

    def _show(self, account: Account | None, platform: str = "") -> None:
        self._old_name = account.name if account else ""
        self.title.setText(account.name if account else _("A new account"))
        self.form.show_account(account, platform)
        self._shown, self._asked = self.form.account, False
        self.remove_button.setVisible(account is not None)
        self._enable(True)
        if account is None:
            (self.form.first_empty() or self.form.name).setFocus()
        else:
            self._ask_what_is_kept(account)

    def _add_clicked(self) -> None:
        self.strip.clear()
        self.add()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._chosen)
        self.add_button.clicked.connect(self._add_clicked)
        self.save_button.clicked.connect(self._save)
        self.test_button.clicked.connect(self._test)
        self.remove_button.clicked.connect(self._remove)
        self.close_button.clicked.connect(self.close)
        for button in self.findChildren(Button):
            button.setAutoDefault(False)
        self.save_button.setDefault(True)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.add_button)
        inner = QWidget()
        right = QVBoxLayout(inner)
        right.setContentsMargins(GAP, 0, GAP, 0)
        right.setSpacing(2 * GAP)
        right.addWidget(self.title)
        right.addWidget(self.form)
        right.addWidget(self.kept)
        right.addStretch(1)
        scroll = Scroll()
        scroll.setWidget(inner)
        below = QVBoxLayout()  # always in sight, however long the form is
        below.setContentsMargins(GAP, 0, GAP, 0)
        below.setSpacing(GAP)
        below.addWidget(self.strip)
        below.addWidget(row(self.save_button, self.test_button, self.remove_button))
        one = QVBoxLayout()
        one.addWidget(scroll, 1)
        one.addLayout(below)
        across = QHBoxLayout()
        across.setSpacing(2 * GAP)
        across.addLayout(left, 1)
        across.addLayout(one, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        box.setSpacing(2 * GAP)
        box.addLayout(across, 1)
        box.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)


def _needed(waiting: int) -> str:
    """What becomes of uploads that wait for an account, once it is gone."""
    if not waiting:
        return ""
    return translate_n(
        "1 upload in the Outbox waits for this account."
        " Without it, it stays there until you choose another account for it or discard it.",
        "{n} uploads in the Outbox wait for this account."
        " Without it, they stay there until you choose another account for them or discard them.",
        waiting,
    )
