"""One line of the Columns page: a field, the column that feeds it, and what stands in that column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.fields import Field
from resultdesk.core.language import _, translate
from resultdesk.ui.controls import GAP, TARGET, Button, Combo, Text, as_sentence, muted
from resultdesk.ui.flow import row
from resultdesk.ui.strip import Mark, Tone

if TYPE_CHECKING:
    from resultdesk.desk.document import Document

SAMPLES = 3
LONGEST = 28


class FieldLine(QObject):
    """Three widgets that the page puts side by side. ``mapped(name, column or None)``, ``confirmed(name)``."""

    mapped = Signal(str, object)
    confirmed = Signal(str, object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        label = translate(field.label)
        self.about = _about(field)
        self.combo = Combo(_("Column for {field}").format(field=label))
        self.combo.setMinimumContentsLength(20)
        self.sample = muted()
        self.sample.setMinimumHeight(TARGET)
        self.sample.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self._doubt = Text(_("A guess: is it right?"))
        self._mark = Mark(Tone.WARNING)
        self.confirm = Button(_("That is right"))
        self.confirm.setAccessibleDescription(_("Column for {field}").format(field=label))
        self._doubt.setWordWrap(False)
        self._doubt.setMinimumHeight(self.confirm.sizeHint().height())
        self._mark.setFixedHeight(self.confirm.sizeHint().height())
        self._question = row(self._mark, self._doubt, self.confirm)
        self.right = QWidget()
        box = QVBoxLayout(self.right)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP // 2)
        box.addWidget(self.sample)
        box.addWidget(self._question)
        box.addStretch(1)
        self.combo.activated.connect(self._chosen)
        self.confirm.clicked.connect(self._confirmed)

    def show_document(self, document: Document, filled_by: str, *, on_send: bool = False) -> None:
        """The column that feeds this field now. ``filled_by``: what a setting puts in for all rows, "" for none.

        ``on_send``: there is such a setting, which is chosen on Send.
        """
        name = self.field.name
        at = document.mapping.columns.get(name)
        entries: list[tuple[str, object]] = [(_("No column"), None)]
        entries += [(column.header or _("(no name)"), index) for index, column in enumerate(document.sheet.columns)]
        self.combo.fill(entries, at)
        self._question.setVisible(at is not None and name in document.mapping.doubts)
        if at is not None:
            self.sample.setText(_samples(document, at))
        elif filled_by:
            self.sample.setText(_("{value} for all rows").format(value=filled_by))
        elif not self.field.required:
            self.sample.setText("")
        elif on_send:
            self.sample.setText(_("Choose a column here, or one value for all rows on the Send page."))
        else:
            self.sample.setText(_("Choose a column: this field is required."))

    def _chosen(self) -> None:
        self.mapped.emit(self.field.name, self.combo.currentData())

    def _confirmed(self) -> None:
        self.confirmed.emit(self.field.name, self.combo.currentData())


def _about(field: Field) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(2)
    label = translate(field.label)
    box.addWidget(Text(_("{field} (required)").format(field=label) if field.required else label, bold=True))
    wants = as_sentence(translate(field.wants))
    if field.example and field.example not in wants:
        wants = _("{wants} For example {example}.").format(wants=wants, example=field.example).strip()
    if wants:
        box.addWidget(muted(wants))
    return made


def _samples(document: Document, column: int) -> str:
    """The first distinct texts of a column."""
    shown: list[str] = []
    of = document.sheet.columns[column]
    for text in of.texts(slice(0, 200)):
        if text and text not in shown:
            shown.append(text)
        if len(shown) == SAMPLES:
            break
    cut = [text if len(text) <= LONGEST else text[: LONGEST - 1] + "…" for text in shown]
    return "  ·  ".join(cut) if cut else _("This column is empty.")
