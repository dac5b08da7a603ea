"""What OpenTrack's bulk upload takes: two fields a finisher, three that name the race, and the unit's own settings."""

from __future__ import annotations

from resultdesk.core.fields import Field, Kind, Setting
from resultdesk.core.language import N_

MODES = ("update", "replace", "append")
"""Seed 004, ``mode``: change existing results, take the rows as the full results, or only add new ones."""

FLAG = ("yes", "no")
COMPRESS = ("auto", "yes", "no")

FIELDS = (
    Field(
        "bib",
        N_("Bib"),
        "bib",
        Kind.ID,
        required=True,
        wants=N_("the number on the runner, as printed: 007 is not 7"),
        example="349",
    ),
    Field(
        "time",
        N_("Time"),
        "clock_time",
        Kind.DURATION,
        required=True,
        wants=N_("the finish time as 14:25.10 or 1:02:33, or DNF, DNS, DQ, NT"),
        example="14:25.10",
    ),
    Field(
        "eventid",
        N_("Race"),
        "event",
        Kind.TEXT,
        required=True,
        wants=N_("the ID that the race has in OpenTrack's event grid, only when the sheet holds several races"),
        example="R1",
    ),
    Field("round", N_("Round"), "round", Kind.NUMBER, wants=N_("a whole number from 1"), example="1"),
    Field("heat", N_("Heat"), "heat", Kind.NUMBER, wants=N_("a whole number from 1"), example="1"),
)

SETTINGS = (
    Setting(
        "competition",
        N_("Competition"),
        Kind.TEXT,
        required=True,
        wants=N_("choose it, or paste the address of its page from the browser"),
        example="https://data.opentrack.run/en-gb/x/2026/GBR/api-test",
        listed=True,
        typed=True,
    ),
    Setting("eventid", N_("Race"), Kind.TEXT, required=True, example="R1", listed=True, fills="eventid"),
    Setting("round", N_("Round"), Kind.NUMBER, default="1", example="1", listed=True, fills="round", rare=True),
    Setting("heat", N_("Heat"), Kind.NUMBER, default="1", example="1", listed=True, fills="heat", rare=True),
    Setting(
        "mode",
        N_("Results that are already there"),
        Kind.CHOICE,
        required=True,
        choices=MODES,
        default="update",
        words=(
            N_("Update: change those in the sheet, keep all others"),
            N_("Replace: delete all results of the race, then take the sheet"),
            N_("Append: only add new ones, change none"),
        ),
    ),
    Setting(
        "ignore_unknowns",
        N_("Bibs that are not on the start list"),
        Kind.CHOICE,
        choices=FLAG,
        default="no",
        words=(N_("They are left out"), N_("They appear as unknown runners")),
    ),
    Setting("name", N_("New name of the race"), wants=N_("only to change it"), example="My 5k", rare=True),
    Setting("note", N_("Note on the race"), wants=N_("only to change it"), example="Course 150 m short", rare=True),
    Setting(
        "compress",
        N_("Send compressed"),
        Kind.CHOICE,
        choices=COMPRESS,
        default="auto",
        wants=N_("only how it travels; the results are the same"),
        words=(N_("Large uploads only (above 8 KB)"), N_("Always"), N_("Never")),
        rare=True,
    ),
)
