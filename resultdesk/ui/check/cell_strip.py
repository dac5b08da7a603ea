"""The strip below the grid: the current cell's problem in words, its fixes as buttons, and what it was in the file."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resultdesk.checking import fixing
from resultdesk.core.language import _
from resultdesk.core.problems import Fix, Level, Problem
from resultdesk.core.watch import Watch
from resultdesk.desk import sentences
from resultdesk.desk.document import Document
from resultdesk.ui import theme
from resultdesk.ui.controls import GAP, TARGET, Button, Kind, Text
from resultdesk.ui.flow import Flow
from resultdesk.ui.grid import commands, words
from resultdesk.ui.grid.view import SheetView
from resultdesk.ui.strip import Mark, Tone

_TONES = {Level.ERROR: Tone.ERROR, Level.WARNING: Tone.WARNING, Level.NOTE: Tone.NOTE}
_FIXES = 4
"""Buttons at most; a problem with more ways out is one for the problems pane."""


class FixButton(Button):
    """Mends the cell in one way."""

    def __init__(self, text: str, problem: Problem, fix: Fix) -> None:
        super().__init__(text)
        self.problem = problem
        self.fix = fix


class CellStrip(QWidget):
    """Follows the current cell of a grid."""

    mend_wanted = Signal()
    """The cells of the selection are to be mended."""

    def __init__(self, view: SheetView) -> None:
        super().__init__()
        self._view = view
        self._document: Document = view.sheet_model.document
        self._accepted: Problem | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        self._mark = Mark(Tone.OK)
        self._where = Text(muted=True)
        self._what = Text(bold=True)
        self._was = Text(muted=True)
        self._fixes = QWidget()
        Flow(self._fixes)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for part in (self._where, self._what, self._was):
            texts.addWidget(part)
        box = QHBoxLayout(self)
        box.setContentsMargins(GAP + 4, GAP, GAP, GAP)
        box.setSpacing(GAP)
        box.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(texts, 3)
        box.addWidget(self._fixes, 2)
        self.setMinimumHeight(2 * TARGET + GAP)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(_("About this cell"))
        view.current_moved.connect(self._soon.start)
        view.selection_moved.connect(self._soon.start)
        self.refresh()

    def refresh(self) -> None:
        """Say what there is to say about the current cell."""
        here = self._view.current()
        buttons: list[Button] = []
        if here is None:
            self._say(Tone.NOTE, "", _("No cell is chosen."), "")
        else:
            row, column = here
            said = words.problems(self._document, row, column)
            number = self._document.sheet.numbers.item(row)
            header = self._document.sheet.columns[column].header
            where = _("Row {row} · {column}").replace("{row}", str(number)).replace("{column}", header)
            tone = _TONES[said[0].problem.verdict.level] if said else Tone.OK
            self._say(tone, where, "\n".join(one.sentence for one in said) or _("No problem in this cell."), "")
            was = words.original(self._document, row, column)
            self._was.setText(was)
            buttons = self._buttons(said)
            if self._many_chosen():
                mend = Button(_("Mend the selected cells"))
                mend.setToolTip(_("Apply the cures that need no question to the selected cells"))
                mend.clicked.connect(self.mend_wanted)
                buttons.insert(0, mend)
            if was:
                back = Button(_("Take this change back"), Kind.QUIET)
                back.clicked.connect(self._take_back)
                buttons.append(back)
        self._was.setVisible(bool(self._was.text()))
        self._put(buttons)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground that sets it apart from the grid."""
        QPainter(self).fillRect(self.rect(), QColor(theme.now().panel))

    def _say(self, tone: Tone, where: str, what: str, was: str) -> None:
        self._mark.tone = tone
        self._mark.update()
        self._where.setText(where)
        self._what.setText(what)
        self._was.setText(was)
        self.setAccessibleDescription(what)

    def _many_chosen(self) -> bool:
        """Whether several cells are selected, in rows of which at least one has a problem."""
        ranges = self._view.ranges()
        if sum((bottom - top + 1) * (right - left + 1) for top, bottom, left, right in ranges) < 2:
            return False
        levels, arrangement = self._document.checker.row_levels, self._view.sheet_model.arrangement
        return any(levels[arrangement.run(top, bottom)].any() for top, bottom, _left, _right in ranges)

    def _buttons(self, said: list[words.Said]) -> list[Button]:
        """The fixes of the cell's problems, and accepting a warning."""
        buttons: list[Button] = []
        seen: set[str] = set()
        for one in said:
            for fix in one.problem.verdict.fixes:
                if fix.value not in seen and len(seen) < _FIXES:
                    seen.add(fix.value)
                    text = sentences.fix(fix, self._document.fields, one.problem.field)
                    button = FixButton(text, one.problem, fix)
                    button.clicked.connect(self._fix)
                    buttons.append(button)
        warnings = [one.problem for one in said if one.problem.verdict.level is Level.WARNING]
        self._accepted = warnings[0] if warnings else None
        if warnings:
            accept = Button(_("Accept as it is"), Kind.QUIET)
            accept.clicked.connect(self._accept)
            buttons.append(accept)
        return buttons

    def _put(self, buttons: list[Button]) -> None:
        flow = self._fixes.layout()
        while flow is not None and (item := flow.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        for button in buttons:
            if flow is not None:
                flow.addWidget(button)
        self._fixes.setVisible(bool(buttons))

    def _fix(self) -> None:
        button = self.sender()
        if isinstance(button, FixButton):
            self._view.setFocus()
            self._view.sheet_model.changing.do(fixing.cure_cell(self._document.checker, button.problem, button.fix))

    def _accept(self) -> None:
        problem = self._accepted
        if problem is not None and problem.field is not None:
            self._view.setFocus()
            warning = (problem.field, problem.verdict.code, problem.value)

            def deed(document: Document, _watch: Watch) -> None:
                document.accept(*warning)

            self._view.sheet_model.changing.check_anew(deed, _("Accept as it is"))

    def _take_back(self) -> None:
        here = self._view.current()
        if here is None:
            return
        number = self._document.sheet.numbers.item(here[0])
        cells = [
            cell
            for cell in self._document.originals.cells_of(here[0])
            if (cell.number, cell.column) == (number, here[1])
        ]
        edit = commands.take_back(cells)
        if edit is not None:
            self._view.setFocus()
            self._view.sheet_model.changing.do(edit)
