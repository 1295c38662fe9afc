"""A range of an article as it leaves the window: text and HTML, made from the article, never from what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from viewer.article.blocks import Block, BlockKind, Position, Span, SpanKind
from viewer.article.rendition import Rendition, ShownBlock
from viewer.article.spans import merged
from viewer.text.alignment import Edge
from viewer.text.patterns import pattern
from viewer.text.script import Region

LINK_SCHEMES = ("http", "https", "mailto")
LANGUAGES = {Region.MAINLAND: "zh-Hans-CN", Region.TAIWAN: "zh-Hant-TW", Region.HONGKONG: "zh-Hant-HK"}

_TAGS = {
    SpanKind.STRONG: "strong",
    SpanKind.EMPHASIS: "em",
    SpanKind.STRIKE: "s",
    SpanKind.CODE: "code",
    SpanKind.SUPERSCRIPT: "sup",
    SpanKind.SUBSCRIPT: "sub",
}
_PICTURES = ((b"\xff\xd8", "jpeg"), (b"GIF8", "gif"), (b"RIFF", "webp"), (b"BM", "bmp"), (b"<svg", "svg+xml"))
_NUMBER = pattern("[0-9]{1,9}")
_LINE_BREAK = pattern("\r\n|[\n\r\v\f\x85\u2028\u2029]")


class Passage(NamedTuple):
    """The part of a block that lies in a range. The marker of a list item is there if the item's start is."""

    kind: BlockKind
    level: int
    text: str
    spans: tuple[Span, ...] = ()
    marker: str = ""
    picture: str = ""
    continues: bool = False
    """Whether it is a further part of the paragraph that the passage before began: nothing stands between the two."""


def passages(rendition: Rendition, start: Position, end: Position) -> list[Passage]:
    """What `rendition` shows between two source positions, a paragraph each; what is shown as nothing is left out."""
    return list(joined(_between(rendition, start, end))) if start < end else []


def joined(found: Iterable[Passage]) -> Iterator[Passage]:
    """The passages with the parts of each very long paragraph as one."""
    parts: list[Passage] = []
    for passage in found:
        if parts and not passage.continues:
            yield _whole(parts)
            parts = []
        parts.append(passage)
    if parts:
        yield _whole(parts)


def _whole(parts: Sequence[Passage]) -> Passage:
    if len(parts) == 1:
        return parts[0]
    starts = accumulate((len(part.text) for part in parts), initial=0)
    spans = (
        span._replace(start=span.start + start, end=span.end + start)
        for start, part in zip(starts, parts, strict=False)
        for span in part.spans
    )
    return parts[0]._replace(text="".join(part.text for part in parts), spans=tuple(merged(spans)))


def _between(rendition: Rendition, start: Position, end: Position) -> Iterator[Passage]:
    goes_on = False
    for number in range(start.block, min(end.block + 1, len(rendition.article.blocks))):
        shown = rendition.block(number)
        first = shown.alignment.forward(start.offset, Edge.START) if number == start.block else 0
        last = shown.alignment.forward(end.offset, Edge.END) if number == end.block else len(shown.text)
        goes_on = goes_on and shown.continues
        if first >= last and (shown.text or shown.picture or shown.is_hidden):
            continue
        spans = (_cut(span, first, last) for span in shown.spans)
        kind, marker = taken_along(shown)
        yield Passage(
            kind,
            shown.level,
            shown.text[first:last],
            tuple(span for span in spans if span.start < span.end),
            "" if first else marker,
            continues=goes_on,
        )
        goes_on = True


def taken_along(shown: ShownBlock | Block) -> tuple[BlockKind, str]:
    """The kind and the marker of a block when it leaves the window. The time of a subtitle stays behind."""
    return (BlockKind.PARAGRAPH, "") if shown.kind is BlockKind.CUE else (shown.kind, shown.marker)


def as_text(found: Sequence[Passage]) -> str:
    """One line a block. List items carry their marker, indented by depth; a rule is a line of dashes."""
    return "\n".join(_line(passage) for passage in found)


