"""One kind of problem: a sentence with its count, what its cures would do, and the buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resultdesk.checking.fixing import Cure
from resultdesk.checking.groups import Group
from resultdesk.core.fields import Choice, Field
from resultdesk.core.language import _, translate_n
from resultdesk.core.problems import Level
from resultdesk.desk import sentences
from resultdesk.ui import theme
from resultdesk.ui.check.wide_button import WideButton
from resultdesk.ui.controls import GAP, Button, Kind, Text
from resultdesk.ui.grid import words
from resultdesk.ui.menu import Menu
from resultdesk.ui.strip import Mark, Tone

_TONES = {Level.ERROR: Tone.ERROR, Level.WARNING: Tone.WARNING, Level.NOTE: Tone.NOTE}
_SHOWN = 3
"""Samples of a cure; the others are counted."""

Key = tuple[str, int | None, str | None]


def key_of(group: Group) -> Key:
    """What makes a group the same one after an edit."""
    return group.code, group.column, group.field


class CureButton(WideButton):
    """Applies one cure."""

    def __init__(self, text: str, cure: Cure) -> None:
        super().__init__(text, Kind.PLAIN)
        self.cure = cure


class GroupCard(QWidget):
    """Shows one group. The card stays while the group does, so that the focus does not jump."""

    cure_wanted = Signal(object)
    """A Cure is to be applied."""
    show_wanted = Signal(object)
    """The rows of the Group are to be shown."""
    accept_wanted = Signal(object)
    """All warnings of the Group are to be accepted."""
    look_wanted = Signal(object)
    """The cures of the Group are to be worked out, however long that takes."""
    columns_wanted = Signal()
    setting_wanted = Signal(str, str)
    """(setting, value): the problem waits for this choice; value "" where its list is not known here."""

    def __init__(self, group: Group) -> None:
        super().__init__()
        self.group = group
        self._said: object = None
        self._mark = Mark()
        self._sentence = Text(bold=True)
        self._cures = QVBoxLayout()
        self._cures.setSpacing(GAP // 2)
        self._show = Button(_("Show"), Kind.QUIET)
        self._show.clicked.connect(self._ask_show)
        self._accept = Button(_("Accept as they are"), Kind.QUIET)
        self._accept.clicked.connect(self._ask_accept)
        self._look = WideButton(_("Look for a cure"))
        self._look.clicked.connect(self._ask_look)
        self._look.setVisible(False)
        self._columns = Button(_("Go to Columns"))
        self._columns.clicked.connect(self.columns_wanted)
        self._choose = WideButton("", Kind.PRIMARY)
        self._choose.clicked.connect(self._ask_setting)
        self._choose.setVisible(False)
        self._setting = ""
        self._choices: Sequence[Choice] = ()
        column = QVBoxLayout()
        column.setSpacing(GAP // 2)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self._sentence, 1)
        top.addWidget(self._show, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addLayout(self._cures)
        column.addWidget(self._choose)
        column.addWidget(self._look)
        column.addWidget(self._columns)
        column.addWidget(self._accept)
        box = QHBoxLayout(self)
        box.setContentsMargins(GAP, GAP, GAP, GAP // 2)
        box.setSpacing(GAP)
        box.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(column, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_group(self, group: Group, fields: Sequence[Field]) -> None:
        """Say what the group is now."""
        self.group = group
        sentence = sentences.group(group, fields)
        self._mark.tone = _TONES[group.level]
        self._mark.update()
        if sentence != self._sentence.text():
            self._sentence.setText(sentence)
            self.setAccessibleName(sentence)
            self._show.setAccessibleDescription(sentence)
            self._accept.setAccessibleDescription(sentence)
        self._show.setVisible(group.column is not None)
        self._columns.setVisible(group.column is None)
        self._accept.setVisible(group.column is not None and group.level is Level.WARNING)

    def offer_choices(self, setting: str, words: str, choices: Sequence[Choice]) -> None:
        """Offer to choose a setting that answers the problem; without a list, to go where it is chosen."""
        self._setting, self._choices = setting, choices
        if self._choose.accessibleName() != words:
            self._choose.say(words)
        self._choose.setVisible(True)

    def offer_to_look(self) -> None:
        """So many problems that working their cures out would halt typing: only when asked."""
        self.offer([], ())
        self._look.setVisible(True)

    def take_focus(self) -> bool:
        """Give the first button the focus; False where there is none."""
        for button in self.findChildren(Button):
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                return True
        return False

    def offer(self, cures: Sequence[Cure], fields: Sequence[Field]) -> None:
        """Offer these cures, each with what it would do."""
        self._look.setVisible(False)
        said = [(sentences.cure(cure, self.group, fields), cure.samples, cure.n) for cure in cures]
        buttons = self.findChildren(CureButton)
        if said == self._said and len(buttons) == len(cures):
            for button, cure in zip(buttons, cures, strict=True):
                button.cure = cure
            return
        self._said = said
        if any(button.hasFocus() for button in buttons):
            self._show.setFocus()  # the button goes; else the focus would go anywhere
        while (item := self._cures.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for cure, (text, samples, n) in zip(cures, said, strict=True):
            preview = Text(before_and_after(samples, n), muted=True)
            button = CureButton(text, cure)
            button.setAccessibleDescription(preview.text())
            button.clicked.connect(self._ask_cure)
            for part in (preview, button):
                self._cures.addWidget(part)
                part.setVisible(True)  # Qt would show it a turn of the event loop later, and the card grow by then

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A quiet ground with a bar in the colour of the level."""
        look = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QColor(look.line)
        edge.setAlpha(110)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(QColor(look.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _ask_cure(self) -> None:
        button = self.sender()
        if isinstance(button, CureButton):
            self.cure_wanted.emit(button.cure)

    def _ask_setting(self) -> None:
        if not self._choices:
            self.setting_wanted.emit(self._setting, "")
            return
        menu = Menu(parent=self)
        menu.setAccessibleName(self._choose.accessibleName())
        for choice in self._choices:
            menu.addAction(choice.label.replace("&", "&&")).setData(choice.value)
        menu.triggered.connect(self._setting_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._choose.mapToGlobal(self._choose.rect().bottomLeft()))

    def _setting_chosen(self, action: QAction) -> None:
        self.setting_wanted.emit(self._setting, action.data())

    def _ask_look(self) -> None:
        self.look_wanted.emit(self.group)

    def _ask_show(self) -> None:
        self.show_wanted.emit(self.group)

    def _ask_accept(self) -> None:
        self.accept_wanted.emit(self.group)


def before_and_after(samples: Sequence[tuple[str, str]], n: int) -> str:
    """What a cure would do, line by line."""
    lines = [f"{words.visible(before)} → {words.visible(after)}" for before, after in samples[:_SHOWN]]
    rest = n - len(lines)
    if rest > 0:
        lines.append(translate_n("and 1 more", "and {n} more", rest))
    return "\n".join(lines)
