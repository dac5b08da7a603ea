"""A thing that one thread owns and lends to another for a while, so that long work on a fork of it freezes nobody.

While it is lent it stays as it is: changes wait until the fork has been taken or dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

_P = ParamSpec("_P")
_Own = TypeVar("_Own", bound="Lendable")


class Lendable:
    """Lent by its owner's thread; ``lent`` tells whether it is."""

    lent: bool = False
    _waiting: tuple[Callable[[], None], ...] = ()

    def lend(self) -> None:
        """From now on another thread may fork this."""
        self.lent = True

    def take_back(self) -> None:
        """The fork is dropped, or has been taken: do what has waited."""
        self.lent = False
        while self._waiting and not self.lent:
            first, *rest = self._waiting
            self._waiting = tuple(rest)
            first()

    def wait(self, change: Callable[[], None]) -> None:
        """Do this once it is no longer lent, in turn."""
        self._waiting = (*self._waiting, change)


def when_free(change: Callable[Concatenate[_Own, _P], None]) -> Callable[Concatenate[_Own, _P], None]:
    """A method that changes the thing: it waits while that is lent."""

    @wraps(change)
    def changing(self: _Own, /, *args: _P.args, **kwargs: _P.kwargs) -> None:
        if self.lent:
            self.wait(lambda: change(self, *args, **kwargs))
        else:
            change(self, *args, **kwargs)

    return changing
