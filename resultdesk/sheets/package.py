"""A zip file as a set of named parts, of which some may be damaged, lying about their size, or bombs."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_

PIECE = 1 << 21
"""Bytes of inflated data handed out at once."""
MAX_PART = 1 << 31
"""Inflated bytes of a sheet; a million rows of eleven columns take some 400 MB."""
MAX_SMALL_PART = 400 << 20
"""Inflated bytes of a part that is read whole (shared strings, styles)."""
_HARMLESS = 48 << 20
_MOST_PACKED = 150
"""Times that a large part may grow in unpacking; honest sheets grow ten to sixty times."""
BOMB = N_("a small file that unpacks to a huge one")


class Package:
    """The parts of a zip file by name, in whatever case and with whatever slashes they were written."""

    def __init__(self, path: Path) -> None:
        """Raises CannotRead (file.broken) where there is no readable directory of parts."""
        self._file = path.open("rb")
        try:
            self._zip = zipfile.ZipFile(self._file)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError) as error:
            self._file.close()
            raise CannotRead("file.broken", path.name, why=N_("the end of the file is missing")) from error
        self._names = {_plain(info.filename): info for info in self._zip.infolist()}

    def __enter__(self) -> Package:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()
        self._file.close()  # also when a part was left half read

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._names

    @property
    def names(self) -> list[str]:
        """All part names, lower case with forward slashes."""
        return list(self._names)

    def size(self, name: str) -> int:
        """How many bytes a part says that it holds."""
        return self._names[_plain(name)].file_size

    def read(self, name: str, limit: int = MAX_SMALL_PART) -> bytes:
        """A whole part; b"" where there is none. Raises CannotRead."""
        return b"".join(self.pieces(name, limit)) if name in self else b""

    def pieces(self, name: str, limit: int = MAX_PART, size: int = PIECE) -> Iterator[bytes]:
        """A part, inflated piece by piece. Raises CannotRead (file.broken, file.password, file.too_large)."""
        info = self._names.get(_plain(name))
        if info is None:
            raise CannotRead("file.broken", why=N_("its part {part} is missing"), part=name)
        if info.flag_bits & 1:
            raise CannotRead("file.password")
        _check_growth(info.file_size, info.compress_size)
        seen = 0
        try:
            with self._zip.open(info) as part:
                while piece := part.read(size):
                    seen += len(piece)
                    _check_growth(seen, info.compress_size)
                    if seen > limit:
                        raise CannotRead(
                            "file.too_large", what=N_("{part} unpacks to over {most} MB"), part=name, most=limit >> 20
                        )
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError) as error:
            raise CannotRead("file.broken", why=N_("its part {part} cannot be unpacked"), part=name) from error


def _check_growth(size: int, packed: int) -> None:
    if size > _HARMLESS and size > _MOST_PACKED * packed:
        raise CannotRead("file.hostile", what=BOMB)


def _plain(name: str) -> str:
    return posixpath.normpath(name.replace("\\", "/").lstrip("/")).lower()
