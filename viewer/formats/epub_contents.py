"""The table of contents of an e-book: the navigation document of EPUB 3, the NCX of EPUB 2."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from viewer.formats.archive import Archive
from viewer.formats.epub_package import Package, joined_path
from viewer.formats.html_tree import Element, attribute, local_name, named, parse_xhtml, parse_xml, text_of, xml_text

_DEEPEST = 6
"""Levels of headings that are told apart."""
_MOST = 20_000
_LONGEST = 200
"""Characters of a title."""


class Entry(NamedTuple):
    """A line of a table of contents: `path` is the file in the archive, `fragment` the place in it, "" for its top."""

    title: str
    level: int
    path: str
    fragment: str


def read_contents(archive: Archive, package: Package) -> list[Entry]:
    """The book's table of contents in its own order; empty if it has none."""
    return _from_navigation(archive, package.navigation) or _from_ncx(archive, package.contents)


def _from_navigation(archive: Archive, path: str) -> list[Entry]:
    data = archive.read(path) if path else None
    root = parse_xhtml(xml_text(data)).root if data else None
    if root is None:
        return []
    lists = list(named(root, "nav"))
    stated = (nav for nav in lists if "toc" in attribute(nav, "type").split() or nav.get("role") == "doc-toc")
    nav = next(stated, lists[0] if lists else None)
    return [] if nav is None else list(_limited(_nav_entries(nav, posixpath.dirname(path))))


def _nav_entries(nav: Element, folder: str) -> Iterator[Entry]:
    """The links of nested lists; a heading without a link is one to what comes under it."""
    level, waiting = 0, list[tuple[str, int]]()
    for event, element in etree.iterwalk(nav, events=("start", "end")):
        name = local_name(element)
        if name in ("ol", "ul"):
            level += 1 if event == "start" else -1
        elif event == "end" and name == "span":
            waiting.append((text_of(element)[:_LONGEST], level))
        elif event == "end" and name == "a":
            address = element.get("href") or ""
            place = joined_path(folder, address), unquote(address.partition("#")[2])
            for title, above in waiting:
                if above < level:
                    yield Entry(title, above, *place)
            waiting = []
            yield Entry(text_of(element)[:_LONGEST], level, *place)


def _from_ncx(archive: Archive, path: str) -> list[Entry]:
    data = archive.read(path) if path else None
    root = parse_xml(data) if data else None
    if root is None:
        return []
    return list(_limited(_ncx_entries(root, posixpath.dirname(path))))


def _ncx_entries(root: Element, folder: str) -> Iterator[Entry]:
    level, title = 0, ""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local_name(element)
        if name == "navpoint":
            level += 1 if event == "start" else -1
        elif event == "end" and name == "text" and level:
            title = text_of(element)[:_LONGEST]
        elif event == "end" and name == "content" and level:
            address = element.get("src") or ""
            yield Entry(title, level, joined_path(folder, address), unquote(address.partition("#")[2]))


def _limited(entries: Iterator[Entry]) -> Iterator[Entry]:
    """The entries that lead somewhere and are called something."""
    for number, entry in enumerate(entries):
        if number >= _MOST:
            return
        if entry.title and entry.path:
            yield entry._replace(level=min(max(entry.level, 1), _DEEPEST))
