"""Where a parcel goes, as two names: its lane (order is kept within it) and its race (a newer parcel replaces it)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from urllib.parse import urlsplit

from resultdesk.sending.parcel import Parcel

HOW = frozenset(
    {
        "auth", "request_format", "elevation", "batch_size", "unique_by", "skip_user_changed", "replace",
        "abort_if_any.rid", "username", "mode", "ignore_unknowns", "name", "note", "compress",
        "format", "pause", "st", "as_is", "rsu_api_reg",
    }
)  # fmt: skip
"""Settings that say how, not where. Any other is part of the place. Each may be one sheet's ("starts.replace")."""


def lane_of(parcel: Parcel) -> str:
    """The address that the parcel is sent to: its platform, host and path, without what is asked there."""
    urls = sorted({urlsplit(batch.request.url)._replace(query="", fragment="").geturl() for batch in parcel.batches})
    return _name(parcel.platform, *urls)


def race_of(platform: str, server: str, settings: Mapping[str, str]) -> str:
    """The race (or event, where the platform has no races) that the settings name."""
    where = sorted(f"{key}={value}" for key, value in settings.items() if value and not _says_how(key))
    return _name(platform, server.rstrip("/"), *where)


def _says_how(key: str) -> bool:
    _sheet, _dot, own = key.partition(".")
    return key in HOW or own in HOW


def _name(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
