"""Which proxy the operating system wants for an address. Asked on the worker that sends."""

from __future__ import annotations


def proxy_for(url: str) -> str | None:
    """The proxy's address ("http://host:port"), or None for a direct way. Loopback is always direct."""
    from PySide6.QtCore import QUrl
    from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

    target = QUrl(url)
    if target.host() in ("127.0.0.1", "::1", "localhost"):
        return None
    for proxy in QNetworkProxyFactory.systemProxyForQuery(QNetworkProxyQuery(target)):
        kind = proxy.type()
        if kind is QNetworkProxy.ProxyType.NoProxy:
            return None
        if kind in (QNetworkProxy.ProxyType.HttpProxy, QNetworkProxy.ProxyType.HttpCachingProxy):
            return f"http://{proxy.hostName()}:{proxy.port()}"
        if kind is QNetworkProxy.ProxyType.Socks5Proxy:
            return f"socks5://{proxy.hostName()}:{proxy.port()}"
    return None
