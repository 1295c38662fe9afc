"""A block's text with its formatting in Markdown, so that any reader of Markdown reads it as it is meant.

Formatting is written with Markdown's marks where these work in every dialect, else with the HTML tags that Markdown
allows: `**粗（體）**字` is bold in few programs. Nothing in the text itself is read as a mark.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from viewer.article.blocks import Span, SpanKind
from viewer.article.spans import merged, nested

_MARKS = {SpanKind.STRONG: "**", SpanKind.EMPHASIS: "*", SpanKind.STRIKE: "~~"}
_TAGS = {
    SpanKind.STRONG: "strong",
    SpanKind.EMPHASIS: "em",
    SpanKind.STRIKE: "del",
    SpanKind.CODE: "code",
    SpanKind.SUPERSCRIPT: "sup",
    SpanKind.SUBSCRIPT: "sub",
}

_SPECIAL = re.compile(r"[\\`*_\[\]<~^|]|&(?=[#A-Za-z])|(?<!=)=(?==)|\{(?=[ \t]*(?:[#.-]|[\w-]{1,50}=))")
_UNWRITABLE = re.compile("[\t\r\ufeff]")
_BREAK = re.compile("[\n\u2028]")
_AT_EDGE = re.compile("(?<![^\n\u2028])[^\\S\n\u2028]+|[^\\S\n\u2028]+(?![^\n\u2028])")
"""White space at either end of a line, which Markdown drops."""

_LINE_START = re.compile(r"^(?:[#>+=-]|:(?=[-: \t])|([0-9]{1,9})(?=[.)]))", re.MULTILINE)
"""What makes a line more than text, once the marks inside lines are escaped."""

_ADDRESS = re.compile("(?:https?://|mailto:|#).", re.IGNORECASE)
_UNSAFE_IN_ADDRESS = re.compile(r"[\\<>&]")
_TICKS = re.compile("`+")


class Around(NamedTuple):
    """What stands before and after a part of a paragraph that is written in several."""

    before: str = ""
    after: str = ""


_NOTHING = Around()
BESIDE = 60
"""Characters on either side that may decide how others are written."""


def write_part(text: str, spans: Iterable[Span], around: Around, *, notes: Collection[str] = ()) -> str:
    """A part of a paragraph in Markdown, to be set beside the others."""
    before, end = around.before[-1:], len(text)
    parts = (s for s in spans if s.start < s.end)
    moved = [s._replace(start=s.start + len(before), end=s.end + len(before)) for s in parts]
    whole = f"{before}{text}{around.after[:BESIDE]}"
    return _written(whole, moved, range(len(before), len(before) + end), notes, lines=True)


def write_text(text: str, spans: Iterable[Span] = (), *, notes: Collection[str] = (), lines: bool = True) -> str:
    """The text in Markdown; without `lines` it stays in one line, for a heading or the cell of a table.

    `notes` are the marks of footnotes, such as "[1]", that a superscript refers to. In a cell the writer of the table
    has to escape vertical bars; else they are escaped here.
    """
    return _written(text, spans, range(len(text)), notes, lines=lines)


def _written(text: str, spans: Iterable[Span], part: range, notes: Collection[str], *, lines: bool) -> str:
    """A part of a text; formatting lies within it, and what touches another part of the text is written in tags."""
    characters = _escaped(text, lines)
    pieces = nested(merged(filter(_is_written, spans)))
    edges = sorted(edge for piece in pieces for edge in (piece.start, piece.end))
    for piece in reversed(pieces):
        first, last = piece.start, piece.end - 1
        if _count(edges, first, piece.end) == 2 and (whole := _written_whole(text, piece, notes)):
            characters[first : piece.end] = [whole, *[""] * (last - first)]
            continue
        opening, closing = _tags(piece)
        apart = _count(edges, first, first) == _count(edges, piece.end, piece.end) == 1
        is_inside = (piece.start > part.start or not part.start) and (piece.end < part.stop or part.stop == len(text))
        if apart and is_inside and piece.kind in _MARKS and _flanks(text, piece):
            opening = closing = _MARKS[piece.kind]
        if opening == "[" and characters[first - 1 : first] == ["!"]:
            characters[first - 1] = "\\!"  # or the link would be a picture
        characters[first] = opening + characters[first]
        characters[last] += closing
    written, tail = "".join(characters[part.start : part.stop]), text[part.stop : part.stop + 1]
    first = int(part.start > 0 and not _BREAK.match(text[part.start - 1]))  # where a line may begin
    last = len(written)

    def escape(match: re.Match[str]) -> str:
        return _escape_start(match) if first <= match.start() < last else match[0]

    return _LINE_START.sub(escape, written + tail).removesuffix(tail)


def _count(edges: Sequence[int], first: int, last: int) -> int:
    """How many of the sorted edges lie from `first` to `last`."""
    return bisect_right(edges, last) - bisect_left(edges, first)


def _escape_start(match: re.Match[str]) -> str:
    """The mark at the start of a line, escaped; of a number, what follows it."""
    return f"{match[0]}\\" if match[1] else f"\\{match[0]}"


def _escaped(text: str, lines: bool) -> list[str]:
    """What each character is written as."""
    characters = list(text)
    for match in _SPECIAL.finditer(text):
        if match[0] != "|" or lines:
            characters[match.start()] = f"\\{match[0]}"
    for match in _UNWRITABLE.finditer(text):
        characters[match.start()] = _entity(match[0])
    for match in _AT_EDGE.finditer(text):
        characters[match.start() : match.end()] = map(_entity, match[0])
    for match in _BREAK.finditer(text):
        characters[match.start()] = _written_break(text, match.start(), lines)
    return characters


def _written_break(text: str, offset: int, lines: bool) -> str:
    """A line feed, which only ends a line, or U+2028, a break that is meant. None may make a blank line."""
    inside = 0 < offset < len(text) - 1
    if not inside or _BREAK.match(text[offset - 1]) or _BREAK.match(text[offset + 1]):
        return _entity(text[offset])
    if text[offset] == "\n":
        return "\n" if lines else _entity("\n")
    return "\\\n" if lines else "<br>"


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def _is_written(span: Span) -> bool:
    """Whether a span can be written: a link has to lead somewhere."""
    return span.start < span.end and (span.kind is not SpanKind.LINK or bool(_ADDRESS.match(span.value)))


def _tags(piece: Span) -> tuple[str, str]:
    """What stands around a piece whatever is beside it."""
    match piece.kind:
        case SpanKind.LINK:
            return "[", f"](<{_UNSAFE_IN_ADDRESS.sub(_escaped_sign, piece.value)}>)"
        case SpanKind.RUBY:
            return "<ruby>", f"<rt>{_reading(piece.value)}</rt></ruby>"
        case kind:
            return f"<{_TAGS[kind]}>", f"</{_TAGS[kind]}>"


@lru_cache(2000)
def _reading(value: str) -> str:
    """The reading above characters, of which a text has the same ones again and again."""
    return write_text(value, lines=False)


def _escaped_sign(match: re.Match[str]) -> str:
    return f"%{ord(match[0]):02X}" if match[0].isspace() else f"\\{match[0]}"


def _written_whole(text: str, piece: Span, notes: Collection[str]) -> str | None:
    """A piece whose text is not read for marks: code, or what refers to a footnote. None for any other."""
    own = text[piece.start : piece.end]
    if piece.kind is SpanKind.SUPERSCRIPT and own in notes and piece.start and text[piece.end : piece.end + 1] != ":":
        return f"[^{own[1:-1]}]"
    if piece.kind is not SpanKind.CODE or _BREAK.search(own) or "\r" in own:
        return None
    ticks = "`" * (longest_ticks(own) + 1)
    padded = "`" in (own[0], own[-1]) or (own[0] == own[-1] == " " and own.strip(" "))
    return f"{ticks} {own} {ticks}" if padded else f"{ticks}{own}{ticks}"


def longest_ticks(text: str) -> int:
    """The length of the longest run of backticks in a text."""
    return max(map(len, _TICKS.findall(text)), default=0)


def _flanks(text: str, piece: Span) -> bool:
    """Whether Markdown's marks work around a piece: at a letter always, at punctuation only at the edge of a word.

    This is CommonMark 0.31 §6.2, for both ends.
    """
    ends = (
        (text[piece.start], text[piece.start - 1 : piece.start]),
        (text[piece.end - 1], text[piece.end : piece.end + 1]),
    )
    return all(
        inner.isalnum() or (_is_punctuation(inner) and (not outer or outer.isspace() or _is_punctuation(outer)))
        for inner, outer in ends
    )


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
