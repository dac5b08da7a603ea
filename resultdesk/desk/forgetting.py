"""Forgetting an event: its uploads, the lists of participants that the platform gave, and accepted warnings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from resultdesk.core.errors import CannotKeep
from resultdesk.platforms.offers import ChecksAgainst
from resultdesk.platforms.registry import PLATFORMS

if TYPE_CHECKING:
    from resultdesk.desk.memory import Memory
    from resultdesk.sending.forgetting import Forgotten
    from resultdesk.sending.outbox import Outbox
    from resultdesk.sending.receipts import Receipt


@dataclass(frozen=True, slots=True)
class EventForgotten:
    """What went: ``uploads`` from the outbox, ``lists`` of participants, ``accepted`` warnings with their texts.

    ``left`` are names of files that may still hold traces, as another program has them open: forget again later.
    """

    uploads: Forgotten
    lists: int
    accepted: int
    left: tuple[str, ...]


def forget(outbox: Outbox, memory: Memory, parcel_id: str) -> EventForgotten:
    """Worker. Forget all uploads to the event of a parcel and what is remembered of its people.

    Raises CannotKeep when nothing at all went.
    """
    parcels = outbox.same_event(parcel_id)
    events = {event for one in parcels if (event := _event(outbox.receipt(one))) is not None}
    lists = [("lists", name) for name in memory.names("lists") if any(_is_personal(name, *event) for event in events)]
    accepted = [("accepted", "/".join(event)) for event in events if "/".join(event) in memory.names("accepted")]
    uploads = outbox.forget(parcels)
    try:
        left = memory.erase([*lists, *accepted])
    except CannotKeep:  # the uploads are forgotten all the same, and that has to be said
        return EventForgotten(uploads, 0, 0, (*uploads.left, memory.name))
    return EventForgotten(uploads, len(lists), len(accepted), (*uploads.left, *left))


def _event(receipt: Receipt) -> tuple[str, str] | None:
    """(platform, event) as the memory names them: the event is the first thing chosen from the platform's lists."""
    platform = PLATFORMS.get(receipt.platform)
    listed = [setting.key for setting in platform.settings if setting.listed] if platform else []
    value = receipt.settings.get(listed[0], "") if listed else ""
    return (receipt.platform, value) if value else None


def _is_personal(name: str, platform: str, event: str) -> bool:
    """Whether a remembered list (``opening.list_key``) holds people of this event, whichever account it came with."""
    account, _line, key = name.partition("\n")
    knows = PLATFORMS[platform]
    keys = knows.checks_against if isinstance(knows, ChecksAgainst) else ()
    return account.startswith(f"{platform}/") and key.startswith(f"{event}/") and key.rpartition("/")[2] in keys
