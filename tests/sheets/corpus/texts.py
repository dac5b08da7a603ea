"""Text files: encodings, separators, quotes, widths."""

from __future__ import annotations

from tests.sheets.corpus.case import Cases, table

HEAD = ["Startnr", "Voornaam", "Achternaam", "Land"]
ROWS = {2: ["7", "Zoë", "Müller", "DE"], 3: ["8", "André", "Gonçalves", "PT"], 4: ["9", "Jan", "Beer", "NL"]}
TWO = table(1, ["Bib", "Name"], {2: ["7", "Jan"], 3: ["8", "Piet"]})


def joined(delimiter: str, end: str = "\r\n") -> str:
    return "".join(delimiter.join(row) + end for row in [HEAD, *ROWS.values()])


def build(cases: Cases) -> None:
    expected = table(1, HEAD, ROWS)
    for name, encoding in (
        ("utf8", "utf-8"),
        ("utf8-bom", "utf-8-sig"),
        ("utf16-le-bom", "utf-16"),
        ("utf16-be", "utf-16-be"),
        ("utf16-le", "utf-16-le"),
        ("utf32", "utf-32"),
        ("windows-western", "cp1252"),
        ("iso-latin-9", "iso8859-15"),
        ("macintosh", "mac-roman"),
    ):
        cases.add(f"text-{name}.csv", joined(";").encode(encoding), **expected, delimiter=";")
    for name, sign in (("comma", ","), ("tab", "\t"), ("pipe", "|")):
        cases.add(f"text-{name}.txt", joined(sign), **expected, delimiter=sign)
    cases.add("text-old-mac-line-ends.csv", joined(",", "\r"), **expected)
    cases.add("text-unix-line-ends.csv", joined(",", "\n"), **expected)
    cases.add("text-tabs-called-xls.xls", joined("\t"), **expected, format="tsv")
    cases.add("text-utf16-tabs-called-csv.csv", joined("\t").encode("utf-16"), **expected, format="tsv")
    alphabets(cases)
    quotes(cases)
    layouts(cases)


def alphabets(cases: Cases) -> None:
    czech = "Číslo;Jméno;Příjmení\r\n1;Jiří;Dvořák\r\n2;Zdeněk;Říha\r\n3;Šárka;Kučerová\r\n4;Tomáš;Šťastný\r\n"
    cases.add(
        "text-czech-windows.csv",
        czech.encode("cp1250"),
        **table(
            1,
            ["Číslo", "Jméno", "Příjmení"],
            {
                2: ["1", "Jiří", "Dvořák"],
                3: ["2", "Zdeněk", "Říha"],
                4: ["3", "Šárka", "Kučerová"],
                5: ["4", "Tomáš", "Šťastný"],
            },
        ),
    )
    polish = "Numer;Imię;Nazwisko\r\n1;Łukasz;Wiśniewski\r\n2;Małgorzata;Wójcik\r\n3;Grażyna;Zając\r\n"
    cases.add(
        "text-polish-windows.csv",
        polish.encode("cp1250"),
        **table(
            1,
            ["Numer", "Imię", "Nazwisko"],
            {
                2: ["1", "Łukasz", "Wiśniewski"],
                3: ["2", "Małgorzata", "Wójcik"],
                4: ["3", "Grażyna", "Zając"],
            },
        ),
    )
    russian = "Номер;Имя;Фамилия\r\n1;Иван;Петров\r\n2;Мария;Смирнова\r\n"
    cases.add(
        "text-russian-windows.csv",
        russian.encode("cp1251"),
        **table(1, ["Номер", "Имя", "Фамилия"], {2: ["1", "Иван", "Петров"], 3: ["2", "Мария", "Смирнова"]}),
    )
    broken = "Bib;Name\r\n" + "".join(f"{n};Zoë Müller\r\n" for n in range(1, 13))
    cases.add(
        "text-one-broken-letter.csv",
        broken.encode() + b"13;Zo\xeb\r\n",
        header_row=1,
        cells={"2": ["1", "Zoë Müller"], "14": ["13", "Zo\ufffd"]},
        encoding="utf-8",
        notes=["text.bad_bytes"],
    )


def quotes(cases: Cases) -> None:
    cases.add(
        "text-quoted-line-ends.csv",
        'Bib,Name,Team\r\n7,"Beer, Jan","Team\r\nA"\r\n8,"Piet ""de"" Grote",B\r\n',
        **table(1, ["Bib", "Name", "Team"], {2: ["7", "Beer, Jan", "Team\nA"], 3: ["8", 'Piet "de" Grote', "B"]}),
    )
    cases.add(
        "text-stray-quote.csv",
        'Bib,Time\n7,14\'25"\n8,"1h22\'30"""\n',
        **table(1, ["Bib", "Time"], {2: ["7", "14'25\""], 3: ["8", "1h22'30\""]}),
    )
    cases.add(
        "text-formula-keeps-zeros.csv",
        'Chip,Name\n="0000007",Jan\n"=""0000008""",Piet\n',
        **table(1, ["Chip", "Name"], {2: ["0000007", "Jan"], 3: ["0000008", "Piet"]}),
    )
    cases.add(
        "text-blank-before-quotes.csv",
        'Bib, "Name", "Club"\n7, "Beer, Jan", "A"\n8, "Bo, Piet", "B"\n',
        **table(1, ["Bib", "Name", "Club"], {2: ["7", "Beer, Jan", "A"], 3: ["8", "Bo, Piet", "B"]}),
    )
    cases.add("text-sep-hint.csv", "sep=;\r\nBib;Name\r\n7;Jan\r\n8;Piet\r\n", **TWO)
    cases.add(
        "text-names-that-look-like-nothing.csv",
        "Bib,Surname,Country\n1,None,NA\n2,Null,US\n3,True,NA\n4,nan,\n",
        **table(
            1,
            ["Bib", "Surname", "Country"],
            {2: ["1", "None", "NA"], 3: ["2", "Null", "US"], 4: ["3", "True", "NA"], 5: ["4", "nan", ""]},
        ),
    )
    cases.add(
        "text-chips-with-zeros.csv",
        "Chip,Name\n0000001,Jan\n0012345,Piet\n",
        **table(1, ["Chip", "Name"], {2: ["0000001", "Jan"], 3: ["0012345", "Piet"]}),
    )


