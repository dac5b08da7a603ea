from __future__ import annotations

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from resultdesk.desk.document import Document
from resultdesk.ui.grid import commands
from resultdesk.ui.grid import model as model_module
from resultdesk.ui.grid.commands import Area
from resultdesk.ui.grid.filtering import Chip, Filters
from resultdesk.ui.grid.model import SheetModel
from tests.ui.grid.documents import document

ROLES = Qt.ItemDataRole


@pytest.fixture
def shown() -> Document:
    return document()


@pytest.fixture
def model(shown: Document, qtbot: QtBot) -> SheetModel:
    return SheetModel(shown)


@pytest.fixture
def tester(model: SheetModel) -> QAbstractItemModelTester:
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


def column(model: SheetModel, at: int) -> list[str]:
    return [model.index(place, at).data() for place in range(model.rowCount())]


def test_cells_are_the_texts_of_the_sheet(model: SheetModel) -> None:
    assert (model.rowCount(), model.columnCount()) == (4, 8)
    assert model.index(2, 1).data() == "Zoë"
    assert model.index(3, 7).data(ROLES.EditRole) == "NA"
    assert model.rowCount(model.index(0, 0)) == 0


def test_row_numbers_are_those_of_the_spreadsheet(model: SheetModel) -> None:
    model.sort_by(0, descending=True)
    assert [model.headerData(place, Qt.Orientation.Vertical) for place in range(4)] == ["4", "5", "3", "2"]


def test_headers_say_where_the_column_goes(model: SheetModel) -> None:
    assert model.headerData(5, Qt.Orientation.Horizontal) == "chip_code"
    assert "Chip code" in model.headerData(5, Qt.Orientation.Horizontal, ROLES.ToolTipRole)
    assert "not sent" in model.headerData(7, Qt.Orientation.Horizontal, ROLES.ToolTipRole)


def test_a_bad_cell_says_so_in_its_tip_and_aloud(model: SheetModel) -> None:
    bad = model.index(1, 5)
    assert bad.data(ROLES.ToolTipRole).startswith("Error: ")
    assert bad.data(ROLES.AccessibleTextRole).startswith("12345. Error: ")
    assert bad.data(ROLES.AccessibleDescriptionRole) == bad.data(ROLES.ToolTipRole)
    assert model.index(0, 5).data(ROLES.ToolTipRole) == ""
    assert model.index(0, 5).data(ROLES.AccessibleTextRole) == "0000001"


def test_a_changed_cell_says_what_it_was(model: SheetModel, shown: Document) -> None:
    shown.type_into(1, 5, "0012345")
    assert model.index(1, 5).data(ROLES.ToolTipRole) == "Was: 12345"
    shown.type_into(0, 7, "x")
    assert model.index(0, 7).data(ROLES.ToolTipRole) == "Was empty"


def test_typing_reaches_the_row_that_is_shown(
    model: SheetModel, shown: Document, tester: QAbstractItemModelTester, qtbot: QtBot
) -> None:
    model.sort_by(0, descending=True)
    with qtbot.waitSignal(model.dataChanged) as told:
        assert model.setData(model.index(0, 1), "Zoe")
    assert shown.sheet.columns[1].text(2) == "Zoe"
    assert (told.args[0].row(), told.args[0].column()) == (0, 1)
    assert not model.setData(QModelIndex(), "x")


def test_every_cell_can_be_edited(model: SheetModel) -> None:
    flags = model.flags(model.index(0, 0))
    assert flags & Qt.ItemFlag.ItemIsEditable
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_rows_come_go_and_come_back(model: SheetModel, shown: Document, tester: QAbstractItemModelTester) -> None:
    shown.do(commands.insert_rows(shown.sheet, 1, (100, 101)))
    assert column(model, 1) == ["John", "", "", "Ann", "Zoë", "bob"]
    edit = commands.delete_rows(shown.sheet, [Area(np.array([0, 3]), (0,))])
    assert edit is not None
    shown.do(edit)
    assert column(model, 1) == ["", "", "Zoë", "bob"]
    shown.undo()
    shown.undo()
    assert column(model, 1) == ["John", "Ann", "Zoë", "bob"]


def test_a_column_comes_and_goes(model: SheetModel, shown: Document, tester: QAbstractItemModelTester) -> None:
    model.filter(Filters(Chip.NEED_YOU))
    shown.add_column_for("gender", ["m"] * 4)
    assert model.columnCount() == 9
    assert column(model, 8) == ["m", "m"]
    shown.undo()
    assert model.columnCount() == 8


def test_an_edit_leaves_the_rows_shown_alone(
    model: SheetModel, shown: Document, tester: QAbstractItemModelTester
) -> None:
    model.filter(Filters(Chip.NEED_YOU))
    assert column(model, 1) == ["Ann", "bob"]
    shown.type_into(1, 5, "0012345")
    assert column(model, 1) == ["Ann", "bob"]
    model.filter(Filters(Chip.NEED_YOU))
    assert column(model, 1) == ["bob"]


def test_another_header_row_is_another_table(
    model: SheetModel, shown: Document, tester: QAbstractItemModelTester
) -> None:
    model.sort_by(0)
    shown.choose_header(2)
    assert model.rowCount() == 3
    assert model.headerData(1, Qt.Orientation.Horizontal) == "John"
    assert model.arrangement.whole


def test_a_released_model_no_longer_follows(model: SheetModel, shown: Document, qtbot: QtBot) -> None:
    model.release()
    with qtbot.assertNotEmitted(model.dataChanged):
        shown.type_into(0, 0, "x")


def test_a_model_that_qt_deletes_no_longer_follows(shown: Document, qtbot: QtBot) -> None:
    window = QObject()
    gone = SheetModel(shown, window)
    shiboken6.delete(window)
    assert not shiboken6.isValid(gone)
    shown.type_into(0, 0, "x")
    gone.release()


def test_many_rows_are_sorted_in_the_background(
    model: SheetModel, tester: QAbstractItemModelTester, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_module, "AT_ONCE", 2)
    with qtbot.waitSignal(model.arranged):
        model.sort_by(0)
        assert column(model, 0) == ["1", "2", "10", "9"]
    assert column(model, 0) == ["1", "2", "9", "10"]


def test_rows_that_come_while_sorting_are_sorted_too(
    model: SheetModel, shown: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_module, "AT_ONCE", 2)
    with qtbot.waitSignal(model.arranged):
        model.sort_by(0)
        shown.do(commands.insert_rows(shown.sheet, 0, (100,)))
    assert column(model, 0) == ["1", "2", "9", "10", ""]


def test_of_two_wishes_the_later_counts(model: SheetModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_module, "AT_ONCE", 2)
    with qtbot.waitSignal(model.arranged):
        model.sort_by(0)
        model.sort_by(1)
    assert column(model, 1) == ["Ann", "bob", "John", "Zoë"]
