"""Which licences a part of the program may have."""

from __future__ import annotations

import re

FREE = frozenset(
    {
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "CNRI-Python", "curl", "HPND",
        "ICU",
        "ISC", "MIT", "MIT-0", "MPL-2.0", "OpenSSL", "PSF-2.0", "Python-2.0", "Unicode-3.0", "Unlicense", "Zlib", "X11",
        "bzip2-1.0.6", "blessing", "FTL",
        # Libraries that stay files of their own, so that anybody can put in another build of them.
        "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later",
        # The GPL with the exception that lets any program be linked with it.
        "GPL-3.0-or-later WITH GCC-exception-3.1", "GPL-2.0-or-later WITH Bootloader-exception",
    }
)  # fmt: skip
"""SPDX names that do not bind the rest of the program."""

NAMED_OTHERWISE = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""The last words of a package index's classifiers, for packages that have no SPDX expression."""

LOOKED_AT = {
    # The part that ends up in a program: bootloader and loader modules (COPYING.txt says so), run-time hooks.
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyinstaller-hooks-contrib": "Apache-2.0",
}
"""Packages whose metadata does not say it plainly; a person has read theirs."""


class NotAllowed(Exception):
    """A part with the GPL, or with a licence that nobody has looked at."""


def allowed(expression: str) -> bool:
    """Whether an SPDX expression leaves a choice that is free. Unknown names are not."""
    return _any(re.findall(r"\(|\)|\bAND\b|\bOR\b|[\w.+-]+(?: WITH [\w.-]+)?", expression))


def _any(words: list[str]) -> bool:
    """Reads up to the end or a closing bracket: alternatives of conjunctions."""
    alternatives: list[bool] = []
    together: list[bool] = []
    while words:
        word = words.pop(0)
        if word == ")":
            break
        if word == "OR":
            alternatives.append(bool(together) and all(together))
            together = []
        elif word == "(":
            together.append(_any(words))
        elif word != "AND":
            together.append(word in FREE)
    return any([*alternatives, bool(together) and all(together)])


def of_metadata(name: str, expression: str | None, licence: str | None, classifiers: list[str]) -> str:
    """The SPDX expression of a Python package; raises NotAllowed."""
    found = LOOKED_AT.get(name) or expression
    if not found:
        named = [line.rsplit(" :: ", 1)[-1] for line in classifiers if line.startswith("License ::")]
        known = [NAMED_OTHERWISE[one] for one in named if one in NAMED_OTHERWISE]
        found = licence if licence and allowed(licence) else " AND ".join(known)
    if not found or not allowed(found):
        raise NotAllowed(f"{name}: {found or licence or classifiers}")
    return found
