"""The number formats of a workbook's cell styles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from resultdesk.sheets import formats, serials, xml


@dataclass
class Styles:
    """How each cell style shows numbers. ``mac``: dates count from 1904."""

    codes: list[str] = field(default_factory=list)
    mac: bool = False

    def __post_init__(self) -> None:
        self._showers: dict[int, formats.Show] = {}
        self._with_time: dict[int, bool] = {}
        self._dates: dict[int, bool] = {}

    def code(self, style: int) -> str:
        """The number format of a style; General where a file names a style that it does not have."""
        return self.codes[style] if 0 <= style < len(self.codes) else "General"

    def is_plain(self, style: int) -> bool:
        """Whether whole numbers in this style show as just their digits."""
        return formats.is_plain(self.code(style))

    def days(self, style: int, texts: Sequence[str]) -> list[str] | None:
        """Many stored numbers as the dates that this style shows; None where they are not all plain dates."""
        if style not in self._dates:
            self._dates[style] = formats.is_date(self.code(style))
        return serials.days(texts, self.mac) if self._dates[style] else None

    def show(self, style: int, text: str) -> str:
        """The stored number ``text`` as a cell of this style shows it."""
        shower = self._showers.get(style)
        if shower is None:
            shower = self._showers[style] = formats.shower(self.code(style), self.mac)
        return shower(text)

    def iso(self, style: int, text: str) -> str:
        """A date that the file stores as ISO text."""
        if style not in self._with_time:
            self._with_time[style] = ":" in formats.shower(self.code(style), self.mac)("40000.25")
        return serials.iso(text, with_time=self._with_time[style])


def read(data: bytes, mac: bool) -> Styles:
    """The styles of a styles part (b"": a workbook without one). Raises CannotRead."""
    named: dict[int, str] = {}
    numbers: list[int] = []
    inside: list[str] = []

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        inside.append(tag)
        if tag == "numFmt" and "numFmts" in inside:
            named[_whole(attributes.get("numFmtId"))] = attributes.get("formatCode", "General")
        elif tag == "xf" and "cellXfs" in inside:
            numbers.append(_whole(attributes.get("numFmtId")))

    def end(_: str) -> None:
        inside.pop()

    if data:
        xml.parse((data,), start, end)
    return Styles([named.get(number) or formats.BUILT_IN.get(number, "General") for number in numbers], mac)


def _whole(text: str | None) -> int:
    return int(text) if text is not None and text.isdigit() else 0
