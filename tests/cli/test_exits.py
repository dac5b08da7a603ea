from __future__ import annotations

import pytest

from resultdesk.cli import exits
from resultdesk.core.errors import CannotKeep, CannotRead, DeskError, KeyringState, NoAnswer, SignInRefused, WrongUse
from resultdesk.sending.parcel import Source, State
from resultdesk.sending.receipts import Counts, Receipt, Times
from resultdesk.sending.refused import RefusedRows


def receipt(state: State, trouble: DeskError | None = None) -> Receipt:
    source = Source("a.csv", "")
    return Receipt(
        "id", "tracx", "", "http://127.0.0.1", "Run", {}, source, state, Counts(), RefusedRows(()), [], None, Times(0),
        trouble=trouble,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WrongUse("rows.have_errors", n=1), 1),
        (WrongUse("rows.none_ready"), 1),
        (CannotRead("file.missing", "a.csv"), 2),
        (WrongUse("usage.wrong"), 2),
        (CannotKeep("outbox.full"), 2),
        (KeyringState("keyring.locked"), 2),
        (SignInRefused("tracx.token_refused"), 3),
        (NoAnswer("http.refused", arrived=False), 4),
    ],
)
def test_each_error_has_its_exit_code(error: DeskError, code: int) -> None:
    assert exits.of_error(error) == code


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (State.ACCEPTED, 0),
        (State.QUEUED, 0),
        (State.PARTLY_REFUSED, 1),
        (State.REFUSED, 1),
        (State.UNKNOWN, 4),
        (State.WAITING, 4),
        (State.SENDING, 4),
    ],
)
def test_each_state_has_its_exit_code(state: State, code: int) -> None:
    assert exits.of_receipt(receipt(state)) == code


def test_a_refused_sign_in_is_told_apart_from_a_missing_answer() -> None:
    assert exits.of_receipt(receipt(State.WAITING, SignInRefused("send.sign_in"))) == 3
