"""Repair: everything that is put right before a text is converted or shown, always reversible, always counted.

The steps are independent of each other and each names what it does in its replacements: "entity", "invisible",
"radical", "image", "line break", "gloss" and "punctuation".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial

from viewer.text.alignment import Alignment
from viewer.text.debris import decode_entities, hide_empty_images, hide_invisible, join_lines
from viewer.text.gloss import Gloss, Treatment, find_glosses, hide_glosses
from viewer.text.patterns import pattern
from viewer.text.punctuation import widen
from viewer.text.radicals import unify_radicals
from viewer.text.rewrite import Replacement, Rewrite

Step = Callable[[str], list[Replacement]]

MAXIMUM_ROUNDS = 6
_ANYTHING = pattern(
    "[\x00-\x08\n\r\x0e-\x1f!&(),.:;?（\u2e80-\u2fd5\x7f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff-]"
)
"""Something that one of the steps may change. Most paragraphs of a clean text have none of it."""

_OPAQUE = "\ufffc"


def may_change(text: str) -> bool:
    """Whether there is anything in `text` that `repair` could put right."""
    return _ANYTHING.search(text) is not None


def repair(text: str, treatment: Treatment, *, protected: Sequence[tuple[int, int]] = ()) -> Rewrite:
    """`text` with the damage of one paragraph put right; its replacements are in offsets of `text`, each with its rule.

    `treatment` says what becomes of bracketed pinyin (`viewer.text.gloss.decide`). Nothing in the `protected` ranges
    (code) is touched. One step may uncover work for another, so the steps are repeated until they find nothing (one
    or two rounds in 40,000 random mixtures of damage): repairing twice changes nothing. A text that is still not
    settled after six rounds, such as twenty empty images inside one another, is left alone as a whole. Linear.
    """
    if not may_change(text):
        return Rewrite.identity(text)
    steps = _steps(treatment)
    progress = _Progress(_blot_out(text, protected))
    for _ in range(MAXIMUM_ROUNDS):
        if not progress.advance(steps):
            return Rewrite.apply(text, progress.replacements()) if progress.rules else Rewrite.identity(text)
    return Rewrite.identity(text)


def readings(text: str, *, protected: Sequence[tuple[int, int]] = ()) -> list[Gloss]:
    """The bracketed readings that repair with `Treatment.RUBY` hides, in offsets of `text`, to be set as ruby."""
    clean = repair(_blot_out(text, protected), Treatment.KEEP)
    back = clean.alignment
    found = []
    for gloss in find_glosses(clean.after):
        start, end = back.backward_range(gloss.start, gloss.end)
        found.append(Gloss(back.backward(gloss.character), start, end, gloss.reading))
    return found


def _steps(treatment: Treatment) -> tuple[Step, ...]:
    """The steps in the order in which one most often uncovers work for the next."""
    return (
        decode_entities,
        hide_invisible,
        unify_radicals,
        hide_empty_images,
        join_lines,
        partial(hide_glosses, treatment=treatment),
        widen,
    )


def _blot_out(text: str, protected: Sequence[tuple[int, int]]) -> str:
    """The text with its protected ranges made of a character that no step knows, so that none changes them."""
    pieces: list[str] = []
    position = 0
    for start, end in sorted(protected):
        start = max(start, position)
        if start < end:
            pieces += (text[position:start], _OPAQUE * (end - start))
            position = end
    return "".join((*pieces, text[position:]))


class _Progress:
    """A text on its way through the steps.

    `alignment` leads from the source to `text` and has an edit for every replacement, also for one of equal length.
    `rules` holds where in the source each replacement began, and its rule.
    """

    __slots__ = ("alignment", "rules", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.alignment = Alignment.identity(len(text))
        self.rules: list[tuple[int, str]] = []

    def advance(self, steps: Sequence[Step]) -> bool:
        """Take every step once; whether any of them changed the text."""
        before = len(self.rules)
        for step in steps:
            if found := step(self.text):
                self.rules += [(self.alignment.backward(item.start), item.rule) for item in found]
                edits = [(item.start, item.end, len(item.text)) for item in found]
                self.alignment = self.alignment.then(Alignment.build(len(self.text), edits))
                self.text = Rewrite.apply(self.text, found).after
        return len(self.rules) > before

    def replacements(self) -> list[Replacement]:
        """All that was done, in offsets of the source. Where replacements met, the rule of the first counts."""
        edits = self.alignment.edits
        starts = [edit.start for edit in edits]
        rules: dict[int, str] = {}
        for offset, rule in self.rules:
            rules.setdefault(bisect_right(starts, offset) - 1, rule)
        return [
            Replacement(edit.start, edit.end, self.text[edit.new_start : edit.new_end], rules[index])
            for index, edit in enumerate(edits)
        ]
