"""The look follows the settings, the system and the Aa panel, at once and without losing the reader's place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSlider, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeLook, delete
from viewer.article.blocks import Article, Block, Position
from viewer.article.reading import Reading
from viewer.library.settings import Appearance, Setting, Settings
from viewer.library.store import Store
from viewer.ui import look as look_module
from viewer.ui.articlepane import ArticlePane
from viewer.ui.look import KEPT, Look
from viewer.ui.lookpanel import COLUMNS, LINE_HEIGHTS, LookPanel
from viewer.ui.swatch import Swatch
from viewer.ui.theme import DARK, LIGHT, PAPER
from viewer.ui.typography import SIZES, Typography

Key = Qt.Key


def page(qapp: QApplication) -> str:
    return qapp.palette().color(QPalette.ColorRole.Base).name()


# The look


def test_a_silent_system_is_followed_by_its_palette(look: Look, qapp: QApplication) -> None:
    assert look.appearance is Appearance.SYSTEM
    assert look.typography == Typography(LIGHT)
    assert page(qapp) == LIGHT.page


def test_a_theme_is_worn_and_kept(look: Look, settings: Settings, qapp: QApplication, qtbot: QtBot) -> None:
    for appearance, theme in ((Appearance.DARK, DARK), (Appearance.PAPER, PAPER), (Appearance.SYSTEM, LIGHT)):
        with qtbot.waitSignal(look.changed):
            look.wear(appearance)
        assert settings.appearance is appearance
        assert look.typography.theme is theme
        assert page(qapp) == theme.page
        assert theme.page in qapp.styleSheet()


def test_a_setting_that_is_changed_elsewhere_changes_the_look(look: Look, settings: Settings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        settings.text_size = 24
    assert look.typography.size == 24
    with qtbot.assertNotEmitted(look.changed):
        settings.vocabulary = True
        settings.text_size = 24


def test_what_was_chosen_is_there_when_the_program_is_opened_again(make_look: MakeLook, tmp_path: Path) -> None:
    chosen = Typography(DARK, size=28, serif_traditional=False, line_height=1.6, column=30)
    with Store.open(tmp_path / "state.sqlite") as store:
        look = make_look(Settings(store))
        look.wear(Appearance.DARK)
        look.choose(chosen)
    with Store.open(tmp_path / "state.sqlite") as store:
        assert make_look(Settings(store)).typography == chosen


def test_a_look_of_the_past_does_not_pass_for_the_system(make_look: MakeLook, settings: Settings) -> None:
    make_look(settings).wear(Appearance.DARK)
    again = make_look(settings)
    again.wear(Appearance.SYSTEM)
    assert again.typography.theme is LIGHT


def test_a_look_that_is_gone_hears_no_more(make_look: MakeLook, settings: Settings) -> None:
    delete(make_look(settings))
    settings.text_size = 30  # raises if a deleted object is called


def test_several_choices_are_one_change(look: Look) -> None:
    seen: list[Typography] = []
    look.changed.connect(lambda: seen.append(look.typography))
    look.choose(look.typography._replace(size=22, line_height=2.0, column=30, serif_simplified=False))
    look.reset()
    look.reset()
    assert [(each.size, each.line_height, each.column, each.serif_simplified) for each in seen] == [
        (22, 2.0, 30, False),
        (19, 1.75, 38, True),
    ]


def test_what_a_setting_does_not_allow_is_refused(look: Look) -> None:
    with pytest.raises(ValueError, match="100"):
        look.choose(look.typography._replace(size=100))
    assert look.typography.size == 19
    look.zoom(1)
    assert look.typography.size == 20


def test_only_what_differs_from_the_usual_is_stored(look: Look, settings: Settings, tmp_path: Path) -> None:
    look.zoom(1)
    look.wear(Appearance.DARK)
    look.reset()
    with Store.open(tmp_path / "state.sqlite") as store:
        assert store.read("SELECT name FROM setting") == [("appearance",)]


def test_the_settings_and_the_typography_agree_on_what_is_usual() -> None:
    usual = Typography(LIGHT)
    for name, setting in KEPT.items():
        assert getattr(usual, name) == setting.default


class Hints(QObject):
    """A platform that tells of its colour scheme and lets programs ask for one."""

    colorSchemeChanged = Signal(Qt.ColorScheme)

    def __init__(self) -> None:
        super().__init__()
        self.system, self.asked = Qt.ColorScheme.Light, Qt.ColorScheme.Unknown

    def colorScheme(self) -> Qt.ColorScheme:
        return self.system if self.asked is Qt.ColorScheme.Unknown else self.asked

    def setColorScheme(self, scheme: Qt.ColorScheme) -> None:
        before, self.asked = self.colorScheme(), scheme
        if self.colorScheme() is not before:
            self.colorSchemeChanged.emit(self.colorScheme())

    def turn(self, scheme: Qt.ColorScheme) -> None:
        self.system = scheme
        if self.asked is Qt.ColorScheme.Unknown:
            self.colorSchemeChanged.emit(scheme)


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> Hints:
    hints = Hints()

    class Platform:
        @staticmethod
        def styleHints() -> Hints:
            return hints

    monkeypatch.setattr(look_module, "QGuiApplication", Platform)
    return hints


def test_the_system_is_followed_while_it_is_asked_for(hints: Hints, look: Look) -> None:
    assert look.typography.theme is LIGHT
    hints.turn(Qt.ColorScheme.Dark)
    assert look.typography.theme is DARK
    look.wear(Appearance.PAPER)
    assert hints.asked is Qt.ColorScheme.Light  # for the frame of the window
    hints.turn(Qt.ColorScheme.Light)
    hints.turn(Qt.ColorScheme.Dark)
    assert look.typography.theme is PAPER
    look.wear(Appearance.SYSTEM)
    assert look.typography.theme is DARK


# The text keeps its place


@pytest.fixture
def pane(look: Look, qtbot: QtBot) -> ArticlePane:
    blocks = tuple(Block(f"第{k}段。" + "學而時習之，不亦說乎？" * 12) for k in range(60))
    pane = ArticlePane(look.typography)

    def dress() -> None:
        pane.typography = look.typography
        pane.refresh()

    look.changed.connect(dress)
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    pane.read(Reading(Article(blocks)))
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def test_the_place_and_the_selection_survive_every_change(look: Look, pane: ArticlePane) -> None:
    place, selected = Position(30, 40), (Position(30, 42), Position(31, 7))
    pane.go_to(place)
    pane.view.select((30, 42), (31, 7))
    assert pane.selection() == selected
    changes: list[Callable[[], object]] = [
        lambda: look.wear(Appearance.DARK),
        lambda: look.zoom(3),
        lambda: look.choose(look.typography._replace(line_height=2.2, column=24, serif_traditional=False)),
        look.reset,
        lambda: look.wear(Appearance.SYSTEM),
    ]
    for change in changes:
        change()
        assert pane.place == place
        assert pane.view.first_visible() == (30, 40)
        assert pane.selection() == selected
        colour = pane.view.viewport().palette().color(QPalette.ColorRole.Base).name()
        assert colour == look.typography.theme.page


# The panel


class Window(QWidget):
    """A window with a field, the Aa button and the panel, put together as the main window does."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.field = QLineEdit(self)
        self.button = QToolButton(self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.field)
        self.panel = LookPanel(look, self)
        self.button.clicked.connect(lambda: self.panel.open_under(self.button))

    def swatch(self, name: str) -> Swatch:
        return next(each for each in self.panel.findChildren(Swatch) if each.text() == name)

    def tool(self, name: str) -> QToolButton:
        return next(
            each for each in self.panel.findChildren(QToolButton) if name in (each.accessibleName(), each.text())
        )

    def slider(self, name: str) -> QSlider:
        return next(each for each in self.panel.findChildren(QSlider) if each.accessibleName() == name)


