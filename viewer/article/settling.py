"""Making the reader's word out of a place and what was chosen for it: which words a rule names, and what it shows."""

from __future__ import annotations

from viewer.article.explanation import Explanation
from viewer.article.rendition import Rendition
from viewer.text import conversion, phrases, routing
from viewer.text.rewrite import Replacement
from viewer.text.rules import Direction, Rule
from viewer.text.script import Script, View

_OTHER_REGION = {View.TAIWAN: ("tw2t", "t2hk"), View.HONGKONG: ("hk2t", "t2tw")}


def proposed_term(rendition: Rendition, told: Explanation) -> str:
    """The words of the repaired text that a rule about a place should be for."""
    text, (start, end) = _in_text(rendition, told)
    start, end = phrases.phrase(text, start, end, rendition.clean.script(told.position.block))
    return text[start:end]


def rule_for_place(rendition: Rendition, told: Explanation, shown: str) -> Rule:
    """The rule by which a place, and nothing else, is shown as `shown`."""
    return Rule(told.source, shown, _direction(rendition, told, shown))


def rule_for_term(rendition: Rendition, told: Explanation, shown: str, term: str) -> Rule:
    """The rule by which `term` is shown as it is now, but with `shown` for what was explained.

    Of several places in the term that could be meant it is the one of the text, or else the first. A term without it is
    shown as `shown` altogether.
    """
    text, (start, end) = _in_text(rendition, told)
    source = text[start:end]
    offset = _offset(text, start, term, source)
    if offset < 0:
        return Rule(term, shown, _direction(rendition, told, shown))
    script = rendition.clean.script(told.position.block)
    done = routing.convert(
        term,
        script,
        rendition.view,
        vocabulary=rendition.vocabulary,
        corrections=rendition.corrections,
        places=(Replacement(offset, offset + len(source), shown),),
    )
    return Rule(term, done.after, _direction(rendition, told, done.after))


def _offset(text: str, start: int, term: str, source: str) -> int:
    """Where in `term` the characters stand that stand at `start` of the text; -1 if nowhere."""
    place = text.find(term, max(start - len(term) + 1, 0))
    if 0 <= place <= start and start + len(source) <= place + len(term):
        return start - place
    return term.find(source)


def _in_text(rendition: Rendition, told: Explanation) -> tuple[str, tuple[int, int]]:
    """The repaired text of a block, and the range of it that was explained."""
    repair = rendition.clean[told.position.block]
    offset = told.position.offset
    return repair.after, repair.alignment.forward_range(offset, offset + len(told.source))


def _direction(rendition: Rendition, told: Explanation, shown: str) -> Direction:
    """The direction that the place was converted in; to either Traditional view if both would write it so."""
    script, view = rendition.clean.script(told.position.block), rendition.view
    if view not in _OTHER_REGION or script is Script.TRADITIONAL:
        return Direction.of(script, view)
    other = shown
    for config in _OTHER_REGION[view]:
        other = conversion.convert(other, config)
    return Direction.of(script, view, in_both=other == shown)
