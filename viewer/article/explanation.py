"""What happened to one place of a text: what stood there, which step and table acted, what else it could be."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from viewer.article.blocks import Position
from viewer.article.changes import Change, conversions, repairs
from viewer.article.doubts import Doubt, Doubts, candidates_at
from viewer.text import provenance, routing
from viewer.text.doubt import Candidate
from viewer.text.script import View


class What(Enum):
    """The most that there is to say of a place."""

    SETTLED = "settled"
    DOUBTFUL = "doubtful"
    REPAIRED = "repaired"
    CHANGED = "changed"
    CHOICE = "choice"
    """It is shown as it should be, as far as anything tells; but the character has other forms."""


class Explanation(NamedTuple):
    """`source`, at `position`, is shown as `shown`. `steps` are configurations of OpenCC's; `table` and `word` say what
    decided, `rule` which repair, or whether the reader settled it by a rule or for this place."""

    what: What
    position: Position
    source: str
    shown: str
    candidates: tuple[Candidate, ...] = ()
    steps: tuple[str, ...] = ()
    table: str = ""
    word: str = ""
    rule: str = ""
    doubt: Doubt | None = None


def explain(doubts: Doubts, position: Position) -> Explanation | None:
    """The first of what there is to say of the character after a source position, if anything, in the order of `What`.

    What repair hid is explained at the character before it, where its mark stands.
    """
    rendition = doubts.rendition
    if not 0 <= position.block < len(rendition.article.blocks):
        return None
    if (settled := _settled(doubts, position)) is not None:
        return settled
    if (found := doubts.at(position)) is not None:
        told = Explanation(What.DOUBTFUL, found.position, found.source, found.shown, doubts.with_words(found))
        return _with_steps(doubts, told._replace(doubt=found))
    if (repair := _repaired(doubts, position)) is not None:
        return Explanation(What.REPAIRED, repair.position, repair.source, repair.shown, rule=repair.rule)
    if (change := _covering(doubts, position)) is not None:
        candidates = candidates_at(rendition, position) if change.rule == "script" else ()
        source, shown, start = change.source, change.shown, change.position
        if change.rule == "script" and len(source) == len(shown):  # a run of characters: the one that was asked about
            index = position.offset - change.position.offset
            source, shown, start = source[index], shown[index], position
        told = Explanation(What.CHANGED, start, source, shown, candidates, rule=change.rule)
        return _with_steps(doubts, told)
    candidates = candidates_at(rendition, position)
    if candidates:
        source = rendition.article.blocks[position.block].text[position.offset]
        return _with_steps(doubts, Explanation(What.CHOICE, position, source, _shown(doubts, position), candidates))
    return None


def _settled(doubts: Doubts, position: Position) -> Explanation | None:
    """What the reader has settled about the character after a position."""
    rendition, number = doubts.rendition, position.block
    steps = rendition.steps(number)
    back = steps.repair.alignment
    for item in steps.conversion.replacements:
        start, end = back.backward_range(item.start, item.end)
        if start <= position.offset < end:
            source = rendition.article.blocks[number].text[start:end]
            candidates = candidates_at(rendition, Position(number, start)) if item.end - item.start == 1 else ()
            return Explanation(What.SETTLED, Position(number, start), source, item.text, candidates, rule=item.rule)
    return None


def _with_steps(doubts: Doubts, told: Explanation) -> Explanation:
    rendition, number = doubts.rendition, told.position.block
    script, steps = rendition.clean.script(number), rendition.steps(number)
    route = routing.route(script, rendition.view, vocabulary=rendition.vocabulary)
    start, end = steps.repair.alignment.forward_range(told.position.offset, told.position.offset + len(told.source))
    if told.rule in ("quotation", "vocabulary") or start == end or rendition.view is View.ORIGINAL:
        return told._replace(steps=route)
    if any(edit.start < end and start < edit.end for edit in steps.conversion.alignment.edits):
        return told._replace(steps=route, table=_WORDS.get(rendition.view, ""), word=told.source, rule="vocabulary")
    acting = provenance.acting(steps.repair.after, start, script, rendition.view, corrected=rendition.corrections)
    return told._replace(steps=route, table=acting.table, word=acting.word)


_WORDS = {View.TAIWAN: "TWPhrases", View.HONGKONG: "HKPhrases", View.SIMPLIFIED: "TWPhrasesRev, HKPhrasesRev"}


def _covering(doubts: Doubts, position: Position) -> Change | None:
    """The conversion that changed the character after a position."""
    for change in conversions(doubts.rendition, position.block):
        if change.position <= position < Position(position.block, change.position.offset + len(change.source)):
            return change
    return None


def _repaired(doubts: Doubts, position: Position) -> Change | None:
    """The repair of the character after a position, or of what stands hidden behind that character."""
    after = Position(position.block, position.offset + 1)
    for repair in repairs(doubts.rendition, position.block):
        end = repair.position.offset + len(repair.source)
        if (repair.position == after and not repair.shown) or repair.position.offset <= position.offset < end:
            return repair
    return None


def _shown(doubts: Doubts, position: Position) -> str:
    shown = doubts.rendition.block(position.block)
    start, end = shown.alignment.forward_range(position.offset, position.offset + 1)
    return shown.text[start:end]
