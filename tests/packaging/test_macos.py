"""What can be known of the macOS program without a Mac: plists, the image's settings, the order of signing."""

from __future__ import annotations

import plistlib
import runpy
from pathlib import Path

import pytest

BUNDLE = (
    "Contents/MacOS/ResultDesk",
    "Contents/Frameworks/libpython3.11.dylib",
    "Contents/Frameworks/PySide6/QtCore.abi3.so",
    "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
    "Contents/Resources/resources/help/start.md",
    "Contents/Info.plist",
)


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """The files of a bundle, empty."""
    for name in BUNDLE:
        path = tmp_path / "ResultDesk.app" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path / "ResultDesk.app"


def test_the_info_plist_can_be_written_and_says_what_macos_needs() -> None:
    import freezing

    said = plistlib.loads(plistlib.dumps(freezing.info_plist("1.2.3")))
    assert (said["CFBundleShortVersionString"], said["LSMinimumSystemVersion"]) == ("1.2.3", "13.0")
    assert said["NSHighResolutionCapable"] is True
    assert said["NSRequiresAquaSystemAppearance"] is False  # else no dark mode
    assert "en" in said["CFBundleLocalizations"]


def test_spreadsheets_are_offered_not_taken() -> None:
    import freezing

    (kind,) = freezing.info_plist("1.2.3")["CFBundleDocumentTypes"]  # type: ignore[misc]
    assert (kind["LSHandlerRank"], kind["CFBundleTypeRole"]) == ("Alternate", "Viewer")
    assert {"xlsx", "csv", "ods"} <= set(kind["CFBundleTypeExtensions"])


def test_the_entitlements_are_few(scripts: Path) -> None:
    entitlements = plistlib.loads((scripts / "macos" / "entitlements.plist").read_bytes())
    assert entitlements == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_the_image_shows_the_program_beside_the_applications_folder(scripts: Path) -> None:
    defines = {"app": "/somewhere/ResultDesk.app", "icon": "ResultDesk.icns"}
    settings = runpy.run_path(str(scripts / "macos" / "dmg_settings.py"), init_globals={"defines": defines})
    assert settings["files"] == ["/somewhere/ResultDesk.app"]
    assert settings["symlinks"] == {"Applications": "/Applications"}
    assert set(settings["icon_locations"]) == {"ResultDesk.app", "Applications"}


def test_signing_goes_inside_out_and_is_checked_last(bundle: Path) -> None:
    import image

    commands = image.sign(bundle, "Developer ID Application: A Club")
    signed = [Path(command[-1]).name for command in commands[:-1]]
    assert signed == ["QtCore", "QtCore.abi3.so", "libpython3.11.dylib", "ResultDesk.app"]
    assert commands[-1][1] == "--verify"
    assert all("runtime" in command and "--timestamp" in command for command in commands[:-1])
    assert "--entitlements" in commands[-2]


def test_without_an_identity_it_is_signed_for_nobody(bundle: Path) -> None:
    import image

    commands = image.sign(bundle, image.FOR_NOBODY)
    assert all(command[command.index("--sign") + 1] == "-" for command in commands[:-1])
    assert not any("--timestamp" in command for command in commands)


def test_a_failure_never_shows_the_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import image

    secrets = {"NOTARY_APPLE_ID": "a@club.example", "NOTARY_TEAM": "TEAM", "NOTARY_PASSWORD": "very-secret"}
    submit = image.notarise(tmp_path / "ResultDesk.dmg", secrets)[0]
    assert "very-secret" in submit
    with pytest.raises(SystemExit) as raised:
        image.run(["false", *submit[1:]])
    assert "very-secret" not in str(raised.value)


def test_the_icon_is_apples_format(scripts: Path) -> None:
    icon = (scripts / "icon" / "ResultDesk.icns").read_bytes()
    assert icon[:4] == b"icns"
    assert int.from_bytes(icon[4:8], "big") == len(icon)
