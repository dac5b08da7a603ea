"""Lists as race offices lay them out: titles, headers in many languages, totals and footnotes."""

from __future__ import annotations

from tests.sheets.corpus.case import Cases, table
from tests.sheets.corpus.workbooks import book, number, row, rows

LANGUAGES = {
    "dutch": ["Startnr.", "Voornaam", "Achternaam", "Geb.datum", "M/V"],
    "german": ["Stnr", "Vorname", "Nachname", "Jahrgang", "Geschlecht"],
    "swedish": ["Nummerlapp", "Förnamn", "Efternamn", "Född", "Kön"],
    "norwegian": ["Startnr", "Fornavn", "Etternavn", "Født", "Kjønn"],
    "danish": ["Startnummer", "Fornavn", "Efternavn", "Fødselsdag", "Køn"],
    "finnish": ["Kilpailunumero", "Etunimi", "Sukunimi", "Syntymäaika", "Sukupuoli"],
    "french": ["Dossard", "Prénom", "Nom", "Né(e) le", "Sexe"],
    "spanish": ["Dorsal", "Nombre", "Apellidos", "F. nacimiento", "Sexo"],
    "italian": ["Pettorale", "Nome", "Cognome", "Data di nascita", "Sesso"],
    "portuguese": ["N.º", "Nome", "Apelido", "Data de nascimento", "Sexo"],
    "czech": ["St. číslo", "Jméno", "Příjmení", "Ročník", "Pohlaví"],
    "polish": ["Nr startowy", "Imię", "Nazwisko", "Data ur.", "Płeć"],
}
PEOPLE = {n: [str(n), f"First{n}", f"Last{n}", f"19{70 + n}-02-0{n}", "M"] for n in range(1, 6)}


def build(cases: Cases) -> None:
    for language, heads in LANGUAGES.items():
        cases.add(
            f"list-{language}.xlsx",
            book(rows(1, ["Title 2026"], [], heads, *PEOPLE.values())),
            **table(3, heads, {3 + n: cells for n, cells in PEOPLE.items()}),
        )
    layouts(cases)
    endings(cases)


HEAD = ["Bib", "First name", "Last name", "Born", "Sex"]
ALL = {1 + n: cells for n, cells in PEOPLE.items()}


def layouts(cases: Cases) -> None:
    logo = rows(1, ["", "SPRING RUN 2026"], ["", "12 April, Park"], ["Contact:", "a@b.nl"], [], HEAD, *PEOPLE.values())
    cases.add(
        "list-under-logo-and-contact.xlsx", book(logo), **table(5, HEAD, {5 + n: cells for n, cells in PEOPLE.items()})
    )
    cases.add("list-without-header.xlsx", book(rows(1, *PEOPLE.values())), **table(None, list("ABCDE"), PEOPLE))
    unknown = ["Zaxx", "Qwert", "Yuiop", "Hjkl", "Bnm"]
    cases.add("list-unknown-headers.xlsx", book(rows(1, unknown, *PEOPLE.values())), **table(1, unknown, ALL))
    doubled = rows(
        1, ["Start", "Participant", "", "Born", "Sex"], ["number", "First name", "Last name", "", ""], *PEOPLE.values()
    )
    cases.add(
        "list-two-line-header.xlsx",
        book(doubled),
        **table(
            2,
            ["Start number", "First name", "Last name", "Born", "Sex"],
            {2 + n: cells for n, cells in PEOPLE.items()},
            notes=["header.joined"],
        ),
    )
    spaced = [["Bib", "", "First name", "Last name", "Born", "Sex"]] + [[c[0], "", *c[1:]] for c in PEOPLE.values()]
    cases.add("list-with-an-empty-column.xlsx", book(rows(1, *spaced)), **table(1, HEAD, ALL))
    lines = ["Bib", "First\nname", "Last  name ", "Born", "Sex"]
    cases.add("list-line-breaks-in-headers.xlsx", book(rows(1, lines, *PEOPLE.values())), **table(1, HEAD, ALL))
    numbers = "".join(row(1 + n, [number(f"A{1 + n}", c[0]), *c[1:]]) for n, c in PEOPLE.items())
    cases.add("list-bibs-as-numbers.xlsx", book(row(1, HEAD) + numbers), **table(1, HEAD, ALL))


def endings(cases: Cases) -> None:
    last = max(ALL)
    listed = rows(1, HEAD, *PEOPLE.values())
    for name, below, note in (
        ("total", [["Total: 5"]], "rows.totals_left_out"),
        ("total-beside", [["Totaal", "5"]], "rows.totals_left_out"),
        ("footnote", [[], ["* paid on the day"], ["Questions? Ask the club"]], "rows.footnotes_left_out"),
        (
            "sentence",
            [["This list was made on 1 April by the office of the club and may change"]],
            "rows.footnotes_left_out",
        ),
    ):
        cases.add(f"list-{name}-below.xlsx", book(listed + rows(last + 1, *below)), **table(1, HEAD, ALL, notes=[note]))
    again = rows(1, HEAD, *list(PEOPLE.values())[:3], HEAD, *list(PEOPLE.values())[3:])
    kept = {2: PEOPLE[1], 3: PEOPLE[2], 4: PEOPLE[3], 6: PEOPLE[4], 7: PEOPLE[5]}
    cases.add("list-header-on-each-page.xlsx", book(again), **table(1, HEAD, kept, notes=["rows.headers_left_out"]))
    gaps = rows(1, HEAD, PEOPLE[1], [], [], PEOPLE[2], [], PEOPLE[3])
    cases.add("list-blank-rows-inside.xlsx", book(gaps), **table(1, HEAD, {2: PEOPLE[1], 5: PEOPLE[2], 7: PEOPLE[3]}))
    blocks = rows(1, ["10 km"], HEAD, *list(PEOPLE.values())[:3], [], ["5 km"], HEAD, *list(PEOPLE.values())[3:])
    cases.add(
        "list-blocks-with-titles.xlsx",
        book(blocks),
        **table(
            2,
            HEAD,
            {3: PEOPLE[1], 4: PEOPLE[2], 5: PEOPLE[3], 9: PEOPLE[4], 10: PEOPLE[5]},
            notes=["rows.headers_left_out", "rows.sections_left_out"],
        ),
    )
    sparse = rows(1, HEAD, *PEOPLE.values(), ["", "Anna"])
    cases.add("list-last-row-half-empty.xlsx", book(sparse), **table(1, HEAD, {**ALL, 7: ["", "Anna", "", "", ""]}))
