"""The commands, and how one is run: arguments in, one result out, an exit code."""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import Protocol, cast

from resultdesk import __version__
from resultdesk.cli import arguments, exits
from resultdesk.cli.commands import COMMANDS
from resultdesk.cli.voice import Voice
from resultdesk.core import language
from resultdesk.core.errors import DeskError
from resultdesk.core.language import _
from resultdesk.desk import places


class Command(Protocol):
    """What the module of a command has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what the command takes."""

    def run(self, options: argparse.Namespace, voice: Voice) -> int:
        """Do it; returns the exit code."""


def main(words: Sequence[str]) -> int:
    """Run the command that ``words`` ask for."""
    _spell_what_can_be_spelt()
    _speak()
    voice = Voice(as_json="--json" in words)
    try:
        options = parser(words).parse_args(words)
        return _command(options.command).run(options, voice)
    except DeskError as problem:
        return voice.error(problem)
    except KeyboardInterrupt:
        return exits.STOPPED
    except BrokenPipeError:
        # Whoever read the output has enough ("| head"). Python would complain once more when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.FINE
    except MemoryError:
        return voice.error(DeskError("program.memory", _("this spreadsheet")))
    except Exception as fault:  # noqa: BLE001 - the outermost door: a script gets JSON and a code, a person a sentence
        traceback.print_exc()
        return voice.error(DeskError("program.fault", reason=type(fault).__name__))


def parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """The parser of all commands; only the one that is called is loaded whole."""
    whole = arguments.Parser(
        prog="resultdesk",
        description=_("The desk of a race office: open a spreadsheet, mend it, send it, keep the receipt."),
    )
    whole.add_argument("--version", action="version", version=f"ResultDesk {__version__}")
    arguments.add_json(whole)
    kinds = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    asked = next((word for word in words if not word.startswith("-")), "")
    for name, says in COMMANDS.items():
        one = kinds.add_parser(name, help=_(says), description=_(says), allow_abbrev=False)
        arguments.add_json(one)
        if name == asked:
            _command(name).add_arguments(one)
    whole.epilog = _(
        "“resultdesk” alone, or with a spreadsheet, opens the window; “resultdesk --practice” to try it out."
    )
    return whole


def _speak() -> None:
    """English, whatever the system speaks, so that a script reads the same words everywhere; unless one is chosen."""
    if chosen := os.environ.get("RESULTDESK_LANGUAGE"):
        language.use(chosen, places.resources() / "locale")


def _spell_what_can_be_spelt() -> None:
    """Windows writes to a pipe in an alphabet of 256 letters: a ✓ becomes a ? there and ends nothing. JSON is UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _command(name: str) -> Command:
    return cast("Command", import_module(f"resultdesk.cli.{name.replace('-', '_')}"))
