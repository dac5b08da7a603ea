"""Columns to fields: what thirteen languages call them, what cells say, and what stays a doubt."""

from __future__ import annotations

import pytest

from resultdesk.core.fields import Field
from resultdesk.core.sheet import Sheet
from resultdesk.sheets import mapping

MEANINGS = (
    "unique_id",
    "first_name",
    "last_name",
    "birth_date",
    "race",
    "country",
    "club",
    "bib",
    "chip_code",
    "gender",
    "state",
    "clock_time",
    "email",
    "licence",
)
FIELDS = tuple(Field(f"x_{meaning}", f"The {meaning}", meaning) for meaning in MEANINGS)
CELLS = {
    "first_name": ["Jan", "Anna"],
    "last_name": ["Beer", "Bo"],
    "birth_date": ["2001-01-31", "1999-12-01"],
    "country": ["NL", "DE"],
    "club": ["AV Haarlem", "Phoenix"],
    "bib": ["7", "8"],
    "chip_code": ["0000007", "0000008"],
    "gender": ["M", "F"],
    "state": ["DNF", "finished"],
    "clock_time": ["14:25.1", "15:01.0"],
    "email": ["a@b.nl", "c@d.de"],
    "unique_id": ["R-1", "R-2"],
    "race": ["5 km", "10 km"],
    "licence": ["A12", "B13"],
    "birth_year": ["1985", "1990"],
}


def matched(headers: dict[str, str], **options: object) -> tuple[dict[str, str], set[str]]:
    """Headers over cells of a meaning -> (header -> meaning, doubtful meanings)."""
    rows = list(zip(*(CELLS.get(meaning, ["some", "words"]) for meaning in headers.values()), strict=True))
    sheet = Sheet.of("x", list(headers), rows)
    found = mapping.match(sheet, FIELDS, **options)
    return (
        {sheet.headers[at]: name.removeprefix("x_") for name, at in found.columns.items()},
        {name.removeprefix("x_") for name in found.doubts},
    )


LANGUAGES = {
    "english": """
        Bib no.=bib | First name=first_name | Surname=last_name | D.O.B.=birth_date | Nat.=country | Team=club |
        Sex=gender | Chip=chip_code""",
    "dutch": """
        Startnr.=bib | Voornaam=first_name | Achternaam=last_name | Geb.datum=birth_date | Land=country |
        Vereniging=club | M/V=gender | Chipcode=chip_code | Eindtijd=clock_time""",
    "german": """
        St.nr=bib | Vorname=first_name | Nachname=last_name | Geb.=birth_date | Nation=country | Verein=club |
        Geschlecht=gender | Transponder=chip_code | Zeit=clock_time""",
    "swedish": """
        Nummerlapp=bib | Förnamn=first_name | Efternamn=last_name | Född=birth_date | Nationalitet=country |
        Förening=club | Kön=gender | Bricka=chip_code | Sluttid=clock_time""",
    "norwegian": """
        Startnr=bib | Fornavn=first_name | Etternavn=last_name | Fødselsdato=birth_date | Nasjon=country |
        Klubb=club | Kjønn=gender | Brikkenr=chip_code | Tid=clock_time""",
    "danish": """
        Startnummer=bib | Fornavn=first_name | Efternavn=last_name | Fødselsdag=birth_date | Land=country |
        Forening=club | Køn=gender | Chipnr=chip_code | Tid=clock_time""",
    "finnish": """
        Kilpailunumero=bib | Etunimi=first_name | Sukunimi=last_name | Syntymäaika=birth_date | Maa=country |
        Seura=club | Sukupuoli=gender | Aika=clock_time""",
    "french": """
        Dossard=bib | Prénom=first_name | Nom=last_name | Né(e) le=birth_date | Pays=country | Club=club |
        Sexe=gender | Puce=chip_code | Temps=clock_time""",
    "spanish": """
        Dorsal=bib | Nombre=first_name | Apellidos=last_name | F. nacimiento=birth_date | País=country |
        Equipo=club | Sexo=gender | Tiempo=clock_time""",
    "italian": """
        Pettorale=bib | Nome=first_name | Cognome=last_name | Data di nascita=birth_date | Nazione=country |
        Società=club | Sesso=gender | Tempo=clock_time""",
    "portuguese": """
        N.º=bib | Nome=first_name | Apelido=last_name | Data de nascimento=birth_date | País=country |
        Clube=club | Sexo=gender | Tempo=clock_time""",
    "czech": """
        St. číslo=bib | Jméno=first_name | Příjmení=last_name | Datum narození=birth_date | Země=country |
        Oddíl=club | Pohlaví=gender | Čas=clock_time""",
    "polish": """
        Nr startowy=bib | Imię=first_name | Nazwisko=last_name | Data ur.=birth_date | Kraj=country | Klub=club
        | Płeć=gender | Czas=clock_time""",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_in_thirteen_languages(language: str) -> None:
    pairs = " ".join(LANGUAGES[language].split()).split(" | ")
    wanted = dict(pair.split("=") for pair in pairs)
    found, doubts = matched(wanted)
    assert found == wanted
    assert not doubts


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Dossard", "bib"),
        ("Nº", "bib"),
        ("No.", "bib"),
        ("#", "bib"),
        ("START-NUMMER", "bib"),
        ("start_number", "bib"),
        ("Startnummer (verplicht)", "bib"),
        ("Startnummer *", "bib"),
        ("Startnummer / Bib", "bib"),
        ("M/K", "gender"),
        ("H/F", "gender"),
        ("Fdn", "birth_date"),
        ("Geb. am", "birth_date"),
        ("Date of birth (dd-mm-yyyy)", "birth_date"),
        ("Chip #", "chip_code"),
        ("E-mail", "email"),
        ("Netto tijd", "clock_time"),
    ],
)
def test_abbreviations_and_asides(header: str, meaning: str) -> None:
    assert matched({header: meaning}) == ({header: meaning}, set())


