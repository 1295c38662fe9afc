"""The kinds of settings: which values each allows, and how they are kept.

A kind also tells a preferences form which control to show: a box to tick, a number in a range, a choice. These are
plain classes because every start reads the settings, and as dataclasses they would cost it 2 ms.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")
E = TypeVar("E", bound=Enum | None)
Stored = str | int | float
Size = tuple[int, int]
"""Width and height in device-independent pixels."""


class Kind(Generic[T]):
    """What values a setting can have."""

    __slots__ = ()

    def dump(self, value: T) -> Stored:
        """The value as it is kept."""
        raise NotImplementedError

    def load(self, stored: object) -> T:
        """The value that was kept. Raises ValueError unless it is one that the setting allows."""
        raise NotImplementedError


class Flag(Kind[bool]):
    """Yes or no; kept as 1 or 0."""

    __slots__ = ()

    def dump(self, value: bool) -> int:
        return int(value)

    def load(self, stored: object) -> bool:
        if type(stored) is int and stored in (0, 1):
            return bool(stored)
        raise ValueError(f"neither 0 nor 1: {stored!r}")


class Whole(Kind[int]):
    """A whole number from `lowest` to `highest`, in `unit`, which a form changes by `step`."""

    __slots__ = ("highest", "lowest", "step", "unit")

    def __init__(self, lowest: int, highest: int, unit: str = "", step: int = 1) -> None:
        self.lowest = lowest
        self.highest = highest
        self.unit = unit
        self.step = step

    def dump(self, value: int) -> int:
        return value

    def load(self, stored: object) -> int:
        if type(stored) is int and self.lowest <= stored <= self.highest:
            return stored
        raise ValueError(f"not a whole number from {self.lowest} to {self.highest}: {stored!r}")


class Decimal(Kind[float]):
    """A number from `lowest` to `highest`, which a form changes by `step`."""

    __slots__ = ("highest", "lowest", "step")

    def __init__(self, lowest: float, highest: float, step: float) -> None:
        self.lowest = lowest
        self.highest = highest
        self.step = step

    def dump(self, value: float) -> float:
        return value

    def load(self, stored: object) -> float:
        if isinstance(stored, int | float) and self.lowest <= stored <= self.highest:
            return float(stored)
        raise ValueError(f"not a number from {self.lowest} to {self.highest}: {stored!r}")


class OneOf(Kind[E]):
    """One of `choices`, kept by the enum's value; None, where it is a choice, as an empty text."""

    __slots__ = ("choices",)

    def __init__(self, choices: tuple[E, ...]) -> None:
        self.choices = choices

    def dump(self, value: E) -> str:
        return "" if value is None else str(value.value)

    def load(self, stored: object) -> E:
        for choice in self.choices:
            if self.dump(choice) == stored:
                return choice
        raise ValueError(f"none of {', '.join(map(self.dump, self.choices))}: {stored!r}")


class Area(Kind[Size]):
    """A size between two others, kept as ``1080x780``."""

    __slots__ = ("largest", "smallest")

    def __init__(self, smallest: Size, largest: Size) -> None:
        self.smallest = smallest
        self.largest = largest

    def dump(self, value: Size) -> str:
        return f"{value[0]}x{value[1]}"

    def load(self, stored: object) -> Size:
        found = re.fullmatch(r"([0-9]{1,5})x([0-9]{1,5})", stored) if isinstance(stored, str) else None
        if found:
            size = int(found[1]), int(found[2])
            if all(low <= own <= high for low, own, high in zip(self.smallest, size, self.largest, strict=True)):
                return size
        raise ValueError(f"not a size from {self.dump(self.smallest)} to {self.dump(self.largest)}: {stored!r}")
