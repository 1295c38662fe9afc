"""Web pages that Word, WPS Writer and LibreOffice save: their tree as a page would have it that was written by hand.

Word's headings of higher levels, its title and its lists are paragraphs of certain classes and styles; the bullet or
number of a list's item is text, in letters of Wingdings, with blanks behind it in a tiny size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.formats.html_list import BULLETS
from viewer.formats.html_styles import StyleSheet
from viewer.formats.html_tree import Element, local_name, named, settable, text_of
from viewer.formats.paragraph_numbers import marked, place_numbers

_SIGNS = re.compile(r"\bmso-|\bclass=[\"']?Mso|LibreOffice|OpenOffice|sdfootnote", re.IGNORECASE)
_HEAD = 20_000
"""Characters in which such a program shows itself."""

_TITLES = {"MsoTitle": "h1", "MsoHeading7": "h6", "MsoHeading8": "h6", "MsoHeading9": "h6"}
_RAISED = frozenset(("MsoFootnoteReference", "MsoEndnoteReference", "sdfootnotesym", "sdendnotesym"))
_ASIDE = frozenset(("MsoCommentReference", "msocomanchor"))
_LEVEL = re.compile(r"mso-list\s*:[^;]*level([1-9])")
_COMMENTS = re.compile(r"mso-element\s*:\s*comment-list")
_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SPACER = re.compile(r"font\s*:\s*[67](?:\.[0-9])?pt [\"']Times New Roman", re.IGNORECASE)
_MARGIN = re.compile(r"margin-left\s*:\s*([0-9]{1,4})(?:\.[0-9]{1,3})?pt")
_STEP = 21
"""Points that Word indents a list by in a list, two characters."""
_LONGEST = 40
"""Characters of a label."""


def is_from_office(text: str) -> bool:
    """Whether the text of a page is from such a program."""
    return bool(_SIGNS.search(text[:_HEAD]))


def tidy(root: Element, sheet: StyleSheet) -> None:
    """Make headings, list items and notes' marks of what only looks so, and take out what is no text."""
    for element in list(root.iter("p", "a", "span", "div")):
        name = local_name(element)
        classes = (element.get("class") or "").split()
        if name == "p":
            level = sheet.style_of(element, name).level
            element.tag = f"h{level}" if level else next((_TITLES[c] for c in classes if c in _TITLES), name)
        elif _ASIDE.intersection(classes) or _is_outside(element, name):
            _take_out(element)
        elif _RAISED.intersection(classes):
            element.set("style", "vertical-align: super")
    _mark_title(root)
    for label in list(_labels(root)):
        _mark_item(label)
    place_numbers(root)


def _mark_title(root: Element) -> None:
    """Make a heading of a first paragraph that says what the page is called."""
    title = text_of(next(named(root, "title"), None))
    first = next((element for element in root.iter("p", "h1", "h2") if text_of(element)), None)
    if first is not None and local_name(first) == "p" and text_of(first) == title:
        first.tag = "h1"


def _is_outside(element: Element, name: str) -> bool:
    """Whether a division is LibreOffice's head or foot of a page, or Word's list of comments."""
    if name != "div":
        return False
    is_margin = element.get("title") in ("header", "footer") and next(named(element, "h1"), None) is None
    return is_margin or bool(_COMMENTS.search(element.get("style") or ""))


def _take_out(element: Element) -> None:
    """Leave an element out, but not the text behind it: that stays where it is, for moving it costs all before it."""
    element.set("hidden", "")


def _labels(root: Element) -> Iterator[Element]:
    """The elements that hold the bullet or the number of a list's item."""
    for span in root.iter("span"):
        style = span.get("style") or ""
        if _LABEL.search(style):
            yield span
        elif _SPACER.search(style) and not _written(span):
            above = span.getparent()
            if above is not None and local_name(above) == "span" and not _LABEL.search(above.get("style") or ""):
                yield above


def _mark_item(label: Element) -> None:
    """Put a label before its paragraph, where numbers of paragraphs are looked for."""
    paragraph = next(label.iterancestors("p", "h1", "h2", "h3", "h4", "h5", "h6"), None)
    written = _written(label)
    if paragraph is None or not 0 < len(written) <= _LONGEST or not _begins(paragraph, label):
        return
    style = paragraph.get("style") or ""
    level, margin = _LEVEL.search(style), _MARGIN.search(style)
    depth = int(level[1]) - 1 if level else max(round(int(margin[1]) / _STEP) - 1, 0) if margin else 0
    if len(written) == 1 and not written.isdecimal() and not "\u2e80" <= written <= "\u9fff":
        written = BULLETS[min(depth, len(BULLETS) - 1)]
    _take_out(label)
    paragraph.text = settable(marked(written, depth)) + settable(paragraph.text).lstrip()


def _written(label: Element) -> str:
    """What a label says; of a long text the beginning."""
    pieces: list[str] = []
    for piece in label.itertext():
        pieces.append(str(piece)[: 2 * _LONGEST])
        if len(pieces) > _LONGEST:
            break
    return " ".join("".join(pieces).split())


def _begins(paragraph: Element, label: Element) -> bool:
    """Whether nothing stands before a label in its paragraph."""
    for element in paragraph.iter():
        if element is label:
            return True
        if (element.text or "").strip():
            return False
    return False
