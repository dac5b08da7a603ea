"""What would be sent, to look at before sending (``--dry-run``): each request with its secrets masked. Pure."""

from __future__ import annotations

import base64
import zlib
from urllib.parse import urlencode

from resultdesk.platforms.contract import Credentials
from resultdesk.platforms.http import Request
from resultdesk.sending.answers import MASK

SECRET_HEADERS = frozenset(
    {"authorization", "proxy-authorization", "cookie", "x-api-key", "x-rsu-api-secret", "x-rsu-api-reg-secret"}
)
"""Headers that are masked even if a request brings them itself. ``Credentials`` are masked whatever their names."""

LONGEST_UNPACKED = 64 << 20


def rehearse(request: Request, credentials: Credentials | None = None) -> dict[str, object]:
    """``{"method", "url", "headers", "body"}`` as it would go out; ``credentials`` are those that would be added.

    The body is text; one that is compressed is shown unpacked, one that is no text in base64: ``encoding`` says so.
    """
    given = credentials or Credentials()
    headers = {
        name: MASK if name.lower() in SECRET_HEADERS else value
        for name, value in {**request.headers, **dict.fromkeys(given.headers, MASK)}.items()
    }
    query = "&".join([urlencode({name: value}) for name, value in request.query.items() if name not in given.query])
    query = "&".join(filter(None, [query, *(f"{name}={MASK}" for name in given.query)]))
    url = request.url + (("&" if "?" in request.url else "?") + query if query else "")
    return {"method": request.method, "url": url, "headers": headers, **_body(request.body)}


def _body(body: bytes) -> dict[str, object]:
    try:
        return {"body": body.decode()}
    except UnicodeDecodeError:
        unpacker = zlib.decompressobj()
        try:
            text = unpacker.decompress(body, LONGEST_UNPACKED).decode()
        except (zlib.error, UnicodeDecodeError):
            return {"body": base64.b64encode(body).decode(), "encoding": "base64"}
        return {"body": text, "encoding": "zlib"}
