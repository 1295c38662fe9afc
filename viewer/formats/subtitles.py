"""Subtitles to blocks: SubRip, WebVTT and the dialogue of Advanced SubStation; one block a cue, its time as its marker.

Numbers, positions, styles and effects are left out. A line break in a cue is one that its author meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from viewer.article.blocks import Article, Block, BlockKind, Format, Span, SpanKind
from viewer.formats import plain
from viewer.formats.source import Source
from viewer.text.patterns import pattern

_TIME = r"(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})(?:[,.][0-9]{0,6})?"
_CUE = pattern(rf"^[ \t\ufeff]*{_TIME}[ \t]*--?>[ \t]*{_TIME}(?:[ \t].*)?$", re.MULTILINE)
_START = pattern(_TIME)
_NUMBER = pattern(r"\n[ \t]*[0-9]+[ \t]*\Z")
_ASIDE = pattern(r"\A(?:WEBVTT|NOTE|STYLE|REGION)(?![^\s])[^\n]*(?:\n[^\n]+)*")
_BLANK_LINES = pattern(r"\n[ \t]*\n\s*")

_TAG = pattern(r"</?([A-Za-z]+)(?:[ .\t][^<>]*)?>|<[0-9:.]+>|\{\\[^{}]*\}")
_SPANS = {
    "i": SpanKind.EMPHASIS,
    "em": SpanKind.EMPHASIS,
    "b": SpanKind.STRONG,
    "strong": SpanKind.STRONG,
    "s": SpanKind.STRIKE,
}
_KNOWN = frozenset((*_SPANS, "u", "font", "c", "v", "lang", "span", "br", ""))
"""Tags that are left out; what else stands in pointed brackets are words of the cue."""
_OVERRIDE = pattern(r"\{[^{}]*\}")
_DRAWING = pattern(r"\\p[1-9]")
_BREAK = "\u2028"


class _Cue(NamedTuple):
    """The words of a cue as they are written, and when they are first shown, in seconds."""

    start: int
    text: str


def read(source: Source) -> Article:
    """The article in a file of subtitles; one without a single cue is read as plain text. Raises `CannotOpen`."""
    decoded = source.decoded()
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    cues = list(_dialogue(text) if source.name.lower().endswith((".ass", ".ssa")) else _timed(text))
    blocks = tuple(block for block in map(_block, cues) if block.text)
    if not blocks:
        return plain.read(source)
    return Article(blocks, source.name, Format.SUBTITLES, remarks=decoded.remarks, encoding=decoded.encoding)


def _timed(text: str) -> Iterator[_Cue]:
    """The cues of SubRip and WebVTT: what stands between one line of times and the number before the next.

    Numbers are not looked at: they are often missing or wrong, and so are the blank lines.
    """
    found = list(_CUE.finditer(text))
    for number, match in enumerate(found):
        is_last = number + 1 == len(found)
        body = text[match.end() : len(text) if is_last else found[number + 1].start()]
        if not is_last:
            body = _NUMBER.sub("", body.rstrip())
        paragraphs = _BLANK_LINES.split(body.strip())
        # A cue may have blank lines in it, but a note to the author ends it.
        kept = [each for each in paragraphs if not _ASIDE.match(each)]
        yield _Cue(_seconds(match), "\n".join(kept))


def _dialogue(text: str) -> Iterator[_Cue]:
    """The dialogue of Advanced SubStation in the order in which it is spoken."""
    fields = ["layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"]
    cues = []
    for line in text.split("\n"):
        head, _, rest = line.partition(":")
        if head == "Format" and "text" in rest.lower():
            fields = [field.strip().lower() for field in rest.split(",")]
        elif head == "Dialogue" and "start" in fields and "text" in fields:
            values = dict(zip(fields, rest.split(",", len(fields) - 1), strict=False))
            if (time := _START.match(values.get("start", "").strip())) and not _DRAWING.search(values.get("text", "")):
                words = _OVERRIDE.sub("", values.get("text", ""))
                cues.append(_Cue(_seconds(time), words.replace(r"\N", "\n").replace(r"\n", "\n").replace(r"\h", " ")))
    return iter(sorted(cues, key=lambda cue: cue.start))


def _seconds(match: re.Match[str]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
    return 3600 * hours + 60 * minutes + seconds


def _block(cue: _Cue) -> Block:
    """The words of a cue without their tags, and what the tags do to them."""
    lines = filter(None, map(str.strip, cue.text.split("\n")))
    written = _BREAK.join(lines)
    text, end = "", 0
    spans: list[Span] = []
    opened: dict[str, int] = {}
    for tag in _TAG.finditer(written):
        name = (tag[1] or "").lower()
        if name not in _KNOWN:
            continue
        text += written[end : tag.start()]
        end = tag.end()
        if name in _SPANS and not tag[0].startswith("</"):
            opened[name] = len(text)
        elif (start := opened.pop(name, len(text))) < len(text):
            spans.append(Span(start, len(text), _SPANS[name]))
    text += written[end:]
    spans += (Span(start, len(text), _SPANS[name]) for name, start in opened.items() if start < len(text))
    # A cue that slants as a whole is spoken off the screen: nothing is stressed in it.
    spans = [span for span in spans if span.kind is not SpanKind.EMPHASIS or span.end - span.start < len(text)]
    time = f"{cue.start // 3600:02}:{cue.start // 60 % 60:02}:{cue.start % 60:02}"
    return Block(text, BlockKind.CUE, spans=tuple(sorted(spans)), marker=time) if text.strip() else Block("")
