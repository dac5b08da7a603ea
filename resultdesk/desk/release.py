"""Whether a newer ResultDesk has been published. Asked only when a person presses the button.

The address comes with an installer, as ``RELEASES.txt`` among the resources; a copy from source has none. What answers
there is one JSON object about the newest release with ``tag_name`` ("v0.2.0") and ``html_url`` (a page for people).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import resultdesk
from resultdesk.core.errors import NoAnswer
from resultdesk.desk import places

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.platforms.http import Http

_VERSION = re.compile(r"v?(\d+(?:\.\d+){0,3})")


@dataclass(frozen=True, slots=True)
class Release:
    """A published version and the page that holds its installers ("" where none is named)."""

    version: str
    page: str

    @property
    def newer(self) -> bool:
        """Whether it is newer than this program."""
        return _numbers(self.version) > _numbers(resultdesk.__version__)


def address() -> str:
    """Where to ask, "" where this copy does not know."""
    path = places.resources() / "RELEASES.txt"
    return path.read_text("utf-8").strip() if path.is_file() else ""


def newest(http: Http, where: str, watch: Watch | None = None) -> Release:
    """Worker. The newest release. Raises NoAnswer, ``release.odd_answer`` for one that names no version."""
    from resultdesk.platforms.http import Request

    response = http.call(Request("GET", where, {"Accept": "application/json"}), watch=watch)
    try:
        said = json.loads(response.body) if response.status == 200 else None
    except ValueError:  # a page for people, or bytes of no text
        said = None
    tag = said.get("tag_name") if isinstance(said, dict) else None
    found = _VERSION.fullmatch(tag) if isinstance(tag, str) else None
    if found is None or not isinstance(said, dict):
        raise NoAnswer("release.odd_answer", where, arrived=True)
    page = said.get("html_url")
    return Release(found[1], page if isinstance(page, str) and page.startswith("https://") else "")


def _numbers(version: str) -> tuple[int, ...]:
    """ "0.2" is "0.2.0.0"."""
    found = _VERSION.match(version)
    numbers = [int(part) for part in found[1].split(".")] if found else []
    return tuple([*numbers, 0, 0, 0, 0][:4])
