"""The window: tabs on top, the rail on the left, the page of the current place. What the pages do is theirs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui import icons, theme
from resultdesk.ui.arrival import Arrival, News
from resultdesk.ui.banner import PracticeBanner
from resultdesk.ui.controls import Button, Kind
from resultdesk.ui.file_view import FileView
from resultdesk.ui.files import Files, Wanted
from resultdesk.ui.loading import LoadingPage
from resultdesk.ui.menus import Menus
from resultdesk.ui.preferences import TEXT_SIZES
from resultdesk.ui.rail import STEPS, Place, Rail
from resultdesk.ui.session import Session
from resultdesk.ui.start.page import StartPage
from resultdesk.ui.status import StatusLine
from resultdesk.ui.strip import Strip, Tone
from resultdesk.ui.tabs import FileTabs

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.desk.document import Changed, Document
    from resultdesk.desk.practising import PracticeRun
    from resultdesk.desk.recovery import Unfinished
    from resultdesk.ui.help.panel import HelpPanel

SPREADSHEETS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt"
REMEMBER_AFTER = 400
"""Milliseconds between the last change of columns or destination and writing it down."""


class Window(QMainWindow):
    """The one window of the desk."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("ResultDesk")
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 480)
        self.rail, self.tabs, self.banner = Rail(), FileTabs(), PracticeBanner()
        self.start, self.loading, self.strip = StartPage(), LoadingPage(), Strip()
        self.stack = QStackedWidget()
        self.place = Place.SPREADSHEET
        self.arrival, self.files = Arrival(session), Files(session)
        self._pages: dict[Place, QWidget] = {}
        self._help: HelpPanel | None = None
        self._painted = False
        self._practise_with: Path | None = None
        self._lay_out()
        self.status = StatusLine(self.statusBar())
        self.menus = Menus(self)
        self._remember = QTimer(self, singleShot=True, interval=REMEMBER_AFTER)
        self._connect()
        self._place_window()
        self.go(Place.SPREADSHEET)

    # Where one is -----------------------------------------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Show a place."""
        view = self.tabs.current
        if place in STEPS and place is not Place.SPREADSHEET and view is None:
            return
        self.place = place
        self.rail.show_place(place)
        if place in STEPS and view is not None:
            view.show_place(place)
            self.stack.setCurrentWidget(view)
        elif place is Place.SPREADSHEET:
            self.stack.setCurrentWidget(self.start)
            self.start.open_button.setFocus()
        else:
            page = self._page(place)
            self.stack.setCurrentWidget(page)
            page.shown()  # type: ignore[attr-defined]
        if self._help is not None:
            self._help.explain(self._topic())
        self._follow()

    def go_from_menu(self) -> None:
        """A place chosen in the View menu."""
        self.go(self.sender().data())  # type: ignore[attr-defined]

    def press_primary(self) -> None:
        """Ctrl+Enter: the primary button of the page in sight."""
        page = self.stack.currentWidget()
        button = page.primary_button() if hasattr(page, "primary_button") else None
        if button is not None and button.isEnabled() and button.isVisible():
            button.click()

    def next_problem(self) -> None:
        """F8: the next problem, wherever one is."""
        view = self.tabs.current
        if view is not None:
            self.go(Place.CHECK)
            view.pane(Place.CHECK).next_problem()  # type: ignore[attr-defined]

    # Files ------------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Open a spreadsheet: ask which."""
        preferences = self.session.preferences
        filters = f"{_('Spreadsheets')} ({SPREADSHEETS});;{_('All files')} (*)"
        paths, _filter = QFileDialog.getOpenFileNames(self, _("Open a spreadsheet"), preferences.folder, filters)
        for name in paths:
            self.open_file(Path(name))
        if paths:
            preferences.folder = str(Path(paths[0]).parent)

    def open_file(self, path: Path) -> None:
        """Open this file, or bring it to the front."""
        for view in self.tabs.views:
            if view.document.path == path:
                self._show_view(view)
                return
        self.files.open(path)

    def open_from_menu(self) -> None:
        """A file chosen under Opened lately."""
        self.open_file(self.sender().data())  # type: ignore[attr-defined]

    def practise(self, sample: Path | None = None) -> None:
        """Start the practice platforms and open a sample that goes there."""
        from resultdesk.ui.start import practice

        self._practise_with = sample if isinstance(sample, Path) else practice.sample()
        if self.session.has_desk:
            self.arrival.practise()
        else:
            self.session.ready.connect(self.arrival.practise, Qt.ConnectionType.SingleShotConnection)

    def close_current(self) -> None:
        """Close the file in front."""
        if self.tabs.current is not None:
            self._close_view(self.tabs.current)

    def undo(self) -> None:
        """Take the last change back."""
        self._travel(back=True)

    def redo(self) -> None:
        """Bring the change back."""
        self._travel(back=False)

    # Look -------------------------------------------------------------------------------------------------------

    def choose_look(self) -> None:
        """A look chosen in the View menu."""
        self.session.preferences.theme = self.sender().data()  # type: ignore[attr-defined]
        self.dress()

    def dress(self) -> None:
        """Put on the look of the preferences (or the system's new one)."""
        theme.wear(theme.chosen(self.session.preferences.theme))
        icons.refresh()

    def choose_size(self) -> None:
        """A text size chosen in the View menu."""
        self._resize_texts(self.sender().data())  # type: ignore[attr-defined]

    def larger(self) -> None:
        """The next larger text size."""
        self._resize_texts(
            next((size for size in TEXT_SIZES if size > self.session.preferences.text_size), TEXT_SIZES[-1])
        )

    def smaller(self) -> None:
        """The next smaller text size."""
        sizes = [size for size in TEXT_SIZES if size < self.session.preferences.text_size]
        self._resize_texts(sizes[-1] if sizes else TEXT_SIZES[0])

    def choose_language(self) -> None:
        """A language chosen in the View menu: spoken from the next start on."""
        self.session.preferences.language = self.sender().data()  # type: ignore[attr-defined]
        self.strip.say(Tone.NOTE, _("ResultDesk speaks that language from the next start on."))

    def help(self) -> None:
        """F1: explain the place one is in."""
        if self._help is None:
            from resultdesk.ui.help.panel import HelpPanel

            self._help = HelpPanel(self)
            self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self._help)
        shown = self._help.isVisible()
        self._help.explain(self._topic())
        self._help.setVisible(not shown)
        if not shown:
            self._help.text.setFocus()

    def about(self) -> None:
        """Version and licences, as a help page."""
        from resultdesk.ui.help.about import AboutWindow

        AboutWindow(self).show()

    def show_accounts(self) -> None:
        """The accounts, in a window of their own."""
        if not self.session.has_desk:
            return
        from resultdesk.ui.accounts.window import AccountsWindow

        AccountsWindow(self.session, self).show()

    # Events -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint brings the desk."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.arrival.begin)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.open_file(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about changes that are not sent; then put everything away."""
        for view in self.tabs.views:
            if not self._close_view(view):
                event.ignore()
                return
        self.session.preferences.geometry = self.saveGeometry()
        from resultdesk.ui import work

        work.stop_all(seconds=5)
        if self.session.has_desk:
            self.session.desk.close()
        event.accept()

    # Within: what comes in --------------------------------------------------------------------------------------

    def _tell_news(self, news: News) -> None:
        self.start.show_recent(news.recent)
        self.menus.show_recent(news.recent)
        self.start.show_waiting(news.waiting)
        self.rail.count(Place.OUTBOX, news.waiting)
        open_now = {view.document.path for view in self.tabs.views}
        self.start.show_unfinished([work for work in news.unfinished if work.path not in open_now])

    def _trouble(self, problem: DeskError) -> None:
        again = Button(_("Try again"), Kind.PRIMARY, "again")
        again.clicked.connect(self.arrival.begin)
        self.strip.error(problem, again)

    def _practising(self, run: PracticeRun) -> None:
        from resultdesk.core.fields import Destination

        self.session.practise(account.name for account in run.accounts.values())
        account = next(iter(run.accounts.values()), None)
        if self._practise_with is not None and account is not None:
            self.files.open(self._practise_with, destination=Destination(account.platform, account.name))

    def _opening(self, name: str) -> None:
        self.loading.begin(name)
        self.strip.clear()
        self.stack.setCurrentWidget(self.loading)

    def _opened(self, document: Document, wanted: Wanted) -> None:
        view = FileView(self.session, document)
        view.went.connect(self.go)
        view.changed.connect(self._changed)
        view.reopen.connect(self._reopen)
        self.stack.addWidget(view)
        if isinstance(wanted.tag, FileView):
            old = wanted.tag
            self.session.desk.finish(old.document)
            self.session.desk.keep(document)
            view.place = Place.SPREADSHEET
            self.tabs.swap(old, view)
            self._forget(old)
        else:
            if wanted.tag is None:
                self.session.desk.keep(document)
            self.rail.allow_steps(True)
            self.tabs.add(view)
        self.arrival.remember(document)
        self.status.tell(document.path.name, seconds=4)

    def _could_not_open(self, problem: DeskError, _wanted: Wanted) -> None:
        self._back_from_loading()
        again = Button(_("Open another spreadsheet…"), Kind.PRIMARY, "open")
        again.clicked.connect(self.choose_file)
        self.strip.error(problem, again)

    def _back_from_loading(self) -> None:
        self.go(self.tabs.current.place if self.tabs.current else Place.SPREADSHEET)

    def _show_view(self, view: FileView) -> None:
        if self.tabs.current is not view:
            self.tabs.setCurrentIndex(self.tabs.views.index(view))
        else:
            self.go(view.place)

    def _chosen(self, view: FileView) -> None:
        self.strip.clear()
        self.go(view.place)

    def _reopen(self, sheet: str) -> None:
        view = self.sender()
        if isinstance(view, FileView):
            document = view.document
            self.files.open(document.path, sheet=sheet, destination=document.destination, tag=view)

    def _resume(self, work: Unfinished) -> None:
        self.files.resume(work)

    def _drop_unfinished(self, work: Unfinished) -> None:
        self.session.desk.drop(work)
        self.arrival.look()

    def _changed(self, changed: Changed) -> None:
        from resultdesk.desk.document import What

        view = self.sender()
        if isinstance(view, FileView) and view in self.tabs.views:
            self.tabs.name(view)
            if changed.what & (What.MAPPING | What.DESTINATION):
                self._remember.start()
        self._follow()

    def _remember_current(self) -> None:
        if self.tabs.current is not None:
            self.arrival.remember(self.tabs.current.document)

    def _follow(self) -> None:
        """Bring menus, banner and status line up to date with the file in front."""
        view = self.tabs.current
        document = view.document if view else None
        self.status.show_document(document)
        self.banner.setVisible(document is not None and self.session.is_practice(document.destination.account))
        self.menus.close.setEnabled(document is not None)
        on_check = view is not None and self.place is Place.CHECK
        self.menus.show_edit(view.pane(Place.CHECK).edit_actions() if on_check and view else [])  # type: ignore[attr-defined]
        self.menus.next_problem.setEnabled(document is not None and not on_check)
        self._name_travel(document)

    # Within: the rest -------------------------------------------------------------------------------------------

    def _name_travel(self, document: Document | None) -> None:
        for action, word, named, label in (
            (self.menus.undo, _("&Undo"), _("&Undo: {what}"), document.log.undo_label if document else None),
            (self.menus.redo, _("&Redo"), _("&Redo: {what}"), document.log.redo_label if document else None),
        ):
            action.setEnabled(label is not None and self.menus.own_edit)
            if label is None:
                action.setText(word)
            else:
                from resultdesk.desk import sentences

                action.setText(named.replace("{what}", sentences.label(label).replace("&", "&&")))

    def _travel(self, *, back: bool) -> None:
        view = self.tabs.current
        if view is None:
            return
        label = view.document.log.undo_label if back else view.document.log.redo_label
        if label is None:
            return
        from resultdesk.desk import sentences

        (view.document.undo if back else view.document.redo)()
        words = _("Taken back: {what}") if back else _("Done again: {what}")
        self.status.tell(words.replace("{what}", sentences.label(label)))

    def _close_view(self, view: FileView) -> bool:
        """Close a file; False when the person would rather not."""
        from resultdesk.ui import closing

        answer = closing.Answer.DROP
        if view.document.unsent:
            self._show_view(view)
            answer = closing.ask(view.document.path.name, len(view.document.log.done), self)
        if answer is closing.Answer.STAY:
            return False
        if answer is closing.Answer.DROP:
            self.session.desk.finish(view.document)
        self.tabs.remove(view)
        self._forget(view)
        if self.tabs.current is None:
            self.rail.allow_steps(False)
            self.go(Place.SPREADSHEET)
        self.arrival.look()
        return True

    def _forget(self, view: FileView) -> None:
        self.stack.removeWidget(view)
        view.deleteLater()

    def _page(self, place: Place) -> QWidget:
        if place not in self._pages:
            page: QWidget
            if place is Place.OUTBOX:
                from resultdesk.ui.outbox.pane import OutboxPane

                page = OutboxPane(self.session)
            else:
                from resultdesk.ui.history.pane import HistoryPane

                page = HistoryPane(self.session)
            self._pages[place] = page
            self.stack.addWidget(page)
        return self._pages[place]

    def _topic(self) -> str:
        return "start" if self.stack.currentWidget() is self.start else self.place.value

    def _resize_texts(self, percent: int) -> None:
        self.session.preferences.text_size = percent
        self.menus.show_size(percent)
        theme.scale_texts(percent)

    def _lay_out(self) -> None:
        self.rail.allow_steps(False)
        for page in (self.start, self.loading):
            self.stack.addWidget(page)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for part in (self.tabs, self.strip):
            right.addWidget(part)
        right.addWidget(self.stack, 1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        middle = QWidget()
        box = QVBoxLayout(middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.banner)
        box.addLayout(across, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        self.rail.went.connect(self.go)
        self.tabs.chosen.connect(self._chosen)
        self.tabs.closing.connect(self._close_view)
        self.start.open.connect(self.choose_file)
        self.start.practise.connect(self.practise)
        self.start.open_recent.connect(self.open_file)
        self.start.show_outbox.connect(self._show_outbox)
        self.start.resume.connect(self._resume)
        self.start.drop.connect(self._drop_unfinished)
        self.files.began.connect(self._opening)
        self.files.step.connect(self.loading.step)
        self.files.opened.connect(self._opened)
        self.files.failed.connect(self._could_not_open)
        self.files.stopped.connect(self._back_from_loading)
        self.loading.cancelled.connect(self.files.cancel)
        self.arrival.news.connect(self._tell_news)
        self.arrival.trouble.connect(self._trouble)
        self.arrival.practising.connect(self._practising)
        self.session.parcels_changed.connect(self.arrival.look)
        self.session.accounts_changed.connect(self._follow)
        self._remember.timeout.connect(self._remember_current)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.press_primary)

    def _show_outbox(self) -> None:
        self.go(Place.OUTBOX)

    def _place_window(self) -> None:
        if not self.restoreGeometry(self.session.preferences.geometry):
            self.resize(1240, 780)
