"""OpenTrack as a platform: finish times of one race or many, replaced, updated or appended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from resultdesk.core.fields import Choice, Field, Setting, Settings
from resultdesk.core.language import N_
from resultdesk.core.problems import Rule
from resultdesk.platforms.contract import Account, Answer, Batch, Gate, Secret, Secrets, SignIn, Table
from resultdesk.platforms.http import Http, Response
from resultdesk.platforms.offers import Foresight
from resultdesk.platforms.opentrack import answers, looking, payload
from resultdesk.platforms.opentrack.competition import path_in, server_in
from resultdesk.platforms.opentrack.fields import FIELDS, SETTINGS
from resultdesk.platforms.opentrack.gate import PASSWORD, OpenTrackGate

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch

SIGN_IN = SignIn(
    key="password",
    label=N_("User name and password"),
    secrets=(Secret(PASSWORD, N_("Password"), N_("The one that you use on OpenTrack's web pages.")),),
    plain=(Setting("username", N_("User name"), required=True, wants=N_("Usually your e-mail address.")),),
    explains=N_("The account must be a director of the competition."),
    masked_headers=("Authorization",),
)


class OpenTrack:
    """See ``platforms.contract``: Platform, Divides, Foresees, ReadsBack; the facts are seed 004 and platforms.md."""

    name = "opentrack"
    label = "OpenTrack"
    noun = (N_("result"), N_("results"))
    servers = ("https://data.opentrack.run", "https://test-data.opentrack.run")
    sign_ins = (SIGN_IN,)
    settings = SETTINGS

    def fields(self, settings: Settings) -> tuple[Field, ...]:  # noqa: ARG002 - the same for every race
        """Bib and time; race, round and heat where columns name them."""
        return FIELDS

    def rules(self, settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> tuple[Rule, ...]:
        """What seed 004 and platforms.md expect of a result."""
        from resultdesk.platforms.opentrack.rules import rules

        return rules(settings, lists)

    def pack(self, table: Table, settings: Settings, server: str) -> list[Batch]:
        """One request for all races."""
        return payload.pack(table, settings, server)

    def server_in(self, settings: Settings) -> str:
        """The server of the competition's page."""
        return server_in(settings.get("competition", ""))

    def without_server(self, settings: Settings) -> Settings:
        """The competition by year, country and short name alone."""
        return {**settings, "competition": path_in(settings["competition"])} if "competition" in settings else settings

    def overwrites(self, table: Table, settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> list[Foresight]:
        """The races whose results are replaced."""
        return looking.overwrites(table, settings, lists)

    def without_rows(self, settings: Settings) -> bool:
        """A new name or note goes "even if no data array is supplied" (seed 004)."""
        return bool(settings.get("name") or settings.get("note"))

    def read(self, batch: Batch, response: Response) -> Answer:
        """Accepted with any 2xx that is no page."""
        return answers.read(batch, response)

    def repeatable(self, settings: Settings) -> bool:
        """Update and replace may be sent again; append may not (platforms.md)."""
        return settings.get("mode", "update") in ("update", "replace")

    def foresee(self, gate: Gate, table: Table, settings: Settings) -> list[Foresight]:
        """Unknown bibs, the wrong race, and what the mode does."""
        return looking.foresee(gate, table, settings) if isinstance(gate, OpenTrackGate) else []

    def only(self, batch: Batch, keep: Sequence[int]) -> Batch | None:
        """Some rows of a sealed request, but of none that replaces."""
        return payload.only(batch, keep)

    def read_back(
        self, gate: Gate, batches: Sequence[Batch], settings: Settings, watch: Watch | None = None
    ) -> list[frozenset[int] | None]:
        """Which rows stand on the competition's page."""
        if not isinstance(gate, OpenTrackGate):
            return [None] * len(batches)
        from resultdesk.platforms.opentrack import stored

        return stored.read_back(gate, batches, settings, watch)

    def gate(self, http: Http, account: Account, secrets: Secrets) -> Gate:
        """A way in with the account's user name and password."""
        return OpenTrackGate(http, account, secrets)
