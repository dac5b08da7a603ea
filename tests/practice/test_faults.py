"""Faults as text, as objects, and counted down."""

from __future__ import annotations

import pytest

from resultdesk.core.errors import WrongUse
from resultdesk.practice.faults import DETAILS, Fault, Faults, parse
from resultdesk.practice.wire import CallKind


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("429", Fault("429", "1", 1)),
        ("tracx:429x2", Fault("429", "1", 2, platform="tracx")),
        ("tracx:429=5x2", Fault("429", "5", 2, platform="tracx")),
        ("tracx:401x1@list", Fault("401", "", 1, CallKind.LIST, "tracx")),
        ("500=503x*@any", Fault("500", "503", None, None)),
        ("422=prefixedx3", Fault("422", "prefixed", 3)),
        ("422=prefixed", Fault("422", "prefixed", 1)),
        ("cut", Fault("cut", "read")),
        ("cut=half@sign_in", Fault("cut", "half", 1, CallKind.SIGN_IN)),
        ("slow=0.25", Fault("slow", "0.25")),
        (" html=502x12 ", Fault("html", "502", 12)),
        ("opentrack:silent=storedx*", Fault("silent", "stored", None, platform="opentrack")),
    ],
)
def test_parse(text: str, fault: Fault) -> None:
    assert parse(text) == fault
    assert parse(str(fault)) == fault


@pytest.mark.parametrize(
    "text", ["", "teapot", "418", "429=soon", "cut=later", "422=x", "429x0", "429@night", "tracx:", "a:b:429", "429 x2"]
)
def test_what_is_no_fault(text: str) -> None:
    with pytest.raises(WrongUse) as caught:
        parse(text)
    assert caught.value.code == "practice.fault"
    assert caught.value.place == text


@pytest.mark.parametrize("kind", sorted(DETAILS))
def test_every_kind_can_be_switched_on_by_its_name_alone(kind: str) -> None:
    assert parse(kind).kind == kind


def test_a_fault_strikes_as_often_as_told() -> None:
    faults = Faults(["tracx:429x2"])
    struck = [faults.take("tracx", CallKind.UPLOAD) for _ in range(3)]
    assert [fault is not None for fault in struck] == [True, True, False]
    assert faults.active == []


def test_a_fault_without_an_end() -> None:
    faults = Faults(["500x*"])
    assert all(faults.take("equipe", CallKind.UPLOAD) for _ in range(20))
    faults.clear()
    assert faults.take("equipe", CallKind.UPLOAD) is None


def test_a_fault_passes_by_what_it_is_not_for() -> None:
    faults = Faults(["tracx:401", "403@list"])
    assert faults.take("runsignup", CallKind.UPLOAD) is None
    assert faults.take("tracx", CallKind.SIGN_IN) is None
    assert str(faults.take("runsignup", CallKind.LIST)) == "403x1@list"
    assert str(faults.take("tracx", CallKind.UPLOAD)) == "tracx:401x1@upload"


def test_any_call_may_be_struck() -> None:
    assert Faults(["html@any"]).take("tracx", CallKind.OTHER) is not None


def test_faults_strike_in_the_order_they_were_switched_on() -> None:
    faults = Faults(["429", "500"])
    assert [str(faults.take("x", CallKind.UPLOAD)) for _ in range(2)] == ["429=1x1@upload", "500=500x1@upload"]


def test_clearing_one_platform_leaves_the_others() -> None:
    faults = Faults(["tracx:429", "equipe:500", "html"])
    faults.clear("tracx")
    assert [str(fault) for fault in faults.active] == ["equipe:500=500x1@upload", "html=200x1@upload"]


def test_one_wrong_fault_switches_none_on() -> None:
    faults = Faults()
    with pytest.raises(WrongUse):
        faults.switch("429", "teapot")
    assert faults.active == []
