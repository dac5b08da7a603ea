"""``resultdesk self-test``: does this installation work? For people who installed it, and for whoever packages it."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk import __version__
from resultdesk.cli import exits
from resultdesk.cli.voice import Voice, in_words
from resultdesk.core.errors import DeskError
from resultdesk.core.language import _

if TYPE_CHECKING:
    from resultdesk.cli.checks.check import Check, Room


@dataclass(frozen=True)
class Line:
    """How one check went."""

    name: str
    fine: bool
    saw: str
    seconds: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``[--report FILE] [--keyring-roundtrip] [--screenshot FILE]``."""
    parser.add_argument("--report", metavar="FILE", help=_("write the result as JSON to a file as well"))
    parser.add_argument(
        "--keyring-roundtrip", action="store_true", help=_("put a secret into the keyring and take it away again")
    )
    parser.add_argument("--screenshot", metavar="FILE", help=_("keep the picture of the window"))


def run(options: argparse.Namespace, voice: Voice) -> int:
    """Exit 0 if every check is fine, else 2. Leaves nothing behind but what was asked for."""
    from resultdesk.cli.checks import books, files, system, uploads
    from resultdesk.cli.checks.check import Room

    with tempfile.TemporaryDirectory(prefix="resultdesk-", ignore_cleanup_errors=True) as folder:
        picture = Path(options.screenshot).resolve() if options.screenshot else None
        room = Room(Path(folder), options.keyring_roundtrip, picture)
        lines = [_look(check, room) for check in (*system.CHECKS, *files.CHECKS, *books.CHECKS, *uploads.CHECKS)]
    fine = all(line.fine for line in lines)
    report = {
        "version": __version__,
        "fine": fine,
        "checks": [
            {"name": line.name, "fine": line.fine, "saw": line.saw, "seconds": round(line.seconds, 3)} for line in lines
        ],
    }
    if options.report:
        Path(options.report).write_text(json.dumps(report, indent=1, ensure_ascii=False), encoding="utf-8")
    voice.result(report, _lines(lines))
    return exits.FINE if fine else exits.WRONG


def _look(check: Check, room: Room) -> Line:
    start = time.perf_counter()
    try:
        saw, fine = check.look(room), True
    except DeskError as problem:
        saw, fine = " ".join(in_words(problem)).strip(), False
    except Exception as broken:  # noqa: BLE001 - an installation may be broken in any way; the other checks go on
        saw, fine = f"{type(broken).__name__}: {broken}", False
    return Line(check.name, fine, saw, time.perf_counter() - start)


def _lines(lines: list[Line]) -> Iterator[str]:
    width = max(len(line.name) for line in lines)
    for line in lines:
        yield f"{'✓' if line.fine else '✗'} {line.name.ljust(width)}  {line.saw}"
    bad = sum(not line.fine for line in lines)
    yield (
        _("All {n} checks are fine.").format(n=len(lines))
        if not bad
        else _("{bad} of {n} checks failed.").format(bad=bad, n=len(lines))
    )
