"""The desk of one command, opened and put away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from resultdesk.cli.voice import Voice, in_words

if TYPE_CHECKING:
    from resultdesk.desk.desk import Desk


@contextmanager
def at_desk(voice: Voice) -> Iterator[Desk]:
    """The desk, put away in the end. Whoever comes to an outbox that was damaged and has been mended is told so."""
    from resultdesk.desk.desk import Desk

    desk = Desk()
    try:
        yield desk
    finally:
        if desk.rescued is not None:
            voice.aside(" ".join(in_words(desk.rescued)))
        desk.close()
