"""The three looks (light, dark, high contrast) as Qt palettes, and the size of texts.

Contrasts are held by tests: 4.5:1 for every text on its ground, 7:1 in high contrast, 3:1 for lines around controls.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

SMALLEST_POINTS = 10.0
"""Some desktops start at 9 points or less; race offices are read at arm's length."""


_FRAME = 48
"""Pixels that the desktop's own frame may take of a screen's height."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. Texts and marks are dark-on-light pairs; each ``soft`` is the ground for its own mark and for text."""

    name: str
    window: str
    panel: str
    base: str
    alternate: str
    text: str
    muted: str
    line: str
    accent: str
    on_accent: str
    accent_soft: str
    ok: str
    ok_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    practice: str
    on_practice: str

    @property
    def dark(self) -> bool:
        """Whether texts are lighter than their ground."""
        return QColor(self.window).lightness() < 128


LIGHT = Theme(
    "light",
    window="#f5f6f8",
    panel="#e8ebf0",
    base="#ffffff",
    alternate="#f4f6f9",
    text="#1a1e24",
    muted="#4c5663",
    line="#7f8a98",
    accent="#0a58a6",
    on_accent="#ffffff",
    accent_soft="#dbe9f8",
    ok="#17632f",
    ok_soft="#e1f3e6",
    warning="#744600",
    warning_soft="#fff2d3",
    error="#a81818",
    error_soft="#fde8e8",
    practice="#5b2d90",
    on_practice="#ffffff",
)
DARK = Theme(
    "dark",
    window="#20242a",
    panel="#191c21",
    base="#14171b",
    alternate="#1c2026",
    text="#e9ebee",
    muted="#b0b8c3",
    line="#78828f",
    accent="#7ab8ff",
    on_accent="#071d36",
    accent_soft="#1d3855",
    ok="#82d89c",
    ok_soft="#17321f",
    warning="#f3c453",
    warning_soft="#3a2e0e",
    error="#ffa19b",
    error_soft="#431b1c",
    practice="#cbaaff",
    on_practice="#22103f",
)
CONTRAST = Theme(
    "contrast",
    window="#000000",
    panel="#000000",
    base="#000000",
    alternate="#000000",
    text="#ffffff",
    muted="#ffffff",
    line="#ffffff",
    accent="#ffe94d",
    on_accent="#000000",
    accent_soft="#2b2800",
    ok="#5dff9b",
    ok_soft="#00210d",
    warning="#ffd24d",
    warning_soft="#2a2000",
    error="#ffb0ab",
    error_soft="#2e0606",
    practice="#e2ccff",
    on_practice="#000000",
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, CONTRAST)}


class _Wearer(QObject):
    """Tells those who draw with theme colours or sizes of their own that these have changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = LIGHT


_wearer = _Wearer()
changes = _wearer.changed


def now() -> Theme:
    """The look in use."""
    return _wearer.theme


def chosen(name: str) -> Theme:
    """The theme for a preference: a theme's name, or "system" for what the desktop asks for."""
    if name in THEMES:
        return THEMES[name]
    hints = QApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def wear(theme: Theme) -> None:
    """Put the theme on the whole application."""
    _wearer.theme = theme
    QApplication.setPalette(palette(theme))
    changes.emit()


_system_points: list[float] = []
"""The size of the system's font, from before it was first scaled."""


def scale_texts(percent: int) -> None:
    """Set all texts to ``percent`` of the system's size."""
    if not _system_points:
        _system_points.append(QApplication.font().pointSizeF())
    font = QApplication.font()
    font.setPointSizeF(max(_system_points[0], SMALLEST_POINTS) * percent / 100)
    QApplication.setFont(font)
    changes.emit()


def grown() -> float:
    """How much larger the texts are than at 100 %."""
    usual = max(_system_points[0] if _system_points else 0.0, SMALLEST_POINTS)
    return max(QApplication.font().pointSizeF() / usual, 1.0)


def room(width: int, height: int) -> QSize:
    """A size in pixels at 100 % texts, grown with the texts as far as the screen goes: for windows of their own."""
    screen = QApplication.primaryScreen()
    most = screen.availableSize() - QSize(0, _FRAME) if screen else QSize(width, height)
    return QSize(round(width * grown()), round(height * grown())).boundedTo(most)


def sized(factor: float, *, bold: bool = False) -> QFont:
    """The application's font, larger by ``factor``."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    return font


def palette(theme: Theme) -> QPalette:
    """The Qt palette of a theme."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.base,
        role.AlternateBase: theme.alternate,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.window,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.text,
    }
    made = QPalette()
    for at, colour in colours.items():
        made.setColor(at, QColor(colour))
    _shade(made, theme)
    for at in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, at, QColor(theme.muted))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.line))
    return made


def _shade(made: QPalette, theme: Theme) -> None:
    """The roles that Fusion draws edges with."""
    role = QPalette.ColorRole
    ground = QColor(theme.window)
    lighter, darker = (
        (ground.lighter(130), ground.lighter(160)) if theme.dark else (QColor("#ffffff"), QColor("#b8c0ca"))
    )
    if theme is CONTRAST:
        lighter = darker = QColor(theme.line)
    made.setColor(role.Light, lighter)
    made.setColor(role.Midlight, lighter)
    made.setColor(role.Mid, darker)
    made.setColor(role.Dark, QColor(theme.line))
    made.setColor(role.Shadow, QColor(theme.line))
