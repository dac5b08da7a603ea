"""Makes resultdesk/core/values/month_names.py from CLDR (through Babel). Run by hand."""

from __future__ import annotations

import sys
from pathlib import Path

from babel import Locale

from resultdesk.core.values.codes import folded

LANGUAGES = ("en", "nl", "de", "sv", "nb", "da", "fi", "fr", "es", "it", "pt", "cs", "pl")
MORE = {3: "mrz maerz mrt mars", 9: "sept setiembre set", 1: "janv jaen", 2: "fevr febr", 7: "juil juill", 12: "dez",
        8: "aout ago", 10: "okt out", 6: "juni giu", 5: "mei maj mayo maio"}  # fmt: skip

HEAD = '''"""Month and weekday names, folded, in thirteen languages.

Made by packaging/make_month_names.py from CLDR; do not edit by hand.
"""

'''


def main() -> None:
    """Write the module; names that mean two months are left out and told."""
    months: dict[str, set[int]] = {}
    weekdays: set[str] = set()
    for language in LANGUAGES:
        locale = Locale(language)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for month, name in locale.months[context][width].items():
                    months.setdefault(folded(name), set()).add(month)
                weekdays |= {folded(name) for name in locale.days[context][width].values()}
    for month, names in MORE.items():
        for name in names.split():
            months.setdefault(name, set()).add(month)
    clear = {name: found for name, found in months.items() if len(name) > 2 and len(found) == 1 and name.isalpha()}
    sys.stdout.write(f"unclear: { {name: found for name, found in months.items() if len(found) > 1} }\n")
    lines = [
        f'    {month}: "{" ".join(sorted(n for n, m in clear.items() if m == {month}))}",' for month in range(1, 13)
    ]
    days = " ".join(sorted(day for day in weekdays if len(day) > 1 and day.isalpha() and day not in clear))
    text = HEAD + "# ruff: noqa: E501\n\nMONTHS = {\n" + "\n".join(lines) + "\n}\n\n" + f'WEEKDAYS = "{days}"\n'
    Path("resultdesk/core/values/month_names.py").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
