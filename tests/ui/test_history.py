"""Going back and forward through jumps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from viewer.article.blocks import Block, Position
from viewer.ui.history import LONGEST, History, are_near

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]

PARAGRAPH = "據" * 360
BLOCKS = [Block(PARAGRAPH)] * 400


def at(block: int, offset: int = 0) -> Position:
    return Position(block, offset)


@pytest.fixture
def history(qapp: object) -> History:
    history = History()
    history.begin(BLOCKS)
    return history


def test_nothing_to_go_back_to_at_first(history: History) -> None:
    assert history.back(at(3)) is None
    assert history.forward(at(3)) is None
    assert not history.can_go_back
    assert not history.can_go_forward


def test_back_and_forward_lead_the_way_that_was_jumped(history: History) -> None:
    history.jumped(at(0), at(50))
    history.jumped(at(50), at(10))
    assert history.back(at(10)) == at(50)
    assert history.back(at(50)) == at(0)
    assert history.back(at(0)) is None
    assert history.forward(at(0)) == at(50)
    assert history.forward(at(50)) == at(10)
    assert history.forward(at(10)) is None


def test_scrolling_moves_both_ends_of_a_jump(history: History) -> None:
    history.jumped(at(7, 20), at(50))
    assert history.back(at(63, 5)) == at(7, 20)
    assert history.forward(at(9)) == at(63, 5), "where the reader had scrolled to after the jump"
    assert history.back(at(63, 5)) == at(9)


def test_a_jump_after_going_back_gives_up_the_way_forward(history: History) -> None:
    history.jumped(at(0), at(50))
    history.back(at(50))
    history.jumped(at(0), at(90))
    assert not history.can_go_forward
    assert history.back(at(90)) == at(0)


def test_a_jump_inside_the_screen_is_none(history: History) -> None:
    history.jumped(at(0), at(50))
    history.back(at(50))
    history.jumped(at(0), at(0, 300))
    assert not history.can_go_back
    assert history.can_go_forward, "the way forward stays open"


def test_short_jumps_in_a_row_are_one_that_begins_where_they_began(history: History) -> None:
    for block in range(3):
        history.jumped(at(block), at(block + 1))
    assert history.back(at(3)) == at(0)
    assert history.back(at(0)) is None


def test_from_hit_to_hit_is_one_jump(history: History) -> None:
    history.found(at(3), at(50))
    history.found(at(50, 2), at(90))
    history.found(at(90), at(10))
    assert history.back(at(10)) == at(3)
    assert history.back(at(3)) is None
    assert history.forward(at(3)) == at(10)


def test_a_search_from_another_place_is_another_jump(history: History) -> None:
    history.found(at(3), at(50))
    history.found(at(80), at(90))
    history.jumped(at(90), at(20))
    history.found(at(20), at(60))
    assert [history.back(at(60)), history.back(at(20)), history.back(at(80))] == [at(20), at(90), at(80)]
    assert history.back(at(80)) == at(3)


def test_a_hit_nearby_is_no_jump_but_the_next_one_may_be(history: History) -> None:
    history.found(at(3), at(4))
    assert not history.can_go_back
    history.found(at(4), at(90))
    assert history.back(at(90)) == at(3)


def test_short_jumps_with_scrolling_between_them_are_not_in_a_row(history: History) -> None:
    history.jumped(at(0), at(1))
    history.jumped(at(40), at(41))
    assert not history.can_go_back


def test_the_same_place_is_not_remembered_twice_in_a_row(history: History) -> None:
    history.jumped(at(0), at(50))
    history.jumped(at(0, 40), at(90))  # the reader scrolled back to the beginning
    assert history.back(at(90)) == at(0, 40)
    assert not history.can_go_back


def test_the_oldest_is_forgotten(history: History) -> None:
    for block in range(0, 2 * (LONGEST + 20), 2):
        history.jumped(at(block), at(block + 50))
    places = []
    here = at(300)
    while (place := history.back(here)) is not None:
        places.append(here := place)
    assert len(places) == LONGEST
    assert places[0] > places[-1] > at(30)


def test_another_article_begins_anew(history: History, qtbot: QtBot) -> None:
    history.jumped(at(0), at(50))
    history.jumped(at(50), at(90))
    history.back(at(90))
    with qtbot.waitSignals([history.back_possible, history.forward_possible], check_params_cbs=[lambda on: not on] * 2):
        history.begin(BLOCKS[:10])
    assert history.back(at(0)) is None


def test_what_is_possible_is_announced(history: History, qtbot: QtBot) -> None:
    with qtbot.waitSignal(history.back_possible, check_params_cb=lambda on: on):
        history.jumped(at(0), at(50))
    with qtbot.waitSignal(history.forward_possible, check_params_cb=lambda on: on):
        history.back(at(50))
    with qtbot.waitSignal(history.forward_possible, check_params_cb=lambda on: not on):
        history.forward(at(0))


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        (at(3), at(3), True),
        (at(3), at(3, 359), True),
        (at(3), at(4), True),
        (at(3), at(5), False),
        (at(3, 359), at(5), True),
        (at(0), at(399, 5), False),
        (at(3, 5_000), at(4), True),
    ],
)
def test_near_is_less_than_a_screenful_of_lines(one: Position, other: Position, near: bool) -> None:
    assert are_near(BLOCKS, one, other) is near
    assert are_near(BLOCKS, other, one) is near


def test_short_lines_take_a_line_each() -> None:
    verse = [Block("牀前明月光")] * 60
    assert are_near(verse, at(0), at(19))
    assert not are_near(verse, at(0), at(20))


PLACES = st.builds(Position, st.integers(0, len(BLOCKS) - 1), st.integers(0, len(PARAGRAPH)))


@given(st.lists(PLACES, max_size=30), PLACES)
def test_all_the_way_back_and_forward_ends_where_it_began(targets: list[Position], here: Position) -> None:
    history = History()
    history.begin(BLOCKS)
    for target in targets:
        history.jumped(here, target)
        here = target
    end, steps = here, 0
    while (place := history.back(here)) is not None:
        here, steps = place, steps + 1
    for _ in range(steps):
        place = history.forward(here)
        assert place is not None
        here = place
    assert here == end
    assert not history.can_go_forward


def test_alt_left_returns_from_a_hit_to_where_the_search_began(open_text: Open) -> None:
    filler = "江水是真的，城里的人和事都是编的。" * 12
    reader = open_text("\n".join(f"网络{filler}" if k in (40, 80) else filler for k in range(120)))
    reader.press("PgDown")
    place = reader.view.first_visible()
    reader.press("Ctrl+F")
    field = reader.part(QLineEdit, "findField")
    reader.write("網絡", field)
    reader.qtbot.waitUntil(lambda: reader.view.first_visible()[0] in range(35, 41))
    reader.press("F3")
    reader.qtbot.waitUntil(lambda: reader.view.first_visible()[0] in range(75, 81))
    reader.press("Esc", field)
    reader.press("Alt+Left")
    assert reader.view.first_visible() == place
    reader.press("Alt+Right")
    assert reader.view.first_visible()[0] in range(75, 81)
