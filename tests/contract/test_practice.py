"""Every platform against its practice stand-in, which knows the rules from the seeds alone, with every fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from resultdesk.core.errors import NoAnswer, SignInRefused
from resultdesk.platforms.contract import Outcome

if TYPE_CHECKING:
    from conftest import Stage

TAKEN = (Outcome.ACCEPTED, Outcome.QUEUED)

FAULTS = {
    "401": "sign_in",
    "403": "forbidden",
    "403=bare": "forbidden",
    "429=7": "throttled",
    "500": "failed",
    "500=503": "failed",
    "html": "garbled",
    "html=502": "failed",
    "garbled": "garbled",
    "garbled=other": "garbled",
    "refused": "refused",
    "422=plain": "refused",
    "422=prefixed": "refused",
    "422=enveloped": "refused",
}
"""What each fault means for a batch, unless the platform's sample says otherwise."""

SILENCES = {
    "cut=before": True,
    "cut=read": True,
    "cut=stored": True,
    "cut=half": True,
    "silent": True,
    "silent=stored": True,
}


def test_the_sample_is_taken_whole(stage: Stage) -> None:
    gate = stage.gate()
    for batch in stage.batches():
        answer = stage.platform.read(batch, stage.call(batch, gate))
        assert answer.outcome in TAKEN, answer
        assert answer.refused == ()
        assert answer.error is None


@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_fault_means(stage: Stage, fault: str) -> None:
    gate = stage.gate()
    gate.credentials()
    stage.server.faults.switch(f"{stage.platform.name}:{fault}")
    (batch, *_) = stage.batches()
    answer = stage.platform.read(batch, stage.call(batch, gate))
    meant = stage.sample.faults.get(fault, FAULTS[fault])
    assert (answer.error is None) is (answer.outcome in TAKEN)
    assert answer.error is not None or meant in TAKEN
    if fault == "429=7" and answer.retry_after is not None:
        assert answer.retry_after == 7.0


@pytest.mark.parametrize("fault", SILENCES)
def test_no_answer_is_unknown_and_not_failed(stage: Stage, fault: str) -> None:
    gate = stage.gate()
    gate.credentials()
    stage.server.faults.switch(f"{stage.platform.name}:{fault}")
    (batch, *_) = stage.batches()
    with pytest.raises(NoAnswer) as caught:
        stage.call(batch, gate)
    assert caught.value.arrived is SILENCES[fault]


def test_a_server_that_is_not_there_has_nothing(stage: Stage) -> None:
    gate = stage.gate()
    gate.credentials()
    (batch, *_) = stage.batches()
    stage.server.stop()
    with pytest.raises(NoAnswer) as caught:
        stage.call(batch, gate)
    assert not caught.value.arrived


def test_the_account_is_proved(stage: Stage) -> None:
    code, params = stage.gate().test()
    assert code.startswith(f"{stage.platform.name}.")
    assert all(isinstance(key, str) for key in params)


def test_wrong_secrets_are_refused_and_not_shown(stage: Stage) -> None:
    wrong = dict.fromkeys(stage.secrets, "geheim-wrong-1")
    with pytest.raises(SignInRefused) as caught:
        stage.gate(wrong).test()
    assert "geheim" not in str(caught.value) + repr(caught.value.params)


def test_no_secret_is_in_a_sealed_request(stage: Stage) -> None:
    for batch in stage.batches():
        whole = repr(batch).encode() + batch.request.body
        for secret in stage.secrets.values():
            assert secret.encode() not in whole


def test_lists_can_be_fetched(stage: Stage) -> None:
    gate = stage.gate()
    for setting in stage.platform.settings:
        if setting.listed:
            choices = gate.choices(setting.key, stage.sample.settings)
            assert all(choice.value and choice.label for choice in choices)
            wanted = stage.sample.settings.get(setting.key)
            if wanted:
                assert wanted in [choice.value for choice in choices]


def test_sending_the_sample_twice_is_taken_twice_where_it_is_safe(stage: Stage) -> None:
    if not stage.platform.repeatable(stage.sample.settings):
        return
    gate = stage.gate()
    (batch, *_) = stage.batches()
    for _ in range(2):
        assert stage.platform.read(batch, stage.call(batch, gate)).outcome in TAKEN
