"""A book in a window: ``book.py PART FILE [TYPED SHOWN]`` prints what `PARTS[PART]` finds, in ms or MB."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from time import perf_counter

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTreeView

from tests.benchmarks.programs.reader import Heart, Session
from tests.benchmarks.programs.watching import finish, memory_mb
from viewer.article.blocks import Position

PLACES = 50
"""In the text, spread evenly."""
STEADY_S = 1.2
"""A book is taken for read when the panel and the status bar have not changed for so long."""


def read_whole(session: Session) -> None:
    """Wait until the window has gone through all of the book."""
    tree, state = session.child(QTreeView, "sectionPanel"), session.child(QLabel, "statusState")
    place = session.child(QLabel, "statusPlace")
    seen, since = object(), perf_counter()
    while perf_counter() < since + STEADY_S:
        session.rest(100)
        now = (tree.model().rowCount(), len(session.window.pane.reading.article.blocks), state.text(), place.text())
        if now != seen:
            seen, since = now, perf_counter()


def switches(session: Session) -> dict[str, object]:
    """How long a switch takes at many places, after the dictionaries were loaded."""
    read_whole(session)
    for _ in range(2):
        session.until_painted(partial(session.press, Qt.Key.Key_T))
        session.rest(500)
    found, blocks = [], len(session.window.pane.reading.article.blocks)
    for place in range(PLACES):
        session.window.pane.go_to(Position(place * blocks // PLACES, 0))
        session.rest(100)
        before = session.view.toPlainText()
        found.append(session.until_painted(partial(session.press, Qt.Key.Key_T)))
        assert session.view.toPlainText() != before, "the key changed nothing"
        session.rest()
    return {"switch": found}


def jumps(session: Session) -> dict[str, object]:
    """How long it takes from Enter on a section in the panel to the article painted there."""
    read_whole(session)
    tree = session.child(QTreeView, "sectionPanel")
    rows = list(_rows(tree.model(), QModelIndex()))
    found = []
    for place in range(1, PLACES + 1):
        tree.setCurrentIndex(rows[place * (len(rows) - 1) // PLACES])
        tree.setFocus()
        session.rest(100)
        found.append(session.until_painted(lambda: QTest.keyClick(tree, Qt.Key.Key_Return)))
        session.rest()
    return {"jump": found}


def finds(session: Session) -> dict[str, object]:
    """How long it takes from words typed in the other script to the page painted that has them."""
    read_whole(session)
    typed, shown = sys.argv[3:]
    session.child(QAction, "find").trigger()
    session.rest(300)
    field = session.child(QLineEdit, "findField")
    start = perf_counter()
    session.until_painted(partial(field.setText, typed))
    while shown not in session.view.toPlainText():
        session.until_painted(lambda: None)
    return {"find": [(session.painted_at - start) * 1000]}


def memory(session: Session) -> dict[str, object]:
    """How much memory the window takes: with all of the book read, and after a switch to the other script."""
    read_whole(session)
    before = memory_mb()
    session.until_painted(lambda: session.press(Qt.Key.Key_T))
    read_whole(session)
    return {"opened": [before], "switched": [memory_mb()]}


def stalls(session: Session) -> dict[str, object]:
    """The longest times the window did not answer: until the book was read, at the first switch, and at others."""
    heart = Heart()
    read_whole(session)
    found = {"opening": [heart.longest()]}
    for name in ("first", "switching"):
        for _ in range(1 if name == "first" else 4):
            session.until_painted(lambda: session.press(Qt.Key.Key_T))
            session.rest(500)
        found[name] = [heart.longest()]
    return dict(found)


def _rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from _rows(model, index)


PARTS: dict[str, Callable[[Session], dict[str, object]]] = {
    "switches": switches,
    "jumps": jumps,
    "finds": finds,
    "memory": memory,
    "stalls": stalls,
}

application = QApplication(sys.argv[:1])
finish(PARTS[sys.argv[1]](Session(sys.argv[2], rest=0)))
