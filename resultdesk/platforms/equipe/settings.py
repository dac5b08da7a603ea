"""The settings of an upload to Equipe: the meeting, the collection and the conditions of seed 003, as choices."""

from __future__ import annotations

from collections.abc import Mapping

from resultdesk.core.fields import Kind, Setting, Settings
from resultdesk.core.language import N_
from resultdesk.platforms.equipe.collections import (
    COLLECTION_WORDS,
    FIELDS,
    FOREIGN_ID,
    ORDER,
    WHERE_COMPETITION,
)

FLAG = ("no", "yes")
COLLECTIONS = (*ORDER, "start_list")
"""``start_list``: one flat sheet that unfolds into people, horses, clubs, teams and starts (``unfolding``)."""

SETTINGS = (
    Setting(
        "meeting_id",
        N_("Meeting"),
        Kind.NUMBER,
        required=True,
        wants=N_("choose it, or type the number in the address of the meeting's page"),
        example="68123",
        listed=True,
        typed=True,
    ),
    Setting(
        "collection",
        N_("What the rows are"),
        Kind.CHOICE,
        required=True,
        choices=COLLECTIONS,
        default="start_list",
        words=(*(COLLECTION_WORDS[name] for name in ORDER), N_("A start list: a rider and a horse in each row")),
    ),
    Setting(
        "unique_by",
        N_("Equipe knows a row again by"),
        required=True,
        wants=N_("usually foreign_id, the ID in your sheet; another column only if Equipe has no such IDs"),
        default=FOREIGN_ID,
        example=FOREIGN_ID,
        rare=True,
    ),
    Setting(
        "skip_user_changed",
        N_("Changes made by hand in Equipe"),
        Kind.CHOICE,
        choices=FLAG,
        words=(N_("The sheet counts: they are overwritten"), N_("They stay, whatever the sheet says")),
        default="no",
    ),
    Setting(
        WHERE_COMPETITION,
        N_("Only this competition"),
        wants=N_("needed only to replace a start list, or to stop once somebody has ridden"),
        example="2686-889-84",
        listed=True,
        typed=True,
    ),
    Setting(
        "replace",
        N_("What is in Equipe, but not in the sheet"),
        Kind.CHOICE,
        choices=FLAG,
        words=(N_("It stays"), N_("It is removed: the sheet replaces the whole list")),
        default="no",
        wants=N_("it can only be removed for one competition, chosen above"),
    ),
    Setting(
        "abort_if_any.rid",
        N_("Once somebody has ridden"),
        Kind.CHOICE,
        choices=FLAG,
        words=(N_("The list is changed all the same"), N_("Nothing is changed any more")),
        default="no",
    ),
    Setting(
        "st",
        N_("Start numbers are"),
        Kind.CHOICE,
        choices=("auto", "text", "number"),
        default="auto",
        words=(
            N_("Texts for single riders, numbers where teams ride"),
            N_("Texts: 1A and 007 stay as they are"),
            N_("Numbers"),
        ),
        rare=True,
    ),
    Setting(
        "as_is",
        N_("Further columns to send as they are"),
        wants=N_("their names in Equipe, with a comma between; a column of that name is then sent too"),
        rare=True,
    ),
)

CONDITION_OF: Mapping[str, tuple[str, ...]] = {
    WHERE_COMPETITION: ("teams", "starts"),
    "replace": ("starts",),
    "abort_if_any.rid": ("starts",),
}
"""The collections that a condition means when it is said once for a whole workbook, as in the seed's examples."""


def collection(settings: Settings) -> str:
    """The collection of the rows; what is not one counts as the flat start list."""
    chosen = settings.get("collection", "")
    return chosen if chosen in FIELDS else "start_list"


def yes(settings: Settings, key: str) -> bool:
    """Whether a yes/no setting is on."""
    return settings.get(key) == "yes"
