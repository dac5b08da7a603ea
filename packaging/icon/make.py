"""Draw resources/icons/program.svg in the forms that the systems want: .ico (Windows), .icns (macOS), .png (Linux).

.venv/bin/python packaging/icon/make.py
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_KINDS = {b"icp4": 16, b"icp5": 32, b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256,
              b"ic14": 512, b"ic09": 512, b"ic10": 1024}  # fmt: skip
"""Apple's names of the sizes; "ic11" to "ic14" are the ones for fine screens."""
PNG_SIZES = (48, 128, 256)


def main() -> None:
    """Write all forms beside the drawing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    drawing = QSvgRenderer(str(HERE.parent.parent / "resources" / "icons" / "program.svg"))
    (HERE / "ResultDesk.ico").write_bytes(ico(drawing))
    (HERE / "ResultDesk.icns").write_bytes(icns(drawing))
    for size in PNG_SIZES:
        (HERE / f"ResultDesk-{size}.png").write_bytes(png(drawn(drawing, size)))
    del application


def drawn(drawing: QSvgRenderer, size: int) -> QImage:
    """The picture, ``size`` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """As a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def bitmap(image: QImage) -> bytes:
    """As Windows keeps small icons: 32 bits a pixel from the bottom up, then a mask that nothing reads any more."""
    size = image.width()
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0)
    rows = bytes(image.constBits())
    pixels = b"".join(rows[at : at + 4 * size] for at in range(4 * size * (size - 1), -1, -4 * size))
    return head + pixels + bytes((size + 31) // 32 * 4 * size)


def ico(drawing: QSvgRenderer) -> bytes:
    """Bitmaps up to 64 pixels, which every reader of icons knows, and a PNG of 256."""
    pictures = [(size, drawn(drawing, size)) for size in ICO_SIZES]
    kept = [(size, png(picture) if size > 64 else bitmap(picture)) for size, picture in pictures]
    table, at = struct.pack("<HHH", 0, 1, len(kept)), 6 + 16 * len(kept)
    for size, data in kept:
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return table + b"".join(data for _size, data in kept)


def icns(drawing: QSvgRenderer) -> bytes:
    """A list of PNGs with Apple's names."""
    parts = [(kind, png(drawn(drawing, size))) for kind, size in ICNS_KINDS.items()]
    body = b"".join(kind + struct.pack(">I", 8 + len(data)) + data for kind, data in parts)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    main()
