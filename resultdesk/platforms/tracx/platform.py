"""Tracx as a platform: participants of an event, inserted or updated by their id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resultdesk.core.fields import Choice, Field, Kind, Setting, Settings
from resultdesk.core.language import N_
from resultdesk.core.problems import Rule
from resultdesk.platforms.contract import (
    Account,
    Answer,
    Batch,
    Gate,
    Secret,
    Secrets,
    SignIn,
    Table,
)
from resultdesk.platforms.http import Http, Response
from resultdesk.platforms.tracx import answers, payload
from resultdesk.platforms.tracx.gate import TOKEN, TOKEN_LABEL, TracxGate

SIGN_IN = SignIn(
    key="token",
    label=N_("Connect token"),
    secrets=(Secret(TOKEN, TOKEN_LABEL, N_("From the Tracx dashboard. Copy the whole token.")),),
    masked_headers=("Authorization",),
    explains=N_("One token signs you in. What it may do is set in the Tracx dashboard."),
)

SETTINGS = (
    Setting(
        "event_id",
        N_("Event"),
        Kind.NUMBER,
        required=True,
        wants=N_("The event that the participants belong to."),
        example="1",
        listed=True,
    ),
    Setting(
        "race_id",
        N_("Race"),
        Kind.NUMBER,
        required=True,
        wants=N_("One race for all rows, where no column names the race."),
        example="1",
        listed=True,
        fills="race_id",
    ),
)


class Tracx:
    """See ``platforms.contract.Platform``; the facts are seeds 000 and 001 and platforms.md."""

    name = "tracx"
    label = "Tracx"
    noun = (N_("participant"), N_("participants"))
    servers = ("https://api.tracx.events",)
    sign_ins = (SIGN_IN,)
    settings = SETTINGS

    def fields(self, settings: Settings) -> tuple[Field, ...]:  # noqa: ARG002 - the same for every event
        """The eleven fields of seed 000."""
        from resultdesk.platforms.tracx.fields import FIELDS

        return FIELDS

    def rules(self, settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> tuple[Rule, ...]:
        """What seed 000 and a race office expect of a row."""
        from resultdesk.platforms.tracx.rules import rules

        return rules(settings, lists)

    def pack(self, table: Table, settings: Settings, server: str) -> list[Batch]:
        """Requests of at most 100,000 participants."""
        return payload.pack(table, settings, server)

    def read(self, batch: Batch, response: Response) -> Answer:
        """Queued at best: Tracx imports later and says no more."""
        return answers.read(batch, response)

    def only(self, batch: Batch, keep: Sequence[int]) -> Batch | None:
        """Some participants of a sealed request."""
        return payload.only(batch, keep)

    def repeatable(self, settings: Settings) -> bool:  # noqa: ARG002 - always
        """Yes: "insert or update each participant based on their unique_id" (seed 000, Notes)."""
        return True

    def gate(self, http: Http, account: Account, secrets: Secrets) -> Gate:
        """A way in with the account's connect token."""
        return TracxGate(http, account, secrets)
