"""Every parameter that the platforms' documents name can be reached: as a field, a setting, or part of an account."""

from __future__ import annotations

import pytest

from resultdesk.platforms.contract import Platform
from resultdesk.platforms.equipe.collections import ORDER
from resultdesk.platforms.offers import Undoable
from resultdesk.platforms.registry import PLATFORMS

TRACX_NAMES = "unique_id first_name last_name date_of_birth race_id country_code"
TRACX = f"{TRACX_NAMES} team_name start_number chip_code gender state"
RUNSIGNUP_ROWS = "registration_id bib_num clock_time tally_value elevation_gain_in_mm"
RUNSIGNUP_POST = "race_id event_id individual_result_set_id request_format format"
RUNSIGNUP_SIGN_IN = "api_key api_secret tmp_key tmp_secret rsu_api_key sp_api_key"
EQUIPE = {
    "people": "foreign_id first_name last_name fornamn efternamn country licence email telefon",
    "horses": "foreign_id num name breed sex born_year sire dam_sire owner category fei_id country",
    "clubs": "foreign_id name logo_id logo_group",
    "competitions": "foreign_id clabb name status starts_on discipline horse_pony team arena start_time officials_data",
    "schedules": "foreign_id",
    "teams": "foreign_id st ord lagnr lagledare club.foreign_id payer.foreign_id",
    "starts": "foreign_id st ord category section rider.foreign_id horse.foreign_id team.foreign_id club.foreign_id",
}
EQUIPE_BATCH = "unique_by skip_user_changed where.competition.foreign_id replace abort_if_any.rid meeting_id"
OPENTRACK_ROWS = "bib time eventid round heat"
OPENTRACK_UNIT = "competition eventid round heat name note mode ignore_unknowns compress"


def fields(platform: Platform, **settings: str) -> set[str]:
    return {field.name for field in platform.fields(settings)}


def settings(platform: Platform) -> set[str]:
    return {setting.key for setting in platform.settings}


def test_tracx() -> None:
    assert fields(PLATFORMS["tracx"]) == set(TRACX.split())
    assert settings(PLATFORMS["tracx"]) == {"event_id", "race_id"}


def test_runsignup() -> None:
    platform = PLATFORMS["runsignup"]
    assert fields(platform) == set(RUNSIGNUP_ROWS.split())
    assert settings(platform) >= set(RUNSIGNUP_POST.split())


def test_the_keys_of_runsignup_are_each_explained() -> None:
    ways = PLATFORMS["runsignup"].sign_ins
    assert {name for way in ways for name in way.masked_query} == set(RUNSIGNUP_SIGN_IN.split())
    assert {name for way in ways for name in way.masked_headers} == {"X-RSU-API-SECRET"}
    assert all(way.explains for way in ways)
    assert all([plain.key for plain in way.plain] == ["rsu_api_reg"] for way in ways)
    assert all("RSU_API_REG_SECRET" in [secret.name for secret in way.secrets] for way in ways)


@pytest.mark.parametrize("collection", ORDER)
def test_equipe(collection: str) -> None:
    assert fields(PLATFORMS["equipe"], collection=collection) >= set(EQUIPE[collection].split())


def test_the_conditions_of_equipe_and_the_way_back() -> None:
    platform = PLATFORMS["equipe"]
    assert settings(platform) >= set(EQUIPE_BATCH.split())
    assert isinstance(platform, Undoable)
    assert "{transaction}" in platform.undo_where


def test_opentrack() -> None:
    platform = PLATFORMS["opentrack"]
    assert fields(platform) == set(OPENTRACK_ROWS.split())
    assert settings(platform) == set(OPENTRACK_UNIT.split())
    assert [plain.key for plain in platform.sign_ins[0].plain] == ["username"]


def test_the_modes_of_opentrack_are_explained() -> None:
    mode = next(setting for setting in PLATFORMS["opentrack"].settings if setting.key == "mode")
    assert mode.choices == ("update", "replace", "append")


@pytest.mark.parametrize("platform", PLATFORMS.values(), ids=PLATFORMS)
def test_each_choice_of_a_setting_is_a_sentence_for_people(platform: Platform) -> None:
    for setting in platform.settings:
        assert len(setting.words) == len(setting.choices), setting.key
        assert not set(setting.words) & set(setting.choices), setting.key
