"""What the elements of HTML are: which are blocks, which are not shown, which say that they are hidden or tiny."""

from __future__ import annotations

import re

from viewer.article.blocks import SpanKind
from viewer.formats.html_tree import Element, names
from viewer.formats.picture import SMALL

INLINE_KINDS = {
    **dict.fromkeys(("b", "strong", "mark"), SpanKind.STRONG),
    **dict.fromkeys(("i", "em", "var", "dfn"), SpanKind.EMPHASIS),
    **dict.fromkeys(("s", "del", "strike"), SpanKind.STRIKE),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), SpanKind.CODE),
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
}

BLOCKS = names(
    "address article aside body caption center dd details dir div dl dt fieldset figcaption figure footer form header "
    "hgroup html legend li main menu nav ol p search section summary table tbody td tfoot th thead tr ul "
    "blockquote h1 h2 h3 h4 h5 h6 pre hr xmp listing optgroup"
)
LINES = names("p li td th dt dd center")
"""Blocks that are text as a rule: what their styles say, they say of the text."""
NOT_SHOWN = names(
    "head script style template noscript noframes iframe object embed applet audio video canvas map area "
    "button input select textarea datalist progress meter annotation annotation-xml param source track "
    "title desc text metadata defs"
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SIZE = re.compile(r"\b(?:width|height)\s*[:=]\s*([0-9]{1,5})(?:px)?(?![0-9%.a-z])", re.IGNORECASE)
PERMALINK = names("¶ # § 🔗 \u200b")


def says_hidden(element: Element) -> bool:
    """Whether an element says of itself that it is not shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def is_icon(element: Element) -> bool:
    """Whether a picture says of itself that it is no larger than a character: it is not worth a frame."""
    stated = f"width={element.get('width') or ''} height={element.get('height') or ''} {element.get('style') or ''}"
    sizes = [int(size) for size in _SIZE.findall(stated)]
    return bool(sizes) and max(sizes) <= SMALL
