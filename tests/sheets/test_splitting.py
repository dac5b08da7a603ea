from __future__ import annotations

import pytest

from resultdesk.core.edits import apply
from resultdesk.core.fields import Field, Mapping
from resultdesk.core.sheet import Sheet
from resultdesk.sheets import splitting, wording

NAMES = (Field("first_name", "First name", "first_name"), Field("last_name", "Last name", "last_name"))


def sheet(header: str, *names: str) -> Sheet:
    return Sheet.of("x", ["Bib", header], [[str(at), name] for at, name in enumerate(names)])


def divided(header: str, *names: str) -> list[tuple[str, str]]:
    """What the likeliest way makes of the names."""
    one = sheet(header, *names)
    apply(one, splitting.ways(one, 1)[0].edit)
    return [(first, last) for _, _, first, last in (one.row_texts(at) for at in range(len(one)))]


def test_comma_stands_between() -> None:
    assert divided("Naam", "Beer, Jan", "van der Meer, Anna Maria") == [("Jan", "Beer"), ("Anna Maria", "van der Meer")]


def test_capitals_are_the_last_name() -> None:
    assert divided("Nom", "Jean-Luc LE GALL", "DUPONT Marie") == [("Jean-Luc", "LE GALL"), ("Marie", "DUPONT")]


def test_first_then_last_with_particles() -> None:
    found = divided("Name", "Jan Beer", "Anna van der Meer", "Ana Maria dos Santos", "John Paul Smith")
    assert found == [("Jan", "Beer"), ("Anna", "van der Meer"), ("Ana Maria", "dos Santos"), ("John Paul", "Smith")]


@pytest.mark.parametrize("header", ["Cognome e nome", "Příjmení jméno", "Nachname Vorname", "Naam voornaam"])
def test_header_says_last_then_first(header: str) -> None:
    assert divided(header, "Rossi Mario", "De Luca Anna") == [("Mario", "Rossi"), ("Anna", "De Luca")]


def test_both_orders_are_offered() -> None:
    codes = [way.code for way in splitting.ways(sheet("Name", "Jan Beer", "Piet Bo"), 1)]
    assert codes == ["names.first_last", "names.last_first"]
    assert set(codes) <= set(wording.WAYS)


def test_a_name_of_one_word_stays_a_last_name() -> None:
    one = sheet("Name", "Jan Beer", "Piet Bo", "Anna Smit", "Kees Vos", "Madonna")
    way = splitting.ways(one, 1)[0]
    assert way.left == 1
    assert way.samples[0] == ("Jan Beer", "Jan", "Beer")
    apply(one, way.edit)
    assert one.row_texts(4) == ["4", "Madonna", "", "Madonna"]


def test_the_column_stays_and_one_undo_takes_it_back() -> None:
    one = sheet("Name", "Jan Beer", "Piet Bo")
    inverse, _ = apply(one, splitting.ways(one, 1)[0].edit)
    assert one.headers == ["Bib", "Name", "First name", "Last name"]
    apply(one, inverse)
    assert one.headers == ["Bib", "Name"]


def test_single_words_are_not_divided() -> None:
    assert splitting.ways(sheet("Name", "Beer", "Bo"), 1) == []


def test_needed_where_no_column_feeds_the_names() -> None:
    one = sheet("Naam", "Jan Beer")
    assert splitting.needed(one, Mapping({}), NAMES) == 1
    assert splitting.needed(one, Mapping({"last_name": 1}), NAMES) is None
    assert splitting.needed(one, Mapping({"bib": 1}), NAMES) is None
    assert splitting.needed(one, Mapping({}), NAMES[:0]) is None
