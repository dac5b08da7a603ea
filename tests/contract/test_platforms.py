"""What every platform must keep to, whoever wrote it. See ``resultdesk.platforms.contract``."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resultdesk.core.errors import DeskError, SignInRefused, WrongUse
from resultdesk.core.problems import RowRule, UniqueRule, ValueRule
from resultdesk.platforms import address, contract
from resultdesk.platforms.contract import Account, Answer, Batch, Outcome, Platform, Table
from resultdesk.platforms.http import Http, Response
from resultdesk.platforms.offers import Divides
from resultdesk.platforms.registry import PLATFORMS

if TYPE_CHECKING:
    from conftest import Sample

SERVER = "https://host.example"
TAKEN = (Outcome.ACCEPTED, Outcome.QUEUED, Outcome.PARTLY_REFUSED)
SECRET = "geheim-4711"


def packed(platform: Platform, sample: Sample) -> list[Batch]:
    return platform.pack(sample.table, sample.settings, platform.servers[0])


def test_every_platform_has_a_sample() -> None:
    samples = {path.stem for path in (Path(__file__).parent / "samples").glob("*.json")}
    assert PLATFORMS.keys() - samples == set()


class TestDescription:
    """What a platform says of itself."""

    def test_every_member_of_the_contract_is_there(self, platform: Platform) -> None:
        wanted = [name for name, _ in inspect.getmembers(contract.Platform) if not name.startswith("_")]
        assert [name for name in wanted if not hasattr(platform, name)] == []

    def test_names(self, platform: Platform) -> None:
        assert platform.name == platform.name.lower()
        assert platform.label
        one, many = platform.noun
        assert one
        assert many
        assert "{" not in one + many

    def test_servers_can_be_called(self, platform: Platform) -> None:
        assert platform.servers
        for server in platform.servers:
            assert server.startswith("https://")
            assert address.server(server) == server

    def test_sign_ins(self, platform: Platform) -> None:
        keys = [way.key for way in platform.sign_ins]
        assert len(set(keys)) == len(keys) > 0
        for way in platform.sign_ins:
            assert way.label
            assert way.secrets
            assert way.masked_headers or way.masked_query
            for secret in way.secrets:
                assert secret.name == secret.name.upper()
                assert secret.label

    def test_settings_and_fields(self, platform: Platform, sample: Sample) -> None:
        keys = [setting.key for setting in platform.settings]
        names = [field.name for field in platform.fields(sample.settings)]
        assert len(set(keys)) == len(keys)
        assert len(set(names)) == len(names) > 0
        for setting in platform.settings:
            assert setting.label
            assert not setting.fills or setting.fills in names
            assert not setting.choices or not setting.default or setting.default in setting.choices
        for field in platform.fields(sample.settings):
            assert field.label
            assert field.meaning

    def test_the_sample_speaks_of_known_things(self, platform: Platform, sample: Sample) -> None:
        assert set(sample.settings) <= {setting.key for setting in platform.settings}
        assert set(sample.table.texts) <= {field.name for field in platform.fields(sample.settings)}

    def test_rules_are_about_fields(self, platform: Platform, sample: Sample) -> None:
        names = {field.name for field in platform.fields(sample.settings)}
        for lists in ({}, {setting.key: () for setting in platform.settings if setting.listed}):
            rules = platform.rules(sample.settings, lists)
            assert rules
            for rule in rules:
                if isinstance(rule, ValueRule | UniqueRule):
                    assert rule.field in names
                elif isinstance(rule, RowRule):
                    assert set(rule.fields) <= names


class TestPacking:
    """Packing is pure, complete and free of secrets."""

    def test_the_same_table_gives_the_same_requests(self, platform: Platform, sample: Sample) -> None:
        assert packed(platform, sample) == packed(platform, sample)

    def test_every_row_is_in_one_batch_with_its_key(self, platform: Platform, sample: Sample) -> None:
        batches = packed(platform, sample)
        assert [row for batch in batches for row in batch.rows] == list(sample.table.numbers)
        for batch in batches:
            assert len(batch.keys) == len(batch.rows) > 0
            assert all(batch.keys)

    def test_requests_go_to_the_server(self, platform: Platform, sample: Sample) -> None:
        for batch in platform.pack(sample.table, sample.settings, "http://127.0.0.1:99/practice"):
            assert batch.request.url.startswith("http://127.0.0.1:99/practice/")
            assert batch.request.method in ("POST", "PUT")
            assert batch.request.body
            assert "Content-Type" in batch.request.headers

    def test_no_row_no_request(self, platform: Platform, sample: Sample) -> None:
        nothing = Table([], {name: [] for name in sample.table.texts})
        assert platform.pack(nothing, sample.settings, SERVER) == []

    def test_a_missing_setting_is_said(self, platform: Platform, sample: Sample) -> None:
        short = {key: value for key, value in sample.settings.items() if key != sample.needs}
        with pytest.raises(WrongUse):
            platform.pack(sample.table, short, platform.servers[0])

    def test_parts_of_a_batch_are_the_batch(self, platform: Platform, sample: Sample) -> None:
        if not isinstance(platform, Divides):
            return
        for batch in packed(platform, sample):
            whole = platform.only(batch, range(len(batch.rows)))
            assert whole is not None
            assert (whole.rows, whole.keys) == (list(batch.rows), list(batch.keys))
            for at in range(len(batch.rows)):
                one = platform.only(batch, [at])
                assert one is not None
                assert (one.rows, one.keys) == ([batch.rows[at]], [batch.keys[at]])
                assert one.request.url == batch.request.url

    def test_repeating_is_safe_or_not(self, platform: Platform, sample: Sample) -> None:
        assert platform.repeatable(sample.settings) in (True, False)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "data",
                    "errors",
                    "error",
                    "success",
                    "message",
                    "error_code",
                    "error_msg",
                    "virtual_results",
                    "record",
                ]
            )
            | st.text(max_size=6),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


class TestReading:
    """Reading is total: whatever comes back is an Answer about rows of the batch."""

    @given(
        status=st.integers(100, 599),
        body=st.binary(max_size=120) | VALUES.map(lambda value: json.dumps(value).encode()),
        headers=st.dictionaries(
            st.sampled_from(["retry-after", "content-type", "location", "date"]), st.text(max_size=30)
        ),
    )
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_whatever_comes_back(
        self, platform: Platform, sample: Sample, status: int, body: bytes, headers: dict[str, str]
    ) -> None:
        (batch, *_) = packed(platform, sample)
        answer = platform.read(batch, Response(status, headers, body))
        assert isinstance(answer, Answer)
        assert {(one.row, one.key) for one in answer.refused} <= set(zip(batch.rows, batch.keys, strict=True))
        assert answer.error is None or isinstance(answer.error, DeskError)
        if not 200 <= status < 300:
            assert answer.outcome not in TAKEN
        assert answer.retry_after is None or answer.retry_after >= 0

    @pytest.mark.parametrize(
        ("status", "outcome"),
        [
            (401, Outcome.SIGN_IN),
            (429, Outcome.THROTTLED),
            (502, Outcome.FAILED),
            (503, Outcome.FAILED),
            (302, Outcome.GARBLED),
            (413, Outcome.REFUSED),
        ],
    )
    def test_statuses_that_mean_the_same_everywhere(
        self, platform: Platform, sample: Sample, status: int, outcome: Outcome
    ) -> None:
        (batch, *_) = packed(platform, sample)
        assert platform.read(batch, Response(status, {}, b"")).outcome is outcome

    @pytest.mark.parametrize("status", [200, 201, 403, 404, 500])
    def test_a_web_page_is_never_a_yes(self, platform: Platform, sample: Sample, status: int) -> None:
        (batch, *_) = packed(platform, sample)
        page = Response(status, {"content-type": "text/html"}, b"<!DOCTYPE html><html>Success! accepted</html>")
        answer = platform.read(batch, page)
        assert answer.outcome not in TAKEN
        assert answer.error is not None


class TestGate:
    """A gate calls nobody before it must and shows no secret."""

    def test_secrets_that_cannot_be_sent_are_told_before_any_call(self, platform: Platform) -> None:
        for way in platform.sign_ins:
            for odd in ("two words", "caf\u00e9", "\u201ctok\u201d", "a\r\nb"):
                secrets = {secret.name: SECRET + odd for secret in way.secrets}
                plain = {setting.key: "someone@example.org" for setting in way.plain}
                account = Account("a", platform.name, "http://127.0.0.1:1", way.key, plain)
                if all(name == "PASSWORD" for name in secrets):
                    continue  # a password goes into a body, where anything may stand
                with pytest.raises(SignInRefused) as caught:
                    platform.gate(Http(), account, secrets).credentials()
                assert SECRET not in str(caught.value)

    def test_a_gate_prints_no_secret(self, platform: Platform) -> None:
        for way in platform.sign_ins:
            secrets = {secret.name: SECRET for secret in way.secrets}
            plain = {setting.key: "someone@example.org" for setting in way.plain}
            account = Account("a", platform.name, "http://127.0.0.1:1", way.key, plain)
            assert SECRET not in repr(platform.gate(Http(), account, secrets))
