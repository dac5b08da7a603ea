"""What a platform may offer beyond ``contract.Platform``: small protocols that the desk asks for where it matters.

A platform fulfils one by having its methods; the desk looks with ``isinstance``. Everything is pure but where said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from resultdesk.core.fields import Choice, Settings
from resultdesk.core.problems import Level
from resultdesk.platforms.contract import Answer, Batch, Gate, Table

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch


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

    def holds_for(self, key: str, name: str) -> bool:
        """Whether a setting said once for the whole workbook is meant for the sheet of this name.

        Only starts are replaced: the same word must not empty the horses.
        """
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
class LiesOnServers(Protocol):
    """What a platform adds whose settings may name a server (the page of an OpenTrack competition). Pure."""

    def server_in(self, settings: Settings) -> str:
        """The base address that the settings name, "" where they name none."""
        ...

    def without_server(self, settings: Settings) -> Settings:
        """The same place on whichever server is signed in to: for a person who has said the server besides."""
        ...


@runtime_checkable
class ReadsBack(Protocol):
    """What a platform adds that can list what it has stored, to settle calls without an answer."""

    def read_back(
        self, gate: Gate, batches: Sequence[Batch], settings: Settings, watch: Watch | None = None
    ) -> list[frozenset[int] | None]:
        """For each batch the positions of its rows that the platform shows as they were sent; None: cannot be told.

        Each result answers for one row, and the rows of earlier ``batches`` take theirs first.
        That a row is not shown proves nothing: it may wait for an approval, or the list may be some minutes old.
        Raises SignInRefused, NoAnswer or another DeskError.
        """
        ...
