"""HTML and XHTML to a tree of elements, whatever is in them: nothing is fetched, no entity of theirs is expanded.

The parser is libxml2's. What it cannot bear is taken out before: it needs 16 s for 100,000 attributes of one tag, and
drops all that follows an element 2,048 deep.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html import escape
from html.entities import html5
from typing import NamedTuple

from lxml import etree

from viewer.formats.declaration import decode_stated

Element = etree._Element


def names(written: str) -> frozenset[str]:
    """The names in a line of names."""
    return frozenset(written.split())


DEEPEST = 2000
"""About how many elements may stand inside each other; of a deeper document only the plainest tags are read."""

_MOST_ATTRIBUTES = 1000

_TAG = re.compile(r"""<[A-Za-z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+""")
_LONG_TAG = 2 * _MOST_ATTRIBUTES
_TAG_NAME = re.compile(r"<[^\s/>]+")
_ATTRIBUTE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')|[\s/"']+""")

_ANY_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*+)[^<>]*+>")
_FLAT = frozenset(("p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "title", "script", "style"))
"""Elements that hold no paragraphs: what is kept of a document that is nested too deep."""

_PROLOGUE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>|<!--.*?-->|\s++)*+(?:<!DOCTYPE[^\[>]*+(?:\[.*?\]\s*+)?>)?", re.DOTALL | re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#(?:x0*([0-9A-Fa-f]{1,6})|0*([0-9]{1,7}));|([A-Za-z][A-Za-z0-9]*;)?)")
_XML_ENTITIES = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EMPTY_TAG = re.compile(r"""<([A-Za-z][^\s/<>]*+)((?:[^<>"'/]++|"[^"<]*+"|'[^'<]*+'|/(?!>))*+)/>""")
_VOID = names("area base br col embed hr img input link meta param source track wbr")


_LOCAL: dict[str, str] = {}
"""Names that were met, without their namespaces."""
_MOST_NAMES = 1000


class Tree(NamedTuple):
    """A parsed document. `root` is None if there is nothing in it; `flattened` says that its nesting was given up."""

    root: Element | None
    flattened: bool = False


def parse_html(text: str) -> Tree:
    """The tree of an HTML document or fragment. Any text has one."""
    if any(tag.end() - tag.start() >= _LONG_TAG for tag in _TAG.finditer(text)):
        text = _TAG.sub(_tamed, text)
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    root, deep = _parse(text)
    if not deep:
        return Tree(root)
    root, deep = _parse(_ANY_TAG.sub(_flat_tag, text))
    return Tree(_parse(_ANY_TAG.sub("<br><br>", text))[0] if deep else root, True)


def parse_xhtml(text: str) -> Tree:
    """The tree of a document that says it is XML; one that is not well-formed is read as HTML."""
    try:
        return Tree(etree.fromstring(_prepared(text), xml_parser()))
    except etree.XMLSyntaxError:
        return parse_html(_EMPTY_TAG.sub(_opened_and_closed, _PROLOGUE.sub("", text, count=1)))


def parse_xml(data: bytes) -> Element | None:
    """The tree of an XML document, of a damaged one as much as can be read; None if that is nothing."""
    body = _prepared(xml_text(data))
    try:
        return etree.fromstring(body, xml_parser(recover=True))
    except etree.XMLSyntaxError:
        return None


def xml_text(data: bytes) -> str:
    """The text of a document that declares its encoding, or is UTF-8."""
    return decode_stated(data).text


def local_name(element: Element) -> str:
    """An element's name in small letters, without its namespace; empty for what is no element."""
    tag = element.tag
    return _LOCAL.get(tag) or _local(tag) if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute's value, whatever its namespace; empty if there is none."""
    value = element.get(name)
    if value is not None:
        return value
    return next((str(own) for key, own in element.items() if _local(str(key)) == name), "")


def inside(element: Element) -> Iterator[Element]:
    """An element and all elements in it, in the order of the document."""
    return (found for found in element.iter() if isinstance(found.tag, str))


def text_of(element: Element | None) -> str:
    """The text of an element and all in it, in one line; empty if there is none."""
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def settable(text: str | None) -> str:
    """A text that can be put into a tree: HTML has characters that XML has not, and lxml lets them out but not in."""
    return _NOT_XML.sub("\ufffd", text) if text else ""


def write(place: Element, text: str | None) -> None:
    """Put text at the end of an element, behind whatever is in it."""
    if not text:
        return
    if len(place):
        place[-1].tail = (place[-1].tail or "") + text
    else:
        place.text = (place.text or "") + text


def _local(name: str) -> str:
    local = re.split("[}:]", name)[-1].lower()
    if len(_LOCAL) < _MOST_NAMES:
        _LOCAL[name] = local
    return local


def named(root: Element, name: str) -> Iterator[Element]:
    """The elements of a name, in the order of the document."""
    return root.iter(f"{{*}}{name}")


def _parse(text: str) -> tuple[Element | None, bool]:
    """The tree, and whether elements were too deep for the parser, which then has lost what follows them."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )  # huge_tree lets a text be longer than 10 MB; HTML has no entities of its own that could grow
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    last = parser.error_log.last_error
    return root, last is not None and last.type_name == "ERR_RESOURCE_LIMIT"


def _prepared(text: str) -> bytes:
    """A document for the XML parser: without what declares its entities, which could grow or lead to files."""
    return _ENTITY.sub(_character, _NOT_XML.sub("\ufffd", _PROLOGUE.sub("", text, count=1))).encode("utf-8", "replace")


def xml_parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that fetches nothing, reads no other file and expands no entity; comments are left out."""
    return etree.XMLParser(
        recover=recover, remove_comments=True, remove_pis=True, no_network=True, resolve_entities=False, load_dtd=False
    )


def _tamed(tag: re.Match[str]) -> str:
    """A tag without its attributes if it has more than anybody would write."""
    if tag.end() - tag.start() < _LONG_TAG or len(_ATTRIBUTE.findall(tag[0])) <= _MOST_ATTRIBUTES:
        return tag[0]
    name = _TAG_NAME.match(tag[0])
    return name[0] if name else ""


def _flat_tag(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name in _FLAT:
        return f"<{tag[1]}{name}>"
    return "<br><br>" if name in ("div", "li", "tr", "blockquote", "section") else ""


def _character(entity: re.Match[str]) -> str:
    """An entity of HTML as its character, any other that XML does not know as it is written.

    The number of a character that XML has not becomes U+FFFD: libxml2 puts a surrogate into the tree, and lxml cannot
    read it there.
    """
    hexadecimal, decimal, name = entity.groups("")
    if hexadecimal or decimal:
        number = int(hexadecimal, 16) if hexadecimal else int(decimal)
        return entity[0] if number <= sys.maxunicode and not _NOT_XML.match(chr(number)) else "\ufffd"
    if name in _XML_ENTITIES:
        return entity[0]
    return escape(html5[name] if name in html5 else entity[0], quote=False)


def _opened_and_closed(tag: re.Match[str]) -> str:
    """What XML writes as an empty element, as HTML has to have it."""
    return f"<{tag[1]}{tag[2]}>" if tag[1].lower() in _VOID else f"<{tag[1]}{tag[2]}></{tag[1]}>"
