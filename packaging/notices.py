"""THIRD-PARTY-NOTICES: whose work is in the frozen program, under which licence, with the licence texts.

Made from what really is in the bundle, while it is made. Ends the build at the GPL or an unknown licence.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path

import licences
import system_libraries
from freezing import GPL_ONLY_QT
from targets import PACKAGING, ROOT

RULE = "=" * 100
_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$|/licenses/", re.IGNORECASE)
_OURS = (ROOT / "resultdesk", ROOT / "resources", PACKAGING)
_LGPL_ADVICE = """\
Qt and PySide6 are used under the GNU Lesser General Public License, version 3. They lie as files of their own in this
program's folder (PySide6, shiboken6, and the Qt6 libraries there), so you may put another build of the same version in
their place. Their source code, as published by The Qt Company, for the versions named below:
  Qt       https://download.qt.io/official_releases/qt/
  PySide6  https://download.qt.io/official_releases/QtForPython/
Other people's work inside Qt is listed at https://doc.qt.io/qt-6/licenses-used-in-qt.html
The ResultDesk contributors will give you a copy of that source for three years after a release, on request.
"""


@dataclass(frozen=True)
class Part:
    """Somebody's work in the bundle. ``texts`` are the licence texts as (title, text)."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...]
    kind: str = "library"


def text(contents: list[list[str]], system: str) -> str:
    """The whole file; raises NotAllowed."""
    found = parts(contents, system)
    lines = [
        "ResultDesk is free software under the MIT licence (see LICENSE). It contains the work of others:",
        "",
        *(f"  {part.name} {part.version}".ljust(44) + part.licence for part in found),
        "",
        _LGPL_ADVICE,
    ]
    for part in found:
        for title, words in part.texts:
            lines += [RULE, f"{part.name} {part.version}: {title}", RULE, "", words.strip(), ""]
    for name in ("LGPL-3.0", "GPL-3.0", "LGPL-2.1"):
        words = (PACKAGING / "licences" / f"{name}.txt").read_text("utf-8")
        lines += [RULE, f"{name}", RULE, "", words.strip("\n"), ""]
    return "\n".join(lines)


def parts(contents: list[list[str]], system: str) -> list[Part]:
    """Everybody's work in the bundle, by name; raises NotAllowed for what nobody has looked at."""
    gpl = [place for place, _source in contents if GPL_ONLY_QT.match(place.rsplit("/", 1)[-1])]
    if gpl:
        raise licences.NotAllowed(f"only free under the GPL: {', '.join(gpl)}")
    owners = _owners()
    used: dict[str, Distribution] = {}
    libraries: set[str] = set()
    for place, source in contents:
        owner = owners.get(_folded(source))
        if owner is not None:
            used[_plain(owner.name)] = owner
        elif not _own(place, source) and not _of_python(source, place):
            libraries.add(source)
    used.update((name, one) for name, one in _by_name().items() if name == "pyinstaller")
    made = [_python(), *(_package(name, one) for name, one in used.items())]
    made += [Part(*found) for found in system_libraries.parts(sorted(libraries), system)]
    return sorted(made, key=lambda part: part.name.lower())


def _package(name: str, distribution: Distribution) -> Part:
    meta = distribution.metadata
    licence = licences.of_metadata(
        name, meta.get("License-Expression"), meta.get("License"), meta.get_all("Classifier", [])
    )
    texts = []
    for file in sorted(distribution.files or [], key=str):
        path = Path(str(distribution.locate_file(file)))
        inside = file.as_posix()
        if ".dist-info/" in inside and _LICENCE_FILE.search(inside) and path.is_file():
            texts.append((path.name, path.read_text("utf-8", "replace")))
    return Part(meta["Name"], distribution.version, licence, tuple(texts))


def _python() -> Part:
    base = Path(sys.base_prefix)
    places = [base / "LICENSE.txt", base / f"lib/python{sys.version_info[0]}.{sys.version_info[1]}/LICENSE.txt"]
    places += [base / "LICENSE", Path("/usr/share/doc/python3/copyright")]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise licences.NotAllowed(f"no licence text of Python in {base}")
    number = ".".join(str(part) for part in sys.version_info[:3])
    return Part("Python", number, "PSF-2.0", (("LICENSE", found.read_text("utf-8", "replace")),), "platform")


def _owners() -> dict[str, Distribution]:
    """Which installed package each file belongs to."""
    return {
        _folded(str(distribution.locate_file(file))): distribution
        for distribution in distributions()
        for file in distribution.files or []
    }


def _by_name() -> dict[str, Distribution]:
    return {_plain(one.name): one for one in distributions()}


def _own(place: str, source: str) -> bool:
    return (
        not source or source == "-" or any(_inside(source, folder) for folder in _OURS) or place == "base_library.zip"
    )


def _of_python(source: str, place: str) -> bool:
    """Python's own modules, and its library; thinned copies keep their name."""
    name = place.rsplit("/", 1)[-1].lower()
    return _inside(source, Path(sys.base_prefix)) or name.startswith(("libpython", "python3"))


def _inside(source: str, folder: Path) -> bool:
    return _folded(source).startswith(_folded(str(folder)) + os.sep)


def _folded(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
