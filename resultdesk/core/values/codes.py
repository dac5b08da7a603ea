"""Codes as platforms want them: allowed characters, padding, and what nobody can see in a cell."""

from __future__ import annotations

import re
import unicodedata

# What a person does not see or means as a plain blank: control characters, blanks of other widths, joiners, marks of
# direction, the soft hyphen, the byte order mark, variation selectors.
_BLANKS = "\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\t\n\v\f\r\x1c-\x1f\x85"
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ud800-\udfff\ufeff\uffa0\ufff9-\ufffb"
)
_BLANK = re.compile(f"[{_BLANKS}]+")
_GONE = re.compile(f"[{_UNSEEN}]+")
_ANY = re.compile(f"[{_BLANKS}{_UNSEEN}]")

_NOT_ALPHA_DASH = re.compile("[^A-Za-z0-9_-]+")
_WHOLE = re.compile(r"([+-]?)0*([0-9]+)(?:[.,]0+)?")


def clean(text: str) -> str:
    """``text`` without what cannot be seen: other blanks become a plain one, outer blanks go."""
    if _ANY.search(text):
        text = _BLANK.sub(" ", _GONE.sub("", text))
    return text.strip(" ")


def hidden(text: str) -> bool:
    """Whether something inside cannot be seen, or looks like a plain blank and is not."""
    return _ANY.search(text) is not None


# What UTF-8 read as Windows-1252 begins a Latin letter or a typographic sign with: Â Ã Ä Å â. Other letters with marks
# are right as they are, and so is an initial Ä or Å before a blank that does not break.
_NOT_BROKEN = re.compile("[ÄÅâ]\u00a0|[À-ÁÆ-áã-ÿ]")


def mended_accents(text: str) -> str | None:
    """``text`` as it was before UTF-8 was read as Windows-1252 ("ZoÃ«" is Zoë); None where that did not happen.

    Only Latin letters and typographic signs are believed in: "Ó Briain" with a blank that does not break is right as it
    is. Ask with the raw text: half of a broken letter may be an invisible character.
    """
    if text.isascii() or _NOT_BROKEN.search(text):
        return None
    try:
        mended = b"".join(map(_byte, text)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    return mended if all(char < "\u0250" or "\u2010" <= char <= "\u20ac" for char in mended) else None


def _byte(char: str) -> bytes:
    """The byte that a character was read from; the five bytes that Windows-1252 leaves open were kept as they are."""
    return char.encode("latin-1" if char in "\x81\x8d\x8f\x90\x9d" else "cp1252")


def is_alpha_dash(text: str) -> bool:
    r"""Laravel's alpha_dash (seed 000): Unicode letters, marks and numbers, ``-`` and ``_``: ``[\pL\pM\pN_-]+``."""
    if text.isascii():
        return text.replace("-", "a").replace("_", "a").isalnum()
    return all(char in "-_" or unicodedata.category(char)[0] in "LMN" for char in text)


def to_alpha_dash(text: str) -> str:
    """``text`` with each run of characters that alpha_dash refuses as one dash, none at the ends; may be empty."""
    if text.isascii():  # nearly always, and often for many rows
        return "-".join(_NOT_ALPHA_DASH.sub(" ", text).split())
    kept = "".join(char if char in "-_" or unicodedata.category(char)[0] in "LMN" else " " for char in text)
    return "-".join(kept.split())


def pad(text: str, length: int) -> str:
    """``text`` with zeros in front, up to ``length`` characters; longer ones stay."""
    return text.rjust(length, "0")


def whole_number(text: str) -> str | None:
    """The whole number that a text means, without zeros in front: "12", "007", "12.0", "12,00"; None for others."""
    match = _WHOLE.fullmatch(text)
    if match is None:
        return None
    sign, digits = match.groups()
    return f"-{digits}" if sign == "-" and digits != "0" else digits


def folded(text: str) -> str:
    """``text`` for comparing words: no accents, case or punctuation, single blanks ("Côte d'Ivoire": cote d ivoire)."""
    spread = unicodedata.normalize("NFKD", clean(text).casefold().translate(_LETTERS))
    letters = "".join(char for char in spread if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]+|_", " ", letters).split())


_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
