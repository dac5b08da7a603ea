"""Libraries of the build system that a Linux program brings along, each with its licence as a person found it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from licences import NotAllowed

LINUX = {
    r"libX11-xcb|libxcb-[\w-]+|libxkbcommon[\w-]*": "MIT",
    r"libgcc_s|libstdc\+\+|libgomp": "GPL-3.0-or-later WITH GCC-exception-3.1",
    r"libssl|libcrypto": "Apache-2.0",
    r"libsqlite3": "blessing",
    r"libz": "Zlib",
    r"libbz2": "bzip2-1.0.6",
    r"liblzma": "0BSD",
    r"libffi|libexpat": "MIT",
    r"libuuid": "BSD-3-Clause",
    r"libmpdec": "BSD-2-Clause",
}
"""File name without its ending -> SPDX expression."""


def parts(libraries: list[str], system: str) -> list[tuple[str, str, str, tuple[tuple[str, str], ...], str]]:
    """(name, version, licence, texts, kind) of each Debian package behind ``libraries``; raises NotAllowed.

    On Windows and macOS every library comes with Python or a wheel: any other one is refused.
    """
    found: dict[str, tuple[str, str, str, tuple[tuple[str, str], ...], str]] = {}
    for library in libraries:
        name = re.split(r"\.so\b|\.dylib$|\.dll$", Path(library).name)[0]
        licence = next((says for known, says in LINUX.items() if re.fullmatch(known, name)), "")
        if system != "linux" or not licence:
            raise NotAllowed(f"nobody has looked at the licence of {library}")
        package, version = _package(library)
        texts = (("copyright", _copyright(package)),)
        found[package] = (package, version, licence, texts, "system library")
    return list(found.values())


def _package(library: str) -> tuple[str, str]:
    """The package that a library came with and its version; raises NotAllowed if none."""
    real = os.path.realpath(library)
    # Since /lib became a link to /usr/lib, the list of a package may name either.
    for name in (library, real, library.removeprefix("/usr"), real.removeprefix("/usr")):
        asked = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True, check=False)
        if asked.returncode == 0:
            package = asked.stdout.split(": ", 1)[0].split(",")[0]
            said = subprocess.run(
                ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True
            )
            return package.split(":")[0], said.stdout
    raise NotAllowed(f"{library} belongs to no package")


def _copyright(package: str) -> str:
    path = Path("/usr/share/doc") / package / "copyright"
    if not path.is_file():
        raise NotAllowed(f"{package} has no copyright file")
    return path.read_text("utf-8", "replace")
