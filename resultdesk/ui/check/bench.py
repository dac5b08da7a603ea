"""The Check page of one document: chips, grid, problems, changes and the strip, wired together."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QKeyCombination, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from resultdesk.checking import fixing
from resultdesk.checking.fixing import Cure
from resultdesk.checking.groups import Group
from resultdesk.core.language import _, grouped, translate_n
from resultdesk.core.packed import Numbers
from resultdesk.core.watch import Watch
from resultdesk.desk.document import Document
from resultdesk.ui.changing import Changing
from resultdesk.ui.check.before_mending import PROBLEM
from resultdesk.ui.check.cell_strip import CellStrip
from resultdesk.ui.check.changes import ChangesPane
from resultdesk.ui.check.chips import Chips
from resultdesk.ui.check.problems import ProblemsPane
from resultdesk.ui.check.tools import Tools
from resultdesk.ui.check.top_line import TopLine
from resultdesk.ui.check.well_line import WellLine
from resultdesk.ui.controls import GAP, Button, Kind, Text
from resultdesk.ui.grid import commands, filtering
from resultdesk.ui.grid.actions import Actions
from resultdesk.ui.grid.commands import Area
from resultdesk.ui.grid.deeds import Deeds
from resultdesk.ui.grid.editing import CellDelegate
from resultdesk.ui.grid.filtering import Chip, Filters
from resultdesk.ui.grid.find_bar import FindBar, RowBar
from resultdesk.ui.grid.header_menu import HeaderMenu
from resultdesk.ui.grid.model import SheetModel
from resultdesk.ui.grid.view import SheetView
from resultdesk.ui.strip import Strip, Tone

_SOON = 30
"""Milliseconds after an edit before counts and problems follow, so that many edits in a row cost one refresh."""
_PROBLEMS_WIDTH = 360
_SIDE_LEAST = 260
_SIDE_SHARE = 0.45
"""Of the page's width that the problems take at most."""
_LOW = 14
"""Rows high, a page has no room for all that stands round the sheet."""
_REDO = (
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y),
    QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z),
)


