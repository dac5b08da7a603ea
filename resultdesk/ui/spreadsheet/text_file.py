"""How a text file was read: its letters and what stands between its columns, changeable, with names as the proof."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resultdesk.core.language import N_, _, translate
from resultdesk.ui.controls import GAP, TARGET, Combo, Text
from resultdesk.ui.flow import row
from resultdesk.ui.spreadsheet.facts import DELIMITERS

if TYPE_CHECKING:
    from resultdesk.desk.document import Document

LETTERS = {
    "utf-8": N_("Unicode (UTF-8)"),
    "cp1252": N_("Windows, Western Europe (1252)"),
    "cp1250": N_("Windows, Central Europe (1250)"),
    "cp1251": N_("Windows, Cyrillic (1251)"),
    "iso8859-1": N_("Western Europe (ISO 8859-1)"),
    "iso8859-2": N_("Central Europe (ISO 8859-2)"),
    "iso8859-15": N_("Western Europe with € (ISO 8859-15)"),
    "mac-roman": N_("Older Macintosh (Mac Roman)"),
    "cp437": N_("Older PC (437)"),
    "cp850": N_("Older PC, Western Europe (850)"),
    "utf-16": N_("Unicode (UTF-16)"),
}
SHOWN = 5
LOOKED_AT = 20_000
"""Distinct texts of a column in which names with accents are looked for."""


class TextFile(QWidget):
    """Hidden for workbooks. ``chosen((encoding, delimiter))`` when a person wants the file read in another way."""

    chosen = Signal(object)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.letters, self.between = Combo(_("Letters")), Combo(_("Between the columns"))
        self.letters.setMinimumContentsLength(26)
        self.proof = Text()
        labels = [self._label(combo) for combo in (self.letters, self.between)]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP // 2)
        box.addWidget(row(labels[0], self.letters, labels[1], self.between))
        box.addWidget(self.proof)
        self._labels = labels
        self.letters.activated.connect(self._chosen)
        self.between.activated.connect(self._chosen)
        self.fill()

    def fill(self) -> None:
        """Show how it is read now."""
        book = self._document.workbook
        self.setVisible(book.encoding is not None)
        if book.encoding is None:
            return
        now = _plain(book.encoding)
        letters: list[tuple[str, object]] = [(translate(words), code) for code, words in LETTERS.items()]
        self.letters.fill(letters if now in LETTERS else [(now.upper(), now), *letters], now)
        between: list[tuple[str, object]] = [(translate(words), sign) for sign, words in DELIMITERS.items()]
        delimiter = book.delimiter
        if delimiter is not None and delimiter not in DELIMITERS:
            between = [(delimiter or _("nothing: one column"), delimiter), *between]
        self.between.fill(between, delimiter)
        for part in (self._labels[1], self.between):
            part.setVisible(delimiter is not None)
        found = " · ".join(with_accents(self._document))
        self.proof.setText(
            _("The proof: {names}. Do they read right?").format(names=found)
            if found
            else _("No name in it has an accent, so the letters need no proof.")
        )

    def _chosen(self) -> None:
        book = self._document.workbook
        letters, between = self.letters.currentData(), self.between.currentData()
        before = self._document.read_as
        wanted = (
            letters if letters != _plain(book.encoding or "") else before[0],
            between if between != book.delimiter else before[1],
        )
        if wanted != before:
            self.chosen.emit(wanted)

    def _label(self, combo: Combo) -> Text:
        label = Text(combo.accessibleName())
        label.setWordWrap(False)
        label.setMinimumHeight(TARGET)
        label.setBuddy(combo)
        return label


def with_accents(document: Document) -> list[str]:
    """Some texts of the sheet with letters beyond A to Z."""
    texts = (text for column in document.raw.columns for text in column.pool[:LOOKED_AT])
    found = (" ".join(text.split())[:40] for text in texts if not text.isascii())
    return list(islice(dict.fromkeys(found), SHOWN))


def _plain(encoding: str) -> str:
    """The name in the list: a mark at the start makes no other letters."""
    name = encoding.replace("_", "-").lower()
    if name.startswith("utf-16"):
        return "utf-16"
    return {"utf-8-sig": "utf-8", "iso-8859-1": "iso8859-1", "iso-8859-2": "iso8859-2"}.get(name, name)
