"""What ResultDesk needs of a Debian system, each with the package that brings it.

A need is looked for itself (a library, a command, a file), not as an installed package: package names change between
releases (libglib2.0-0 became libglib2.0-0t64), the library does not.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WINDOW_FILES = {"usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core"}

TEST_COMMANDS = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "dbus-run-session": "dbus",
    "dbus-launch": "dbus-x11",
    "gnome-keyring-daemon": "gnome-keyring",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "ld": "binutils",
}
TEST_FILES = {
    "usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "usr/lib/python3/dist-packages/pyatspi/__init__.py": "python3-pyatspi",
    "usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}


def missing(*, tests: bool) -> list[str]:
    """The packages to install, sorted: those of the window, and with ``tests`` those of its tests too."""
    wanted = _lacking_libraries(WINDOW_LIBRARIES) | _lacking_files(WINDOW_FILES)
    if tests:
        wanted |= {package for command, package in TEST_COMMANDS.items() if shutil.which(command) is None}
        wanted |= _lacking_files(TEST_FILES)
    return sorted(wanted)


def _lacking_libraries(libraries: dict[str, str]) -> set[str]:
    loader = shutil.which("ldconfig") or "/sbin/ldconfig"
    listed = subprocess.run([loader, "-p"], capture_output=True, text=True, check=True).stdout
    there = {line.split(maxsplit=1)[0] for line in listed.splitlines() if line.strip()}
    return {package for library, package in libraries.items() if library not in there}


def _lacking_files(files: dict[str, str]) -> set[str]:
    return {package for pattern, package in files.items() if not list(Path("/").glob(pattern))}


if __name__ == "__main__":
    print(" ".join(missing(tests=True)))
