"""What is chosen of where a document goes, while it is checked for that: the last choice is the one that holds.

A choice that comes while an earlier one is being checked takes that one along and overtakes it. Until the check is
done the document goes where it went before; what is cancelled leaves it so.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from resultdesk.core.language import _
from resultdesk.desk import going as goings
from resultdesk.desk.going import Going, Lists

if TYPE_CHECKING:
    from resultdesk.core.fields import Destination
    from resultdesk.core.watch import Watch
    from resultdesk.desk.document import Document
    from resultdesk.ui.changing import Changing


class Choosing(QObject):
    """The choices of destination, lists and columns of one document, made on its ``changing``."""

    dropped = Signal()
    """What was chosen will not come into force: it was cancelled."""

    def __init__(self, document: Document, changing: Changing) -> None:
        super().__init__(changing)
        self._document, self._changing = document, changing
        self._wanted: Going | None = None
        self._begun: Going | None = None
        changing.ended.connect(self._next)

    @property
    def pending(self) -> bool:
        """Whether the document is not yet checked for what is chosen."""
        return self._wanted is not None

    @property
    def shown(self) -> Document:
        """The document as it will go, to be shown and not to be changed."""
        return self._document if self._wanted is None else goings.as_if(self._document, self._wanted)

    @property
    def words(self) -> str:
        """What goes on meanwhile."""
        return _("Checking for {platform}").format(platform=self.shown.platform.label)

    def choose(self, destination: Destination | None = None, lists: Lists | None = None) -> None:
        """Let it go there, with these lists; None leaves what is chosen now."""
        going = self._now
        going = going if destination is None else going.to(destination)
        self._want(going if lists is None else Going(going.destination, lists, going.feeds))

    def feed(self, name: str, column: int | None) -> None:
        """Let a column feed a field (None: no column)."""
        self._want(self._now.feeding(name, column))

    def forget(self) -> None:
        """What is not in force yet is not wanted any more."""
        if self._wanted is not None:
            self._wanted = None
            self.dropped.emit()

    @property
    def _now(self) -> Going:
        return goings.now(self._document) if self._wanted is None else self._wanted

    def _want(self, going: Going) -> None:
        if self._document.binder is not None:  # each sheet follows the others at once
            self._document.go(going)
            return
        self._wanted = going
        if not self._changing.busy:
            self._begin(going)
        elif self._begun is not None:
            self._changing.overtake()

    def _begin(self, going: Going) -> None:
        self._begun = going
        deed, then = partial(_go, going), partial(self._in_force, going)
        if going.judged_as(self._document):
            self._changing.work_out(deed, 0, self.words, then)
        else:
            self._changing.check_anew(deed, self.words, then)

    def _in_force(self, going: Going) -> None:
        self._begun = None
        if self._wanted is going:
            self._wanted = None

    def _next(self) -> None:
        """Nothing is under way any more: begin what has been chosen since. What was dropped is not begun again."""
        over, self._begun = self._begun, None
        if self._wanted is over:
            self.forget()
        if self._wanted is not None and not self._changing.busy:
            self._begin(self._wanted)


def _go(going: Going, document: Document, watch: Watch) -> None:
    document.go(going, watch)
