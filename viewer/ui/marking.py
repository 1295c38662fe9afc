"""The marks of trust on the page: what conversion changed, what repair touched, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from viewer.article.blocks import Article, Position
from viewer.article.changes import Change, conversions, repairs
from viewer.article.doubts import Doubt, Doubts
from viewer.article.rendition import Rendition
from viewer.text import doubt as doubt_finding
from viewer.ui.afterpaint import AfterPaint
from viewer.ui.articlepane import ArticlePane
from viewer.ui.columns import Column
from viewer.ui.finding import is_visible
from viewer.ui.jobs import Rank, Slices
from viewer.ui.reading.painting import Layer, Mark
from viewer.ui.reading.style import MarkKind

_LONGEST = 12_000_000
"""Characters of an article that is looked through for doubts while the reader reads: 36 MB, two minutes."""
_AT_ONCE = 12
"""Blocks after which the marks found so far are set for the first time: about what a window shows."""


class Marking(QObject):
    """Marks the page in the pane. Nothing is looked for until the page is painted, and then in slices.

    When the page is marked the rest of the article is looked through for doubts, so that they can be counted and gone
    through. What has been found in a rendition is kept with it: what is found ahead is marked as soon as it is shown.
    """

    counted = Signal(object)
    """How many doubts the article has as it is shown; None as long as that is not known."""
    reached = Signal(object)
    """The reader went to a doubt (a `Doubt` of the article)."""
    went_around = Signal(int)
    """The doubt gone to is the first one again (1), or the last one (-1)."""
    missed = Signal()
    """The reader asked for another doubt and there is none."""

    def __init__(self, pane: ArticlePane, kinds: Iterable[MarkKind]) -> None:
        super().__init__(pane)
        self._pane = pane
        self._kinds = set(kinds)
        self._found: WeakKeyDictionary[Rendition, Doubts] = WeakKeyDictionary()
        self._work, self._through = Slices(self, Rank.FIRST), Slices(self)
        self._seeking, self._ahead = Slices(self, Rank.FIRST), Slices(self, Rank.LAST)
        self._aside: list[Mark] = []
        """The marks of the other view of the article, where one column has both."""
        self._coming: list[Rendition] = []
        """What is ready to be shown, and is looked through when nothing else is to be done."""
        self._totals: WeakKeyDictionary[Rendition, int] = WeakKeyDictionary()
        self._told: Rendition | None = None
        self.current: Doubt | None = None
        """The doubt that the reader stands on."""
        self._last: tuple[Article, Doubt] | None = None
        """The doubt gone to last, whether it is stood on still or not."""
        pane.page_shown.connect(self.begin)
        pane.jumped.connect(self._forget_last)

    @property
    def doubts(self) -> Doubts:
        """The doubts of what is shown, as far as they have been looked for."""
        return self.doubts_of(self._pane.reading.rendition)

    def doubts_of(self, rendition: Rendition) -> Doubts:
        """The doubts of what shows the article, here or in the other column, as far as they have been looked for."""
        if rendition not in self._found:
            self._found[rendition] = Doubts(rendition)
        return self._found[rendition]

    def is_shown(self, kind: MarkKind) -> bool:
        """Whether marks of a kind are shown."""
        return kind in self._kinds

    def show_kind(self, kind: MarkKind, on: bool) -> None:
        """Show the marks of a kind, or leave them out."""
        if on != (kind in self._kinds):
            self._kinds ^= {kind}
            self.begin()

    def begin(self) -> None:
        """Mark the page in view anew."""
        for work in (self._work, self._through, self._seeking, self._ahead):
            work.stop()
        self._coming.clear()
        self._aside.clear()
        rendition = self._pane.reading.rendition
        if self._last is not None and self._last[0] is not rendition.article:
            self._last = None
        if self.current is not None and self.current not in self._known(rendition, self.current.position.block):
            self.current = None
        page = self._page()
        if page and self._kinds == {MarkKind.DOUBTFUL} and all(map(self.doubts.is_known, page)):
            self._set([mark for number in page for mark in self._marks_of(number)])
        if self._pane.reading.article.blocks:
            AfterPaint(self._pane.view.viewport(), lambda: self._start(rendition))
        else:
            self._tell(rendition)

    def look_ahead(self, rendition: Rendition) -> None:
        """Find the doubts of this page in another view, which is ready to be shown, when nothing else is to be done."""
        if MarkKind.DOUBTFUL in self._kinds:
            self._coming.append(rendition)
            if not self._ahead.is_busy:
                self._ahead.start(self._find_ahead())

    def _find_ahead(self) -> Iterator[None]:
        while self._coming:
            rendition = self._coming.pop(0)
            doubts = self.doubts_of(rendition)
            script, blocks = rendition.clean.main_script, rendition.article.blocks
            for number in self._page():
                yield from doubt_finding.loading(script, rendition.view, blocks[number].text)
                doubts.block(number)
                yield

    def go_on(self) -> None:
        """All of the article has been read: look through it."""
        if not self._work.is_busy and not self._through.is_busy:
            self._start(self._pane.reading.rendition)

    def step(self, steps: int) -> None:
        """Go to the next doubt (1) or the previous one (-1), around the article's end."""
        self._seeking.start(self._seek(steps))

    def go_to(self, doubt: Doubt) -> None:
        """Bring a doubt into view, with some lines above it to read it in: a jump, from which one can go back."""
        pane = self._pane
        block, start, end = _range(pane.column, doubt)
        origin = pane.place
        if not is_visible(pane.view, (block, start)) or not is_visible(pane.view, (block, max(end - 1, start))):
            pane.reveal(doubt.position)
            pane.jumped.emit(origin, doubt.position)
        # Not before: where another page is shown, the details of the doubt before are closed, and it is left.
        self.current, self._last = doubt, (pane.reading.article, doubt)
        self.mark_current()
        self.reached.emit(doubt)

    def _forget_last(self) -> None:
        """The reader has gone elsewhere: the next doubt is sought from there."""
        self._last = None

    def leave(self) -> None:
        """Stand on no doubt any more."""
        if self.current is not None:
            self.current = None
            self.mark_current()

    def mark_current(self) -> None:
        """Set the marks again, with the one that the reader stands on."""
        if self._kinds & {MarkKind.CHANGED, MarkKind.REPAIRED} or not all(map(self.doubts.is_known, self._page())):
            self._start(self._pane.reading.rendition)
        else:
            self._set([mark for number in self._page() for mark in self._marks_of(number)])

    # Looking

    def _start(self, rendition: Rendition) -> None:
        if self._pane.reading.rendition is not rendition:
            return  # something else is about to be painted
        self._tell(rendition)
        self._work.start(self._look(rendition))

    def _tell(self, rendition: Rendition) -> None:
        if rendition is not self._told:
            self._told = rendition
            self.counted.emit(self._totals.get(rendition))

    def _look(self, rendition: Rendition) -> Iterator[None]:
        page = self._page()
        yield from doubt_finding.loading(rendition.clean.main_script, rendition.view)
        here = min(max(self._pane.place.block, page.start), page.stop)
        marks: list[Mark] = []
        for count, number in enumerate((*range(here, page.stop), *range(page.start, here)), 1):
            marks += self._marks_of(number)
            if count == _AT_ONCE:
                self._set(marks)
            yield
        self._set(marks)
        if (other := self._pane.other_column) is not None:
            yield from self._look_beside(other, page)
            if other.is_aside:
                self._set(marks)
        self._through.start(self._look_through(rendition))

    def _look_beside(self, other: Column, page: range) -> Iterator[None]:
        """Mark the doubts of the other view on the page."""
        marks: list[Mark] = []
        if MarkKind.DOUBTFUL in self._kinds:
            doubts = self.doubts_of(other.rendition)
            yield from doubt_finding.loading(other.rendition.clean.main_script, other.rendition.view)
            for number in page:
                if not other.is_aside or self._pane.takes_turns(number):
                    marks += ((*_range(other, doubt), MarkKind.DOUBTFUL) for doubt in doubts.block(number))
                yield
        if other.is_aside:
            self._aside = marks
        else:
            other.view.set_marks(marks, Layer.TRUST)

    def _look_through(self, rendition: Rendition) -> Iterator[None]:
        yield  # the page is painted with its marks before
        if MarkKind.DOUBTFUL in self._kinds:  # while the tables of the other script are read in a thread
            yield from doubt_finding.loading(rendition.clean.main_script, self._pane.reading.other_view)
        reading, doubts = self._pane.reading, self.doubts
        if rendition not in self._totals and reading.is_whole and reading.sizes.all <= _LONGEST:
            yield from doubts.look_through()
            self._totals[rendition] = doubts.count
            self.counted.emit(doubts.count)

    def _seek(self, steps: int) -> Iterator[None]:
        """Look through the article for the next doubt, from the one gone to last or from the view's top."""
        rendition, doubts = self._pane.reading.rendition, self.doubts
        blocks = len(rendition.article.blocks)
        if not blocks:
            return
        yield from doubt_finding.loading(rendition.clean.main_script, rendition.view)
        stand = self._stand()
        for distance in range(blocks + 1):
            number = (stand.block + steps * distance) % blocks
            found = list(doubts.block(number))
            if distance == 0:
                found = [doubt for doubt in found if (doubt.position > stand if steps > 0 else doubt.position < stand)]
            if found:
                doubt = found[0 if steps > 0 else -1]
                self.go_to(doubt)
                if (doubt.position <= stand) if steps > 0 else (doubt.position >= stand):
                    self.went_around.emit(steps)
                return
            yield
        self.missed.emit()

    def _stand(self) -> Position:
        """Where the reader looks from: the doubt gone to last while it can be seen, even if it has been left or settled
        meanwhile, or just above the view."""
        if self._last is not None:
            doubt = self._last[1]
            block, start, _ = _range(self._pane.column, doubt)
            if is_visible(self._pane.view, (block, start)):
                return doubt.position
        place = self._pane.place
        return Position(place.block, place.offset - 1)

    # Marking

    def _set(self, marks: list[Mark]) -> None:
        if self.current is not None:
            marks = [*marks, (*_range(self._pane.column, self.current), MarkKind.CURRENT)]
        self._pane.view.set_marks([*marks, *self._aside], Layer.TRUST)

    def _marks_of(self, number: int) -> Iterator[Mark]:
        column = self._pane.column
        # Beside another view the same mark tells what differs from that one.
        if MarkKind.CHANGED in self._kinds and not self._pane.is_compared:
            for change in conversions(column.rendition, number):
                yield (*_range(column, change), MarkKind.CHANGED)
        if MarkKind.REPAIRED in self._kinds:
            for repair in repairs(column.rendition, number):
                yield (*_range(column, repair), MarkKind.REPAIRED)
        if MarkKind.DOUBTFUL in self._kinds:
            for doubt in self.doubts.block(number):
                yield (*_range(column, doubt), MarkKind.DOUBTFUL)

    def _known(self, rendition: Rendition, number: int) -> tuple[Doubt, ...]:
        found = self._found.get(rendition)
        return found.block(number) if found is not None and found.is_known(number) else ()

    def _page(self) -> range:
        """The blocks on the page in view."""
        return self._pane.page


def _range(column: Column, place: Change | Doubt) -> tuple[int, int, int]:
    """Where a place of the source is shown."""
    return column.range(place.position, len(place.source))