def layouts(cases: Cases) -> None:
    cases.add(
        "text-ragged.csv",
        "Bib,Name,Club\n7,Jan\n8,Piet,A,extra\n9,Kees,B\n10,Wim,C\n",
        **table(
            1,
            ["Bib", "Name", "Club", ""],
            {
                2: ["7", "Jan", "", ""],
                3: ["8", "Piet", "A", "extra"],
                4: ["9", "Kees", "B", ""],
                5: ["10", "Wim", "C", ""],
            },
            notes=["text.ragged"],
        ),
    )
    cases.add(
        "text-blank-lines.csv",
        "\n\nBib,Name\n\n7,Jan\n,\n8,Piet\n\n",
        **table(3, ["Bib", "Name"], {5: ["7", "Jan"], 7: ["8", "Piet"]}),
    )
    cases.add(
        "text-no-header.csv",
        "7,Jan,Beer,2001-01-31\n8,Piet,Grote,1999-12-01\n",
        **table(
            None, ["A", "B", "C", "D"], {1: ["7", "Jan", "Beer", "2001-01-31"], 2: ["8", "Piet", "Grote", "1999-12-01"]}
        ),
    )
    cases.add("text-one-column.txt", "Bib\n7\n8\n9\n", **table(1, ["Bib"], {2: ["7"], 3: ["8"], 4: ["9"]}))
    cases.add(
        "text-blanks-between.txt",
        "bib time\n349 14:25.10\n7 14:33.00\n1001 1:14:36\n",
        **table(1, ["bib", "time"], {2: ["349", "14:25.10"], 3: ["7", "14:33.00"], 4: ["1001", "1:14:36"]}),
    )
    cases.add(
        "text-decimal-commas.csv",
        "Bib;Tijd\n7;14:25,1\n8;14:33,0\n9;1:02,33\n",
        **table(1, ["Bib", "Tijd"], {2: ["7", "14:25,1"], 3: ["8", "14:33,0"], 4: ["9", "1:02,33"]}, delimiter=";"),
    )
    cases.add(
        "text-titles-above.csv",
        "Spring Run 2026,,\nOrganised by the club,,\n,,\nBib,First name,Last name\n7,Jan,Beer\n8,Piet,Bo\n",
        **table(4, ["Bib", "First name", "Last name"], {5: ["7", "Jan", "Beer"], 6: ["8", "Piet", "Bo"]}),
    )
    fixed = (
        "Results Spring Run, long course\n\n"
        "Place  Bib   Name                 Time\n"
        "-----  ----  -------------------  --------\n"
        "    1   349  Jan Beer             14:25.10\n"
        "    2  1047  Anna van der Meer    14:33.00\n"
        "    3    12                       14:36.00\n"
    )
    cases.add(
        "text-fixed-width.txt",
        fixed,
        **table(
            3,
            ["Place", "Bib", "Name", "Time"],
            {
                5: ["1", "349", "Jan Beer", "14:25.10"],
                6: ["2", "1047", "Anna van der Meer", "14:33.00"],
                7: ["3", "12", "", "14:36.00"],
            },
            delimiter="fixed",
            format="txt",
        ),
    )
    cases.add(
        "text-fixed-width-tight.txt",
        "Nr  Naam       Tijd\n1   Jan        14:25\n2   Piet Bo    15:01\n10  Anna Smit  16:40\n",
        **table(
            1,
            ["Nr", "Naam", "Tijd"],
            {2: ["1", "Jan", "14:25"], 3: ["2", "Piet Bo", "15:01"], 4: ["10", "Anna Smit", "16:40"]},
        ),
    )
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'
        "</head><body><h1>Results</h1>"
        "<table><tr><th>Bib</th><th>Name</th></tr><tr><td>0007</td><td>Zo\xeb &amp; Jan</td></tr>"
        "<tr><td>8</td><td>Piet<br>Bo</td></tr></table></body></html>"
    )
    cases.add(
        "page-called-xls.xls",
        page.encode("cp1252"),
        **table(2, ["Bib", "Name"], {3: ["0007", "Zoë & Jan"], 4: ["8", "Piet\nBo"]}, format="html"),
    )
    spans = (
        "<table><tr><td colspan=3>Title</td></tr><tr><td>Bib</td><td>Name</td><td>Club</td></tr>"
        "<tr><td>7</td><td>Jan</td><td rowspan=2>A</td></tr><tr><td>8</td><td>Piet</td></tr></table>"
    )
    cases.add(
        "page-with-spans.xls", spans, **table(2, ["Bib", "Name", "Club"], {3: ["7", "Jan", "A"], 4: ["8", "Piet", ""]})
    )
