"""One window, used as a reader uses it: ``session.py PART [FILE]`` prints what `PARTS[PART]` finds, in ms or MB."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeView

from tests.benchmarks.programs.reader import VIEW_KEYS, Heart, Session
from tests.benchmarks.programs.watching import finish, memory_mb
from viewer.ui.opening import order_of

ROUNDS = 17
"""Of the cycle."""


def switches(session: Session) -> dict[str, object]:
    """How long each switch takes: those that first show a view, and the others."""
    found = list(session.switch(1 + ROUNDS))
    return {"first": found[:4], "switch": found[len(VIEW_KEYS) :]}


def jumps(session: Session) -> dict[str, object]:
    """How long it takes from the click on a section to the article painted at it."""
    tree = session.child(QTreeView, "sectionPanel")
    rows = [tree.model().index(row, 0) for row in range(tree.model().rowCount())]
    found = []
    for index in islice(cycle((rows[-1], rows[0], *rows[1:-1])), 60):
        middle: QPoint = tree.visualRect(index).center()
        left = Qt.MouseButton.LeftButton
        click = partial(QTest.mouseClick, tree.viewport(), left, Qt.KeyboardModifier.NoModifier, middle)
        found.append(session.until_painted(click))
        session.rest()
    return {"jump": found}


def finds(session: Session) -> dict[str, object]:
    """How long it takes from words typed in the other script to their hits marked, and to switch with them marked."""
    session.child(QAction, "find").trigger()
    session.rest(300)
    field = session.child(QLineEdit, "findField")
    found = []
    for words in islice(cycle(("发展", "网络", "新型", "工业")), 24):
        found.append(session.until_painted(partial(field.setText, words)))
        session.rest(60)
    field.setText("网络")
    session.rest(300)
    return {"find": found[4:], "switch": list(session.switch(8))[len(VIEW_KEYS) :]}


def memory(session: Session) -> dict[str, object]:
    """How much memory the window takes: as opened, and after a switch to the other script."""
    before = memory_mb()
    session.until_painted(lambda: session.press(Qt.Key.Key_T))
    session.rest(1000)
    return {"opened": [before], "switched": [memory_mb()]}


def stalls(session: Session) -> dict[str, object]:
    """The longest times the window did not answer: while another file was opened, and while views were switched."""
    heart = Heart()
    session.until_painted(lambda: session.window.opening.open(order_of(sys.argv[2])))
    session.rest(1000)
    opening = heart.longest()
    for _ in session.switch(5):
        pass
    return {"opening": [opening], "switching": [heart.longest()]}


PARTS: dict[str, Callable[[Session], dict[str, object]]] = {
    "switches": switches,
    "jumps": jumps,
    "finds": finds,
    "memory": memory,
    "stalls": stalls,
}

application = QApplication(sys.argv[:1])
finish(PARTS[sys.argv[1]](Session(*sys.argv[2:])))
