"""Text files: what their bytes, their separators and their quotes mean."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.errors import CannotRead
from resultdesk.sheets import delimited, fixed, reading, texttable
from resultdesk.sheets.workbook import Workbook


def rows(workbook: Workbook) -> list[list[str]]:
    return [workbook.sheet.row_texts(at) for at in range(len(workbook.sheet))]


def read(tmp_path: Path, data: bytes, **wishes: str) -> Workbook:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    return reading.read(path, **wishes)


NAMES = [
    ["Nr", "Voornaam", "Achternaam", "Woonplaats"],
    ["1", "Zoë", "Müller", "Köln"],
    ["2", "André", "Gonçalves", "Málaga"],
    ["3", "Søren", "Ångström", "Ærø"],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso8859-15"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "".join(delimiter.join(row) + "\r\n" for row in NAMES)
    found = read(tmp_path, text.encode(encoding))
    assert rows(found) == NAMES
    assert found.delimiter == delimiter


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1250", ["Dvořák", "Říčař", "Kučera", "Żółć", "Łukasz", "Šťastný", "Novotný", "Černý"]),
        ("cp1251", ["Иванов", "Сергей", "Москва", "Петров", "Алексей", "Смирнов"]),
        ("mac-roman", ["François", "Hélène", "Zoë", "Gonçalves", "Jérôme", "Bénédicte", "Noël"]),
    ],
)
def test_other_alphabets(tmp_path: Path, encoding: str, names: list[str]) -> None:
    text = "nr;name;club\r\n" + "".join(f"{at};{name};Club {at}\r\n" for at, name in enumerate(names))
    assert [row[1] for row in rows(read(tmp_path, text.encode(encoding)))[1:]] == names


@pytest.mark.parametrize(
    "names",
    [
        "Dvořák Říha Šťastný Tomáš Zdeněk Černý Jiří Růžička Děčín",
        "Łukasz Wójcik Żółć Śliwa Małgorzata Zając Grażyna",
        "Ľubomír Štefan Žilina Ďurica Kováč Jánošík Mikuláš",
        "Kovács Szűcs Győr Tóth Bíró Fülöp Zoltán Gergő",
    ],
)
@pytest.mark.parametrize("encoding", ["cp1250", "iso8859-2", "cp852"])
def test_alphabets_of_central_europe(tmp_path: Path, names: str, encoding: str) -> None:
    text = "nr;name\r\n" + "".join(f"{at};{name}\r\n" for at, name in enumerate(names.split()))
    assert [row[1] for row in rows(read(tmp_path, text.encode(encoding)))[1:]] == names.split()


@pytest.mark.parametrize(
    "names",
    [
        "Müller Groß Köln Änne Jörg",
        "Åsa Öberg Björn Sjöström",
        "Øystein Sæther Ålesund Kjær",
        "Agnès Lefèvre Noël Zoé",
        "Núñez Muñoz José María",
        "João Conceição Guimarães Inês",
        "Niccolò Forlì Cantù Viganò",
        "Zoë Renée Daniël",
        "Agnès",
        "Jörg",
        "François Müller Åsa Núñez Niccolò João",
    ],
)
@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15"])
def test_alphabets_of_western_europe(tmp_path: Path, names: str, encoding: str) -> None:
    text = "nr;name\r\n" + "".join(f"{at};{name}\r\n" for at, name in enumerate(names.split()))
    assert [row[1] for row in rows(read(tmp_path, text.encode(encoding)))[1:]] == names.split()


def test_one_broken_letter_does_not_change_the_encoding(tmp_path: Path) -> None:
    text = "nr;name\n" + "".join(f"{at};Zoë Müller\n" for at in range(20))
    found = read(tmp_path, text.encode() + b"21;Zo\xeb\n")
    assert found.encoding == "utf-8"
    assert rows(found)[1] == ["0", "Zoë Müller"]
    assert ("text.bad_bytes", {"n": 1}) in [(note.code, note.params) for note in found.notes]


def test_encoding_and_delimiter_can_be_overruled(tmp_path: Path) -> None:
    found = read(tmp_path, "a;b\nœ;Š\n".encode("cp1252"), encoding="iso8859-1", delimiter=",")
    assert rows(found) == [["a;b"], ["\x9c;\x8a"]]


def test_unknown_encoding_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as error:
        read(tmp_path, b"a;b\n", encoding="klingon")
    assert error.value.code == "file.encoding"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_also_inside_quotes(tmp_path: Path, ending: str) -> None:
    text = ending.join(["nr,name,team", '1,"Beer, Jan","Team', 'A"', '2,"Piet ""de"" Grote",B', ""])
    assert rows(read(tmp_path, text.encode())) == [
        ["nr", "name", "team"],
        ["1", "Beer, Jan", "Team\nA"],
        ["2", 'Piet "de" Grote', "B"],
    ]


def test_blank_lines_keep_their_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, b"nr,name\n\n1,Jan\n,\n2,Piet\n")
    assert found.sheet.numbers.tolist() == [1, 3, 5]


def test_ragged_rows_lose_no_cell(tmp_path: Path) -> None:
    found = read(tmp_path, b"nr,name,club\n1,Jan\n2,Piet,A,extra,more\n3,Kees,B\n4,Wim,C\n5,Bo,D\n")
    assert rows(found)[1:3] == [["1", "Jan", "", "", ""], ["2", "Piet", "A", "extra", "more"]]
    assert [(note.code, note.params["row"]) for note in found.notes] == [("text.ragged", 3)]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("nr,note\n1,14'25\"\n2,b\n", "14'25\""),
        ('nr,note\n1,"Jan" Beer\n2,b\n', "Jan Beer"),
        ('nr,note\n1,="0007"\n2,b\n', "0007"),
        ('nr,note\n1,"=""0007"""\n2,b\n', "0007"),
        ("nr,note\n1,NA\n2,b\n", "NA"),
        ("nr,note\n1,None\n2,b\n", "None"),
        ("nr,note\n1, x \n2,b\n", " x "),
    ],
)
def test_cells_stay_as_they_are(tmp_path: Path, text: str, cell: str) -> None:
    assert rows(read(tmp_path, text.encode()))[1][1] == cell