@pytest.mark.parametrize("header", ["Startnumer", "Voornnaam", "Achternam", "Geboortdatum", "Nationalitiet"])
def test_misspelt_headers_are_doubts(header: str) -> None:
    meanings = {"Startnumer": "bib", "Voornnaam": "first_name", "Achternam": "last_name", "Geboortdatum": "birth_date"}
    meaning = meanings.get(header, "country")
    assert matched({header: meaning}) == ({header: meaning}, {meaning})


@pytest.mark.parametrize(
    "header",
    [
        "Startuhrzeit",
        "Startzeit",
        "Emergency contact",
        "Naam vader",
        "Telefoon noodgeval",
        "Opmerkingen",
        "Categorie",
        "Place",
        "Woonplaats",
        "T-shirt",
        "Startgeld",
        "Ploegleider",
        "Startblok",
    ],
)
def test_false_friends_feed_nothing(header: str) -> None:
    assert matched({header: "words"}) == ({}, set())


REAL = (
    "Position= Dossard=bib Nom=last_name Prénom=first_name Sexe=gender Catégorie= Club=club Temps=clock_time Statut=",
    "place= bib=bib first=first_name last=last_name age= gender=gender city= state= country=country time=clock_time",
    "Stno=bib Card=chip_code Surname=last_name Firstname=first_name YB=birth_date S= Finish=clock_time Cl.name=club",
    "Pl.= Stnr.=bib Name=last_name Vorname=first_name Jg.=birth_date Verein/Ort=club AK= Netto=clock_time Brutto=",
    "StartNr=bib TotalTid=clock_time Starttid= Måltid=",
    "Kilp.nro=bib Nimi= Sarja= Seura=club Aika=clock_time",
)
"""Header lines of timing programs, and what each column means to us ("" nothing)."""


@pytest.mark.parametrize("line", REAL)
def test_header_lines_of_timing_programs(line: str) -> None:
    headers, wanted = zip(*(pair.split("=") for pair in line.split()), strict=True)
    cells = {"state": ["NY", "CO"], "Statut": ["payé", "non"], "": ["some", "words"]}
    meanings = [meaning if meaning != "birth_date" else "birth_year" for meaning in wanted]
    values = [
        cells.get(header) or CELLS.get(meaning) or cells[""] for header, meaning in zip(headers, meanings, strict=True)
    ]
    sheet = Sheet.of("x", headers, list(zip(*values, strict=True)))
    found = mapping.match(sheet, FIELDS)
    named = [(found.field_of(at) or "").removeprefix("x_") for at in range(len(headers))]
    assert named == list(wanted)


