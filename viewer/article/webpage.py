"""An article as a web page of its own: no script, nothing fetched, set as Hanview sets it, by day and by night."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from viewer.article.blocks import Metadata
from viewer.article.excerpt import LANGUAGES, Passage, html_pieces, picture_kind
from viewer.text.script import Region

_FONTS = {
    Region.MAINLAND: '"Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun',
    Region.TAIWAN: '"Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", PMingLiU',
    Region.HONGKONG: '"Noto Serif CJK HK", "Source Han Serif HC", "Songti TC", MingLiU_HKSCS',
}
"""Glyph forms differ between regions, so each has fonts of its own."""

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 38em; margin: 2em auto; padding: 0 1em; line-height: 1.75; text-align: justify;
  overflow-wrap: break-word; color: #1f1d1a; background: #fbfaf7; font-family: %s, serif; }
p { margin: 0.5em 0; text-indent: 2em; }
li > p, td > p, blockquote blockquote { text-indent: 0; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; text-align: start; }
blockquote { margin: 1em 2em; }
pre { overflow-x: auto; padding: 0.75em 1em; line-height: 1.5; text-align: start; background: #8881; }
code { font-family: monospace; }
table { border-collapse: collapse; margin: 1em 0; text-align: start; }
th, td { padding: 0.25em 0.75em; border: 1px solid #8886; }
figure { margin: 1em 0; text-align: center; }
figcaption { font-size: 0.85em; opacity: 0.75; }
img { max-width: 100%%; height: auto; }
hr { width: 30%%; border: 0; border-top: 1px solid #8888; }
a { color: #0b57a4; }
@media (prefers-color-scheme: dark) {
  body { color: #dcd8d0; background: #1c1b19; }
  a { color: #8ab8f0; }
}
@media print { body { max-width: none; margin: 0; background: none; } }
"""


def page(
    passages: Iterable[Passage], region: Region, title: str, metadata: Metadata, pictures: Mapping[str, bytes]
) -> Iterator[str]:
    """The page, piece by piece, in the language of `region`; everything is escaped, and its pictures are in it."""
    yield (
        f'<!DOCTYPE html>\n<html lang="{LANGUAGES[region]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{_stated(metadata)}<title>{escape(title)}</title>\n"
        f"<style>{_STYLE % _FONTS[region]}</style>\n</head>\n<body>\n"
    )
    yield from html_pieces(passages, lambda picture: _data_address(pictures.get(picture)), ending="\n")
    yield "</body>\n</html>\n"


def _data_address(data: bytes | None) -> str:
    """A picture as an address that holds all of it; empty without one."""
    from base64 import b64encode

    return f"data:image/{picture_kind(data)};base64,{b64encode(data).decode()}" if data else ""


def _stated(metadata: Metadata) -> str:
    """What the document states about itself, where HTML has a place for it."""
    named = {"author": metadata.author, "date": metadata.date, "source": metadata.source}
    lines = [f'<meta name="{name}" content="{escape(value)}">\n' for name, value in named.items() if value]
    if metadata.address.lower().startswith(("http://", "https://")):
        lines.append(f'<link rel="canonical" href="{escape(metadata.address)}">\n')
    return "".join(lines)
