"""Platform and account of a document as two combos and the way to the accounts; used on Columns and on Send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from resultdesk.core.fields import Destination
from resultdesk.core.language import _
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.ui.changing import Changing
from resultdesk.ui.controls import Button, Combo, Text
from resultdesk.ui.flow import Flow
from resultdesk.ui.session import Session

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.platforms.contract import Account


class Whereto(QWidget):
    """Changes the document's destination. ``chosen`` after a person changed platform or account."""

    chosen = Signal()

    def __init__(self, session: Session, document: Document, changing: Changing | None = None) -> None:
        super().__init__()
        self._session = session
        self._choosing = (changing or Changing(document, self)).choosing
        self.platform = Combo(_("Send to"))
        self.platform.setMinimumContentsLength(12)
        self.account = Combo(_("Account"))
        self.accounts = Button(_("Accounts…"), icon="account")
        flow = Flow(self)
        for words, combo in ((_("Send to"), self.platform), (_("Account"), self.account)):
            label = Text(words)
            label.setWordWrap(False)
            label.setMinimumHeight(combo.minimumHeight())
            label.setBuddy(combo)
            flow.addWidget(label)
            flow.addWidget(combo)
        flow.addWidget(self.accounts)
        self.platform.activated.connect(self._platform_chosen)
        self.account.activated.connect(self._account_chosen)
        self.accounts.clicked.connect(self._show_accounts)
        session.accounts_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the accounts there are now; the only one is chosen by itself."""
        where = self._choosing.shown.destination
        self.platform.fill([(platform.label, name) for name, platform in PLATFORMS.items()], where.platform)
        known = [account.name for account in self._session.desk.accounts.list(where.platform)]
        if where.account not in known:
            best = next((name for name in known if self._session.is_practice(name)), "")
            self._move_to(known[0] if len(known) == 1 else best)
        entries: list[tuple[str, object]] = [(name, name) for name in known]
        if self._choosing.shown.destination.account not in known:
            entries.insert(0, (_("None yet") if not known else _("Choose an account"), ""))
        self.account.fill(entries, self._choosing.shown.destination.account)

    @property
    def current(self) -> Account | None:
        """The account that is chosen."""
        return self._named(self._choosing.shown.destination.account)

    def _platform_chosen(self) -> None:
        name = str(self.platform.currentData())
        if name != self._choosing.shown.destination.platform:
            defaults = {setting.key: setting.default for setting in PLATFORMS[name].settings if setting.default}
            self._put(Destination(name, "", defaults))
            self.refresh()
            self.chosen.emit()

    def _account_chosen(self) -> None:
        name = str(self.account.currentData())
        if name != self._choosing.shown.destination.account:
            self._move_to(name)
            self.refresh()
            self.chosen.emit()

    def _move_to(self, name: str) -> None:
        """The account of this name ("": none). What was chosen from another server's lists is to be chosen anew."""
        from resultdesk.desk import opening

        where = self._choosing.shown.destination
        moved = opening.at_account(where, self._named(name), self.current)
        if moved.settings != where.settings:
            self._choosing.choose(lists={})
        self._put(moved)

    def _named(self, name: str) -> Account | None:
        known = self._session.desk.accounts.list(self._choosing.shown.destination.platform)
        return next((account for account in known if account.name == name), None)

    def _put(self, destination: Destination) -> None:
        if destination != self._choosing.shown.destination:
            self._choosing.choose(destination)

    def _show_accounts(self) -> None:
        from resultdesk.ui.accounts.window import AccountsWindow

        where = self._choosing.shown.destination
        window = AccountsWindow(self._session, self.window(), where.account)
        window.show()
        if not self._session.desk.accounts.list(where.platform):
            window.add(where.platform)
