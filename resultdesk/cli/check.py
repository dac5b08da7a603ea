"""``resultdesk check``: what a platform would say of a spreadsheet, before it is sent."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from resultdesk.cli import arguments, exits, spreadsheets
from resultdesk.cli.voice import Voice
from resultdesk.core.language import _, translate_n
from resultdesk.core.problems import Level

if TYPE_CHECKING:
    from resultdesk.core.problems import Problem
    from resultdesk.desk.document import Document

SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``FILE --to PLATFORM [--sheet] [--header-row] [--map]… [--set]…``."""
    arguments.add_file(parser)
    arguments.add_destination(parser)
    arguments.describe_platforms(parser, sign_ins=False)


def run(options: argparse.Namespace, voice: Voice) -> int:
    """Exit 1 if a row, or the sheet as a whole, has an error."""
    from resultdesk.cli import workbook
    from resultdesk.desk.desk import Desk

    desk = Desk()
    try:
        if workbook.is_meant(options):
            return workbook.judge(desk, options, voice)
        document = spreadsheets.open_document(desk, options)
        voice.result_with_rows(
            summary(options.file, document), "problems", problems(document), lines(options.file, document)
        )
        return exits.ROWS if document.checker.counts().errors else exits.FINE
    finally:
        desk.close()


def summary(file: str, document: Document) -> dict[str, object]:
    """Everything but the problems."""
    counts = document.checker.counts()
    titles = document.sheet.headers
    return {
        **spreadsheets.head(file, document.workbook, document.sheet),
        "mapping": {titles[at]: name for name, at in sorted(document.mapping.columns.items(), key=lambda one: one[1])},
        "doubts": sorted(document.mapping.doubts),
        "counts": {
            "rows": counts.rows,
            "ready": counts.ready,
            "errors": counts.errors,
            "warnings": counts.warnings,
        },
    }


def problems(document: Document) -> Iterator[dict[str, object]]:
    """Errors and warnings in row order; notes are for the window only."""
    from resultdesk.desk import sentences

    fields = document.fields
    titles = document.sheet.headers
    for found in document.checker.problems():
        verdict = found.verdict
        if verdict.level < Level.WARNING:
            continue
        yield {
            "row": found.row,
            "column": None if found.column is None else titles[found.column],
            "field": found.field,
            "value": found.value,
            "level": verdict.level.word,
            "code": verdict.code,
            "message": sentences.problem(found, fields),
            "fixes": [{"label": sentences.fix(fix, fields, found.field), "value": fix.value} for fix in verdict.fixes],
        }


def lines(file: str, document: Document) -> Iterator[str]:
    """The same for people: counts, then a line for each kind, then the first places."""
    from resultdesk.desk import sentences

    yield from spreadsheets.head_lines(file, document.workbook, document.sheet)
    titles = document.sheet.headers
    for name, at in sorted(document.mapping.columns.items(), key=lambda one: one[1]):
        doubt = _("  (please look: a guess)") if name in document.mapping.doubts else ""
        yield f"  {titles[at]} → {name}{doubt}"
    yield counted(document)
    for group in document.checker.groups():
        yield f"  {_word(group.level)}: {sentences.group(group, document.fields)}"
    places = 0
    for found in document.checker.problems():
        if places == SHOWN:
            yield _("… use --json for all of them")
            return
        if found.row is not None and found.verdict.level >= Level.WARNING:
            places += 1
            yield _place(found, titles, document)


def counted(document: Document) -> str:
    """The counts in one line."""
    counts = document.checker.counts()
    parts = [
        translate_n("1 row", "{n} rows", counts.rows),
        translate_n("1 ready", "{n} ready", counts.ready),
        translate_n("1 error", "{n} errors", counts.errors),
        translate_n("1 warning", "{n} warnings", counts.warnings),
    ]
    return " · ".join(parts)


def _place(found: Problem, titles: list[str], document: Document) -> str:
    from resultdesk.desk import sentences

    where = _("row {row}").replace("{row}", str(found.row))
    if found.column is not None:
        where += f", {titles[found.column]}"
    return f"    {where}: {sentences.problem(found, document.fields)}"


def _word(level: Level) -> str:
    return {Level.ERROR: _("error"), Level.WARNING: _("warning"), Level.NOTE: _("note")}[level]
