"""The rows of an upload, saved as a workbook with the outcome of each, or forgotten for good."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from resultdesk.core.language import _, grouped, translate_n
from resultdesk.ui import file_dialogs
from resultdesk.ui.controls import Button, Kind
from resultdesk.ui.flow import row
from resultdesk.ui.session import Session
from resultdesk.ui.strip import Strip, Tone
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.desk.forgetting import EventForgotten
    from resultdesk.sending.receipts import Receipt


class KeptRows(QObject):
    """Two buttons in a row (``widget``); questions and answers appear in ``strip``. ``forgot`` when something went."""

    forgot = Signal()

    def __init__(self, session: Session, strip: Strip) -> None:
        super().__init__()
        self._session, self._strip = session, strip
        self.receipt: Receipt | None = None
        self.save_button = Button(_("Save its rows…"), icon="save")
        self.forget_button = Button(_("Forget this event…"), icon="remove")
        self.widget: QWidget = row(self.save_button, self.forget_button)
        self.save_button.clicked.connect(self.save)
        self.forget_button.clicked.connect(self.ask)
        self._saving = Path()
        self._work: Work | None = None
        self._asked: Receipt | None = None

    def save(self) -> None:
        """Ask for a name and save the rows with their outcomes."""
        if self.receipt is None:
            return
        suggested = f"{Path(self.receipt.source.name).stem} - {self.receipt.id}.xlsx"
        path = file_dialogs.to_save(self.widget.window(), _("Save its rows"), suggested, [_("Excel workbook (*.xlsx)")])
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Save on a worker; the strip counts the rows and can cancel."""
        if self.receipt is None or self._work is not None:
            return
        outbox, parcel, self._saving = self._session.desk.outbox, self.receipt.id, path

        def call(watch: Watch, _tell: Tell) -> None:
            from resultdesk.sending import history

            history.write_xlsx(outbox, parcel, path, watch)

        self._no_question()
        self._work = work = Work(call)
        work.progress.connect(self._count)
        work.done.connect(self._saved)
        work.failed.connect(self._strip.error)
        work.cancelled.connect(self._cancelled)
        work.finished.connect(self._finished)
        self.widget.setEnabled(False)
        cancel = Button(_("Cancel"))
        cancel.clicked.connect(work.cancel)
        self._strip.say(Tone.NOTE, _("Saving…"), "", cancel, closable=False)
        cancel.setFocus()
        work.start()

    def _count(self, done: int, total: int) -> None:
        if self._work is not None:
            self._strip.go_on(_("{done} of {total}").format(done=grouped(done), total=grouped(total)))

    def _cancelled(self) -> None:
        self._strip.say(Tone.NOTE, _("Cancelled."))

    def _finished(self) -> None:
        self._work = None
        self.widget.setEnabled(True)

    def ask(self) -> None:
        """Forgetting is for good, so it is asked, with what goes and what stays."""
        if self.receipt is None:
            return
        self._asked = self.receipt
        keep = Button(_("Keep it"), Kind.PRIMARY)
        keep.clicked.connect(self._no_question)
        go = Button(_("Forget it for good"))
        go.clicked.connect(self.forget)
        what = _("Forget everybody in the uploads to “{event}”?").format(event=self.receipt.title)
        do = _(
            "Names, birth dates, the platform's answers and its lists of participants go from this computer, and the "
            "warnings that you accepted. That it was sent, and when, stays."
        )
        self._strip.say(Tone.WARNING, what, do, keep, go, closable=False)
        keep.setFocus()

    def forget(self) -> None:
        """Forget on a worker all uploads to the event that was asked about, whichever receipt is shown by now."""
        if self._asked is None:
            return
        desk, parcel = self._session.desk, self._asked.id
        self._no_question()

        def call(_watch: Watch, _tell: Tell) -> EventForgotten:
            return desk.forget(parcel)

        work = Work(call)
        work.done.connect(self._forgotten)
        work.failed.connect(self._strip.error)
        work.start()

    def show(self, receipt: Receipt) -> None:
        """Another receipt is chosen: a question about the one before is over."""
        if self._asked is not None and self._asked.id != receipt.id:
            self._no_question()
        self.receipt = receipt
        self.save_button.setVisible(receipt.forgotten is None)

    def _no_question(self) -> None:
        self._asked = None
        self._strip.clear()

    def _saved(self) -> None:
        self._strip.say(Tone.OK, _("Saved as {name}.").format(name=self._saving.name))

    def _forgotten(self, done: EventForgotten) -> None:
        uploads, went = done.uploads, bool(done.uploads.parcels or done.lists or done.accepted)
        if went or uploads.unfinished:
            rows = translate_n("1 row", "{n} rows", uploads.rows)
            count = translate_n("1 upload", "{n} uploads", len(uploads.parcels))
            what = _("Forgotten: {rows} of {uploads}.").format(rows=rows, uploads=count)
        else:
            what = _("Everybody in the uploads to this event was forgotten before.")
        tone = Tone.WARNING if done.left else Tone.OK if went else Tone.NOTE
        self._strip.say(tone, what, " ".join(_more(done)))
        self.forgot.emit()


def _more(done: EventForgotten) -> Iterator[str]:
    """What else went, and what is still to be done."""
    if done.lists:
        yield _("The platform's lists of its participants went too.")
    if done.accepted:
        yield _("The warnings that you had accepted for it went too.")
    if done.left:
        words = _(
            "Traces may still be in {files}: another program holds it, or the disk did not take the change. "
            "Close every other ResultDesk and command, then press “Forget this event” again."
        )
        yield words.replace("{files}", ", ".join(done.left))
    if done.uploads.unfinished:
        yield translate_n(
            "1 upload is not finished. Send or discard it under Outbox first.",
            "{n} uploads are not finished. Send or discard them under Outbox first.",
            len(done.uploads.unfinished),
        )
