"""``resultdesk practice``: stand-in platforms on this computer, to try things out on."""

from __future__ import annotations

import argparse
import signal
import threading
from collections.abc import Iterator

from resultdesk.cli import exits
from resultdesk.cli.voice import Voice
from resultdesk.core.language import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``[--port N] [--fault TEXT]…``."""
    parser.add_argument(
        "--port", type=int, default=0, metavar="N", help=_("the port to listen on (default: a free one)")
    )
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="FAULT",
        help=_("go wrong on purpose: tracx:429=5x2 asks for a pause of 5 seconds twice; may be repeated"),
    )


def run(options: argparse.Namespace, voice: Voice) -> int:
    """Prints where the platforms are and what signs in there, then serves until it is interrupted."""
    from resultdesk.practice.faults import Faults
    from resultdesk.practice.server import PracticeServer
    from resultdesk.practice.sign_ins import SIGN_INS

    stop = threading.Event()
    with PracticeServer(options.port, Faults(options.fault)) as server:
        platforms = {
            name: {"server": server.url + known.prefix, "secrets": dict(known.secrets), "plain": dict(known.plain)}
            for name, known in SIGN_INS.items()
        }
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: stop.set())
        voice.result({"url": server.url, "platforms": platforms}, _lines(server.url))
        # A wait without end would not let Windows deliver Ctrl+C.
        while not stop.wait(0.5):
            continue
    return exits.FINE


def _lines(url: str) -> Iterator[str]:
    from resultdesk.practice.sign_ins import SIGN_INS

    yield _("Practice platforms are running at {url}. Nothing leaves this computer. Ctrl+C ends them.").format(url=url)
    for name, known in SIGN_INS.items():
        secrets = " ".join(f"RESULTDESK_SECRET_{secret}={value}" for secret, value in known.secrets.items())
        plain = "".join(f" --set {key}={value}" for key, value in known.plain.items())
        yield f"  {secrets} resultdesk send FILE --to {name} --server {url}{known.prefix}{plain}"
