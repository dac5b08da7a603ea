"""The open spreadsheets of the window: opened, brought to the front, taken up again, closed."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from resultdesk.ui.arrival import Arrival
from resultdesk.ui.files import Files, ReadAgain, TakenUp, Wanted
from resultdesk.ui.on_disk import OnDisk
from resultdesk.ui.rail import Place
from resultdesk.ui.session import Session
from resultdesk.ui.tabs import FileTabs
from resultdesk.ui.work import Tell, Work

if TYPE_CHECKING:
    from resultdesk.core.watch import Watch
    from resultdesk.desk.desk import Desk
    from resultdesk.desk.document import Changed, Document
    from resultdesk.desk.opening import ReadAs
    from resultdesk.desk.practising import PracticeRun
    from resultdesk.desk.recovery import Unfinished
    from resultdesk.ui.carrying import Carrying
    from resultdesk.ui.file_view import FileView

REMEMBER_AFTER = 400
"""Milliseconds between the last change of columns or destination and writing it down."""


class Desktop(QObject):
    """``came(view)`` to the front, ``went(Place)`` asked by a page, ``changed`` anything, ``emptied`` of all."""

    came = Signal(object)
    went = Signal(object)
    changed = Signal()
    emptied = Signal()

    def __init__(self, session: Session, arrival: Arrival, stack: QStackedWidget, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._arrival, self._stack, self._window = session, arrival, stack, window
        self.tabs, self.files = FileTabs(), Files(session)
        self.files.setParent(self)
        self.on_disk = OnDisk(self)
        self.on_disk.changed.connect(self._changed_on_disk)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._application_state)
        self._sample: Path | None = None
        self._remember = QTimer(self, singleShot=True, interval=REMEMBER_AFTER)
        self._remember.timeout.connect(self._remember_current)
        self.tabs.chosen.connect(self.came)
        self.tabs.closing.connect(self.close)
        self.files.opened.connect(self._opened)
        arrival.practising.connect(self._practising)
        session.parcels_changed.connect(self._rename)
        session.account_renamed.connect(self._account_renamed)

    @property
    def current(self) -> FileView | None:
        """The file in front."""
        return self.tabs.current

    # Opening ----------------------------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open this file, or bring it to the front."""
        view = next((view for view in self.tabs.views if view.document.path == path), None)
        if view is not None:
            self.show(view)
            self.look_on_disk()
        elif not self.files.expects(path):
            self.files.open(path)

    def look_on_disk(self) -> None:
        """Whether another program has saved one of the open files."""
        self.on_disk.look({view.document.path: view.document.workbook.sha256 for view in self.tabs.views})

    def paste(self) -> None:
        """Open what was copied in a spreadsheet program as a new spreadsheet."""
        self.files.paste(QGuiApplication.clipboard().text())

    def practise(self, sample: Path | None) -> None:
        """Start the practice platforms and open a sample that goes there."""
        self._sample = sample
        if self._session.has_desk:
            self._arrival.practise()
        else:
            self._session.ready.connect(self._arrival.practise, Qt.ConnectionType.SingleShotConnection)

    def resume(self, work: Unfinished) -> None:
        """Take interrupted work up again."""
        self.files.resume(work)

    def show(self, view: FileView) -> None:
        """Bring a file to the front."""
        if self.current is not view:
            self.tabs.setCurrentIndex(self.tabs.views.index(view))
        else:
            self.came.emit(view)

    # Closing ----------------------------------------------------------------------------------------------------

    def close(self, view: FileView) -> bool:
        """Close a file, asking about changes that are not sent; False when the person would rather not."""
        from resultdesk.ui import closing

        answer = closing.Answer.DROP
        if view.unsent:
            self.show(view)
            answer = closing.ask(view.document.path.name, view.changes, self._window)
        if answer is closing.Answer.STAY:
            return False
        if self._remember.isActive():
            self._remember.stop()
            self._remember_view(view)
        if answer is closing.Answer.DROP:
            self._finish(view.documents)
        self.tabs.remove(view)
        self._forget(view)
        if self.current is None:
            self.emptied.emit()
        self._arrival.look()
        return True

    def close_all(self) -> bool:
        """Close every file; False as soon as the person would rather not."""
        return all(self.close(view) for view in self.tabs.views)

    # Undo and redo ----------------------------------------------------------------------------------------------

    def travel(self, *, back: bool) -> str:
        """Undo or redo in the file in front; returns what it was in words, "" for nothing or what takes long."""
        if self.current is None:
            return ""
        document = self.current.document
        label = document.log.undo_label if back else document.log.redo_label
        if label is None:
            return ""
        from resultdesk.desk import sentences

        changing = self.current.changing
        (changing.undo if back else changing.redo)()
        return "" if changing.busy else sentences.label(label)

    # Within -----------------------------------------------------------------------------------------------------

    @property
    def _desk(self) -> Desk:
        return self._session.desk

    def _asking(self) -> FileView | None:
        """The view whose signal this is."""
        from resultdesk.ui.file_view import FileView

        view = self.sender()
        return view if isinstance(view, FileView) else None

    def _opened(self, document: Document, wanted: Wanted) -> None:
        from resultdesk.ui.file_view import FileView

        view = FileView(self._session, document)
        view.went.connect(self.went)
        view.changed.connect(self._changed)
        view.reopen.connect(self._reopen)
        view.reread.connect(self._reread)
        view.put_back.connect(self._put_back)
        view.start_afresh.connect(self._start_afresh)
        view.read_again.connect(self._read_again)
        self._stack.addWidget(view)
        if isinstance(wanted.tag, FileView):
            self._keep(view)
            if document.binder is None:
                self._finish(wanted.tag.documents)
                view.place = Place.SPREADSHEET
            else:
                self._carry_over(wanted.tag, view)
                view.place = wanted.tag.place
            self.tabs.swap(wanted.tag, view)
            self._forget(wanted.tag)
        elif isinstance(wanted.tag, ReadAgain):
            self._put_in_place(wanted.tag, view)
        elif isinstance(wanted.tag, TakenUp):
            old = wanted.tag.view
            self._carry_over(old, view)
            view.place = Place.CHECK if old.place is Place.CHECK else view.place
            self.tabs.swap(old, view)
            self._forget(old)
        else:
            if wanted.tag is None:
                self._look_for_kept(view)
                self._keep(view)
            self.tabs.add(view)
        self._remember_view(view)

    def _look_for_kept(self, view: FileView) -> None:
        """Offer what was kept of this file on another day, right there."""
        desk, path, opened = self._session.desk, view.document.path, time.time()
        sheets = {document.raw.name for document in view.documents}

        def call(_watch: Watch, _tell: Tell) -> list[Unfinished]:
            return [work for work in desk.kept_for(path, opened) if work.facts["sheet"] in sheets]

        work = Work(call)
        work.done.connect(view.offer_kept)
        work.start()

    def _put_back(self, works: list[Unfinished]) -> None:
        view = self._asking()
        if view is None:
            return
        if view.document.binder is None:
            self.files.resume(works[0], view)
        else:
            from resultdesk.desk.binder import for_another_file

            self.files.resume_together(works, for_another_file(view.document), view)

    def _start_afresh(self, works: list[Unfinished]) -> None:
        for work in works:
            self._desk.drop(work)

    def _application_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look_on_disk()

    def _changed_on_disk(self, path: Path, fingerprint: str) -> None:
        for view in self.tabs.views:
            if (view.document.path, view.document.workbook.sha256) == (path, fingerprint):
                view.tell_changed_on_disk()

    def _read_again(self) -> None:
        view = self._asking()
        if view is not None:
            self.files.read_again(view)

    def _put_in_place(self, again: ReadAgain, new: FileView) -> None:
        """The new version of a file instead of the old one; what was still typed meanwhile comes along."""
        old = again.view
        self._carry_over(old, new, again.edits, sent=not old.unsent)
        new.place = old.place
        self.tabs.swap(old, new)
        self._forget(old)

    def _carry_over(self, old: FileView, new: FileView, there: Sequence[int] = (), *, sent: bool = False) -> None:
        from resultdesk.ui.carrying import Carrying

        carrying = Carrying(old, new, there)
        if sent:
            carrying.carried.connect(self._were_sent)
        carrying.carried.connect(self._carried)
        carrying.dropped.connect(self._not_carried)
        carrying.begin()

    def _carried(self, carrying: Carrying) -> None:
        self._finish(carrying.old)

    def _not_carried(self, carrying: Carrying) -> None:
        """What was edited before is still kept: offer it."""
        if carrying.new in self.tabs.views:
            self._look_for_kept(carrying.new)

    def _were_sent(self, carrying: Carrying) -> None:
        for document in carrying.new.documents:
            document.mark_sent()

    def _practising(self, run: PracticeRun) -> None:
        from resultdesk.core.fields import Destination

        self._session.practise(account.name for account in run.accounts.values())
        account = next(iter(run.accounts.values()), None)
        if self._sample is not None and account is not None:
            self.files.open(self._sample, destination=Destination(account.platform, account.name))

    def _reopen(self, sheet: str) -> None:
        view = self._asking()
        if view is not None:
            from resultdesk.desk.binder import for_another_file

            document = view.document
            self.files.open(document.path, sheet=sheet or None, destination=for_another_file(document), tag=view)

    def _reread(self, read_as: ReadAs) -> None:
        view = self._asking()
        if view is not None:
            document = view.document
            self.files.open(document.path, destination=document.destination, read_as=read_as, tag=view)

    def _changed(self, changed: Changed) -> None:
        from resultdesk.desk.document import What

        view = self._asking()
        if view is not None and view in self.tabs.views:
            self.tabs.name(view)
            if changed.what & (What.MAPPING | What.DESTINATION):
                self._remember.start()
        self.changed.emit()

    def _rename(self) -> None:
        for view in self.tabs.views:
            self.tabs.name(view)

    def _account_renamed(self, platform: str, old: str, new: str) -> None:
        """Open spreadsheets that go to this account still do."""
        for choosing in [changing.choosing for view in self.tabs.views for changing in view.changings.values()]:
            where = choosing.shown.destination
            if (where.platform, where.account) == (platform, old):
                choosing.choose(replace(where, account=new))

    def _remember_current(self) -> None:
        if self.current is not None:
            self._remember_view(self.current)

    def _remember_view(self, view: FileView) -> None:
        for document in view.documents:
            self._arrival.remember(document)

    def _keep(self, view: FileView) -> None:
        for document in view.documents:
            self._desk.keep(document)

    def _finish(self, documents: Sequence[Document]) -> None:
        for document in documents:
            self._desk.finish(document)

    def _forget(self, view: FileView) -> None:
        view.drop_changes()
        self._stack.removeWidget(view)
        view.deleteLater()
