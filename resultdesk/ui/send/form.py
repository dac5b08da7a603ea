"""Settings as a form: what each is called, its control, and what it wants; those that few change folded away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from resultdesk.core.fields import Setting
from resultdesk.core.language import _, translate, translate_n
from resultdesk.ui.controls import GAP, TARGET, Button, Kind, Text, as_sentence, muted
from resultdesk.ui.send.filling import FillingLine
from resultdesk.ui.send.setting_line import SettingLine

if TYPE_CHECKING:
    from resultdesk.desk.document import Document

Line = SettingLine | FillingLine


class SettingForm(QWidget):
    """``chosen(key, value)`` and ``mapped(field, column)`` when a person changes one."""

    chosen = Signal(str, str)
    mapped = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, Line] = {}
        self._settings: tuple[Setting, ...] = ()
        self._rows: dict[str, QWidget] = {}
        self._unfolded = False
        self.more = Button("", Kind.QUIET)
        self.more.clicked.connect(self._more)
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setHorizontalSpacing(2 * GAP)
        self._form.setVerticalSpacing(GAP)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addLayout(self._form)
        box.addWidget(self.more)

    def build(self, settings: Sequence[Setting]) -> bool:
        """Show these settings from now on; nothing happens when they are the same, which is False."""
        if self._settings == tuple(settings):
            return False
        self._settings = tuple(settings)
        while self._form.rowCount():
            self._form.removeRow(0)
        self.lines, self._rows, self._unfolded = {}, {}, False
        for setting in sorted(settings, key=lambda one: one.rare):
            self._add(setting)
        return True

    def show_document(self, document: Document) -> None:
        """What is chosen now, and what can be chosen."""
        settings = document.destination.settings
        for key, line in self.lines.items():
            choices = document.lists.get(key)
            if isinstance(line, FillingLine):
                line.show_document(document, choices)
            else:
                line.show_value(settings.get(key, ""), choices)
        by_column = {key for key, line in self.lines.items() if isinstance(line, FillingLine) and line.by_column}
        self._fold(settings, by_column)

    def first_open(self, document: Document) -> QWidget | None:
        """The first control that still needs a choice."""
        settings = document.destination.settings
        for key, line in self.lines.items():
            filled = isinstance(line, FillingLine) and line.setting.fills in document.mapping.columns
            if line.setting.required and not settings.get(key) and not filled:
                return line.value.control if isinstance(line, FillingLine) else line.control
        return None

    # Within -----------------------------------------------------------------------------------------------------

    def _add(self, setting: Setting) -> None:
        line: Line
        if setting.fills:
            line = FillingLine(setting)
            line.mapped.connect(self.mapped)
        else:
            line = SettingLine(setting)
        line.chosen.connect(self.chosen)
        self.lines[setting.key] = line
        words = translate(setting.label)
        label = Text(_("{field} (required)").format(field=words) if setting.required else words)
        label.setWordWrap(False)
        label.setFixedHeight(max(TARGET, label.sizeHint().height()))
        row = self._rows[setting.key] = QWidget()
        box = QVBoxLayout(row)
        box.setContentsMargins(0, 0, 0, GAP // 2)
        box.setSpacing(GAP // 4)
        box.addWidget(line)
        if setting.wants:
            box.addWidget(muted(as_sentence(translate(setting.wants))))
        self._form.addRow(label, row)

    def _fold(self, settings: Mapping[str, str], by_column: AbstractSet[str] = frozenset()) -> None:
        """Rare settings are folded away while they are as they usually are."""
        rare = [one for one in self._settings if one.rare]
        unusual = {one.key for one in rare if settings.get(one.key, "") != one.default or one.key in by_column}
        for setting in rare:
            self._form.setRowVisible(self._rows[setting.key], self._unfolded or setting.key in unusual)
        folded = len(rare) - len(unusual)
        self.more.setVisible(folded > 0)
        shown = translate_n("Show 1 more setting", "Show {n} more settings", folded)
        self.more.say(_("Hide the settings that are seldom needed") if self._unfolded else shown)

    def _more(self) -> None:
        self._unfolded = not self._unfolded
        values: dict[str, str] = {}
        by_column = set()
        for key, line in self.lines.items():
            values[key] = line.value.value if isinstance(line, FillingLine) else line.value
            if isinstance(line, FillingLine) and line.by_column:
                by_column.add(key)
        self._fold(values, by_column)
