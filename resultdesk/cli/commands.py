"""The commands there are. Light: the window's start looks here to see whether a word is a command or a file."""

from __future__ import annotations

from resultdesk.core.language import N_

COMMANDS = {
    "read": N_("show a spreadsheet as ResultDesk reads it"),
    "check": N_("say what a platform would refuse, and how to mend it"),
    "send": N_("send the rows of a spreadsheet and print the receipt"),
    "outbox": N_("show, send or discard what waits to be sent"),
    "receipts": N_("show what was sent"),
    "practice": N_("start practice platforms on this computer, until Ctrl+C"),
    "self-test": N_("check that this installation works"),
}
"""Each command lies in the module of its name."""
