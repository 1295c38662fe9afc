"""Where a small panel goes that is about a place of the text: beside it, never on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 2
"""Pixels between the panel and the place."""


def put_beside(place: QRect, size: QSize, rooms: Sequence[QRect]) -> QRect:
    """Below the place, above it, to its right or left, in the first of the rooms that holds the whole panel there. If
    none does, the panel is made as low as the greater room above or below in the last one.
    """
    for room in rooms:
        for spot in _spots(place, size, room):
            if room.contains(spot):
                return spot
    room = rooms[-1]
    above, below = place.top() - GAP - room.top(), room.bottom() + 1 - (place.bottom() + 1 + GAP)
    height = min(size.height(), max(above, below, 1))
    top = place.bottom() + 1 + GAP if below >= above else place.top() - GAP - height
    return QRect(QPoint(_across(place, size, room), top), QSize(size.width(), height))


def _spots(place: QRect, size: QSize, room: QRect) -> Iterator[QRect]:
    across = _across(place, size, room)
    yield QRect(QPoint(across, place.bottom() + 1 + GAP), size)
    yield QRect(QPoint(across, place.top() - GAP - size.height()), size)
    down = _within(place.center().y() - size.height() // 2, size.height(), room.top(), room.height())
    yield QRect(QPoint(place.right() + 1 + GAP, down), size)
    yield QRect(QPoint(place.left() - GAP - size.width(), down), size)


def _across(place: QRect, size: QSize, room: QRect) -> int:
    return _within(place.center().x() - size.width() // 2, size.width(), room.left(), room.width())


def _within(wanted: int, length: int, start: int, room: int) -> int:
    """The start of a stretch, moved into a room; at the room's own start if it is longer than that."""
    return max(min(wanted, start + room - length), start)
