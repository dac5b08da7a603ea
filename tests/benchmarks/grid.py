"""The grid (issue 6 of the plan): painting, sorting, pasting at a million rows. Rows follow with the grid itself."""

from __future__ import annotations

from tests.benchmarks.rows import Row

ROWS: tuple[Row, ...] = ()
