"""Values that take long to make, made in steps by whoever has a moment for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Gradual(Generic[Value]):
    """A value that is whole once `fill` has gone through it. One thread takes the steps, in as many places as it likes.

    Whoever needs the value has what is left of it made at once.
    """

    def __init__(self, value: Value, fill: Callable[[Value], Iterator[None]]) -> None:
        self._value = value
        self._rest = fill(value)

    def steps(self) -> Iterator[None]:
        """What is left to do, each step when it is asked for."""
        while next(self._rest, self) is None:
            yield

    def whole(self) -> Value:
        """The value."""
        for _ in self._rest:
            pass
        return self._value
