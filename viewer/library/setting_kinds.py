"""The kinds of settings: which values each allows, and how they are kept.

A kind also tells a preferences form which control to show: a box to tick, a number in a range, a choice.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")
E = TypeVar("E", bound=Enum | None)
Stored = str | int | float


class Kind(ABC, Generic[T]):
    """What values a setting can have."""

    @abstractmethod
    def dump(self, value: T) -> Stored:
        """The value as it is kept."""

    @abstractmethod
    def load(self, stored: object) -> T:
        """The value that was kept. Raises ValueError unless it is one that the setting allows."""


@dataclass(frozen=True, slots=True)
class Flag(Kind[bool]):
    """Yes or no; kept as 1 or 0."""

    def dump(self, value: bool) -> int:
        return int(value)

    def load(self, stored: object) -> bool:
        if type(stored) is int and stored in (0, 1):
            return bool(stored)
        raise ValueError(f"neither 0 nor 1: {stored!r}")


@dataclass(frozen=True, slots=True)
class Whole(Kind[int]):
    """A whole number from `lowest` to `highest`, in `unit`."""

    lowest: int
    highest: int
    unit: str = ""

    def dump(self, value: int) -> int:
        return value

    def load(self, stored: object) -> int:
        if type(stored) is int and self.lowest <= stored <= self.highest:
            return stored
        raise ValueError(f"not a whole number from {self.lowest} to {self.highest}: {stored!r}")


@dataclass(frozen=True, slots=True)
class Decimal(Kind[float]):
    """A number from `lowest` to `highest`, which a form changes by `step`."""

    lowest: float
    highest: float
    step: float

    def dump(self, value: float) -> float:
        return value

    def load(self, stored: object) -> float:
        if isinstance(stored, int | float) and self.lowest <= stored <= self.highest:
            return float(stored)
        raise ValueError(f"not a number from {self.lowest} to {self.highest}: {stored!r}")


@dataclass(frozen=True, slots=True)
class OneOf(Kind[E]):
    """One of `choices`, kept by the enum's value; None, where it is a choice, as an empty text."""

    choices: tuple[E, ...]

    def dump(self, value: E) -> str:
        return "" if value is None else str(value.value)

    def load(self, stored: object) -> E:
        for choice in self.choices:
            if self.dump(choice) == stored:
                return choice
        raise ValueError(f"none of {', '.join(map(self.dump, self.choices))}: {stored!r}")


class Size(NamedTuple):
    """Width and height in device-independent pixels."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Area(Kind[Size]):
    """A size between two others, kept as ``1080x780``."""

    smallest: Size
    largest: Size

    def dump(self, value: Size) -> str:
        return f"{value[0]}x{value[1]}"

    def load(self, stored: object) -> Size:
        found = re.fullmatch(r"([0-9]{1,5})x([0-9]{1,5})", stored) if isinstance(stored, str) else None
        if found:
            size = Size(int(found[1]), int(found[2]))
            if all(low <= own <= high for low, own, high in zip(self.smallest, size, self.largest, strict=True)):
                return size
        raise ValueError(f"not a size: {stored!r}")
