"""One setting of the destination as a control: a list, a word to choose, a tick, or a line to type into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from resultdesk.core.fields import Choice, Kind, Setting, choice_of, in_words
from resultdesk.core.language import _, translate
from resultdesk.ui.controls import GAP, TARGET, Combo, Tick, line_edit

NUMBER_WIDTH = 160
"""Pixels for a number: a line as long as the window says that more is wanted."""


class SettingLine(QWidget):
    """``chosen(key, value)`` when a person changes it; "" takes it away."""

    chosen = Signal(str, str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self._shown = ""
        self.control = self._made()
        self.control.setAccessibleDescription(translate(setting.wants))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.control, 100)
        box.addStretch(1)

    @property
    def label(self) -> str:
        """What it is called."""
        return translate(self.setting.label)

    @property
    def value(self) -> str:
        """What is chosen."""
        return self._shown

    def show_value(self, value: str, choices: Sequence[Choice] | None = None) -> None:
        """Show what is chosen. Without ``choices`` no list is known, so the value can be typed."""
        self._shown = value
        control = self.control
        if isinstance(control, QCheckBox):
            control.setChecked(value in ("yes", "true", "True", "1"))
        elif isinstance(control, QLineEdit):
            if control.text() != value:
                control.setText(value)
        elif isinstance(control, Combo):
            self._fill(control, value, choices)

    def _fill(self, combo: Combo, value: str, choices: Sequence[Choice] | None) -> None:
        if self.setting.choices:
            words = [(translate(in_words(self.setting, one)), one) for one in self.setting.choices]
            combo.fill([*words], value)
            return
        self._allow_typing(combo, typed=not choices or self.setting.typed)
        found = choice_of(choices or (), value)
        entries: list[tuple[str, object]] = [(choice.label, choice.value) for choice in choices or ()]
        if value and found is None:
            entries.append((value, value))
        if choices and not self.setting.required and not combo.isEditable():
            entries.insert(0, (_("None"), ""))
        combo.fill(entries, found.value if found is not None else value)
        line = combo.lineEdit()
        if line is not None:
            line.setText(found.label if found is not None else value)
            line.setCursorPosition(0)
            line.setPlaceholderText(_for_example(self.setting))
        else:
            combo.setPlaceholderText(_("Choose"))

    def _allow_typing(self, combo: Combo, *, typed: bool) -> None:
        if combo.isEditable() == typed:
            return
        combo.setEditable(typed)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = combo.lineEdit()
        if line is not None:
            line.setAccessibleName(self.label)
            line.editingFinished.connect(self._typed)

    def _made(self) -> QWidget:
        setting = self.setting
        control: QWidget
        if setting.kind is Kind.FLAG:
            tick = Tick(self.label)
            tick.setMinimumHeight(TARGET)
            tick.clicked.connect(self._ticked)
            control = tick
        elif setting.listed or setting.choices:
            combo = Combo(self.label)
            combo.setMinimumContentsLength(30)
            combo.activated.connect(self._activated)
            control = combo
        else:
            edit = line_edit(self.label, _for_example(setting))
            edit.editingFinished.connect(self._typed)
            if setting.kind is Kind.NUMBER:
                edit.setMaximumWidth(NUMBER_WIDTH)
            control = edit
        control.setToolTip(translate(setting.wants))
        return control

    def _activated(self) -> None:
        if isinstance(self.control, Combo):
            self._choose(str(self.control.currentData() or ""))

    def _ticked(self, on: bool) -> None:
        self._choose("yes" if on else "no")

    def _typed(self) -> None:
        if isinstance(self.control, Combo):
            text = self.control.currentText().strip()
            at = self.control.findText(text)
            self._choose(str(self.control.itemData(at)) if at >= 0 else text)
        elif isinstance(self.control, QLineEdit):
            self._choose(self.control.text().strip())

    def _choose(self, value: str) -> None:
        """Tell a change. Leaving a line that shows the name of an address is none."""
        if value != self._shown and not (isinstance(self.control, Combo) and self._same(value)):
            self._shown = value
            self.chosen.emit(self.setting.key, value)

    def _same(self, value: str) -> bool:
        return bool(value) and choice_of([Choice(value, "")], self._shown) is not None


def _for_example(setting: Setting) -> str:
    """What stands in an empty field, so that nobody takes it for a choice."""
    return _("for example {value}").format(value=setting.example) if setting.example else ""