def as_html(found: Sequence[Passage], region: Region) -> str:
    """A fragment with the formatting of the passages, in the language of `region`. Everything is escaped."""
    return f'<div lang="{LANGUAGES[region]}">{"".join(html_pieces(found))}</div>'


def no_address(picture: str) -> str:
    """Pictures stay behind."""
    return ""


def html_pieces(
    found: Iterable[Passage], address_of: Callable[[str], str] = no_address, *, ending: str = ""
) -> Iterator[str]:
    """The passages with their formatting, a piece for each, in which no tag is cut; what belongs together makes a
    list, a table or a quotation, and `ending` follows it.

    `address_of` tells where a picture of the article is to be found from the page, if it is taken along.
    """
    group: _Group | None = None
    for passage in found:
        piece = ""
        if group is not None and not _belongs(passage, group.kind):
            piece, group = f"{group.end()}{ending}", None
        if group is None:
            group = _Group(passage.kind, address_of)
        yield piece + group.add(passage)
    if group is not None:
        yield f"{group.end()}{ending}"


def _belongs(passage: Passage, kind: BlockKind) -> bool:
    """Whether a passage goes on with what passages of a kind before it began."""
    return passage.continues or (passage.kind is kind and kind not in (BlockKind.PARAGRAPH, BlockKind.IMAGE))


def _cut(span: Span, first: int, last: int) -> Span:
    return span._replace(start=max(span.start, first) - first, end=min(span.end, last) - first)


def _line(passage: Passage) -> str:
    if passage.kind is BlockKind.RULE:
        return "———"
    indent = "  " * (passage.level - 1) if passage.marker else ""
    return f"{indent}{passage.marker} {passage.text}" if passage.marker else passage.text


@dataclass(slots=True)
class _Group:
    """Neighbouring passages of one kind: items make a list, rows a table, quoted paragraphs one quotation.

    `opened` are the elements around the passages; `closing` ends the last one, unless the next one continues it.
    """

    kind: BlockKind
    address_of: Callable[[str], str]
    opened: list[str] = field(default_factory=list)
    closing: str = ""
    is_begun: bool = False

    def add(self, passage: Passage) -> str:
        """The next passage, still open for what may continue it."""
        if passage.continues and self.is_begun:
            return _inline(passage)
        self.is_begun = True
        closing, self.closing = self.closing, ""
        return closing + self._begun(passage)

    def end(self) -> str:
        """What ends all that is open."""
        return self.closing + "".join(f"</{name}>" for name in reversed(self.opened))

    def _begun(self, passage: Passage) -> str:
        match self.kind:
            case BlockKind.LIST_ITEM:
                return self._item(passage)
            case BlockKind.TABLE_ROW:
                begun, self.opened = "" if self.opened else "<table>", ["table"]
                return begun + _row(passage)
            case BlockKind.QUOTE:
                return self._quoted(passage)
            case BlockKind.CODE:
                self.closing = "</code></pre>"
                return f"<pre><code>{_inline(passage)}"
            case BlockKind.RULE:
                return "<hr>"
            case BlockKind.HEADING:
                level = min(max(passage.level, 1), 6)
                return f"<h{level}>{_inline(passage)}</h{level}>"
            case BlockKind.IMAGE:
                return _picture(passage, self.address_of)
            case BlockKind.PARAGRAPH | BlockKind.CUE:
                return self._paragraph(passage)

    def _paragraph(self, passage: Passage) -> str:
        self.closing = "</p>"
        return f"<p>{_inline(passage)}"

    def _item(self, item: Passage) -> str:
        """An item in lists as deep as it is. What has no marker is a further paragraph of the item it follows."""
        depth, number = max(item.level, 1), _NUMBER.match(item.marker)
        tag = "ol" if number else "ul"
        out: list[str] = []
        lists = self.opened[::2]
        while len(lists) > depth or (item.marker and len(lists) == depth and lists[-1] != tag):
            out.append(f"</li></{lists.pop()}>")
        if not item.marker:
            self.opened = [name for each in lists for name in (each, "li")]
            return "".join(out) + self._paragraph(item)
        if len(lists) == depth:
            out.append("</li>")
        else:
            out += ["<ul><li>"] * (depth - len(lists) - 1)
            out.append(f'<ol start="{number[0]}">' if number else "<ul>")
            lists += ["ul"] * (depth - len(lists) - 1) + [tag]
        self.opened = [name for each in lists for name in (each, "li")]
        return f"{''.join(out)}<li>{_inline(item)}"

    def _quoted(self, passage: Passage) -> str:
        depth = max(passage.level, 1)
        more = depth - len(self.opened)
        self.opened = ["blockquote"] * depth
        return "<blockquote>" * more + "</blockquote>" * -more + self._paragraph(passage)


