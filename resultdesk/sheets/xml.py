"""Reading XML that may be broken or hostile: no document types, no entities of its own, no tree in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pyexpat import ExpatError, XMLParserType
from xml.parsers import expat

from resultdesk.core.errors import CannotRead
from resultdesk.core.language import N_

Start = Callable[[str, Mapping[str, str]], None]
MAX_DEPTH = 256
NESTED = N_("parts within parts without end")
ENTITIES = N_("words that stand for other words without end")


class _Names(dict[str, str]):
    """Names without prefixes, each worked out once."""

    def __missing__(self, name: str) -> str:
        return self.setdefault(name, local(name))


class Stop(Exception):
    """Raised by a handler that has seen enough."""


def local(name: str) -> str:
    """A tag or attribute without its prefix, so that strict, transitional and home-made namespaces read the same."""
    return name.rpartition(":")[2]


def parse(
    pieces: Iterable[bytes],
    start: Start,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call ``start(tag, attributes)``, ``end(tag)`` and ``text(piece)`` through a document, names without prefixes.

    Raises CannotRead: file.broken where it is not well-formed, file.hostile for a document type or endless nesting.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    _wire(parser, start, end, text)
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except Stop:
        return
    except ExpatError as error:
        raise CannotRead(
            "file.broken", why=N_("its XML stops making sense at line {line}"), line=error.lineno
        ) from error
    except (LookupError, ValueError) as error:  # an encoding that is not known, or not to this parser
        raise CannotRead("file.broken", why=N_("it is written in an unknown encoding")) from error


def _wire(
    parser: XMLParserType, start: Start, end: Callable[[str], None] | None, text: Callable[[str], None] | None
) -> None:
    depth = 0
    names = _Names()

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise CannotRead("file.hostile", what=NESTED)
        if attributes:
            short = {names[name]: value for name, value in attributes.items()}
            # A plain name wins over a prefixed one that ends alike.
            attributes = short if len(short) == len(attributes) else short | attributes
        start(names[tag], attributes)

    def on_end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(names[tag])

    parser.StartElementHandler = on_start
    parser.EndElementHandler = on_end
    if text is not None:
        parser.CharacterDataHandler = text


def _refuse_doctype(*_: object) -> None:
    raise CannotRead("file.hostile", what=ENTITIES)
