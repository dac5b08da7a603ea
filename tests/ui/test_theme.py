"""The three looks keep the contrasts that they promise (WCAG's formula, worked out here)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from resultdesk.ui import icons, theme
from resultdesk.ui.theme import CONTRAST, DARK, LIGHT, Theme


def luminance(colour: str) -> float:
    shares = []
    for part in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()):
        shares.append(part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4)
    return 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def texts(look: Theme) -> list[tuple[str, str]]:
    """Every text colour with each ground that it is written on."""
    grounds = (look.window, look.panel, look.base, look.alternate)
    softs = (look.accent_soft, look.ok_soft, look.warning_soft, look.error_soft)
    pairs = [(look.text, ground) for ground in (*grounds, *softs)]
    pairs += [(look.muted, ground) for ground in (*grounds, look.accent_soft)]
    pairs += [(look.accent, ground) for ground in (*grounds, look.accent_soft)]
    pairs += [(look.ok, look.ok_soft), (look.warning, look.warning_soft), (look.error, look.error_soft)]
    return [*pairs, (look.on_accent, look.accent), (look.on_practice, look.practice)]


@pytest.mark.parametrize(("look", "least"), [(LIGHT, 4.5), (DARK, 4.5), (CONTRAST, 7.0)])
def test_texts_stand_out_from_their_ground(look: Theme, least: float) -> None:
    weak = [(text, ground, round(contrast(text, ground), 2)) for text, ground in texts(look)]
    assert [pair for pair in weak if pair[2] < least] == []


@pytest.mark.parametrize("look", [LIGHT, DARK, CONTRAST])
def test_lines_around_controls_can_be_seen(look: Theme) -> None:
    assert contrast(look.line, look.base) >= 3
    assert contrast(look.line, look.window) >= 3
    assert contrast(look.accent, look.window) >= 3


@pytest.mark.parametrize("look", [LIGHT, DARK, CONTRAST])
def test_the_palette_is_that_of_the_theme(look: Theme) -> None:
    made = theme.palette(look)
    assert made.color(QPalette.ColorRole.WindowText) == QColor(look.text)
    assert made.color(QPalette.ColorRole.Window) == QColor(look.window)
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == QColor(look.muted)


def test_a_chosen_theme_is_taken_and_an_unknown_one_is_the_systems(qapp: object) -> None:
    assert theme.chosen("dark") is DARK
    assert theme.chosen("contrast") is CONTRAST
    assert theme.chosen("system") in (LIGHT, DARK, CONTRAST)
    assert theme.chosen("mauve") in (LIGHT, DARK, CONTRAST)


def test_dark_says_so() -> None:
    assert DARK.dark
    assert CONTRAST.dark
    assert not LIGHT.dark


def test_a_window_of_its_own_grows_with_the_texts_as_far_as_the_screen_goes(qapp: object) -> None:
    screen = QApplication.primaryScreen().availableSize()
    assert theme.room(300, 200) == QSize(300, 200)
    theme.scale_texts(150)
    assert theme.room(300, 200) == QSize(450, 300)
    theme.scale_texts(200)
    assert theme.room(3000, 200) == QSize(screen.width(), 400)


def test_pictures_grow_with_the_texts(qapp: object) -> None:
    assert icons.side() == 20
    theme.scale_texts(200)
    assert icons.side() == 40
