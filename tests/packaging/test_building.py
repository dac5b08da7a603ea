"""Builds that repeat, reports that are compared, and the start of the frozen program."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest


def report(**saw: str) -> dict[str, Any]:
    """A self-test's report; a check that saw "broken" is not fine."""
    return {"checks": [{"name": name, "saw": text, "fine": text != "broken"} for name, text in saw.items()]}


def test_equal_reports_have_no_difference() -> None:
    import smoke

    assert smoke.differences(report(window="1240 x 780", icons="26"), report(window="1240 x 780", icons="26")) == []


def test_every_kind_of_difference_is_told() -> None:
    import smoke

    told = smoke.differences(report(a="1", b="broken", c="x"), report(b="fine", c="y", d="1"))
    assert any("only in one of the two: a" in line for line in told)
    assert any("only in one of the two: d" in line for line in told)
    assert any(line.startswith("b:") for line in told)
    assert any("'x'" in line and "'y'" in line for line in told)


def test_what_licences_say_may_differ_but_not_whether_they_are_fine() -> None:
    import smoke

    assert smoke.differences(report(licences="9000 lines"), report(licences="with each package")) == []
    assert smoke.differences(report(licences="broken"), report(licences="with each package")) != []


def test_a_build_does_not_depend_on_whose_environment_it_runs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    import build

    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("RESULTDESK_SECRET_CONNECT_TOKEN", "secret")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    own = build.repeatable()
    assert (own["PYTHONHASHSEED"], own["SOURCE_DATE_EPOCH"]) == ("1", build.EPOCH)
    assert not {"PYTHONPATH", "RESULTDESK_SECRET_CONNECT_TOKEN"} & own.keys()


def test_two_folders_are_compared_byte_by_byte(tmp_path: Path) -> None:
    import package

    for folder in ("one", "other"):
        (tmp_path / folder / "deep").mkdir(parents=True)
        (tmp_path / folder / "deep" / "same").write_text("same", "ascii")
        (tmp_path / folder / "changed").write_text(folder, "ascii")
    (tmp_path / "one" / "alone").touch()
    assert package.different(tmp_path / "one", tmp_path / "other") == ["alone", "changed"]


def test_checksums_are_as_sha256sum_reads_them(tmp_path: Path) -> None:
    import sums

    (tmp_path / "b.deb").write_bytes(b"")
    (tmp_path / "a.exe").write_bytes(b"abc")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert sums.listed(tmp_path) == f"{abc}  a.exe\n{empty}  b.deb\n"


def test_the_parts_list_is_cyclonedx_and_the_same_each_time() -> None:
    import notices
    import sbom

    parts = [
        notices.Part("orjson", "3.13.0", "MIT", ()),
        notices.Part("Python", "3.11.9", "PSF-2.0", (), "platform"),
        notices.Part("libssl3", "3.0", "Apache-2.0", (), "system library"),
    ]
    made = sbom.document(parts, {"orjson": "0" * 64}, "linux-x64")
    assert made == sbom.document(parts, {"orjson": "0" * 64}, "linux-x64")
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert [one["purl"] for one in made["components"]] == [
        "pkg:pypi/orjson@3.13.0",
        "pkg:generic/python@3.11.9",
        "pkg:deb/debian/libssl3@3.0",
    ]
    assert made["components"][0]["hashes"][0]["content"] == "0" * 64
    json.dumps(made)


def test_the_word_for_the_reading_process_is_the_one_that_the_program_uses() -> None:
    import start

    from resultdesk.sheets import apart

    assert start.READ_APART == apart.FROZEN_WORD


@pytest.mark.parametrize(("before", "after"), [("/theirs", "/theirs"), (None, None)])
def test_programs_that_we_start_find_the_systems_libraries(
    before: str | None, after: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    import start

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/ours")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    monkeypatch.setenv("PYINSTALLER_RESET_ENVIRONMENT", "")
    if before:
        monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", before)
    start._own_libraries_stay_ours()
    assert os.environ.get("LD_LIBRARY_PATH") == after
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    assert os.environ["PYINSTALLER_RESET_ENVIRONMENT"] == "1"  # and ours set their own anew


def test_a_program_without_a_console_says_nothing_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    import start

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    start._speak()
    for stream in (sys.stdout, sys.stderr):
        assert stream is not None
        stream.write("✓\n")
        stream.close()
