"""Arguments that several commands share."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from resultdesk.core.errors import WrongUse
from resultdesk.core.language import _

if TYPE_CHECKING:
    from resultdesk.core.fields import Settings
    from resultdesk.platforms.contract import Secret


class Parser(argparse.ArgumentParser):
    """An argument parser that raises what is wrong, so that ``--json`` gets it as JSON too."""

    def error(self, message: str) -> NoReturn:
        """Raise WrongUse instead of printing and leaving."""
        raise WrongUse("usage.wrong", reason=message.rstrip("."), program=self.prog)

    def print_help(self, file: object = None) -> None:
        """Help is UTF-8 text wherever it goes."""
        (sys.stdout if file is None else sys.stderr).write(self.format_help())


def add_json(parser: argparse.ArgumentParser) -> None:
    """Every command takes ``--json``."""
    parser.add_argument("--json", action="store_true", help=_("one JSON document on standard output and nothing else"))


def add_file(parser: argparse.ArgumentParser) -> None:
    """The spreadsheet and which part of it."""
    parser.add_argument("file", metavar="FILE", help=_("the spreadsheet; it is never written to"))
    parser.add_argument("--sheet", metavar="NAME", help=_("the sheet to use (default: the one that looks like a list)"))
    parser.add_argument(
        "--header-row",
        type=int,
        metavar="N",
        help=_("the row with the headings as the spreadsheet numbers it; 0: none"),
    )


def add_destination(parser: argparse.ArgumentParser) -> None:
    """Where the rows are to go, and how."""
    from resultdesk.platforms.registry import PLATFORMS

    parser.add_argument("--to", required=True, choices=list(PLATFORMS), help=_("the platform"))
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help=_("let a column feed a field, or whole names two: first_name+last_name; may be repeated"),
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="KEY=VALUE", help=_("a setting of the upload; may be repeated")
    )


def describe_platforms(parser: argparse.ArgumentParser, *, sign_ins: bool) -> None:
    """Below the help: each platform's settings, and with ``sign_ins`` the variables that hold its secrets."""
    from resultdesk.platforms.registry import PLATFORMS

    lines = [_("settings for --set (* has to be there, or a column for it):")]
    for name, platform in PLATFORMS.items():
        keys = [setting.key + "*" * setting.required for setting in platform.settings]
        lines += _told(name, keys)
    of_sheet = _("A key may name one sheet of a workbook whose sheets go together: starts.replace=yes.")
    lines += textwrap.wrap(of_sheet, 78, initial_indent="  ", subsequent_indent="  ")
    if sign_ins:
        lines += ["", _("secrets, as RESULTDESK_SECRET_<NAME> in the environment (or name an account):")]
        for name, platform in PLATFORMS.items():
            for way in platform.sign_ins:
                said = [f"--set auth={way.key}:"] if len(platform.sign_ins) > 1 else []
                plain = [f"--set {setting.key}=…" for setting in way.plain if setting.required]
                lines += _told(name, [*said, *plain, *map(_secret, way.secrets)])
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "\n".join(lines)


def _secret(secret: Secret) -> str:
    return f"[{secret.name}]" if secret.optional else secret.name


def _told(name: str, words: Sequence[str]) -> list[str]:
    """A name and the words for it, within 80 columns."""
    return textwrap.wrap(" ".join(words), 78, initial_indent=f"  {name:10} ", subsequent_indent=" " * 13)


def destination_settings(options: argparse.Namespace) -> Settings:
    """``--set`` as the destination takes it. Where ``--server`` is given too, it says the server, and a page's not."""
    from resultdesk.platforms.offers import LiesOnServers
    from resultdesk.platforms.registry import platform as platform_named

    found = settings(options.set)
    platform = platform_named(options.to)
    if getattr(options, "server", None) and isinstance(platform, LiesOnServers):
        return platform.without_server(found)
    return found


def settings(pairs: Sequence[str]) -> dict[str, str]:
    """``key=value`` texts as a dictionary; a value may hold an equals sign. Raises WrongUse."""
    found = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise WrongUse("usage.pair", pair, form="KEY=VALUE")
        found[key.strip()] = value
    return found


def columns(pairs: Sequence[str]) -> dict[str, str]:
    """``header=field`` texts as a dictionary; a header may hold an equals sign. Raises WrongUse."""
    found = {}
    for pair in pairs:
        header, equals, name = pair.rpartition("=")
        if not equals or not name.strip():
            raise WrongUse("usage.pair", pair, form="COLUMN=FIELD")
        found[header] = name.strip()
    return found
