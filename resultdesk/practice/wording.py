"""The sentences for what can go wrong with the practice platforms themselves."""

from __future__ import annotations

from resultdesk.core.language import N_
from resultdesk.core.wording import ErrorWords

ERRORS = {
    "practice.port": ErrorWords(
        N_("The practice platforms cannot start: {place} is already in use on this computer."),
        N_("Choose another port, or leave the port out and a free one is taken."),
    ),
    "practice.fault": ErrorWords(
        N_("“{place}” is not a fault that the practice platforms know."),
        N_("Write it like tracx:429x2 (platform, fault, how often). README in the practice folder lists them all."),
    ),
}
