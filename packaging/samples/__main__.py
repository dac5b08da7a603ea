"""Makes resources/samples/ anew: ``python packaging/samples [FOLDER]``. The same bytes each time."""

from __future__ import annotations

import sys
from pathlib import Path

import equestrian
import road
import virtual
import voorjaarsloop

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for sample in (voorjaarsloop, virtual, equestrian, road):
        sample.make(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
