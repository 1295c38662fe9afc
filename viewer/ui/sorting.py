"""Sorting what is so much that the window would not answer meanwhile."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Generator, Sequence
from operator import itemgetter
from typing import TypeVar

Item = TypeVar("Item")

_AT_ONCE = 500
"""Items that are sorted in one step: 1 to 2 ms."""


def sorted_in_steps(
    items: Sequence[Item], key: Callable[[Item], str], *, reverse: bool = False
) -> Generator[None, None, list[Item]]:
    """`sorted` in short steps, none if there are few items. Items that are equal stay in their order.

    A thread would not help: Python sorts a list without ever letting another thread go on.
    """
    if len(items) <= _AT_ONCE:
        return sorted(items, key=key, reverse=reverse)
    bounds = sorted(map(key, items[::_AT_ONCE]))
    yield
    heaps: list[list[tuple[str, Item]]] = [[] for _ in range(len(bounds) + 1)]
    for start in range(0, len(items), _AT_ONCE):
        for item in items[start : start + _AT_ONCE]:
            text = key(item)
            heaps[bisect(bounds, text)].append((text, item))
        yield
    found: list[Item] = []
    for heap in reversed(heaps) if reverse else heaps:
        heap.sort(key=itemgetter(0), reverse=reverse)
        found += map(itemgetter(1), heap)
        heap.clear()  # all at once they would take 30 ms to go
        yield
    return found
