"""A sample file: its bytes, and what a person reads in it, written by hand and never by the reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Case:
    """``expect`` is what lies as JSON beside the file; only its keys are compared (see test_corpus)."""

    name: str
    data: bytes
    expect: Mapping[str, Any]


@dataclass
class Cases:
    """Samples in the order they were written down."""

    all: list[Case] = field(default_factory=list)

    def add(self, name: str, data: bytes | str, **expect: Any) -> None:
        """A sample; texts are UTF-8."""
        self.all.append(Case(name, data.encode() if isinstance(data, str) else data, expect))


Build = Callable[[Cases], None]


def table(
    header_row: int | None, columns: Sequence[str], rows: Mapping[int, Sequence[str]], **more: Any
) -> dict[str, Any]:
    """The expectation of a list: its header row, columns and rows by number (all of them)."""
    return {
        "header_row": header_row,
        "columns": list(columns),
        "rows": {str(number): list(cells) for number, cells in rows.items()},
        **more,
    }
