"""The language of the interface: the reader's choice or the system's, changed while windows are open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from viewer import resources
from viewer.library.settings import Language, Settings
from viewer.text.script import Region
from viewer.ui import fonts, translations
from viewer.ui.reading.fonts import set_families

_REGIONS = {Language.TAIWAN: Region.TAIWAN, Language.MAINLAND: Region.MAINLAND, Language.ENGLISH: Region.TAIWAN}
"""Whose glyph forms the interface has. In English only the names of views and languages are Chinese."""


class Interpreter(QTranslator):
    """Translates what the interface says, ours and Qt's own; one for each application.

    A change of language is announced by Qt (`QEvent.LanguageChange`) to every widget, and `Worded` ones say everything
    again. It stays installed for English as well, where only the numbers have forms: asking it takes 2 µs.
    """

    def __init__(self, settings: Settings, application: QApplication) -> None:
        super().__init__(application)
        self._settings = settings
        self._application = application
        self._messages: translations.Messages = {}
        self._qts = QTranslator(self)
        self.spoken = Language.ENGLISH
        """The language of the moment, never SYSTEM."""
        self._speak()
        application.installTranslator(self)
        self.destroyed.connect(settings.subscribe(Settings.language, self._hear))

    def _hear(self, _value: object) -> None:
        self._speak()
        QCoreApplication.sendEvent(self._application, QEvent(QEvent.Type.LanguageChange))

    def _speak(self) -> None:
        asked = self._settings.language
        self.spoken = asked if asked is not Language.SYSTEM else language_of(QLocale.system().uiLanguages())
        name = self.spoken.value
        self._messages = translations.read(resources.path(f"translations/{name}.ts"))
        self._qts = QTranslator(self)
        if self.spoken is not Language.ENGLISH:
            self._qts.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        QLocale.setDefault(_locale(self.spoken))
        self._wear_font()

    def _wear_font(self) -> None:
        """Draw the interface in the system's typeface, and Chinese in the glyph forms of the language's region."""
        font, families = self._application.font(), fonts.interface_families(_REGIONS[self.spoken])
        if font.families() != families:
            self._application.setFont(set_families(font, families))

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        forms = self._messages.get((context, source))
        if forms is None:
            return self._qts.translate(context, source, disambiguation, n) or None
        return forms[0] if n == 1 else forms[-1]

    def isEmpty(self) -> bool:
        return False


def language_of(tags: Iterable[str]) -> Language:
    """The interface's language for the system's languages, best first, as ``zh-Hant-TW`` or ``en-US``."""
    for tag in tags:
        language, *rest = tag.replace("_", "-").split("-")
        if language == "zh":
            traditional = "Hant" in rest or (not {"Hans", "CN", "SG"} & {*rest} and {"TW", "HK", "MO"} & {*rest})
            return Language.TAIWAN if traditional else Language.MAINLAND
        if language == "en":
            return Language.ENGLISH
    return Language.ENGLISH


def _locale(language: Language) -> QLocale:
    """How numbers are written: as the system has it, if it speaks that language too."""
    own, system = QLocale(language.value), QLocale.system()
    return system if (system.language(), system.script()) == (own.language(), own.script()) else own
