"""The preferences: a control for every setting that is one, live, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QScrollArea,
    QSlider,
    QToolButton,
    QWidget,
)

from viewer.library.settings import Appearance, Language, Settings
from viewer.text.script import View
from viewer.ui.application import desk
from viewer.ui.preferences import Preferences

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]


@pytest.fixture
def reader(open_text: Open) -> Reader:
    opened: Reader = open_text("软件和互联网。")
    return opened


@pytest.fixture
def form(reader: Reader) -> Preferences:
    reader.press("Ctrl+,")
    form = reader.part(Preferences, "preferences")
    reader.qtbot.waitActive(form)
    return form


def button(form: Preferences, name: str) -> QAbstractButton:
    """The button that is called so, by its text or, where several are, by its name for those who cannot see."""
    found = [each for each in form.findChildren(QAbstractButton) if name in (each.text(), each.accessibleName())]
    assert len(found) == 1, name
    return found[0]


def slider(form: Preferences, name: str) -> QSlider:
    return next(each for each in form.findChildren(QSlider) if each.accessibleName() == name)


def click(form: Preferences, name: str) -> None:
    found = button(form, name)
    QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(12, found.height() // 2))


def test_every_preference_has_a_control(form: Preferences) -> None:
    names = {each.text() for each in form.findChildren(QLabel)} | {each.text() for each in form.findChildren(QCheckBox)}
    for setting in Settings.table():
        assert bool(setting.text) == (setting.group is not None), setting.name
        assert not setting.text or setting.text in names, setting.name


@pytest.mark.parametrize(
    ("name", "setting", "value"),
    [
        ("Show documents in: 臺灣", "opening_view", View.TAIWAN),
        ("Traditional characters of: 香港", "traditional_view", View.HONGKONG),
        ("Use the region’s words", "vocabulary", True),
        ("Repair damaged text", "repair", False),
        ("Correct known mistakes of conversion", "corrections", False),
        ("Start with the document read last", "return_to_last", False),
        ("Dark", "appearance", Appearance.DARK),
        ("Serif type for Simplified", "serif_simplified", False),
        ("简体中文", "language", Language.MAINLAND),
    ],
)
def test_a_click_is_kept_and_can_be_taken_back(form: Preferences, name: str, setting: str, value: object) -> None:
    usual = getattr(desk().settings, setting)
    click(form, name)
    assert getattr(desk().settings, setting) == value
    QTest.mouseClick(reset(form), Qt.MouseButton.LeftButton)
    assert getattr(desk().settings, setting) == usual
    assert not reset(form).isEnabled()


def reset(form: Preferences) -> QToolButton:
    found = form.findChild(QToolButton, "resetPreferences")
    assert isinstance(found, QToolButton)
    return found


@pytest.mark.parametrize(
    ("name", "setting", "value", "shown"),
    [
        ("Text size", "text_size", 20, "20 px"),
        ("Line height", "line_height", 1.8, "1.80"),
        ("Characters a line", "column_width", 40, "40"),
    ],
)
def test_a_scale_moves_by_a_step(form: Preferences, name: str, setting: str, value: object, shown: str) -> None:
    QTest.keyClick(slider(form, name), Qt.Key.Key_Right)
    assert getattr(desk().settings, setting) == value
    assert shown in {label.text() for label in form.findChildren(QLabel)}


@pytest.mark.parametrize(("name", "highest"), [("Text size", 64), ("Line height", 2.2), ("Characters a line", 60)])
def test_a_scale_ends_at_what_is_allowed(form: Preferences, name: str, highest: float) -> None:
    QTest.keyClick(slider(form, name), Qt.Key.Key_End)
    settings = desk().settings
    assert {"Text size": settings.text_size, "Line height": settings.line_height}.get(
        name, settings.column_width
    ) == highest


def test_the_window_follows_at_once(form: Preferences, reader: Reader) -> None:
    click(form, "Dark")
    assert reader.view.palette().base().color().lightness() < 128
    click(form, "正體中文")
    QApplication.processEvents()
    assert form.windowTitle() == "偏好設定"
    assert reader.action("file.print").text() == "列印…"


def test_the_next_document_opens_as_it_says(form: Preferences, open_text: Open) -> None:
    click(form, "Show documents in: 臺灣")
    click(form, "Use the region’s words")
    assert open_text("软件和互联网。", name="另.txt").shown == "軟體和網際網路。"


def test_a_flip_goes_where_it_says(form: Preferences, reader: Reader) -> None:
    click(form, "Traditional characters of: 香港")
    reader.action("script.flip").trigger()
    assert reader.action("script.hongkong").isChecked()


@pytest.mark.parametrize(("kept", "opened"), [(True, "软件和互联网。"), (False, "工業和信息化部")])
def test_the_next_start_shows_the_last_document_if_it_says_so(
    form: Preferences, open_file: Open, kept: bool, opened: str
) -> None:
    if not kept:
        click(form, "Start with the document read last")
    assert opened in open_file().shown


def test_the_next_start_says_that_the_last_document_was_moved(open_text: Open, open_file: Open, tmp_path: Path) -> None:
    open_text("软件和互联网。", name="one.txt").window.close()
    (tmp_path / "one.txt").rename(tmp_path / "two.txt")
    reader = open_file()
    assert reader.shown.startswith("來源")
    assert reader.notice.startswith("“one.txt” is not where it was")
    assert open_file().notice == ""


def test_what_is_changed_elsewhere_is_shown(form: Preferences) -> None:
    desk().settings.appearance = Appearance.PAPER
    desk().settings.text_size = 24
    assert button(form, "Paper").isChecked()
    assert "24 px" in {label.text() for label in form.findChildren(QLabel)}


def test_all_of_it_is_reached_by_tab_and_the_arrow_keys(form: Preferences) -> None:
    reached: set[QWidget] = set()
    for _ in range(40):
        focused = form.focusWidget()
        if focused is None or focused in reached:
            break
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert len([each for each in reached if isinstance(each, QCheckBox)]) == len(form.findChildren(QCheckBox))
    assert {*form.findChildren(QSlider)} <= reached
    for name in ("Show documents in: 原文", "Theme: System", "Language: System"):
        assert button(form, name) in reached
    theme = button(form, "Theme: System")
    theme.setFocus()
    QTest.keyClick(theme, Qt.Key.Key_Right)
    assert desk().settings.appearance is Appearance.LIGHT


def test_escape_closes_it_and_there_is_one(form: Preferences, reader: Reader) -> None:
    reader.action("preferences").trigger()
    assert reader.window.findChildren(Preferences) == [form]
    with reader.qtbot.waitSignal(form.destroyed):
        QTest.keyClick(form, Qt.Key.Key_Escape)
    desk().settings.text_size = 30  # nobody that is gone is told


def test_corrections_are_switched_live(reader: Reader, open_text: Open) -> None:
    other = open_text("被发现的，范先生。", "--script", "taiwan", name="别的.txt")
    assert other.shown == "被發現的，范先生。"
    desk().settings.corrections = False
    assert other.shown == "被發現的，範先生。"
    desk().settings.corrections = True
    assert other.shown == "被發現的，范先生。"


@pytest.mark.parametrize("taken", [0, 400])
def test_on_a_low_screen_the_form_is_scrolled(reader: Reader, monkeypatch: pytest.MonkeyPatch, taken: int) -> None:
    monkeypatch.setattr("viewer.ui.preferences._FRAME", taken)
    desk().settings.text_size = 20  # that there is something to reset
    reader.press("Ctrl+,")
    form = reader.part(Preferences, "preferences")
    reader.qtbot.waitActive(form)
    scroller, reset = reader.part(QScrollArea, "preferencesScroller"), reader.part(QToolButton, "resetPreferences")
    assert form.height() <= form.screen().availableGeometry().height() - taken
    assert (scroller.verticalScrollBar().maximum() > 0) is (taken > 0)
    assert scroller.horizontalScrollBar().maximum() == 0
    for _ in range(40):
        if form.focusWidget() is reset:
            break
        QTest.keyClick(form.focusWidget() or form, Qt.Key.Key_Tab)
    assert form.focusWidget() is reset
    assert form.rect().contains(reset.mapTo(form, reset.rect().center()))
