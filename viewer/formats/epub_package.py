"""What an e-book says about itself: which of its files are its text, in which order, and its title and author.

EPUB 3.3 § 5 (package document) and § 6.3 (open container), and OPF 2.0.1 for EPUB 2.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from viewer.article.blocks import Metadata
from viewer.formats.archive import Archive
from viewer.formats.html_tree import Element, attribute, local_name, parse_xml

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONT_ALGORITHMS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Ways to hide fonts from being copied; the text is in the open."""
_TEXTS = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "application/xml")
_TEXT_ENDINGS = (".xhtml", ".html", ".htm", ".xht")


_NOTHING = Metadata()


class Item(NamedTuple):
    """A file of the book. `path` is its name in the archive."""

    path: str
    kind: str = ""
    properties: tuple[str, ...] = ()


class Package(NamedTuple):
    """A book: `spine` are the files of its text in reading order, those of it that stand apart last."""

    metadata: Metadata
    spine: Sequence[Item]
    navigation: str = ""
    contents: str = ""
    cover: str = ""


def read_package(archive: Archive) -> Package | None:
    """The book in an archive, or None if there is none."""
    path = _package_path(archive)
    root = parse_xml(archive.read(path) or b"") if path else None
    if root is None:
        return _assembled(archive)
    items = dict(_manifest(root, posixpath.dirname(path)))
    spine = _spine(root, items)
    if not spine:  # as in HTMLZ, which is one page with what is stated about it
        return _assembled(archive, _metadata(root))
    by_property = {name: item.path for item in items.values() for name in item.properties}
    toc = next((spine.get("toc") or "" for spine in _all(root, "spine")), "")
    kinds = {item.kind: item.path for item in items.values()}
    contents = items[toc].path if toc in items else kinds.get("application/x-dtbncx+xml", "")
    return Package(_metadata(root), spine, by_property.get("nav", ""), contents, _cover(root, items, by_property))


def is_locked(archive: Archive) -> bool:
    """Whether the text of the book is encrypted."""
    root = parse_xml(archive.read(_ENCRYPTION) or b"")
    if root is None:
        return False
    for entry in _all(root, "encrypteddata"):
        methods = [attribute(method, "Algorithm") for method in _all(entry, "encryptionmethod")]
        targets = [attribute(reference, "URI") for reference in _all(entry, "cipherreference")]
        is_font = bool(methods) and all(method in _FONT_ALGORITHMS for method in methods)
        if not is_font and any(target.lower().endswith(_TEXT_ENDINGS) for target in targets):
            return True
    return False


def joined_path(folder: str, address: str) -> str:
    """The name in the archive that an address means from a folder. One that leads out of the archive means nothing."""
    path = posixpath.normpath(posixpath.join(folder, address.partition("#")[0].partition("?")[0]))
    return "" if path.startswith(("../", "/")) or path in ("..", ".") else path


def _all(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if local_name(element) == name)


def _package_path(archive: Archive) -> str:
    root = parse_xml(archive.read(_CONTAINER) or b"")
    stated = next((attribute(e, "full-path") for e in _all(root, "rootfile")), "") if root is not None else ""
    if stated and archive.find(stated):
        return stated
    return next((name for name in archive.entries if name.lower().endswith(".opf")), "")


def _manifest(root: Element, folder: str) -> Iterator[tuple[str, Item]]:
    for element in _all(root, "item"):
        path = joined_path(folder, element.get("href") or "")
        if path:
            kind = (element.get("media-type") or "").lower()
            yield element.get("id") or path, Item(path, kind, tuple((element.get("properties") or "").split()))


def _spine(root: Element, items: Mapping[str, Item]) -> list[Item]:
    """The files in reading order. What is not linear comes last, but for a cover before everything."""
    main: list[Item] = []
    apart: list[Item] = []
    for element in _all(root, "itemref"):
        item = items.get(element.get("idref") or "")
        if item is None or not _is_text(item):
            continue
        is_apart = (element.get("linear") or "").strip() == "no" and bool(main)
        (apart if is_apart else main).append(item)
    return list(dict.fromkeys((*main, *apart)))


def _is_text(item: Item) -> bool:
    return item.kind in _TEXTS or item.path.lower().endswith(_TEXT_ENDINGS)


def _assembled(archive: Archive, metadata: Metadata = _NOTHING) -> Package | None:
    """The book that is left when nothing says what its texts are: these in the order of their names."""
    texts = sorted(name for name in archive.entries if name.lower().endswith(_TEXT_ENDINGS))
    contents = next((name for name in archive.entries if name.lower().endswith(".ncx")), "")
    return Package(metadata, [Item(name) for name in texts], contents=contents) if texts else None


def _metadata(root: Element) -> Metadata:
    stated: dict[str, list[str]] = {}
    for element in _all(root, "metadata"):
        for field in element.iter():
            text = " ".join((field.text or "").split())  # its own: a field holds no other (EPUB 3.3 §5.5.3)
            is_other = local_name(field) == "date" and attribute(field, "event") not in ("", "publication")
            if text and not is_other:
                stated.setdefault(local_name(field), []).append(text)
    first = {name: values[0] for name, values in stated.items()}
    address = next((value for value in stated.get("identifier", ()) if value.startswith(("http://", "https://"))), "")
    authors = "、".join(dict.fromkeys(stated.get("creator", ())))
    date = first.get("date", "")
    return Metadata(first.get("title", ""), authors, first.get("publisher", ""), date.partition("T")[0], address)


def _cover(root: Element, items: Mapping[str, Item], by_property: Mapping[str, str]) -> str:
    """The picture on the cover, as EPUB 3 states it, or as EPUB 2 is used to."""
    if "cover-image" in by_property:
        return by_property["cover-image"]
    named = next((e.get("content") or "" for e in _all(root, "meta") if e.get("name") == "cover"), "")
    item = items.get(named)
    return item.path if item is not None and item.kind.startswith("image/") else ""
