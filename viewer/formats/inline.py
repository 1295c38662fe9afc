"""The inline part of Markdown and HTML: markdown-it's inline tokens to one text with spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from markdown_it.token import Token

from viewer.article.blocks import Span, SpanKind
from viewer.formats.inline_text import LINE_SEPARATOR, Inline, safe_address

_MARKUP = {
    "strong": SpanKind.STRONG,
    "em": SpanKind.EMPHASIS,
    "s": SpanKind.STRIKE,
    "b": SpanKind.STRONG,
    "i": SpanKind.EMPHASIS,
    "del": SpanKind.STRIKE,
    "code": SpanKind.CODE,
    "kbd": SpanKind.CODE,
    "sup": SpanKind.SUPERSCRIPT,
    "sub": SpanKind.SUBSCRIPT,
    "mark": SpanKind.STRONG,
    "a": SpanKind.LINK,
    "ruby": SpanKind.RUBY,
}
"""What the names of Markdown's own tokens and of HTML tags do to the text between them."""

_HIDDEN = frozenset(("rt", "rp", "script", "style", "template"))
"""HTML tags whose text is not part of the running text. The reading in `rt` becomes the value of a ruby span."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_ATTRIBUTE = re.compile(r"""\s(href|alt)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


def _attribute(tag: str, name: str) -> str:
    """The value of a quoted attribute in an HTML tag, or nothing."""
    values = {found[1].lower(): found[2] or found[3] or "" for found in _ATTRIBUTE.finditer(tag)}
    return unescape(values.get(name, ""))


def read_inline(tokens: Sequence[Token]) -> Inline:
    """The text and spans of markdown-it's inline tokens."""
    builder = _Builder()
    for token in tokens:
        builder.add(token)
    return builder.finish()


@dataclass(slots=True)
class _Open:
    """Formatting that has begun: its name, where, and the address of a link."""

    name: str
    start: int
    value: str = ""


@dataclass(slots=True)
class _Builder:
    """Collects text and spans token by token; tags that are never closed or opened do nothing."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    reading: list[str] = field(default_factory=list)

    def add(self, token: Token) -> None:
        match token.type:
            case "softbreak":
                self._write("\n")
            case "hardbreak":
                self._write(LINE_SEPARATOR)
            case "code_inline":
                self._write_as(token.content, SpanKind.CODE)
            case "footnote_ref":
                self._write_as(f"[{token.meta['id'] + 1}]", SpanKind.SUPERSCRIPT)
            case "image":
                self._write(read_inline(token.children or ()).text)
            case "html_inline":
                self._add_tag(token.content)
            case _ if token.nesting > 0:
                self._open(token.tag, safe_address(str(token.attrs.get("href", ""))))
            case _ if token.nesting < 0:
                self._close(token.tag)
            case _:
                self._write(token.content)

    def finish(self) -> Inline:
        ordered = sorted(self.spans, key=lambda span: (span.start, -span.end))
        return Inline("".join(self.pieces), tuple(ordered))

    def _write(self, text: str) -> None:
        if self.hidden:
            if self.hidden[-1] == "rt":
                self.reading.append(text)
            return
        self.pieces.append(text)
        self.length += len(text)

    def _write_as(self, text: str, kind: SpanKind) -> None:
        start = self.length
        self._write(text)
        self._add_span(start, kind)

    def _add_span(self, start: int, kind: SpanKind, value: str = "") -> None:
        if start < self.length:
            self.spans.append(Span(start, self.length, kind, value))

    def _add_tag(self, written: str) -> None:
        tag = _TAG.match(written)
        if not tag:
            return  # a comment or an instruction
        name = tag[2].lower()
        if name == "br":
            self._write(LINE_SEPARATOR)
        elif name == "img":
            self._write(_attribute(written, "alt"))
        elif name in _HIDDEN:
            self._hide(name, closing=bool(tag[1]))
        elif tag[1]:
            self._close(name)
        elif name in _MARKUP and not written.endswith("/>"):
            self._open(name, safe_address(_attribute(written, "href")))

    def _hide(self, name: str, *, closing: bool) -> None:
        if not closing:
            self.hidden.append(name)
        elif name in self.hidden:
            while self.hidden.pop() != name:
                pass
            if name == "rt" and not self.hidden:
                self._set_reading()

    def _set_reading(self) -> None:
        """Give the reading just read to the base text since the ruby began, or since the reading before."""
        reading, self.reading = "".join(self.reading).strip(), []
        ruby = next((item for item in reversed(self.opened) if item.name == "ruby"), None)
        if ruby:
            if reading:
                self._add_span(ruby.start, SpanKind.RUBY, reading)
            ruby.start = self.length

    def _open(self, name: str, value: str = "") -> None:
        self.opened.append(_Open(name, self.length, value))

    def _close(self, name: str) -> None:
        """End the innermost formatting of that name; what was left open inside ends with it, to no effect."""
        for index in range(len(self.opened) - 1, -1, -1):
            if self.opened[index].name == name:
                begun = self.opened[index]
                del self.opened[index:]
                self._end(begun)
                return

    def _end(self, begun: _Open) -> None:
        kind = _MARKUP.get(begun.name)
        if kind is None or kind is SpanKind.RUBY or (kind is SpanKind.LINK and not begun.value):
            return
        self._add_span(begun.start, kind, begun.value)
