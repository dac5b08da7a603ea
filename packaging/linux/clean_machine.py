"""Install the .deb on a machine with nothing on it (a fresh Debian 12), run the self-test there, and take it off again.

    python3 packaging/linux/clean_machine.py PACKAGE OUT_FOLDER

Needs root, debootstrap and Xvfb. ``OUT_FOLDER`` gets ``debian.png``.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import screen

RELEASE = "bookworm"
LEFT = ("opt/resultdesk", "usr/bin/resultdesk", "usr/share/applications/resultdesk.desktop")


def main() -> int:
    """Exit code 0 when it installs, works and goes without leftovers."""
    package, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="resultdesk-clean-") as folder:
        root = Path(folder) / "root"
        _make(root)
        with _mounted(root), screen.unseen() as display:
            _install(root, package)
            _look(root, display, out)
            _remove(root)
    return 0


def _make(root: Path) -> None:
    run(["debootstrap", "--variant=minbase", RELEASE, str(root), *_mirror()], quiet=True)
    for name in ("resolv.conf", "hosts"):
        shutil.copy(f"/etc/{name}", root / "etc" / name)
    # This machine's way to the packages, whatever it is.
    for name in ("apt.conf.d", "sources.list.d", "auth.conf.d", "trusted.gpg.d"):
        shutil.copytree(f"/etc/apt/{name}", root / "etc/apt" / name, dirs_exist_ok=True)
    for name in ("sources.list", "apt.conf"):
        if Path(f"/etc/apt/{name}").exists():
            shutil.copy(f"/etc/apt/{name}", root / "etc/apt" / name)


def _mirror() -> list[str]:
    """The address that this machine's apt uses; debootstrap's own if that cannot be found out."""
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE)", f"Codename: {RELEASE}"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    return listed[:1]


@contextmanager
def _mounted(root: Path) -> Iterator[None]:
    """/proc and /dev; the X server's socket."""
    places = [("/proc", root / "proc"), ("/dev", root / "dev"), ("/tmp/.X11-unix", root / "tmp/.X11-unix")]
    done: list[Path] = []
    try:
        for source, place in places:
            place.mkdir(parents=True, exist_ok=True)
            Path(source).mkdir(exist_ok=True)
            run(["mount", "--bind", source, str(place)])
            done.append(place)
        yield
    finally:
        for place in reversed(done):
            run(["umount", str(place)])


def _install(root: Path, package: Path) -> None:
    start = time.monotonic()
    shutil.copy(package, root / "root" / package.name)
    inside(root, ["apt-get", "update", "-qq"])
    inside(root, ["apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/root/{package.name}"])
    print(f"installed on a bare Debian 12 in {time.monotonic() - start:.0f} s", flush=True)


def _look(root: Path, display: str, out: Path) -> None:
    """The self-test as somebody who is not root, in a real window."""
    inside(root, ["useradd", "--create-home", "--shell", "/bin/sh", "secretary"])
    command = "cd && resultdesk self-test --report report.json --screenshot window.png >/dev/null"
    inside(root, ["su", "secretary", "-c", f"export DISPLAY={display}; {command}"], check=False)
    home = root / "home/secretary"
    report = json.loads((home / "report.json").read_text("utf-8"))
    for check in report["checks"]:
        if not check["fine"]:
            print(f"{check['name']}: {check['saw']}")
    shutil.copy(home / "window.png", out / "debian.png")
    shutil.copy(home / "report.json", out / "debian.json")
    window = next(check["saw"] for check in report["checks"] if check["name"] == "window")
    print(f"{len(report['checks'])} checks on a bare Debian 12; window {window}", flush=True)
    if not report["fine"] or "xcb" not in window:
        raise SystemExit("the self-test failed there")


def _remove(root: Path) -> None:
    inside(root, ["apt-get", "purge", "-y", "-qq", "resultdesk"])
    left = [name for name in LEFT if (root / name).exists()]
    if left:
        raise SystemExit(f"left behind after removal: {', '.join(left)}")


def inside(root: Path, command: list[str], *, check: bool = True) -> None:
    """Run something on the bare machine; what it says is shown only if it fails."""
    own = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    passed = {name: text for name, text in os.environ.items() if name.lower().endswith("_proxy")}
    run(["chroot", str(root), *command], env={**own, **passed}, quiet=True, check=check)


def run(command: list[str], *, env: dict[str, str] | None = None, quiet: bool = False, check: bool = True) -> None:
    """Run it; raises SystemExit with its output."""
    done = subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if check and done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout.decode('utf-8', 'replace')[-3000:]}")
    if not quiet:
        sys.stdout.write(done.stdout.decode("utf-8", "replace"))


if __name__ == "__main__":
    raise SystemExit(main())