def test_stray_quote_does_not_swallow_the_rest(tmp_path: Path) -> None:
    text = 'nr,name\n1,"Jan\n' + "".join(f"{at},Name {at}\n" for at in range(2, 200))
    found = rows(read(tmp_path, text.encode()))
    assert len(found) == 200
    assert found[-1] == ["199", "Name 199"]


def test_hint_of_excel_is_no_row(tmp_path: Path) -> None:
    found = read(tmp_path, b"sep=|\r\nnr|name\r\n1|Jan, Piet\r\n")
    assert (found.delimiter, rows(found)) == ("|", [["nr", "name"], ["1", "Jan, Piet"]])


def test_decimal_commas_do_not_divide(tmp_path: Path) -> None:
    found = read(tmp_path, b"nr;time\n1;14:25,1\n2;14:33,0\n3;14:36,7\n")
    assert found.delimiter == ";"


def test_blanks_divide_where_nothing_else_does(tmp_path: Path) -> None:
    found = read(tmp_path, b"bib time\n349 14:25.10\n7 14:33.00\n1001 14:36.00\n")
    assert rows(found)[1:] == [["349", "14:25.10"], ["7", "14:33.00"], ["1001", "14:36.00"]]


FIXED = """
Results Spring Run, long course

Place  Bib   Name                 Time
-----  ----  -------------------  --------
    1   349  Jan Beer             14:25.10
    2  1047  Anna van der Meer    14:33.00
    3    12                       14:36.00

Timed by hand, no protests were received until the end
"""


def test_columns_that_line_up(tmp_path: Path) -> None:
    found = read(tmp_path, FIXED.encode())
    assert found.delimiter == "fixed"
    assert rows(found)[1:5] == [
        ["Place", "Bib", "Name", "Time"],
        ["1", "349", "Jan Beer", "14:25.10"],
        ["2", "1047", "Anna van der Meer", "14:33.00"],
        ["3", "12", "", "14:36.00"],
    ]
    assert found.sheet.numbers.tolist()[:2] == [2, 4]
    assert rows(found)[-1][0] == "Timed by hand, no protests were received until the end"


