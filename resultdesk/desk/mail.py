"""The outbox as the window's clock sees it: what may go now, when to look again, and how it stands in one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from resultdesk.sending.standing import NO_NETWORK, status_line

if TYPE_CHECKING:
    from resultdesk.sending.outbox import Outbox


@dataclass(frozen=True, slots=True)
class Standing:
    """``due`` parcels in the order to send, ``look_again`` in seconds, ``line`` for the status bar ("" when empty)."""

    due: tuple[str, ...]
    look_again: float
    line: str
    offline: bool
    """Something found no network the last time: worth a look as soon as there is one."""


def standing(outbox: Outbox) -> Standing:
    """Worker. How the outbox stands now."""
    entries = outbox.entries()
    plan = outbox.plan()
    offline = any(one.offline and not one.held and one.trouble in NO_NETWORK for one in entries)
    return Standing(plan.due, plan.look_again, status_line(entries, outbox.now()), offline)
