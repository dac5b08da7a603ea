"""A setting that stands in for a field: one race for all rows, or a column that names each row's race."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from resultdesk.core.fields import Choice, Setting
from resultdesk.core.language import _, translate
from resultdesk.ui.controls import GAP, Combo
from resultdesk.ui.send.setting_line import SettingLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from resultdesk.desk.document import Document

ALL_ROWS, BY_COLUMN = "all", "column"


class FillingLine(QWidget):
    """``chosen(key, value)`` for one value for all rows, ``mapped(field, column)`` for a column (None: no longer)."""

    chosen = Signal(str, str)
    mapped = Signal(str, object)

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self.setting = setting
        label = translate(setting.label)
        self.way = Combo(_("{setting}: how").format(setting=label))
        self.value = SettingLine(setting)
        self.column = Combo(_("Column for {field}").format(field=label))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for part in (self.way, self.value, self.column):
            part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            box.addWidget(part)
        self._by_column = False
        self.way.activated.connect(self._way_chosen)
        self.value.chosen.connect(self.chosen)
        self.column.activated.connect(self._column_chosen)

    @property
    def by_column(self) -> bool:
        """Whether each row's own is chosen."""
        return self._by_column

    def show_document(self, document: Document, choices: Sequence[Choice] | None) -> None:
        """What holds now."""
        at = document.mapping.columns.get(self.setting.fills)
        self._by_column = at is not None or (
            self._by_column and not document.destination.settings.get(self.setting.key)
        )
        ways: list[tuple[str, object]] = [
            (_("The same for all rows"), ALL_ROWS),
            (_("Each row's own, from a column"), BY_COLUMN),
        ]
        self.way.fill(ways, BY_COLUMN if self._by_column else ALL_ROWS)
        self.value.show_value(document.destination.settings.get(self.setting.key, ""), choices)
        columns: list[tuple[str, object]] = [
            (column.header or _("(no name)"), index) for index, column in enumerate(document.sheet.columns)
        ]
        self.column.fill(columns, at)
        self.column.setPlaceholderText(_("Choose a column"))
        self.value.setVisible(not self._by_column)
        self.column.setVisible(self._by_column)

    def _way_chosen(self) -> None:
        by_column = self.way.currentData() == BY_COLUMN
        if by_column == self._by_column:
            return
        self._by_column = by_column
        self.value.setVisible(not by_column)
        self.column.setVisible(by_column)
        if by_column:
            self.chosen.emit(self.setting.key, "")
        else:
            self.mapped.emit(self.setting.fills, None)

    def _column_chosen(self) -> None:
        self.mapped.emit(self.setting.fills, self.column.currentData())
