"""Countries: codes of three kinds and names in many languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resultdesk.core.values import countries


def found(text: str) -> list[str]:
    return [reading.country for reading in countries.readings(text)]


def test_iso_3166_1_has_249_countries() -> None:
    assert len(countries.iso2_codes()) == 249


@pytest.mark.parametrize("code", ["XK", "UK", "EU", "XX", "EL", "AN"])
def test_codes_that_iso_does_not_have(code: str) -> None:
    assert not countries.is_iso2(code)


@pytest.mark.parametrize("code", ["nl", "NL", "Nl", "NA", "no", "TW", "PS"])
def test_codes_that_iso_has_in_either_case(code: str) -> None:
    assert countries.is_iso2(code)


@pytest.mark.parametrize("code", ["ℕL", "ｎｌ", "n", "nld", "", "ßß"])
def test_other_letters_are_no_codes(code: str) -> None:
    assert not countries.is_iso2(code)


@pytest.mark.parametrize(
    ("iso", "three", "olympic"),
    [
        ("NL", "NLD", "NED"),
        ("DE", "DEU", "GER"),
        ("CH", "CHE", "SUI"),
        ("DK", "DNK", "DEN"),
        ("PT", "PRT", "POR"),
        ("GR", "GRC", "GRE"),
        ("ZA", "ZAF", "RSA"),
        ("BH", "BHR", "BRN"),
        ("BN", "BRN", "BRU"),
        ("SE", "SWE", "SWE"),
        ("GB", "GBR", "GBR"),
        ("TW", "TWN", "TPE"),
        ("HR", "HRV", "CRO"),
        ("LV", "LVA", "LAT"),
        ("SI", "SVN", "SLO"),
        ("BG", "BGR", "BUL"),
    ],
)
def test_the_three_kinds_of_codes(iso: str, three: str, olympic: str) -> None:
    assert (countries.iso3(iso), countries.ioc(iso)) == (three, olympic)


def test_only_one_code_means_two_countries() -> None:
    assert found("BRN") == ["BN", "BH"]
    codes = {countries.iso3(code) for code in countries.iso2_codes()} | countries.ioc_codes()
    assert {code for code in codes if len(found(code)) != 1} == {"BRN"}


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("Netherlands", "NL"),
        ("Nederland", "NL"),
        ("Niederlande", "NL"),
        ("Nederländerna", "NL"),
        ("Alankomaat", "NL"),
        ("Pays-Bas", "NL"),
        ("Países Bajos", "NL"),
        ("Paesi Bassi", "NL"),
        ("Países Baixos", "NL"),
        ("Nizozemsko", "NL"),
        ("Holandia", "NL"),
        ("SVERIGE", "SE"),
        ("Österreich", "AT"),
        ("Oesterreich", "AT"),
        ("Tyskland", "DE"),
        ("Great Britain", "GB"),
        ("U.S.A.", "US"),
        ("Verenigde Staten", "US"),
        ("Turkey", "TR"),
        ("Tschechische Republik", "CZ"),
        ("Cote d'Ivoire", "CI"),
    ],
)
def test_names_in_many_languages(name: str, iso: str) -> None:
    assert found(name) == [iso]


def test_which_table_a_code_shows() -> None:
    assert [countries.table_of(code) for code in ("GER", "DEU", "SWE", "BRN", "x")] == ["ioc", "iso3", None, None, None]


@given(st.text(max_size=12))
def test_any_text_can_be_asked(text: str) -> None:
    assert set(found(text)) <= countries.iso2_codes()
