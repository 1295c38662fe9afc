"""Which part of a web page is its article, and what in it is not: menus, cookie notices, links to share, comments.

A page that states its article (a sole <article> or <main>) is believed. Otherwise what is left when menus are taken off
is looked for: the innermost element that holds nearly all text outside links, if what is around it is mostly links. A
page without either, written by hand or exported from a book, is kept whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from viewer.formats.html_tree import Element, inside, local_name, named, names

_LARGEST = 4_000_000
"""Characters; a longer document is a book, and is not looked through for menus."""

_ENOUGH = 300
"""Characters of text outside links that an article has at least."""
_MOST = 0.9
"""The share of a page's sentences that its article holds."""
_SENTENCE = 25
"""Characters of text in one piece and outside links that are a sentence, and no label."""
_HALF = 0.5
_LINKS = 8
"""Links to elsewhere that a page has around its article, at least."""
_NOTICE = 400
"""Characters of the longest cookie notice, row of buttons or list of links to share."""
_LATER = 0.25
"""The share of the article's text that comments or a sidebar inside it have at most, or they would be the article."""

_UNSEEN = names("script style template noscript noframes iframe button input select textarea")
_INLINE = names(
    "a abbr b bdi bdo big br cite code em font i img kbd mark q rt rp ruby s small span strong sub sup u wbr"
)
_STATED = ("article", "main")
_BORDERS = names("header footer aside section div ul ol dl table form p dialog h2 h3 h4")
_ROLES = names("navigation banner contentinfo search menu menubar toolbar dialog alertdialog complementary")

_EDGE, _END = r"(?:^|[\s_-])", r"(?=$|[\s_-])"
_CHROME = re.compile(
    rf"{_EDGE}(?:cookies?|cookie-?\w*|consent|gdpr|share|sharing|social|sns|newsletter|subscribe|subscription|popup|modal|"
    rf"advert\w*|ads?|banner-ad|mw-editsection|editsection|noprint|printfooter|skip-?link|catlinks|comments|"
    rf"comment-?list|disqus\w*|respond|qrcode|toolbar|breadcrumbs?|crumbs?|navheader|navfooter|navbar){_END}",
    re.IGNORECASE,
)
"""Classes and names of what is no text of an article, as the usual programs that make web pages give them."""
_LINKED = re.compile(
    rf"{_EDGE}(?:nav\w*|menu\w*|sidebar|related\w*|recommend\w*|footer|header|pager|pagination|rank\w*)"
    rf"{_END}",
    re.IGNORECASE,
)
"""Names of what is no text of an article if it is mostly links."""
_CONTROLS = names("button input a")


class Measure(NamedTuple):
    """How many characters an element has outside links and in links to elsewhere, how many such links, and how many
    characters of sentences."""

    text: int = 0
    linked: int = 0
    links: int = 0
    sentences: int = 0

    @property
    def is_linked(self) -> bool:
        """Whether it is mostly links."""
        return bool(self.links) and self.linked >= self.text

    def without(self, other: Measure) -> Measure:
        """What is left when a part is taken off."""
        return Measure(*(own - its for own, its in zip(self, other, strict=True)))


class Content(NamedTuple):
    """The elements to read, in order. `measures` is empty for what is to be read whole."""

    parts: Sequence[Element]
    measures: Mapping[Element, Measure] = {}
    total: int = 0

    def leaves_out(self, element: Element) -> bool:
        """Whether an element of the parts is no text of the article."""
        measure = self.measures.get(element)
        return (
            measure is not None
            and element not in self.parts
            and _is_chrome(element, local_name(element), measure, self.total)
        )

    def shows(self, element: Element) -> bool:
        """Whether an element that says it is hidden is shown all the same: a script shows it, if it has the text."""
        measure = self.measures.get(element)
        return measure is not None and measure.text > _HALF * self.total


def find_content(root: Element, length: int) -> Content:
    """The article of a page whose source has so many characters."""
    body = next(named(root, "body"), root)
    if length > _LARGEST:
        return Content([body])
    measures = _measured(body)
    whole = measures.get(body, Measure())
    part = _stated(body, measures, whole) if whole.text else None
    part = part if part is not None else _densest(body, measures, whole)
    heading = None if part is body else _heading_outside(root, body, part)
    parts = [part] if heading is None else [heading, part]
    return Content(parts, measures, measures.get(part, whole).text)


def _measured(body: Element) -> dict[Element, Measure]:
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
            if name not in _INLINE or own[0] > _ENOUGH:
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
        if first >= min(_HALF * whole.text, 2 * _ENOUGH) and first >= 2 * others:
            return outer[0]
    return None


def _outermost(elements: Sequence[Element]) -> Iterator[Element]:
    """The elements, in the order of the document, that are not inside another of them."""
    known = set(elements)
    for element in elements:
        if not any(around in known for around in element.iterancestors()):
            yield element


def _densest(body: Element, measures: Mapping[Element, Measure], whole: Measure) -> Element:
    """The innermost element with most of the text, if what is around it is links; else the whole body."""
    inner: Element | None = body
    while inner is not None:
        part = inner
        inner = next((c for c in part if measures.get(c, Measure()).sentences >= _MOST * whole.sentences > 0), None)
    while part is not body:
        own = measures[part]
        around = whole.without(own)
        if own.sentences >= _ENOUGH and around.links >= _LINKS and around.is_linked:
            return part
        above = part.getparent()
        part = body if above is None else above
    return body


def _heading_outside(root: Element, body: Element, part: Element) -> Element | None:
    """The heading of an article that stands above it, if the page's title begins with it."""
    if next(named(part, "h1"), None) is not None:
        return None
    title = next(("".join(map(str, e.itertext())) for e in named(root, "title")), "")
    for heading in body.iter("{*}h1", part.tag):
        if heading is part:
            return None
        words = " ".join("".join(map(str, heading.itertext())).split()) if local_name(heading) == "h1" else ""
        if words and " ".join(title.split()).startswith(words):
            return heading
    return None


def _is_chrome(element: Element, name: str, measure: Measure, total: int) -> bool:
    """Whether an element in the article is no part of its text."""
    if measure.text > max(_LATER * total, _NOTICE):
        return False
    if name == "nav" or (name == "form" and any(local_name(part) in ("input", "select") for part in inside(element))):
        return True
    if name not in _BORDERS:
        return False
    role = element.get("role")
    is_short = measure.text <= _NOTICE
    if role in _ROLES and (measure.is_linked or (is_short and role != "complementary")):
        return True
    if name in ("header", "footer", "aside") and measure.links > 2 and measure.is_linked:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if measure.is_linked and _LINKED.search(named):
        return True
    return bool(is_short and _CHROME.search(named)) or (is_short and _is_cookie_notice(element, name))


def _is_cookie_notice(element: Element, name: str) -> bool:
    """Whether a short element speaks of cookies and has something to click."""
    if name not in ("div", "section", "aside", "dialog", "form"):
        return False
    text = "".join(map(str, element.itertext()))
    return "cookie" in text.lower() and any(local_name(part) in _CONTROLS for part in inside(element))
