"""Changes to a document: small ones at once, large ones on a worker, in one way for all of them.

The worker changes a fork; the document, which stays as it is meanwhile and takes no other change, then becomes what the
fork is. A change that is cancelled, or overtaken by the closing of its tab, is dropped with its fork.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from resultdesk.core.language import _, grouped
from resultdesk.core.watch import Watch
from resultdesk.ui import theme
from resultdesk.ui.choosing import Choosing
from resultdesk.ui.controls import GAP, Button, Text
from resultdesk.ui.strip import announce
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.edits import Edit
    from resultdesk.desk.document import Document

AT_ONCE = 20_000
"""Cells that are changed and checked in less than 50 ms, also in a sheet of a million rows."""
PATIENCE = 300
"""Milliseconds before a change that is still under way is told of."""

Deed = Callable[["Document", Watch], None]
"""Makes an edit of the document as it is, and does it there; the watch hears how far it is."""
Then = Callable[[], None]


class Changing(QObject):
    """The changes of one document, one at a time: while one is under way, others are not begun."""

    told = Signal(str)
    """A change takes long: its name, from a label or from what is written on a button."""
    step = Signal(int, int)
    ended = Signal()
    """None is under way any more, whether it was taken or dropped. ``told`` need not have come before."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._work: Work | None = None
        self._fork: Document | None = None
        self._then: Then | None = None
        self._words = ""
        self._dropped = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._tell)
        self.choosing = Choosing(document, self)

    @property
    def busy(self) -> bool:
        """Whether a change is under way, begun here or elsewhere."""
        return self._document.lent

    def do(self, edit: Edit | None, then: Then | None = None) -> None:
        """Apply an edit; ``then`` is called once it is in force."""
        if edit is not None:
            from resultdesk.core.edits import weight
            from resultdesk.desk import sentences

            words = sentences.label(edit.label)
            self.work_out(_Doing(edit), weight(self._document.sheet, edit), words, then)

    def undo(self, then: Then | None = None) -> None:
        """Take the last edit back, if there is one."""
        self._travel(_Undoing(), _("Undo {what}"), then)

    def redo(self, then: Then | None = None) -> None:
        """Do the last undone edit again, if there is one."""
        self._travel(_Redoing(), _("Redo {what}"), then)

    def check_anew(self, deed: Deed, words: str, then: Then | None = None) -> None:
        """Do what has the whole sheet checked anew, and changes no cell."""
        sheet = self._document.sheet
        self.work_out(deed, len(sheet) * len(sheet.columns) // 10, words, then)

    def work_out(self, deed: Deed, weight: int, words: str, then: Then | None = None) -> None:
        """Do what makes its own edit. ``weight`` says about how many cells it looks at, ``words`` what it is."""
        if self.busy:
            return
        if weight <= AT_ONCE:
            deed(self._document, Watch())
            if then is not None:
                then()
            return
        self._document.lend()
        self._then, self._words, self._dropped = then, words, False
        self._work = Work(partial(_forked, self._document, deed))
        self._work.progress.connect(self.step)
        self._work.done.connect(self._done)
        self._work.finished.connect(self._finished)
        self._work.start()
        self._patience.start()

    def cancel(self) -> None:
        """Drop the change that is under way here, and what was chosen; the document stays as it was."""
        self.choosing.forget()
        self.overtake()

    def overtake(self) -> None:
        """Drop the change that is under way here for another one, to be begun once this has ended."""
        if self._work is not None:
            self._dropped = True
            self._work.cancel()

    def _travel(self, deed: Deed, words: str, then: Then | None) -> None:
        from resultdesk.core.edits import weight
        from resultdesk.desk import sentences

        log, back = self._document.log, isinstance(deed, _Undoing)
        label = log.undo_label if back else log.redo_label
        if label is not None:
            what = sentences.label(label)
            words = words.replace("{what}", what[:1].lower() + what[1:])
            self.work_out(deed, weight(self._document.sheet, log.next_undo if back else log.next_redo), words, then)

    def _tell(self) -> None:
        if self._work is not None:
            self.told.emit(self._words)

    def _done(self, fork: Document) -> None:
        self._fork = fork

    def _finished(self) -> None:
        """The worker has ended: take what it has made, unless it was cancelled or has broken."""
        fork, then = self._fork, self._then
        self._work = self._fork = self._then = None
        self._patience.stop()
        if fork is None or self._dropped:
            self._document.take_back()
        else:
            self._document.take(fork)
            if then is not None:
                then()
        self.ended.emit()


def _forked(document: Document, deed: Deed, watch: Watch, _tell: Tell) -> Document:
    """Worker. The document once more, with the deed done."""
    fork = document.fork()
    deed(fork, watch)
    watch.step(0, 0)  # Cancel may have been pressed while the last stretch was under way
    return fork


class _Doing:
    def __init__(self, edit: Edit) -> None:
        self._edit = edit

    def __call__(self, document: Document, watch: Watch) -> None:
        document.do(self._edit, watch)


class _Undoing:
    def __call__(self, document: Document, watch: Watch) -> None:
        document.undo(watch)


class _Redoing:
    def __call__(self, document: Document, watch: Watch) -> None:
        document.redo(watch)


class ChangingLine(QWidget):
    """What takes long, how far it is, and Cancel. Hidden while nothing does, so that quick changes move nothing."""

    def __init__(self, changing: Changing) -> None:
        super().__init__()
        self._what, self._count = Text(bold=True), Text(muted=True)
        self.cancel = Button(_("Cancel"))
        self.cancel.clicked.connect(changing.cancel)
        self._count.setWordWrap(False)
        box = QHBoxLayout(self)
        box.setContentsMargins(2 * GAP, GAP // 2, GAP, GAP // 2)
        box.setSpacing(2 * GAP)
        box.addWidget(self._what, 1)
        box.addWidget(self._count)
        box.addWidget(self.cancel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setVisible(False)
        changing.told.connect(self._show)
        changing.step.connect(self._step)
        changing.ended.connect(self._hide)

    @property
    def text(self) -> str:
        """What it says now; "" while hidden."""
        return "" if self.isHidden() else f"{self._what.text()} {self._count.text()}".strip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground that sets it apart."""
        QPainter(self).fillRect(self.rect(), QColor(theme.now().accent_soft))

    def _show(self, words: str) -> None:
        self._what.setText(words[:1].upper() + words[1:] + "…")
        self.setAccessibleName(self._what.text())
        self.setVisible(True)
        announce(self, self._what.text())

    def _step(self, done: int, total: int) -> None:
        words = _("{done} of {total}").format(done=grouped(done), total=grouped(total)) if total else ""
        self._count.setText(words)
        self.setAccessibleDescription(words)

    def _hide(self) -> None:
        self.setVisible(False)
        self._count.setText("")
