"""A copy of the sheet as it is now: a workbook with its problems coloured and commented, or text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from resultdesk.checking.checker import Checker
from resultdesk.core.errors import WrongUse
from resultdesk.core.sheet import Column
from resultdesk.core.watch import Watch
from resultdesk.desk import sentences
from resultdesk.desk.document import Document
from resultdesk.sheets import writing


class Copy:
    """A document at one moment. Made on the document's thread, which may go on editing; saved on any."""

    def __init__(self, document: Document) -> None:
        sheet = document.sheet
        self._source = document.path
        # Pools only grow: how long they are now tells the worker where to cut them.
        self._columns = [(one.header, one.codes.copy(), one.pool, len(one.pool)) for one in sheet.columns]
        self._sheet = replace(sheet, columns=[], numbers=sheet.numbers.copy())
        self._fields = document.fields
        rules = document.platform.rules(document.destination.settings, document.lists)
        self._judged_by = (document.mapping, rules, document.filled, document.accepted)

    def save(self, path: Path, watch: Watch) -> None:
        """Worker. Write the copy by the ending of ``path`` (.csv, else .xlsx). Raises CannotKeep.

        Raises WrongUse("copy.source") for the spreadsheet itself: edits are compared with it, and it is never touched.
        """
        if path.exists() and self._source.exists() and path.samefile(self._source):
            raise WrongUse("copy.source", path.name)
        columns = [Column(header, codes, pool.listed()[:size]) for header, codes, pool, size in self._columns]
        sheet = replace(self._sheet, columns=columns)
        if path.suffix.lower() == ".csv":
            writing.write_csv(path, sheet)
        else:
            writing.write_xlsx(path, sheet, self._marks(Checker(sheet, *self._judged_by), watch))

    def _marks(self, checker: Checker, watch: Watch) -> dict[tuple[int, int], tuple[str, str]]:
        """The worst problem of each cell first, all of them in its comment."""
        position = {number: row for row, number in enumerate(checker.sheet.numbers.tolist())}
        found: dict[tuple[int, int], tuple[int, list[str]]] = {}
        for done, problem in enumerate(checker.problems()):
            if done % 1000 == 0:
                watch.step(done, 0)
            if problem.row is None or problem.column is None:
                continue
            level, said = found.setdefault((position[problem.row], problem.column), (0, []))
            said.append(sentences.problem(problem, self._fields))
            found[position[problem.row], problem.column] = (max(level, problem.verdict.level), said)
        words = {1: "note", 2: "warning", 3: "error"}
        return {place: (words[level], "\n".join(said)) for place, (level, said) in found.items()}


def save_copy(document: Document, path: Path, watch: Watch | None = None) -> None:
    """Copy and save on the document's own thread; raises as ``Copy.save`` does."""
    Copy(document).save(path, watch or Watch())