def in_panel(window: Window) -> bool:
    """Whether the panel has the keyboard."""
    focused = QApplication.focusWidget()
    return focused is not None and window.panel.isAncestorOf(focused)


def press(key: Qt.Key, times: int = 1) -> None:
    """Press a key where the keyboard is."""
    for _ in range(times):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> Window:
    window = Window(look)
    qtbot.addWidget(window)
    window.resize(700, 500)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.field.setFocus()
    qtbot.waitUntil(window.field.hasFocus)
    QTest.mouseClick(window.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: in_panel(window))
    return window


def test_the_panel_opens_below_its_button_and_inside_the_window(window: Window) -> None:
    panel, button = window.panel.geometry(), window.button.geometry()
    assert panel.top() > button.bottom()
    assert panel.right() <= button.right()
    window.resize(340, 400)
    assert window.rect().contains(window.panel.geometry())


def test_without_its_button_it_opens_in_the_corner(window: Window) -> None:
    window.panel.dismiss()
    window.button.hide()
    window.panel.open_under(window.button)
    corner = window.panel.geometry().topRight()
    assert corner.y() < 20
    assert window.width() - corner.x() < 20


def test_a_click_on_a_swatch_wears_its_theme(window: Window, look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    for name, theme in (("Dark", DARK), ("Paper", PAPER), ("Light", LIGHT), ("System", LIGHT)):
        QTest.mouseClick(window.swatch(name), Qt.MouseButton.LeftButton)
        assert look.typography.theme is theme
        assert page(qapp) == theme.page
        assert [each.text() for each in window.panel.findChildren(Swatch) if each.isChecked()] == [name]


def test_size_and_faces_by_mouse(window: Window, look: Look, qtbot: QtBot) -> None:
    def click(name: str) -> None:
        QTest.mouseClick(window.tool(name), Qt.MouseButton.LeftButton)

    click("Larger text")
    click("Larger text")
    click("Smaller text")
    click("Traditional: Sans-serif")
    assert look.typography == Typography(LIGHT)._replace(size=20, serif_traditional=False)
    click("Simplified: Sans-serif")
    click("Traditional: Serif")
    assert look.typography == Typography(LIGHT)._replace(size=20, serif_simplified=False)
    click("Reset")
    assert look.typography == Typography(LIGHT)
    assert not window.tool("Reset").isEnabled()


def test_everything_is_reached_and_set_by_keyboard(window: Window, look: Look, qtbot: QtBot) -> None:
    assert window.swatch("System").hasFocus()
    press(Key.Key_Right, 3)
    assert look.appearance is Appearance.DARK
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_Space)
    assert look.typography.size == 20
    press(Key.Key_Tab)
    press(Key.Key_Right)
    press(Key.Key_Tab)
    press(Key.Key_Right)
    assert (look.typography.serif_traditional, look.typography.serif_simplified) == (False, False)
    press(Key.Key_Tab)
    press(Key.Key_Right, 2)
    assert look.typography.line_height == 1.85
    press(Key.Key_Tab)
    press(Key.Key_Left)
    assert look.typography.column == 36
    press(Key.Key_Tab)
    press(Key.Key_Space)
    assert look.typography == Typography(DARK)
    press(Key.Key_Tab)
    assert in_panel(window)


