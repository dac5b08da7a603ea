"""The sentences of the program, gathered for translators and compiled for the program.

    python packaging/texts.py gather     resources/locale/resultdesk.pot, and every language's .po brought up to it
    python packaging/texts.py compile    every .po to its .mo
    python packaging/texts.py missing nl  what a language lacks, as JSON: [[one, many or null], …]
    python packaging/texts.py fill nl F  take translations from a JSON file: [[one, many or null, text or [texts]], …]

Sentences with a count stand in pairs inside ``ProblemWords``, ``FixWords``, ``ErrorWords`` and ``noun``, which no ready
extractor knows; this one reads the syntax tree.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "resultdesk.pot"
MARKS = {"N_", "_", "translate"}
PAIRS = {"ProblemWords": (1, 2), "FixWords": (1, 2), "translate_n": (0, 1)}
"""Which arguments of a call are the same sentence for one and for many."""

Text = str | tuple[str, str]

KEPT = (b'"Language:', b'"Plural-Forms', b'"MIME-Version', b'"Content-')
"""What stands in the head of a catalogue; dates and names would only make noise."""


def main(words: list[str]) -> int:
    match words:
        case ["gather"]:
            gather()
        case ["compile"]:
            compile_all()
        case ["missing", code]:
            json.dump(missing(code), sys.stdout, ensure_ascii=False, indent=0)
        case ["fill", code, file]:
            fill(code, json.loads(Path(file).read_text(encoding="utf-8")))
        case _:
            sys.stderr.write(__doc__ or "")
            return 2
    return 0


def gather() -> None:
    template = catalogue()
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    _write(template, TEMPLATE)
    for path in languages():
        own = _read(path)
        own.update(template, no_fuzzy_matching=True)
        own.obsolete.clear()
        _write(own, path)


def catalogue() -> Catalog:
    """All sentences, those with a count as pairs, in the order of their text."""
    singles: set[str] = set()
    alone: set[str] = set()
    pairs: dict[str, str] = {}
    for path in sorted((ROOT / "resultdesk").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone.update(said_at_once(tree))
        for text in texts_of(tree):
            if isinstance(text, tuple):
                pairs.setdefault(*text)
            elif text:
                singles.add(text)
    made = Catalog(project="ResultDesk", charset="utf-8", header_comment="# The sentences of ResultDesk.")
    marked_in_pairs = {*pairs, *pairs.values()} - alone
    for one in sorted({*pairs, *(singles - marked_in_pairs)}):
        made.add((one, pairs[one]) if one in pairs else one)
    return made


def texts_of(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _of_call(node)
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "noun":
            parts = [_marked(part) for part in getattr(node.value, "elts", [])]
            if len(parts) == 2 and all(parts):
                yield parts[0] or "", parts[1] or ""


def said_at_once(tree: ast.AST) -> Iterator[str]:
    """Sentences translated where they stand: these are looked up alone, even if they also stand in a pair."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "translate"} and node.args:
            yield _text(node.args[0]) or _marked(node.args[0]) or ""


def _of_call(call: ast.Call) -> Iterator[Text]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name in MARKS and call.args and (text := _text(call.args[0])):
        yield text
    if name in PAIRS:
        first, second = PAIRS[name]
        if len(call.args) > second:
            one, many = (_marked(call.args[at]) or _text(call.args[at]) for at in (first, second))
            if one and many:
                yield one, many
    if name == "ErrorWords" and call.args:
        many = next((_marked(word.value) for word in call.keywords if word.arg == "many"), None)
        what = _marked(call.args[0])
        if what and many:
            yield what, many


def _marked(node: ast.expr) -> str | None:
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS and node.args:
        return _text(node.args[0])
    return None


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def languages() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/resultdesk.po"))


def compile_all() -> None:
    for path in languages():
        path.with_suffix(".mo").write_bytes(compiled(path))


def compiled(path: Path) -> bytes:
    """The same bytes on every day: the dates that a catalogue bears are those of the reading, so none are given."""
    own = _read(path)
    own.creation_date = own.revision_date = datetime(1970, 1, 1, tzinfo=UTC)
    out = BytesIO()
    write_mo(out, own)
    return out.getvalue()


def missing(code: str) -> list[list[str | None]]:
    own = _own(code)
    empty = [message for message in own if message.id and not _filled(message.string)]
    return [[*one.id] if isinstance(one.id, tuple | list) else [one.id, None] for one in empty]


def fill(code: str, translations: list[tuple[str, str | None, str | list[str]]]) -> None:
    own = _own(code)
    for one, many, text in translations:
        message = own.get(one)
        if message is None:
            sys.stderr.write(f"not a sentence of the program: {one}\n")
            continue
        message.string = tuple(text) if many is not None and isinstance(text, list) else text
    _write(own, LOCALE / code / "LC_MESSAGES" / "resultdesk.po")


def _filled(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def _own(code: str) -> Catalog:
    path = LOCALE / code / "LC_MESSAGES" / "resultdesk.po"
    own = _read(path) if path.exists() else Catalog(locale=code, project="ResultDesk", charset="utf-8")
    own.update(catalogue(), no_fuzzy_matching=True)
    return own


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def _write(made: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    made.fuzzy = False
    made.header_comment = "# The sentences of ResultDesk."
    out = BytesIO()
    write_po(out, made, width=0, omit_header=False, sort_output=True, ignore_obsolete=True)
    header, gap, body = out.getvalue().partition(b"\n\n")
    lines = [line for line in header.splitlines() if not line.startswith(b'"') or line.startswith(KEPT)]
    path.write_bytes(b"\n".join(lines) + gap + body)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
