"""The characters that one character of a text may be shown as, each with a word in which it is."""

from __future__ import annotations

from functools import cache

from viewer.text import conversion, evidence
from viewer.text.doubt import Candidate, Doubt
from viewer.text.routing import FORMS
from viewer.text.script import Script, View
from viewer.text.segmentation import simplified_words
from viewer.text.tables import opencc_characters


def candidates_at(text: str, offset: int, script: Script, view: View) -> tuple[Candidate, ...]:
    """What the character at `offset` of a text in `script` can be in `view`, likeliest first.

    Fewer than two, and so none, if there is no choice.
    """
    character = text[offset]
    if view is View.ORIGINAL or script not in (Script.SIMPLIFIED, Script.MIXED, Script.TRADITIONAL):
        return ()
    if view is View.SIMPLIFIED:
        if script is not Script.TRADITIONAL:
            return ()
        forms = [form for form in opencc_characters("TSCharacters").get(character, "") if form.isprintable()]
        forms = [form for form in forms if ord(form) < 0x20000]  # rarer ones most fonts cannot draw
    else:
        simple = conversion.convert(character, "t2s") if script is not Script.TRADITIONAL else character
        forms = [conversion.convert(form, FORMS[view]) for form in opencc_characters("STCharacters").get(simple, "")]
    distinct = list(dict.fromkeys(forms))
    if len(distinct) < 2:
        return ()
    return tuple(Candidate(form, word_with(character, form, view)) for form in distinct)


def with_words(doubt: Doubt, source: str, view: View) -> tuple[Candidate, ...]:
    """The candidates of a doubt about the characters `source`, each with a word where one is known."""
    if len(source) != 1:
        return doubt.candidates
    return tuple(
        candidate if candidate.word else Candidate(candidate.shown, word_with(source, candidate.shown, view))
        for candidate in doubt.candidates
    )


def word_with(character: str, form: str, view: View) -> str:
    """A common word in which `character` is written as `form`; empty if none is known."""
    if view not in (View.TAIWAN, View.HONGKONG):
        return ""
    simple = conversion.convert(character, "t2s")
    return _words(view).get((simple, form), "")


@cache
def _words(view: View) -> dict[tuple[str, str], str]:
    """For each Simplified character and form of it a word of two characters, a common one if there is one (60 ms)."""
    ambiguous = {one for one, several in opencc_characters("STCharacters").items() if len(several) > 1}
    words = sorted(evidence.common_words(), key=lambda word: (len(word), word)) + simplified_words().of_length(2)
    found: dict[tuple[str, str], str] = {}
    config = "s2tw" if view is View.TAIWAN else "s2hk"
    for word, shown in zip(words, conversion.convert("\n".join(words), config).split("\n"), strict=True):
        for character, form in zip(word, shown, strict=True):
            if character in ambiguous:
                found.setdefault((character, form), shown)
    return found
