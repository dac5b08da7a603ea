"""Each request as it would go, with secrets masked. Nothing is sealed and nothing leaves."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode

from resultdesk.platforms.contract import MASK

if TYPE_CHECKING:
    from resultdesk.core.sheet import Rows
    from resultdesk.desk.document import Document
    from resultdesk.platforms.contract import Account, Platform
    from resultdesk.platforms.http import Request
    from resultdesk.sending.parcel import Parcel

FORM = "application/x-www-form-urlencoded"


def requests(document: Document, account: Account, rows: Rows | None = None) -> list[dict[str, object]]:
    """The requests in the order of sending, of all sheets that go together. Raises WrongUse when nothing can go."""
    from resultdesk.desk import dispatch

    parcel = document.binder.parcel(account) if document.binder else dispatch.parcel(document, account, rows)
    return of_parcel(parcel, document.platform, account)


def of_parcel(parcel: Parcel, platform: Platform, account: Account) -> list[dict[str, object]]:
    """The requests of a parcel that has not been sealed."""
    way = next((way for way in platform.sign_ins if way.key == account.sign_in), platform.sign_ins[0])
    return [shown(batch.request, len(batch.rows), way.masked_headers, way.masked_query) for batch in parcel.batches]


def shown(request: Request, rows: int, headers: Sequence[str], query: Sequence[str]) -> dict[str, object]:
    """One request; ``headers`` and ``query`` are the names of those that will carry a secret."""
    packed, body = _body(request)
    return {
        "method": request.method,
        "url": request.url,
        "query": {**request.query, **dict.fromkeys(query, MASK)},
        "headers": {**request.headers, **dict.fromkeys(headers, MASK)},
        "rows": rows,
        "packed": packed,
        "body": body,
    }


def _body(request: Request) -> tuple[str | None, str]:
    """How the body is packed, and the body as text, unpacked."""
    try:
        return None, request.body.decode("utf-8")
    except UnicodeDecodeError:
        return "zlib", zlib.decompress(request.body).decode("utf-8")


def lines(shown: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """The same for people."""
    for one in shown:
        query, headers = one["query"], one["headers"]
        marks = f"?{urlencode(query).replace(quote(MASK), MASK)}" if isinstance(query, dict) and query else ""
        yield f"{one['method']} {one['url']}{marks}"
        for name, value in headers.items() if isinstance(headers, dict) else ():
            yield f"{name}: {value}"
        yield ""
        yield from _readable(str(one["body"]), headers if isinstance(headers, dict) else {})
        yield ""


def _readable(body: str, headers: Mapping[str, str]) -> Iterator[str]:
    """A body as it is; a form's fields each on a line, without the percent signs that only the journey needs."""
    if headers.get("Content-Type") != FORM:
        yield body
        return
    for name, value in parse_qsl(body, keep_blank_values=True):
        yield f"{name}={value}"
