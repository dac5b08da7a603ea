"""What is said of a parcel and of a call that got no answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resultdesk.core.errors import DeskError, NoAnswer
from resultdesk.core.problems import Fix
from resultdesk.desk import sentences
from resultdesk.sending.parcel import Source, State
from resultdesk.sending.receipts import SEEN, BatchLine, Counts, Receipt, Times
from resultdesk.sending.refused import RefusedRows

CUT = NoAnswer("http.reset", "api.example.org", arrived=True)


def receipt(*lines: BatchLine, platform: str = "runsignup", trouble: DeskError | None = None) -> Receipt:
    return Receipt(
        "1", platform, "Me", "https://api.example.org", "Spring Run", {}, Source("a.csv", "ab"), State.UNKNOWN,
        Counts(), RefusedRows(()), lines, None, Times(0.0), trouble=trouble,
    )  # fmt: skip


def test_after_a_call_that_may_have_arrived_one_looks_on_the_platform() -> None:
    assert sentences.error(CUT).do == ("It may or may not have arrived: look on the platform before you send it again.")


@pytest.mark.parametrize("code", ["http.reset", "http.cut", "http.timeout_read", "answer.broken", "answer.garbled"])
def test_a_call_that_carried_no_rows_leaves_nothing_to_look_for(code: str) -> None:
    signing_in = NoAnswer(code, "api.example.org", arrived=False, label="Tracx", status=500)
    assert sentences.error(signing_in).do == "Try again in a few minutes. What was not taken is kept in the outbox."


def test_the_cause_of_a_parcel_is_its_trouble_before_that_of_its_requests() -> None:
    failed = BatchLine(State.UNKNOWN, None, 1, "", 2, error=CUT)
    assert str(sentences.cause(receipt(failed))).startswith("api.example.org hung up before it answered. It may")
    asks = sentences.cause(receipt(failed, trouble=DeskError("outbox.asks", "1")))
    assert asks is not None
    assert asks.what == "For some rows no answer came, and sending them again could double them."


def test_a_request_that_was_divided_is_not_the_cause() -> None:
    whole = BatchLine(State.REFUSED, 200, 1, "", 2, divided=True, error=DeskError("answer.refused", "RunSignup"))
    assert sentences.cause(receipt(whole, BatchLine(State.ACCEPTED, 200, 1, "", 1))) is None


def test_a_request_that_was_seen_to_have_arrived_is_not_the_cause_but_is_told_of() -> None:
    found = BatchLine(State.ACCEPTED, None, 1, "", 2, error=CUT, notes=(SEEN,))
    assert sentences.cause(receipt(found)) is None
    told = "No answer came for some of the accepted rows; RunSignup was seen to show them."
    assert sentences.seen(replace(receipt(found), notes=(SEEN,))) == told
    assert sentences.seen(receipt(BatchLine(State.ACCEPTED, 200, 1, "", 2))) == ""


def test_nobody_looks_on_a_platform_that_makes_a_second_call_harmless() -> None:
    failed = BatchLine(State.UNKNOWN, None, 1, "", 2, error=CUT)
    assert str(sentences.cause(receipt(failed, platform="tracx"))) == "api.example.org hung up before it answered."


def test_that_sending_again_is_safe_is_said_only_where_it_is() -> None:
    assert sentences.safe_again(receipt(platform="tracx")) == ("Sending it again is safe: Tracx updates what it has.")
    assert sentences.safe_again(receipt()) == ""


def test_a_network_that_sends_us_elsewhere_may_want_a_log_in() -> None:
    elsewhere = NoAnswer("answer.redirect", "Tracx", arrived=True, label="Tracx", status=302)
    assert sentences.error(elsewhere).do.startswith("Open a web site in your browser to see whether the network wants")


def test_a_fix_that_is_one_of_several_answers_says_which() -> None:
    metres = Fix("850000 mm", "to_millimetres", sure=False, answer="m")
    assert sentences.fix(metres, ()) == "Metres: 850000 mm"
    germany = Fix("DEU", "choose_country", sure=False, answer="ger=DE")  # an answer without words of its own
    assert sentences.fix(germany, ()) == "Change to DEU"
