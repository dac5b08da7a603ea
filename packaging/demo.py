"""``make demo``: the main job, start to end, on this computer alone.

With a screen the window opens, practice platforms started and a messy entry list open. Without one the same road is
walked with the commands: the list is read, checked, mended, sent to the practice Tracx, and the receipt is printed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "resources/samples/Inschrijvingen Voorjaarsloop 2026.xlsx"
RESULTDESK = [sys.executable, "-m", "resultdesk"]


def main() -> int:
    """Exit code 0 when the rows were queued, or the window was closed."""
    os.chdir(ROOT)
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("win32", "darwin"):
        return subprocess.run([*RESULTDESK, "--practice"], check=False).returncode
    with tempfile.TemporaryDirectory() as state:
        os.environ["RESULTDESK_HOME"] = state
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
        with subprocess.Popen([*RESULTDESK, "practice", "--json"], stdout=subprocess.PIPE, text=True) as practice:
            try:
                return walk(json.loads(practice.stdout.readline())["platforms"]["tracx"])
            finally:
                practice.send_signal(signal.SIGTERM)


def walk(tracx: dict[str, object]) -> int:
    """Check, mend and send; the last command prints the receipt."""
    secrets = tracx["secrets"]
    os.environ |= {f"RESULTDESK_SECRET_{name}": value for name, value in secrets.items()}
    to = ["--to", "tracx", "--server", str(tracx["server"]), "--set", "event_id=1"]
    say("1. What would Tracx say of this list?")
    checked = call("check", SAMPLE, "--to", "tracx", "--set", "event_id=1", shown=24)
    if checked != 1:
        return checked or 1
    say("2. Mend what needs no question, send the good rows, keep the others here.")
    sent = call("send", SAMPLE, *to, "--fix-all", "--skip-bad")
    say("3. The receipt is kept.")
    return sent or call("receipts", "list")


def call(*words: object, shown: int | None = None) -> int:
    """Run a command and print its first lines."""
    command = [str(word) for word in words]
    print("$ resultdesk " + " ".join(f'"{word}"' if " " in word else word for word in command), flush=True)
    ended = subprocess.run([*RESULTDESK, *command], stdout=subprocess.PIPE, text=True, check=False)
    lines = ended.stdout.splitlines()
    print("\n".join(lines[:shown]), flush=True)
    if shown is not None and len(lines) > shown:
        print(f"… {len(lines) - shown} more lines", flush=True)
    return ended.returncode


def say(sentence: str) -> None:
    """A heading."""
    print(f"\n{sentence}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
