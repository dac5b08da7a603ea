"""Reading in a process of its own, so that no file can take the desk down, its memory or its time.

A process costs some 0.2 s to start. ``warm`` starts one beforehand, for the next file that a person opens.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import IO, Any

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_
from resultdesk.core.watch import Watch
from resultdesk.sheets.workbook import Workbook

FROZEN_WORD = "--read-apart"
"""The word that makes a frozen program be the reading process: ``child.main``."""
_LOOKS_AT_CANCEL = 0.03
_SECONDS = 14.0
_SECONDS_PER_MEGABYTE = 3.0
"""A file that is honestly large may take longer; hostile ones are small."""
_SILENT_PER_MEGABYTE = 0.5
"""How much longer a large file may take without a sign of progress."""

_spare: subprocess.Popen[bytes] | None = None
_spare_lock = threading.Lock()
_keep_warm = False


def read(
    path: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    watch: Watch | None = None,
    first: Callable[[Workbook], None] | None = None,
) -> Workbook:
    """What ``reading.read`` gives, from a process of its own; cancelling the watch ends that at once.

    ``first`` gets the workbook with its first rows, in this thread, before the rest has been read. Raises CannotRead,
    Cancelled.
    """
    watch = watch or Watch()
    size = _megabytes(path)
    seconds = _SECONDS + _SECONDS_PER_MEGABYTE * size
    question = {
        "path": str(path),
        "sheet": sheet,
        "encoding": encoding,
        "delimiter": delimiter,
        "first": first is not None,
        "seconds": seconds,
    }
    child = _taken()
    try:
        return _asked(child, question, watch, first, _SECONDS + _SILENT_PER_MEGABYTE * size)
    finally:
        end(child)
        if _keep_warm:
            warm()


def warm() -> None:
    """Have a process ready for the next file from now on; call off the GUI thread."""
    global _spare, _keep_warm  # noqa: PLW0603 - one spare for the whole program
    with _spare_lock:
        _keep_warm = True
        if _spare is None:
            _spare = _started()


def cool() -> None:
    """Let the spare process go (at the end of the program)."""
    global _spare, _keep_warm
    with _spare_lock:
        spare, _spare, _keep_warm = _spare, None, False
    if spare is not None:
        end(spare)


def end(child: subprocess.Popen[bytes]) -> None:
    """End a reading process, whatever it is doing."""
    child.kill()
    child.wait()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            _close(pipe)


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return  # what was not read any more is not missed


def _taken() -> subprocess.Popen[bytes]:
    global _spare
    with _spare_lock:
        child, _spare = _spare, None
    return child if child is not None and child.poll() is None else _started()


def _started() -> subprocess.Popen[bytes]:
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, FROZEN_WORD] if frozen else [sys.executable, "-P", "-m", "resultdesk.sheets.child"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("RESULTDESK_SECRET_")}
    # numpy's linear algebra would start threads and claim memory for what is never used here.
    environment["OPENBLAS_NUM_THREADS"] = "1"
    # glibc would give each large array back to the system and ask for it again: a quarter of the time of a long text.
    environment |= {
        "MALLOC_ARENA_MAX": "1",
        "MALLOC_MMAP_THRESHOLD_": "1073741824",
        "MALLOC_TRIM_THRESHOLD_": "4294967296",
    }
    source = str(Path(__file__).parents[2])
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [source, os.environ.get("PYTHONPATH", "")]))
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _asked(
    child: subprocess.Popen[bytes],
    question: dict[str, Any],
    watch: Watch,
    first: Callable[[Workbook], None] | None,
    silent: float,
) -> Workbook:
    """The answer to the question. ``silent``: seconds that the child may go on without a sign of progress."""
    from resultdesk.sheets import wire  # brings numpy, while the child is starting

    place = Path(question["path"]).name
    _put(child, question)
    received: queue.SimpleQueue[tuple[bytes, bytes]] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(child.stdout, received), daemon=True).start()
    begin = heard = monotonic()
    done, total = 0, 0
    while True:
        watch.step(done, total)
        try:
            kind, content = received.get(timeout=_LOOKS_AT_CANCEL)
        except queue.Empty:
            now = monotonic()
            if now > min(begin + question["seconds"], heard + silent):
                raise CannotRead("file.timed_out", place, seconds=round(now - begin)) from None
            continue
        heard = monotonic()
        if kind == wire.WORKBOOK:
            return wire.unpacked(content)
        if kind == wire.PROGRESS:
            done, total = json.loads(content)
        elif kind == wire.FIRST_ROWS and first is not None:
            first(wire.unpacked(content))
        elif kind == wire.ERROR:
            fault = json.loads(content)
            raise CannotRead(fault["code"], fault["place"], **fault["params"])
        elif not kind:
            raise CannotRead("file.broken", place, why=N_("reading it broke off"))


def _put(child: subprocess.Popen[bytes], question: dict[str, Any]) -> None:
    if child.stdin is None:
        return
    try:
        child.stdin.write(json.dumps(question).encode("utf-8") + b"\n")
        child.stdin.flush()
    except BrokenPipeError:
        return  # the child is gone: the end of its answers says so


def _receive(pipe: IO[bytes], received: queue.SimpleQueue[tuple[bytes, bytes]]) -> None:
    from resultdesk.sheets import wire

    try:
        for frame in wire.frames(pipe):
            received.put(frame)
    except ValueError:
        return  # closed by ``end`` after a cancel
    received.put((b"", b""))


def _megabytes(path: Path) -> float:
    try:
        return path.stat().st_size / (1 << 20)
    except OSError:
        return 0.0  # the reading process says why
