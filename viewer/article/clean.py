"""An article's text as it is converted from: repaired, or exactly as the source has it, and the script it is in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from viewer.article.blocks import Article, Block, BlockKind, Span, SpanKind
from viewer.article.recent import Recent
from viewer.text.gloss import Treatment, decide
from viewer.text.repair import may_change, readings, repair
from viewer.text.rewrite import Rewrite
from viewer.text.script import Evidence, Script, detect_each, weigh

SURVEYED = 64 * 1024
"""Characters at the start of an article by which the treatment of its glosses is decided; half of them tell its script,
which the first page waits for."""


class CleanText(Sequence[Rewrite]):
    """The repair of each block of an article, from the source's text to the clean one, made when first asked for.

    What is decided for the whole article is decided from its first `SURVEYED` characters and then stands. `treatment`
    is the reader's own choice for bracketed pinyin, if there is one.
    """

    def __init__(self, article: Article, *, repaired: bool = True, treatment: Treatment | None = None) -> None:
        self.article = article
        self.repaired = repaired
        self._chosen = treatment
        self._rewrites = Recent[Rewrite]()
        self._evidence = Recent[Evidence]()

    @cached_property
    def treatment(self) -> Treatment:
        """What is done with bracketed pinyin."""
        if not self.repaired:
            return Treatment.KEEP
        if self._chosen is not None:
            return self._chosen
        return decide(block.text for block in self._first_blocks())

    def __len__(self) -> int:
        return len(self.article.blocks)

    def __getitem__(self, number: int) -> Rewrite:  # type: ignore[override]  # slices are not needed
        kept = self._rewrites.get(number)
        if kept is not None:
            return kept
        block = self.article.blocks[number]
        made = (
            repair(block.text, self.treatment, protected=code_ranges(block))
            if self.repaired
            else Rewrite.identity(block.text)
        )
        return self._rewrites.keep(number, made, len(block.text))

    def run(self, first: int, blocks: Sequence[Block]) -> tuple[list[str], list[Script]]:
        """The clean texts of neighbouring blocks, of which the first has number `first`, and the scripts they are in:
        what asking for each gives, in a tenth of the time."""
        texts = [block.text for block in blocks]
        if self.repaired:
            texts = [self[number].after if may_change(text) else text for number, text in enumerate(texts, first)]
        return texts, [self._in_article(script) for script in detect_each(texts)]

    def ruby(self, number: int) -> list[Span]:
        """The readings to set above characters of block `number`, in offsets of its source text."""
        if self.treatment is not Treatment.RUBY:
            return []
        block = self.article.blocks[number]
        found = readings(block.text, protected=code_ranges(block))
        return [Span(g.character, g.character + 1, SpanKind.RUBY, g.reading) for g in found]

    def script(self, number: int) -> Script:
        """The script that block `number` is in.

        A paragraph without a telling character (以后再说 has one, 以后 none) goes by the article around it, or every
        short line of dialogue would stay unconverted; in an article of both scripts it stays neutral.
        """
        return self._in_article(self.evidence(number).script)

    def _in_article(self, script: Script) -> Script:
        if script is Script.NEUTRAL and self.main_script in (Script.SIMPLIFIED, Script.TRADITIONAL):
            return self.main_script
        return script

    def evidence(self, number: int) -> Evidence:
        """The telling characters of block `number`."""
        kept = self._evidence.get(number)
        return kept or self._evidence.keep(number, weigh(self[number].after), 0)

    @cached_property
    def main_script(self) -> Script:
        """The script that the article is mainly in, as its source has it: repairing all of that takes 40 ms."""
        texts = [block.text for block in self._first_blocks(SURVEYED // 2)]
        evidence = weigh("".join(texts))
        if evidence.foreign:
            evidence = sum((e for e in map(weigh, texts) if e.script is not Script.OTHER), Evidence())
        if evidence.script is Script.NEUTRAL:
            # No character of the whole article tells; its words may. Few articles need them.
            from viewer.text.leaning import lean

            return lean("\n".join(texts))
        return evidence.script

    def _first_blocks(self, surveyed: int = SURVEYED) -> list[Block]:
        chosen: list[Block] = []
        length = 0
        for block in self.article.blocks:
            if length >= surveyed:
                break
            chosen.append(block)
            length += len(block.text)
        return chosen


def code_ranges(block: Block) -> list[tuple[int, int]]:
    """The ranges of a block that are code, whose punctuation means what it says; sorted and disjoint."""
    if block.kind is BlockKind.CODE:
        return [(0, len(block.text))]
    found: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in block.spans if span.kind is SpanKind.CODE):
        if found and start <= found[-1][1]:
            start, last = found.pop()
            end = max(end, last)
        found.append((start, end))
    return found
