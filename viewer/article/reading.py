"""The state of reading an article: which view and switches are on, and the renditions that follow from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from viewer.article.blocks import Article, Position, Remark, Title
from viewer.article.clean import CleanText
from viewer.article.manuscript import Sizes
from viewer.article.pages import LONGEST, Pages
from viewer.article.rendition import Rendition
from viewer.text.gloss import Treatment
from viewer.text.routing import Tables
from viewer.text.script import Script, View

if TYPE_CHECKING:
    from viewer.article.rulings import Rulings
    from viewer.article.sections import Outline, Section

_DEEPEST = 6
"""The deepest level of a heading. Those that a plain text's sections have begin at 2: level 1 is for a title."""
_FIRST = 6_000
"""Characters of a page where sections may still be found: enough for a window, and shown in half the time."""
_BOOK = 300_000
"""Characters from which on an article is a book: what is done to it is counted page by page."""
_BEYOND = 100
"""Blocks after a place, for what is beside it."""
_TRADITIONAL_VIEWS = (View.TAIWAN, View.HONGKONG)


def _nothing_settled() -> None:
    return None


def _nothing_to_prepare() -> Iterator[None]:
    return iter(())


class Rest(Protocol):
    """What is still to be read of an article whose beginning is there."""

    def load(self) -> None:
        """Get hold of it; may be done in any thread."""
        ...

    def step(self) -> bool:
        """Add some of its blocks to the article, in little time; whether more is to come."""
        ...

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What a reader should know about how the document was read, when all of it is."""
        ...


class Reading:
    """An article being read. Renditions are kept, so that going back to a view costs nothing.

    `traditional` is the Traditional view that a flip goes to; choosing 臺灣 or 香港 changes it. `rest` is what is
    still to be read of the article, for whoever takes the steps of `read_on`; the sections of a `gradual` reading are
    found by whoever takes those of its `survey`.
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
        rest: Rest | None = None,
        gradual: bool = False,
    ) -> None:
        self.article = article
        self.rest = rest
        self.remarks = article.remarks
        self.is_gradual = gradual
        self.is_surveyed = False
        self._is_outlined = not gradual
        self.view = view
        self.vocabulary = vocabulary
        self.repair = repair
        self.corrections = corrections
        self.traditional = view if view in _TRADITIONAL_VIEWS else traditional
        self.treatment: Treatment | None = None
        self._find_rulings: Callable[[], Rulings | None] = _nothing_settled
        self._prepare_rulings: Callable[[], Iterator[None]] = _nothing_to_prepare
        self._came_from: View | None = None
        self._clean: dict[tuple[bool, Treatment | None], CleanText] = {}
        self._levels: dict[int, int] = {}
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

    @property
    def is_whole(self) -> bool:
        """Whether all of the article has been read."""
        return self.rest is None

    @cached_property
    def is_book(self) -> bool:
        """Whether the article is too long for all of it to be converted and counted for every view."""
        return self.sizes.all > _BOOK

    def read_on(self) -> Iterator[None]:
        """Read what is left of the article, once it has been loaded, in steps."""
        while self.rest is not None and self.rest.step():
            yield
        if self.rest is not None:
            self.remarks, self.rest = self.rest.remarks, None

    def read_until(self, block: int) -> None:
        """Read on at once until the article has a certain block and some more, or is whole. Raises `CannotOpen`."""
        if self.rest is not None and block + _BEYOND >= len(self.article.blocks):
            self.rest.load()
            for _ in self.read_on():
                if block + _BEYOND < len(self.article.blocks):
                    return

    @property
    def sections(self) -> tuple[Section, ...]:
        """The article's sections, found in its repaired text; of a gradual reading those that `survey` has found."""
        if self.is_gradual:
            return self._outline.sections if "_outline" in self.__dict__ else ()
        return self._all_sections

    @cached_property
    def _all_sections(self) -> tuple[Section, ...]:
        for _ in self.survey():
            pass
        return self._outline.sections

    @cached_property
    def _outline(self) -> Outline:
        # The rules take 40 ms to load, and the first page is painted without them.
        from viewer.article.sections import Outline

        return Outline(self.article.blocks, self.repaired, self.article.outline)

    def survey(self) -> Iterator[None]:
        """Find the sections in what has been read by now, in steps; pages follow, and what is shown as a heading."""
        is_whole = self.is_whole
        yield from self._outline.go_on(is_whole=is_whole)
        self.is_surveyed, self._is_outlined = True, is_whole
        self.__dict__.pop("pages", None)
        levels: dict[int, int] = {}
        for section in self._outline.sections:
            levels |= dict.fromkeys(section.lines, min(section.level + 1, _DEEPEST))
            yield
        changed = dict(levels.items() ^ self._levels.items())
        self._levels.clear()
        self._levels.update(levels)
        for rendition in self._renditions.values():
            for number in changed:
                rendition.forget(number)

    @cached_property
    def pages(self) -> Pages:
        """The pages that the window holds one at a time; a book's chapters begin one.

        They may be others after a `survey`.
        """
        blocks, sizes = self.article.blocks, self.sizes
        if sizes.all + len(blocks) <= LONGEST:
            return Pages(blocks, sizes=sizes)  # without finding the sections first
        if self.is_gradual and not self.is_surveyed:
            return Pages(blocks, sizes=sizes, longest=_FIRST)
        headings = [(section.position.block, section.level) for section in self.sections]
        return Pages(blocks, headings, sizes=sizes, portion=LONGEST if self._is_outlined else _FIRST)

    @cached_property
    def sizes(self) -> Sizes:
        """How many characters of the source lie before each block."""
        return Sizes(self.article.blocks)

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
        before = self.sizes.before(position.block) + position.offset
        return round(100 * before / self.sizes.all) if self.sizes.all else 0

    def take_rulings(
        self, find: Callable[[], Rulings | None], prepare: Callable[[], Iterator[None]] = _nothing_to_prepare
    ) -> None:
        """From now on show what the reader has settled; `find` is asked for it when it is first needed. That takes less
        time once the steps of `prepare` are taken."""
        self._find_rulings, self._prepare_rulings = find, prepare
        self.__dict__.pop("rulings", None)
        self._renditions = {key: made for key, made in self._renditions.items() if made.view is View.ORIGINAL}

    def prepare_rulings(self) -> Iterator[None]:
        """Make ready in steps what the first view that is converted needs of what the reader has settled."""
        if "rulings" not in self.__dict__:
            yield from self._prepare_rulings()

    @cached_property
    def rulings(self) -> Rulings | None:
        """What the reader has settled; None if nothing is."""
        return self._find_rulings()

    def shown_as(self, view: View) -> Rendition:
        """The article in another view, with the current switches."""
        vocabulary = self.vocabulary and view is not View.ORIGINAL
        key = (view, vocabulary, self.corrections, self.repair, self.treatment)
        if key not in self._renditions:
            self._renditions[key] = Rendition(
                self.clean,
                view,
                vocabulary=vocabulary,
                corrections=self.corrections,
                rulings=self.rulings if view is not View.ORIGINAL else None,
                levels=self._levels,
            )
        return self._renditions[key]

    def tables(self, view: View) -> Tables:
        """What the article needs to be shown in another view, with the current switches."""
        return Tables(self.clean.main_script, view, self.vocabulary, self.corrections)

    def choose(self, view: View) -> None:
        """Show `view`, by the reader's own choice."""
        self._came_from = None
        self._go(view)

    def flip(self) -> None:
        """Show the other script; flipped again, the view that was left."""
        if self._came_from is not None:
            target, self._came_from = self._came_from, None
        else:
            target, self._came_from = self.other_view, self.view
        self._go(target)

    @property
    def other_view(self) -> View:
        """The view that a flip would show."""
        return self._came_from or self._opposite()

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
