"""Build and try everything for Linux: ``make package``; with ``--quick`` only freeze and self-test: ``make freeze``.

    python3 packaging/package.py [--quick] [--out FOLDER]

Brings what it needs itself (Debian packages where it may install them, an environment from ``lock/linux-x64.txt``).
"""

from __future__ import annotations

import argparse
import filecmp
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import build
import system_needs
import tools
from targets import PACKAGING, ROOT, TARGETS

# PyInstaller takes Python's own library along, which Debian keeps in a package of its own.
LIBRARY = str(Path(sysconfig.get_config_var("LIBDIR") or "/usr/lib") / str(sysconfig.get_config_var("INSTSONAME")))
QUICK = {
    "strip": "binutils",
    "ld": "binutils",
    "objdump": "binutils",
    LIBRARY: f"libpython{sys.version_info[0]}.{sys.version_info[1]}",
}
WHOLE = {**QUICK, "Xvfb": "xvfb", "debootstrap": "debootstrap"}
TARGET = TARGETS["linux-x64"]
Result = TypeVar("Result")


def main() -> int:
    """Exit code 0 when all of it is there and works."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--out", type=Path, default=ROOT / "build" / "package")
    options = arguments.parse_args()
    out: Path = options.out.resolve()
    tools.bring(QUICK if options.quick else WHOLE)
    step = Steps()
    python = step("environment", lambda: environment(out))
    step("freeze", lambda: build.freeze(python, out))
    step("self-test, frozen as from source", lambda: smoke(python, out / "ResultDesk" / "ResultDesk", out))
    step("libraries of the system, each with its package", lambda: system_needs.packages(out / "ResultDesk"))
    if not options.quick:
        step("freeze once more: the same bytes", lambda: again(python, out))
        package = step("Debian package", lambda: deb(out))
        step("bare Debian 12", lambda: clean_machine(package, out))
    print(f"{out}: done in {step.seconds():.0f} s")
    return 0


class Steps:
    """Says what is being done and how long it took."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def __call__(self, name: str, do: Callable[[], Result]) -> Result:
        start = time.monotonic()
        print(f"== {name}", flush=True)
        result = do()
        print(f"   {time.monotonic() - start:.0f} s", flush=True)
        return result

    def seconds(self) -> float:
        """Since the first step."""
        return time.monotonic() - self._start


def environment(out: Path) -> Path:
    """A Python that has the locked packages and nothing else; kept while lock and Python stay the same."""
    folder = out / "environment"
    python = folder / "bin" / "python"
    stamp = folder / ".made-from"
    wanted = hashlib.sha256(TARGET.lock.read_bytes() + sys.version.encode()).hexdigest()
    if not stamp.exists() or stamp.read_text("ascii") != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        install += ["--require-hashes", "--only-binary=:all:", "--requirement", str(TARGET.lock)]
        subprocess.run(install, check=True)
        stamp.write_text(wanted, "ascii")
    return python


def smoke(python: Path, program: Path, out: Path) -> None:
    """The self-test, frozen and from source, without a screen."""
    command = [sys.executable, str(PACKAGING / "smoke.py"), str(program), "--source", str(python)]
    command += ["--screenshot", str(out / "linux.png")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, env=environment, check=True)


def again(python: Path, out: Path) -> None:
    """Freeze into another folder and compare every byte; raises SystemExit where they differ."""
    second = out / "again"
    build.freeze(python, second)
    differing = different(out / "ResultDesk", second / "ResultDesk")
    shutil.rmtree(second)
    if differing:
        raise SystemExit("two builds differ in: " + ", ".join(differing[:20]))
    (out / "repeated.json").write_text(json.dumps({"identical": True}), "ascii")


def different(one: Path, other: Path) -> list[str]:
    """Files (by their place) that are not the same in both folders, or only in one of them."""
    places = {path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*") if not path.is_dir()}
    same = [
        place
        for place in places
        if (one / place).is_file()
        and (other / place).is_file()
        and filecmp.cmp(one / place, other / place, shallow=False)
    ]
    return sorted(str(place) for place in places.difference(same))


def deb(out: Path) -> Path:
    """The package's path."""
    subprocess.run([sys.executable, str(PACKAGING / "linux" / "deb.py"), str(out / "ResultDesk"), str(out)], check=True)
    return max(out.glob("resultdesk_*.deb"), key=lambda path: path.stat().st_mtime)


def clean_machine(package: Path, out: Path) -> None:
    """Installed where nothing else is."""
    subprocess.run([sys.executable, str(PACKAGING / "linux" / "clean_machine.py"), str(package), str(out)], check=True)


if __name__ == "__main__":
    raise SystemExit(main())
