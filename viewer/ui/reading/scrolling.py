"""Where the window stands on the page: lands it on places and holds it still while heights become known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil, floor

from PySide6.QtWidgets import QScrollBar, QWidget

from viewer.article.blocks import BlockKind
from viewer.ui.reading.document import Place
from viewer.ui.reading.keys import Motion
from viewer.ui.reading.layout import PageLayout, Spot

_AIR = 0.6
"""Ems left above a heading that is landed on. Less than any heading's own gap, so that nothing else shows there."""
_SLICE = 150
"""Characters set in one idle moment, or one piece: about 1 ms, twice that on a slow machine."""
_REACH = 400
"""Pieces on either side of the window that are set when there is time: all of an ordinary page."""


class Scroller:
    """Moves `bar` for `viewport`, through which `layout` is seen.

    While `is_adjusting`, a change of the bar's value is not a movement of what the reader sees.
    """

    def __init__(self, bar: QScrollBar, viewport: QWidget, layout: PageLayout) -> None:
        self._bar = bar
        self._viewport = viewport
        self._layout = layout
        self.is_adjusting = False
        self.leader: Scroller | None = None
        """Who moves this window too, and so holds still for both; None if this one stands alone or leads."""

    @property
    def top(self) -> int:
        """The height on the page at which the window begins, in pixels."""
        return self._bar.value()

    @property
    def height(self) -> int:
        return self._viewport.height()

    def first_place(self) -> Place:
        """Where the first line begins that is at least half visible."""
        spot = self._layout.spot_at(self.top + self._layout.pitch / 2)
        return self._layout.place_of(spot) if spot else (0, 0)

    def last_place(self) -> Place:
        """Where the last line begins that is at least half visible."""
        spot = self._layout.spot_at(self.top + self.height - self._layout.pitch / 2)
        return self._layout.place_of(spot) if spot else (0, 0)

    def place_above(self, place: Place, height: int) -> Place:
        """Where the line begins that stands about `height` pixels above the one that shows `place`."""
        layout = self._layout
        layout.set_window(self._viewport.width(), self.height)
        spot = layout.spot(place)
        if spot is None:
            return place
        layout.galley.set_back(spot.piece, height - spot.line.top)
        top = layout.galley.top_of(spot.piece) + spot.line.top - height
        found = layout.spot_at(max(top, 0.0) + layout.pitch / 2)
        return layout.place_of(found) if found else place

    def land(self, place: Place) -> None:
        """Bring the line that shows `place` to the top, a little lower if it begins a heading."""
        layout = self._layout
        with self.adjusting():
            layout.set_window(self._viewport.width(), self.height)
            spot = layout.spot(place)
            if spot is not None:
                layout.galley.set_from(spot.piece, spot.line.top + self.height + layout.pitch)
            layout.announce_size()
            self._bar.setSingleStep(round(layout.pitch))
            if spot is not None:
                self._bar.setValue(round(self._landing(spot.piece, spot.line.top)))
        self._viewport.update()

    def show(self, spot: Spot) -> None:
        """Scroll no farther than it takes to have the whole of a line in the window."""
        top = spot.top + spot.line.top
        if top < self.top:
            self._bar.setValue(floor(self._landing(spot.piece, spot.line.top)))
        elif top + spot.line.height > self.top + self.height:
            self._bar.setValue(ceil(top + spot.line.height - self.height))

    def settle_visible(self) -> None:
        """Set what has come into the window; what has been seen before stays where it is on the screen."""
        galley = self._layout.galley
        if not galley.pieces:
            return
        held = first = galley.piece_at(self.top)
        while not galley.is_known(held) and held + 1 < len(galley.pieces):
            held += 1
            if galley.top_of(held) >= self.top + self.height:
                held = first
                break
        with self._holding(held):
            below = galley.top_of(held) - self.top
            galley.set_back(held, max(below, 0.0) + self._layout.pitch)
            galley.set_from(held, self.height - min(below, 0.0) + self._layout.pitch)

    def settle_more(self) -> bool:
        """Set a little of what lies around the window; whether there is more to do."""
        galley = self._layout.galley
        if not galley.pieces:
            return False
        guessed = galley.guessed_near(galley.piece_at(self.top), _SLICE, _REACH)
        holder = self.leader or self
        with holder._holding(holder._layout.galley.piece_at(holder.top)):
            for k in guessed:
                galley.set(k)
        return bool(guessed)

    def move(self, motion: Motion) -> None:
        """Scroll as a key asks for. Going on does not go past the page's end.

        A screen on, what was the last whole line is the first one; a screen back, what was the first is about the last.
        The window then begins with a whole line, so that nobody has to look for where to read on.
        """
        pitch = self._layout.pitch
        if motion is Motion.START:
            self._bar.setValue(0)
        elif motion is Motion.END:
            self._go_to_end()
        elif motion is Motion.SCREEN_DOWN:
            self._go_on()
        elif motion is Motion.SCREEN_UP:
            self._go_back()
        else:
            self._bar.setValue(round(self.top + (2 * pitch if motion is Motion.LINE_DOWN else -2 * pitch)))

    def _go_on(self) -> None:
        pitch = self._layout.pitch
        last = max((top for top, _ in self._whole_lines()), default=0.0)
        if last > self.top + pitch:
            self._begin_with(last)
        else:
            self._bar.setValue(round(self.top + max(self.height - 2 * pitch, pitch)))

    def _go_back(self) -> None:
        before, pitch = self.top, self._layout.pitch
        first = min((bottom for _, bottom in self._whole_lines()), default=before + 2 * pitch)
        self._bar.setValue(ceil(min(first - self.height, before - pitch)))
        if not self.is_at_start():
            self._begin_with(min((top for top, _ in self._whole_lines() if top < before), default=self.top))

    def _whole_lines(self) -> list[tuple[float, float]]:
        """The tops and bottoms of the lines that no edge of the window cuts."""
        first, last = self.top - 1, self.top + self.height + 1
        lines = [
            (top + line.top, top + line.top + line.height)
            for _, piece, top in self._layout.galley.visible(self.top, self.top + self.height)
            for line in piece.lines
        ]
        return [(top, bottom) for top, bottom in lines if first <= top and bottom <= last]

    def _begin_with(self, top: float) -> None:
        """Scroll so that the window begins with the line at the height `top`."""
        spot = self._layout.spot_at(top + 1)
        if spot is not None:
            self._bar.setValue(round(self._landing(spot.piece, spot.line.top)))

    def is_at_start(self) -> bool:
        return self.top <= 0

    def is_at_end(self) -> bool:
        """Whether the page's last line is visible."""
        return self.top + self.height >= self._layout.galley.bottom

    @contextmanager
    def adjusting(self) -> Iterator[None]:
        """The time in which the bar moves although the reader does not scroll."""
        before, self.is_adjusting = self.is_adjusting, True
        try:
            yield
        finally:
            self.is_adjusting = before

    def _landing(self, k: int, line_top: float) -> float:
        """The height at which the window begins when it lands on a line of piece k."""
        galley = self._layout.galley
        if line_top > 0:
            return galley.top_of(k) + line_top
        if k == 0:
            return 0.0
        air = _AIR * self._layout.em if galley.pieces[k].kind is BlockKind.HEADING else 0.0
        return galley.top_of(k) - air

    def _go_to_end(self) -> None:
        galley = self._layout.galley
        if galley.pieces:
            galley.set_back(len(galley.pieces), self.height)
            self._layout.announce_size()
            self._bar.setValue(max(round(galley.bottom + self._layout.em - self.height), 0))
            if self.top > 0:
                self._begin_with(min((top for top, _ in self._whole_lines()), default=self.top))

    @contextmanager
    def _holding(self, k: int) -> Iterator[None]:
        """Keep piece k where it is on the screen while heights change.

        If its own height is what becomes known, then its bottom is held, unless the window begins above it.
        """
        galley = self._layout.galley
        guessed, bottom = not galley.is_known(k), galley.bottom
        below = galley.top_of(k) - self.top
        height = galley.height_of(k)
        yield
        if galley.bottom == bottom:
            return
        if guessed and below < 0:
            below -= galley.height_of(k) - height
        with self.adjusting():
            self._layout.announce_size()
            self._bar.setValue(round(galley.top_of(k) - below))
