"""What race offices write over their columns, as lists in thirteen languages have it, with their abbreviations."""

from __future__ import annotations

import pytest

from resultdesk.sheets import mapping

WRITTEN = {
    "bib": """
        Bib# | Race No | Race No. | Bib No. | Plate | Race Plate | Number | Start No | Comp. No. |
        Competitor No | Cap No | Startnr. | Start-Nr. | St.-Nr. | StNr | Stnr | St.Nr. | Stno |
        Startnummern | Rückennummer | Nr. | Startno | Startnummer | Nummerlapp | St.nr. | Startnr |
        Rugnr | Rugnr. | Beennummer | Wedstrijdnr | Wedstr.nr | Dossard n° | N° dossard | N° de
        dossard | Dos. | N° | Num | Plaque | Nº dorsal | Dorsal nº | Pett. | N. Pett. | Nº peito |
        Nº | St. č. | Start. č. | St.č. | Startovní č. | Č. | Nr start. | Nr st. | Nr zaw. | Numer
        startowy | Kilpailunro | Nro | Kilp.nro | Bib.""",
    "full_name": """
        Name | Rider | Athlete | Swimmer | Runner Name | Navn | Nimi | Name, Vorname | Nachname,
        Vorname | Name Vorname | NOM | Nom de l'athlète | Nom, Prénom | NOM Prénom | Nom et prénom |
        Apellidos, Nombre | Nombre y Apellidos | Cognome e Nome | Atleta | Nome | Nome do Atleta |
        Jméno | Příjmení a jméno | Jméno závodníka | Nazwisko i imię | Zawodnik | Deelnemer | Ruiter
        | Rijder | Reiter/in | Ryttare | Rytter | Cavalier | Jinete | Cavaliere | Jezdec |
        Zawodniczka | Förare | Kusk""",
    "last_name": """
        Familienname | NACHNAME | Familienn. | Apellidos | Apellido(s) | 1er Apellido | Cognome |
        Apelido | Příjmení | Nazwisko""",
    "first_name": """
        Vorn. | Vname | Fornavn | Förnamn | Etunimi | Prénom | Prénoms | Imię | Imie | Roepnaam""",
    "initials": """
        Voorvoegsel | Voorletters | Tussenvoegsels""",
    "birth_date": """
        DOB | D.O.B. | Date of Birth | Birth Date | Born | Birthdate | B.Date | Geb. | Geb.datum |
        Geb. datum | Geboortedat. | Geb.-Datum | Geburtsdat. | Geb.Dat. | geb. am | Född |
        Födelsedata | Födelsedatum | Fødselsdato | Fødselsdag | Født | F.dato | Fødsdato | Synt.aika
        | Syntymäpäivä | Date naiss. | Date de naiss. | Né(e) le | Né le | Naiss. | D. Naissance |
        Date Naissance | DDN | F. Nac. | Fecha Nac. | F.Nacimiento | Fecha de nacimiento | Data nasc.
        | Data Nasc | D. Nasc. | Dt. Nasc. | Data di nascita | Nato/a il | Dat. nar. | Datum nar. |
        Data ur. | Data urodz. | Data urodzenia | Nar.""",
    "birth_year": """
        YOB | YB | Year | Yr | Birth Yr | Jg. | JG | Jahrg. | Jahrgang | Geb.jahr | Geb.-Jahr |
        Jahr | Geb.jaar | Geboortejr | Jaar | Födelseår | Född år | År | Fødselsår | Født år | Årg.
        | Synt.v. | Synt. vuosi | S.vuosi | Année naiss. | An. naiss. | Année | Año nac. | Año |
        Anno | Anno nasc. | Anno di nascita | Ano | Ano nasc. | Ročník | Roč. | R.nar. | Rok nar. |
        Rok ur. | Rocznik | Rok""",
    "gender": """
        Sex | Gender | M/F | Sex (M/F) | Gndr | Geschl. | Sexe | Sex. | M/W | W/M | m/w/d | m/w
        | Kön | Kjønn | Køn | Sukup. | Sexo | Sesso | Sess. | Género | Pohl. | Pohlaví | Płeć |
        K/M | M/V | M/K | H/F | Gesl. | Geslacht""",
    "club": """
        Club | Team | Club/Team | Team/Club | Club or Team | Verein | Verein/Ort | Verein / Ort |
        Verein/Team | Team/Verein | Verein oder Ort | Mannschaft | Vereniging | Ver. |
        Vereniging/Woonplaats | Ploeg | Klubb | Klub | Förening | Lag | Idrottsförening | Seura |
        Équipe | Association | Club / Association | Equipo | Club/Equipo | Società | Soc. | Squadra
        | Società sportiva | Clube | Equipa | Clube/Equipa | Oddíl | Oddíl / bydliště | Klub /
        Miejscowość | Klub/Drużyna | Drużyna | Team Name | School | Affiliation | Org""",
    "country": """
        Nat | Nat. | NAT | Nation | Country | NOC | Nationality | Nationalität | Land | Ländercode
        | Nationalitet | Maa | Kansalaisuus | Pays | Nationalité | Naz. | Nazionalità | Nacionalidad
        | País | Nac. | Země | Stát | Kraj | Narodowość | Nationaliteit | Fed.""",
    "chip_code": """
        Chip | Chip No | ChipNo | Chipno | SI-card | SI Card | SIcard | SI card no | Card | Emit |
        Emit-nr | Bricka | Bricknr | SI-nr | SI | Brikke | Brikkenr. | Brik | Briknr. | SI číslo |
        Čip | SI čip | Číslo čipu | Numer chipa | Transponder | Transponder 1 | Tag | Tag ID | Puce
        | N° puce | Chip-Nr. | Chip ID | Nº chip | Codice chip | Chipnummer | MyLaps chip | Chipcode
        | Emit no | Kilpailukortti""",
    "clock_time": """
        Time | Finish Time | Chip Time | Gun Time | Net Time | Finish | Result | Tijd | Netto |
        Nettotijd | Bruto | Eindtijd | Zeit | Netto-Zeit | Brutto | Laufzeit | Tid | Sluttid |
        Resultat | Mål | Aika | Tulos | Loppuaika | Temps | Temps réel | Temps officiel | Temps net
        | Chrono | Tiempo | T. Real | Tiempo Neto | T. Oficial | Tempo | T. Ufficiale | Tempo Chip
        | Tempo reale | Real Time | Gun | Čas | Výsledný čas | Cílový čas | Czas | Czas netto |
        Czas brutto | Wynik | Meta | Total Time""",
    "event": """
        Event | Épreuve | Onderdeel | Øvelse | Gren | Laji | Konkurencja | Disziplin""",
    "race": """
        Race | Distance | Wettbewerb | Strecke | Lauf | Contest | Course | Parcours | Afstand |
        Wedstrijd | Distans | Lopp | Løp | Distanse | Tävling | Matka | Prueba | Distancia |
        Carrera | Gara | Distanza | Percorso | Prova | Trať | Závod | Dystans | Bieg | Competition""",
    "heat": """
        Heat | Wave | Serie | Startblock | Startvåg""",
    "round": """
        Round""",
    "state": """
        Status | State | Stav""",
    "registration_id": """
        Reg ID | Registration ID | Entry ID | Anmelde-ID | Inschrijfnr | Order Number""",
    "horse": """
        Horse | Pferd | Paard | Häst | Hest | Hevonen | Cheval | Caballo | Cavallo | Kůň | Hästens
        namn""",
    "horse_number": """
        Kopf-Nr.""",
    "horse_id": """
        FEI ID""",
}
"""meaning -> headers of real lists, divided by |."""


@pytest.mark.parametrize("meaning", WRITTEN)
def test_headers_as_they_are_written(meaning: str) -> None:
    headers = [" ".join(header.split()) for header in WRITTEN[meaning].split("|")]
    likeliest = {header: max((said := mapping.meanings(header)), key=said.get, default="") for header in headers}
    assert {header: found for header, found in likeliest.items() if found != meaning} == {}


@pytest.mark.parametrize(
    "header", ["Lane", "Lfd. Nr.", "Startplats", "Anrede", "Group", "Flag", "Contact: parent's name"]
)
def test_headers_that_say_nothing(header: str) -> None:
    assert mapping.meanings(header) == {}
