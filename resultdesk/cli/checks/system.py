"""The computer: Python, the state folder, SQLite, the keyring, certificates, languages, the window."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import ssl
import subprocess
import sys
from pathlib import Path

from resultdesk import __version__
from resultdesk.cli.checks.check import Check, Failed, Room, demand

SECONDS = 60
SAMPLE = "Inschrijvingen Voorjaarsloop 2026.xlsx"


def version(_room: Room) -> str:
    """Which program this is."""
    return f"ResultDesk {__version__}"


def python(_room: Room) -> str:
    """Which Python runs it."""
    demand(sys.version_info >= (3, 11), f"Python {platform.python_version()} is too old")
    return f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"


def state_folder(_room: Room) -> str:
    """The real state folder, or the folder that it would be made in, can be written to. Nothing is left there."""
    from resultdesk.desk import places

    where = places.home()
    nearest = next(folder for folder in (where, *where.parents) if folder.exists())
    demand(os.access(nearest, os.W_OK), f"{nearest} cannot be written to")
    return str(where)


def journal_mode(room: Room) -> str:
    """SQLite keeps its promise against power cuts."""
    with sqlite3.connect(room.folder / "probe.sqlite3") as base:
        mode = base.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    base.close()
    demand(mode == "wal", f"SQLite uses {mode}")
    return f"SQLite {sqlite3.sqlite_version}, {mode}"


def memory(room: Room) -> str:
    """What the desk remembers comes back after it was closed."""
    from resultdesk.desk.memory import Memory

    for turn in ("write", "read"):
        kept = Memory(room.folder)
        if turn == "write":
            kept.put("preferences", "self-test", "Zoë")
        seen = kept.get("preferences", "self-test")
        kept.close()
        demand(seen == "Zoë", f"{seen!r} came back")
    return "kept"


def keyring(room: Room) -> str:
    """Where secrets would be kept; with ``--keyring-roundtrip`` one is put there and taken away again."""
    from resultdesk.accounts.vault import Vault

    vault = Vault()
    where = vault.where()
    if room.keyring_roundtrip:
        name, secret = "ResultDesk self-test", "gehëim"
        kept = vault.put(name, {"CONNECT_TOKEN": secret})
        back = Vault().get(name, ["CONNECT_TOKEN"])
        vault.forget(name)
        demand(kept.kind == "keyring", "the keyring did not take the secret")
        demand(back == {"CONNECT_TOKEN": secret}, "the keyring gave back something else")
    return ": ".join(part for part in (where.kind, where.reason or vault.called()) if part)


def certificates(_room: Room) -> str:
    """Connections are checked against the certificates that this computer trusts."""
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    demand(context.verify_mode == ssl.CERT_REQUIRED, "certificates would not be checked")
    demand(context.check_hostname, "host names would not be checked")
    return ssl.OPENSSL_VERSION


def languages(_room: Room) -> str:
    """Every catalogue that comes along can be read."""
    from resultdesk.core import language
    from resultdesk.desk import places

    folder = places.resources() / "locale"
    names = sorted(path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/resultdesk.mo"))
    before = language.current()
    for name in names:
        language.use(name, folder)
    language.use(before, folder)
    return ", ".join(["en", *(name for name in names if name != "en")])


def licences(_room: Room) -> str:
    """A program that brings others' work along says whose it is; from source, each package has its own licence."""
    from resultdesk.desk import places

    if not getattr(sys, "frozen", False):
        return "with each package"
    notices = (places.resources() / "THIRD-PARTY-NOTICES.txt").read_text("utf-8")
    for name in ("Python", "PySide6", "GNU LESSER GENERAL PUBLIC LICENSE"):
        demand(name in notices, f"{name} is not in the notices")
    return f"{len(notices.splitlines())} lines"


def light_start(room: Room) -> str:
    """The window is there before the libraries that only spreadsheets and sending need."""
    early = set(json.loads(_window(room, room.folder / "first.png")[1])["early"])
    heavy = sorted(early & {"pandas", "numpy", "openpyxl", "httpx", "keyring", "rapidfuzz"})
    demand("PySide6.QtWidgets" in early, "the window did not say what it loaded")
    demand(not heavy, f"loaded too early: {', '.join(heavy)}")
    return "nothing but the window"


def window(room: Room) -> str:
    """A real window is painted, in a process of its own, with the sample open."""
    from resultdesk.desk import places

    picture = room.picture or room.folder / "window.png"
    said = _window(room, picture, str(places.sample(SAMPLE)))
    demand(picture.stat().st_size > 1_000, "the picture of the window is empty")
    return said[0]


def _window(room: Room, picture: Path, *spreadsheet: str) -> list[str]:
    """The lines that the window wrote."""
    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "resultdesk"]
    ended = subprocess.run(
        [*program, "--picture", str(picture), *spreadsheet],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
        env={**os.environ, **_screen(), "RESULTDESK_HOME": str(room.folder / "window")},
    )
    if ended.returncode != 0:
        raise Failed(ended.stderr.strip()[-600:] or f"the window ended with {ended.returncode}")
    return ended.stdout.splitlines()


def _screen() -> dict[str, str]:
    """On a server without a screen the window is painted into memory; its line then says "offscreen"."""
    screens = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    if sys.platform != "linux" or any(os.environ.get(name) for name in screens):
        return {}
    return {"QT_QPA_PLATFORM": "offscreen"}


CHECKS = (
    Check("version", version),
    Check("python", python),
    Check("state folder", state_folder),
    Check("database", journal_mode),
    Check("memory", memory),
    Check("keyring", keyring),
    Check("certificates", certificates),
    Check("languages", languages),
    Check("licences", licences),
    Check("start", light_start),
    Check("window", window),
)
