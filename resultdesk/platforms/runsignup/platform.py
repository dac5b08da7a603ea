"""RunSignup as a platform: virtual results, posted a few at a time, proved by what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from resultdesk.core.fields import Choice, Field, Settings
from resultdesk.core.language import N_
from resultdesk.core.problems import Rule
from resultdesk.platforms.contract import Account, Answer, Batch, Gate, Secrets, Table
from resultdesk.platforms.http import Http, Response
from resultdesk.platforms.offers import Foresight
from resultdesk.platforms.runsignup import answers, foreseeing, payload
from resultdesk.platforms.runsignup.fields import FIELDS, SETTINGS, SIGN_INS
from resultdesk.platforms.runsignup.gate import RunSignupGate

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch


class RunSignup:
    """See ``platforms.contract``: Platform and what it offers besides. The facts are seed 002 and platforms.md."""

    name = "runsignup"
    label = "RunSignup"
    noun = (N_("result"), N_("results"))
    servers = (
        "https://api.runsignup.com/rest",
        "https://runsignup.com/Rest",
        "https://test.runsignup.com/Rest",
    )
    sign_ins = SIGN_INS
    settings = SETTINGS
    checks_against = ("participants",)

    def fields(self, settings: Settings) -> tuple[Field, ...]:  # noqa: ARG002 - the same for every event
        """The five fields of seed 002."""
        return FIELDS

    def rules(self, settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> tuple[Rule, ...]:
        """What seed 002 and a race office expect of a row."""
        from resultdesk.platforms.runsignup.rules import rules

        return rules(settings, lists)

    def pack(self, table: Table, settings: Settings, server: str) -> list[Batch]:
        """Form posts of ``batch_size`` rows."""
        return payload.pack(table, settings, server)

    def read(self, batch: Batch, response: Response) -> Answer:
        """Rows stored are rows that came back."""
        return answers.read(batch, response)

    def only(self, batch: Batch, keep: Sequence[int]) -> Batch | None:
        """Some rows of a sealed request: one bad row may sink those it travels with."""
        return payload.only(batch, keep)

    def pause(self, settings: Settings) -> float:
        """A second between calls, unless set otherwise."""
        return payload.pause(settings)

    def foresee(self, gate: Gate, table: Table, settings: Settings) -> list[Foresight]:
        """Whether these runners are entered in the chosen event, or rather in another one of the race."""
        return foreseeing.foresee(gate, table, settings)

    def repeatable(self, settings: Settings) -> bool:  # noqa: ARG002 - never
        """No: whether the same result twice makes one or two is not documented (platforms.md)."""
        return False

    def read_back(
        self, gate: Gate, batches: Sequence[Batch], settings: Settings, watch: Watch | None = None
    ) -> list[frozenset[int] | None]:
        """Which rows stand among the results of the event."""
        if not isinstance(gate, RunSignupGate):
            return [None] * len(batches)
        from resultdesk.platforms.runsignup import stored

        return stored.read_back(gate, batches, settings, watch)

    def gate(self, http: Http, account: Account, secrets: Secrets) -> Gate:
        """A way in with the account's kind of key."""
        return RunSignupGate(http, account, secrets)
