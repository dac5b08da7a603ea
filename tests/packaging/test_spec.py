"""The spec, evaluated as PyInstaller would for each system, with PyInstaller's parts replaced by ones that remember."""

from __future__ import annotations

import ast
import runpy
import sys
import types
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

SYSTEMS = ("linux", "win32", "darwin")


@dataclass
class Made:
    """What the spec asked PyInstaller for."""

    analysis: dict[str, Any] = field(default_factory=dict)
    exe: dict[str, Any] = field(default_factory=dict)
    collected: list[Any] = field(default_factory=list)
    bundle: dict[str, Any] = field(default_factory=dict)


class Analysis:
    """Has found one file of each kind that the spec decides about."""

    def __init__(self, made: Made, _scripts: list[str], **asked: Any) -> None:
        made.analysis = asked
        self.pure = [("resultdesk", "resultdesk/__init__.py", "PYMODULE")]
        self.scripts: list[Any] = []
        self.binaries = [
            ("PySide6/Qt/lib/libQt6Core.so.6", "x", "BINARY"),
            ("PySide6/Qt/plugins/platforms/libqxcb.so", "x", "BINARY"),
            ("PySide6/Qt/plugins/platforms/libqeglfs.so", "x", "BINARY"),
            ("libgtk-3.so.0", "x", "BINARY"),
            ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ]
        self.datas = [("PySide6/Qt/translations/qtbase_ja.qm", "x", "DATA"), ("resources/help/start.md", "x", "DATA")]


@pytest.fixture(params=SYSTEMS)
def evaluated(request: pytest.FixtureRequest, scripts: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Made:
    """The spec run for one system."""
    import notices

    made = Made()
    hooks = types.ModuleType("PyInstaller.utils.hooks")
    hooks.collect_submodules = lambda name: [name, f"{name}.desk"]  # type: ignore[attr-defined]
    hooks.copy_metadata = lambda name: [(f"{name}.dist-info", f"{name}.dist-info")]  # type: ignore[attr-defined]
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setattr(sys, "platform", request.param)
    monkeypatch.setattr(notices, "text", lambda _contents, system: f"notices of {system}")
    world = {
        "SPECPATH": str(scripts),
        "workpath": str(tmp_path / "work"),
        "Analysis": lambda *positional, **asked: Analysis(made, *positional, **asked),
        "PYZ": lambda pure: pure,
        "EXE": lambda *_parts, **asked: made.exe.update(asked),
        "COLLECT": lambda *parts, **_asked: made.collected.extend(parts),
        "BUNDLE": lambda *_parts, **asked: made.bundle.update(asked),
    }
    runpy.run_path(str(scripts / "resultdesk.spec"), init_globals=world)
    made.analysis["system"] = request.param
    return made


def test_every_system_gets_its_own_keyring(evaluated: Made) -> None:
    own = {"linux": "SecretService", "win32": "Windows", "darwin": "macOS"}[evaluated.analysis["system"]]
    hidden = evaluated.analysis["hiddenimports"]
    assert f"keyring.backends.{own}" in hidden
    assert "resultdesk.desk" in hidden


def test_every_system_gets_a_program_without_a_console_and_its_icon(evaluated: Made) -> None:
    ending = {"linux": None, "win32": ".ico", "darwin": ".icns"}[evaluated.analysis["system"]]
    assert evaluated.exe["console"] is False
    assert evaluated.exe["icon"] is None if ending is None else Path(evaluated.exe["icon"]).suffix == ending
    assert evaluated.exe["icon"] is None or Path(evaluated.exe["icon"]).is_file()


def test_windows_alone_gets_a_version_resource(evaluated: Made) -> None:
    assert ("version" in evaluated.exe) == (evaluated.analysis["system"] == "win32")


def test_macos_alone_gets_a_bundle(evaluated: Made) -> None:
    assert bool(evaluated.bundle) == (evaluated.analysis["system"] == "darwin")
    if evaluated.bundle:
        assert evaluated.bundle["bundle_identifier"] == "org.resultdesk.ResultDesk"
        assert evaluated.bundle["info_plist"]["LSMinimumSystemVersion"] == "13.0"


def test_what_is_not_used_stays_out_and_the_notices_come_along(evaluated: Made) -> None:
    places = {entry[0] for part in evaluated.collected if isinstance(part, list) for entry in part}
    assert "PySide6/Qt/plugins/platforms/libqxcb.so" in places
    assert {"resources/THIRD-PARTY-NOTICES.txt", "resources/LICENSE"} <= places
    assert not places & {"PySide6/Qt/plugins/platforms/libqeglfs.so", "libgtk-3.so.0"}
    assert "PySide6/Qt/translations/qtbase_ja.qm" not in places


def test_only_a_release_knows_where_newer_ones_are(
    scripts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import freezing

    monkeypatch.delenv("RELEASES_ADDRESS", raising=False)
    assert freezing.releases(tmp_path) == []
    monkeypatch.setenv("RELEASES_ADDRESS", "https://example.org/latest")
    ((place, file, _kind),) = freezing.releases(tmp_path)
    assert place == "resources/RELEASES.txt"
    assert Path(file).read_text("utf-8") == "https://example.org/latest\n"


def test_nothing_that_we_import_is_left_out(scripts: Path) -> None:
    import freezing

    imported = set()
    for path in (scripts.parent / "resultdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                imported |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    left_out = {name for name in imported for out in freezing.EXCLUDED if name == out or name.startswith(f"{out}.")}
    assert left_out == set()


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/networkinformation/libqglib.so",
        "PySide6/plugins/networkinformation/qnetworklistmanager.dll",
        "PySide6/Qt/plugins/networkinformation/libqscnetworkreachability.dylib",
        "PySide6/Qt6Svg.dll",
        "libxcb-cursor.so.0",
        "libssl.so.3",
        "numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so",
        "PySide6/Qt/translations/qtbase_nl.qm",
        "resources/locale/nl/LC_MESSAGES/resultdesk.mo",
    ],
)
def test_what_is_used_stays(place: str, scripts: Path) -> None:
    import freezing

    assert freezing.keep((place, "x", "BINARY"), ["nl"])


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "PySide6/Qt6VirtualKeyboard.dll",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6\\opengl32sw.dll",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/Qt/plugins/networkinformation/libqconnman.so",
        "PySide6/Qt/plugins/networkinformation/libqnetworkmanager.so",
        "PySide6/Qt/translations/qtbase_ja.qm",
        "PySide6/Qt/translations/qt_nl.qm",
        "libreadline.so.8",
        "libgdbm.so.6",
        "libglib-2.0.so.0",
        "numpy/_core/tests/data/x.csv",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "resources/locale/nl/LC_MESSAGES/resultdesk.po",
    ],
)
def test_what_is_not_used_goes(place: str, scripts: Path) -> None:
    import freezing

    assert not freezing.keep((place, "x", "BINARY"), ["nl"])
