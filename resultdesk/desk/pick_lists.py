"""The lists of a destination: those that a person chooses from, and those that rules use."""

from __future__ import annotations

from resultdesk.desk.document import Document
from resultdesk.platforms.offers import ChecksAgainst


def keys(document: Document) -> list[str]:
    """Their keys, in the order in which they depend on each other."""
    platform = document.platform
    more = platform.checks_against if isinstance(platform, ChecksAgainst) else ()
    return [*(setting.key for setting in platform.settings if setting.listed), *more]
