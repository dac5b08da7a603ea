"""A copy of the sheet as it is now: a workbook with its problems coloured and commented, or text."""

from __future__ import annotations

from pathlib import Path

from resultdesk.core.errors import WrongUse
from resultdesk.core.watch import Watch
from resultdesk.desk import sentences
from resultdesk.desk.document import Document
from resultdesk.sheets import writing


def save_copy(document: Document, path: Path, watch: Watch | None = None) -> None:
    """Worker. Write a copy by the ending of ``path`` (.csv, else .xlsx). Raises CannotKeep.

    Raises WrongUse("copy.source") for the spreadsheet itself: edits are compared with it, and it is never touched.
    """
    if path.exists() and document.path.exists() and path.samefile(document.path):
        raise WrongUse("copy.source", path.name)
    if path.suffix.lower() == ".csv":
        writing.write_csv(path, document.sheet)
    else:
        writing.write_xlsx(path, document.sheet, _marks(document, watch or Watch()))


def _marks(document: Document, watch: Watch) -> dict[tuple[int, int], tuple[str, str]]:
    """The worst problem of each cell first, all of them in its comment."""
    position = {number: row for row, number in enumerate(document.sheet.numbers.tolist())}
    found: dict[tuple[int, int], tuple[int, list[str]]] = {}
    for done, problem in enumerate(document.checker.problems()):
        if done % 1000 == 0:
            watch.step(done, 0)
        if problem.row is None or problem.column is None:
            continue
        level, said = found.setdefault((position[problem.row], problem.column), (0, []))
        said.append(sentences.problem(problem, document.fields))
        found[position[problem.row], problem.column] = (max(level, problem.verdict.level), said)
    words = {1: "note", 2: "warning", 3: "error"}
    return {place: (words[level], "\n".join(said)) for place, (level, said) in found.items()}
