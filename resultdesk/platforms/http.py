"""Calling servers. Everything that can go wrong on a wire becomes a NoAnswer with a code, worded in ``wording``.

Each call runs in a thread of its own on a connection of its own. The thread lets whoever waits walk away within a
moment; the connection, because no answer on a kept one that the server had just closed would make a certain "not sent"
an uncertain "unknown".
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from resultdesk import __version__
from resultdesk.core.errors import Cancelled, NoAnswer, WrongUse
from resultdesk.platforms import address
from resultdesk.platforms.wire import Outgoing, Patience, Request, Response

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.platforms.exchange import Exchange

__all__ = ["Http", "Patience", "Request", "Response"]

LONGEST_ANSWER = 64 * 1024 * 1024
"""Bytes of an answer that are kept; the longest honest one is a list of some 100,000 refusals."""

_TURN = 0.05
"""Seconds between two looks at the watch while waiting."""

_USUAL = Patience()


class Http:
    """Calls servers. Safe to use from many threads; keeps nothing from one call to the next.

    ``proxy`` names the proxy for an address ("http://host:port") or None; this computer is always called directly.
    """

    def __init__(
        self,
        patience: Patience = _USUAL,
        proxy: Callable[[str], str | None] | None = None,
        longest: int = LONGEST_ANSWER,
    ) -> None:
        self._patience = patience
        self._proxy = proxy
        self._longest = longest
        self._running: set[Exchange] = set()

    def close(self) -> None:
        """End what is still going on; whoever waits for it gets Cancelled."""
        for exchange in list(self._running):
            exchange.abort()

    def call(
        self,
        request: Request,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        watch: Watch | None = None,
        on_sent: Callable[[int, int], None] | None = None,
    ) -> Response:
        """Send ``request`` with the secret ``headers`` and ``query`` added; redirects are handed back, not followed.

        ``on_sent`` hears of the bytes sent, of how many, in the caller's thread. Raises NoAnswer, WrongUse
        ``http.odd_header`` for a header that cannot be sent, and Cancelled within 0.1 s of Cancel, whose ``arrived``
        tells whether a byte may have reached the platform.
        """
        from resultdesk.platforms.exchange import Exchange  # brings httpx, which the window's start does without

        host = address.check(request.url)
        outgoing = Outgoing(
            host,
            request.method,
            _whole_url(request, query or {}),
            _headers(host, {**request.headers, **(headers or {})}),
            request.body,
        )
        if watch is not None and watch.cancelled:
            raise Cancelled
        proxy = None if address.is_loopback(host) or self._proxy is None else self._proxy(address.shown(request.url))
        exchange = Exchange(outgoing, self._patience, self._longest, proxy)
        self._running.add(exchange)
        threading.Thread(target=exchange.run, name="resultdesk-http", daemon=True).start()
        try:
            return self._wait(exchange, watch, on_sent)
        finally:
            exchange.abort()  # nothing to abort when it is over; otherwise Cancel or Ctrl+C came
            self._running.discard(exchange)

    def _wait(self, exchange: Exchange, watch: Watch | None, on_sent: Callable[[int, int], None] | None) -> Response:
        told = 0
        while not exchange.done.wait(_TURN):
            if watch is not None and watch.cancelled:
                raise Cancelled(arrived=exchange.abort())
            if exchange.waited() > self._patience.answer:
                raise NoAnswer("http.timeout_read", exchange.host, arrived=exchange.abort())
            if on_sent is not None and exchange.sent > told:
                told = exchange.sent
                on_sent(told, exchange.size)
        return exchange.result()


def _whole_url(request: Request, secret_query: Mapping[str, str]) -> str:
    query = urlencode({**request.query, **secret_query}, quote_via=quote)
    if not query:
        return request.url
    return f"{request.url}{'&' if '?' in request.url else '?'}{query}"


def _headers(host: str, headers: Mapping[str, str]) -> dict[str, str]:
    """Headers with ours added. One that cannot be sent is refused by name; the transport would print its value."""
    for name, value in headers.items():
        text = name + value
        if not text.isascii() or not text.isprintable() or value != value.strip():
            raise WrongUse("http.odd_header", host, header=name)
    return {"User-Agent": f"ResultDesk/{__version__}", "Accept-Encoding": "gzip", **headers}
