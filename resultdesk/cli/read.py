"""``resultdesk read``: a spreadsheet as ResultDesk sees it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.cli import arguments, exits, spreadsheets
from resultdesk.cli.voice import Voice
from resultdesk.core.language import translate_n

if TYPE_CHECKING:
    from resultdesk.core.sheet import Sheet

SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``FILE [--sheet NAME] [--header-row N]``."""
    arguments.add_file(parser)


def run(options: argparse.Namespace, voice: Voice) -> int:
    """Needs no state folder and changes nothing."""
    from resultdesk.desk import opening
    from resultdesk.sheets import header

    workbook = opening.read(Path(options.file), options.sheet)
    row = spreadsheets.header_row(options)
    spreadsheets.check_header_row(workbook.sheet, row)
    table = header.table(workbook.sheet, header.find(workbook.sheet) if row == "find" else row)
    lines = [*spreadsheets.head_lines(options.file, workbook, table), *_lines(table)]
    voice.result_with_rows(spreadsheets.head(options.file, workbook, table), "rows", _rows(table), lines)
    return exits.FINE


def _rows(table: Sheet) -> Iterator[object]:
    columns = [column.texts() for column in table.columns]
    cells = zip(*columns, strict=True) if columns else iter([()] * len(table))
    for number, texts in zip(table.numbers.tolist(), cells, strict=True):
        yield {"row": number, "cells": texts}


def _lines(table: Sheet) -> Iterator[str]:
    """The first rows in columns, for people."""
    first = table.take(slice(0, SHOWN))
    lined = [table.headers, *(first.row_texts(row) for row in range(len(first)))]
    numbers = ["", *map(str, first.numbers.tolist())]
    widths = [max(len(row[at]) for row in lined) for at in range(len(table.columns))]
    edge = max(map(len, numbers))
    for number, row in zip(numbers, lined, strict=True):
        cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"{number.rjust(edge)}  {cells}".rstrip()
    if len(table) > SHOWN:
        yield translate_n("… and 1 more row", "… and {n} more rows", len(table) - SHOWN)
