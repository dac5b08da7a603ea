"""The menu bar: every command of the window with its shortcut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from resultdesk.core.language import N_, _
from resultdesk.ui.preferences import TEXT_SIZES
from resultdesk.ui.rail import NAMES, STEPS, Place

if TYPE_CHECKING:
    from resultdesk.core.edits import Label
    from resultdesk.desk.document import Document
    from resultdesk.ui.menu import Menu
    from resultdesk.ui.window import Window

LOOKS = {
    "system": N_("As the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
}


class Menus(QObject):
    """Builds the menus and keeps the actions whose state changes."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._titles = [window.menuBar().addAction(name) for name in (_("&File"), _("&Edit"), _("&View"), _("&Help"))]
        self._menus: list[Menu] = []
        self.filled = False

    def fill(self) -> None:
        """Make the menus; after the first paint, which they would hold up."""
        if self.filled:
            return
        from resultdesk.ui.menu import Menu

        window = self._window
        self.filled = True
        for title in self._titles:
            menu = Menu(title.text(), window.menuBar())
            title.setMenu(menu)
            self._menus.append(menu)
        self.undo = self._action(_("&Undo"), window.undo, QKeySequence.StandardKey.Undo)
        self.redo = self._action(_("&Redo"), window.redo, QKeySequence.StandardKey.Redo)
        self.close = self._action(_("&Close the spreadsheet"), window.close_current, QKeySequence.StandardKey.Close)
        self.save_copy = self._action(_("&Save a copy…"), window.save_copy, QKeySequence.StandardKey.SaveAs)
        self.next_problem = self._action(_("&Next problem"), window.next_problem, "F8")
        self.recent = Menu(_("Opened &lately"), window)
        self._file()
        self.edit = self._edit()
        self._view()
        self._help()

    def show_recent(self, paths: list[Path]) -> None:
        """The files opened lately."""
        self.fill()
        self.recent.clear()
        for path in paths:
            action = self.recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setData(path)
            action.triggered.connect(self._window.open_from_menu)
        self.recent.setEnabled(bool(paths))

    def follow(self, document: Document | None, page_actions: list[QAction]) -> None:
        """Bring the commands up to date with the file in front.

        ``page_actions`` are those of a page that has its own undo and redo (the grid). Only one of two actions with the
        same keys may be in force: Qt calls neither of them otherwise.
        """
        if not self.filled:
            return
        own = (self.undo, self.redo, self.next_problem)
        self.edit.clear()
        self.edit.addActions(page_actions or own)
        for action in own:
            action.setVisible(not page_actions)
        self.close.setEnabled(document is not None)
        self.save_copy.setEnabled(document is not None)
        self.next_problem.setEnabled(document is not None and not page_actions)
        for action in self._steps:
            action.setEnabled(document is not None)
        log = document.log if document is not None and not page_actions else None
        _name(self.undo, _("&Undo"), _("&Undo: {what}"), log.undo_label if log else None)
        _name(self.redo, _("&Redo"), _("&Redo: {what}"), log.redo_label if log else None)

    def _file(self) -> None:
        window = self._window
        menu = self._menus[0]
        menu.addAction(self._action(_("&Open a spreadsheet…"), window.choose_file, QKeySequence.StandardKey.Open))
        menu.addAction(self._action(_("&Paste as a new spreadsheet"), window.desktop.paste, "Ctrl+Shift+V"))
        menu.addMenu(self.recent)
        menu.addAction(self._action(_("P&ractise with a sample"), window.practise))
        menu.addSeparator()
        menu.addAction(self._action(_("&Accounts…"), window.show_accounts))
        menu.addSeparator()
        menu.addAction(self.save_copy)
        menu.addAction(self.close)
        quit_ = self._action(_("&Quit"), window.close, QKeySequence.StandardKey.Quit)
        quit_.setMenuRole(QAction.MenuRole.QuitRole)
        menu.addAction(quit_)

    def _edit(self) -> Menu:
        menu = self._menus[1]
        menu.addActions((self.undo, self.redo, self.next_problem))
        self._window.addActions((self.undo, self.redo, self.next_problem))
        return menu

    def _view(self) -> None:
        window = self._window
        menu = self._menus[2]
        self._steps: list[QAction] = []
        for number, place in enumerate(Place, 1):
            action = self._action(_(NAMES[place]), window.go_from_menu, f"Ctrl+{number}")
            action.setData(place)
            menu.addAction(action)
            if place in STEPS and place is not Place.SPREADSHEET:
                self._steps.append(action)
        menu.addSeparator()
        looks = menu.sub(_("&Look"))
        group = QActionGroup(window)
        for name, words in LOOKS.items():
            action = self._choice(
                group, _(words), name, name == window.session.preferences.theme, window.looks.choose_theme
            )
            looks.addAction(action)
        sizes = menu.sub(_("&Text size"))
        sizes.addAction(self._action(_("&Larger"), window.looks.larger, QKeySequence.StandardKey.ZoomIn))
        sizes.addAction(self._action(_("&Smaller"), window.looks.smaller, QKeySequence.StandardKey.ZoomOut))
        sizes.addSeparator()
        self._sizes = QActionGroup(window)
        for size in TEXT_SIZES:
            current = size == window.session.preferences.text_size
            sizes.addAction(self._choice(self._sizes, f"{size} %", size, current, window.looks.choose_size))
        window.looks.resized.connect(self._show_size)
        self._languages(menu)

    def _languages(self, menu: Menu) -> None:
        from resultdesk.ui import speech

        known = speech.languages()
        if len(known) < 2:
            return
        languages = menu.sub(_("Lan&guage"))
        group = QActionGroup(self._window)
        current = self._window.session.preferences.language
        entries = [("", _("As the system"))] + [(code, speech.own_name(code)) for code in known]
        for code, name in entries:
            languages.addAction(self._choice(group, name, code, code == current, self._window.looks.choose_language))

    def _show_size(self, percent: int) -> None:
        """Tick the text size in use."""
        for action in self._sizes.actions():
            action.setChecked(action.data() == percent)

    def _help(self) -> None:
        window = self._window
        menu = self._menus[3]
        menu.addAction(self._action(_("&Explain this page"), window.help, QKeySequence.StandardKey.HelpContents))
        menu.addAction(self._action(_("Check for a newer version"), self._ask_for_newer))
        about = self._action(_("&About ResultDesk"), window.about)
        about.setMenuRole(QAction.MenuRole.AboutRole)
        menu.addAction(about)

    def _ask_for_newer(self) -> None:
        from resultdesk.ui.help.about import AboutWindow

        about = AboutWindow(self._window.session, self._window)
        about.show()
        about.newest.ask()

    def _action(
        self, words: str, call: Callable[[], object], keys: QKeySequence.StandardKey | str | None = None
    ) -> QAction:
        action = QAction(words, self._window)
        if keys is not None:
            action.setShortcuts(QKeySequence.keyBindings(keys)) if not isinstance(keys, str) else action.setShortcut(
                keys
            )
        action.triggered.connect(call)
        return action

    def _choice(
        self, group: QActionGroup, words: str, data: object, checked: bool, call: Callable[[], object]
    ) -> QAction:
        action = self._action(words, call)
        action.setCheckable(True)
        action.setChecked(checked)
        action.setData(data)
        group.addAction(action)
        return action


def _name(action: QAction, alone: str, with_what: str, label: Label | None) -> None:
    action.setEnabled(label is not None)
    if label is None:
        action.setText(alone)
    else:
        from resultdesk.desk import sentences

        action.setText(with_what.replace("{what}", sentences.label(label).replace("&", "&&")))
