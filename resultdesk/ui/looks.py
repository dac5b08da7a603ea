"""Theme, text size and language: chosen in the View menu, put on at once, kept for next time."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from resultdesk.core.language import N_
from resultdesk.ui import icons, theme
from resultdesk.ui.preferences import TEXT_SIZES, Preferences


class Looks(QObject):
    """``resized(per cent)`` after the texts changed; ``language_kept(words)`` when one waits for the next start."""

    resized = Signal(int)
    language_kept = Signal(str)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences

    def choose_theme(self) -> None:
        """A look chosen in the menu."""
        self._preferences.theme = self.sender().data()  # type: ignore[attr-defined]
        self.dress()

    def dress(self) -> None:
        """Put on the look of the preferences (or the system's new one)."""
        theme.wear(theme.chosen(self._preferences.theme))
        icons.refresh()

    def choose_size(self) -> None:
        """A text size chosen in the menu."""
        self.resize_texts(self.sender().data())  # type: ignore[attr-defined]

    def larger(self) -> None:
        """The next larger text size."""
        self.resize_texts(next((size for size in TEXT_SIZES if size > self._preferences.text_size), TEXT_SIZES[-1]))

    def smaller(self) -> None:
        """The next smaller text size."""
        sizes = [size for size in TEXT_SIZES if size < self._preferences.text_size]
        self.resize_texts(sizes[-1] if sizes else TEXT_SIZES[0])

    def resize_texts(self, percent: int) -> None:
        """All texts in this size from now on."""
        self._preferences.text_size = percent
        theme.scale_texts(percent)
        self.resized.emit(percent)

    def choose_language(self) -> None:
        """A language chosen in the menu: spoken from the next start on, which is said in that language."""
        from resultdesk.ui import speech

        code = self.sender().data()  # type: ignore[attr-defined]
        self._preferences.language = code
        self.language_kept.emit(speech.in_words_of(code, N_("ResultDesk speaks that language from the next start on.")))
