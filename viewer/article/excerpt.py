"""A range of an article as it leaves the window: text and HTML, made from the article, never from what is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby, pairwise
from urllib.parse import urlsplit

from viewer.article.blocks import BlockKind, Position, Span, SpanKind
from viewer.article.rendition import Rendition
from viewer.text.alignment import Edge
from viewer.text.script import Region

LINK_SCHEMES = ("http", "https", "mailto")
LANGUAGES = {Region.MAINLAND: "zh-Hans-CN", Region.TAIWAN: "zh-Hant-TW", Region.HONGKONG: "zh-Hant-HK"}


@dataclass(frozen=True, slots=True)
class Passage:
    """The part of a block that lies in a range. The marker of a list item is there if the item's start is."""

    kind: BlockKind
    level: int
    text: str
    spans: tuple[Span, ...] = ()
    marker: str = ""


def passages(rendition: Rendition, start: Position, end: Position) -> list[Passage]:
    """What `rendition` shows between two source positions, block by block; blocks shown as nothing are left out."""
    found = []
    for number in range(start.block, min(end.block + 1, len(rendition.article.blocks))):
        shown = rendition.block(number)
        first = shown.alignment.forward(start.offset, Edge.START) if number == start.block else 0
        last = shown.alignment.forward(end.offset, Edge.END) if number == end.block else len(shown.text)
        if first >= last and (shown.text or shown.is_hidden):
            continue
        spans = (_cut(span, first, last) for span in shown.spans)
        marker = shown.marker if first == 0 else ""
        found.append(
            Passage(shown.kind, shown.level, shown.text[first:last], tuple(s for s in spans if s.start < s.end), marker)
        )
    return found


def as_text(found: Sequence[Passage]) -> str:
    """One line a block. List items carry their marker, indented by depth; a rule is a line of dashes."""
    return "\n".join(_line(passage) for passage in found)


def as_html(found: Sequence[Passage], region: Region) -> str:
    """A fragment with the formatting of the passages, in the language of `region`. Everything is escaped."""
    body = "".join(_group(kind, list(group)) for kind, group in groupby(found, key=lambda p: p.kind))
    return f'<div lang="{LANGUAGES[region]}">{body}</div>'


def _cut(span: Span, first: int, last: int) -> Span:
    return replace(span, start=max(span.start, first) - first, end=min(span.end, last) - first)


def _line(passage: Passage) -> str:
    if passage.kind is BlockKind.RULE:
        return "———"
    indent = "  " * (passage.level - 1) if passage.marker else ""
    return f"{indent}{passage.marker} {passage.text}" if passage.marker else passage.text


def _group(kind: BlockKind, found: list[Passage]) -> str:
    """Neighbouring passages of one kind: items make a list, rows a table, quoted paragraphs one quotation."""
    match kind:
        case BlockKind.LIST_ITEM:
            return _list(found)
        case BlockKind.TABLE_ROW:
            return f"<table>{''.join(map(_row, found))}</table>"
        case BlockKind.QUOTE:
            return f"<blockquote>{''.join(f'<p>{_inline(p)}</p>' for p in found)}</blockquote>"
        case BlockKind.CODE:
            return "".join(f"<pre><code>{_inline(p)}</code></pre>" for p in found)
        case BlockKind.RULE:
            return "<hr>" * len(found)
        case BlockKind.HEADING:
            return "".join(f"<h{(n := min(max(p.level, 1), 6))}>{_inline(p)}</h{n}>" for p in found)
        case BlockKind.PARAGRAPH | BlockKind.IMAGE:
            return "".join(f"<p>{_inline(p)}</p>" for p in found)


def _list(items: list[Passage]) -> str:
    """Nested lists from the items' depths."""
    out: list[str] = []
    open_lists: list[str] = []
    for item in items:
        tag = "ol" if item.marker[:1].isalnum() else "ul"
        while len(open_lists) > max(item.level, 1):
            out.append(f"</li></{open_lists.pop()}>")
        if len(open_lists) == max(item.level, 1):
            out.append("</li>")
        while len(open_lists) < max(item.level, 1):
            out.append(f"<{tag}>" if len(open_lists) + 1 == max(item.level, 1) else f"<{tag}><li>")
            open_lists.append(tag)
        out.append(f"<li>{_inline(item)}")
    out += [f"</li></{tag}>" for tag in reversed(open_lists)]
    return "".join(out)


def _row(row: Passage) -> str:
    tag = "th" if row.level == 1 else "td"
    cells, start = [], 0
    for text in row.text.split("\t"):
        end = start + len(text)
        spans = tuple(s for s in (_cut(span, start, end) for span in row.spans) if s.start < s.end)
        cells.append(f"<{tag}>{_inline(replace(row, text=text, spans=spans))}</{tag}>")
        start = end + 1
    return f"<tr>{''.join(cells)}</tr>"


def _inline(passage: Passage) -> str:
    """The text with its spans as tags; where spans overlap, each stretch between two edges is wrapped alone."""
    edges = sorted({0, len(passage.text), *(e for span in passage.spans for e in (span.start, span.end))})
    out = []
    for start, end in pairwise(edges):
        inner = escape(passage.text[start:end])
        if passage.kind is not BlockKind.CODE:
            inner = inner.replace("\n", "<br>")
        for before, after in _tags(s for s in passage.spans if s.start <= start and end <= s.end):
            inner = f"{before}{inner}{after}"
        out.append(inner)
    return "".join(out)


def _tags(spans: Iterable[Span]) -> Iterator[tuple[str, str]]:
    names = {
        SpanKind.STRONG: "strong",
        SpanKind.EMPHASIS: "em",
        SpanKind.STRIKE: "s",
        SpanKind.CODE: "code",
        SpanKind.SUPERSCRIPT: "sup",
        SpanKind.SUBSCRIPT: "sub",
    }
    for span in spans:
        if span.kind is SpanKind.RUBY:
            yield "<ruby>", f"<rt>{escape(span.value)}</rt></ruby>"
        elif span.kind is SpanKind.LINK:
            if urlsplit(span.value).scheme in LINK_SCHEMES:
                yield f'<a href="{escape(span.value)}">', "</a>"
        else:
            yield f"<{names[span.kind]}>", f"</{names[span.kind]}>"
