"""What sheets that go together are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resultdesk.core.language import _, grouped, translate_n
from resultdesk.desk.binder import called
from resultdesk.platforms.offers import TakesSheets

if TYPE_CHECKING:
    from resultdesk.desk.document import Document


def with_counts(document: Document) -> str:
    """ "People (8) · 2 errors · 1 warning"."""
    counts = document.checker.counts()
    parts = [_("{sheet} ({n})").format(sheet=called(document), n=grouped(counts.rows))]
    if counts.errors:
        parts.append(translate_n("1 error", "{n} errors", counts.errors))
    if counts.warnings:
        parts.append(translate_n("1 warning", "{n} warnings", counts.warnings))
    return " · ".join(parts)


def together(document: Document) -> list[str]:
    """The sheets of the file that its platform would take as one upload; [] where they are fewer than two."""
    platform = document.platform
    if not isinstance(platform, TakesSheets):
        return []
    sheets = document.workbook.sheets
    found = [one.name for one in sheets if one.rows > 1 and platform.sheet_settings(one.name) is not None]
    return found if len(found) > 1 else []
