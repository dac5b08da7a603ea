"""Lists as programs for timing, entries and results write them."""

from __future__ import annotations

from tests.sheets.corpus.case import Cases, table
from tests.sheets.corpus.workbooks import book, rows


def build(cases: Cases) -> None:
    orienteering(cases)
    finish_cameras(cases)
    blocks(cases)
    printed(cases)
    sheets_of_clubs(cases)


def lines(*texts: str, end: str = "\r\n") -> str:
    return "".join(text + end for text in texts)


def orienteering(cases: Cases) -> None:
    head = "OE0001;Stno;Chipno;Surname;First name;YB;S;Block;nc;Start;Finish;Time;Cl.name;City;Nat;Short;km;m"
    people = {
        2: [
            "",
            "1",
            "8001234",
            "Müller",
            "Zoë",
            "1985",
            "F",
            "",
            "0",
            "10:01:00",
            "",
            "",
            "OLG",
            "Bern",
            "SUI",
            "D21",
            "5,2",
            "120",
        ],
        3: [
            "",
            "2",
            "8001235",
            "Öberg",
            "Åsa",
            "1990",
            "F",
            "",
            "0",
            "10:03:00",
            "",
            "",
            "OK",
            "Mora",
            "SWE",
            "D21",
            "5,2",
            "120",
        ],
    }
    quoted = [";".join(f'"{cell}"' if cell.isalpha() else cell for cell in cells) for cells in people.values()]
    cases.add(
        "timing-orienteering.csv",
        lines(head, *quoted).encode("cp1252"),
        **table(1, head.split(";"), people, delimiter=";"),
    )


def finish_cameras(cases: Cases) -> None:
    cases.add(
        "timing-finish-camera.lif",
        lines("1,1,1,Men 100m,,,,,,10:30:01.123", "1,123,4,Smith,John,Club A,10.85", "DNS,7,6,Bo,Piet,Club C,"),
        header_row=None,
        cells={"2": ["1", "123", "4", "Smith", "John", "Club A", "10.85", ""]},
        format="csv",
    )
    cases.add(
        "timing-roster-without-header.txt",
        lines("I;Smith;John;A;M;01/15/2004;ABC;Alpha Club;;;", "I;Lee;Ann;;F;11/02/2005;ABC;Alpha Club;;;"),
        **table(
            None,
            list("ABCDEFGH"),
            {
                1: ["I", "Smith", "John", "A", "M", "01/15/2004", "ABC", "Alpha Club"],
                2: ["I", "Lee", "Ann", "", "F", "11/02/2005", "ABC", "Alpha Club"],
            },
        ),
    )
    cases.add(
        "timing-tabs-utf16.txt",
        lines("Place\tBib\tName\tTime\tDifference", "1\t12\tZoë Doe\t38:12.3\t-", "-\t8\tTim O'Neil\tDNF\t-").encode(
            "utf-16"
        ),
        **table(
            1,
            ["Place", "Bib", "Name", "Time", "Difference"],
            {2: ["1", "12", "Zoë Doe", "38:12.3", "-"], 3: ["-", "8", "Tim O'Neil", "DNF", "-"]},
            format="tsv",
        ),
    )


def blocks(cases: Cases) -> None:
    cases.add(
        "timing-titles-of-contests.csv",
        lines(
            "Rang;Startnr;Name;Jg;Zeit",
            "#1_10 km",
            "#1_Männer",
            "1.;123;MUSTERMANN Max;1985;0:33:12",
            "2.;45;Meier, Jörg;1990;0:34:00",
            "#2_Frauen",
            "1.;77;SCHMIDT Anna;1992;0:38:00",
            "DNF;78;KURZ Eva;1991;",
        ),
        **table(
            1,
            ["Rang", "Startnr", "Name", "Jg", "Zeit"],
            {
                4: ["1.", "123", "MUSTERMANN Max", "1985", "0:33:12"],
                5: ["2.", "45", "Meier, Jörg", "1990", "0:34:00"],
                7: ["1.", "77", "SCHMIDT Anna", "1992", "0:38:00"],
                8: ["DNF", "78", "KURZ Eva", "1991", ""],
            },
            notes=["rows.sections_left_out"],
        ),
    )
    head = ["Bib", "Rider", "Nat"]
    teams = rows(
        1,
        ["TOUR OF X - START LIST"],
        [],
        ["TEAM ALPHA"],
        head,
        ["1", "BEER Jan", "BEL"],
        ["2", "BO Piet", "NED"],
        ["DS: Jan Coach"],
        [],
        ["TEAM BETA"],
        head,
        ["11", "RAY Bob", "GBR"],
        ["12", "LEE Tim", "USA"],
        ["DS: Tom Coach"],
    )
    cases.add(
        "timing-teams-with-coaches.xlsx",
        book(teams),
        **table(
            4,
            head,
            {
                5: ["1", "BEER Jan", "BEL"],
                6: ["2", "BO Piet", "NED"],
                11: ["11", "RAY Bob", "GBR"],
                12: ["12", "LEE Tim", "USA"],
            },
            notes=["rows.footnotes_left_out", "rows.headers_left_out", "rows.sections_left_out"],
        ),
    )