def _picture(passage: Passage, address_of: Callable[[str], str]) -> str:
    """A picture with its caption, or its text where it stays behind; nothing where it has none."""
    address = address_of(passage.picture) if passage.picture else ""
    if not address:
        return f"<p>{_inline(passage)}</p>" if passage.text else ""
    alternative = "" if passage.level else _escape(passage.text)
    caption = f"<figcaption>{_inline(passage)}</figcaption>" if passage.level else ""
    return f'<figure><img src="{address}" alt="{alternative}">{caption}</figure>'


def picture_kind(data: bytes) -> str:
    """The kind of an encoded picture as media types name it ("png"), by its first bytes."""
    return next((kind for mark, kind in _PICTURES if data.startswith(mark)), "png")


def _row(row: Passage) -> str:
    tag = "th" if row.level == 1 else "td"
    cells, start = [], 0
    for text in row.text.split("\t"):
        end = start + len(text)
        spans = tuple(s for s in (_cut(span, start, end) for span in row.spans) if s.start < s.end)
        cells.append(f"<{tag}>{_inline(row._replace(text=text, spans=spans))}</{tag}>")
        start = end + 1
    return f"<tr>{''.join(cells)}</tr>"


def _inline(passage: Passage) -> str:
    """The text with its spans as tags, the longer ones outside; one that overlaps another's end is cut in two there."""
    starting: dict[int, list[Span]] = {}
    for span in filter(_is_shown, passage.spans):
        starting.setdefault(span.start, []).append(span)
    edges = sorted({0, len(passage.text), *starting, *(s.end for spans in starting.values() for s in spans)})
    out: list[str] = []
    opened: list[Span] = []
    for start, end in pairwise(edges):
        kept = next((index for index, span in enumerate(opened) if span.end <= start), len(opened))
        again = [span for span in opened[kept:] if span.end > start]
        out += [_tags(span)[1] for span in reversed(opened[kept:])]
        opened[kept:] = sorted([*again, *starting.get(start, ())], key=lambda span: -span.end)
        out += [_tags(span)[0] for span in opened[kept:]]
        out.append(_escaped(passage.text[start:end], passage.kind))
    out += [_tags(span)[1] for span in reversed(opened)]
    return "".join(out)


def _escaped(text: str, kind: BlockKind) -> str:
    return _escape(text) if kind is BlockKind.CODE else _LINE_BREAK.sub("<br>", _escape(text))


def _is_shown(span: Span) -> bool:
    """Whether a span makes a tag: none that is empty, and no link but to the web or a mailbox."""
    scheme = span.value.partition(":")[0].lower()
    return span.start < span.end and (span.kind is not SpanKind.LINK or scheme in LINK_SCHEMES)


def _tags(span: Span) -> tuple[str, str]:
    """What stands before and after the text of a span."""
    if span.kind is SpanKind.RUBY:
        return "<ruby>", f"<rt>{_escape(span.value)}</rt></ruby>"
    if span.kind is SpanKind.LINK:
        return f'<a href="{_escape(span.value)}">', "</a>"
    name = _TAGS[span.kind]
    return f"<{name}>", f"</{name}>"


def _escape(text: str) -> str:
    from html import escape  # 1.5 ms with its entities, and the window is long open when something is copied

    return escape(text)
