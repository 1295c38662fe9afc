"""The words around a place of a text: as much of it as a rule should name, so that it holds where it is meant to."""

from __future__ import annotations

from viewer.text import conversion
from viewer.text.patterns import pattern
from viewer.text.provenance import traditional_words
from viewer.text.script import Script
from viewer.text.segmentation import simplified_words

_RUN = pattern("[\u3400-\u4dbf\u4e00-\u9fff]+")


def phrase(text: str, start: int, end: int, script: Script) -> tuple[int, int]:
    """The range of the words that characters ``[start, end)`` are part of, however the sentence is cut into words.

    A single character by itself says too little: the word after it, or else the one before, is taken along.
    """
    run = next((m for m in _RUN.finditer(text) if m.start() <= start and end <= m.end()), None)
    if run is None:
        return start, end
    if script is Script.TRADITIONAL:
        words, read = traditional_words(), run[0]
    else:
        words, read = simplified_words(), conversion.convert(run[0], "t2s")
    first, last = start - run.start(), end - run.start()
    ahead, behind = words.forward(read), words.backward(read)
    head, tail = first, last
    for cuts in (ahead, behind):
        head = min(head, max(cut for cut in cuts if cut <= first))
        tail = max(tail, min(cut for cut in cuts if cut >= last))
    if tail - head == 1:
        after = [cut for cut in ahead if cut > tail]
        before = [cut for cut in ahead if cut < head]
        if after:
            tail = after[0]
        elif before:
            head = before[-1]
    return run.start() + head, run.start() + tail
