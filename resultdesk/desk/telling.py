"""What changes of a document are, for those who show it, and how they hear of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Flag, auto

from resultdesk.core.edits import Touched


class What(Flag):
    """What has changed, for those who show it."""

    CELLS = auto()
    SHAPE = auto()
    MAPPING = auto()
    DESTINATION = auto()


@dataclass(frozen=True, slots=True)
class Changed:
    """A change that has taken effect; ``touched`` says where for CELLS."""

    what: What
    touched: tuple[Touched, ...] = ()


class Telling:
    """Tells listeners of its changes, on the thread that made them."""

    _listeners: list[Callable[[Changed], None]]

    def watch_changes(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call ``listener`` after each change, on the thread that made it, until the answer is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _tell(self, what: What, touched: tuple[Touched, ...] = ()) -> None:
        for listener in tuple(self._listeners):
            listener(Changed(what, touched))
