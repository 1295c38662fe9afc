"""Words: what a double click takes, and where the caret stops that moves by words. Knows text alone."""

from __future__ import annotations

from viewer.text.patterns import pattern

_LETTERS = r"[^\W_\u2e80-\U0010ffff]+(?:[-'’.&@/_:][^\W_\u2e80-\U0010ffff]+)*[%‰℃°]?"
_WORD = pattern(_LETTERS)
_STOP = pattern(
    _LETTERS + r"|[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""A word of letters, or a run of Han up to the next mark: a clause."""
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


def next_stop(text: str, offset: int) -> int | None:
    """Where the next word or clause begins, or else the text's end; None at the end."""
    following = _STOP.finditer(text, offset)
    return next((m.start() for m in following if m.start() > offset), len(text) if offset < len(text) else None)


def previous_stop(text: str, offset: int) -> int | None:
    """Where the word or clause before `offset` begins, or else the text; None at the beginning."""
    starts = [m.start() for m in _STOP.finditer(text, 0, offset)]
    return starts[-1] if starts else (0 if offset else None)
