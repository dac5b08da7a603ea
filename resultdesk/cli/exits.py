"""Exit codes, as scripts rely on them (DESIGN section 6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resultdesk.core.errors import DeskError, NoAnswer, SignInRefused

if TYPE_CHECKING:
    from resultdesk.sending.receipts import Receipt

FINE = 0
ROWS = 1
"""Rows have errors or were refused."""
WRONG = 2
"""Cannot be read, or wrong usage."""
SIGN_IN = 3
"""Sign-in refused."""
KEPT = 4
"""No answer, or kept in the outbox."""
STOPPED = 130
"""Ctrl+C before anything was sealed, as shells have it."""

_ROW_CODES = frozenset({"rows.have_errors", "rows.none_ready"})


def of_error(problem: DeskError) -> int:
    """The exit code for what went wrong."""
    if problem.code in _ROW_CODES:
        return ROWS
    match problem:
        case SignInRefused():
            return SIGN_IN
        case NoAnswer():
            return KEPT
        case _:
            return WRONG


def of_receipt(receipt: Receipt) -> int:
    """The exit code for what became of a parcel."""
    if isinstance(receipt.trouble, SignInRefused):
        return SIGN_IN
    match receipt.state.value:
        case "accepted" | "queued":
            return FINE
        case "partly_refused" | "refused":
            return ROWS
        case _:
            return KEPT
