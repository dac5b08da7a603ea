"""One setting of the destination as a control: a list, a word to choose, a tick, or a line to type into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from resultdesk.core.fields import Choice, Kind, Setting
from resultdesk.core.language import _, translate
from resultdesk.ui.controls import GAP, TARGET, Combo, line_edit


class SettingLine(QWidget):
    """``chosen(key, value)`` when a person changes it; "" takes it away."""

    chosen = Signal(str, str)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        self.control = self._made()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.control, 100)
        box.addStretch(1)

    @property
    def label(self) -> str:
        """What it is called."""
        return translate(self.setting.label)

    def show_value(self, value: str, choices: Sequence[Choice] | None = None) -> None:
        """Show what is chosen. ``choices`` None: no list is known, so the value can be typed."""
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
            combo.fill([(_word(word), word) for word in self.setting.choices], value)
            return
        combo.setEditable(choices is None)
        entries: list[tuple[str, object]] = [(choice.label, choice.value) for choice in choices or ()]
        if value and all(entry[1] != value for entry in entries):
            entries.append((value, value))
        combo.fill(entries, value)
        line = combo.lineEdit()
        if line is not None:
            line.setAccessibleName(self.label)
            line.setText(value)
            line.setPlaceholderText(self.setting.example)
            line.editingFinished.connect(self._typed)
        else:
            combo.setPlaceholderText(_("Choose"))

    def _made(self) -> QWidget:
        setting = self.setting
        control: QWidget
        if setting.kind is Kind.FLAG:
            tick = QCheckBox(self.label)
            tick.setMinimumHeight(TARGET)
            tick.clicked.connect(self._ticked)
            control = tick
        elif setting.listed or setting.choices:
            combo = Combo(self.label)
            combo.setMinimumContentsLength(30)
            combo.activated.connect(self._activated)
            control = combo
        else:
            edit = line_edit(self.label, setting.example)
            edit.editingFinished.connect(self._typed)
            control = edit
        control.setToolTip(translate(setting.wants))
        return control

    def _activated(self) -> None:
        if isinstance(self.control, Combo):
            self.chosen.emit(self.setting.key, str(self.control.currentData() or ""))

    def _ticked(self, on: bool) -> None:
        self.chosen.emit(self.setting.key, "yes" if on else "no")

    def _typed(self) -> None:
        edit = self.control.lineEdit() if isinstance(self.control, Combo) else self.control
        if isinstance(edit, QLineEdit):
            self.chosen.emit(self.setting.key, edit.text().strip())


def _word(word: str) -> str:
    return word.replace("_", " ")
