"""Freeze ResultDesk for the system that this runs on.

    python packaging/build.py [--out FOLDER]

Run it with a Python that has the packages of ``lock/<target>.txt`` and nothing else. Two builds of the same commit by
the same Python on the same system give the same bytes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from targets import PACKAGING, ROOT, here

EPOCH = "1735689600"
"""The time stamped into archives: 1 January 2025."""


def main() -> int:
    """Exit code 0 when the program is there."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--out", type=Path, default=ROOT / "build" / "package")
    out: Path = arguments.parse_args().out.resolve()
    start = time.monotonic()
    freeze(Path(sys.executable), out)
    program = out / here().program
    print(f"{program}: {megabytes(program.parent):.0f} MB, made in {time.monotonic() - start:.0f} s")
    return 0


def freeze(python: Path, out: Path) -> None:
    """Put the program into ``out`` and what PyInstaller kept of its work into ``out/work``; raises SystemExit."""
    raw = [
        path for path in (ROOT / "resources").glob("locale/*/LC_MESSAGES/*.po") if not path.with_suffix(".mo").is_file()
    ]
    if raw:
        raise SystemExit(f"translations are not compiled ({len(raw)} languages): make texts")
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(out), "--workpath", str(out / "work"), str(PACKAGING / "resultdesk.spec")]
    subprocess.run(command, cwd=ROOT, env=repeatable(), stdin=subprocess.DEVNULL, check=True)


def repeatable() -> dict[str, str]:
    """An environment in which building twice gives the same bytes."""
    own = {name: text for name, text in os.environ.items() if not name.startswith(("PYTHON", "RESULTDESK_"))}
    return {**own, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", EPOCH)}


def megabytes(folder: Path) -> float:
    """What the files below a folder take, in MB of a million bytes; links count nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


if __name__ == "__main__":
    raise SystemExit(main())
