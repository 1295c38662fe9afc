"""Values that are made in steps."""

from collections.abc import Iterator
from itertools import islice

from viewer.text.gradual import Gradual


def fill(value: list[int]) -> Iterator[None]:
    for number in range(3):
        value.append(number)
        yield


def test_each_step_does_some_of_it_and_whoever_needs_it_the_rest() -> None:
    value: list[int] = []
    gradual = Gradual(value, fill)
    assert value == []
    assert len(list(islice(gradual.steps(), 2))) == 2
    assert value == [0, 1]
    assert gradual.whole() == [0, 1, 2]


def test_nothing_is_done_twice() -> None:
    gradual = Gradual(list[int](), fill)
    assert len(list(gradual.steps())) == 3
    assert list(gradual.steps()) == []
    assert gradual.whole() == [0, 1, 2]
