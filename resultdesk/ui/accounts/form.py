"""One account as a form: name, server, way of signing in, and its secrets with what each is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from resultdesk.accounts.accounts import free_name
from resultdesk.core.fields import Setting
from resultdesk.core.language import _, translate
from resultdesk.platforms.contract import Account, Secret, SignIn
from resultdesk.platforms.registry import PLATFORMS
from resultdesk.ui.accounts.hint import Hint
from resultdesk.ui.accounts.secret_line import SecretLine
from resultdesk.ui.controls import GAP, TARGET, Combo, Text, as_sentence, line_edit, muted
from resultdesk.ui.tabbing import follow_layout


class AccountForm(QWidget):
    """Shows an account, or a new one; ``account`` and ``secrets`` are what stands in it."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.platform = Combo(_("Platform"))
        self.name = line_edit(_("Name"), _("For example: Harriers at Tracx"))
        self.server = Combo(_("Server"))
        self.server.setEditable(True)
        self.way = Combo(_("Way of signing in"))
        self._explains = muted()
        self._plain: dict[str, QLineEdit] = {}
        self._secrets: dict[str, SecretLine] = {}
        self._kept = False
        self._proposal = ""
        self.taken: Collection[str] = ()
        """Names of accounts that are kept: none of them is suggested."""
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(2 * GAP)
        self._form.setVerticalSpacing(GAP + GAP // 2)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, control in (
            (_("Platform"), self.platform),
            (_("Name"), self.name),
            (_("Server"), self.server),
            (_("Way of signing in"), self.way),
        ):
            self._form.addRow(_label(words), control)
        self._form.addRow(self._explains)
        self._fixed_rows = self._form.rowCount()
        self.platform.activated.connect(self._platform_chosen)
        self.way.activated.connect(self._way_chosen)

    def show_account(self, account: Account | None, platform: str = "") -> None:
        """Fill in an account that is kept, or a new one of ``platform``."""
        self._kept = account is not None
        name = account.platform if account else platform or next(iter(PLATFORMS))
        self.platform.fill([(known.label, key) for key, known in PLATFORMS.items()], name)
        self.platform.setEnabled(account is None)
        self._proposal = "" if account else self._suggested(name)
        self.name.setText(account.name if account else self._proposal)
        self._fill_platform(name, account)

    @property
    def account(self) -> Account:
        """The account as it stands in the form."""
        plain = {key: edit.text().strip() for key, edit in self._plain.items()}
        return Account(
            self.name.text(), self._name, self.server.currentText(), str(self.way.currentData() or ""), plain
        )

    @property
    def secrets(self) -> Mapping[str, str]:
        """The secrets that were typed."""
        return {name: line.value for name, line in self._secrets.items() if line.value}

    def first_empty(self) -> QWidget | None:
        """The first control that still needs something."""
        required = {setting.key for setting in self._way.plain if setting.required}
        plain = [edit for key, edit in self._plain.items() if key in required and not edit.text().strip()]
        lines = [] if self._kept else self._secrets.values()
        secrets = [line.edit for line in lines if not line.value and not line.secret.optional]
        controls: list[QWidget] = [*([] if self.name.text().strip() else [self.name]), *plain, *secrets]
        return next(iter(controls), None)

    def forget_secrets(self) -> None:
        """Empty the lines for secrets once they are kept."""
        self._kept = True
        self._fill_way(self._way, {key: edit.text() for key, edit in self._plain.items()})

    def say_absent(self, names: Collection[str]) -> None:
        """These secrets are not kept after all: a keyring would have them, memory lost them."""
        for name in names:
            if name in self._secrets:
                self._secrets[name].say_absent()

    @property
    def _name(self) -> str:
        return str(self.platform.currentData())

    @property
    def _way(self) -> SignIn:
        ways = PLATFORMS[self._name].sign_ins
        return next((way for way in ways if way.key == self.way.currentData()), ways[0])

    def _suggested(self, platform: str) -> str:
        return free_name(PLATFORMS[platform].label, self.taken)

    def _platform_chosen(self) -> None:
        """Only a name that nobody typed goes along with the platform."""
        if self.name.text().strip() in ("", self._proposal):
            self._proposal = self._suggested(self._name)
            self.name.setText(self._proposal)
        self._fill_platform(self._name, None)

    def _fill_platform(self, name: str, account: Account | None) -> None:
        platform = PLATFORMS[name]
        servers = list(dict.fromkeys([*([account.server] if account else []), *platform.servers]))
        self.server.fill([(server, server) for server in servers], servers[0] if servers else None)
        line = self.server.lineEdit()
        if line is not None:
            line.setAccessibleName(_("Server"))
        ways: list[tuple[str, object]] = [(translate(way.label), way.key) for way in platform.sign_ins]
        known = [key for _words, key in ways]
        chosen = account.sign_in if account and account.sign_in in known else known[0]
        self.way.fill(ways, chosen)
        self._form.setRowVisible(self.way, len(ways) > 1)
        self._fill_way(self._way, account.plain if account else {})

    def _way_chosen(self) -> None:
        self._fill_way(self._way, {})

    def _fill_way(self, way: SignIn, plain: Mapping[str, str]) -> None:
        while self._form.rowCount() > self._fixed_rows:
            self._form.removeRow(self._fixed_rows)
        self._explains.setText(translate(way.explains))
        self._form.setRowVisible(self._explains, bool(way.explains))
        self._plain, self._secrets = {}, {}
        for optional in (False, True):  # what must be there comes first
            for setting in way.plain:
                if setting.required is not optional:
                    self._add_plain(setting, plain.get(setting.key, ""))
            for secret in way.secrets:
                if secret.optional is optional:
                    self._add_secret(secret)
        follow_layout(self)

    def _add_plain(self, setting: Setting, text: str) -> None:
        words, wants = translate(setting.label), translate(setting.wants)
        edit = self._plain[setting.key] = line_edit(words, setting.example)
        edit.setText(text)
        edit.setAccessibleDescription(wants)
        self._form.addRow(_label(words, optional=not setting.required), _with_hint(edit, wants))

    def _add_secret(self, secret: Secret) -> None:
        line = self._secrets[secret.name] = SecretLine(secret, kept=self._kept)
        self._form.addRow(_label(translate(secret.label), optional=secret.optional), line)


def _with_hint(edit: QLineEdit, words: str) -> QWidget:
    """A line with what it wants below it."""
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(2)
    box.addWidget(edit)
    if words:
        box.addWidget(Hint(as_sentence(words)))
    return made


def _label(words: str, *, optional: bool = False) -> Text:
    label = Text(_("{field} (optional)").format(field=words) if optional else words)
    label.setWordWrap(False)
    label.setFixedHeight(max(TARGET, label.sizeHint().height()))
    return label
