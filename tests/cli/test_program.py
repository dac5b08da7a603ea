from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from resultdesk import __version__
from resultdesk.cli import program, read
from resultdesk.cli.commands import COMMANDS
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_takes_json(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        program.main([command, "--help"])
    assert left.value.code == 0
    assert "--json" in capsys.readouterr().out


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        program.main(["--help"])
    said = capsys.readouterr().out
    assert all(command in said for command in COMMANDS)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        program.main(["--version"])
    assert capsys.readouterr().out == f"ResultDesk {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["check", "a.csv"],
        ["check", "a.csv", "--to", "nowhere"],
        ["send", "a.csv", "--to", "tracx", "--set", "event_id"],
        ["read", "a.csv", "--header-row", "first"],
        ["outbox", "burn"],
        ["read", "a.csv", "--shee", "x"],
        ["chek", "a.csv"],
        [],
    ],
)
def test_wrong_usage_is_exit_2_and_one_json_document(run: Run, words: list[str]) -> None:
    ran = run(*words, "--json")
    assert ran.code == 2
    assert list(ran.json) == ["error"]
    assert ran.json["error"]["code"].startswith("usage.")
    assert ran.json["error"]["message"]


def test_wrong_usage_without_json_leaves_standard_output_empty(run: Run) -> None:
    ran = run("read")
    assert (ran.code, ran.out) == (2, "")
    assert "FILE" in ran.err


def test_a_file_that_is_not_there_is_exit_2_with_its_name(run: Run, tmp_path: Path) -> None:
    ran = run("read", tmp_path / "gone.xlsx", "--json")
    assert ran.code == 2
    assert ran.json["error"]["code"] == "file.missing"
    assert "gone.xlsx" in ran.json["error"]["message"]


def test_a_fault_of_the_program_is_told_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(read, "run", broken)
    ran = run("read", "a.csv", "--json")
    assert ran.code == 2
    assert ran.json["error"]["code"] == "program.fault"
    assert "ZeroDivisionError" in ran.err


def test_too_little_memory_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object) -> int:
        raise MemoryError

    monkeypatch.setattr(read, "run", greedy)
    assert run("read", "a.csv", "--json").json["error"]["code"] == "program.memory"


def test_ctrl_c_is_exit_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(read, "run", stopped)
    assert run("read", "a.csv").code == 130


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("a;b\n" + "1;2\n" * 200_000, encoding="utf-8")
    reading = subprocess.Popen(
        [sys.executable, "-m", "resultdesk", "read", str(path), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert isinstance(reading.stdout, io.BufferedReader)
    reading.stdout.read(10)
    reading.stdout.close()
    assert reading.stderr is not None
    with reading.stderr:
        assert reading.stderr.read() == b""
    assert reading.wait() == 0


def test_what_an_alphabet_cannot_spell_ends_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with (tmp_path / "out.txt").open("w", encoding="cp1252") as out:
        monkeypatch.setattr(sys, "stdout", out)
        program.main(["read", "no-such-file.csv"])
        print("✓")
    assert (tmp_path / "out.txt").read_text("cp1252").endswith("?\n")


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("chosen", "said"), [("", "There is no file"), ("nl", "Er is geen bestand"), ("xx", "There is no file")]
)
def test_commands_speak_english_unless_a_language_is_chosen(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, chosen: str, said: str
) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    monkeypatch.setenv("RESULTDESK_LANGUAGE", chosen)
    spoken = run("read", tmp_path / "none.csv")
    assert said in spoken.err
    assert run("read", tmp_path / "none.csv", "--json").json["error"]["code"] == "file.missing"
