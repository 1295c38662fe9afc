"""OpenDocument texts (ODT), as LibreOffice, WPS and pandoc write them: made into a tree of HTML, which is read as any.

The archive stays in memory; pictures are unpacked when they are asked for.
"""

from __future__ import annotations

from lxml import etree

from viewer.article.blocks import Article, Caution, Format, Metadata, Remark
from viewer.formats import plain
from viewer.formats.archive import Archive
from viewer.formats.archive_pictures import Pictures
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.html_blocks import own_link, read_blocks
from viewer.formats.html_surroundings import Surroundings
from viewer.formats.html_tree import Element, named, text_of
from viewer.formats.metadata import believed_author, believed_title, completed, stated_above
from viewer.formats.opendocument_styles import Styles
from viewer.formats.opendocument_tree import tree_of
from viewer.formats.source import Source

_WHAT = "an OpenDocument text"
_CONTENT, _STYLES, _META, _MANIFEST = "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"


def read(source: Source) -> Article:
    """The article in an OpenDocument text. Raises `CannotOpen`; a text that is only called .odt is read as text."""
    if not source.data.startswith(b"PK"):
        return plain.read(source)
    archive, name = Archive.open(source, _WHAT), source.name
    if any(True for _ in named(_part(archive, _MANIFEST), "encryption-data")):
        raise CannotOpen(Reason.LOCKED, name)
    content = _part(archive, _CONTENT)
    body = next((text for body in named(content, "body") for text in named(body, "text")), None)
    if body is None:
        raise archive.unfit()
    styles = Styles(_part(archive, _STYLES), content)
    pictures = Pictures(archive)
    flow = read_blocks(tree_of(body, styles), Surroundings(own_link, pictures.carry))
    stated = _metadata(_part(archive, _META))
    is_damaged = bool(archive.damaged & {"", _CONTENT})
    return Article(
        flow.blocks, name, Format.OPENDOCUMENT, completed(stated, stated_above(b.text for b in flow.blocks[:10])),
        (Remark(Caution.PARTS_MISSING, 1),) if is_damaged else (),
        pictures=pictures, picture_sizes=pictures.sizes, anchors=dict(flow.anchors),
    )  # fmt: skip


def _part(archive: Archive, path: str) -> Element:
    """The tree of a part; an empty element if there is none."""
    root = archive.tree(path)
    return etree.Element("none") if root is None else root


def _metadata(root: Element) -> Metadata:
    """What the document states about itself, unless a program put something in its place."""
    title, creator, first = (text_of(next(named(root, name), None)) for name in ("title", "creator", "initial-creator"))
    return Metadata(title=believed_title(title), author=believed_author(first or creator))
