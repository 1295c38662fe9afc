"""An article as one view shows it: blocks rewritten when first asked for, and positions mapped both ways.

The window, the command line and every copy read a rendition; nobody else converts. A position of the reader's (place,
selection, hit) is always one of the source, and becomes an offset of the shown text only here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from viewer.article.blocks import Article, BlockKind, Position, SourceRange, Span, Title
from viewer.article.clean import CleanText, code_ranges
from viewer.article.recent import Recent
from viewer.text import routing
from viewer.text.alignment import Alignment, Edge
from viewer.text.rewrite import Replacement, Rewrite
from viewer.text.script import Region, Script, View

if TYPE_CHECKING:
    from viewer.article.rulings import Rulings

_MOST_TITLES = 1_000
"""Titles that are kept: the panel asks for each in view several times whenever it is painted."""


class Spot(NamedTuple):
    """A boundary between two characters of the shown text: block number and offset in code points."""

    block: int
    offset: int


class ShownBlock(NamedTuple):
    """A block as a view shows it. `text` is empty where the block is shown as nothing; spans are offsets of `text`.

    `alignment` leads from the block's source text to `text`. A block that `is_aside` only accompanies the one after it,
    as when two views of an article take turns. `continues` is the block's own.
    """

    number: int
    kind: BlockKind
    level: int
    text: str
    spans: tuple[Span, ...]
    marker: str
    alignment: Alignment
    picture: str = ""
    is_aside: bool = False
    continues: bool = False

    @property
    def is_hidden(self) -> bool:
        """Whether nothing is shown of the block. A rule and a picture have no text, an empty list item has a marker."""
        is_empty_item = bool(self.marker) and not self.alignment.before
        return not (self.text or self.picture or self.kind is BlockKind.RULE or is_empty_item)


class Steps(NamedTuple):
    """What was done to a block, in order: each rewrite starts from the text the one before ended with."""

    repair: Rewrite
    conversion: Rewrite
    quotation: Rewrite

    @property
    def alignment(self) -> Alignment:
        """From the source's text to the shown one."""
        return self.repair.alignment.then(self.conversion.alignment).then(self.quotation.alignment)


