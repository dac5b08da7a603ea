"""How things stand, in words: one parcel that does not go by itself, and the outbox as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from resultdesk.core.language import N_, translate, translate_n
from resultdesk.sending.parcel import Held, State
from resultdesk.sending.receipts import Receipt
from resultdesk.sending.waiting import Entry, oldest

WHY = {
    Held.PAUSED: N_("Paused by you. It stays until you send it."),
    Held.CANCELLED: N_("Stopped by you. The rest stays until you send it."),
    Held.SIGN_IN: N_("The account was not let in. Mend it or choose another; the upload waits."),
    Held.STOPPED: N_("Stopped, because it would not get better by itself."),
    Held.GAVE_UP: N_("Stopped after three equal failures in a row. Send it again when the cause is mended."),
    Held.ASKS: N_("Needs your answer: send the rows without an answer again, or leave them."),
}
"""Why an unfinished parcel does not go by itself."""

YOURS = frozenset(Held) - {Held.NO, Held.PAUSED}
"""Holds that wait for a person; one that was paused waits because a person said so."""


NO_NETWORK = frozenset({"http.not_found", "http.offline", "http.no_connection"})
"""Troubles that a computer without a network has."""

THROTTLED = frozenset({"answer.throttled", "send.throttled"})


def clock(seconds: float) -> str:
    """A Unix time as local time of day, with its day if that is not today."""
    at = datetime.fromtimestamp(seconds).astimezone()
    return f"{at:%H:%M}" if at.date() == datetime.now().astimezone().date() else f"{at:%Y-%m-%d %H:%M}"


def wants_network(receipt: Receipt) -> bool:
    """Whether it is for want of a network that it waits."""
    return bool(receipt.open and not receipt.held and receipt.trouble and receipt.trouble.code in NO_NETWORK)


def standing(receipt: Receipt, at: Callable[[float], str] = clock) -> str:
    """What an unfinished parcel is waiting for, as one sentence; "" for a finished one. ``at`` words a Unix time."""
    if not receipt.open:
        return ""
    if receipt.state is State.SENDING:
        return translate(N_("Being sent."))
    if receipt.held is not Held.NO:
        return translate(WHY[receipt.held])
    code = receipt.trouble.code if receipt.trouble else ""
    if receipt.behind or code == "outbox.behind":
        return translate(N_("Waits for an older upload to the same place."))
    if receipt.due and code in THROTTLED:
        words = translate(N_("The platform asked for a pause until {time}. It goes on by itself."))
        return words.replace("{time}", at(receipt.due))
    if receipt.state is State.UNKNOWN and not receipt.rows.waiting:
        return translate(N_("No answer came. It is sent again by itself, or you are asked if that could double rows."))
    if receipt.due and wants_network(receipt):
        return translate(N_("Sealed. 1 upload waiting for a network. You may close the lid."))
    if receipt.due:
        words = translate(N_("The last try did not get through. The next one comes by itself at {time}."))
        return words.replace("{time}", at(receipt.due))
    return translate(N_("Sealed. It goes in a moment. You may close the lid."))


def status_line(entries: Sequence[Entry], now: float) -> str:
    """The outbox in one line: "2 waiting, oldest 14 min. You may close the lid."; "" when it is empty."""
    if not entries:
        return ""
    line = translate_n("{n} waiting, oldest {age}.", "{n} waiting, oldest {age}.", len(entries))
    line = line.replace("{age}", age(oldest(entries, now)))
    asking = sum(entry.held in YOURS for entry in entries)
    if asking:
        return f"{line} {translate_n('{n} needs you.', '{n} need you.', asking)}"
    return f"{line} {translate(N_('You may close the lid.'))}"


def age(seconds: float) -> str:
    """A time span as people say it: 40 s, 14 min, 3 h, 2 days."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return translate_n("{n} s", "{n} s", int(seconds))
    if minutes < 60:
        return translate_n("{n} min", "{n} min", minutes)
    if minutes < 48 * 60:
        return translate_n("{n} h", "{n} h", minutes // 60)
    return translate_n("{n} day", "{n} days", minutes // (24 * 60))
