"""How the window looked last time: theme, text size, language, place on the screen. Read before the first paint.

A few ``name=value`` lines beside the rest of the state: opening the memory would cost the start 40 ms, QSettings 9.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from resultdesk.core import private
from resultdesk.desk import places

TEXT_SIZES = (100, 115, 130, 150, 175, 200)


class Preferences:
    """Values with their defaults, written at each change. What cannot be written is forgotten at the end."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or places.home() / "window.txt"
        self._kept: dict[str, str] = {}
        with suppress(OSError, UnicodeDecodeError):  # none yet, or unreadable: the defaults do
            for line in self._path.read_text("utf-8").splitlines():
                name, equals, value = line.partition("=")
                if equals:
                    self._kept[name] = value

    @property
    def kept(self) -> bool:
        """Whether anything was kept before; not at the very first start."""
        return bool(self._kept)

    @property
    def theme(self) -> str:
        """ "system", "light", "dark" or "contrast"."""
        return self._kept.get("theme", "system")

    @theme.setter
    def theme(self, name: str) -> None:
        self._put("theme", name)

    @property
    def text_size(self) -> int:
        """Per cent of the system's size, one of TEXT_SIZES."""
        text = self._kept.get("text_size", "")
        size = int(text) if text.isdecimal() else TEXT_SIZES[0]
        return size if size in TEXT_SIZES else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._put("text_size", str(percent))

    @property
    def language(self) -> str:
        """A language code, or "" for the system's."""
        return self._kept.get("language", "")

    @language.setter
    def language(self, code: str) -> None:
        self._put("language", code)

    @property
    def geometry(self) -> bytes:
        """Where the window stood, as Qt packs it; empty the first time."""
        with suppress(ValueError):  # edited by hand
            return bytes.fromhex(self._kept.get("geometry", ""))
        return b""

    @geometry.setter
    def geometry(self, geometry: bytes) -> None:
        self._put("geometry", geometry.hex())

    @property
    def folder(self) -> str:
        """The folder a spreadsheet was last opened from."""
        return self._kept.get("folder", "")

    @folder.setter
    def folder(self, folder: str) -> None:
        self._put("folder", folder)

    def _put(self, name: str, value: str) -> None:
        self._kept[name] = " ".join(value.splitlines())
        lines = "".join(f"{key}={text}\n" for key, text in sorted(self._kept.items()))
        with suppress(OSError):  # a full disk must not keep anybody from changing the look
            self._path.parent.mkdir(private.FOLDER, parents=True, exist_ok=True)
            self._path.write_text(lines, "utf-8")
