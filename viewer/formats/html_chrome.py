"""What in a web page is no text of its article: menus, cookie notices, rows of buttons, links to other articles.

Told by what an element is, by the names that programs give such parts, and by what it says (`html_controls`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from viewer.formats import html_controls as controls
from viewer.formats.html_measure import LEAST, Measure
from viewer.formats.html_tree import Element, inside, local_name, names

_NOTICE = 400
"""Characters of the longest cookie notice, row of buttons or list of links to share."""
_LONGEST_LIST = 5000
"""Characters of the longest list of links to other articles."""
_LATER = 0.25
"""The share of the article's text that comments or a sidebar inside it have at most, or they would be the article."""
_MOST = 0.7
"""The share of the article's text from which on an element is the article, if that has sentences."""
_MOST_PARTS = 500
"""Elements that are in one that is no text of an article by what it says, at most: what is in others of more would be
looked through again and again."""
_FOOT = 60
"""Characters that what stands at an article's foot has at most: where it is filed, who may edit it."""

_BORDERS = names("header footer aside section div ul ol dl table form p dialog h2 h3 h4 center")
_HEADINGS = names("h2 h3 h4 h5 h6")
_ROLES = names("navigation banner contentinfo search menu menubar toolbar dialog alertdialog complementary")
_CLICKED = names("a button input")

_EDGE, _END = r"(?:^|[\s_-])", r"(?=$|[\s_-])"
_CHROME = re.compile(
    rf"{_EDGE}(?:cookies?|cookie-?\w*|consent|gdpr|share|sharing|social|sns|newsletter|subscribe|subscription|popup|modal|"
    rf"advert\w*|ads?|banner-ad|mw-editsection|editsection|noprint|printfooter|skip-?link|catlinks|comments|"
    rf"comment-?list|disqus\w*|respond|qrcode|toolbar|breadcrumbs?|crumbs?|navheader|navfooter|navbar|donate|donation|"
    rf"sharedaddy|sharebar|screen-reader-text|sr-only|visually-hidden){_END}",
    re.IGNORECASE,
)
"""Classes and names of what is no text of an article, as the usual programs that make web pages give them."""
_LINKED = re.compile(
    rf"{_EDGE}(?:nav\w*|menu\w*|sidebar|related\w*|recommend\w*|foot(?!note)\w*|header|pager|pagination|rank\w*|more|tags?|"
    rf"keywords?|labels?){_END}",
    re.IGNORECASE,
)
"""Names of what is no text of an article if it is mostly links."""
_FEET = re.compile(rf"{_EDGE}\w*foot(?!note)\w*{_END}", re.IGNORECASE)
_UNSEEN = re.compile(
    rf"{_EDGE}(?:mw-editsection|editsection|screen-reader-text|sr-only|visually-hidden){_END}", re.IGNORECASE
)
"""Names of what stands within a line and is not shown, or is only there to be clicked."""
_CAPITAL = re.compile("(?<=[a-z])(?=[A-Z])")


def is_chrome(element: Element, name: str, measure: Measure, total: int, around: Measure | None = None) -> bool:
    """Whether an element, of so many characters in an article of `total`, is no part of its text.

    What an element says is not looked at again if the one around it says nothing else: `around` is its measure.
    """
    if measure.text > max(_LATER * total, _NOTICE):
        return False
    if measure.sentences >= LEAST and measure.text > _MOST * total > 0:
        return False
    if name == "nav" or (name == "form" and _asks(element)):
        return True
    if name in _HEADINGS and _heads_others(element):
        return True
    if name not in _BORDERS and name != "td":
        return False
    if name != "td" and _is_named_so(element, name, measure):
        return True
    above = element.getparent()
    if around == measure and above is not None and local_name(above) in _BORDERS:
        return False
    if _leads_elsewhere(element, name, measure):
        return True
    if _has_many_parts(element):
        return False
    return (
        (measure.text <= _NOTICE and _is_cookie_notice(element, name))
        or (measure.all <= controls.LONGEST and _says_so(element, name, measure))
        or (measure.text <= _NOTICE and _is_at_foot(element, name, measure))
    )


def is_aside(element: Element, name: str) -> bool:
    """Whether an element within a line is no part of the text: a link past the menus, one to edit a section."""
    if name not in ("a", "span"):
        return False
    named = element.get("class")
    if named and _UNSEEN.search(named):
        return True
    above = element.getparent()
    if name == "a":
        text = _short(element)
        is_alone = above is not None and local_name(above) == "body"
        return (
            controls.skips(text) if (element.get("href") or "#")[0] == "#" else is_alone and controls.is_controls(text)
        )
    return next(element.iter("{*}a", "a"), None) is not None and controls.is_controls(_short(element))


