"""The doubts of an article: where the conversion that a rendition shows may be wrong, in positions of the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from viewer.article.blocks import BlockKind, Position
from viewer.article.clean import CleanText, code_ranges
from viewer.article.rendition import Rendition
from viewer.text import candidates as forms
from viewer.text import doubt, machine_made
from viewer.text.doubt import Candidate, Reason
from viewer.text.machine_made import Proposal
from viewer.text.script import Script, View

MACHINE_WORDS = 3
"""Words that only a converter writes, from which on a text is taken to be made by one; two different ones at least."""


class Doubt(NamedTuple):
    """`source`, standing at `position` of the source, may not be what it is shown as.

    `candidates` are likeliest first, what is shown among them.
    """

    position: Position
    source: str
    shown: str
    candidates: tuple[Candidate, ...]
    reason: Reason

    @property
    def end(self) -> Position:
        """Where the doubted characters end."""
        return Position(self.position.block, self.position.offset + len(self.source))


class Doubts:
    """The doubts of a rendition, looked for block by block and kept."""

    def __init__(self, rendition: Rendition) -> None:
        self.rendition = rendition
        self._known = bytearray()
        self._found: dict[int, tuple[Doubt, ...]] = {}
        """Of the blocks that have any: a book has a hundred thousand that have none."""

    def block(self, number: int) -> tuple[Doubt, ...]:
        """The doubts of block `number`, in reading order."""
        if not self.is_known(number):
            self._make_room(number + 1)
            self._known[number] = True
            if found := tuple(_doubts(self.rendition, number)):
                self._found[number] = found
        return self._found.get(number, ())

    def is_known(self, number: int) -> bool:
        """Whether block `number` has been looked through."""
        return number < len(self._known) and bool(self._known[number])

    @property
    def count(self) -> int:
        """How many doubts are known."""
        return sum(map(len, self._found.values()))

    def look_through(self) -> Iterator[None]:
        """Look through every block that has not been, in steps."""
        self._make_room(len(self.rendition.article.blocks))
        number = self._known.find(False)
        while number >= 0:
            self.block(number)
            yield
            number = self._known.find(False, number)

    def _make_room(self, blocks: int) -> None:
        self._known.extend(bytes(max(blocks - len(self._known), 0)))

    def between(self, start: Position, end: Position) -> list[Doubt]:
        """The doubts that touch the range between two source positions."""
        blocks = range(start.block, min(end.block + 1, len(self.rendition.article.blocks)))
        return [d for number in blocks for d in self.block(number) if d.position < end and d.end > start]

    def at(self, position: Position) -> Doubt | None:
        """The doubt about the character after `position`."""
        return next((d for d in self.block(position.block) if d.position <= position < d.end), None)

    def with_words(self, found: Doubt) -> tuple[Candidate, ...]:
        """The candidates of a doubt, each with a word in which it is, where one is known."""
        plain = doubt.Doubt(0, 0, found.reason, found.shown, found.candidates)
        return forms.with_words(plain, found.source, self.rendition.view)


def candidates_at(rendition: Rendition, position: Position) -> tuple[Candidate, ...]:
    """What the character after a source position can be shown as, doubted or not; nothing if there is no choice."""
    steps, script = rendition.steps(position.block), rendition.clean.script(position.block)
    start, end = steps.repair.alignment.forward_range(position.offset, position.offset + 1)
    if start == end or not steps.repair.after:
        return ()
    return forms.candidates_at(steps.repair.after, start, script, rendition.view)


def _doubts(rendition: Rendition, number: int) -> Iterator[Doubt]:
    block = rendition.article.blocks[number]
    if rendition.view is View.ORIGINAL or block.kind is BlockKind.CODE:
        return
    steps, script = rendition.steps(number), rendition.clean.script(number)
    settled = [(item.start, item.end) for item in steps.conversion.replacements]
    found = doubt.find(steps.conversion, script, rendition.view, vocabulary=rendition.vocabulary, settled=settled)
    code = code_ranges(block)
    for item in found:
        start, end = steps.repair.alignment.backward_range(item.start, item.end)
        if not any(first < end and start < last for first, last in code):
            yield Doubt(Position(number, start), block.text[start:end], item.shown, item.candidates, item.reason)


class MachineMade(NamedTuple):
    """Evidence that a Traditional article was made by a careless converter: the words that tell, and how often."""

    words: tuple[str, ...]
    times: int


class Rebuilding(NamedTuple):
    """Characters of the source that were probably meant to be others; nothing is changed by it."""

    position: Position
    source: str
    meant: str
    sure: bool


def survey(clean: CleanText) -> Iterator[MachineMade | None]:
    """Look whether an article is machine-made, a block at a time: nothing until it is known, and at the end what it is.

    The last value is what was found, or None.
    """
    times, words = 0, dict[str, None]()
    for number in range(len(clean)):
        if _is_traditional(clean, number):
            found = machine_made.telling_words(clean[number].after)
            times += len(found)
            words.update(dict.fromkeys(item.source for item in found))
        yield None
    yield MachineMade(tuple(words), times) if times >= MACHINE_WORDS and len(words) > 1 else None


def rebuild(rendition: Rendition, number: int, view: View = View.TAIWAN) -> list[Rebuilding]:
    """What is proposed to change in block `number` of a machine-made article, but for what is settled."""
    clean = rendition.clean
    if not _is_traditional(clean, number):
        return []
    settled = rendition.steps(number).conversion.replacements
    return [
        _in_source(clean, number, item)
        for item in machine_made.rebuild(clean[number].after, view)
        if not any(done.start < item.end and item.start < done.end for done in settled)
    ]


def _is_traditional(clean: CleanText, number: int) -> bool:
    is_code = clean.article.blocks[number].kind is BlockKind.CODE
    return not is_code and clean.script(number) in (Script.TRADITIONAL, Script.MIXED)


def _in_source(clean: CleanText, number: int, item: Proposal) -> Rebuilding:
    start, end = clean[number].alignment.backward_range(item.start, item.end)
    source = clean.article.blocks[number].text[start:end]
    return Rebuilding(Position(number, start), source, item.meant, item.sure)