class Rendition:
    """An article × view, vocabulary, corrections and rulings (and the repair of its clean text) → shown blocks.

    `levels` are those of paragraphs that are shown as headings, by block number, because they are some.
    """

    def __init__(
        self,
        clean: CleanText,
        view: View = View.ORIGINAL,
        *,
        vocabulary: bool = False,
        corrections: bool = True,
        rulings: Rulings | None = None,
        levels: Mapping[int, int] = MappingProxyType({}),
    ) -> None:
        self.clean = clean
        self._levels = levels
        self.view = view
        self.vocabulary = vocabulary
        self.corrections = corrections
        self.rulings = rulings
        self._steps = Recent[Steps]()
        self._shown = Recent[ShownBlock]()
        self._titles: dict[Title, str] = {}

    @property
    def article(self) -> Article:
        """The article that is shown."""
        return self.clean.article

    @property
    def region(self) -> Region:
        """Whose glyph forms the shown text wants: the view's, or for the original those of its own script."""
        if self.view.region:
            return self.view.region
        return Region.MAINLAND if self.clean.main_script in (Script.SIMPLIFIED, Script.MIXED) else Region.TAIWAN

    @property
    def end(self) -> Position:
        """The source position at which the article ends."""
        blocks = self.article.blocks
        return Position(len(blocks) - 1, len(blocks[-1].text)) if blocks else Position(0, 0)

    def steps(self, number: int) -> Steps:
        """What is done to block `number`."""
        kept = self._steps.get(number)
        if kept is not None:
            return kept
        made = self._rewrite(number)
        return self._steps.keep(number, made, len(made.repair.before))

    def block(self, number: int) -> ShownBlock:
        """Block `number` as it is shown."""
        kept = self._shown.get(number)
        if kept is not None:
            return kept
        made = self._show(number)
        return self._shown.keep(number, made, len(made.text))

    def forget(self, number: int) -> None:
        """Show block `number` anew when it is next asked for: it has another level."""
        self._shown.drop(number)

    def title(self, parts: Title) -> str:
        """A section's title in the shown script: its parts of the text as the text shows them."""
        if (kept := self._titles.get(parts)) is not None:
            return kept
        if len(self._titles) >= _MOST_TITLES:
            self._titles.clear()
        made = "".join(self._words(part) if isinstance(part, str) else self._slice(part) for part in parts)
        self._titles[parts] = made
        return made

    def spot(self, position: Position, edge: Edge = Edge.START) -> Spot:
        """Where a source position is shown.

        In a block that is shown as nothing it is the start of the next shown block, or for the end of a range the end
        of the one before; at the article's ends the nearest that is shown. So the ends of a range of which nothing is
        shown change places. A position outside the article is that end of it; an empty article has only Spot(0, 0).
        """
        number, offset = min(max(position, Position(0, 0)), self.end)
        if not self.article.blocks:
            return Spot(0, 0)
        if not (shown := self.block(number)).is_hidden:
            return Spot(number, shown.alignment.forward(offset, edge))
        after, before = range(number + 1, len(self.article.blocks)), range(number - 1, -1, -1)
        for candidates in (after, before) if edge is Edge.START else (before, after):
            for other in candidates:
                if not (shown := self.block(other)).is_hidden:
                    return Spot(other, 0 if other > number else len(shown.text))
        return Spot(number, 0)

    def position(self, spot: Spot, edge: Edge = Edge.START) -> Position:
        """The source position of a boundary in the shown text, which is one that `spot` can give."""
        if not self.article.blocks:
            return self.end
        return Position(spot.block, self.block(spot.block).alignment.backward(spot.offset, edge))

    def _rewrite(self, number: int) -> Steps:
        repair = self.clean[number]
        region = self.view.region
        if region is None:  # whatever script it is in: telling that takes twice the time of the rest
            same = Rewrite.identity(repair.after)
            return Steps(repair, same, same)
        script = self.clean.script(number)
        conversion = self._convert(number, repair, script)
        quotation = Rewrite.identity(conversion.after)
        if script is not Script.OTHER:
            from viewer.text.quotation import regional

            marks = regional(conversion.after, region)
            alignment = repair.alignment.then(conversion.alignment)
            code = [alignment.forward_range(*r) for r in code_ranges(self.article.blocks[number])]
            quotation = Rewrite.apply(conversion.after, outside(code, marks))
        return Steps(repair, conversion, quotation)

    def _convert(self, number: int, repair: Rewrite, script: Script) -> Rewrite:
        vocabulary, corrections, rulings = self.vocabulary, self.corrections, self.rulings
        if rulings is None:
            return routing.convert(repair.after, script, self.view, vocabulary=vocabulary, corrections=corrections)
        return routing.convert(
            repair.after,
            script,
            self.view,
            vocabulary=vocabulary,
            corrections=corrections,
            rules=rulings.rules,
            places=rulings.places(number, repair, script, self.view),
        )

    def _show(self, number: int) -> ShownBlock:
        block, steps = self.article.blocks[number], self.steps(number)
        alignment = steps.alignment
        spans = []
        for span in (*block.spans, *self.clean.ruby(number)):
            start, end = alignment.forward_range(span.start, span.end)
            if start < end:
                spans.append(span._replace(start=start, end=end))
        text = steps.quotation.after
        kind, level = block.kind, block.level
        if kind is BlockKind.PARAGRAPH and number in self._levels:
            kind, level = BlockKind.HEADING, self._levels[number]
        return ShownBlock(
            number,
            kind,
            level,
            text,
            tuple(spans),
            block.marker,
            alignment,
            block.picture,
            continues=block.continues,
        )

    def _slice(self, part: SourceRange) -> str:
        shown = self.block(part.block)
        start, end = shown.alignment.forward_range(part.start, part.end)
        return shown.text[start:end]

    def _words(self, words: str) -> str:
        script, rules = self.clean.main_script, self.rulings.rules if self.rulings else None
        return routing.convert(words, script, self.view, corrections=self.corrections, rules=rules).after


def outside(ranges: Sequence[tuple[int, int]], replacements: Iterable[Replacement]) -> list[Replacement]:
    """The replacements that begin in none of the ranges, which are sorted and disjoint."""
    starts = [start for start, _ in ranges]
    ends = [0, *(end for _, end in ranges)]
    return [item for item in replacements if item.start >= ends[bisect_right(starts, item.start)]]