def test_the_ends_of_the_sizes(window: Window, look: Look) -> None:
    look.choose(look.typography._replace(size=SIZES[-1]))
    assert not window.tool("Larger text").isEnabled()
    look.choose(look.typography._replace(size=SIZES[0]))
    assert not window.tool("Smaller text").isEnabled()


def test_escape_closes_and_gives_the_keyboard_back(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.panel.closed):
        press(Key.Key_Escape)
    assert window.panel.isHidden()
    assert window.field.hasFocus()


def test_it_goes_when_the_reader_goes_elsewhere(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignals([window.panel.closed]):
        QTest.mouseClick(window.field, Qt.MouseButton.LeftButton)
    assert window.panel.isHidden()
    assert window.field.hasFocus()
    window.panel.dismiss()  # a second time does nothing


def test_it_shows_what_is_changed_elsewhere(window: Window, settings: Settings) -> None:
    settings.line_height = 2.0
    settings.column_width = 50
    settings.serif = False
    assert window.slider("Line height").value() == 40
    assert window.slider("Characters a line").value() == 25
    assert window.tool("Traditional: Sans-serif").isChecked()


def test_the_settings_allow_every_step() -> None:
    rows: list[tuple[Setting[float] | Setting[int], list[float]]] = [
        (Settings.line_height, [step / 20 for step in LINE_HEIGHTS]),
        (Settings.column_width, [step * 2 for step in COLUMNS]),
        (Settings.text_size, list(SIZES)),
    ]
    for setting, values in rows:
        assert [setting.kind.load(value) for value in values] == values
