"""The look of all windows: the theme and the type that the reader asked for, worn at once wherever something shows."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from viewer.library.settings import Appearance, Setting, Settings
from viewer.ui.theme import DARK, LIGHT, PAPER, Theme, following, palette, style_sheet
from viewer.ui.typography import Typography

THEMES = {Appearance.LIGHT: LIGHT, Appearance.PAPER: PAPER, Appearance.DARK: DARK}

KEPT: dict[str, Setting[Any]] = {
    "size": Settings.text_size,
    "serif_traditional": Settings.serif,
    "serif_simplified": Settings.serif_simplified,
    "line_height": Settings.line_height,
    "column": Settings.column_width,
}
"""The setting that keeps each choice of a typography. A choice without one is for the session."""


class Look(QObject):
    """One for each application. What is chosen is in the settings: whoever changes one of them changes the look.

    The platform is told which theme is asked for, because it draws the frames of windows. Bare X11, KDE and the
    offscreen platform do nothing about it, and none of them knows paper: the widgets wear a palette and a style sheet
    of our own everywhere. All of it, with a page of text set again, takes 15–25 ms.
    """

    changed = Signal()
    """There is another `typography`: text is to be set otherwise, or in other colours."""

    def __init__(self, settings: Settings, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent or application)
        self._settings = settings
        self.application = application
        application.setPalette(QPalette())  # the platform's own, should another look have been worn before
        self._silent = following(application.palette())
        self._worn: Theme | None = None
        self._choosing = False
        self._typography = self._chosen = Typography(self._silent)
        if sys.platform in ("win32", "darwin"):
            # Their own styles keep colours of their own under a palette. Elsewhere Qt comes with Fusion, and to ask
            # for its name takes 8 ms, in which PySide loads every kind of style.
            application.setStyle("fusion")
        for setting in (Settings.appearance, *KEPT.values()):
            self.destroyed.connect(settings.subscribe(setting, self._hear))
        self._ask_platform()
        self._wear()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._wear)

    @property
    def appearance(self) -> Appearance:
        """The theme that is asked for; SYSTEM if the system is followed."""
        return self._settings.appearance

    @property
    def typography(self) -> Typography:
        """How text is to be set now, with the theme that is worn."""
        return self._typography

    @property
    def is_usual(self) -> bool:
        """Whether text is set as it is for a reader who has chosen nothing, in whatever theme."""
        return self._typography == Typography(self._typography.theme)

    def wear(self, appearance: Appearance) -> None:
        """Ask for a theme, or for the system's."""
        self._settings.appearance = appearance

    def choose(self, typography: Typography) -> None:
        """Set text otherwise; the theme is not chosen here. Raises ValueError for what a setting does not allow."""
        with self._at_once():
            self._chosen = typography
            for name, setting in KEPT.items():
                if self._settings.value(setting) != getattr(typography, name):
                    self._settings.change(setting, getattr(typography, name))

    def zoom(self, steps: int) -> None:
        """Make the text larger by `steps` sizes, or smaller; 0 goes back to the usual size."""
        self.choose(self._typography.zoomed(steps))

    def reset(self) -> None:
        """Set text as it is for a reader who has chosen nothing; the theme stays."""
        with self._at_once():
            self._chosen = Typography(self._typography.theme)
            for setting in KEPT.values():
                self._settings.reset(setting)

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """Wear the result of several changes once."""
        self._choosing = True
        try:
            yield
        finally:
            self._choosing = False
            self._wear()

    def _hear(self, _value: object) -> None:
        if not self._choosing:
            self._ask_platform()
            self._wear()

    def _ask_platform(self) -> None:
        QGuiApplication.styleHints().setColorScheme(_SCHEMES.get(self.appearance, Qt.ColorScheme.Unknown))

    def _system_theme(self) -> Theme:
        """The theme that goes with the system, while no other is asked for."""
        return _BY_SCHEME.get(QGuiApplication.styleHints().colorScheme(), self._silent)

    def _wear(self) -> None:
        """Dress the application and announce it, if anything is other than before."""
        theme = THEMES.get(self.appearance) or self._system_theme()
        if theme is not self._worn:
            self._worn = theme
            self.application.setPalette(palette(theme))
            self.application.setStyleSheet(style_sheet(theme))
        kept = {name: self._settings.value(setting) for name, setting in KEPT.items()}
        typography = self._chosen._replace(theme=theme, **kept)
        if typography != self._typography:
            self._typography = typography
            self.changed.emit()


_SCHEMES = {
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.PAPER: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}
_BY_SCHEME = {Qt.ColorScheme.Light: LIGHT, Qt.ColorScheme.Dark: DARK}
