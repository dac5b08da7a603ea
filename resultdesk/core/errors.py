"""What can go wrong, as objects: a stable code, a place and parameters. The sentence is made at the edge.

Each package that raises a code keeps the words for it in its own ``wording.py``; ``desk.sentences`` joins
them. A code is written ``thing.what`` and never changes once released (scripts rely on it).
"""

from __future__ import annotations


class DeskError(Exception):
    """Anything that ResultDesk can name and say how to mend.

    ``code`` is stable ("file.password"), ``place`` says where in words of the code's package (a path, "row 12"),
    ``params`` fill the sentence. Nothing secret may be put into either: they reach logs and receipts.
    """

    def __init__(self, code: str, place: str = "", **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.place = place
        self.params = params

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.params.items())
        return f"{self.code} at {self.place or 'nowhere'} ({shown})"


class CannotRead(DeskError):
    """A spreadsheet that cannot be read, or not as asked (exit 2)."""


class WrongUse(DeskError):
    """The caller asked for something that does not exist: a sheet, a field, a setting (exit 2)."""


class SignInRefused(DeskError):
    """The platform does not let this account do this (exit 3)."""


class NoAnswer(DeskError):
    """No answer that can be understood came back. ``arrived`` tells whether a byte may have reached the platform."""

    def __init__(self, code: str, place: str = "", *, arrived: bool, **params: object) -> None:
        super().__init__(code, place, **params)
        self.arrived = arrived


class CannotKeep(DeskError):
    """The state folder does not take what must be kept: full disk, read-only, damaged, locked."""


class KeyringState(DeskError):
    """The OS keyring is missing, locked or refused. A normal state: secrets then stay in memory."""


class Cancelled(DeskError):
    """The person pressed Cancel. ``arrived`` tells whether a byte of a call may have reached the platform by then."""

    def __init__(self, *, arrived: bool = False) -> None:
        super().__init__("work.cancelled")
        self.arrived = arrived
