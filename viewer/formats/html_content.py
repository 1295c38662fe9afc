"""Which part of a web page is its article.

A page that states its article (a sole <article> or <main>) is believed. Otherwise what is left when menus are taken off
is looked for: the innermost element that holds nearly all text outside links, if what is around it is mostly links. A
page without either, written by hand or exported from a book, is kept whole. What is no text of the article inside it
is told by `html_chrome`. On a page that tables lay out, as those of old portals, its title and its date stand in cells
of their own: the lists of links in other cells are left out one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from viewer.formats.html_chrome import is_aside, is_chrome
from viewer.formats.html_controls import names_attachments
from viewer.formats.html_measure import ENOUGH, LEAST, Measure, measured
from viewer.formats.html_tree import Element, local_name, named, names, text_of

_LARGEST = 4_000_000
"""Characters; a longer document is a book, and is not looked through for menus."""

_MOST = 0.9
"""The share of a page's sentences that its article holds."""
_HALF = 0.5
_LINKS = 8
"""Links to elsewhere that a page has around its article, at least."""
_BYLINES = 200
"""Characters that stand between an article and its heading at most: who wrote it, when and where."""

_STATED = ("article", "main")
_PLACES = names("table tbody tr td center div form font")
"""What places the parts of a page that tables lay out."""


class Content(NamedTuple):
    """The elements to read, in order. `measures` is empty for what is to be read whole; what is `kept` is never left
    out: the parts, and what is around the heading; `menus` are left out whatever they say."""

    parts: Sequence[Element]
    measures: Mapping[Element, Measure] = {}
    total: int = 0
    kept: frozenset[Element] = frozenset()
    menus: frozenset[Element] = frozenset()

    def leaves_out(self, element: Element) -> bool:
        """Whether an element of the parts is no text of the article."""
        if not self.measures or element in self.kept:
            return False
        if element in self.menus:
            return True
        measure, name = self.measures.get(element), local_name(element)
        if measure is None:
            return is_aside(element, name)
        above = element.getparent()
        around = self.measures.get(above) if above is not None else None
        return is_chrome(element, name, measure, self.total, around)

    def shows(self, element: Element) -> bool:
        """Whether an element that says it is hidden is shown all the same: a script shows it, if it has the text."""
        measure = self.measures.get(element)
        return measure is not None and measure.text > _HALF * self.total


def find_content(root: Element, length: int) -> Content:
    """The article of a page whose source has so many characters."""
    body = next(named(root, "body"), root)
    if length > _LARGEST:
        return Content([body])
    measures = measured(body)
    whole = measures.get(body, Measure())
    part = _stated(body, measures, whole) if whole.text else None
    menus: frozenset[Element] = frozenset()
    if part is None:
        path = _path_to_text(body, measures, whole)
        menus = _menus_beside(path, measures)
        part = _densest(_with_bylines(path, measures, menus), measures, whole)
    heading = _heading(root, body)
    parts = [part]
    if heading is not None and part is not body and _is_before(heading, part, body):
        parts = [heading, *_bylines(heading, part, measures), part]
    kept = {*parts, heading, *heading.iterancestors()} if heading is not None else {*parts}
    return Content(parts, measures, measures.get(part, whole).text, frozenset(kept - {None}), menus)


def _stated(body: Element, measures: Mapping[Element, Measure], whole: Measure) -> Element | None:
    """The element that the page itself marks as its article, if it has the text."""
    for wanted in _STATED:
        marked = list(named(body, wanted))
        if wanted == "main" and not marked:
            marked = [element for element in measures if element.get("role") == "main"]
        outer = sorted(_outermost(marked), key=lambda e: measures.get(e, whole).text, reverse=True)
        if not outer:
            continue
        first = measures.get(outer[0], Measure()).text
        others = sum(measures.get(other, Measure()).text for other in outer[1:])
        if first >= min(_HALF * whole.text, 2 * ENOUGH) and first >= 2 * others:
            return outer[0]
    return None


def _outermost(elements: Sequence[Element]) -> Iterator[Element]:
    """The elements, in the order of the document, that are not inside another of them."""
    known = set(elements)
    for element in elements:
        if not any(around in known for around in element.iterancestors()):
            yield element


def _path_to_text(body: Element, measures: Mapping[Element, Measure], whole: Measure) -> list[Element]:
    """The elements with most of the text, each in the one before it."""
    path = _path(body, measures, _MOST * whole.sentences)
    laid_out = _path(body, measures, max(whole.sentences - _BYLINES, _HALF * whole.sentences), _PLACES)
    return laid_out if any(local_name(element) == "td" for element in laid_out) else path


