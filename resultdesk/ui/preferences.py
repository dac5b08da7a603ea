"""How the window looked last time: theme, text size, language, place on the screen. Read before the first paint.

A small file beside the rest of the state, through Qt's own settings: opening the memory would cost the start 40 ms.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings

from resultdesk.desk import places

TEXT_SIZES = (100, 115, 130, 150, 175, 200)


class Preferences:
    """Values with their defaults. What cannot be written is forgotten at the end; the window works all the same."""

    def __init__(self) -> None:
        self._kept = QSettings(str(places.home() / "window.ini"), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """ "system", "light", "dark" or "contrast"."""
        return str(self._kept.value("look/theme", "system"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._kept.setValue("look/theme", name)

    @property
    def text_size(self) -> int:
        """Per cent of the system's size, one of TEXT_SIZES."""
        text = str(self._kept.value("look/text_size", TEXT_SIZES[0]))
        size = int(text) if text.isdigit() else TEXT_SIZES[0]
        return size if size in TEXT_SIZES else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._kept.setValue("look/text_size", percent)

    @property
    def language(self) -> str:
        """A language code, or "" for the system's."""
        return str(self._kept.value("look/language", ""))

    @language.setter
    def language(self, code: str) -> None:
        self._kept.setValue("look/language", code)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty the first time."""
        kept = self._kept.value("window/geometry", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("window/geometry", geometry)

    @property
    def folder(self) -> str:
        """The folder a spreadsheet was last opened from."""
        return str(self._kept.value("files/folder", ""))

    @folder.setter
    def folder(self, folder: str) -> None:
        self._kept.setValue("files/folder", folder)
