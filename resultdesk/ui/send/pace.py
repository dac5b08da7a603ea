"""How long it still takes, from how it went so far. Pure, so that it can be tested without a clock."""

from __future__ import annotations

from resultdesk.core.language import _, grouped, translate_n

SURE_AFTER = 2.0
"""Seconds before a guess is worth showing."""


def seconds_left(done: int, of: int, seconds: float) -> float | None:
    """Seconds for the rest at the pace so far; None while that would be a wild guess."""
    if done <= 0 or seconds < SURE_AFTER or done >= of:
        return None
    return (of - done) * seconds / done


def words_left(seconds: float) -> str:
    """ "about 40 s left", "about 3 min left": rounded as people say it."""
    if seconds < 90:
        step = 5 if seconds < 30 else 10
        return _("about {n} s left").format(n=max(step, round(seconds / step) * step))
    minutes = round(seconds / 60)
    if minutes < 90:
        return _("about {n} min left").format(n=minutes)
    return _("about {n} h left").format(n=round(minutes / 60))


def sentence(done: int, of: int, refused: int, left: float | None) -> str:
    """ "Sent 150 of 312 · 2 refused · about 40 s left"."""
    parts = [_("Sent {done} of {of}").format(done=grouped(done), of=grouped(of))]
    if refused:
        parts.append(translate_n("1 refused", "{n} refused", refused))
    if left is not None:
        parts.append(words_left(left))
    return " · ".join(parts)
