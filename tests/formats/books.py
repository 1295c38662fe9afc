"""Makes e-books for tests: a few files zipped as EPUB wants them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

CONTAINER = (
    '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def chapter(body: str) -> str:
    """A file of text."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>{body}</body></html>'
    )


def package(spine: Sequence[str], items: Mapping[str, str] = {}, metadata: str = "", *, attributes: str = "") -> str:
    """The package document; `items` are other files, with the rest of their entries. "-" before a name: not linear."""
    texts = [name.lstrip("-") for name in spine]
    manifest = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in texts)
    manifest += "".join(f'<item id="{name}" href="{name}" {rest}/>' for name, rest in items.items())
    references = "".join(
        f'<itemref idref="{name}"{linear}/>'
        for name, linear in zip(texts, (' linear="no"' if name[0] == "-" else "" for name in spine), strict=True)
    )
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>'
        f"<manifest>{manifest}</manifest><spine{attributes}>{references}</spine></package>"
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """The files as a zip archive, packed, in their order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # the same bytes at any time of day
    return stream.getvalue()


def book(files: Mapping[str, str | bytes], opf: str | None = None) -> bytes:
    """An EPUB with these files in its folder OPS; those that are text are its spine unless `opf` says otherwise."""
    texts = [name for name in files if name.endswith("html")]
    all_files: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf or package(texts),
    }
    return zipped(all_files | {f"OPS/{name}": content for name, content in files.items()})
