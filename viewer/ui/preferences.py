"""The preferences: a form made from the table of settings, each row a control of the setting's kind.

Nothing is confirmed: a choice is kept and takes effect at once, and what is changed elsewhere is shown here too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from viewer.library.setting_kinds import Decimal, Flag, OneOf, Whole
from viewer.library.settings import Appearance, Language, Setting, Settings
from viewer.text.script import View
from viewer.ui.preference_controls import Box, Choice, Control, Scale
from viewer.ui.statusbar import view_name
from viewer.ui.wording import Worded

translate = QCoreApplication.translate
_FRAME = 48
"""Pixels of a screen that the form leaves to the frame and the title that the desktop gives it."""


class Preferences(Worded, QDialog):
    """Every preference by group. Escape closes it."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("preferences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._titles: list[tuple[QLabel, str]] = []
        self._controls: list[tuple[Setting[Any], Control]] = []
        self._form = QWidget()
        self._form.setObjectName("preferencesForm")
        self._reset = QToolButton()
        self._reset.setObjectName("resetPreferences")
        self._reset.clicked.connect(self._reset_all)
        self._lay_out()
        self.word()

    def word(self) -> None:
        self.setWindowTitle(self.tr("Preferences"))
        self._reset.setText(self.tr("Reset"))
        self._reset.setToolTip(self.tr("Return everything here to its usual value"))
        for title, text in self._titles:
            title.setText(translate("settings", text))
        for setting, control in self._controls:
            control.word(translate("settings", setting.text), _named)
        self._show_values()
        if self.isVisible():
            self._fit()

    def _lay_out(self) -> None:
        grid = QGridLayout(self._form)
        grid.setContentsMargins(24, 20, 24, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(1, 300)
        grid.setColumnStretch(1, 1)
        for group, rows in groupby(_preferences(), lambda setting: setting.group):
            title = QLabel(self._form)
            title.setObjectName("groupTitle")
            self._titles.append((title, group.value))
            if grid.count():
                grid.setRowMinimumHeight(grid.rowCount(), 6)
            grid.addWidget(title, grid.rowCount(), 0, 1, 2)
            for setting in rows:
                self._add(setting, grid)
        grid.addWidget(self._reset, grid.rowCount(), 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        self._scroller = QScrollArea(self)
        self._scroller.setObjectName("preferencesScroller")
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroller.setWidgetResizable(True)
        self._scroller.setWidget(self._form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroller)

    def _fit(self) -> None:
        """Be as large as the form is; where the screen is lower, it is scrolled."""
        wanted, room = self._form.sizeHint(), self.screen().availableGeometry().height() - _FRAME
        bar = self._scroller.verticalScrollBar().sizeHint().width() if wanted.height() > room else 0
        self.setFixedSize(wanted.width() + bar, min(wanted.height(), room))

    def _add(self, setting: Setting[Any], grid: QGridLayout) -> None:
        control = _control(setting, lambda value: self._settings.change(setting, value))
        control.setParent(self)
        self._controls.append((setting, control))
        if control.label is not None:
            grid.addWidget(control.label, grid.rowCount(), 0)
            grid.addWidget(control.widget, grid.rowCount() - 1, 1)
        else:
            grid.addWidget(control.widget, grid.rowCount(), 1)
        control.destroyed.connect(self._settings.subscribe(setting, lambda _value: self._show_values()))

    def _show_values(self) -> None:
        for setting, control in self._controls:
            control.show_value(self._settings.value(setting))
        self._reset.setEnabled(any(self._settings.value(each) != each.default for each, _ in self._controls))

    def _reset_all(self) -> None:
        for setting, _ in self._controls:
            self._settings.reset(setting)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()  # not before: only now the controls have the sizes that the style sheet gives them
        super().showEvent(event)


def show_preferences(settings: Settings, window: QWidget) -> None:
    """Show the form beside `window`, or bring it to the front."""
    shown = window.findChild(Preferences) or Preferences(settings, window)
    shown.show()
    shown.activateWindow()


def _preferences() -> Iterator[Setting[Any]]:
    return (setting for setting in Settings.table() if setting.group)


def _control(setting: Setting[Any], choose: Callable[[Any], None]) -> Control:
    """The control for the values that a setting allows."""
    match setting.kind:
        case Flag():
            return Box(choose)
        case OneOf() as kind:
            return Choice(kind.choices, choose)
        case Whole() | Decimal() as kind:
            return Scale(kind, choose)
    raise TypeError(f"no control for {setting.kind!r}")


def _named(choice: object) -> str:
    """What a choice is called. Views and languages are called the same in every language."""
    if isinstance(choice, View):
        return view_name(choice)
    names: dict[object, str] = {
        None: translate("Preferences", "System"),
        Appearance.SYSTEM: translate("Preferences", "System"),
        Appearance.LIGHT: translate("Preferences", "Light"),
        Appearance.PAPER: translate("Preferences", "Paper"),
        Appearance.DARK: translate("Preferences", "Dark"),
        Language.SYSTEM: translate("Preferences", "System"),
        Language.TAIWAN: "正體中文",
        Language.MAINLAND: "简体中文",
        Language.ENGLISH: "English",
    }
    return names[choice]
