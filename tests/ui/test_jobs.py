"""Work that is done while the window has nothing else to do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from viewer.ui.jobs import Rank, Slices


def test_what_comes_first_is_done_before_the_rest_goes_on(qtbot: QtBot) -> None:
    done: list[str] = []
    owner = QObject()
    usual, first = Slices(owner), Slices(owner, Rank.FIRST)

    def rest() -> Iterator[None]:
        done.append("begun")
        first.start(urgent())
        yield
        while True:
            done.append("rest")
            yield

    def urgent() -> Iterator[None]:
        for _ in range(1_000):
            done.append("first")
            yield

    usual.start(rest())
    qtbot.waitUntil(lambda: "first" in done and done[-1] == "rest")
    usual.stop()
    after_first = done[done.index("first") :]
    assert after_first.index("rest") == 1_000
    assert not first.is_busy


def test_new_work_takes_the_place_of_the_old(qtbot: QtBot) -> None:
    done: list[int] = []
    owner = QObject()
    slices = Slices(owner)
    slices.start(map(done.append, count()))
    slices.start(map(done.append, [-1, -2, -3]))
    qtbot.waitUntil(lambda: not slices.is_busy)
    assert done == [-1, -2, -3]


def test_what_came_first_in_a_window_that_is_gone_holds_nothing_up(qtbot: QtBot) -> None:
    done: list[int] = []
    owner, gone = QObject(), QObject()
    first, usual = Slices(gone, Rank.FIRST), Slices(owner)
    first.start(map(done.append, count()))
    delete(gone)
    usual.start(map(done.append, [-1, -2]))
    qtbot.waitUntil(lambda: done == [-1, -2])
    assert not isValid(first)


def test_what_comes_last_waits_for_all_others(qtbot: QtBot) -> None:
    done: list[int] = []
    owner = QObject()
    last, usual, other = Slices(owner, Rank.LAST), Slices(owner), Slices(owner)
    last.start(map(done.append, [-1, -2]))
    usual.start(map(done.append, range(1_000)))
    other.start(map(done.append, range(1_000, 2_000)))
    qtbot.waitUntil(lambda: not last.is_busy)
    assert done[-2:] == [-1, -2]
    assert sorted(done[:-2]) == list(range(2_000))
