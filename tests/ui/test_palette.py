"""The command palette, used by keyboard as a reader uses it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from viewer.article.blocks import Article, Block, BlockKind, Position
from viewer.article.reading import Reading
from viewer.library.documents import Document
from viewer.library.settings import Appearance
from viewer.text.script import View
from viewer.ui.actions import ACTIONS, make_actions
from viewer.ui.articlepane import ArticlePane
from viewer.ui.entries import Commands, Entries, Entry, Files, Kind, Names, Provider, Query, Sections, Themes
from viewer.ui.look import Look
from viewer.ui.palette import ROWS, CommandPalette
from viewer.ui.theme import LIGHT
from viewer.ui.typography import Typography

Key = Qt.Key


def named(text: str, kind: Kind = Kind.COMMAND, words: tuple[str, ...] = ()) -> Entry:
    return Entry(kind, text, lambda: None, words=words)


class Desk(QWidget):
    """A window with another field, and the palette over it."""

    def __init__(self, providers: list[Provider]) -> None:
        super().__init__()
        self.other = QLineEdit(self)
        QVBoxLayout(self).addWidget(self.other)
        self.setFocusProxy(self.other)
        self.palette_ = CommandPalette(providers, self)
        self.resize(800, 600)

    @property
    def shown(self) -> list[str]:
        model = self.palette_.list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def current(self) -> str:
        return str(self.palette_.list.currentIndex().data())

    def type(self, *keys: Key | str) -> None:
        for key in keys:
            if isinstance(key, str):
                self.palette_.field.insert(key)
            else:
                QTest.keyClick(self.palette_.field, key)


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(qtbot: QtBot) -> MakeDesk:
    """Makes a window whose palette is open over entries, with the keyboard in it."""

    def make(*providers: Provider) -> Desk:
        desk = Desk(list(providers))
        qtbot.addWidget(desk)
        with qtbot.waitActive(desk):
            desk.show()
        desk.other.setFocus()
        desk.palette_.toggle()
        assert desk.palette_.field.hasFocus()
        return desk

    return make


def offering(*names: str) -> tuple[Provider, list[str]]:
    """A provider of commands, and the list in which it notes those that were chosen."""
    chosen: list[str] = []
    entries = [Entry(Kind.COMMAND, name, partial(chosen.append, name)) for name in names]
    return lambda: entries, chosen


# Finding


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("网络", "網絡安全"),
        ("網絡", "网络安全"),
        ("台灣", "臺灣"),
        ("裡面", "里面"),
        ("第一章导论", "第一章 導論"),
        ("導論 一", "第一章 導論"),
        ("COPY", "Copy quote"),
        ("cq", "Copy quote"),
        ("cqs", "Copy quote with its source"),
        ("quote copy", "Copy quote with its source"),
        ("fscr", "Full screen"),
        ("o.txt", "Foo.txt"),
        ("c++", "About C++"),
        ("[(*", "x[(*y"),
    ],
)
def test_a_name_is_found(typed: str, name: str) -> None:
    assert Query(typed).rank(Names.of(named(name))) is not None


@pytest.mark.parametrize(
    ("typed", "name"),
    [("網站", "網絡"), ("qc", "Copy quote"), ("copy zoom", "Copy quote"), ("opy q", "Full screen"), ("cc", "Copy")],
)
def test_a_name_is_not_found(typed: str, name: str) -> None:
    assert Query(typed).rank(Names.of(named(name))) is None


def test_titles_of_sections_are_not_found_by_letters_left_out() -> None:
    assert Query("nt").rank(Names.of(named("Notice", Kind.SECTION))) is None
    assert Query("nt").rank(Names.of(named("Notice", Kind.COMMAND))) is not None


def test_what_fits_best_comes_first(make_desk: MakeDesk, qtbot: QtBot) -> None:
    names = ("Cut open", "Fetch copy", "Xcopy", "Copying", "Copy", "Chop, or py")
    provider, _ = offering(*names)
    desk = make_desk(provider)
    desk.type("copy")
    qtbot.waitUntil(lambda: len(desk.shown) < len(names))
    assert desk.shown == ["Copy", "Copying", "Fetch copy", "Xcopy", "Chop, or py"]


def test_a_name_that_is_shown_comes_before_one_that_is_not(make_desk: MakeDesk, qtbot: QtBot) -> None:
    entries = [named("Flip", words=("convert",)), named("Convey")]
    desk = make_desk(lambda: entries)
    desk.type("conv")
    qtbot.waitUntil(lambda: desk.shown == ["Convey", "Flip"])


# Keys


def test_arrows_go_around_and_enter_chooses(make_desk: MakeDesk) -> None:
    provider, chosen = offering("一", "二", "三")
    desk = make_desk(provider)
    assert desk.current == "一"
    desk.type(Key.Key_Up)
    assert desk.current == "三"
    desk.type(Key.Key_Down, Key.Key_Tab)
    assert desk.current == "二"
    desk.type(Key.Key_Backtab, Key.Key_Return)
    assert chosen == ["一"]
    assert desk.palette_.isHidden()


def test_pages_stop_at_the_ends(make_desk: MakeDesk) -> None:
    provider, _ = offering(*map(str, range(20)))
    desk = make_desk(provider)
    desk.type(Key.Key_PageDown)
    assert desk.current == str(ROWS - 1)
    desk.type(Key.Key_PageDown)
    assert desk.current == "19"
    desk.type(Key.Key_PageUp, Key.Key_PageUp, Key.Key_PageUp)
    assert desk.current == "0"


def test_enter_chooses_what_was_typed_even_before_the_search_is_done(make_desk: MakeDesk) -> None:
    provider, chosen = offering(*(f"第{number}章" for number in range(3000)))
    desk = make_desk(provider)
    desk.palette_.field.setText("第2999章")
    QTest.keyClick(desk.palette_.field, Key.Key_Return)
    assert chosen == ["第2999章"]


def test_enter_does_nothing_where_nothing_fits(make_desk: MakeDesk, qtbot: QtBot) -> None:
    provider, chosen = offering("一")
    desk = make_desk(provider)
    desk.type("龘")
    qtbot.waitUntil(desk.palette_.nothing.isVisible)
    assert desk.palette_.list.isHidden()
    desk.type(Key.Key_Down, Key.Key_Return)
    assert not chosen
    assert desk.palette_.isVisible()
    desk.type(Key.Key_Backspace)
    assert desk.shown == ["一"]
    assert desk.palette_.list.isVisible()


def test_a_click_chooses(make_desk: MakeDesk) -> None:
    provider, chosen = offering("一", "二")
    desk = make_desk(provider)
    rows = desk.palette_.list
    middle = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen == ["二"]


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Return])
def test_the_keyboard_goes_back_to_where_it_was(make_desk: MakeDesk, key: Key) -> None:
    provider, _ = offering("一")
    desk = make_desk(provider)
    desk.type(key)
    assert desk.palette_.isHidden()
    assert desk.other.hasFocus()


def test_where_the_keyboard_was_may_be_gone(make_desk: MakeDesk, qtbot: QtBot) -> None:
    provider, _ = offering("一")
    desk = make_desk(provider)
    desk.type(Key.Key_Escape)
    lost = QLineEdit(desk)
    lost.show()
    lost.setFocus()
    desk.palette_.toggle()
    lost.deleteLater()
    with qtbot.waitSignal(lost.destroyed):
        pass
    desk.type(Key.Key_Escape)
    assert desk.other.hasFocus()


def test_it_goes_when_something_else_takes_the_keyboard(make_desk: MakeDesk) -> None:
    provider, chosen = offering("一")
    desk = make_desk(provider)
    QTest.mouseClick(desk.other, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert desk.palette_.isHidden()
    assert desk.other.hasFocus()
    assert not chosen


def test_its_keys_are_not_taken_by_actions_of_the_window(make_desk: MakeDesk) -> None:
    provider, chosen = offering("一")
    desk = make_desk(provider)
    action = QAction(desk)
    action.setShortcuts([QKeySequence("Esc"), QKeySequence("Return"), QKeySequence("Down")])
    action.triggered.connect(lambda: chosen.append("an action"))
    desk.addAction(action)
    QTest.keyClick(desk.windowHandle(), Key.Key_Down)
    QTest.keyClick(desk.windowHandle(), Key.Key_Escape)
    assert desk.palette_.isHidden()
    assert not chosen


def test_opened_again_it_begins_anew(make_desk: MakeDesk) -> None:
    provider, _ = offering("一", "二")
    desk = make_desk(provider)
    desk.type("二")
    desk.palette_.toggle()
    assert desk.palette_.isHidden()
    desk.palette_.toggle()
    assert desk.palette_.field.text() == ""
    assert desk.shown == ["一", "二"]


def test_it_fits_into_a_small_window(make_desk: MakeDesk) -> None:
    provider, _ = offering(*map(str, range(50)))
    desk = make_desk(provider)
    assert desk.palette_.width() < desk.width()
    desk.resize(320, 240)
    QApplication.processEvents()
    assert desk.rect().contains(desk.palette_.geometry())


# Laziness


class Counted:
    """Very many sections, that count how many of them were looked at."""

    def __init__(self) -> None:
        self.made = 0

    def __len__(self) -> int:
        return 5000

    def __getitem__(self, number: int, /) -> Entry:
        self.made += 1
        return named(f"第{number}回", Kind.SECTION)


def test_only_what_is_seen_is_made_on_opening(make_desk: MakeDesk, qtbot: QtBot) -> None:
    entries = Counted()
    desk = make_desk(lambda: entries)
    rows = desk.palette_.list.model()
    desk.palette_.repaint()
    assert entries.made < 4 * ROWS
    qtbot.waitUntil(lambda: entries.made >= 5000)
    desk.type("4999")
    qtbot.waitUntil(lambda: rows.rowCount() == 1)
    made = entries.made
    desk.type(Key.Key_Escape)
    desk.palette_.toggle()
    desk.type("4998")
    qtbot.waitUntil(lambda: rows.rowCount() == 1)
    assert entries.made - made < 4 * ROWS, "names are read once"


def test_what_was_found_stays_until_the_next_search_is_done(make_desk: MakeDesk, qtbot: QtBot) -> None:
    entries = Counted()
    desk = make_desk(lambda: entries)
    before = desk.palette_.geometry()
    desk.palette_.field.setText("12")
    rows = desk.palette_.list.model()
    assert rows.rowCount() == 5000
    assert desk.palette_.geometry() == before
    qtbot.waitUntil(lambda: 0 < rows.rowCount() < 5000)


# What it offers


@pytest.fixture
def pane(qtbot: QtBot) -> ArticlePane:
    pane = ArticlePane(Typography(LIGHT))
    qtbot.addWidget(pane)
    blocks = []
    for number in range(1, 6):
        blocks += [Block(f"第{number}節 發展網絡", BlockKind.HEADING, 1), Block("正文說明。" * 60)]
    pane.read(Reading(Article(tuple(blocks))))
    return pane


def texts(entries: Entries) -> list[str]:
    return [entries[number].text for number in range(len(entries))]


def test_sections_are_titled_in_the_shown_script(pane: ArticlePane) -> None:
    sections = Sections(pane)
    assert texts(sections())[0] == "第1節 發展網絡"
    assert sections() is sections(), "so that it is not read again"
    pane.choose(View.SIMPLIFIED)
    assert texts(sections())[0] == "第1节 发展网络"
    pane.read(Reading(Article((Block("別的"),))))
    assert texts(sections()) == []


def test_a_section_is_gone_to(pane: ArticlePane) -> None:
    entry = Sections(pane)()[3]
    assert entry.detail == "60 %"
    entry.choose()
    assert pane.place == Position(6, 0)


def test_files_are_named_with_their_folder_and_pages_with_their_server(tmp_path: Path) -> None:
    opened: list[str] = []
    places = [str(tmp_path / "一.txt"), str(Path.home() / "讀書" / "二.md"), "https://a.cn/文/三"]
    first, second, third = Files(lambda: [Document(n, place) for n, place in enumerate(places)], opened.append)()
    assert (first.text, first.detail) == ("一.txt", str(tmp_path))
    assert (second.text, second.detail) == ("二.md", str(Path("~") / "讀書"))
    assert (third.text, third.detail) == ("三", "a.cn")
    second.choose()
    third.choose()
    assert opened == places[1:]


@pytest.fixture
def actions(qtbot: QtBot) -> Iterator[dict[str, QAction]]:
    window = QMainWindow()
    qtbot.addWidget(window)
    yield make_actions(window)
    window.close()


def test_commands_say_their_keys_and_whether_they_are_on(actions: dict[str, QAction]) -> None:
    actions["repair"].setChecked(True)
    entries = {entry.text: entry for entry in Commands(actions)()}
    assert entries["Copy"].detail == "Ctrl+C"
    assert entries["Repair"].detail == "✓  Ctrl+R"
    assert entries["Copy section"].detail == ""


def test_commands_that_cannot_be_used_are_left_out(actions: dict[str, QAction]) -> None:
    actions["vocabulary"].setEnabled(False)
    assert "Vocabulary" not in texts(Commands(actions)())


def test_the_command_chosen_last_comes_first(actions: dict[str, QAction]) -> None:
    commands, heard = Commands(actions), []
    actions["zoom.in"].triggered.connect(lambda: heard.append("zoom"))
    for wanted in ("Repair", "Larger text", "Repair", "Larger text"):
        entries = commands()
        entries[texts(entries).index(wanted)].choose()
    assert texts(commands())[:3] == ["Larger text", "Repair", "Open…"]
    assert heard == ["zoom"] * 2
    assert not actions["repair"].isChecked(), "switched on and off again"


@pytest.mark.parametrize(
    ("typed", "appearance"),
    [("dark", Appearance.DARK), ("深色", Appearance.DARK), ("sepia", Appearance.PAPER), ("淺色", Appearance.LIGHT)],
)
def test_a_theme_is_worn_by_its_name(
    typed: str, appearance: Appearance, make_desk: MakeDesk, actions: dict[str, QAction], look: Look
) -> None:
    desk = make_desk(Commands(actions), Themes(look))
    desk.type(typed, Key.Key_Return)
    assert look.appearance is appearance
    assert [entry.detail for entry in Themes(look)()].count("✓") == 1


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("打开", "file.open"),
        ("開啟", "file.open"),
        ("繁體", "script.taiwan"),
        ("simplified", "script.simplified"),
        ("hong kong", "script.hongkong"),
        ("拷贝", "copy"),
        ("引用", "copy.quote"),
        ("全选", "select.all"),
        ("目录", "view.sections"),
        ("下一章", "section.next"),
        ("zoom in", "zoom.in"),
        ("全屏", "view.fullscreen"),
    ],
)
def test_a_command_is_found_by_chinese_and_english_words(
    actions: dict[str, QAction], make_desk: MakeDesk, typed: str, name: str, qtbot: QtBot
) -> None:
    desk = make_desk(Commands(actions))
    desk.type(typed)
    qtbot.waitUntil(lambda: actions[name].text() in desk.shown[:3])


def test_a_command_is_found_by_its_english_name_in_any_language(actions: dict[str, QAction]) -> None:
    actions["copy.quote"].setText("複製附出處的引文")
    quote = next(entry for entry in Commands(actions)() if entry.text == "複製附出處的引文")
    assert Query("copy quote").rank(Names.of(quote)) is not None


@pytest.mark.parametrize("name", [row.name for row in ACTIONS])
def test_every_command_has_a_chinese_name(name: str, actions: dict[str, QAction]) -> None:
    (entry,) = Commands({name: actions[name]})()
    assert re.search("[一-鿿]", "".join(Names.of(entry).folded)), "add its words to COMMAND_WORDS"
