"""The screens that are looked at before a release."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QTextEdit, QToolButton, QTreeView

from tests.screens.camera import NARROW, STEADY_MS, WIDE, Scene
from viewer import resources
from viewer.article.reading import Reading
from viewer.formats import open_article
from viewer.library.settings import Appearance, Language
from viewer.ui.application import desk
from viewer.ui.window import MainWindow

VIEWS = ("original", "simplified", "taiwan", "hongkong")


def view_of(window: QMainWindow) -> QTextEdit:
    """The reading view of a window."""
    view = window.findChild(QTextEdit, "articleView")
    assert isinstance(view, QTextEdit)
    return view


def trigger(*names: str) -> Callable[[QMainWindow], None]:
    """What triggers actions in a row."""

    def act(window: QMainWindow) -> None:
        for name in names:
            action = window.findChild(QAction, name)
            assert isinstance(action, QAction), name
            action.trigger()
            QApplication.processEvents()

    return act


def scroll_down(screens: int) -> Callable[[QMainWindow], None]:
    """What reads on by so many screens."""

    def act(window: QMainWindow) -> None:
        for _ in range(screens):
            QTest.keyClick(view_of(window), Qt.Key.Key_PageDown)

    return act


def select(start: int, end: int) -> Callable[[QMainWindow], None]:
    """What selects characters of the page."""

    def act(window: QMainWindow) -> None:
        cursor = view_of(window).textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        view_of(window).setTextCursor(cursor)

    return act


def open_context_menu(window: QMainWindow) -> None:
    """Select something and ask for the menu on it."""
    select(60, 120)(window)
    port = view_of(window).viewport()
    point = QPoint(port.width() // 2, 120)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, port.mapToGlobal(point))
    QApplication.sendEvent(port, event)


def open_main_menu(window: QMainWindow) -> None:
    """Click on the button of the menu."""
    button = window.findChild(QToolButton, "menuButton")
    assert isinstance(button, QToolButton)
    menu = button.menu()
    menu.popup(button.mapToGlobal(QPoint(button.width() - menu.sizeHint().width(), button.height())))


def open_panel_menu(window: QMainWindow) -> None:
    """Ask for the menu on the second section."""
    tree = window.findChild(QTreeView, "sectionPanel")
    assert isinstance(tree, QTreeView)
    tree.customContextMenuRequested.emit(tree.visualRect(tree.model().index(1, 0)).center())


def narrow_sections(text: str) -> Callable[[QMainWindow], None]:
    """What types `text` into the filter of the section panel."""

    def act(window: QMainWindow) -> None:
        field = window.findChild(QLineEdit, "sectionFilter")
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.setText(text)

    return act


def copy_quote(window: QMainWindow) -> None:
    """Select something and copy it as a quote."""
    select(60, 120)(window)
    trigger("copy.quote")(window)


def look_for(text: str) -> Callable[[QMainWindow], None]:
    """What types `text` into the find bar."""

    def act(window: QMainWindow) -> None:
        trigger("find")(window)
        field = window.findChild(QLineEdit, "findField")
        assert isinstance(field, QLineEdit)
        field.setText(text)

    return act


def show_guide(section: int) -> Callable[[QMainWindow], None]:
    """What shows the guide in the window, at one of its sections."""

    def act(window: QMainWindow) -> None:
        assert isinstance(window, MainWindow)
        path = resources.path(f"guide/{desk().interpreter.spoken.value}.md")
        window.read(Reading(open_article(path), repair=False))
        trigger(*["section.next"] * section)(window)

    return act


def explain_doubt(window: QMainWindow) -> None:
    """Go to the first doubt, once it is found, and ask what it is about."""
    assert isinstance(window, MainWindow)
    action = window.actions_by_name["doubt.next"]
    QTest.qWait(STEADY_MS)
    action.trigger()
    trigger("doubt.details")(window)


_TAIWAN, _MAINLAND, _ENGLISH = Language.TAIWAN, Language.MAINLAND, Language.ENGLISH
_LIGHT, _PAPER, _DARK = Appearance.LIGHT, Appearance.PAPER, Appearance.DARK


def _in(language: Language, theme: Appearance, size: tuple[int, int], part: str, shows: str, **rest: Any) -> Scene:
    name = f"language-{part}-{language.value}-{theme.value}-{'narrow' if size is NARROW else 'wide'}"
    return Scene(name, shows, size=size, language=language, theme=theme, **rest)


# Each part in each language; themes and widths so that any two of language, theme and width meet.
LANGUAGES = (
    _in(_TAIWAN, _LIGHT, WIDE, "look", "the Aa panel", act=trigger("look")),
    _in(_MAINLAND, _PAPER, NARROW, "look", "the Aa panel", act=trigger("look")),
    _in(_ENGLISH, _DARK, WIDE, "look", "the Aa panel", act=trigger("look")),
    _in(_TAIWAN, _DARK, NARROW, "palette", "the palette", act=trigger("view.palette")),
    _in(_MAINLAND, _LIGHT, WIDE, "palette", "the palette", act=trigger("view.palette")),
    _in(_ENGLISH, _PAPER, NARROW, "palette", "the palette", act=trigger("view.palette")),
    _in(_TAIWAN, _PAPER, WIDE, "preferences", "the preferences", act=trigger("preferences")),
    _in(_MAINLAND, _DARK, WIDE, "preferences", "the preferences", act=trigger("preferences")),
    _in(_ENGLISH, _LIGHT, NARROW, "preferences", "the preferences", act=trigger("preferences")),
    _in(_TAIWAN, _LIGHT, NARROW, "menu", "the menu of all actions", act=open_main_menu),
    _in(_MAINLAND, _PAPER, WIDE, "menu", "the menu of all actions", act=open_main_menu),
    _in(_ENGLISH, _DARK, NARROW, "menu", "the menu of all actions", act=open_main_menu),
    _in(_TAIWAN, _DARK, WIDE, "notice", "a file that is not there", argv=("没有这个文件.txt",)),
    _in(_MAINLAND, _LIGHT, NARROW, "notice", "a file that is not there", argv=("没有这个文件.txt",)),
    _in(_ENGLISH, _PAPER, WIDE, "notice", "a damaged file", argv=("damaged.txt",)),
    _in(_TAIWAN, _PAPER, NARROW, "guide", "the guide", act=show_guide(0)),
    _in(_MAINLAND, _DARK, WIDE, "guide", "the guide", act=show_guide(6)),
    _in(_ENGLISH, _LIGHT, WIDE, "guide", "the guide", act=show_guide(0)),
    _in(_TAIWAN, _LIGHT, WIDE, "find", "the find bar", act=look_for("工業")),
    _in(_MAINLAND, _DARK, NARROW, "find", "the find bar", act=look_for("工业")),
    _in(_TAIWAN, _PAPER, WIDE, "keys", "the list of keys", act=trigger("help.shortcuts")),
    _in(_MAINLAND, _LIGHT, NARROW, "keys", "the list of keys", act=trigger("help.shortcuts")),
)

_SWITCHED_OFF = ("marks.changed", "marks.repaired")
_DOUBTS = ("doubts.md", "--script", "taiwan", "--vocabulary")
TRUST = (
    *(
        Scene(f"marks-{theme.value}", "all three marks", _DOUBTS, theme=theme, act=trigger(*_SWITCHED_OFF))
        for theme in (_LIGHT, _PAPER, _DARK)
    ),
    Scene("doubt-explained", "what a doubt is about", _DOUBTS, act=explain_doubt),
    Scene("settle", "the README's doubt", ("letters.md", "--script", "taiwan"), act=explain_doubt),
    Scene("report", "the report beside the text", _DOUBTS, act=trigger("report")),
    Scene("compare", "two columns", ("--script", "simplified"), act=trigger("compare")),
    Scene("compare-dark", "the same, dark", ("--script", "simplified"), theme=_DARK, act=trigger("compare")),
    Scene("compare-narrow", "one after the other", ("--script", "simplified"), NARROW, act=trigger("compare")),
    Scene("address", "the address bar", act=trigger("file.address")),
)

SCENES = (
    *TRUST,
    *(Scene(f"article-{view}", "the bundled article", ("--script", view)) for view in VIEWS),
    *(Scene(f"article-{view}-narrow", "the same, 480 wide", ("--script", view), NARROW) for view in VIEWS),
    *(Scene(f"article-{view}-dark", "the same, dark", ("--script", view), theme=_DARK) for view in VIEWS[1:3]),
    Scene("article-original-unrepaired", "every character of the source, pinyin too", ("--no-repair",)),
    Scene("article-end", "the end of the article; the last section is marked", act=scroll_down(9)),
    Scene("article-selection", "a selection across lines", act=select(60, 220)),
    Scene("article-selection-dark", "the same, dark", theme=_DARK, act=select(60, 220)),
    Scene("article-everything-selected", "everything selected", act=trigger("select.all")),
    Scene("article-context-menu", "the menu of the text", act=open_context_menu),
    Scene("article-context-menu-dark", "the same, dark", theme=_DARK, act=open_context_menu),
    Scene("article-main-menu", "the menu of all actions", act=open_main_menu),
    Scene("article-main-menu-narrow", "the same, 480 wide", size=NARROW, act=open_main_menu),
    Scene("article-panel-menu", "the menu of a section", act=open_panel_menu),
    Scene("article-toast", "the note that confirms a copy", act=copy_quote),
    Scene("article-no-panel", "without the panel", act=trigger("view.sections")),
    Scene("article-large", "text six sizes larger", act=trigger(*["zoom.in"] * 6)),
    Scene("article-small", "text four sizes smaller", act=trigger(*["zoom.out"] * 4)),
    Scene("article-very-wide", "a very wide window", size=(1900, 900)),
    Scene("article-tiny", "as small as it gets", size=(200, 150)),
    *(
        Scene(
            f"kinds-{view}-{page + 1}",
            "every kind of block",
            ("every-kind.md", "--script", view),
            act=scroll_down(page),
        )
        for view in ("simplified", "taiwan")
        for page in range(4)
    ),
    *(
        Scene(f"kinds-narrow-{page + 1}", "the same, 480 wide", ("every-kind.md",), NARROW, act=scroll_down(2 * page))
        for page in range(4)
    ),
    *(
        Scene(f"kinds-dark-{page + 1}", "the same, dark", ("every-kind.md",), theme=_DARK, act=scroll_down(page))
        for page in range(4)
    ),
    Scene("book-simplified", "a book: volumes and chapters in the panel", ("book.txt",)),
    Scene(
        "book-taiwan-later",
        "its later chapters",
        ("book.txt", "--script", "taiwan"),
        act=trigger(*["section.next"] * 7),
    ),
    Scene("book-filter", "the panel filtered in the other script", ("book.txt",), act=narrow_sections("鄉")),
    Scene("panel-long-titles", "titles longer than the panel", ("panel.txt",)),
    Scene(
        "panel-long-titles-narrow",
        "the same, 480 wide, panel shown",
        ("panel.txt",),
        NARROW,
        act=trigger("view.sections"),
    ),
    Scene("primer", "a primer: readings above the characters", ("primer.txt",)),
    Scene("primer-unrepaired", "its source", ("primer.txt", "--no-repair")),
    Scene("doors-hongkong", "a text of Hong Kong", ("doors.md", "--script", "hongkong")),
    Scene("doors-taiwan", "the same in Taiwan's forms", ("doors.md", "--script", "taiwan")),
    Scene("doors-simplified", "the same in the mainland's", ("doors.md", "--script", "simplified")),
    Scene("empty", "an empty file", ("empty.txt",)),
    Scene("missing", "a file that is not there", ("没有这个文件.txt",)),
    Scene("missing-narrow", "the same, 480 wide, dark", ("没有这个文件.txt",), NARROW, theme=_DARK),
    Scene("damaged", "a file with characters that cannot be read", ("damaged.txt",)),
    *LANGUAGES,
)