class Bench(QWidget):
    """Everything on the Check page."""

    go_next = Signal()
    columns_wanted = Signal()
    setting_wanted = Signal(str, str)

    def __init__(self, document: Document, changing: Changing | None = None) -> None:
        super().__init__()
        self.document = document
        self.changing = changing or Changing(document, self)
        self.model = SheetModel(document, self, self.changing)
        self.view = SheetView(self.model)
        self.view.setItemDelegate(CellDelegate(self.view))
        self.deeds = Deeds(self.view)
        self.actions_ = Actions(self.view, self.deeds)
        self.header_menu = HeaderMenu(self.view)
        self.chips = Chips()
        self.tools = Tools(self.actions_)
        self.top = TopLine(self.chips, self.tools)
        self.find_bar, self.row_bar = FindBar(self.view, self.deeds), RowBar(self.view, self.deeds)
        self.told, self.well = Strip(), WellLine()
        self.problems = ProblemsPane(document, self.changing)
        self.changes = ChangesPane(document, self.changing)
        self.strip = CellStrip(self.view)
        self.shown_rows = Text(muted=True)
        self.shown_rows.setWordWrap(False)
        self.show_all = Button(_("Show all rows"), Kind.QUIET)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()
        self.view.fit_columns()
        self.refresh()
        if self.model.rowCount() and self.model.columnCount():
            self.view.go(0, 0)

    def release(self) -> None:
        """Stop following the document."""
        self._soon.stop()
        self.model.release()

    def refresh(self) -> None:
        """Counts, problems and the strip as they are now."""
        for chip in Chip:
            self.chips.count(chip, int(np.count_nonzero(filtering.chip_mask(self.document, chip))))
        self.problems.refresh()
        self.changes.refresh()
        self.strip.refresh()
        self._tell_shown()
        self._tell_well()

    def primary_button(self) -> QAbstractButton | None:
        """Going on where all is well, else mending what needs no question."""
        if not self.well.isHidden():
            return self.well.button
        if self.problems.mend_button.isHidden():
            return None
        return self.problems.mend_button if self.problems.isVisible() else self.tools.fold  # nothing unseen is done

    def go_to(self, position: int, column: int) -> None:
        """Bring a cell into sight; filters that hide its row are taken off."""
        place = self.model.arrangement.place(position)
        if place is None:
            self._filter(Filters())
            place = self.model.arrangement.place(position)
        if place is not None:
            self.view.setColumnHidden(column, False)
            self.view.go(place, column)
            self.view.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the window's Edit menu has too: they come here only where there is no such menu."""
        keys = QKeySequence.StandardKey
        if event.matches(keys.Undo):
            self.deeds.undo()
        elif event.matches(keys.Redo) or event.keyCombination() in _REDO:
            self.deeds.redo()
        elif event.key() == Qt.Key.Key_F8 and not event.modifiers():
            self.deeds.next_problem()
        elif event.key() == Qt.Key.Key_F6:
            self._next_part(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew between the sheet and what is beside, above and below it."""
        super().resizeEvent(event)
        self._share_width()
        self._share_height()

    # Within -----------------------------------------------------------------------------------------------------

    def _share_width(self) -> None:
        """The problems as wide as they are read well, but less than the sheet; a person may still draw them wider."""
        most = max(round(_SIDE_SHARE * self._split.width()), _SIDE_LEAST)
        if self.side.width() > most:
            self._split.setSizes([self._split.width() - self._split.handleWidth() - most, most])

    def _share_height(self) -> None:
        """While finding on a low screen the rows have the room of what is not needed for it."""
        low = self.height() < _LOW * self.view.verticalHeader().defaultSectionSize()
        needed = self.find_bar.isHidden() or not low
        self.top.setVisible(needed)
        self.strip.setVisible(needed)

    def _fold_side(self) -> None:
        """Put the problems away, or show them again."""
        away = not self.side.isHidden()
        self.side.setVisible(not away)
        self.tools.folded(away)

    def _next_part(self, step: int) -> None:
        """F6: from the grid (where Tab stays within) to the strip, the side, the chips, and round."""
        parts: list[QWidget] = [self.view, self.strip, self.side, self.chips]
        focus = self.focusWidget()
        here = next((at for at, part in enumerate(parts) if part is focus or part.isAncestorOf(focus)), 0)
        for far in range(1, len(parts) + 1):
            part = parts[(here + step * far) % len(parts)]
            inside = [part, *part.findChildren(QWidget)]
            takes = [w for w in inside if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
            if takes:
                takes[0].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _lay_out(self) -> None:
        narrowed = QHBoxLayout()
        narrowed.addWidget(self.shown_rows)
        narrowed.addWidget(self.show_all)
        narrowed.addStretch(1)
        side = QTabWidget()
        side.setAccessibleName(_("Problems and changes"))
        side.setDocumentMode(True)
        side.addTab(self.problems, _("Problems"))
        side.addTab(self.changes, _("Changes"))
        self.side = side
        split = self._split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.view)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 0)
        wide = max(_PROBLEMS_WIDTH, 45 * self.fontMetrics().averageCharWidth())
        split.setSizes([2 * wide, wide])
        side.setMinimumWidth(_SIDE_LEAST)
        box = QVBoxLayout(self)
        box.setContentsMargins(GAP, GAP, GAP, GAP)
        box.setSpacing(GAP)
        for part in (self.top, self.find_bar, self.row_bar, self.told, self.well):
            box.addWidget(part)
        box.addLayout(narrowed)
        box.addWidget(split, 1)
        box.addWidget(self.strip)

    def _connect(self) -> None:
        self.addActions(self.actions_.page_wide())
        self.view.addActions(self.actions_.in_grid())
        self.model.followed.connect(self._changed)
        self.model.arranged.connect(self._arranged)
        self.model.arranging.connect(self._arranging)
        self.view.menu_wanted.connect(self.actions_.open_menu)
        self.well.go_on.connect(self.go_next)
        self.chips.chosen.connect(self._choose_chip)
        self.show_all.clicked.connect(self._show_all)
        self.actions_.find_wanted.connect(self.find_bar.open)
        self.find_bar.opened.connect(self._share_height)
        self.find_bar.closed.connect(self._share_height)
        self.tools.fold.clicked.connect(self._fold_side)
        self.actions_.column_menu_wanted.connect(self.header_menu.open_current)
        self.actions_.go_to_row_wanted.connect(self.row_bar.open)
        self.deeds.said.connect(self._say)
        self.problems.show_wanted.connect(self._show_group)
        self.problems.columns_wanted.connect(self.columns_wanted)
        self.problems.setting_wanted.connect(self.setting_wanted)
        self.problems.left.connect(self.view.setFocus)
        self.changes.cell_wanted.connect(self.go_to)
        self.strip.mend_wanted.connect(self._mend_selected)
        self.side.currentChanged.connect(self.changes.refresh)

    def _changed(self) -> None:
        self.told.clear()
        self._soon.start()

    def _choose_chip(self, chip: object) -> None:
        if isinstance(chip, Chip):
            before = self.model.arrangement.wish.filters
            self._filter(Filters() if chip is Chip.ALL else Filters(chip, before.columns))
            self.view.setFocus()

    def _show_all(self) -> None:
        self._filter(Filters())

    def _filter(self, filters: Filters) -> None:
        self.model.filter(filters)

    def _show_group(self, group: object) -> None:
        """Show only the rows of a kind of problem, and go to the first of them."""
        if not isinstance(group, Group) or group.column is None:
            return
        rows = self.document.checker.rows_of(group)
        if not len(rows):
            return
        self._filter(Filters(only=Numbers(self.document.sheet.numbers[rows])))
        self.go_to(int(self.model.arrangement.position(0)), group.column)

    def _mend_selected(self) -> None:
        """Apply what needs no question to the selected cells."""
        areas = self.view.areas()
        columns = {column for area in areas for column in area.columns}
        groups = [group for group in self.document.checker.groups() if group.column in columns]
        mending = _Mending(self.problems.known_sure(groups), areas)
        weight = PROBLEM * sum(group.n for group in groups)
        self.view.setFocus()
        self.changing.work_out(mending, weight, _("Mend the selected cells"), lambda: self._mended(mending))

    def _mended(self, mending: _Mending) -> None:
        if not mending.found:
            self._say(_("None of the selected cells can be mended without a question."))

    def _arranged(self) -> None:
        self.chips.check(self.model.arrangement.wish.filters.chip)
        self.view.horizontalHeader().viewport().update()
        self._tell_shown()
        self.strip.refresh()

    def _arranging(self, on: bool) -> None:
        n = len(self.document.sheet)
        self._say(translate_n("Sorting 1 row…", "Sorting {n} rows…", n) if on else "")

    def _say(self, text: str) -> None:
        if text:
            self.told.say(Tone.NOTE, text)
        else:
            self.told.clear()

    def _tell_shown(self) -> None:
        narrowed = self.model.arrangement.wish.filters.any
        self.shown_rows.setVisible(narrowed)
        self.show_all.setVisible(narrowed)
        if narrowed:
            text = _("Showing {n} of {all} rows").replace("{n}", grouped(self.model.rowCount()))
            self.shown_rows.setText(text.replace("{all}", grouped(len(self.document.sheet))))

    def _tell_well(self) -> None:
        """The calm green line, when nothing keeps a row here."""
        counts = self.document.checker.counts()
        if counts.errors or not counts.rows:
            self.well.say("")
            return
        what = translate_n("The 1 row is ready.", "All {n} rows are ready.", counts.rows)
        if counts.warnings:
            what += " " + translate_n("1 warning is worth a look.", "{n} warnings are worth a look.", counts.warnings)
        self.well.say(what + " " + _("Next: send them."))


class _Mending:
    """Applies what needs no question to some cells, by groups whose sure cures are known or not yet (None)."""

    def __init__(self, groups: list[tuple[Group, list[Cure] | None]], areas: list[Area]) -> None:
        self._groups, self._areas = groups, areas
        self.found = False

    def __call__(self, document: Document, watch: Watch) -> None:
        cures: list[Cure] = []
        for group, known in self._groups:
            cures += fixing.cures(document.checker, group, watch) if known is None else known
        edits = [cure.edit for cure in cures if cure.sure]
        edit = commands.within(document.sheet, edits, self._areas, "fix.all")
        self.found = edit is not None
        if edit is not None:
            document.do(edit, watch)
