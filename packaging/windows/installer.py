"""Make ResultDesk-<version>-Setup.exe of a frozen folder; works wherever makensis (NSIS 3) is there.

python packaging/windows/installer.py FROZEN_FOLDER OUT_FOLDER
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from build import megabytes  # noqa: E402
from targets import PACKAGING, TARGETS, version  # noqa: E402

IN_PROGRAM_FILES = Path("C:/Program Files (x86)/NSIS/makensis.exe")


def main() -> int:
    """Exit code 0 when it is there."""
    path = make(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


def make(frozen: Path, out: Path, number: str | None = None) -> Path:
    """Returns its path; ``number`` is for trying an upgrade."""
    number = number or version()
    out.mkdir(parents=True, exist_ok=True)
    path = out / TARGETS["win-x64"].installer.format(version=number)
    maker = shutil.which("makensis") or str(IN_PROGRAM_FILES)
    values = {
        "VERSION": number,
        "NUMBERS": ".".join((re.findall(r"\d+", number) + ["0"] * 4)[:4]),
        "SOURCE": str(frozen),
        "OUT": str(path),
        "ICON": str(PACKAGING / "icon" / "ResultDesk.ico"),
        "SIZE": str(round(megabytes(frozen) * 1000)),
    }
    subprocess.run(
        [
            maker,
            "-V2",
            "-INPUTCHARSET",
            "UTF8",
            *(f"-D{name}={text}" for name, text in values.items()),
            "installer.nsi",
        ],
        cwd=HERE,
        check=True,
    )
    return path


if __name__ == "__main__":
    raise SystemExit(main())
