"""Faults that a person or a test switches on: what goes wrong, for which platform, at which calls, how often.

As text: ``[platform:]kind[=detail][xN|x*][@upload|sign_in|list|any]``. Without ``xN`` a fault strikes once, ``x*``
keeps it on until it is cleared; without ``@`` it strikes uploads. ``tracx:429=5x2`` throttles the next two uploads to
Tracx, each with ``Retry-After: 5``.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from resultdesk.core.errors import WrongUse
from resultdesk.practice.wire import CallKind

_SECONDS = re.compile(r"\d+(\.\d+)?")
_STATUS = re.compile(r"[2-5]\d\d")

DETAILS: Mapping[str, re.Pattern[str]] = {
    "401": re.compile(""),
    # "bare": without the name of the permission that is missing.
    "403": re.compile("(bare)?"),
    # The three shapes in which platforms name rows at fault.
    "422": re.compile("(plain|prefixed|enveloped)?"),
    # Seconds of Retry-After.
    "429": _SECONDS,
    "500": _STATUS,
    # Seconds before the call is answered as always.
    "slow": _SECONDS,
    # Where the connection breaks: before the body is read, after it, after storing, or in the middle of the answer.
    "cut": re.compile("before|read|stored|half"),
    # A page for people where JSON belongs, with this status.
    "html": _STATUS,
    # Broken JSON with status 200, after storing. "other": whole JSON that is not the documented one.
    "garbled": re.compile("(other)?"),
    # The call is taken and never answered.
    "silent": re.compile("(stored)?"),
    # Status 200, nothing stored, and the answer says so.
    "refused": re.compile(""),
}
"""Every kind of fault and what its detail may be."""

_DEFAULTS = {"429": "1", "500": "500", "slow": "2", "cut": "read", "html": "200"}
_TEXT = re.compile(
    r"(?:(?P<platform>[a-z]+):)?(?P<kind>\w+?)(?:=(?P<detail>[\w.]+?))?(?:x(?P<times>\d+|\*))?(?:@(?P<at>\w+))?"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. ``platform`` "" means any, ``times`` None means until cleared, ``at`` None means every call."""

    kind: str
    detail: str = ""
    times: int | None = 1
    at: CallKind | None = CallKind.UPLOAD
    platform: str = ""

    def __post_init__(self) -> None:
        """Refuse a fault that does not exist (WrongUse "practice.fault")."""
        if not self.detail:
            object.__setattr__(self, "detail", _DEFAULTS.get(self.kind, ""))
        allowed = DETAILS.get(self.kind)
        if allowed is None or not allowed.fullmatch(self.detail) or (self.times is not None and self.times < 1):
            raise WrongUse("practice.fault", str(self))

    def __str__(self) -> str:
        text = f"{self.platform}:" if self.platform else ""
        text += self.kind + (f"={self.detail}" if self.detail else "")
        text += "x*" if self.times is None else f"x{self.times}"
        return text + f"@{self.at.value if self.at else 'any'}"

    def strikes(self, platform: str, kind: CallKind) -> bool:
        """Whether a call of this kind to this platform meets the fault."""
        return self.platform in ("", platform) and self.at in (None, kind)

    @property
    def seconds(self) -> float:
        """The detail as seconds."""
        return float(self.detail)


def parse(text: str) -> Fault:
    """The fault that ``text`` names; raises WrongUse ("practice.fault") with the text as its place."""
    found = _TEXT.fullmatch(text.strip())
    if found is None or found["at"] not in (None, "any", *CallKind):
        raise WrongUse("practice.fault", text)
    times = None if found["times"] == "*" else int(found["times"] or 1)
    at = None if found["at"] == "any" else CallKind(found["at"] or CallKind.UPLOAD)
    try:
        return Fault(found["kind"], found["detail"] or "", times, at, found["platform"] or "")
    except WrongUse as wrong:
        raise WrongUse("practice.fault", text) from wrong


class Faults:
    """The faults that are on, in the order they were switched on. Safe from any thread."""

    def __init__(self, faults: Iterable[Fault | str] = ()) -> None:
        self._lock = threading.Lock()
        self._on: list[Fault] = []
        self.switch(*faults)

    def switch(self, *faults: Fault | str) -> None:
        """Switch faults on, as objects or as text; none is switched on where one is wrong."""
        read = [parse(fault) if isinstance(fault, str) else fault for fault in faults]
        with self._lock:
            self._on.extend(read)

    def clear(self, platform: str = "") -> None:
        """Switch off all faults, or those of one platform."""
        with self._lock:
            self._on = [fault for fault in self._on if platform and fault.platform != platform]

    @property
    def active(self) -> list[Fault]:
        """What is still on, with the times that are left."""
        with self._lock:
            return list(self._on)

    def take(self, platform: str, kind: CallKind) -> Fault | None:
        """The first fault that strikes this call, counted down."""
        with self._lock:
            for at, fault in enumerate(self._on):
                if not fault.strikes(platform, kind):
                    continue
                if fault.times == 1:
                    del self._on[at]
                elif fault.times is not None:
                    self._on[at] = replace(fault, times=fault.times - 1)
                return fault
        return None