def test_birth_years_stand_in_for_birth_dates_with_a_doubt() -> None:
    assert matched({"Jahrgang": "birth_year"}) == ({"Jahrgang": "birth_date"}, {"birth_date"})
    assert matched({"Jg": "birth_year", "Geburtsdatum": "birth_date"})[0] == {"Geburtsdatum": "birth_date"}


@pytest.mark.parametrize(
    ("headers", "wanted"),
    [
        (("Naam", "Voornaam"), {"Naam": "last_name", "Voornaam": "first_name"}),
        (("Name", "Vorname"), {"Name": "last_name", "Vorname": "first_name"}),
        (("Nom", "Prénom"), {"Nom": "last_name", "Prénom": "first_name"}),
        (("Name", "Surname"), {"Name": "first_name", "Surname": "last_name"}),
        (("Cognome", "Nome"), {"Cognome": "last_name", "Nome": "first_name"}),
    ],
)
def test_name_beside_another_name(headers: tuple[str, str], wanted: dict[str, str]) -> None:
    assert matched(dict.fromkeys(headers, "first_name"))[0] == wanted


def test_a_whole_name_feeds_no_half() -> None:
    assert matched({"Naam": "first_name", "Nr": "bib"})[0] == {"Nr": "bib"}


def test_the_time_that_counts_is_preferred() -> None:
    found, doubts = matched({"Gun time": "clock_time", "Chip time": "clock_time"})
    assert found == {"Chip time": "clock_time"}
    assert not doubts


def test_two_columns_that_say_the_same_are_a_doubt() -> None:
    found, doubts = matched({"Time": "clock_time", "time": "clock_time"})
    assert found == {"Time": "clock_time"}
    assert doubts == {"clock_time"}


def test_status_of_payment_is_no_race_status() -> None:
    assert matched({"Status": "words"}) == ({}, set())
    sheet = Sheet.of("x", ["state"], [["NY"], ["CO"], ["TX"]])
    assert not mapping.match(sheet, (Field("state", "State", "state"),)).columns


def test_cells_speak_where_headers_are_silent() -> None:
    headers = {"q1": "birth_date", "q2": "chip_code", "q3": "email", "q4": "clock_time"}
    found, doubts = matched(headers)
    assert found == headers
    assert doubts == set(headers.values())


def test_without_a_header_only_cells_speak() -> None:
    sheet = Sheet.of("x", ["A", "B"], [["7", "2001-01-31"], ["8", "1999-12-01"]])
    sheet.header_row = None
    found = mapping.match(sheet, FIELDS)
    assert dict(found.columns) == {"x_birth_date": 1, "x_bib": 0}
    assert found.doubts == {"x_birth_date", "x_bib"}


def test_what_was_remembered_wins() -> None:
    remembered = {"Zaxx": "x_bib", "Startnr": "x_chip_code"}
    found, doubts = matched({"Zaxx": "words", "Startnr": "bib"}, remembered=remembered)
    assert found == {"Zaxx": "bib", "Startnr": "chip_code"}
    assert not doubts


def test_the_platforms_own_names_are_known() -> None:
    sheet = Sheet.of("x", ["born_year", "dam_sire"], [["2010", "Voltaire"]])
    fields = (Field("born_year", "Year of birth", "birth_year"), Field("dam_sire", "Dam's sire", "dam_sire"))
    assert dict(mapping.match(sheet, fields).columns) == {"born_year": 0, "dam_sire": 1}


def test_two_columns_never_feed_one_field_nor_one_column_two() -> None:
    sheet = Sheet.of("x", ["Nr", "Startnr", "Bib"], [["1", "2", "3"]])
    fields = (Field("a", "a1", "bib"), Field("b", "b1", "bib"))
    found = mapping.match(sheet, fields)
    assert len(set(found.columns.values())) == len(found.columns)


def of_columns(columns: dict[str, list[str]]) -> dict[str, str]:
    """header -> meaning, with ? for a doubt."""
    sheet = Sheet.of("x", list(columns), list(zip(*columns.values(), strict=True)))
    found = mapping.match(sheet, FIELDS)
    return {
        sheet.headers[at]: name.removeprefix("x_") + ("?" if name in found.doubts else "")
        for name, at in found.columns.items()
    }


