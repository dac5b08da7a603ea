"""Every code that a rule can give has words, and the words find all their parameters."""

from __future__ import annotations

import re
from datetime import date

import pytest

from resultdesk.checking import fixing, wording
from resultdesk.checking.checker import Checker
from resultdesk.checking.groups import Group
from resultdesk.checking.rules import clocks, countries, dates, numbers, rows, texts, words
from resultdesk.core.fields import Choice, Mapping
from resultdesk.core.problems import Level, Rule
from resultdesk.core.sheet import Sheet
from resultdesk.core.values import clocks as values
from resultdesk.core.values.words import Gender, State

PLACES = re.compile(r"\{(\w+)\}")
RULES: list[Rule] = [
    rows.required_or_from("id", "bib"),
    texts.clean_text("id"),
    texts.alpha_dash("id"),
    texts.unique("id", Level.WARNING),
    texts.max_length("id", 9),
    texts.exact_length("chip", 7),
    dates.birth_date("born", date(2026, 11, 22)),
    countries.iso_country("land"),
    countries.ioc_country("nation"),
    words.gender("sex", {Gender.MALE: "male", Gender.FEMALE: "female"}),
    words.gender("gender", {Gender.MALE: "male", Gender.FEMALE: "female"}),
    words.state("state", {State.DID_NOT_FINISH: "DNF"}),
    numbers.integer("count"),
    clocks.race_time("time", clocks.Notation(lambda text: False, values.runsignup, {})),
    numbers.listed("race", [Choice("1", "A"), Choice("2", "B"), Choice("3", "B")]),
    texts.present("gone"),
]
COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("", "a/b", "a ", "a", "a\u200bb", "abcdefghij", "Ã«", "\ufffd"),
    "bib": ("1",),
    "chip": ("1", "12345678"),
    "born": ("2030-01-01", "1900-01-01", "x", "31-02-1990", "13-04-1990", "3/4/1990", "13.4.65", "36922", "1965",
             "03-04-1990", "2062-01-01"),
    "land": ("BRN", "Atlantis", "D", "Kongo"),
    "nation": ("NL",),
    "sex": ("vrouw", "m", "?"),
    "gender": ("m", "v"),
    "state": ("uitgevallen", "?"),
    "count": ("x", "7.0"),
    "time": ("14:25", "fast", "1h02", "DNS", "865", "0.01180", "9.15"),
    "race": ("9", "a", "b", "01"),
}  # fmt: skip


def checker() -> Checker:
    names = list(COLUMNS)
    depth = max(map(len, COLUMNS.values()))
    cells = [[(COLUMNS[name][row : row + 1] or ("",))[0] for name in names] for row in range(depth)]
    return Checker(Sheet.of("s", names, cells), Mapping({name: at for at, name in enumerate(names)}), RULES)


def groups() -> list[Group]:
    return checker().groups()


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.code)
def test_each_group_has_words(group: Group) -> None:
    found = wording.PROBLEMS["*." + group.code.partition(".")[2]]
    known = {"field", "n", *group.params}
    assert set(PLACES.findall(found.one + found.many)) <= known
    assert "{n}" in found.many or group.column is None


def test_each_problem_has_a_sentence() -> None:
    for problem in checker().problems():
        words_of = wording.PROBLEMS["*." + problem.verdict.code.partition(".")[2]]
        assert set(PLACES.findall(words_of.cell)) <= {"field", "value", *problem.verdict.params}


def test_each_cure_has_words() -> None:
    checked = checker()
    seen = set()
    for group in checked.groups():
        for cure in fixing.cures(checked, group):
            seen.add(cure.code)
            found = wording.FIXES[cure.code]
            assert set(PLACES.findall(found.one + found.many)) <= {*cure.params, "n"}, cure.code
            assert bool(found.question) == (cure.answer != "" and not cure.sure), cure.code
    assert {"read_date.proved_day_first", "read_date.day_first", "read_letter", "read_country.ioc", "pad"} <= seen


def test_no_words_are_left_over() -> None:
    told = {group.code.partition(".")[2] for group in groups()}
    told |= {problem.verdict.code.partition(".")[2] for problem in checker().problems()}
    assert {code.removeprefix("*.") for code in wording.PROBLEMS} - told <= {"required"}
