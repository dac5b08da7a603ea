"""Where a spreadsheet goes and what of it goes, chosen together so that it is checked once."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from resultdesk.core.fields import Choice, Destination, Mapping

if TYPE_CHECKING:
    from resultdesk.desk.document import Document

Lists = MappingOf[str, Sequence[Choice]]


@dataclass(frozen=True, slots=True)
class Going:
    """``feeds`` are the fields that another column feeds than before, by name (None: no column)."""

    destination: Destination
    lists: Lists
    feeds: MappingOf[str, int | None] = field(default_factory=dict)

    def to(self, destination: Destination) -> Going:
        """The same to another destination; another platform has other lists and fields."""
        if destination.platform != self.destination.platform:
            return Going(completed(destination), {})
        return replace(self, destination=completed(destination))

    def feeding(self, name: str, column: int | None) -> Going:
        """The same where a column feeds a field."""
        rest = {field: at for field, at in self.feeds.items() if field != name}
        return replace(self, feeds={**rest, name: column})

    def fed(self, mapping: Mapping) -> Mapping:
        """A mapping with what feeds other fields now, in the order in which it was chosen."""
        for name, column in self.feeds.items():
            mapping = mapping.with_column(name, column)
        return mapping

    def judged_as(self, document: Document) -> bool:
        """Whether the rules and columns of a document are these already, so that nothing is to be checked anew."""
        where, now = self.destination, document.destination
        same = (where.platform, where.settings, self.lists) == (now.platform, now.settings, document.lists)
        return same and self.fed(document.mapping).columns == document.mapping.columns


def now(document: Document) -> Going:
    """What is in force."""
    return Going(document.destination, document.lists)


def as_if(document: Document, going: Going) -> Document:
    """The document as it will go, to be shown and not to be changed: it is still checked as it went before."""
    from resultdesk.platforms.registry import platform as platform_named  # the first window does without

    other = copy(document)
    other.destination, other.lists = going.destination, going.lists
    other.platform = platform_named(going.destination.platform)
    known = Mapping() if other.platform is not document.platform else document.mapping
    other.mapping = going.fed(known)
    return other


def completed(destination: Destination) -> Destination:
    """The destination with each setting that has not been chosen at its default."""
    from resultdesk.platforms.registry import platform as platform_named

    settings = platform_named(destination.platform).settings
    defaults = {setting.key: setting.default for setting in settings if setting.default}
    return replace(destination, settings={**defaults, **destination.settings})
