"""The Windows side, as far as it can be known anywhere: the version resource, the audit, the stand-ins for Wine."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", "(0, 1, 0, 0)"), ("1.2.3.4", "(1, 2, 3, 4)"), ("2.0", "(2, 0, 0, 0)"), ("1.0.0rc2", "(1, 0, 0, 2)")],
)
def test_the_version_resource_says_the_version(version: str, numbers: str) -> None:
    import freezing

    said = freezing.version_resource(version)
    assert f"filevers={numbers}" in said
    assert f"StringStruct('ProductVersion', '{version}')" in said
    compile(said, "version.txt", "eval")


def test_the_icon_has_sizes_from_16_to_256(scripts: Path) -> None:
    icon = (scripts / "icon" / "ResultDesk.ico").read_bytes()
    _zero, kind, count = struct.unpack_from("<HHH", icon)
    sizes = [icon[6 + 16 * at] or 256 for at in range(count)]
    assert (kind, sizes[0], sizes[-1]) == (1, 16, 256)
    ends = [sum(struct.unpack_from("<II", icon, 6 + 16 * at + 8)) for at in range(count)]
    assert ends[-1] == len(icon)


def test_every_sentence_of_the_installer_is_in_every_language_of_it(scripts: Path) -> None:
    script = (scripts / "windows" / "installer.nsi").read_text("utf-8")
    languages = {name.upper() for name in re.findall(r"MUI_LANGUAGE (\w+)", script)}
    for name in ("OLD_WINDOWS", "IS_OPEN", "DROP_DATA"):
        assert set(re.findall(rf"LangString {name} \${{LANG_(\w+)}}", script)) == languages


def test_the_installer_asks_for_no_administrator_and_takes_no_ending(scripts: Path) -> None:
    script = (scripts / "windows" / "installer.nsi").read_text("utf-8")
    assert "RequestExecutionLevel user" in script
    assert "HKLM" not in script
    assert not re.search(r'WriteRegStr HKCU "\$\{CLASSES\}\\\$\{ENDING\}" ""', script)


def test_a_changed_file_is_found(tmp_path: Path) -> None:
    import audit

    published, changed, own = (tmp_path / name for name in ("qt.dll", "changed.dll", "ResultDesk.exe"))
    for path in (published, changed, own):
        path.write_bytes(path.name.encode())
    known = audit.hashes(tmp_path / "none") | {audit._hash(published)}
    assert audit.strange([published, changed, own], known) == ["changed.dll: not the published bytes"]


def test_the_hashes_of_wheels_are_read(tmp_path: Path) -> None:
    import audit

    record = tmp_path / "one-1.0.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("one/one.pyd,sha256=abc_-9,12\none-1.0.dist-info/RECORD,,\n", "utf-8")
    assert audit.published(tmp_path) == {"abc_-9"}


def test_a_library_of_wine_is_found(tmp_path: Path) -> None:
    import audit

    fine, wines = tmp_path / "fine.dll", tmp_path / "wines.dll"
    fine.write_bytes(b"MZ" + bytes(200))
    wines.write_bytes(b"MZ" + bytes(62) + b"Wine builtin DLL" + bytes(50))
    assert audit.of_wine([fine, wines]) == ["wines.dll: is Wine's"]


def test_the_complex_functions_are_those_of_c99(scripts: Path) -> None:
    import shims

    made = shims.complex_functions()
    assert len(made) == 66
    assert (made["cexp"], made["cexpf"], made["cexpl"]) == ("shim_cexp", "shim_cexpf", "shim_cexp")
    assert made["creall"] == "shim_creal"


def test_everything_else_is_passed_on_to_wine(scripts: Path) -> None:
    import shims

    lines = shims.exports(["cexp", "malloc"]).splitlines()
    assert '  "malloc" = "ucrtwine.malloc"' in lines
    assert '  "cexp" = "ucrtwine.cexp"' not in lines


@pytest.mark.parametrize("secret", ["", None])
def test_without_a_certificate_nothing_is_signed_and_nothing_fails(
    secret: str | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import sign

    monkeypatch.delenv("WINDOWS_CERTIFICATE", raising=False)
    if secret is not None:
        monkeypatch.setenv("WINDOWS_CERTIFICATE", secret)
    monkeypatch.setattr("sys.argv", ["sign.py", "ResultDesk.exe"])
    assert sign.main() == 0
    assert "not signed" in capsys.readouterr().out
