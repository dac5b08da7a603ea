"""The reading process: takes one question on its standard input, answers on its standard output and ends.

Started by ``apart`` as ``python -m resultdesk.sheets.child``, or as ``resultdesk --read-apart`` in a frozen program.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any

from resultdesk.core.errors import DeskError
from resultdesk.core.watch import Watch
from resultdesk.sheets import reading, wire
from resultdesk.sheets.workbook import Workbook

MEMORY = 1000 << 20
"""Bytes that reading may take on top of the bare process."""
_BETWEEN_STEPS = 0.05


def main() -> int:
    """Read what the question asks for. Returns 0 also for files that cannot be read: the answer says why."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may get between the frames
    line = questions.readline()
    if not line:
        return 0
    question: dict[str, Any] = json.loads(line)
    threading.Thread(target=_end_with_parent, args=(questions,), daemon=True).start()
    _limit(question["seconds"])
    try:
        _answer(question, answers)
    except DeskError as error:
        params = {name: value if isinstance(value, int) else str(value) for name, value in error.params.items()}
        fault = {"code": error.code, "place": error.place, "params": params}
        wire.send(answers, wire.ERROR, json.dumps(fault).encode("utf-8"))
    except MemoryError:
        fault = {"code": "file.too_large", "place": Path(question["path"]).name, "params": {"what": "too many cells"}}
        wire.send(answers, wire.ERROR, json.dumps(fault).encode("utf-8"))
    return 0


def _answer(question: dict[str, Any], answers: IO[bytes]) -> None:
    last = 0.0

    def on_step(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last > _BETWEEN_STEPS:
            last = now
            wire.send(answers, wire.PROGRESS, json.dumps([done, total]).encode("ascii"))

    def on_first(workbook: Workbook) -> None:
        wire.send(answers, wire.FIRST_ROWS, *wire.packed(workbook))

    workbook = reading.read(
        Path(question["path"]),
        sheet=question["sheet"],
        encoding=question["encoding"],
        delimiter=question["delimiter"],
        watch=Watch(on_step),
        first=on_first if question["first"] else None,
    )
    wire.send(answers, wire.WORKBOOK, *wire.packed(workbook))


def _end_with_parent(questions: IO[bytes]) -> None:
    """The desk keeps our standard input open while it lives and waits."""
    questions.read()
    os._exit(1)


def _limit(seconds: float) -> None:
    """Bound memory and processor time, where the system can (not on Windows; macOS ignores the memory)."""
    try:
        import resource
    except ImportError:
        return
    used = _address_space()
    if used:
        _set_limit(resource.RLIMIT_AS, used + MEMORY)
    _set_limit(resource.RLIMIT_CPU, int(seconds) + 5)


def _set_limit(which: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(which)
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (most, hard))


def _address_space() -> int:
    """Bytes of address space in use; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text("ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    sys.exit(main())
