"""Build the Windows program and its Setup.exe on Debian and try both under Wine: ``make windows``.

    python3 packaging/windows/check_build.py [--out FOLDER]

A *check build*: it shows that the spec, the installer and the program work. What clubs download is built on Windows
(.github/workflows/release.yml). What Wine cannot tell is listed in packaging/README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE / "wine"), str(HERE)]

import installer  # noqa: E402
import screen  # noqa: E402
import tools  # noqa: E402
from build import EPOCH, megabytes  # noqa: E402
from package import Steps  # noqa: E402
from prefix import WINE_UCRTBASE, Wine  # noqa: E402
from runtime import lay_out  # noqa: E402
from targets import PACKAGING, ROOT, TARGETS  # noqa: E402
from trial import Trial  # noqa: E402

COMMANDS = {
    "wine": "wine",
    str(WINE_UCRTBASE): "wine64",
    "Xvfb": "xvfb",
    "xwininfo": "x11-utils",
    "import": "imagemagick",
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
}
LEAST_CHECKS = 25


def main() -> int:
    """Exit code 0 when all of it works."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--out", type=Path, default=ROOT / "build" / "package")
    out: Path = arguments.parse_args().out.resolve() / "windows"
    out.mkdir(parents=True, exist_ok=True)
    tools.bring(COMMANDS)
    step = Steps()
    with screen.unseen() as display:
        wine = Wine(out / "wine", display)
        try:
            python = step("Windows Python and wheels", lambda: lay_out(out, TARGETS["win-x64"].lock))
            step("Wine", wine.make)
            step("freeze", lambda: freeze(wine, python, out))
            step("audit", lambda: audit(python, out / "ResultDesk"))
            step("self-test", lambda: self_test(wine, out / "ResultDesk" / "ResultDesk.exe", out, "frozen"))
            setup = step("Setup.exe", lambda: installer.make(out / "ResultDesk", out))
            old = step("Setup.exe of an older version", lambda: older(out))
            trial = Trial(wine, out)
            step("install the older version", lambda: trial.install(old, "0.0.1"))
            step("upgrade", lambda: trial.upgrade(setup))
            step("start", trial.start)
            step("self-test, installed", lambda: self_test(wine, trial.program, out, "installed"))
            step("uninstall", trial.uninstall)
        finally:
            wine.end()
    print(f"check build: {megabytes(out / 'ResultDesk'):.0f} MB, Setup.exe {setup.stat().st_size / 1e6:.1f} MB")
    print(f"{out}: done in {step.seconds():.0f} s")
    return 0


def freeze(wine: Wine, python: Path, out: Path) -> None:
    """Run build.py with the Windows Python."""
    more = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "1"}
    command = [str(python), wine.path(PACKAGING / "build.py"), "--out", wine.path(out)]
    said = wine.run(command, seconds=1800, more=more)
    print("   " + said.strip().splitlines()[-1])


def audit(python: Path, frozen: Path) -> None:
    """With pefile from the wheels, which is Python alone."""
    site = python.parent / "Lib" / "site-packages"
    command = [sys.executable, str(HERE / "audit.py"), str(frozen), "--site", str(site), "--python", str(python.parent)]
    if subprocess.run(command, env={**os.environ, "PYTHONPATH": str(site)}, check=False).returncode != 0:
        raise SystemExit("the audit found something")


def self_test(wine: Wine, program: Path, out: Path, name: str) -> None:
    """With the Credential Manager and a picture of the window; raises SystemExit."""
    report, picture = out / f"{name}.json", out / f"{name}.png"
    report.unlink(missing_ok=True)
    words = ["self-test", "--keyring-roundtrip", "--report", wine.path(report), "--screenshot", wine.path(picture)]
    said = wine.run([str(program), *words], check=False)
    if not report.exists():
        raise SystemExit(f"no report:\n{said[-4000:]}")
    result = json.loads(report.read_text("utf-8"))
    for check in result["checks"]:
        if not check["fine"]:
            print(f"   {check['name']}: {check['saw']}")
    window = next(check["saw"] for check in result["checks"] if check["name"] == "window")
    print(f"   {len(result['checks'])} checks; window {window}")
    if not result["fine"] or len(result["checks"]) < LEAST_CHECKS:
        raise SystemExit("the self-test failed")


def older(out: Path) -> Path:
    """The Setup.exe of a version that came before, with a file that the new one no longer has."""
    folder = out / "older"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "_internal").mkdir(parents=True)
    shutil.copy(out / "ResultDesk" / "ResultDesk.exe", folder)
    (folder / "_internal" / "only-in-the-older-version.dll").write_bytes(b"old")
    return installer.make(folder, folder.parent / "older-setup", "0.0.1")


if __name__ == "__main__":
    raise SystemExit(main())
