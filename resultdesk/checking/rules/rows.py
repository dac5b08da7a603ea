"""Rules on the cells of one row together."""

from __future__ import annotations

from resultdesk.checking.rules import screens
from resultdesk.core.problems import Fix, RowRule, Verdict
from resultdesk.core.values import codes


def required_or_from(field: str, other: str) -> RowRule:
    """A cell that must not be empty and can be made from ``other`` in its row (an id from the bib).

    Where the text would repeat another, the checker leaves the fix out.
    """

    def judge(texts: tuple[str, ...]) -> Verdict | None:
        own, source = codes.clean(texts[0]), codes.clean(texts[1])
        if own:
            return None
        usable = source and codes.is_alpha_dash(source)
        return Verdict(f"{field}.required", fixes=(Fix(source, "from_other"),) if usable else ())

    return RowRule((field, other), judge, screen=screens.empty)
