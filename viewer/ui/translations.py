"""The texts of the interface in its languages, read from the files that translators edit (Qt Linguist's ``.ts``).

They are read when the program starts, and not compiled before: a file of 300 messages takes 1 ms, and there is nothing
to build, to install or to forget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers.expat import ParserCreate

if TYPE_CHECKING:
    from pathlib import Path

Messages = dict[tuple[str, str], tuple[str, ...]]
"""Translations by context and English text: one, or one for each form of the number."""


def read(path: Path) -> Messages:
    """The finished translations of a file. Raises OSError, and `xml.parsers.expat.ExpatError` if it is none."""
    messages: Messages = {}
    context, source, finished = "", "", True
    forms: list[str] = []
    text: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal finished
        if name == "translation":
            finished = "type" not in attributes
            forms.clear()
        text.clear()

    def end(name: str) -> None:
        nonlocal context, source
        if name == "name":
            context = "".join(text)
        elif name == "source":
            source = "".join(text)
        elif name == "numerusform" or (name == "translation" and not forms):
            forms.append("".join(text))
        elif name == "message" and finished:
            messages[context, source] = tuple(forms)

    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    parser.Parse(path.read_bytes(), True)
    return messages
