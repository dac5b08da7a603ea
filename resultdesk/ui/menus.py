"""The menu bar: every command of the window with its shortcut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from resultdesk.core.language import N_, _
from resultdesk.ui.preferences import TEXT_SIZES
from resultdesk.ui.rail import NAMES, Place

if TYPE_CHECKING:
    from resultdesk.ui.window import Window

LOOKS = {
    "system": N_("As the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast": N_("High contrast"),
}


class Menus:
    """Builds the menus and keeps the actions whose state changes."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.undo = self._action(_("&Undo"), window.undo, QKeySequence.StandardKey.Undo)
        self.redo = self._action(_("&Redo"), window.redo, QKeySequence.StandardKey.Redo)
        self.close = self._action(_("&Close the spreadsheet"), window.close_current, QKeySequence.StandardKey.Close)
        self.next_problem = self._action(_("&Next problem"), window.next_problem, "F8")
        self.own_edit = True
        self.recent = QMenu(_("Opened &lately"), window)
        self._file()
        self.edit = self._edit()
        self._view()
        self._help()

    def show_recent(self, paths: list[Path]) -> None:
        """The files opened lately."""
        self.recent.clear()
        for path in paths:
            action = self.recent.addAction(path.name.replace("&", "&&"))
            action.setToolTip(str(path))
            action.setData(path)
            action.triggered.connect(self._window.open_from_menu)
        self.recent.setEnabled(bool(paths))

    def show_edit(self, actions: list[QAction]) -> None:
        """The commands of a page that has its own (the grid's, with undo and redo among them), else the window's.

        Only one of two actions with the same keys may be in force: Qt calls neither of them otherwise.
        """
        own = (self.undo, self.redo, self.next_problem)
        self.edit.clear()
        self.edit.addActions(actions or own)
        self.own_edit = not actions
        for action in own:
            action.setVisible(self.own_edit)

    def _file(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu(_("&File"))
        menu.addAction(self._action(_("&Open a spreadsheet…"), window.choose_file, QKeySequence.StandardKey.Open))
        menu.addMenu(self.recent)
        menu.addAction(self._action(_("&Practise with a sample"), window.practise))
        menu.addSeparator()
        menu.addAction(self._action(_("&Accounts…"), window.show_accounts))
        menu.addSeparator()
        menu.addAction(self.close)
        quit_ = self._action(_("&Quit"), window.close, QKeySequence.StandardKey.Quit)
        quit_.setMenuRole(QAction.MenuRole.QuitRole)
        menu.addAction(quit_)

    def _edit(self) -> QMenu:
        menu = self._window.menuBar().addMenu(_("&Edit"))
        menu.addActions((self.undo, self.redo, self.next_problem))
        self._window.addActions((self.undo, self.redo, self.next_problem))
        return menu

    def _view(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu(_("&View"))
        for number, place in enumerate(Place, 1):
            action = self._action(_(NAMES[place]), window.go_from_menu, f"Ctrl+{number}")
            action.setData(place)
            menu.addAction(action)
        menu.addSeparator()
        looks = menu.addMenu(_("&Look"))
        group = QActionGroup(window)
        for name, words in LOOKS.items():
            action = self._choice(group, _(words), name, name == window.session.preferences.theme, window.choose_look)
            looks.addAction(action)
        sizes = menu.addMenu(_("&Text size"))
        sizes.addAction(self._action(_("&Larger"), window.larger, QKeySequence.StandardKey.ZoomIn))
        sizes.addAction(self._action(_("&Smaller"), window.smaller, QKeySequence.StandardKey.ZoomOut))
        sizes.addSeparator()
        self._sizes = QActionGroup(window)
        for size in TEXT_SIZES:
            current = size == window.session.preferences.text_size
            sizes.addAction(self._choice(self._sizes, f"{size} %", size, current, window.choose_size))
        self._languages(menu)

    def _languages(self, menu: QMenu) -> None:
        from resultdesk.ui import speech

        known = speech.languages()
        if len(known) < 2:
            return
        languages = menu.addMenu(_("Lan&guage"))
        group = QActionGroup(self._window)
        current = self._window.session.preferences.language
        entries = [("", _("As the system"))] + [(code, speech.own_name(code)) for code in known]
        for code, name in entries:
            languages.addAction(self._choice(group, name, code, code == current, self._window.choose_language))

    def show_size(self, percent: int) -> None:
        """Tick the text size in use."""
        for action in self._sizes.actions():
            action.setChecked(action.data() == percent)

    def _help(self) -> None:
        window = self._window
        menu = window.menuBar().addMenu(_("&Help"))
        menu.addAction(self._action(_("&Explain this page"), window.help, QKeySequence.StandardKey.HelpContents))
        about = self._action(_("&About ResultDesk"), window.about)
        about.setMenuRole(QAction.MenuRole.AboutRole)
        menu.addAction(about)

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
