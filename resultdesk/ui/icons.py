"""The program's own icons: line drawings in ``resources/icons``, drawn in the colours of the theme."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from resultdesk.desk import places
from resultdesk.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

SIZE = 20
_coming: list[bool] = []


@lru_cache(maxsize=128)
def pixmap(name: str, colour: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """An icon in one colour, ``size`` logical pixels wide and high."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = _drawing(name).replace("currentColor", colour)
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def side() -> int:
    """Pixels of an icon beside a text: it grows with the texts."""
    return round(SIZE * theme.grown())


def draw(painter: QPainter, rect: QRectF, name: str, colour: str) -> None:
    """Draw an icon into ``rect`` (square) with a painter of a widget.

    Very first, before Qt's SVG module is loaded, the place stays empty for one turn of the event loop: the words of the
    window are worth more than its pictures, and loading and drawing them takes a twentieth of the start.
    """
    if "PySide6.QtSvg" not in sys.modules:
        _load_soon()
        return
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(rect.topLeft(), pixmap(name, colour, round(rect.width()), ratio))


def _load_soon() -> None:
    if not _coming:
        _coming.append(True)
        QTimer.singleShot(0, _load)


def _load() -> None:
    import PySide6.QtSvg  # noqa: F401 - what draw waits for

    for window in QApplication.topLevelWidgets():
        window.update()


def icon(name: str) -> QIcon:
    """An icon in the colour of texts, for menus and Qt's own buttons."""
    from PySide6.QtGui import QIcon

    look, ratio = theme.now(), _ratio()
    made = QIcon(pixmap(name, look.text, SIZE, ratio))
    made.addPixmap(pixmap(name, look.muted, SIZE, ratio), QIcon.Mode.Disabled)
    return made


def program() -> QIcon:
    """The program's own picture, for title bars and the list of open windows."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128):
        made.addPixmap(pixmap("program", "", size))
    return made


def put(button: QAbstractButton, name: str) -> None:
    """Give a button an icon that follows the theme."""
    button.setProperty("icon_name", name)
    button.setIcon(icon(name))


def refresh() -> None:
    """Redraw the icons of all buttons after the theme has changed."""
    for widget in QApplication.allWidgets():
        name = widget.property("icon_name")
        if name and isinstance(widget, QAbstractButton):
            widget.setIcon(icon(name))


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (places.resources() / "icons" / f"{name}.svg").read_text("utf-8")


def _ratio() -> float:
    screen = QApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0
