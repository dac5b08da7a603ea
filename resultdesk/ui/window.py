"""The window: tabs on top, the rail on the left, the page of the current place. What the pages do is theirs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from resultdesk.core.language import _
from resultdesk.ui import icons
from resultdesk.ui.arrival import Arrival, News
from resultdesk.ui.banner import PracticeBanner
from resultdesk.ui.controls import Button, Kind
from resultdesk.ui.copying import Copying
from resultdesk.ui.desktop import Desktop
from resultdesk.ui.dropping import Dropping
from resultdesk.ui.help.key import HelpKey
from resultdesk.ui.last_sent import LastSent
from resultdesk.ui.looks import Looks
from resultdesk.ui.menus import Menus
from resultdesk.ui.opening import Opening
from resultdesk.ui.rail import STEPS, Place, Rail
from resultdesk.ui.session import Session
from resultdesk.ui.start.page import StartPage
from resultdesk.ui.status import StatusLine
from resultdesk.ui.strip import Strip, Tone

if TYPE_CHECKING:
    from resultdesk.core.errors import DeskError
    from resultdesk.desk.recovery import Unfinished
    from resultdesk.sending.receipts import Receipt
    from resultdesk.ui.file_view import FileView

TITLE_BAR = 48
"""Pixels that the desktop's own frame may take of a screen's height."""


class Window(QMainWindow):
    """The one window of the desk. ``closed`` when a person has closed it and nothing more is asked."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("ResultDesk")
        self.setMinimumSize(640, 480)
        self.rail, self.banner, self.strip = Rail(), PracticeBanner(), Strip()
        self.start, self.stack = StartPage(), QStackedWidget()
        self.looks, self.arrival = Looks(session.preferences), Arrival(session)
        self.desktop = Desktop(session, self.arrival, self.stack, self)
        self.copying, self.help_key = Copying(), HelpKey(self)
        self.opening = Opening(self.desktop.files, self.stack, self.strip)
        for part in (self.looks, self.arrival, self.copying):
            part.setParent(self)  # else Python may end them, on whatever thread it tidies up
        self.place = Place.SPREADSHEET
        self._pages: dict[Place, QWidget] = {}
        self._painted = self._told_rescued = False
        self._wanted: Place | None = None
        self._lay_out()
        self.status = StatusLine(self.statusBar())
        self.last_sent = LastSent(session, self.status)
        self.last_sent.setParent(self)
        self.menus = Menus(self)
        self._connect()
        if not self.restoreGeometry(session.preferences.geometry):
            room = self.screen().availableSize() - QSize(0, TITLE_BAR)
            self.resize(QSize(1240, 780).boundedTo(room))
        self.go(Place.SPREADSHEET)

    # Where one is -----------------------------------------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Show a place."""
        view = self.desktop.current
        if place in STEPS and place is not Place.SPREADSHEET and view is None:
            return
        self._wanted = None
        if place not in STEPS and not self.session.has_desk:
            self._wanted = place  # the desk comes in a moment, or the strip says why it does not
            self.rail.show_place(self.place)
            return
        self.place = place
        self.rail.show_place(place)
        if place in STEPS and view is not None:
            self.stack.setCurrentWidget(view)
            view.show_place(place)
        elif place is Place.SPREADSHEET:
            self.stack.setCurrentWidget(self.start)
            self.start.open_button.setFocus()
        else:
            page = self._page(place)
            self.stack.setCurrentWidget(page)
            page.shown()  # type: ignore[attr-defined]
            page.setFocus()
        self.help_key.follow(self._topic())
        self._follow()

    def _go_at_last(self) -> None:
        """The desk has come: show the place that was pressed before it could be shown."""
        if self._wanted is not None:
            self.go(self._wanted)

    def go_from_menu(self) -> None:
        """A place chosen in the View menu."""
        self.go(self.sender().data())  # type: ignore[attr-defined]

    def press_primary(self) -> None:
        """Ctrl+Enter: the primary button of the page in sight."""
        page = self.stack.currentWidget()
        button = page.primary_button() if page is not None and hasattr(page, "primary_button") else None
        if button is not None and button.isEnabled() and button.isVisible():
            button.click()

    def next_problem(self) -> None:
        """F8: the next problem, wherever one is."""
        view = self.desktop.current
        if view is not None:
            self.go(Place.CHECK)
            view.pane(Place.CHECK).next_problem()  # type: ignore[attr-defined]

    # Commands ---------------------------------------------------------------------------------------------------

    def choose_file(self) -> None:
        """Open a spreadsheet: ask which."""
        from resultdesk.ui import file_dialogs

        for path in file_dialogs.to_open(self, self.session.preferences):
            self.desktop.open(path)

    def open_file(self, path: Path) -> None:
        """Open this file, or bring it to the front."""
        self.desktop.open(path)

    def come_forward(self, path: str) -> None:
        """Another start of the program handed over its file, or nothing: show the window, and open it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        if path:
            self.desktop.open(Path(path))

    def tell_sent(self, receipt: Receipt) -> None:
        """Something that waited in the outbox has gone by itself."""
        self.last_sent.tell(receipt)

    def open_from_menu(self) -> None:
        """A file chosen under Opened lately."""
        self.desktop.open(self.sender().data())  # type: ignore[attr-defined]

    def practise(self, file: Path | None = None) -> None:
        """Start the practice platforms and open ``file``, or the sample, to go there."""
        from resultdesk.ui.start import practice

        self.desktop.practise(file if isinstance(file, Path) else practice.sample())

    def save_copy(self) -> None:
        """Save the sheet in front under another name, with its problems marked."""
        if self.desktop.current is not None:
            self.copying.ask(self.desktop.current.document, self, self.session.preferences.folder)

    def close_current(self) -> None:
        """Close the file in front."""
        if self.desktop.current is not None:
            self.desktop.close(self.desktop.current)

    def undo(self) -> None:
        """Take the last change back."""
        self._tell_travel(_("Taken back: {what}"), self.desktop.travel(back=True))

    def redo(self) -> None:
        """Bring the change back."""
        self._tell_travel(_("Done again: {what}"), self.desktop.travel(back=False))

    def help(self) -> None:
        """F1: explain the place one is in, or close the explanation."""
        self.help_key.press(self._topic())

    def about(self) -> None:
        """Version, licence, and whether there is a newer one."""
        from resultdesk.ui.help.about import AboutWindow

        AboutWindow(self.session, self).show()

    def show_accounts(self) -> None:
        """The accounts, in a window of their own."""
        if self.session.has_desk:
            from resultdesk.ui.accounts.window import AccountsWindow

            AccountsWindow(self.session, self).show()

    # Events -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint brings the desk."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the grid's page where nothing on it has the focus: it has no Edit menu of the window's."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.key() == Qt.Key.Key_F8 and not event.modifiers():
            self.next_problem()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about what is on its way or not sent. What runs is put away once the event loop has ended."""
        from resultdesk.ui import closing

        if not (closing.may_end(self.session, self) and self.desktop.close_all()):
            event.ignore()
            return
        self.session.preferences.geometry = bytes(self.saveGeometry().data())
        event.accept()
        self.closed.emit()

    def put_away(self) -> None:
        """Stop what runs (what is being sent stays in the outbox) and close the desk. Nothing may follow."""
        from resultdesk.ui import work

        work.stop_all(seconds=10)
        if self.session.has_desk:
            self.session.desk.close()

    # Within: news -----------------------------------------------------------------------------------------------

    def _after_first_paint(self) -> None:
        QApplication.setWindowIcon(icons.program())
        self.menus.fill()
        self._follow()
        self.arrival.begin()

    def _tell_news(self, news: News) -> None:
        self.start.show_recent(news.recent)
        self.menus.show_recent(news.recent)
        self.start.show_waiting(news.waiting)
        self.rail.count(Place.OUTBOX, news.waiting)
        if news.rescued is not None and not self._told_rescued:
            self._told_rescued = True
            self.strip.error(news.rescued)
        open_now = {view.document.path for view in self.desktop.tabs.views}
        self.start.show_unfinished([work for work in news.unfinished if work.path not in open_now])

    def _copied(self, name: str) -> None:
        self.status.tell(_("Saved as {name}.").format(name=name))

    def _trouble(self, problem: DeskError) -> None:
        again = Button(_("Try again"), Kind.PRIMARY, "again")
        again.clicked.connect(self.arrival.begin)
        self.strip.error(problem, again)

    def _back_from_opening(self) -> None:
        current = self.desktop.current
        self.go(current.place if current else Place.SPREADSHEET)

    def _came(self, view: FileView) -> None:
        self.rail.allow_steps(True)
        self.opening.refusals.quiet()
        self.go(view.place)

    def _emptied(self) -> None:
        self.rail.allow_steps(False)
        self.go(Place.SPREADSHEET)

    def _drop_unfinished(self, work: Unfinished) -> None:
        self.session.desk.drop(work)
        self.arrival.look()

    def _language_kept(self, words: str) -> None:
        self.strip.say(Tone.NOTE, words)

    def _tell_travel(self, words: str, what: str) -> None:
        if what:
            self.status.tell(words.replace("{what}", what))

    def _show_outbox(self) -> None:
        self.go(Place.OUTBOX)

    # Within: showing --------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Bring menus, banner and status line up to date with the file in front."""
        view = self.desktop.current
        document = view.document if view else None
        self.status.show_document(document)
        self.banner.setVisible(document is not None and self.session.is_practice(document.destination.account))
        self.banner.guide(self.place)
        own = self.place is Place.CHECK and view is not None
        actions = view.pane(Place.CHECK).edit_actions() if own and view else []  # type: ignore[attr-defined]
        self.menus.follow(document, actions)

    def _page(self, place: Place) -> QWidget:
        if place not in self._pages:
            from resultdesk.ui import pages

            page = pages.made(place, self.session)
            self._pages[place] = page
            self.stack.addWidget(page)
        return self._pages[place]

    def _topic(self) -> str:
        return "start" if self.stack.currentWidget() is self.start else self.place.value

    def _lay_out(self) -> None:
        self.rail.allow_steps(False)
        self.stack.addWidget(self.start)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for part in (self.desktop.tabs, self.strip):
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
        desktop, start = self.desktop, self.start
        Dropping(self).dropped.connect(desktop.open)
        self.rail.went.connect(self.go)
        desktop.came.connect(self._came)
        desktop.went.connect(self.go)
        desktop.changed.connect(self._follow)
        desktop.emptied.connect(self._emptied)
        self.opening.refusals.another.connect(self.choose_file)
        self.opening.back.connect(self._back_from_opening)
        start.open.connect(self.choose_file)
        start.practise.connect(self.practise)
        start.paste.connect(desktop.paste)
        start.open_recent.connect(self.open_file)
        start.show_outbox.connect(self._show_outbox)
        start.resume.connect(desktop.resume)
        start.drop.connect(self._drop_unfinished)
        self.arrival.news.connect(self._tell_news)
        self.arrival.trouble.connect(self._trouble)
        self.copying.began.connect(self.strip.clear)
        self.copying.saved.connect(self._copied)
        self.copying.failed.connect(self.strip.error)
        self.session.ready.connect(self._go_at_last)
        self.session.parcels_changed.connect(self.arrival.look)
        self.session.accounts_changed.connect(self._follow)
        self.looks.language_kept.connect(self._language_kept)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.press_primary)
