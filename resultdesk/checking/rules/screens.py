"""Bulk screens: which texts of a pool may be wrong. A screen may suspect too much, never too little."""

from __future__ import annotations

from resultdesk.core.values.texts import Suspects, Texts, all_but, byte_table

# First bytes in UTF-8 of everything that ``codes.clean`` takes out or turns into a blank: controls, U+0080-00BF,
# U+034F, U+061C, U+1xxx, U+2xxx, U+3xxx, halves of surrogate pairs, U+Fxxx.
_HIDING = (*range(1, 32), 127, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xE3, 0xED, 0xEF)
_UNSEEN = byte_table(_HIDING)
# Half of a broken letter is a character of Windows-1252 for a byte from 80 to BF: C2 and E2 above begin most of them in
# UTF-8, these three the others (Š œ Ÿ, ƒ, ˆ ˜).
_BROKEN = (0xC5, 0xC6, 0xCB)
_ODD = byte_table([*_HIDING, *_BROKEN])
_PLAIN = "".join(map(chr, range(33, 127)))
_NOT_PLAIN = all_but(_PLAIN)
_NOT_ALPHA_DASH = all_but("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
_NOT_DIGITS = all_but("0123456789")


def unclean(texts: Texts) -> Suspects:
    """Texts that cleaning may change."""
    return texts.holding(_UNSEEN) | texts.edged(32)


def odd(texts: Texts) -> Suspects:
    """Texts that cleaning may change, or whose accents may be broken."""
    return texts.holding(_ODD) | texts.edged(32)


def empty(texts: Texts) -> Suspects:
    """Texts that may be empty once they are clean."""
    found: Suspects = unclean(texts) | (texts.lengths == 0)
    return found


def long(texts: Texts, most: int) -> Suspects:
    """Texts that may be longer than ``most`` characters."""
    found: Suspects = texts.lengths > most
    return found


def not_alpha_dash(texts: Texts) -> Suspects:
    """Texts that are not ASCII letters, digits, - and _ alone."""
    return texts.holding(_NOT_ALPHA_DASH)


def not_digits(texts: Texts) -> Suspects:
    """Texts that are not ASCII digits alone, or empty."""
    found: Suspects = texts.holding(_NOT_DIGITS) | (texts.lengths == 0)
    return found


def not_exactly(texts: Texts, length: int) -> Suspects:
    """Texts that may be of another length than ``length`` characters, empty ones left out."""
    found: Suspects = ((texts.lengths != length) & (texts.lengths > 0)) | texts.holding(_NOT_PLAIN)
    return found
