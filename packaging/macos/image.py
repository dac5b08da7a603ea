"""Sign the bundle, make the disk image, have Apple look at it: on a Mac, after build.py.

    python packaging/macos/image.py ResultDesk.app OUT_FOLDER

Without ``MACOS_IDENTITY`` in the environment the bundle is signed for nobody ("ad hoc"): it runs, after the steps in
INSTALL.md. With it (a "Developer ID Application: …" in the keychain) and with ``NOTARY_APPLE_ID``, ``NOTARY_TEAM`` and
``NOTARY_PASSWORD`` the image is notarised and opens by double-click. Nothing of these reaches the output.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from targets import PACKAGING, here, version  # noqa: E402

FOR_NOBODY = "-"
SECRETS = ("NOTARY_APPLE_ID", "NOTARY_TEAM", "NOTARY_PASSWORD")
LIBRARIES = (".dylib", ".so")


def main() -> int:
    """Exit code 0 when the image is there."""
    bundle, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    identity = os.environ.get("MACOS_IDENTITY") or FOR_NOBODY
    for command in sign(bundle, identity):
        run(command)
    image = out / here().installer.format(version=version())
    image.unlink(missing_ok=True)
    run(make(bundle, image))
    if identity != FOR_NOBODY:
        run(["codesign", "--sign", identity, "--timestamp", str(image)])
        if all(os.environ.get(name) for name in SECRETS):
            for command in notarise(image, os.environ):
                run(command)
    print(image)
    return 0


def sign(bundle: Path, identity: str) -> list[list[str]]:
    """The commands, inside out: libraries, then programs, the bundle last; nothing may be changed after that."""
    base = ["codesign", "--force", "--sign", identity]
    if identity != FOR_NOBODY:
        base += ["--timestamp", "--options", "runtime"]
    inside = sorted((path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()), key=_depth)
    libraries = [path for path in inside if path.suffix in LIBRARIES or _in_framework(path)]
    entitled = [*base, "--entitlements", str(HERE / "entitlements.plist")]
    return [
        *([*base, str(path)] for path in libraries),
        [*entitled, str(bundle)],
        ["codesign", "--verify", "--deep", "--strict", str(bundle)],
    ]


def make(bundle: Path, image: Path) -> list[str]:
    """The command that makes the disk image."""
    settings = ["-s", str(HERE / "dmg_settings.py"), "-D", f"app={bundle}"]
    icon = ["-D", f"icon={PACKAGING / 'icon' / 'ResultDesk.icns'}"]
    return [sys.executable, "-m", "dmgbuild", *settings, *icon, f"ResultDesk {version()}", str(image)]


def notarise(image: Path, secrets: Mapping[str, str]) -> list[list[str]]:
    """Apple looks at the image and its answer is fastened to it. ``run`` never shows these commands."""
    who = ["--apple-id", secrets["NOTARY_APPLE_ID"], "--team-id", secrets["NOTARY_TEAM"]]
    return [
        ["xcrun", "notarytool", "submit", str(image), *who, "--password", secrets["NOTARY_PASSWORD"], "--wait"],
        ["xcrun", "stapler", "staple", str(image)],
    ]


def run(command: list[str]) -> None:
    """Raises SystemExit with the name of the program alone: its words may be secret."""
    if subprocess.run(command, check=False).returncode != 0:
        raise SystemExit(f"{Path(command[0]).name} {command[1]} failed")


def _depth(path: Path) -> tuple[int, str]:
    return -len(path.parts), str(path)


def _in_framework(path: Path) -> bool:
    """The library of a framework has its name without an ending: QtCore.framework/Versions/A/QtCore."""
    return any(part == f"{path.name}.framework" for part in path.parts)


if __name__ == "__main__":
    raise SystemExit(main())
