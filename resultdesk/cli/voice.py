"""How a command speaks: plain lines for people, or one JSON document on standard output and nothing else there."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping

import orjson

from resultdesk.cli import exits, wording
from resultdesk.core.errors import DeskError
from resultdesk.core.language import translate

ROWS_AT_ONCE = 5_000


class Voice:
    """Says one result. ``aside`` is for what goes on meanwhile: standard error, so that the result stays clean."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def result(self, document: Mapping[str, object], lines: Iterable[str]) -> None:
        """The result of the command, in the form that was asked for; ``lines`` are not made unless needed."""
        if self.as_json:
            self._write([_bytes(document), b"\n"])
        else:
            self._print(lines)

    def result_with_rows(
        self, document: Mapping[str, object], key: str, rows: Iterable[object], lines: Iterable[str]
    ) -> None:
        """Like ``result``, with a last member ``key`` that may be too long to hold as one text."""
        if not self.as_json:
            self._print(lines)
            return
        head = _bytes(document)
        comma = b"," if document else b""
        self._write([head[:-1], comma, _bytes(key), b":[", *_pieces(rows), b"]}\n"])

    def error(self, problem: DeskError, more: Mapping[str, object] | None = None) -> int:
        """Say what went wrong; returns the exit code."""
        what, do = in_words(problem)
        message = f"{what} {do}".strip()
        if self.as_json:
            said = {"code": problem.code, "message": message, "what": what, "do": do, "place": problem.place}
            self._write([_bytes({"error": said, **(more or {})}), b"\n"])
        else:
            self.aside(message)
        return exits.of_error(problem)

    def aside(self, line: str) -> None:
        """A line beside the result."""
        print(line, file=sys.stderr, flush=True)

    def progress(self, line: str) -> None:
        """A line that the next one replaces; only where a person looks on."""
        if sys.stderr.isatty():
            print(f"\r{line}\033[K", end="", file=sys.stderr, flush=True)

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines:
            print(line)
        sys.stdout.flush()

    def _write(self, pieces: Iterable[bytes]) -> None:
        out = sys.stdout.buffer
        for piece in pieces:
            out.write(piece)
        out.flush()


def in_words(problem: DeskError) -> tuple[str, str]:
    """What happened and what to do. The command line has words of its own for how it was called."""
    own = wording.ERRORS.get(problem.code)
    if own is None:
        from resultdesk.desk import sentences

        said = sentences.error(problem)
        return said.what, said.do
    params = {"place": problem.place, **problem.params}
    return translate(own.what).format_map(params), translate(own.do).format_map(params)


def _pieces(rows: Iterable[object]) -> Iterator[bytes]:
    waiting: list[object] = []
    first = True
    for row in rows:
        waiting.append(row)
        if len(waiting) == ROWS_AT_ONCE:
            yield _inside(waiting, first=first)
            first = False
            waiting.clear()
    if waiting:
        yield _inside(waiting, first=first)


def _inside(rows: list[object], *, first: bool) -> bytes:
    return (b"" if first else b",") + _bytes(rows)[1:-1]


def _bytes(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        # A damaged file may hold half a character, which UTF-8 cannot say; JSON's own escapes can.
        return json.dumps(value).encode("ascii")