def test_a_ruler_tells_where_columns_begin(tmp_path: Path) -> None:
    text = (
        "Place Name                Age S Time\n"
        "===== =================== === = =======\n"
        "    1 John Smith           34 M   16:10\n"
        "    2 Ann Longlastnamed-Me 29 F   17:40\n"
        "   10 Tim O'Neil the Elder 101 M 1:02:11\n"
    )
    assert rows(read(tmp_path, text.encode())) == [
        ["Place", "Name", "Age", "S", "Time"],
        ["1", "John Smith", "34", "M", "16:10"],
        ["2", "Ann Longlastnamed-Me", "29", "F", "17:40"],
        ["10", "Tim O'Neil the Elder", "101", "M", "1:02:11"],
    ]


def test_words_above_each_other_in_few_lines_are_no_columns() -> None:
    assert fixed.boundaries(["8:00  Hans Ab  OLG Bern", "8:02  Uwe Cd   OLG Zug", "8:04  Max Ef"]) == [0, 6, 15]


def test_prose_does_not_line_up() -> None:
    assert fixed.boundaries(["Dear all,", "the race starts at ten and  we hope", "to see you there, in  time."]) == []


def test_a_pasted_range_reads_like_a_file() -> None:
    found = reading.read_text("Bib\tName\r\n7\tJan\r\n")
    assert rows(found) == [["Bib", "Name"], ["7", "Jan"]]
    assert reading.read_text("7\tJan\r\n8\tPiet").sheet.numbers.tolist() == [1, 2]


CELLS = st.text(st.characters(min_codepoint=1, exclude_categories=("Cs",), exclude_characters="\r\x00"), max_size=40)


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=8), st.sampled_from([",", ";", "\t", "|"])
)
def test_what_csv_writes_is_read_back(table: list[list[str]], delimiter: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\n").writerows(table)
    if text.getvalue().startswith("sep="):
        return
    sheet = texttable.table(text.getvalue().encode(), delimiter)
    found = {
        (number, column.header): column.text(row)
        for row, number in enumerate(sheet.numbers.tolist())
        for column in sheet.columns
        if column.text(row)
    }
    wanted = {
        (number, "ABCDE"[at]): texttable.plain(cell)
        for number, row in enumerate(table, 1)
        for at, cell in enumerate(row)
        if cell and not all(other == "" or other.isspace() for other in row)
    }
    columns = {at for _, at in wanted}
    blank = {at for at in columns if all(text.isspace() for (_, other), text in wanted.items() if other == at)}
    assert found == {place: text for place, text in wanted.items() if place[1] not in blank}


@given(st.text(alphabet='a1",;\n\r\t ', max_size=60), st.sampled_from([",", ";"]))
def test_quick_and_careful_agree(text: str, delimiter: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(' "', '"')
    try:
        quick = texttable._quick(text.encode(), delimiter, "", lambda _done, _total: None)
    except texttable._Irregular:
        return
    careful = texttable._careful(text, delimiter, "", lambda _done, _total: None)
    assert [quick.row_texts(at) for at in range(len(quick))] == [careful.row_texts(at) for at in range(len(careful))]
    assert quick.numbers.tolist() == careful.numbers.tolist()


def test_stretches_are_cut_outside_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texttable, "_STRETCH", 30)
    text = "".join(f'{at},"Team\n{at}",x\n' for at in range(50))
    sheet = texttable.table(text.encode(), ",")
    assert sheet.row_texts(49) == ["49", "Team\n49", "x"]
    assert len(sheet) == 50


def test_a_quote_that_never_ends_is_found_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texttable, "_STRETCH", 1000)
    cuts = texttable._stretches(b'1,"x"\n2,"y\n' + b"3,z\n" * 1000)
    assert next(cuts) == b'1,"x"\n'
    with pytest.raises(texttable._Irregular):
        next(cuts)


def test_too_many_columns_are_refused_and_empty_ones_are_not_columns() -> None:
    assert len(texttable.table(b"a," + b"," * 20_000 + b"\nb\n", ",")) == 2
    with pytest.raises(CannotRead) as error:
        texttable.table(b"a," * 20_000, ",")
    assert error.value.code == "file.too_large"


@pytest.mark.parametrize("text", ["", "a", "a\nb\n"])
def test_one_column_needs_no_delimiter(text: str) -> None:
    assert delimited.delimiter_of(text) == ""
