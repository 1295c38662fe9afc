"""What tests of the window share: a desk of their own, and a reader at the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeySequence, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from viewer.library.settings import Settings
from viewer.library.store import Store
from viewer.text.routing import Tables
from viewer.ui.application import open_window
from viewer.ui.desk import Desk
from viewer.ui.look import Look
from viewer.ui.reading.view import ReadingView
from viewer.ui.window import MainWindow

Part = TypeVar("Part", bound=QWidget)
MakeLook = Callable[[Settings], Look]

_PATIENCE_MS = 60_000
"""How long a test waits for what has to come: a machine may have much else to do, and waiting less saves nothing."""


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """That of pytest-qt, with more patience."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=_PATIENCE_MS))
    return qtbot


@pytest.fixture(autouse=True)
def desk_of_its_own(data_folder: object) -> Iterator[None]:
    """Every test begins without windows and without what an earlier one kept."""
    yield
    application = QApplication.instance()
    desk = application.findChild(Desk) if application else None
    if desk is not None:
        desk.clear()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if application is not None:
        QGuiApplication.clipboard().clear()  # Qt's offscreen clipboard would outlive Python, and take it along


@pytest.fixture(autouse=True)
def tables_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A switch is done before the key is let go; tests of how it waits for its tables say so."""
    monkeypatch.setattr(Tables, "are_loaded", True)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """Settings of their own, kept in a file."""
    with Store.open(tmp_path / "state.sqlite") as store:
        yield Settings(store)


@pytest.fixture
def make_look(qapp: QApplication) -> Iterator[MakeLook]:
    """Makes looks whose clothes are taken off afterwards."""
    looks: list[Look] = []

    def make(settings: Settings) -> Look:
        looks.append(Look(settings, qapp))
        return looks[-1]

    yield make
    for look in looks:
        delete(look)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.fixture
def look(make_look: MakeLook, settings: Settings) -> Look:
    """A look that is worn while a test goes on."""
    return make_look(settings)


def delete(look: Look) -> None:
    """Take a look away, as the end of the program does."""
    if shiboken6.isValid(look):
        shiboken6.delete(look)


class Reader:
    """Somebody at a window, who knows its parts by the names that outside programs may rely on."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot = qtbot
        self.window = window
        self.view = self.part(ReadingView, "articleView")
        self.tree = self.part(QTreeView, "sectionPanel")
        self.filter = self.part(QLineEdit, "sectionFilter")
        self.notices = self.part(QFrame, "noticeBar")
        self.toast = self.part(QLabel, "toast")
        self.come_here()
        qtbot.waitUntil(lambda: self.has_settled)

    def come_here(self) -> None:
        """Turn to this window."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()

    def part(self, kind: type[Part], name: str) -> Part:
        """The widget of that name."""
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def action(self, name: str) -> QAction:
        """The action of that name."""
        found = self.window.findChild(QAction, name)
        assert isinstance(found, QAction), name
        return found

    @property
    def has_settled(self) -> bool:
        """Whether the window says what it shows, or why it shows nothing."""
        return bool(self.state) or self.notices.isVisible()

    @property
    def shown(self) -> str:
        """The page as it is shown."""
        return self.view.toPlainText()

    @property
    def place(self) -> str:
        """What the status bar says about the place."""
        return self.part(QLabel, "statusPlace").text()

    @property
    def state(self) -> str:
        """What the status bar says about the text."""
        return self.part(QLabel, "statusState").text()

    def wait_until_told(self, view: str) -> None:
        """Wait until the status bar names a view, which it does once the text is painted."""
        self.qtbot.waitUntil(lambda: self.state.startswith(view))

    @property
    def notice(self) -> str:
        """What the notice bar says; nothing while it is hidden."""
        return self.part(QLabel, "noticeText").text() if self.notices.isVisible() else ""

    @property
    def selected(self) -> str:
        """The selected text, lines ended by line feeds."""
        return self.view.textCursor().selectedText().replace("\u2029", "\n")

    @property
    def copied(self) -> str:
        """The text on the clipboard."""
        return QGuiApplication.clipboard().text()

    def press(self, keys: str, widget: QWidget | None = None) -> None:
        """Press keys, as they are written in menus."""
        QTest.keySequence(widget or self.view, QKeySequence(keys))

    def write(self, text: str, widget: QWidget) -> None:
        """Write into a widget, as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    def select(self, text: str) -> None:
        """Select the first place where the page shows `text`."""
        cursor = self.view.document().find(text, 0)
        assert cursor.hasSelection(), text
        self.view.setTextCursor(cursor)

    def sections(self, parent: QModelIndex | None = None) -> list[str]:
        """The titles in the panel, those of lower levels indented by two spaces each."""
        parent, model = parent or QModelIndex(), self.tree.model()
        titles: list[str] = []
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            titles += [str(index.data()), *("  " + title for title in self.sections(index))]
        return titles

    def section(self, title: str) -> QModelIndex:
        """The row of the panel with a title."""
        model = self.tree.model()
        flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        found = model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, title, 1, flags)
        assert found, title
        return found[0]

    def click_section(self, title: str) -> None:
        """Click on a section."""
        place = self.tree.visualRect(self.section(title)).center()
        QTest.mouseClick(self.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def click_view(self, name: str) -> None:
        """Click on a view in the script bar."""
        buttons = self.part(QFrame, "scriptBar").findChildren(QToolButton)
        button = next(button for button in buttons if button.text() == name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def point(self, position: int) -> QPoint:
        """A point of the viewport that the view says is at a position of the page, which is on the screen."""
        cursor = self.view.textCursor()
        cursor.setPosition(position)
        y = self.view.cursorRect(cursor).center().y()
        row = (QPoint(x, y) for x in range(self.view.viewport().width()))
        return next(point for point in row if self.view.cursorForPosition(point).position() >= position)

    def ask_menu(self, widget: QWidget, place: QPoint) -> QMenu:
        """Ask for the context menu at a place of a widget."""
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def choose_file(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Press Ctrl+O and choose a file in the dialog, or none for an empty path."""
        chosen = [str(path)] if path != Path() else []
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_rest: (chosen, ""))
        self.press("Ctrl+O")


@pytest.fixture
def open_file(qtbot: QtBot) -> Callable[..., Reader]:
    """Opens a window by the words of a command line."""

    def open_it(*words: object) -> Reader:
        window = open_window([str(word) for word in words])
        assert isinstance(window, MainWindow)
        return Reader(qtbot, window)

    return open_it


@pytest.fixture
def open_text(open_file: Callable[..., Reader], tmp_path: Path) -> Callable[..., Reader]:
    """Opens a window on a text, with options of the command line; `name` is the name of its file."""

    def open_it(text: str, *options: str, name: str = "文章.txt") -> Reader:
        path = tmp_path / name
        path.write_text(text, "utf-8", newline="")
        return open_file(path, *options)

    return open_it
