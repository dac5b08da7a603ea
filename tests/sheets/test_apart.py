"""Reading in a process of its own: the same answers, limits, and an end at once."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from resultdesk.core.errors import Cancelled, CannotRead
from resultdesk.core.watch import Watch
from resultdesk.sheets import apart, reading, wire
from tests.sheets import books

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(autouse=True)
def no_spare_left() -> Iterator[None]:
    yield
    apart.cool()


def many_rows(path: Path, count: int = 30_000) -> Path:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}" t="inlineStr"><is><t>Name {n % 700}</t></is></c></row>'
        for n in range(1, count + 1)
    )
    return books.write(path, books.sheet_xml(rows))


@pytest.mark.parametrize("name", ["book-date.xlsx", "text-windows-western.csv", "list-header-on-each-page.xlsx"])
def test_reads_as_in_this_process(name: str) -> None:
    found, wanted = apart.read(DATA / name), reading.read(DATA / name)
    assert found.sheet.headers == wanted.sheet.headers
    assert [column.texts() for column in found.sheet.columns] == [column.texts() for column in wanted.sheet.columns]
    assert found.sheet.numbers.tolist() == wanted.sheet.numbers.tolist()
    assert (found.path, found.format, found.encoding, found.delimiter, found.sheets, found.sha256, found.notes) == (
        wanted.path,
        wanted.format,
        wanted.encoding,
        wanted.delimiter,
        wanted.sheets,
        wanted.sha256,
        wanted.notes,
    )


def test_errors_come_across_with_their_words() -> None:
    with pytest.raises(CannotRead) as error:
        apart.read(DATA / "list-dutch.xlsx", sheet="Nowhere")
    assert (error.value.code, error.value.place) == ("sheet.unknown", "list-dutch.xlsx")
    assert error.value.params == {"sheet": "Nowhere", "sheets": "Sheet1"}


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as error:
        apart.read(tmp_path / "gone.xlsx")
    assert error.value.code == "file.missing"


def test_first_rows_come_before_the_rest(tmp_path: Path) -> None:
    seen: list[int] = []
    whole = apart.read(many_rows(tmp_path / "a.xlsx"), first=lambda workbook: seen.append(len(workbook.sheet)))
    assert seen == [200]
    assert len(whole.sheet) == 30_000


def test_cancel_ends_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[subprocess.Popen[bytes]] = []
    start = apart._started

    def noted() -> subprocess.Popen[bytes]:
        children.append(start())
        return children[-1]

    monkeypatch.setattr(apart, "_started", noted)
    watch = Watch()
    watch.cancel()
    with pytest.raises(Cancelled):
        apart.read(many_rows(tmp_path / "a.xlsx"), watch=watch)
    assert [child.poll() is not None for child in children] == [True]


def test_cancel_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    monkeypatch.setattr(
        apart, "_started", lambda: subprocess.Popen(sleeper, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    )
    watch = Watch()
    timer = threading.Timer(0.1, watch.cancel)
    timer.start()
    begin = time.monotonic()
    with pytest.raises(Cancelled):
        apart.read(many_rows(tmp_path / "a.xlsx", 10), watch=watch)
    assert time.monotonic() - begin < 5
    timer.join()


def test_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    monkeypatch.setattr(
        apart, "_started", lambda: subprocess.Popen(sleeper, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    )
    monkeypatch.setattr(apart, "_SECONDS", 0.05)
    with pytest.raises(CannotRead) as error:
        apart.read(many_rows(tmp_path / "a.xlsx", 10))
    assert error.value.code == "file.timed_out"


def test_a_large_file_may_take_long_but_not_in_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeper = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    monkeypatch.setattr(
        apart, "_started", lambda: subprocess.Popen(sleeper, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    )
    monkeypatch.setattr(apart, "_megabytes", lambda _path: 1000.0)
    monkeypatch.setattr(apart, "_SECONDS", 0.05)
    monkeypatch.setattr(apart, "_SILENT_PER_MEGABYTE", 0.0)
    with pytest.raises(CannotRead) as error:
        apart.read(many_rows(tmp_path / "a.xlsx", 10))
    assert error.value.code == "file.timed_out"


def test_a_device_is_no_spreadsheet() -> None:
    with pytest.raises(CannotRead) as error:
        apart.read(Path(os.devnull))
    assert error.value.code == "file.not_a_spreadsheet"


def test_a_process_that_dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dying = [sys.executable, "-c", "import os; os._exit(3)"]
    monkeypatch.setattr(
        apart, "_started", lambda: subprocess.Popen(dying, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    )
    with pytest.raises(CannotRead) as error:
        apart.read(many_rows(tmp_path / "a.xlsx", 10))
    assert (error.value.code, error.value.place) == ("file.broken", "a.xlsx")


def test_a_spare_process_is_used_and_replaced() -> None:
    apart.warm()
    spare = apart._spare
    assert spare is not None
    assert apart.read(DATA / "book-date.xlsx").format == "xlsx"
    assert spare.poll() is not None
    assert apart._spare is not None
    assert apart._spare is not spare


def test_a_spare_that_died_is_not_used() -> None:
    apart.warm()
    assert apart._spare is not None
    apart._spare.kill()
    apart._spare.wait()
    for pipe in (apart._spare.stdin, apart._spare.stdout):
        pipe.close()
    assert apart.read(DATA / "book-date.xlsx").format == "xlsx"


def test_secrets_stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESULTDESK_SECRET_PASSWORD", "hush")
    given: list[dict[str, str]] = []

    def started(command: list[str], env: dict[str, str], **_: object) -> None:
        given.append(env)

    monkeypatch.setattr(apart.subprocess, "Popen", started)
    apart._started()
    assert not [name for name in given[0] if "SECRET" in name]


def test_a_frozen_program_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[list[str]] = []
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(apart.subprocess, "Popen", lambda command, **_: given.append(command))
    apart._started()
    assert given == [[sys.executable, "--read-apart"]]


def test_a_bomb_is_refused_by_name(tmp_path: Path) -> None:
    path = many_rows(tmp_path / "a.xlsx", 10)
    data = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as bomb:
        for name in source.namelist():
            if name != "xl/worksheets/sheet1.xml":
                bomb.writestr(name, source.read(name))
        with bomb.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f'<worksheet xmlns="{books.MAIN}"><sheetData>'.encode())
            for _ in range(80):
                part.write(b"<row><c><v>1</v></c></row>" * 40_000)
            part.write(b"</sheetData></worksheet>")
    (tmp_path / "bomb.xlsx").write_bytes(data.getvalue())
    with pytest.raises(CannotRead) as error:
        apart.read(tmp_path / "bomb.xlsx")
    assert error.value.code == "file.hostile"


def test_memory_is_bounded(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom resultdesk.sheets import child, reading\n"
        "def greedy(*a, **k): return bytearray(3 << 30)\nreading.read = greedy\nsys.exit(child.main())"
    )
    question = b'{"path": "a.xlsx", "sheet": null, "encoding": null, "delimiter": null, "first": false, "seconds": 9}\n'
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(question)
        process.stdin.flush()
        answers = list(wire.frames(process.stdout))
    assert [kind for kind, _ in answers] == [wire.ERROR]
    assert b"file.too_large" in answers[0][1]