def _is_named_so(element: Element, name: str, measure: Measure) -> bool:
    """Whether an element is called something that no text of an article is called."""
    role = element.get("role")
    is_short = measure.text <= _NOTICE
    if role in _ROLES and (measure.is_linked or (is_short and role != "complementary")):
        return True
    if name in ("header", "footer", "aside") and measure.links > 2 and measure.is_linked:
        return True
    named = _CAPITAL.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}")
    if measure.is_linked and _LINKED.search(named):
        return True
    return bool(is_short and _CHROME.search(named))


def _is_cookie_notice(element: Element, name: str) -> bool:
    """Whether a short element speaks of cookies and has something to click."""
    if name not in ("div", "section", "aside", "dialog", "form"):
        return False
    return "cookie" in "".join(_texts(element)).lower() and _can_be_clicked(element)


def _leads_elsewhere(element: Element, name: str, measure: Measure) -> bool:
    """Whether an element is a list of links to other articles, by what it begins with or what stands above it."""
    if not measure.is_linked:
        return False
    above = element.getparent()
    if above is not None and measure.links > 2 and local_name(above) in ("header", "footer"):
        return True
    before = element.getprevious()
    return (measure.links > 1 and controls.names_others(_beginning(element))) or (
        name in ("ul", "ol", "div", "dl", "section") and before is not None and _names_others(before)
    )


def _heads_others(heading: Element) -> bool:
    """Whether a heading is one over links to other articles."""
    after = heading.getnext()
    if after is None or not _names_others(heading) or local_name(after) not in ("ul", "ol", "div", "dl", "section"):
        return False
    return _is_short_list_of_links(after)


def _is_short_list_of_links(listed: Element) -> bool:
    """Whether an element is mostly links. It is not looked through farther than such a list is long: a page may begin
    a thousand of them and end none."""
    linked = total = 0
    link: Element | None = None
    has_links = False
    for event, part in etree.iterwalk(listed, events=("start", "end")):
        if event == "start":
            if link is None and local_name(part) == "a" and part.get("href"):
                link, has_links = part, True
            text = part.text
        else:
            link = None if part is link else link
            text = part.tail if part is not listed else None
        length = len("".join((text or "").split()))
        total += length
        linked += length if link is not None else 0
        if total > _LONGEST_LIST:
            return False
    return has_links and 2 * linked >= total


def _names_others(element: Element) -> bool:
    text = _beginning(element)
    return len(text) <= 20 and controls.names_others(text)


def _says_so(element: Element, name: str, measure: Measure) -> bool:
    """Whether a short element says nothing but what can be done with the page, or where it is in its site."""
    text = " ".join("".join(_texts(element)).split())
    if controls.is_said(text):
        return True
    if name in _HEADINGS or not (measure.links or _can_be_clicked(element)):
        return False
    return controls.is_controls(text) or bool(measure.links and controls.is_trail(text))


def _is_at_foot(element: Element, name: str, measure: Measure) -> bool:
    """Whether an element is what stands at the foot of all pages of a site, or of all articles."""
    if name == "footer" and measure.links and measure.all <= _FOOT:
        return not any(local_name(around) == "blockquote" for around in element.iterancestors())
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    text = "".join(_texts(element))
    if name == "footer" or _FEET.search(named):
        return controls.speaks_of_rights(text)
    return measure.links > 1 and controls.is_site_foot(text)


def _asks(form: Element) -> bool:
    return any(local_name(part) in ("input", "select") for part in islice(inside(form), _MOST_PARTS))


def _can_be_clicked(element: Element) -> bool:
    return any(local_name(part) in _CLICKED for part in inside(element))


def _beginning(element: Element) -> str:
    """The first words of an element."""
    return next((text.strip() for text in _texts(element) if text.strip()), "")


def _short(element: Element) -> str:
    """What a short element says; of a long one the beginning, which is too long to be a control."""
    found = ""
    for text in _texts(element):
        found += text
        if len(found) > controls.LONGEST:
            break
    return found


def _texts(element: Element) -> Iterator[str]:
    return map(str, element.itertext())


def _has_many_parts(element: Element) -> bool:
    return next(islice(element.iter(), _MOST_PARTS, None), None) is not None
