"""How much text the elements of a web page hold, and how much of it is links: what tells an article from menus."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from viewer.formats.html_tree import Element, local_name, names

ENOUGH = 300
"""Characters of text outside links that an article has at least."""
LEAST = 100
"""Characters of sentences that the shortest article has, one beside menus that it outweighs."""
_SENTENCE = 25
"""Characters of text in one piece and outside links that are a sentence, and no label."""

_UNSEEN = names("script style template noscript noframes iframe button input select textarea")
_INLINE = names(
    "a abbr b bdi bdo big br cite code em font i img kbd mark q rt rp ruby s small span strong sub sup u wbr"
)


class Measure(NamedTuple):
    """How many characters an element has outside links and in links to elsewhere, how many such links, and how many
    characters of sentences."""

    text: int = 0
    linked: int = 0
    links: int = 0
    sentences: int = 0

    @property
    def all(self) -> int:
        """How many characters it has in all."""
        return self.text + self.linked

    @property
    def is_linked(self) -> bool:
        """Whether it is mostly links."""
        return bool(self.links) and self.linked >= self.text

    def without(self, other: Measure) -> Measure:
        """What is left when a part is taken off."""
        return Measure(*(own - its for own, its in zip(self, other, strict=True)))


def measured(body: Element) -> dict[Element, Measure]:
    """The measures of all elements that may hold others."""
    found: dict[Element, Measure] = {}
    open_measures = [[0, 0, 0, 0]]
    link: Element | None = None
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        name = local_name(element)
        if event == "start":
            if name in _UNSEEN:
                walk.skip_subtree()  # its end comes all the same
            elif name == "a" and link is None and not (element.get("href") or "#").startswith("#"):
                link = element
            open_measures.append([0, 0, int(link is element), 0])
            if name not in _UNSEEN:
                _count(open_measures[-1], element.text, link)
        else:
            own = open_measures.pop()
            if name not in _INLINE or own[0] > ENOUGH:
                found[element] = Measure(*own)
            open_measures[-1] = [a + b for a, b in zip(open_measures[-1], own, strict=True)]
            if link is element:
                link = None
            if element is not body:
                _count(open_measures[-1], element.tail, link)
    return found


def _count(measure: list[int], text: str | None, link: Element | None) -> None:
    if text:
        length = len(text.strip())
        measure[link is not None] += length
        if link is None and length >= _SENTENCE:
            measure[3] += length
