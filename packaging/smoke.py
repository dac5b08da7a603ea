"""Run the frozen (or installed) program and see that it works as it does from source.

    python packaging/smoke.py PROGRAM [--source PYTHON] [--screenshot FILE] [--keyring]

Its state folder has a space and letters beyond ASCII in its name. With ``--source`` its report must be the one that
ResultDesk gives from source under that Python.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from targets import ROOT

DIFFERS = {"licences"}
"""What a check says may differ here between frozen and source; whether it is fine may not."""
SECONDS = 300
Report = dict[str, Any]


def main() -> int:
    """Exit code 0 when everything is fine."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("--source", type=Path, help="a Python with ResultDesk's packages")
    arguments.add_argument("--screenshot", type=Path)
    arguments.add_argument("--keyring", action="store_true", help="put a secret into the keyring and take it out")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="Løp ü ") as folder:
        home = Path(folder) / "home"
        frozen = self_test([str(options.program.resolve())], home, options.screenshot, keyring=options.keyring)
        troubles = _bad(frozen)
        if options.source:
            source = [str(options.source), "-m", "resultdesk"]
            troubles += differences(frozen, self_test(source, home, None, keyring=options.keyring))
    for trouble in troubles:
        print(trouble)
    print(f"{len(frozen['checks'])} checks" + ("" if troubles else ", all fine"))
    return 1 if troubles else 0


def self_test(command: list[str], home: Path, screenshot: Path | None, *, keyring: bool) -> Report:
    """The report of ``self-test``, read from the file, as a program with a window may have no output."""
    home.mkdir(exist_ok=True)
    report = home.parent / "report.json"
    words = [*command, "self-test", "--report", str(report)]
    words += ["--screenshot", str(screenshot.resolve())] if screenshot else []
    words += ["--keyring-roundtrip"] if keyring else []
    environment = {
        name: text for name, text in os.environ.items() if not name.startswith(("RESULTDESK_SECRET", "PYTHON"))
    }
    kept = {name: os.environ[name] for name in ("PYTHON_KEYRING_BACKEND",) if name in os.environ}
    ended = subprocess.run(
        words,
        cwd=ROOT if "-m" in command else home,
        env={**environment, **kept, "RESULTDESK_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=SECONDS,
        check=False,
    )
    if not report.exists():
        said = ended.stdout.decode("utf-8", "replace")
        raise SystemExit(f"{command[0]} ended with {ended.returncode} and no report:\n{said[-4000:]}")
    result: Report = json.loads(report.read_text("utf-8"))
    report.unlink()
    return result


def differences(frozen: Report, source: Report) -> list[str]:
    """What the two reports do not have in common, in words."""
    one, other = ({check["name"]: check for check in report["checks"]} for report in (frozen, source))
    lines = [f"only in one of the two: {name}" for name in sorted(one.keys() ^ other.keys())]
    for name in one.keys() & other.keys():
        if one[name]["fine"] != other[name]["fine"]:
            lines.append(f"{name}: frozen {one[name]['saw']}, from source {other[name]['saw']}")
        elif name not in DIFFERS and one[name]["saw"] != other[name]["saw"]:
            lines.append(f"{name}: frozen says {one[name]['saw']!r}, source {other[name]['saw']!r}")
    return lines


def _bad(report: Report) -> list[str]:
    return [f"{check['name']}: {check['saw']}" for check in report["checks"] if not check["fine"]]


if __name__ == "__main__":
    sys.exit(main())
