"""Build, try, sign and pack the program for the system that this runs on: all that a release job does.

    python packaging/release.py OUT_FOLDER

The Python that runs this has the packages of ``lock/<target>.txt``. ``OUT_FOLDER/publish`` gets what is published.
Signing happens where its secrets are in the environment; without them (a fork) the result is the same, unsigned.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import build
from targets import PACKAGING, Target, here, version


def main() -> int:
    """Exit code 0 when it is built, installed, tried and packed."""
    out = Path(sys.argv[1]).resolve()
    publish = out / "publish"
    publish.mkdir(parents=True, exist_ok=True)
    target = here()
    build.freeze(Path(sys.executable), out)
    program = out / target.program
    look_at(program, source=True)
    {"Windows": windows, "Darwin": mac, "Linux": linux}[target.system](target, out, publish)
    parts = publish / f"ResultDesk-{version()}-{target.name}.cdx.json"
    run([sys.executable, str(PACKAGING / "sbom.py"), str(out / "work" / "resultdesk"), str(parts)])
    return 0


def linux(target: Target, out: Path, publish: Path) -> None:
    """The .deb, installed here and taken off again."""
    run([sys.executable, str(PACKAGING / "linux" / "deb.py"), str(out / "ResultDesk"), str(publish)])
    package = publish / target.installer.format(version=version())
    run(["sudo", "apt-get", "install", "-y", str(package)])
    look_at(Path("/usr/bin/resultdesk"))
    run(["sudo", "apt-get", "purge", "-y", "resultdesk"])


def windows(target: Target, out: Path, publish: Path) -> None:
    """The audit, signatures, Setup.exe, installed here and taken off again."""
    frozen, scripts = out / "ResultDesk", PACKAGING / "windows"
    site = next(Path(path) for path in sys.path if path.endswith("site-packages"))
    run([sys.executable, str(scripts / "audit.py"), str(frozen), "--site", str(site), "--python", sys.base_prefix])
    run([sys.executable, str(scripts / "sign.py"), str(frozen / "ResultDesk.exe")])
    run([sys.executable, str(scripts / "installer.py"), str(frozen), str(publish)])
    setup = publish / target.installer.format(version=version())
    run([sys.executable, str(scripts / "sign.py"), str(setup)])
    run([str(setup), "/S"])
    installed = Path(os.environ["LOCALAPPDATA"]) / "Programs" / "ResultDesk"
    look_at(installed / "ResultDesk.exe")
    run([str(installed / "uninstall.exe"), "/S"])


def mac(_target: Target, out: Path, publish: Path) -> None:
    """Signatures, the image, the program copied out of it and tried."""
    run([sys.executable, str(PACKAGING / "macos" / "image.py"), str(out / "ResultDesk.app"), str(publish)])
    image = next(publish.glob("*.dmg"))
    with tempfile.TemporaryDirectory() as folder:
        mounted, copied = Path(folder) / "image", Path(folder) / "ResultDesk.app"
        run(["hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", str(mounted), str(image)])
        try:
            run(["ditto", str(mounted / "ResultDesk.app"), str(copied)])
        finally:
            run(["hdiutil", "detach", str(mounted)])
        look_at(copied / "Contents" / "MacOS" / "ResultDesk")


def look_at(program: Path, *, source: bool = False) -> None:
    """The self-test; with ``source`` it must say what it says from source. Raises SystemExit."""
    command = [sys.executable, str(PACKAGING / "smoke.py"), str(program)]
    run([*command, "--source", sys.executable] if source else command)


def run(command: list[str]) -> None:
    """Raises SystemExit with the name of what failed."""
    print("$", " ".join(command), flush=True)
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise SystemExit(f"failed: {Path(command[0]).name} {Path(command[1]).name}")


if __name__ == "__main__":
    raise SystemExit(main())
