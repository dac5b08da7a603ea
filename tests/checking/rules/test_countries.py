"""Countries: two-letter codes, Olympic codes, names; doubts are asked."""

from __future__ import annotations

import pytest

from resultdesk.checking.rules import countries
from tests.checking.one_column import checked, codes, fixes, mended

ISO = countries.iso_country("x")
IOC = countries.ioc_country("x")


@pytest.mark.parametrize("text", ["NL", "nl", "NA", "no", ""])
def test_two_letter_codes_in_either_case_are_fine(text: str) -> None:
    assert codes(checked([ISO], text)) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("NED", "NL"),
        ("NLD", "NL"),
        ("ger", "DE"),
        ("DEU", "DE"),
        ("SUI", "CH"),
        ("RSA", "ZA"),
        ("Deutschland", "DE"),
        ("Nederland", "NL"),
        ("Holland", "NL"),
        ("Sverige", "SE"),
        ("Tjeckien", "CZ"),
        ("España", "ES"),
        ("Royaume-Uni", "GB"),
        ("UK", "GB"),
        ("Suomi", "FI"),
        ("Polska", "PL"),
        ("Côte d'Ivoire", "CI"),
    ],
)
def test_other_codes_and_names_are_read(text: str, iso: str) -> None:
    assert mended(checked([ISO], text)) == [iso]


def test_brn_is_bahrain_or_brunei_and_asked() -> None:
    checker = checked([ISO], "BRN")
    assert codes(checker) == ["x.country"]
    assert fixes(checker) == [("BN", False, "iso3"), ("BH", False, "ioc")]


def test_other_codes_of_the_column_prove_which_table_it_keeps_to() -> None:
    assert mended(checked([ISO], "BRN", "GER")) == ["BH", "DE"]
    assert mended(checked([ISO], "BRN", "DEU")) == ["BN", "DE"]
    assert mended(checked([ISO], "BRN", "DEU", "GER"))[0] == "BRN"


def test_a_name_of_two_countries_is_asked() -> None:
    assert fixes(checked([ISO], "Kongo")) == [("CD", False, "kongo=CD"), ("CG", False, "kongo=CG")]


def test_a_sign_as_on_cars_is_asked() -> None:
    assert fixes(checked([ISO], "D")) == [("DE", False, "car")]


@pytest.mark.parametrize(
    ("text", "ioc"), [("NL", "NED"), ("DEU", "GER"), ("Zwitserland", "SUI"), ("ger", "GER"), ("GB", "GBR")]
)
def test_olympic_codes_are_written_where_they_are_wanted(text: str, ioc: str) -> None:
    assert mended(checked([IOC], text)) == [ioc]


@pytest.mark.parametrize("text", ["GER", "NED", "SWE", "GBR", ""])
def test_olympic_codes_are_fine_where_they_are_wanted(text: str) -> None:
    assert codes(checked([IOC], text)) == []


def test_an_unknown_country_is_told_without_a_guess() -> None:
    checker = checked([ISO], "Atlantis", "XX")
    assert codes(checker) == ["x.iso_country"] * 2
    assert fixes(checker, 0) == fixes(checker, 1) == []
