"""Which conversions take a paragraph from the script it is in to the one asked for.

A configuration run against the wrong script damages text: s2t makes 幹擾 of an already Traditional 干擾. So every
paragraph goes by its own script. A Traditional source is first normalised from both regions' forms, which makes it
irrelevant which one it came from; a Simplified one first goes through t2s, which makes a Traditional phrase quoted in
it safe for what stands around, and characters that were Traditional already keep their own form.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from viewer.text.rewrite import Replacement, Rewrite
from viewer.text.script import Script, View

if TYPE_CHECKING:
    from viewer.text.rules import Rules

FORMS = {View.SIMPLIFIED: "t2s", View.TAIWAN: "t2tw", View.HONGKONG: "t2hk"}
"""From OpenCC's middle form to the characters of a view."""
_FROM_SIMPLIFIED = {
    View.SIMPLIFIED: ("t2s",),
    View.TAIWAN: ("t2s", "s2tw"),
    View.HONGKONG: ("t2s", "s2hk"),
}
_OWN_FORMS = {View.TAIWAN: ("hk2t", "t2tw"), View.HONGKONG: ("hk2t", "tw2t", "t2hk")}
"""From any region's Traditional to that of a view, one character at a time."""
_FROM_TRADITIONAL = {
    View.SIMPLIFIED: ("hk2t", "tw2t", "t2s"),
    View.TAIWAN: ("hk2t", "t2tw"),
    View.HONGKONG: ("hk2t", "tw2t", "t2hk"),
}
# Mainland words need no rewording in a Simplified paragraph shown as 简体; a Traditional one may have either
# region's words.
_REWORDING = {"s2tw": "s2twp", "s2hk": "s2hkp", "t2tw": "t2twp", "t2hk": "t2hkp", "t2s": "t2sp"}


def route(script: Script, view: View, *, vocabulary: bool = False) -> tuple[str, ...]:
    """The configurations to run in order; none when the paragraph is shown as it is."""
    match script:
        case Script.SIMPLIFIED | Script.MIXED:
            steps = _FROM_SIMPLIFIED.get(view, ())
            rewords = view is not View.SIMPLIFIED
        case Script.TRADITIONAL:
            steps = _FROM_TRADITIONAL.get(view, ())
            rewords = True
        case _:
            return ()
    if vocabulary and rewords and steps:
        return (*steps[:-1], _REWORDING[steps[-1]])
    return steps


def convert(
    text: str,
    script: Script,
    view: View,
    *,
    vocabulary: bool = False,
    corrections: bool = True,
    rules: Rules | None = None,
    places: Sequence[Replacement] = (),
) -> Rewrite:
    """`text`, which is in `script`, as `view` shows it, with the correction pack or as OpenCC alone has it; aligned
    with what it was. The reader's `rules`, and what is settled at `places` of it, come before both: they are the
    replacements of what is returned."""
    if rules or places:
        from viewer.text.rules import disjoint, settle

        settled = disjoint(places, rules.find(text, script, view) if rules else ())
        return settle(
            text,
            settled,
            lambda piece: convert(piece, script, view, vocabulary=vocabulary, corrections=corrections),
        )
    if not (steps := route(script, view, vocabulary=vocabulary)):
        return Rewrite.identity(text)
    from viewer.text import conversion  # with the correction pack 2 ms, and the original needs neither

    if len(steps) == 1 or steps[0] != "t2s":
        return conversion.rewrite(text, *steps, corrected=corrections)
    simplified = conversion.convert(text, "t2s", corrected=corrections)
    last = conversion.rewrite(simplified, *steps[1:], corrected=corrections)
    shown = last.after if simplified == text else _kept(text, simplified, last, _OWN_FORMS[view])
    return Rewrite(text, shown, last.alignment)


def _kept(text: str, simplified: str, converted: Rewrite, own: tuple[str, ...]) -> str:
    """What was converted, but with those characters in their own form that the text had in Traditional already.

    On the way through Simplified they would become others: the 乾 of 孙乾, which Simplified keeps, would become 幹.
    """
    from viewer.text import conversion

    forms = text
    for config in own:
        forms = conversion.convert(forms, config)
    shown = list(converted.after)
    for index, (before, after) in enumerate(zip(text, simplified, strict=True)):
        if before != after and not any(edit.start <= index < edit.end for edit in converted.alignment.edits):
            shown[converted.alignment.forward(index)] = forms[index]
    return "".join(shown)


class Tables(NamedTuple):
    """The tables that texts in `script` need to be shown in `view`."""

    script: Script
    view: View
    vocabulary: bool = False
    corrections: bool = True

    def load(self) -> None:
        """Load them now, in any thread."""
        from viewer.text import conversion

        conversion.load(*self._route, corrected=self.corrections)

    @property
    def are_loaded(self) -> bool:
        """Whether nobody would wait for them."""
        from viewer.text import conversion

        return conversion.are_loaded(*self._route, corrected=self.corrections)

    @property
    def _route(self) -> tuple[str, ...]:
        return route(self.script, self.view, vocabulary=self.vocabulary)