def test_questions_of_forms_are_read_with_a_doubt() -> None:
    assert of_columns(
        {
            "Wat is je voornaam?": ["Jan", "Anna"],
            "Wat is je achternaam?": ["Boer", "Smit"],
            "Which race are you entering?": ["10 km", "5 km"],
            "Heb je een chip?": ["Ja", "Nee"],
            "First name of your emergency contact": ["Eva", "Tim"],
            "Club-Nr.": ["12", "13"],
        }
    ) == {
        "Wat is je voornaam?": "first_name?",
        "Wat is je achternaam?": "last_name?",
        "Which race are you entering?": "race?",
    }


def test_what_stands_behind_a_colon_counts() -> None:
    columns = {
        "Athlete: First name": ["Jan", "Anna"],
        "Athlete: Date of birth": ["1990-01-02", "1991-02-03"],
        "Sex: M/F": ["M", "F"],
        "Bib:": ["7", "8"],
        "Club: where you run": ["AV", "KC"],
    }
    wanted = ["first_name", "birth_date", "gender", "bib", "club"]
    assert of_columns(columns) == dict(zip(columns, wanted, strict=True))


def test_a_short_header_is_not_believed_against_its_cells() -> None:
    assert of_columns({"km": ["5,2", "7,1"], "G": ["M", "F"]}) == {"G": "gender?"}


def test_of_two_columns_the_filled_one_feeds_the_field() -> None:
    assert of_columns({"Team": ["", ""], "Cl.name": ["AV Bern", "OLG Zug"]}) == {"Cl.name": "club"}


def test_years_of_study_are_no_years_of_birth() -> None:
    assert of_columns({"Year": ["SR", "JR"]}) == {}
    assert of_columns({"Year": ["1985", "1990"]}) == {"Year": "birth_date?"}


def test_running_numbers_and_dates_of_entry_are_not_taken_for_bibs_and_birth_dates() -> None:
    assert of_columns({"": ["1", "2", "3"], "Timestamp": ["3/1/2026 14:01", "3/2/2026 9:00", "3/4/2026 8:11"]}) == {}
    assert of_columns({"": ["12", "7", "3"], "Qwert": ["3/1/1986", "3/2/1990", "3/4/2001"]}) == {
        "": "bib?",
        "Qwert": "birth_date?",
    }


def test_ticks_and_particles_are_no_sexes_and_countries() -> None:
    assert of_columns({"": ["x", ""], "Qwert": ["de", "la"]}) == {}
    assert of_columns({"": ["M", ""], "Qwert": ["DE", "LA"]}) == {"": "gender?", "Qwert": "country?"}


def test_abbreviations_with_a_dot_stand_for_what_only_they_can() -> None:
    columns = {
        "Achtern.": ["Boer", "Smit"],
        "Voorn.": ["Jan", "Anna"],
        "Transp.": ["AB12345", "AB12346"],
        "Nasj.": ["NO", "SE"],
        "P.": ["3", "9"],
    }
    assert of_columns(columns) == {
        "Achtern.": "last_name",
        "Voorn.": "first_name",
        "Transp.": "chip_code",
        "Nasj.": "country",
        "P.": "bib?",
    }
    assert of_columns({"Apell.": ["Núñez"], "Nombre": ["José"]}) == {"Apell.": "last_name", "Nombre": "first_name"}


def test_a_year_of_birth_under_born_and_a_horse_that_is_written_like_a_sex() -> None:
    fields = (Field("horse.born_year", "Born", "birth_year"), Field("horse.name", "Horse", "horse"))
    sheet = Sheet.of("x", ["Född", "Koń"], [["2012", "Caruso"], ["2014", "Donna"]])
    assert mapping.match(sheet, fields).columns == {"horse.born_year": 0, "horse.name": 1}
    dates = Sheet.of("x", ["Född", "Kön"], [["2012-01-31", "M"], ["2014-02-01", "F"]])
    assert mapping.match(dates, fields).columns == {}


def test_the_place_among_ones_sex_is_not_the_sex() -> None:
    assert of_columns({"M/F": ["M", "F", "M", "M"], "Gender": ["1", "2", "3", "4"]}) == {"M/F": "gender"}
    assert of_columns({"Gender": ["1", "2", "1", "2"]}) == {"Gender": "gender"}
