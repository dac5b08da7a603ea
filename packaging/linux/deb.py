"""A Debian package of the frozen program: /opt/resultdesk, a command, a menu entry, icons and a description.

    python3 packaging/linux/deb.py FROZEN_FOLDER OUT_FOLDER

The same folder gives the same bytes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import system_needs  # noqa: E402
from build import EPOCH  # noqa: E402
from targets import PACKAGING, ROOT, version  # noqa: E402

CONTROL = """\
Package: resultdesk
Version: {version}
Architecture: amd64
Maintainer: ResultDesk contributors <resultdesk@users.noreply.github.com>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: desk of a race office
 Opens the spreadsheet of a race, mends what a results platform would refuse,
 sends it and keeps the receipt.
"""
CHANGE_MENUS = """\
#!/bin/sh
set -e
tell() { if command -v "$1" >/dev/null; then "$@" || true; fi; }
tell update-desktop-database -q /usr/share/applications
tell gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor
"""


def main() -> int:
    """Exit code 0 when the package is there."""
    frozen, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    print(make(frozen, out))
    return 0


def make(frozen: Path, out: Path) -> Path:
    """Returns the package's path."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch) / "resultdesk"
        _fill(tree, frozen)
        _describe(tree, frozen)
        _same_times(tree)
        path = out / f"resultdesk_{version()}_amd64.deb"
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(tree), str(path)]
        subprocess.run(command, env=_dated(), check=True, stdout=subprocess.DEVNULL)
    return path


def _fill(tree: Path, frozen: Path) -> None:
    shutil.copytree(frozen, tree / "opt/resultdesk", symlinks=True)
    _copy(HERE / "resultdesk.desktop", tree / "usr/share/applications")
    _copy(HERE / "org.resultdesk.ResultDesk.metainfo.xml", tree / "usr/share/metainfo")
    for size in (48, 128, 256):
        place = tree / f"usr/share/icons/hicolor/{size}x{size}/apps/resultdesk.png"
        place.parent.mkdir(parents=True)
        shutil.copy(PACKAGING / "icon" / f"ResultDesk-{size}.png", place)
    drawing = tree / "usr/share/icons/hicolor/scalable/apps/resultdesk.svg"
    drawing.parent.mkdir(parents=True)
    shutil.copy(ROOT / "resources" / "icons" / "program.svg", drawing)
    documents = tree / "usr/share/doc/resultdesk"
    _copy(frozen / "_internal/resources/THIRD-PARTY-NOTICES.txt", documents)
    shutil.copy(ROOT / "LICENSE", documents / "copyright")
    command = tree / "usr/bin/resultdesk"
    command.parent.mkdir(parents=True)
    command.symlink_to("../../opt/resultdesk/ResultDesk")


def _describe(tree: Path, frozen: Path) -> None:
    """The control files."""
    folder = tree / "DEBIAN"
    folder.mkdir(mode=0o755)
    kilobytes = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    needs = system_needs.packages(frozen)
    text = CONTROL.format(
        version=re.sub(r"[^\w.+~]", "~", version()),
        kilobytes=kilobytes,
        depends=", ".join([*needs, "fonts-dejavu-core | fonts-liberation2 | fonts-noto-core"]),
        recommends="libcups2 | libcups2t64, gnome-keyring | kwalletmanager, xdg-utils",
    )
    (folder / "control").write_text(text, "utf-8")
    for name in ("postinst", "postrm"):
        (folder / name).write_text(CHANGE_MENUS, "utf-8")
        (folder / name).chmod(0o755)


def _same_times(tree: Path) -> None:
    """Every file as old as the release, readable by all, writable by root."""
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        os.utime(path, (int(EPOCH), int(EPOCH)), follow_symlinks=False)


def _copy(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder)


def _dated() -> dict[str, str]:
    return {**os.environ, "SOURCE_DATE_EPOCH": EPOCH}


if __name__ == "__main__":
    raise SystemExit(main())
