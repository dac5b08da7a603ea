"""What a platform is to the desk. A platform is a folder with one object that fulfils ``Platform``; see ``registry``.

Packing and reading answers are pure; calling is ``platforms.http`` alone. Secrets are added to a request only at the
moment of calling (``Credentials``), so that what is sealed, printed or logged never holds one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from resultdesk.core.errors import DeskError
from resultdesk.core.fields import Choice, Field, Setting, Settings
from resultdesk.core.problems import Rule
from resultdesk.platforms.http import Request, Response

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.platforms.http import Http


@dataclass(frozen=True, slots=True)
class Secret:
    """One secret of a sign-in: ``name`` as in ``RESULTDESK_SECRET_<NAME>``, ``label`` what people see.

    One that is ``optional`` may stay empty.
    """

    name: str
    label: str
    wants: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class SignIn:
    """One way of signing in: what it is called, which secrets it takes, which plain fields (a username)."""

    key: str
    label: str
    secrets: tuple[Secret, ...]
    plain: tuple[Setting, ...] = ()
    explains: str = ""
    masked_headers: tuple[str, ...] = ()
    """Headers and (below) query parameters that will carry a secret: a preview shows them masked."""
    masked_query: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A platform account without its secrets (those are in the keyring under its name)."""

    name: str
    platform: str
    server: str
    sign_in: str = ""
    plain: Mapping[str, str] = field(default_factory=dict)


MASK = "\u2022" * 8
"""What stands for a secret wherever one would be shown."""

MASKABLE = 6
"""Secrets shorter than this are not looked for in answers: they would hit ordinary words."""

Secrets = Mapping[str, str]
"""Secret names to secrets. Never logged, never in an exception, never written but to the keyring."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows to pack: their spreadsheet numbers and, for each mapped field, their texts in the same order."""

    numbers: Sequence[int]
    texts: Mapping[str, Sequence[str]]

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass(frozen=True, slots=True)
class Batch:
    """One request to be sealed. ``keys`` are what answers name rows by, ``rows`` their spreadsheet numbers.

    The order of both is the order in the body: Tracx answers by position in the posted array.
    """

    request: Request
    rows: Sequence[int]
    keys: Sequence[str]


class Outcome(StrEnum):
    """What an answer means for a batch. The policy on each is ``sending.policy``."""

    ACCEPTED = "accepted"
    QUEUED = "queued"
    PARTLY_REFUSED = "partly_refused"
    REFUSED = "refused"
    SIGN_IN = "sign_in"
    """Who we are was not accepted (401): sign in anew once, then ask."""
    FORBIDDEN = "forbidden"
    """We are known but may not do this (403, OpenTrack's 500): stop and say so."""
    THROTTLED = "throttled"
    """Too fast (429, RunSignup's 14): wait and go on."""
    FAILED = "failed"
    """The platform broke (5xx): it may or may not have stored the batch."""
    GARBLED = "garbled"
    """An answer that is not the platform's (an HTML page, broken JSON): nobody knows who answered."""
    TURNED_AWAY = "turned_away"
    """A page for people that says 404 or the like: a wrong address or a proxy. No row was stored, and none refused."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The platform's own words on one row. ``field`` is the field at fault, "" if it did not say."""

    row: int
    key: str
    message: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer, read. Rows of the batch that are not in ``refused`` share the outcome.

    ``split`` says that one bad row sinks the whole batch here and that halving it would find the row. ``spared`` says
    that the platform stored nothing of a REFUSED batch but named every row it minds: the others may be sent again
    without them. ``error`` words why nothing was accepted, where the platform gave no row; ``said`` is the platform's
    answer as kept on the receipt.
    """

    outcome: Outcome
    refused: tuple[Refusal, ...] = ()
    error: DeskError | None = None
    retry_after: float | None = None
    split: bool = False
    spared: bool = False
    said: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credentials:
    """What proves who we are, added to each call. All of it is secret, so it has no ``repr``."""

    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    query: Mapping[str, str] = field(default_factory=dict, repr=False)


class Gate(Protocol):
    """A signed-in way to one platform with one account, good for many calls. Not shared between threads."""

    def credentials(self, watch: Watch | None = None) -> Credentials:
        """Sign in if need be (may call). Raises SignInRefused, or NoAnswer with ``arrived`` False: no row has left."""
        ...

    def renew(self) -> bool:
        """Forget what a 401 answered to. False when signing in anew cannot help (a fixed key)."""
        ...

    def test(self, watch: Watch | None = None) -> tuple[str, Mapping[str, object]]:
        """Prove the account: a wording code and params ("tracx.signed_in", n=2). Raises SignInRefused or NoAnswer."""
        ...

    def choices(self, key: str, settings: Settings, watch: Watch | None = None) -> list[Choice]:
        """The pick list of a listed setting. Raises SignInRefused, NoAnswer or another DeskError."""
        ...


class Platform(Protocol):
    """One platform. Everything but ``gate`` is pure and works offline."""

    @property
    def name(self) -> str:
        """The word of ``--to``."""
        ...

    @property
    def label(self) -> str:
        """What people call it."""
        ...

    @property
    def noun(self) -> tuple[str, str]:
        """What a row is, one and many, marked for translation ("participant", "participants")."""
        ...

    @property
    def servers(self) -> tuple[str, ...]:
        """Known base addresses, the default first."""
        ...

    @property
    def sign_ins(self) -> tuple[SignIn, ...]:
        """The ways to sign in, the usual one first."""
        ...

    @property
    def settings(self) -> tuple[Setting, ...]:
        """What the destination needs besides the account."""
        ...

    def fields(self, settings: Settings) -> tuple[Field, ...]:
        """The fields of a row, in the order people think of them."""
        ...

    def rules(self, settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> tuple[Rule, ...]:
        """What a row must fulfil. ``lists`` are the last known pick lists by setting key (an absent key: not known)."""
        ...

    def pack(self, table: Table, settings: Settings, server: str) -> list[Batch]:
        """The requests that send this table. Pure. Raises WrongUse for a missing or wrong setting."""
        ...

    def read(self, batch: Batch, response: Response) -> Answer:
        """What the platform's response says of a batch. Pure and total: whatever comes back is an Answer."""
        ...

    def repeatable(self, settings: Settings) -> bool:
        """Whether sending the same batch again is safe by the platform's own rules (upsert, replace)."""
        ...

    def gate(self, http: Http, account: Account, secrets: Secrets) -> Gate:
        """A way in. Makes no call yet. Raises SignInRefused for secrets that cannot be sent (``tokens``)."""
        ...
