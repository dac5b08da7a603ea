"""Which libraries of the system the frozen Linux program needs, read from its files, and the packages with them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

GLIBC = re.compile(r"ld-linux|libc\.so|libm\.so|libdl\.so|libpthread\.so|librt\.so|libresolv\.so|libutil\.so")
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libxcb.so.1": "libxcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libzstd.so.1": "libzstd1",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgio-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgobject-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libXext.so.6": "libxext6",
    "libXrender.so.1": "libxrender1",
}
"""Library -> package, with the newer name of a package that changed it."""

OPTIONAL = {"libcups.so.2"}
"""Printing: without it Qt still makes PDF files."""

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)


def packages(frozen: Path) -> list[str]:
    """What a Debian package depends on; raises SystemExit for a library that nobody has looked at."""
    wanted = needed(frozen) - OPTIONAL
    unknown = sorted(wanted - PACKAGES.keys())
    if unknown:
        raise SystemExit(f"no package is known for {', '.join(unknown)}")
    return ["libc6 (>= 2.35)", *sorted({PACKAGES[name] for name in wanted})]


def needed(frozen: Path) -> set[str]:
    """Libraries that files of the program ask for, less those that come along and the C library."""
    files = [path for path in frozen.rglob("*") if path.is_file() and _elf(path)]
    own = {path.name for path in frozen.rglob("*")}
    listed = subprocess.run(["objdump", "-p", *map(str, files)], capture_output=True, text=True, check=True).stdout
    return {name for name in _NEEDED.findall(listed) if name not in own and not GLIBC.match(name)}


def _elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