def printed(cases: Cases) -> None:
    german = lines(
        "Ergebnisliste 10 km Stadtlauf",
        "Pl.  StNr  Name, Vorname        Jg   Verein              Zeit",
        "-------------------------------------------------------------",
        "1.   123   Müller, Anna         1985 LG Musterstadt   0:41:10",
        "2.   45    Schmidt-Weber, Eva   1990                  0:42:00",
        "3.   7     Kurz, Max            2001 TV Adorf         0:43:05",
        "10.  871   Lang, Pia            1977 RV Bstadt        1:03:05",
    )
    cases.add(
        "timing-printed-names-with-commas.txt",
        german.encode("cp1252"),
        **table(
            2,
            ["Pl.", "StNr", "Name, Vorname", "Jg", "Verein", "Zeit"],
            {
                4: ["1.", "123", "Müller, Anna", "1985", "LG Musterstadt", "0:41:10"],
                5: ["2.", "45", "Schmidt-Weber, Eva", "1990", "", "0:42:00"],
                6: ["3.", "7", "Kurz, Max", "2001", "TV Adorf", "0:43:05"],
                7: ["10.", "871", "Lang, Pia", "1977", "RV Bstadt", "1:03:05"],
            },
            delimiter="fixed",
        ),
    )
    flush_right = lines(
        "Parkside 10K - 12th May 2026",
        "",
        "Pos  No    Name          Club                  Cat   Time",
        "  1  123   John SMITH    Parkside Harriers     M     32:10",
        "  2   45   Ann LEE       Unattached            F     33:40",
        "  3  871   Bob RAY       Ripley Running Club   M40   35:00",
        " 10    7   Tim O'NEIL    Parkside Harriers     M50 1:02:11",
        "",
        "Total finishers: 4",
    )
    cases.add(
        "timing-printed-times-flush-right.txt",
        flush_right,
        **table(
            3,
            ["Pos", "No", "Name", "Club", "Cat", "Time"],
            {
                4: ["1", "123", "John SMITH", "Parkside Harriers", "M", "32:10"],
                5: ["2", "45", "Ann LEE", "Unattached", "F", "33:40"],
                6: ["3", "871", "Bob RAY", "Ripley Running Club", "M40", "35:00"],
                7: ["10", "7", "Tim O'NEIL", "Parkside Harriers", "M50", "1:02:11"],
            },
            notes=["rows.totals_left_out"],
        ),
    )


def sheets_of_clubs(cases: Cases) -> None:
    head = ["No", "First Name", "Surname", "M/F", "Event", "PB", "Fee"]
    form = rows(
        1,
        ["ENTRY FORM"],
        ["Club:", "Parkside"],
        ["Contact:", "Jane Doe"],
        ["Email:", "jane@club.org"],
        [],
        head,
        ["1", "Ann", "Lee", "F", "100m", "12.5", "8.50"],
        ["2", "Bob", "Ray", "M", "800m", "2:05.1", "5.00"],
        ["3"],
        ["", "", "", "", "", "Total", "13.50"],
        ["Please return by 1 May"],
    )
    cases.add(
        "club-entry-form.xlsx",
        book(form),
        **table(
            6,
            head,
            {
                7: ["1", "Ann", "Lee", "F", "100m", "12.5", "8.50"],
                8: ["2", "Bob", "Ray", "M", "800m", "2:05.1", "5.00"],
                9: ["3", "", "", "", "", "", ""],
            },
            notes=["rows.totals_left_out", "rows.footnotes_left_out"],
        ),
    )
    dated = ["Naam", "Cat", "2026-01-03", "2026-01-10"]
    evenings = {
        2: ["Jan Boer", "M40", "20:01", "20:11"],
        3: ["Anna Smit", "V35", "21:01", ""],
        4: ["Piet Dam", "M40", "", "25:09"],
    }
    cases.add(
        "club-column-for-each-date.csv",
        lines(*(";".join(row) for row in [dated, *evenings.values()])),
        **table(1, dated, evenings),
    )
    cases.add(
        "club-subtotals.xlsx",
        book(
            rows(
                1,
                ["Nr", "Naam", "Afstand", "Bedrag"],
                ["1", "Jan Boer", "5 km", "10"],
                ["", "Subtotaal 5 km", "", "10"],
                ["2", "Piet Dam", "10 km", "15"],
                ["", "Totaal", "", "25"],
            )
        ),
        **table(
            1,
            ["Nr", "Naam", "Afstand", "Bedrag"],
            {2: ["1", "Jan Boer", "5 km", "10"], 4: ["2", "Piet Dam", "10 km", "15"]},
            notes=["rows.totals_left_out"],
        ),
    )
    people = {3: ["7", "Jan", "Boer", "M", "1990-01-02"], 4: ["8", "Anna", "Smit", "V", "1991-02-03"]}
    cases.add(
        "club-title-without-header.xlsx",
        book(rows(1, ["Inschrijvingen Dorpsloop"], [], *people.values())),
        **table(None, list("ABCDE"), people, notes=["rows.sections_left_out"]),
    )
