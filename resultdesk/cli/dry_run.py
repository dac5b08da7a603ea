"""``send --dry-run``: see ``desk.preview``, which the window shows too."""

from __future__ import annotations

from resultdesk.desk.preview import lines, of_parcel, requests, shown

__all__ = ["lines", "of_parcel", "requests", "shown"]
