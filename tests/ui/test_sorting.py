"""What is sorted in steps comes out as Python sorts it."""

from __future__ import annotations

from collections.abc import Generator
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.ui import sorting
from viewer.ui.sorting import sorted_in_steps

Row = tuple[str, int]


def outcome(work: Generator[None, None, list[Row]]) -> tuple[int, list[Row]]:
    """How many steps it took, and what came out."""
    steps = 0
    while True:
        try:
            next(work)
        except StopIteration as end:
            return steps, list(end.value)
        steps += 1


@given(st.lists(st.text("甲乙丙", max_size=2), max_size=60), st.booleans())
def test_it_is_what_sorted_makes(texts: list[str], reverse: bool) -> None:
    rows = [(text, number) for number, text in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "_AT_ONCE", 4)
        _, found = outcome(sorted_in_steps(rows, itemgetter(0), reverse=reverse))
    assert found == sorted(rows, key=itemgetter(0), reverse=reverse)


def test_few_are_sorted_at_once_and_many_in_steps() -> None:
    def rows(count: int) -> list[Row]:
        return [(str(number * 7919 % 10_007), number) for number in range(count)]

    assert outcome(sorted_in_steps(rows(400), itemgetter(0)))[0] == 0
    assert outcome(sorted_in_steps(rows(10_000), itemgetter(0)))[0] > 20
