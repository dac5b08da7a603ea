"""Tables drawn with pipes: the frame and the rulers are no cells, and rows keep the numbers of their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from resultdesk.sheets import header, pipes, reading

MARKDOWN = """\
Start list

| Bib | First name | Last name | Team |
|----:|:-----------|:---------:|------|
| 7   | Zo\u00eb        | M\u00fcller    | A \\| B |
| 8   | Andr\u00e9      | Gon\u00e7alves |      |
"""
ORG = """\
| Bib | First name | Last name |
|-----+------------+-----------|
|   7 | Zo\u00eb        | M\u00fcller    |
|-----+------------+-----------|
|   8 | Andr\u00e9      | Gon\u00e7alves |
"""
DATABASE = """\
+-----+------------+-----------+
| Bib | First name | Last name |
+-----+------------+-----------+
|   7 | Zo\u00eb        | M\u00fcller    |
|   8 | Andr\u00e9      | Gon\u00e7alves |
+-----+------------+-----------+
"""
BARE = """\
 Bib | First name | Last name
-----+------------+-----------
   7 | Zo\u00eb        | M\u00fcller
   8 | Andr\u00e9      | Gon\u00e7alves
"""
HEAD = ["Bib", "First name", "Last name"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [(MARKDOWN, [5, 6]), (ORG, [3, 5]), (DATABASE, [4, 5]), (BARE, [3, 4])],
    ids=["markdown", "org", "database", "bare"],
)
def test_only_the_list_is_read(tmp_path: Path, text: str, numbers: list[int]) -> None:
    path = tmp_path / "list.txt"
    path.write_text(text, encoding="utf-8")
    book = reading.read(path)
    found = header.table(book.sheet, header.find(book.sheet))
    assert book.delimiter == "|"
    assert found.headers[:3] == HEAD
    assert found.numbers.tolist() == numbers
    assert [found.row_texts(row)[:3] for row in range(2)] == [
        ["7", "Zo\u00eb", "M\u00fcller"],
        ["8", "Andr\u00e9", "Gon\u00e7alves"],
    ]


def test_a_pipe_within_a_cell() -> None:
    assert pipes.bare("| a \\| b | c |") == "a | b\tc"
    assert pipes.bare("| a | b \\|") == "a\tb |"


def test_text_with_pipes_between_its_cells_is_not_drawn(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("Bib|Name|Time\n7| Jan|-\n8||--\n", encoding="utf-8")
    sheet = reading.read(path).sheet
    assert sheet.row_texts(1) == ["7", " Jan", "-"]
    assert sheet.row_texts(2) == ["8", "", "--"]