def _path(
    body: Element, measures: Mapping[Element, Measure], least: float, among: frozenset[str] = frozenset()
) -> list[Element]:
    """The elements that hold at least so many characters of sentences, each in the one before it."""
    path: list[Element] = []
    inner: Element | None = body
    while inner is not None:
        path.append(inner)
        candidates = (child for child in inner if not among or local_name(child) in among)
        inner = next((c for c in candidates if measures.get(c, Measure()).sentences >= least > 0), None)
    return path


def _menus_beside(path: Sequence[Element], measures: Mapping[Element, Measure]) -> frozenset[Element]:
    """The lists of links beside the article of a page that tables lay out, given the path to its text.

    A page of links with a few sentences about them is no article.
    """
    own = measures.get(path[-1], Measure()).sentences
    if own < LEAST or not any(local_name(element) == "td" for element in path):
        return frozenset()
    beside = (child for outer, inner in pairwise(path) for child in outer if child is not inner)
    menus = frozenset(child for child in beside if _is_menu(child, measures.get(child, Measure())))
    linked = sum(measures[menu].linked for menu in menus)
    return menus if own >= ENOUGH or own >= linked else frozenset()


def _is_menu(element: Element, measure: Measure) -> bool:
    return measure.links > 1 and measure.is_linked and not measure.sentences and not names_attachments(text_of(element))


def _with_bylines(
    path: Sequence[Element], measures: Mapping[Element, Measure], menus: frozenset[Element]
) -> Sequence[Element]:
    """The path, without its end that has too little beside it to leave that out: the title and the date of an article.

    Only of a page that has menus beside its text; on others the heading is looked for.
    """
    end, added = len(path), 0
    for place in range(len(path) - 2 if menus else -1, -1, -1):
        outer, inner = path[place], path[place + 1]
        more = measures[outer].all - measures[inner].all - sum(measures[c].all for c in outer if c in menus)
        added += more
        if added > _BYLINES:
            break
        end = place + 1 if more else end
    return path[:end]


def _densest(path: Sequence[Element], measures: Mapping[Element, Measure], whole: Measure) -> Element:
    """The innermost element of a path, if what is around it is links; else the whole body, which it begins with."""
    for part in reversed(path[1:]):
        own = measures[part]
        around = whole.without(own)
        if own.sentences >= ENOUGH and around.links >= _LINKS and around.is_linked:
            return part
    return path[0]


def _heading(root: Element, body: Element) -> Element | None:
    """The heading of a page's article: the first that the page's title begins with, or the only one that is no link."""
    title = text_of(next(named(root, "title"), None))
    headings = [heading for heading in named(body, "h1") if text_of(heading)]
    for heading in headings:
        if title.startswith(text_of(heading)):
            return heading
    if len(headings) != 1 or next(named(headings[0], "a"), None) is not None:
        return None
    # The name of the site, which stands at the end of the title, is no heading of an article.
    return None if text_of(headings[0]) in title else headings[0]


def _is_before(heading: Element, part: Element, body: Element) -> bool:
    """Whether the heading stands before a part and not in it, and the part has none of its own."""
    if next(named(part, "h1"), None) is not None:
        return False
    return next(element for element in body.iter(heading.tag, part.tag) if element in (heading, part)) is heading


def _bylines(heading: Element, part: Element, measures: Mapping[Element, Measure]) -> list[Element]:
    """What stands between a heading and its article, if that is short."""
    around = {part, *part.iterancestors()}
    found: list[Element] = []
    inner: Element | None = heading
    while inner is not None and inner not in around:
        siblings = inner.itersiblings()
        for following in siblings:
            if following in around:
                found += _before_in(following, part)
                break
            found.append(following)
        inner = inner.getparent()
    said = [element for element in found if (own := measures.get(element)) and own.text and not own.is_linked]
    said = [element for element in said if not is_chrome(element, local_name(element), measures[element], 0)]
    return said if sum(measures[element].all for element in said) <= _BYLINES else []


def _before_in(outer: Element, part: Element) -> Iterator[Element]:
    """The elements in `outer` that stand before a part of it, in the order of the document."""
    path = [part, *part.iterancestors()]
    path = path[: path.index(outer)]
    for inner in reversed(path):
        yield from reversed(list(inner.itersiblings(preceding=True)))
