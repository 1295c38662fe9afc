"""What a double click takes: a word of letters, else one character. Knows text alone."""

from __future__ import annotations

from viewer.text.patterns import pattern

_WORD = pattern(r"[^\W_\u2e80-\U0010ffff]+(?:[-'’.&@/_:][^\W_\u2e80-\U0010ffff]+)*[%‰℃°]?")
_REACH = 200
"""Characters looked at on either side."""


def word_around(text: str, offset: int) -> tuple[int, int]:
    """The range of the word that holds character `offset`: letters and digits with the marks inside them, or itself.

    Han text has no spaces, and a run of it up to the next punctuation mark is a clause, not a word; one character is
    the surest beginning of a selection.
    """
    if not 0 <= offset < len(text):
        return (len(text), len(text))
    start = max(offset - _REACH, 0)
    for match in _WORD.finditer(text, start, min(offset + _REACH, len(text))):
        if match.start() <= offset < match.end():
            return match.span()
    end = offset + 1
    while end < len(text) and (text[end] == "\u200d" or "\ufe00" <= text[end] <= "\ufe0f"):
        end += 1
    return offset, end
