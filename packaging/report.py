"""Measure what was built and hold it against the goals: ``make package-report``.

    python3 packaging/report.py [--out FOLDER]

Prints a table and keeps it as ``report.json`` in that folder. Exit code 1 where a goal is missed; what was not built is
said so.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from build import megabytes
from targets import ROOT

ROUNDS = 7
SAMPLE = ROOT / "resources" / "samples" / "Inschrijvingen Voorjaarsloop 2026.xlsx"


@dataclass(frozen=True)
class Measure:
    """One line of the report. ``value`` is None where it was not built here."""

    name: str
    value: float | None
    goal: float
    unit: str

    @property
    def met(self) -> bool:
        """Whether the goal holds; not where it was not measured."""
        return self.value is not None and self.value <= self.goal


def main() -> int:
    """Exit code 0 when every goal that could be measured is met."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--out", type=Path, default=ROOT / "build" / "package")
    out: Path = arguments.parse_args().out.resolve()
    found = [*sizes(out), *starts(out), repeated(out)]
    for one in found:
        value = "not built here" if one.value is None else f"{one.value:.2f} {one.unit}"
        mark = "·" if one.value is None else "✓" if one.met else "✗"
        print(f"{mark} {one.name.ljust(58)} {value:>18}   goal: at most {one.goal:g} {one.unit}")
    kept = [{**asdict(one), "met": one.met} for one in found]
    (out / "report.json").write_text(json.dumps(kept, indent=1), "utf-8")
    return 1 if any(one.value is not None and not one.met for one in found) else 0


def sizes(out: Path) -> list[Measure]:
    """In MB of a million bytes."""
    linux, windows = out / "ResultDesk", out / "windows" / "ResultDesk"
    setups = sorted((out / "windows").glob("ResultDesk-*-Setup.exe"))
    return [
        Measure("Linux, the folder", megabytes(linux) if linux.exists() else None, 190, "MB"),
        Measure("Windows, the folder (check build)", megabytes(windows) if windows.exists() else None, 115, "MB"),
        Measure("Windows, Setup.exe (check build)", setups[-1].stat().st_size / 1e6 if setups else None, 40, "MB"),
    ]


def starts(out: Path) -> list[Measure]:
    """Frozen against source, in turns, without a screen. Ready is when the sample is open."""
    frozen, source = out / "ResultDesk" / "ResultDesk", out / "environment" / "bin" / "python"
    if not frozen.exists() or not source.exists():
        return [
            Measure("start, frozen / from source", None, 1.05, "times"),
            Measure("first paint / ready, frozen", None, 0.40, "times"),
        ]
    commands = {"frozen": [str(frozen)], "source": [str(source), "-m", "resultdesk"]}
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _round in range(ROUNDS + 1):
        for name, command in commands.items():
            taken[name].append(_start(command))
    # The first round fills the disk cache.
    painted = {name: statistics.median(one for one, _ready in all_[1:]) for name, all_ in taken.items()}
    ready = statistics.median(one for _painted, one in taken["frozen"][1:])
    return [
        Measure("start to first paint, frozen", painted["frozen"], 1.0, "s"),
        Measure("start, frozen / from source", painted["frozen"] / painted["source"], 1.05, "times"),
        Measure("first paint / ready (the sample is open), frozen", painted["frozen"] / ready, 0.40, "times"),
    ]


def _start(command: list[str]) -> tuple[float, float]:
    """Seconds from the start of the process to the first paint, and to the open sample."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "RESULTDESK_HOME": f"{folder}/home"}
        start = time.time()
        ended = subprocess.run(
            [*command, "--picture", f"{folder}/picture.png", str(SAMPLE)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    said = json.loads(ended.stdout.splitlines()[-1])
    return said["painted"] - start, said["ready"] - start


def repeated(out: Path) -> Measure:
    """Whether the two builds of ``make package`` were the same."""
    file = out / "repeated.json"
    value = 0.0 if file.exists() and json.loads(file.read_text("ascii"))["identical"] else None
    return Measure("files that differ between two Linux builds", value, 0, "")


if __name__ == "__main__":
    sys.exit(main())
