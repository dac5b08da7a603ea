"""What a platform is to the desk. A platform is a folder with one object that fulfils ``Platform``; see ``registry``.

Packing and reading answers are pure; calling is ``platforms.http`` alone. Secrets are added to a request only at the
moment of calling (``Credentials``), so that what is sealed, printed or logged never holds one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from resultdesk.core.errors import DeskError
from resultdesk.core.fields import Choice, Field, Setting, Settings
from resultdesk.core.problems import Level, Rule
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


@runtime_checkable
class Divides(Protocol):
    """What a platform adds whose answers ask for a split (``Answer.split``). Pure."""

    def only(self, batch: Batch, keep: Sequence[int]) -> Batch | None:
        """The same request with only the rows at these positions of ``batch``, in their order.

        Made from the sealed bytes, so that nothing is sent that was not sealed. None where it cannot be divided.
        """
        ...


@runtime_checkable
class Paces(Protocol):
    """What a platform adds that wants time between two calls. Pure."""

    def pause(self, settings: Settings) -> float:
        """Seconds from one batch's answer to the next batch. Raises WrongUse for a wrong setting."""
        ...


@runtime_checkable
class Undoable(Protocol):
    """What a platform adds where a person can undo one upload as a whole. Pure."""

    @property
    def undo_where(self) -> str:
        """Where to click to undo, with {transaction}, marked for translation."""
        ...

    def with_transaction(self, batches: Sequence[Batch], transaction: str) -> list[Batch]:
        """The same batches, each naming the transaction (a UUID)."""
        ...


@runtime_checkable
class TakesSheets(Protocol):
    """What a platform adds that takes several sheets of a workbook as one upload (Equipe's collections). Pure."""

    def sheet_settings(self, name: str) -> Mapping[str, str] | None:
        """The settings that a sheet's name says by itself; None for a sheet that is none of the platform's."""
        ...

    @property
    def shared(self) -> tuple[str, ...]:
        """The settings that are the same for all sheets (the meeting). All others are a sheet's own."""
        ...

    @property
    def for_all(self) -> tuple[str, ...]:
        """The settings of a sheet that may be chosen for all sheets at once."""
        ...

    @property
    def said_by_name(self) -> tuple[str, ...]:
        """The settings that a sheet's name says, so that nobody is asked for them."""
        ...

    def identities(self, table: Table, settings: Settings) -> tuple[str, list[Choice]]:
        """What other sheets may refer to: the pick list's key, and each row's ID with the name people give it."""
        ...

    def settings_of(self, key: str) -> Mapping[str, str]:
        """The settings that tell the sheet of a row, from the key that answers name it by."""
        ...

    def pack_all(self, sheets: Sequence[tuple[Table, Settings]], server: str) -> list[Batch]:
        """The requests that send all sheets, in the platform's order. Raises WrongUse as ``pack`` does."""
        ...


@dataclass(frozen=True, slots=True)
class Foresight:
    """What the platform's own lists say of an upload that has not left yet, worded by ``code`` in a NEWS table.

    ``level`` ERROR: sending would be in vain. ``switch`` are settings that would fit better. ``confirm`` is what a
    person has to type before this may go (the name of the race whose results are replaced); "" where nothing is lost.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    level: Level = Level.NOTE
    switch: Mapping[str, str] = field(default_factory=dict)
    confirm: str = ""


@runtime_checkable
class Foresees(Protocol):
    """What a platform adds that can compare an upload with what it holds before anything is sent."""

    def foresee(self, gate: Gate, table: Table, settings: Settings) -> list[Foresight]:
        """What would happen, most grave first. Raises SignInRefused, NoAnswer or another DeskError."""
        ...


@runtime_checkable
class Overwrites(Protocol):
    """What a platform adds that can take away what it holds (replace). Pure: it must be asked offline too."""

    def overwrites(self, table: Table, settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> list[Foresight]:
        """What goes for certain, each with its ``confirm``; [] where nothing is lost.

        Such an upload is never sent in parts: the second part would take the first away.
        """
        ...


@runtime_checkable
class ChecksAgainst(Protocol):
    """What a platform adds whose rules use lists that nobody chooses from (who is entered)."""

    @property
    def checks_against(self) -> tuple[str, ...]:
        """The keys of these lists, for ``Gate.choices`` and ``rules``. They depend on every listed setting."""
        ...


@runtime_checkable
class SendsWithoutRows(Protocol):
    """What a platform adds that takes an upload of no rows at all (OpenTrack's new name or note of a race). Pure."""

    def without_rows(self, settings: Settings) -> bool:
        """Whether these settings alone are worth sending."""
        ...


@dataclass(frozen=True, slots=True)
class Branch:
    """What rows name besides themselves, for a look before sending.

    ``label`` says what it is, marked ("People"); ``names`` are its things, once each, with the rows that name them.
    """

    label: str
    names: Mapping[str, Sequence[int]]


@runtime_checkable
class Unfolds(Protocol):
    """What a platform adds that makes more of a row than one record (riders and horses of a start list). Pure."""

    def branches(self, table: Table, settings: Settings) -> list[Branch]:
        """What the rows unfold into; [] where they are just rows."""
        ...


@runtime_checkable
class Confirms(Protocol):
    """What a platform adds whose "accepted" does not tell whether anything was changed (Equipe's abort_if_any)."""

    def confirm(self, gate: Gate, batch: Batch, settings: Settings, answer: Answer) -> Answer:
        """The answer after a look at what the platform now holds; the same where that tells nothing more."""
        ...


@runtime_checkable
class ReadsBack(Protocol):
    """What a platform adds that can list what it has stored, to settle a call without an answer."""

    def read_back(self, http: Http, gate: Gate, batch: Batch, settings: Settings) -> frozenset[int] | None:
        """Positions of the rows of ``batch`` that the platform shows exactly as they were sent.

        None where it cannot be told. Raises SignInRefused or NoAnswer.
        """
        ...
