"""Writes the samples and what they hold to tests/data: ``python -m tests.sheets.corpus``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.sheets.corpus import broken, lists, old, texts, timing, workbooks
from tests.sheets.corpus.case import Cases

FOLDER = Path(__file__).parents[2] / "data"
BUILDERS = (texts.build, workbooks.build, lists.build, broken.build, old.build, timing.build)


def main() -> int:
    """Write them all."""
    cases = Cases()
    for build in BUILDERS:
        build(cases)
    names = [case.name for case in cases.all]
    if len(set(names)) != len(names):
        raise SystemExit("two samples share a name")
    for case in cases.all:
        (FOLDER / case.name).write_bytes(case.data)
        words = json.dumps(case.expect, ensure_ascii=False, indent=1) + "\n"
        (FOLDER / (case.name + ".json")).write_text(words, encoding="utf-8")
    sys.stdout.write(f"{len(names)} samples\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
