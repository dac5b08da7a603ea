"""Each platform: a small spreadsheet opened, checked, sealed and sent to its practice platform."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from resultdesk.cli.checks.check import Check, Room, demand
from resultdesk.core.fields import Destination


@dataclass(frozen=True)
class Upload:
    """What to send and what must become of it."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    settings: dict[str, str]
    state: str
    columns: dict[str, str] = field(default_factory=dict)


UPLOADS = {
    "tracx": Upload(
        ("unique_id", "first_name", "last_name", "date_of_birth", "country_code", "chip_code", "race_id"),
        (
            ("1", "John", "Doe", "2001-01-01", "nl", "0000001", "1"),
            ("2", "Zoë", "Smith", "2002-02-02", "nl", "0000002", "1"),
        ),
        {"event_id": "1"},
        "queued",
    ),
    "runsignup": Upload(
        ("bib_num", "clock_time", "tally_value", "registration_id"),
        (("123", "00:17:00.1", "", "3210"), ("456", "00:17:00.2", "1.75", "3211")),
        {"race_id": "1001", "event_id": "5001"},
        "accepted",
    ),
    "equipe": Upload(
        ("foreign_id", "fornamn", "efternamn", "country", "licence"),
        (("rider_001", "Emma", "Andersson", "SWE", "SWE12345"), ("rider_002", "Olivia", "Nilsson", "SWE", "SWE12346")),
        {"meeting_id": "3456", "collection": "people"},
        "accepted",
    ),
    "opentrack": Upload(
        ("bib", "time"),
        (("349", "14:25.10"), ("347", "14:33.00")),
        {"competition": "2026/GBR/api-test", "eventid": "R1", "round": "1", "heat": "1", "mode": "update"},
        "accepted",
    ),
}
"""By platform; the rows are those of the platforms' own documents."""


def send(platform: str, room: Room) -> str:
    """The whole road, on this computer."""
    from resultdesk.desk.desk import Desk

    upload = UPLOADS[platform]
    path = room.folder / f"{platform}.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([upload.headers, *upload.rows])
    desk = Desk(room.folder / platform)
    try:
        account = desk.practice().accounts[platform]
        document = desk.open(
            path, destination=Destination(platform, account.name, upload.settings), columns=upload.columns
        )
        counts = document.checker.counts()
        demand(not counts.errors, f"{counts.errors} errors: {[group.code for group in document.checker.groups()]}")
        receipt = desk.send(desk.seal(document))
        demand(receipt.state.value == upload.state, f"{receipt.state.value}: {receipt.trouble or receipt.refused}")
        demand(receipt.rows.accepted == len(upload.rows), f"only {receipt.rows.accepted} rows were taken")
        demand(desk.outbox.receipts()[0].id == receipt.id, "the receipt was not kept")
        return f"{receipt.rows.accepted} rows {receipt.state.value}"
    finally:
        desk.close()


def refused_sign_in(room: Room) -> str:
    """A wrong token is refused, and what was sealed stays in the outbox."""
    from resultdesk.core.errors import DeskError
    from resultdesk.desk import sentences
    from resultdesk.desk.desk import Desk

    desk = Desk(room.folder / "refused")
    try:
        account = desk.practice().accounts["tracx"]
        desk.test(account, {"CONNECT_TOKEN": "not-the-token"})
    except DeskError as problem:
        return str(sentences.error(problem))
    finally:
        desk.close()
    demand(False, "a wrong token was accepted")
    return ""


def offline(room: Room) -> str:
    """Without a network a parcel waits in the outbox, also after a restart."""
    from resultdesk.desk.desk import Desk
    from resultdesk.platforms.contract import Account

    home = room.folder / "offline"
    path = room.folder / "offline.csv"
    upload = UPLOADS["tracx"]
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([upload.headers, *upload.rows])
    desk = Desk(home)
    try:
        # Nobody listens on the discard port of loopback.
        account = desk.accounts.add(Account("Self-test", "tracx", "http://127.0.0.1:9", "token"))
        desk.vault.put_for_session(account.name, {"CONNECT_TOKEN": "a-token"})
        document = desk.open(path, destination=Destination("tracx", account.name, upload.settings))
        desk.send(desk.seal(document))
    finally:
        desk.close()
    again = Desk(home)
    try:
        waiting = again.outbox.waiting()
        demand(len(waiting) == 1, f"{len(waiting)} parcels wait")
        demand(waiting[0].rows.waiting == len(upload.rows), f"{waiting[0].rows.waiting} rows wait")
        return f"{waiting[0].rows.waiting} rows wait"
    finally:
        again.close()


def _checks() -> tuple[Check, ...]:
    from resultdesk.platforms.registry import PLATFORMS

    looks: list[tuple[str, Callable[[Room], str]]] = [
        (f"upload to {platform.label}", partial(send, name)) for name, platform in PLATFORMS.items()
    ]
    return tuple(Check(name, look) for name, look in [*looks, ("sign-in", refused_sign_in), ("outbox", offline)])


CHECKS = _checks()
