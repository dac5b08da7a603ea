"""Spreadsheets that could not be opened, each by its name, until others are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resultdesk.core.language import _, translate_n
from resultdesk.ui.controls import Button, Kind
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.ui.files import Wanted


class Refusals(QObject):
    """Speaks in the window's strip. ``another`` when the person would rather open another file."""

    another = Signal()

    def __init__(self, strip: Strip) -> None:
        super().__init__(strip)
        self._strip = strip
        self._names: list[str] = []
        self._said: list[tuple[str, str]] = []

    def begin(self) -> None:
        """A person asks for files: what was said of earlier ones is over."""
        self._names, self._said = [], []
        self._strip.clear()

    def quiet(self) -> None:
        """Another page is shown: what the strip says is over, unless it tells of one of the files asked for."""
        if not self._said or self._strip.isHidden():  # hidden: the person has closed it
            self.begin()

    def add(self, problem: DeskError, wanted: Wanted) -> None:
        """One more could not be opened; the others that were asked for together are opened all the same."""
        from resultdesk.desk import sentences

        said = sentences.error(problem)
        self._names.append(wanted.path.name if wanted.path.is_absolute() else "")
        self._said.append((said.what, said.do))
        again = Button(_("Open another spreadsheet…"), Kind.PRIMARY, "open")
        again.clicked.connect(self.another)
        self._strip.say(Tone.ERROR, *self._words(), again)

    def _words(self) -> tuple[str, str]:
        lines = [
            (what if name in what else f"{name}: {what}", do)
            for name, (what, do) in zip(self._names, self._said, strict=True)
        ]
        if len(lines) == 1:
            return lines[0]
        n = len(lines)
        what = translate_n("1 spreadsheet could not be opened.", "{n} spreadsheets could not be opened.", n)
        return what, "\n".join(f"{first} {do}".strip() for first, do in lines)
