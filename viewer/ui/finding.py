"""Finding in the article: the hits of a query, the one that the reader stands on, and their marks on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.article.blocks import Article, Position
from viewer.article.search import Hit, by_section, is_shown, scan
from viewer.text.query import Query, compile_query
from viewer.ui.afterpaint import AfterPaint
from viewer.ui.articlepane import ArticlePane
from viewer.ui.hits import Hits, shown_range, start_of
from viewer.ui.jobs import Rank, Slices
from viewer.ui.reading.document import Place
from viewer.ui.reading.layout import PageLayout
from viewer.ui.reading.style import MarkKind
from viewer.ui.reading.view import ReadingView

AT_ONCE_S = 0.008
"""How long the search may go on before the window answers."""
_PAUSE_S = 0.05
"""How often it is announced what has been found."""
MOST_MARKS = 2_000
"""Hits marked at once, those nearest to the place: more than any page has but one that is a single endless block."""
_AT_ONCE = 100
"""Hits that are marked before they are painted even if they are out of view: 1 ms."""
_NOTHING = Query("", "", None, 0, 0)


@dataclass(frozen=True, slots=True)
class _Wish:
    """The hit to go to: the first that begins at `position` or after it, or `backwards` the last before it."""

    position: Position
    backwards: bool = False


class Finding(QObject):
    """Looks for a text in the pane's article. Hits are ranges of the source: a switch of what is shown keeps them.

    What the first slice finds is marked at once, the rest as it is found: the page in view first, then all that follows
    it, then what comes before. Going to a hit that is not found yet waits for it.
    """

    changed = Signal()
    """There are other hits, or the reader stands on another."""
    jumped = Signal(Position, Position)
    """A hit was out of view: the reader was taken from one place to another."""
    counted = Signal(object)
    """How many hits each section has, a sequence in their order; empty if nothing is looked for."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._slices = Slices(self, Rank.FIRST)
        self._query = _NOTHING
        self._vocabulary = False
        self._article: Article = pane.reading.article
        self._clean = pane.reading.clean
        self._first = self._searched = 0
        self._wish: _Wish | None = None
        self._stand: Position | None = None
        self._marked: object = None
        self.hits = Hits()
        self.counts: list[int] = []
        self.current: Hit | None = None
        self.wrapped = 0
        """1 if the last step went on from the beginning of the article, -1 if it went on from its end."""
        self.is_complete = True
        self._telling = QTimer(self, singleShot=True)  # once what is found is painted
        self._telling.timeout.connect(lambda: self.counted.emit(self.counts))
        pane.page_shown.connect(self._mark_page)
        pane.shown_changed.connect(self._follow)
        pane.place_changed.connect(self._mark)

    @property
    def is_looking(self) -> bool:
        """Whether there is something to look for."""
        return bool(self._query)

    @property
    def number(self) -> int | None:
        """Which hit the reader stands on, from 1; None if on none, or as long as those before it are not all found."""
        if self.current is None or not self.is_complete:
            return None
        index = self.hits.before(start_of(self.current))
        return index + 1 if index < len(self.hits) and self.hits.at(index) == self.current else None

    def look_for(self, text: str, steps: int = 0) -> None:
        """Look for `text` and go to the first hit from the reader's place on.

        With `steps` 1 or -1 go past the hit that the reader stood on before, to the next or to the previous one.
        """
        wish = self._wish_for(steps)
        self.current = None
        self._compile(text)
        self._begin(wish)

    def survey(self, text: str) -> None:
        """Mark and count the hits of `text` without going anywhere; the next search begins at the reader's place."""
        self.current = self._stand = None
        self._compile(text)
        self._begin(None)

    def step(self, steps: int) -> None:
        """Go to the next hit (1) or the previous one (-1), around the article's end."""
        if self._query:
            self._wish = self._wish_for(steps)
            self._grant()
            self._announce()

    def start_at(self, position: Position) -> None:
        """Begin the next search at `position`, as long as it can be seen, instead of the top of the view."""
        self._stand = position

    def stop(self) -> None:
        """Look for nothing, and take the marks off."""
        self._query, self.current = _NOTHING, None
        self._begin(None)

    # Searching

    def _compile(self, text: str) -> None:
        # The words of the region are the ones that the reader sees, and types.
        self._clean = self._pane.reading.clean
        self._vocabulary = self._pane.reading.rendition.vocabulary
        self._query = compile_query(text, vocabulary=self._vocabulary)

    def _begin(self, wish: _Wish | None) -> None:
        """Search anew; what one slice does not reach follows when the window has nothing else to do."""
        self._slices.stop()
        reading = self._pane.reading
        self._article, self._wish, self.wrapped = reading.article, wish, 0
        self._first = self._searched = self._pane.page.start
        self.hits, self.is_complete = Hits(), False
        self.counts = [0] * len(reading.sections) if self._query else []
        work, deadline = self._search(), perf_counter() + AT_ONCE_S
        for _ in work:
            if perf_counter() > deadline:
                self._slices.start(self._announced(work))
                break
        self._announce()

    def _search(self) -> Iterator[None]:
        """Search from the page in view to the end of what has been read, then what comes before."""
        while self._searched < self._readable:
            part = range(self._searched, self._readable)
            for portion in scan(self._article, self._query, part):
                self._take(portion)
                yield
            self._searched = part.stop
        if not self._pane.reading.is_whole:
            return  # until more of it has been read
        for portion in scan(self._article, self._query, range(self._first)):
            self._take(portion)
            yield
        self.is_complete = True
        self._grant()

    @property
    def _readable(self) -> int:
        """Blocks that can be searched: the last one that has been read may go on in the next, and a hit with it."""
        return len(self._article.blocks) - (not self._pane.reading.is_whole)

    def go_on(self) -> None:
        """Search what has been read of the article meanwhile."""
        if self._query and not self.is_complete and not self._slices.is_busy:
            self._slices.start(self._announced(self._search()))

    def recount(self) -> None:
        """Count the hits anew: the article has other sections by now."""
        if self._query:
            starts = [self.hits.before(section.position) for section in self._pane.reading.sections]
            self.counts = [after - before for before, after in pairwise([*starts, len(self.hits)])]
            self.counted.emit(self.counts)

    def _announced(self, work: Iterator[None]) -> Iterator[None]:
        """The same work, with what it finds announced as it goes on, but not more often than it can be seen."""
        said, known = perf_counter(), len(self.hits)
        for step in work:
            if len(self.hits) != known and perf_counter() - said > _PAUSE_S:
                self._announce()
                said, known = perf_counter(), len(self.hits)
            yield step
        self._announce()

    def _take(self, portion: Sequence[Hit]) -> None:
        """Keep the hits that there is something to see of: letters of hidden pinyin are none."""
        if shown := [hit for hit in portion if is_shown(self._clean, hit)]:
            self.hits.add(shown)
            self._count(shown)
            self._grant()

    def _count(self, portion: Sequence[Hit]) -> None:
        """Count the hits for their sections, among those that the portion touches: a book may have 20,000."""
        reading = self._pane.reading
        ends = (reading.section_at(start_of(portion[0])), reading.section_at(start_of(portion[-1])))
        first, last = ends[0] or 0, -1 if ends[1] is None else ends[1]
        for section, hits in by_section(portion, reading.sections[first : last + 1]):
            if section is not None:
                self.counts[first + section] += len(hits)

    def _announce(self) -> None:
        self._mark()
        self.changed.emit()
        self._telling.start()

    def _follow(self) -> None:
        """Other text is shown: mark it, and look through another article without going anywhere."""
        reading = self._pane.reading
        if reading.article is not self._article:
            self.survey(self._query.text)
        elif self._query and (reading.rendition.vocabulary, reading.clean) != (self._vocabulary, self._clean):
            self._compile(self._query.text)
            self._begin(None)
        self._mark()

    # Going from hit to hit

    def _wish_for(self, steps: int) -> _Wish:
        stand = self._stand
        if stand is None or not is_visible(self._pane.view, self._spot(stand)):
            return _Wish(self._pane.place, backwards=steps < 0)
        return _Wish(Position(stand.block, stand.offset + (steps > 0)), backwards=steps < 0)

    def _grant(self) -> None:
        """Go where the reader wants to, as soon as it is known where that is."""
        if self._wish is None:
            return
        hit, wrapped = self._wished(self._wish)
        if hit is not None:
            self._wish = None
            self.current, self.wrapped, self._stand = hit, wrapped, start_of(hit)
            self._reveal(hit)

    def _wished(self, wish: _Wish) -> tuple[Hit | None, int]:
        """The hit that is wished for, and whether it lies around the article's end; None if it is not known (yet)."""
        index = self.hits.before(wish.position) - wish.backwards
        if 0 <= index < len(self.hits):
            return (self.hits.at(index) if self.is_complete or self._is_nearest(index, wish) else None), 0
        if not self.is_complete or not self.hits:
            return None, 0
        return self.hits.at(-1 if wish.backwards else 0), -1 if wish.backwards else 1

    def _is_nearest(self, index: int, wish: _Wish) -> bool:
        """Whether all is searched between a hit and the position it is wished for from.

        From the first page on there is no gap in what has been searched, up to the last hit at least.
        """
        if wish.backwards:
            return self.hits.at(index).block >= self._first and index + 1 < len(self.hits)
        return wish.position.block >= self._first

    def _reveal(self, hit: Hit) -> None:
        """Scroll if any of the hit is out of view, so that there are some lines above it to read it in."""
        view = self._pane.view
        block, start, end = shown_range(self._pane.reading.rendition, hit)
        if is_visible(view, (block, start)) and is_visible(view, (block, end - 1)):
            return
        self._pane.take_place()
        origin = self._pane.place
        self._pane.reveal(start_of(hit))
        self.jumped.emit(origin, self._pane.place)

    # Marking

    def _mark_page(self) -> None:
        """Mark the page in view, which has just been shown without marks."""
        self._marked = None
        self._mark()

    def _mark(self) -> None:
        """Mark the hits on the page in view, if they are not what is marked. If they are many, those that can be seen
        come first, and the rest once they are painted."""
        if self._pane.reading.article is not self._article:
            return  # it is about to be searched
        near = self._near() if self._query else Hits()
        state = (self._pane.reading.rendition, self._pane.page, near, self.current) if self._query else None
        if state == self._marked:
            return
        self._marked = state
        if len(near) <= _AT_ONCE:
            self._set_marks(near)
            return
        self._set_marks(self._visible(near))
        AfterPaint(self._pane.view.viewport(), lambda: self._set_marks(near) if self._marked is state else None)

    def _set_marks(self, hits: Hits) -> None:
        rendition = self._pane.reading.rendition
        marks = [(*shown_range(rendition, hit), MarkKind.FOUND) for hit in hits if hit != self.current]
        if self.current is not None:
            marks.append((*shown_range(rendition, self.current), MarkKind.CURRENT))
        self._pane.view.set_marks(marks)

    def _visible(self, hits: Hits) -> Hits:
        """Those hits that are in blocks which can be seen."""
        view = self._pane.view
        first, last = view.first_visible()[0], view.last_visible()[0]
        return hits.slice(hits.before(Position(first, 0)), hits.before(Position(last + 1, 0)))

    def _near(self) -> Hits:
        """The hits on the page in view; if there are very many, those around the place."""
        page = self._pane.page
        first, last = (self.hits.before(Position(block, 0)) for block in (page.start, page.stop))
        if last - first > MOST_MARKS:
            here = self.hits.before(self._pane.place)
            first = min(max(here - MOST_MARKS // 2, first), last - MOST_MARKS)
            last = first + MOST_MARKS
        return self.hits.slice(first, last)

    def _spot(self, position: Position) -> Place:
        return self._pane.reading.rendition.spot(position)


def is_visible(view: ReadingView, place: Place) -> bool:
    """Whether the whole height of the line that shows `place` is in view."""
    layout = view.document().documentLayout()
    # Asked about a place far away, the layout would set it, and move what is in view.
    if not isinstance(layout, PageLayout) or not view.first_visible()[0] <= place[0] <= view.last_visible()[0]:
        return False
    spot = layout.spot(place)
    if spot is None:
        return False
    top = spot.top + spot.line.top - view.verticalScrollBar().value()
    return top > -1 and top + spot.line.height < view.viewport().height() + 1
