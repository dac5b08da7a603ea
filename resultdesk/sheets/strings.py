"""The texts of a workbook as they are stored: shared strings, rich text, escapes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from resultdesk.sheets import xml

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|lt|gt|quot|apos|amp);")
_ONE = re.compile(r"<si><t(?: xml:space=\"preserve\")?>([^<]*)</t></si>|<si><t\s*/></si>|<si\s*/>|<si></si>")


def unescaped(text: str) -> str:
    """A text with ``_x000D_`` and the like turned back (ECMA-376 part 1, 22.9.2.19), line ends as one sign."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: _sign(int(match.group(1), 16)), text)
        if any("\ud800" <= sign <= "\udfff" for sign in text):
            text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _sign(code: int) -> str:
    return chr(code)


def from_xml(text: str) -> str:
    """A text cut out of XML: entities resolved, line ends as XML has them, then unescaped."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = _ENTITY.sub(lambda match: _ENTITIES.get(match.group()) or unescape(match.group()), text)
    return unescaped(text)


def from_xml_all(texts: list[str]) -> list[str]:
    """``from_xml`` of many; those with nothing to resolve stay the same objects."""
    whole = "\n".join(texts)
    if "&" in whole or "\r" in whole or "_x" in whole:
        return [from_xml(text) if "&" in text or "\r" in text or "_x" in text else text for text in texts]
    return texts


def shared(data: bytes) -> list[str]:
    """All shared strings by index; rich text whole, phonetic readings left out. Raises CannotRead."""
    quick = _plain_shared(data)
    return quick if quick is not None else _any_shared(data)


def _plain_shared(data: bytes) -> list[str] | None:
    """The strings of a part that holds nothing but plain ones, as most do; None where it holds more."""
    head = data[:1000]
    start = head.find(b"<si")
    if start < 0 or b"<!" in head or (b"encoding=" in head and b"utf-8" not in head[:start].lower()):
        return None
    if b"<r>" in data or b"<rPh" in data or b"<!" in data:
        return None
    stop = data.rfind(b"</sst>")
    try:
        body = data[start:stop].decode("utf-8")
    except UnicodeDecodeError:
        return None
    if 'xml:space="preserve"' in body:
        body = body.replace('<t xml:space="preserve">', "<t>")
    if not body.startswith("<si><t>") or not body.rstrip().endswith("</t></si>"):
        return None
    texts = body.rstrip()[7:-9].split("</t></si><si><t>")
    if body.count("<") != 4 * len(texts):
        return None
    return from_xml_all(texts)


def _any_shared(data: bytes) -> list[str]:
    texts: list[str] = []
    pieces: list[str] = []
    inside: list[str] = []

    def start(tag: str, _: Mapping[str, str]) -> None:
        inside.append(tag)
        if tag == "si":
            pieces.clear()

    def end(tag: str) -> None:
        inside.pop()
        if tag == "si":
            texts.append(unescaped("".join(pieces)))

    def text(piece: str) -> None:
        if inside[-1] == "t" and "rPh" not in inside:
            pieces.append(piece)

    xml.parse((data,), start, end, text)
    return texts
