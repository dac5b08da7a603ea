"""News of the network: whether this computer has one, and when it is back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkInformation, QNetworkInterface


class Network(QObject):
    """``back()`` when this computer reaches further than before: its own network, the place's, the internet."""

    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._information: QNetworkInformation | None = None
        self._reach = 0

    def watch(self) -> None:
        """Begin to listen, where the system tells. Costs some 20 ms, so not before the first paint."""
        from PySide6.QtNetwork import QNetworkInformation

        if self._information is not None or not QNetworkInformation.loadDefaultBackend():
            return
        self._information = information = QNetworkInformation.instance()
        self._reach = information.reachability().value
        information.reachabilityChanged.connect(self._changed)

    @property
    def watched(self) -> bool:
        """Whether the system tells when the network is back; else somebody has to look."""
        from PySide6.QtNetwork import QNetworkInformation

        return self._information is not None and self._reach != QNetworkInformation.Reachability.Unknown.value

    def _changed(self, reachability: QNetworkInformation.Reachability) -> None:
        before, self._reach = self._reach, reachability.value
        if self._reach > before:  # unknown, disconnected, local, site, online
            self.back.emit()


def has_way_out() -> bool:
    """Whether any of this computer's network cards is up and has an address: a cheap look, nothing is sent."""
    from PySide6.QtNetwork import QNetworkInterface

    up = QNetworkInterface.InterfaceFlag.IsUp | QNetworkInterface.InterfaceFlag.IsRunning
    return any(
        card.flags() & up == up and not card.flags() & QNetworkInterface.InterfaceFlag.IsLoopBack and _addressed(card)
        for card in QNetworkInterface.allInterfaces()
    )


def _addressed(card: QNetworkInterface) -> bool:
    return any(not entry.ip().isLinkLocal() for entry in card.addressEntries())
