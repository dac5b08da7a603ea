"""The language of sentences: gettext without Qt, so that core, the command line and the window share it.

Texts are marked where they are written (``N_`` for data, ``_`` for use at once) and translated where they are shown.
Catalogues lie in ``resources/locale/<language>/LC_MESSAGES/resultdesk.mo``; English is the source.
"""

from __future__ import annotations

import gettext
from pathlib import Path

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_current = "en"


def use(language: str, folder: Path | None = None) -> None:
    """Speak ``language`` from now on ("nl", "en"; unknown ones fall back to English)."""
    global _catalogue, _current  # noqa: PLW0603 - one language per process is what gettext means
    _catalogue = (
        gettext.translation("resultdesk", folder, [language], fallback=True) if folder else gettext.NullTranslations()
    )
    _current = language if folder is None or isinstance(_catalogue, gettext.GNUTranslations) else "en"


def current() -> str:
    """The language in use."""
    return _current


def translate(text: str) -> str:
    """``text`` in the current language. Empty stays empty (gettext would answer with its header)."""
    if not text:
        return ""
    said = _catalogue.gettext(text)
    # The singular of a pair, which gettext itself does not look for in Python 3.11.2 (Debian 12).
    return _catalogue.ngettext(text, text, 1) if said == text else said


def in_every_language(text: str, folder: Path) -> set[str]:
    """``text`` and its translations in all languages of ``folder``: what an earlier run may have called a thing."""
    known = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    catalogues = [gettext.translation("resultdesk", folder, [name], fallback=True) for name in known]
    return {text, *(catalogue.gettext(text) for catalogue in catalogues)}


def translate_into(language: str, text: str, folder: Path) -> str:
    """``text`` in another language than the current one; as it is, where that has no words for it."""
    return gettext.translation("resultdesk", folder, [language], fallback=True).gettext(text)


def translate_n(one: str, many: str, n: int) -> str:
    """The form for ``n`` in the current language; ``{n}`` is filled in.

    A sentence that counts but has one form only stands alone in the catalogue, not as a pair; it is found there.
    """
    said = _catalogue.ngettext(one, many, n)
    return (translate(said) if said in (one, many) else said).replace("{n}", grouped(n))


def grouped(n: int) -> str:
    """A count as people write it: 12,345 (a narrow space where the language groups so)."""
    separator = {"en": ",", "nl": ".", "de": ".", "da": ".", "it": ".", "es": ".", "pt": "."}.get(
        _current[:2], "\u202f"
    )
    return f"{n:,}".replace(",", separator)


def N_(text: str) -> str:
    """Mark a text for translation; translated later with ``translate``."""
    return text


_ = translate
