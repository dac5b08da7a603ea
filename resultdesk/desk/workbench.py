"""The desk's spreadsheets: opened, pasted, remembered, kept through crashes and taken up again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from resultdesk.core.fields import Destination
from resultdesk.core.watch import Watch
from resultdesk.desk.belongings import Belongings

if TYPE_CHECKING:
    from resultdesk.desk.document import Document
    from resultdesk.desk.opening import First, HeaderChoice, ReadAs
    from resultdesk.desk.recovery import Unfinished
    from resultdesk.desk.rereading import Seen

DEFAULT = Destination("tracx")


class Workbench(Belongings):
    """Whatever says "worker" may wait for a disk and is called off the window's thread."""

    def open(
        self,
        path: Path,
        *,
        sheet: str | None = None,
        header_row: HeaderChoice = "find",
        destination: Destination | None = None,
        columns: Mapping[str, str] | None = None,
        watch: Watch | None = None,
    ) -> Document:
        """Worker. A spreadsheet on the desk; raises CannotRead, or WrongUse for a column or setting there is not."""
        from resultdesk.desk import opening

        workbook = opening.read(path, sheet, watch)
        where = destination or self._usual_destination()
        return opening.document(workbook, where, self.memory, header_row=header_row, columns=columns)

    def open_whole(
        self,
        path: Path,
        *,
        sheet: str | None = None,
        destination: Destination | None = None,
        read_as: ReadAs = (None, None),
        watch: Watch | None = None,
        first: First | None = None,
    ) -> Document:
        """Worker. As ``open``; where no sheet is named and several go together, the first of them, with its binder.

        ``read_as`` are the encoding and delimiter that a person has chosen; ``first`` gets the first rows of a large
        file, on this thread, before the rest has been read.
        """
        from resultdesk.desk import binder

        where = destination or self._usual_destination()
        if sheet is None and len(binder.sheets_of(path, where, watch)) > 1:
            return binder.open_all(path, where, self.memory, watch).documents[0]
        from resultdesk.desk import opening

        workbook = opening.read(path, sheet, watch, read_as=read_as, first=first)
        document = opening.document(workbook, where, self.memory)
        document.read_as = read_as
        return document

    def paste(self, text: str, watch: Watch | None = None) -> Document:
        """Worker. A range pasted from a spreadsheet program as a spreadsheet; raises CannotRead, CannotKeep."""
        from resultdesk.desk import pasting

        path = pasting.keep(self.home, text)
        return self.open_whole(path, read_as=pasting.read_as(text), watch=watch)

    def remember(self, document: Document) -> None:
        """Keep the match of columns, the file among the recent ones, and where it goes."""
        from resultdesk.desk import binder, opening

        opening.remember(document, self.memory)
        where = binder.for_another_file(document)
        self.memory.put("preferences", "destination", [where.platform, where.account, dict(where.settings)])

    def _usual_destination(self) -> Destination:
        kept = self.memory.get("preferences", "destination")
        return Destination(*kept) if kept else DEFAULT

    # Work in progress -------------------------------------------------------------------------------------------

    def keep(self, document: Document) -> None:
        """From now on every edit is written down; a crash loses none."""
        from resultdesk.desk import recovery

        recovery.keep(document, self.journal)

    def finish(self, document: Document) -> None:
        """The person closed it: its journal is dropped."""
        from resultdesk.desk import recovery

        recovery.finish(document, self.journal)

    def unfinished(self) -> list[Unfinished]:
        """Work that was not closed: after a crash or a power cut."""
        if not (self.home / "journal.sqlite3").exists():
            return []
        from resultdesk.desk import recovery

        self.journal.flush()
        return recovery.unfinished(self.journal)

    def kept_for(self, path: Path, before: float) -> list[Unfinished]:
        """Worker. Work on this file that was kept before it was opened (a Unix time), the newest first."""
        from resultdesk.desk import recovery

        self.journal.flush()
        return recovery.unfinished(self.journal, path, before)

    def resume_together(
        self, works: list[Unfinished], destination: Destination, watch: Watch | None = None
    ) -> Document:
        """Worker. Take up kept work on several sheets that go together; returns the first, with its binder."""
        from resultdesk.desk import recovery

        return recovery.resume_together(works, destination, self.journal, self.memory, watch=watch)

    def resume(self, work: Unfinished, watch: Watch | None = None) -> Document:
        """Worker. Take unfinished work up again."""
        from resultdesk.desk import recovery

        return recovery.resume(work, self.journal, self.memory, watch)

    def read_again(
        self, path: Path, sheets: Sequence[Seen], destination: Destination, watch: Watch | None = None
    ) -> Document:
        """Worker. A file that has changed on disk, with the work on its sheets put on top and kept from now on."""
        from resultdesk.desk import rereading

        return rereading.read_again(path, sheets, destination, self.journal, self.memory, watch=watch)

    def drop(self, work: Unfinished) -> None:
        """Forget unfinished work."""
        self.journal.drop(work.id)
