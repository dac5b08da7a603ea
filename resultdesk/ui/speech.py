"""The window's language: the preference, else the system's; ResultDesk's own sentences and Qt's together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from resultdesk.core import language
from resultdesk.desk import places


def speak(code: str = "") -> None:
    """Use this language ("" for the system's) for the rest of the run; English where there is no catalogue."""
    chosen = meant_by(code)
    language.use(chosen, places.resources() / "locale")
    QLocale.setDefault(QLocale(chosen))
    _qt_speaks(chosen)


def meant_by(code: str) -> str:
    """The language that ``code`` stands for: itself, the system's for "", English where there is no catalogue."""
    known = languages()
    wanted = [code] if code else [name.replace("-", "_") for name in QLocale.system().uiLanguages()]
    return next((match for name in wanted if (match := _known(name, known))), "en")


def in_words_of(code: str, text: str) -> str:
    """``text`` in the language that ``code`` stands for."""
    return language.translate_into(meant_by(code), text, places.resources() / "locale")


def languages() -> list[str]:
    """The languages with a catalogue, English first."""
    folder = places.resources() / "locale"
    found = sorted(path.parent.parent.name for path in folder.glob("*/LC_MESSAGES/resultdesk.mo"))
    return ["en", *(name for name in found if name != "en")]


def own_name(code: str) -> str:
    """What speakers call the language: "English", where Qt would say which English ("American English")."""
    name = QLocale(code if "_" in code else f"{code}_001").nativeLanguageName()
    return name[:1].upper() + name[1:] or code


def _known(name: str, known: list[str]) -> str | None:
    return name if name in known else next((code for code in known if code == name.split("_", maxsplit=1)[0]), None)


def _qt_speaks(code: str) -> None:
    if code.startswith("en"):
        return
    application = QCoreApplication.instance()
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(code), "qtbase", "_", folder):
        QCoreApplication.installTranslator(_WithoutKeys(translator, application))
        QCoreApplication.installTranslator(translator)  # the last one is asked first


class _WithoutKeys(QTranslator):
    """Qt's words that have got an access key since they were translated ("&Look in:", once "Look in:"): Qt 6.11 finds
    those in no catalogue, and its own window for files would keep them in English."""

    def __init__(self, known: QTranslator, parent: QObject | None) -> None:
        super().__init__(parent)
        self._known = known

    def isEmpty(self) -> bool:
        """Only what is not empty is asked."""
        return False

    def translate(self, context: str, words: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The translation of the words without their key; None (not "", which would be shown) for what is unknown."""
        if "&" not in words:
            return None
        return self._known.translate(context, words.replace("&", ""), disambiguation, n) or None
