"""The state of reading an article: which view and switches are on, and the renditions that follow from them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from viewer.article.blocks import Article, Position, Title
from viewer.article.clean import CleanText
from viewer.article.pages import LONGEST, Pages, paginate, size
from viewer.article.rendition import Rendition
from viewer.text.gloss import Treatment
from viewer.text.script import Script, View

if TYPE_CHECKING:
    from viewer.article.sections import Section

_TRADITIONAL_VIEWS = (View.TAIWAN, View.HONGKONG)


class Reading:
    """An article being read. Renditions are kept, so that going back to a view costs nothing.

    `traditional` is the Traditional view that a flip goes to; choosing 臺灣 or 香港 changes it.
    """

    def __init__(
        self,
        article: Article,
        *,
        view: View = View.ORIGINAL,
        vocabulary: bool = False,
        repair: bool = True,
        corrections: bool = True,
        traditional: View = View.TAIWAN,
    ) -> None:
        self.article = article
        self.view = view
        self.vocabulary = vocabulary
        self.repair = repair
        self.corrections = corrections
        self.traditional = view if view in _TRADITIONAL_VIEWS else traditional
        self.treatment: Treatment | None = None
        self._came_from: View | None = None
        self._clean: dict[tuple[bool, Treatment | None], CleanText] = {}
        self._renditions: dict[tuple[View, bool, bool, bool, Treatment | None], Rendition] = {}

    @property
    def clean(self) -> CleanText:
        """The text that is converted: repaired if repair is on."""
        return self._clean_text(self.repair)

    @property
    def repaired(self) -> CleanText:
        """The repaired text whether repair is on or not: what sections are found in."""
        return self._clean_text(True)

    @property
    def rendition(self) -> Rendition:
        """The article as it is to be shown now."""
        return self.shown_as(self.view)

    @property
    def original(self) -> Rendition:
        """The source's own script and words, with the current repair."""
        return self.shown_as(View.ORIGINAL)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The article's sections, found in its repaired text."""
        # The rules take 40 ms to load, and the first page is painted without them.
        from viewer.article.sections import find_sections

        return find_sections(self.article.blocks, self.repaired, self.article.outline)

    @cached_property
    def pages(self) -> Pages:
        """The pages that the window holds one at a time; a book's chapters begin one."""
        blocks = self.article.blocks
        if sum(map(size, blocks)) <= LONGEST:
            return paginate(blocks)  # without finding the sections first
        return paginate(blocks, ((section.position.block, section.level) for section in self.sections))

    def section_at(self, position: Position) -> int | None:
        """The number of the section that `position` is in; None before the first one."""
        index = bisect_right(self.sections, position, key=lambda section: section.position) - 1
        return index if index >= 0 else None

    def section_range(self, number: int) -> tuple[Position, Position]:
        """Where section `number` begins, and where it and those below it end."""
        section = self.sections[number]
        following = (s for s in self.sections[number + 1 :] if s.level <= section.level)
        end = next((s.position for s in following), None)
        return section.position, end or self.end

    @property
    def end(self) -> Position:
        """The end of the article."""
        return self.rendition.end

    @cached_property
    def derived_title(self) -> Title:
        """A short name for the window, made of the text's own words; never cited."""
        from viewer.article.sections import derived_title

        return derived_title(self.article.blocks, self.repaired)

    @cached_property
    def length(self) -> int:
        """The article's length in 字, without what repair hides."""
        from viewer.text.counting import count  # after the first paint

        return sum(count(rewrite.after) for rewrite in self.repaired)

    def percent(self, position: Position) -> int:
        """How much of the article lies before `position`, in percent of its characters."""
        position = min(position, self.end)
        before = self._lengths[position.block] + position.offset
        return round(100 * before / self._lengths[-1]) if self._lengths[-1] else 0

    @cached_property
    def _lengths(self) -> list[int]:
        """How many characters of the source lie before each block, and in all."""
        return [0, *accumulate(len(block.text) for block in self.article.blocks)]

    def shown_as(self, view: View) -> Rendition:
        """The article in another view, with the current switches."""
        vocabulary = self.vocabulary and view is not View.ORIGINAL
        key = (view, vocabulary, self.corrections, self.repair, self.treatment)
        if key not in self._renditions:
            self._renditions[key] = Rendition(self.clean, view, vocabulary=vocabulary, corrections=self.corrections)
        return self._renditions[key]

    def choose(self, view: View) -> None:
        """Show `view`, by the reader's own choice."""
        self._came_from = None
        self._go(view)

    def flip(self) -> None:
        """Show the other script; flipped again, the view that was left."""
        if self._came_from is not None:
            target, self._came_from = self._came_from, None
        else:
            target, self._came_from = self._opposite(), self.view
        self._go(target)

    def _go(self, view: View) -> None:
        self.view = view
        if view in _TRADITIONAL_VIEWS:
            self.traditional = view

    def _opposite(self) -> View:
        shows_traditional = self.view in _TRADITIONAL_VIEWS or (
            self.view is View.ORIGINAL and self.clean.main_script is Script.TRADITIONAL
        )
        return View.SIMPLIFIED if shows_traditional else self.traditional

    def _clean_text(self, repaired: bool) -> CleanText:
        key = (repaired, self.treatment)
        if key not in self._clean:
            self._clean[key] = CleanText(self.article, repaired=repaired, treatment=self.treatment)
        return self._clean[key]
