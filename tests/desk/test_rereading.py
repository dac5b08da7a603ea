"""A file that another program has saved while it is open: noticed by what it holds, read again with the work on top."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resultdesk.core.fields import Destination
from resultdesk.desk import rereading
from resultdesk.desk.desk import Desk
from resultdesk.desk.document import Document

HEAD = "Startnr;Voornaam;Achternaam;Chipcode"
ANNA, BRAM, CEES = "1;Anna;Bos;0000001", "2;Bram;Kok;0000002", "3;Cees;Vis;0000003"


class Table:
    """A desk with a file open on it that another program may save."""

    def __init__(self, folder: Path) -> None:
        self.path, self.home = folder / "entries.csv", folder / "home"
        self.desk = Desk(self.home)

    def write(self, *lines: str) -> None:
        self.path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def open(self, *lines: str) -> Document:
        self.write(*lines)
        document = self.desk.open(self.path, destination=Destination("tracx"))
        self.desk.keep(document)
        return document

    def again(self, document: Document) -> Document:
        return self.desk.read_again(self.path, [rereading.seen(document)], document.destination)


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    made = Table(tmp_path)
    yield made
    made.desk.close()


def rows(document: Document) -> list[str]:
    return [";".join(document.sheet.row_texts(row)) for row in range(len(document.sheet))]


def test_a_file_differs_by_what_it_holds_and_not_by_when_it_was_saved(table: Table) -> None:
    document = table.open(HEAD, ANNA)
    read = document.workbook.sha256
    assert not rereading.differs(table.path, read)
    table.write(HEAD, ANNA)
    assert not rereading.differs(table.path, read)
    table.write(HEAD, BRAM)
    assert rereading.differs(table.path, read)


def test_a_file_that_is_not_to_be_seen_now_does_not_differ(table: Table) -> None:
    """Programs that save by replacing the file take it away for a moment."""
    document = table.open(HEAD, ANNA)
    assert rereading.stamp(table.path) is not None
    table.path.unlink()
    assert rereading.stamp(table.path) is None
    assert not rereading.differs(table.path, document.workbook.sha256)


def test_without_edits_the_new_version_stands(table: Table) -> None:
    document = table.open(HEAD, ANNA, BRAM)
    table.write(HEAD, ANNA, "2;Abram;Kok;0000002", CEES)
    again = table.again(document)
    assert rows(again) == [ANNA, "2;Abram;Kok;0000002", CEES]
    assert again.merge is not None
    assert (again.merge.changed, again.merge.added) == ([3], [4])
    assert again.log.done == []


def test_edits_and_a_match_made_by_hand_come_along(table: Table) -> None:
    document = table.open("Titel", "Nr;V;A;C", ANNA, BRAM)
    document.choose_header(2)
    document.map("first_name", 1)
    document.type_into(1, 1, "Abram")
    table.write("Titel", "Nog een regel", "Nr;V;A;C", BRAM, ANNA)
    again = table.again(document)
    assert again.header_row == 3
    assert rows(again) == ["2;Abram;Kok;0000002", ANNA]
    assert again.mapping.columns["first_name"] == 1


def test_accepted_warnings_stay_accepted(table: Table) -> None:
    document = table.open(HEAD, ANNA, "2;Bram;Kok;0000001")
    document.accept("chip_code", "chip_code.duplicate", "0000001")
    table.write(HEAD, ANNA, "2;Abram;Kok;0000001")
    assert table.again(document).accepted == document.accepted


def test_the_work_is_on_disk_before_the_old_page_goes(table: Table) -> None:
    document = table.open(HEAD, ANNA, BRAM)
    document.type_into(1, 1, "Abram")
    table.write(HEAD, ANNA, BRAM, CEES)
    again = table.again(document)
    table.desk.finish(document)
    (work,) = table.desk.unfinished()
    assert (work.edits, work.source) == (1, "same")
    again.type_into(2, 1, "Kees")
    assert [work.edits for work in table.desk.unfinished()] == [2]
    table.desk.close()
    table.desk = Desk(table.home)
    assert rows(table.desk.resume(table.desk.unfinished()[0])) == [ANNA, "2;Abram;Kok;0000002", "3;Kees;Vis;0000003"]
