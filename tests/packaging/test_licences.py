"""Which licences may be in the program, and that the check stops at all others."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "expression",
    [
        "MIT",
        "Apache-2.0 OR BSD-3-Clause",
        "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
        "MPL-2.0 AND (Apache-2.0 OR MIT)",
        "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
        "GPL-2.0-or-later WITH Bootloader-exception",
        "(GPL-3.0-only OR MIT) AND ISC",
    ],
)
def test_free_ones(expression: str) -> None:
    import licences

    assert licences.allowed(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "GPL-3.0-only",
        "GPL-2.0-or-later",
        "AGPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT OR Apache-2.0) AND GPL-2.0-only",
        "GPL-2.0-or-later WITH Some-exception",
        "Proprietary",
        "",
        "OR",
    ],
)
def test_the_gpl_and_the_unknown(expression: str) -> None:
    import licences

    assert not licences.allowed(expression)


@pytest.mark.parametrize(
    ("expression", "licence", "classifiers", "found"),
    [
        ("MIT", None, [], "MIT"),
        (None, "MIT", ["License :: OSI Approved :: MIT License"], "MIT"),
        (None, None, ["License :: OSI Approved :: MIT License"], "MIT"),
        (None, "a long text", ["License :: OSI Approved :: BSD License"], "BSD-3-Clause"),
    ],
)
def test_metadata_old_and_new(expression: str | None, licence: str | None, classifiers: list[str], found: str) -> None:
    import licences

    assert licences.of_metadata("some-package", expression, licence, classifiers) == found


@pytest.mark.parametrize(
    ("expression", "licence", "classifiers"),
    [
        ("GPL-3.0-only", None, []),
        (None, "GPL", ["License :: OSI Approved :: GNU General Public License v3 (GPLv3)"]),
        (None, None, []),
        (None, "ask us", ["Development Status :: 4 - Beta"]),
    ],
)
def test_metadata_that_ends_the_build(expression: str | None, licence: str | None, classifiers: list[str]) -> None:
    import licences

    with pytest.raises(licences.NotAllowed, match="some-package"):
        licences.of_metadata("some-package", expression, licence, classifiers)


@pytest.mark.parametrize(
    "file", ["libQt6VirtualKeyboard.so.6", "Qt6Charts.dll", "QtGraphs.abi3.so", "QtDataVisualization.pyd"]
)
def test_a_module_of_qt_under_the_gpl_ends_the_build(file: str, tmp_path: Path) -> None:
    import licences
    import notices

    with pytest.raises(licences.NotAllowed, match="GPL"):
        notices.parts([[f"PySide6/{file}", str(tmp_path / file)]], "linux")


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_a_library_that_nobody_looked_at_ends_the_build(system: str) -> None:
    import licences
    import system_libraries

    with pytest.raises(licences.NotAllowed, match="libstrange"):
        system_libraries.parts(["/usr/lib/libstrange.so.1"], system)


def test_the_notices_name_whose_work_it_is_and_where_qt_comes_from() -> None:
    import notices
    import orjson
    import PySide6

    text = notices.text([["PySide6/__init__.py", str(PySide6.__file__)], ["orjson", str(orjson.__file__)]], "linux")
    assert "PySide6_Essentials 6.11" in text
    assert "https://download.qt.io/official_releases/QtForPython/" in text
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "MPL-2.0 AND (Apache-2.0 OR MIT)" in text
