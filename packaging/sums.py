"""SHA256SUMS of what is published: ``python packaging/sums.py FOLDER``; ``sha256sum --check SHA256SUMS`` reads it."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

NAME = "SHA256SUMS"


def main() -> int:
    """Exit code 0 when it is written."""
    folder = Path(sys.argv[1])
    (folder / NAME).write_text(listed(folder), "utf-8", newline="\n")
    return 0


def listed(folder: Path) -> str:
    """A line for every file in a folder, by name."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != NAME)
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


if __name__ == "__main__":
    raise SystemExit(main())
