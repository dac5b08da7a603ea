"""``make bench``: every measure, as a table with goal and verdict, and as JSON in .bench/results.json.

python -m tests.benchmarks [--only WORDS] [--rounds N]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks import editing, grid, opening, sealing, sending, starting
from tests.benchmarks.rows import Row, Take

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / ".bench"
ROWS: tuple[Row, ...] = (*opening.ROWS, *editing.ROWS, *starting.ROWS, *sending.ROWS, *sealing.ROWS, *grid.ROWS)
Numbers = dict[str, list[dict[str, float]]]


@dataclass(frozen=True)
class Verdict:
    """One line of the table."""

    row: Row
    ours: float
    bare: float | None

    @property
    def value(self) -> float:
        """What is held against the goal."""
        return self.ours if self.bare is None else self.ours / self.bare

    @property
    def holds(self) -> bool:
        """Whether the goal is reached."""
        return self.value <= self.row.at_most


def main() -> int:
    """Exit code 1 if a goal is missed."""
    options = argparse.ArgumentParser(prog="make bench")
    options.add_argument("--only", default="", help="only measures whose text holds this")
    options.add_argument("--rounds", type=int, help="how often each case runs (default: as the measure says)")
    chosen = options.parse_args()
    rows = [row for row in ROWS if chosen.only.lower() in row.says.lower()]
    if not rows:
        options.error(f"no measure holds “{chosen.only}”")
    FOLDER.mkdir(exist_ok=True)
    numbers = run(rows, chosen.rounds)
    verdicts = [Verdict(row, taken(numbers, row.ours), taken(numbers, row.bare) if row.bare else None) for row in rows]
    keep(verdicts, numbers)
    return tell(verdicts)


def run(rows: Sequence[Row], rounds: int | None) -> Numbers:
    """Run the cases of all rows in turn, so that a busy moment hits all of them alike."""
    wanted: dict[str, int] = {}
    for row in rows:
        for take in (row.ours, row.bare):
            if take is not None:
                wanted[take.key] = max(wanted.get(take.key, 0), rounds or row.rounds)
    numbers: Numbers = {key: [] for key in wanted}
    for turn in range(max(wanted.values())):
        for key, times in wanted.items():
            if turn < times:
                print(f"{turn + 1} of {times}: {key.removeprefix('tests.benchmarks.')}", file=sys.stderr, flush=True)
                numbers[key].append(one(key))
    return numbers


def one(key: str) -> dict[str, float]:
    """One run of one case in a fresh process."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.case", key, str(FOLDER)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    numbers: dict[str, float] = json.loads(ended.stdout.splitlines()[-1])
    return numbers


def taken(numbers: Numbers, take: Take) -> float:
    """The median of one number of a case."""
    return median(run[take.number] for run in numbers[take.key])


def keep(verdicts: Sequence[Verdict], numbers: Numbers) -> None:
    """The same for machines."""
    lines = [
        {
            "measure": one.row.says,
            "ours": one.ours,
            "bare": one.bare,
            "value": one.value,
            "at_most": one.row.at_most,
            "holds": one.holds,
        }
        for one in verdicts
    ]
    (FOLDER / "results.json").write_text(json.dumps({"rows": lines, "runs": numbers}, indent=1), encoding="utf-8")


def tell(verdicts: Sequence[Verdict]) -> int:
    """The table; the last line counts."""
    lines = [("measure", "ours", "bare", "value", "goal", "")]
    for one in verdicts:
        unit = one.row.unit
        bare = "" if one.bare is None else f"{one.bare:.4g} {unit}"
        value = f"{one.value:.4g}" + (" x" if one.bare is not None else f" {unit}")
        goal = f"<= {one.row.at_most:.4g}"
        lines.append(
            (one.row.says, f"{one.ours:.4g} {unit}", bare, value, goal, "holds" if one.holds else "FALLS SHORT")
        )
    widths = [max(len(line[at]) for line in lines) for at in range(6)]
    for line in lines:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())
    held = sum(one.holds for one in verdicts)
    print(f"{held} of {len(verdicts)} ratios hold")
    return 0 if held == len(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
