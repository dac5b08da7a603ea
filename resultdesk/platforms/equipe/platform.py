"""Equipe as a platform: the collections of a meeting, one sheet each, or one flat start list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resultdesk.core.fields import Choice, Field, Setting, Settings
from resultdesk.core.language import N_
from resultdesk.core.problems import Rule
from resultdesk.platforms.contract import Account, Answer, Batch, Gate, Secret, Secrets, SignIn, Table
from resultdesk.platforms.equipe import answers, collections, looking, payload, unfolding
from resultdesk.platforms.equipe.gate import KEY, KEY_LABEL, ORGANIZER, EquipeGate
from resultdesk.platforms.equipe.payload import Part
from resultdesk.platforms.equipe.settings import CONDITION_OF, SETTINGS, collection
from resultdesk.platforms.http import Http, Response
from resultdesk.platforms.offers import Branch, Foresight

SIGN_IN = SignIn(
    key="key",
    label=N_("API key"),
    secrets=(Secret(KEY, KEY_LABEL, N_("From the organiser's settings in Equipe.")),),
    plain=(Setting(ORGANIZER, N_("Organiser's number"), wants=N_("only to choose the meeting from a list")),),
    explains=N_("One key opens the meetings of one organiser."),
    masked_headers=("X-Api-Key",),
)

UNDO = N_("To take it all back, open Activities in the meeting in Equipe and click Undo at {transaction}.")


class Equipe:
    """See ``platforms.contract.Platform``; the facts are seed 003 and platforms.md."""

    name = "equipe"
    label = "Equipe"
    noun = (N_("row"), N_("rows"))
    servers = ("https://app.equipe.com", "https://app-staging.equipe.com")
    sign_ins = (SIGN_IN,)
    settings = SETTINGS

    def fields(self, settings: Settings) -> tuple[Field, ...]:
        """The fields of the chosen collection, and the columns that are sent as they are."""
        chosen = collection(settings)
        if chosen == "start_list":
            return unfolding.START_LIST
        return collections.fields(chosen, settings.get("as_is", ""))

    def rules(self, settings: Settings, lists: Mapping[str, Sequence[Choice]]) -> tuple[Rule, ...]:
        """What seed 003 and platforms.md expect of a record."""
        from resultdesk.platforms.equipe.rules import rules

        return rules(settings, lists, self.fields(settings))

    def parts(self, table: Table, settings: Settings) -> list[Part]:
        """The collections that a sheet gives: its own, or those that a flat start list unfolds into."""
        chosen = collection(settings)
        return unfolding.unfold(table, settings) if chosen == "start_list" else [Part(chosen, table, settings)]

    def pack(self, table: Table, settings: Settings, server: str) -> list[Batch]:
        """The batches of one sheet."""
        return payload.pack(self.parts(table, settings), server)

    def pack_all(self, sheets: Sequence[tuple[Table, Settings]], server: str) -> list[Batch]:
        """The batches of several sheets of one workbook, in Equipe's order."""
        return payload.pack([part for table, settings in sheets for part in self.parts(table, settings)], server)

    def sheet_settings(self, name: str) -> Mapping[str, str] | None:
        """A sheet named after a collection holds that collection."""
        chosen = collections.named(name)
        return {"collection": chosen} if chosen else None

    def identities(self, table: Table, settings: Settings) -> tuple[str, list[Choice]]:
        """The rows' IDs with their names, under the collection's name."""
        ids = table.texts.get(settings.get("unique_by") or collections.FOREIGN_ID, ())
        names = [table.texts[name] for name in collections.NAMING if name in table.texts]
        labels = [" ".join(filter(None, parts)) for parts in zip(*names, strict=True)] if names else list(ids)
        return collection(settings), [Choice(one, label) for one, label in zip(ids, labels, strict=True) if one]

    @property
    def shared(self) -> tuple[str, ...]:
        """All sheets go into one meeting."""
        return ("meeting_id",)

    @property
    def for_all(self) -> tuple[str, ...]:
        """What hurts no sheet; replacing and its conditions are a sheet's own."""
        return ("unique_by", "skip_user_changed", "st", "as_is")

    def holds_for(self, key: str, name: str) -> bool:
        """Conditions are those of the lists of a competition: its starts, and "where" its teams too (seed 003)."""
        return key not in CONDITION_OF or collections.named(name) in CONDITION_OF[key]

    @property
    def said_by_name(self) -> tuple[str, ...]:
        """A sheet's name says its collection."""
        return ("collection",)

    def settings_of(self, key: str) -> Mapping[str, str]:
        """Keys begin with their collection."""
        return {"collection": key.partition("/")[0]}

    @property
    def undo_where(self) -> str:
        """Equipe undoes a whole transaction under Activities (seed 003)."""
        return UNDO

    def branches(self, table: Table, settings: Settings) -> list[Branch]:
        """The riders, horses, clubs and teams of a flat start list."""
        return unfolding.tree(table) if collection(settings) == "start_list" else []

    def with_transaction(self, batches: Sequence[Batch], transaction: str) -> list[Batch]:
        """One ``X-Transaction-Uuid`` for all: a person undoes them with one click under Activities."""
        return payload.with_transaction(batches, transaction)

    def read(self, batch: Batch, response: Response) -> Answer:
        """201 with an empty body, or the record at which Equipe stopped."""
        return answers.read(batch, response)

    def repeatable(self, settings: Settings) -> bool:  # noqa: ARG002 - always
        """Yes: records are known again by ``unique_by`` (platforms.md)."""
        return True

    def gate(self, http: Http, account: Account, secrets: Secrets) -> Gate:
        """A way in with the account's key."""
        return EquipeGate(http, account, secrets)

    def foresee(self, gate: Gate, table: Table, settings: Settings) -> list[Foresight]:
        """What replacing a start list removes, before it does."""
        if not isinstance(gate, EquipeGate):
            return []
        return looking.foresee(gate, self.parts(table, settings))

    def overwrites(
        self,
        table: Table,  # noqa: ARG002 - replacing with nothing is refused elsewhere
        settings: Settings,
        lists: Mapping[str, Sequence[Choice]],
    ) -> list[Foresight]:
        """The start list that is replaced."""
        return looking.overwrites(settings, lists)

    def confirm(self, gate: Gate, batch: Batch, settings: Settings, answer: Answer) -> Answer:
        """Whether ``abort_if_any`` has stopped what looks accepted."""
        if not isinstance(gate, EquipeGate):
            return answer
        return looking.confirm(gate, batch, settings, answer)
