"""One block's text as it comes out of HTML piece by piece: white space collapsed, formatting as spans, readings apart.

White space is collapsed as CSS Text 3 § 4.1.1 says. A line break of the file between two wide characters disappears
(§ 4.1.3): Chinese has no space there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from viewer.article.blocks import Span, SpanKind
from viewer.formats.inline_text import LINE_SEPARATOR, Inline

SPACE = " \t\n\r\f"
"""What HTML takes for white space; a no-break or an ideographic space is text."""

_RUN = re.compile("[ \t\n\r\f]+")
_UNEVEN = re.compile("[\t\n\r\f]| (?=[ \t\n\r\f])")
_WIDE = "\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003ffff"
_EITHER = f"{_WIDE}‘’“”…—·"
_IS_WIDE = re.compile(f"[{_WIDE}]")
_IS_EITHER = re.compile(f"[{_EITHER}]")
_FILE_BREAK = re.compile(
    f"(?:(?<=[{_WIDE}])[ \t\f]*[\n\r][ \t\n\r\f]*(?=[{_EITHER}])|(?<=[‘’“”…—·])[ \t\f]*[\n\r][ \t\n\r\f]*(?=[{_WIDE}]))"
)


_RUBIES = 2
"""Readings that may stand above each other."""


@dataclass(slots=True)
class _Open:
    """Formatting that has begun; `start` is -1 until there is text in it."""

    kind: SpanKind
    value: str
    start: int = -1


@dataclass(slots=True)
class _Ruby:
    """An annotated group: the ranges of its base that have no reading yet, and the readings for them."""

    start: int
    bases: list[tuple[int, int]] = field(default_factory=list)
    readings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """A picture in a line: where its alternative text stands, and its key if the document carries it."""

    start: int
    end: int
    key: str


@dataclass(slots=True)
class TextFlow:
    """Collects the text of one block after another. Formatting that is open at a block's end goes on in the next."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""
    space: str = ""
    breaks: int = 0
    spans: list[Span] = field(default_factory=list)
    opened: list[_Open | None] = field(default_factory=list)
    active: list[_Open] = field(default_factory=list)
    rubies: list[_Ruby] = field(default_factory=list)
    depth: int = 0
    anchors: list[tuple[str, int]] = field(default_factory=list)
    pictures: list[InlinePicture] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Add text of the file, its white space collapsed."""
        if text[0] in SPACE or text[-1] in SPACE:
            stripped = text.strip(SPACE)
            if text[0] in SPACE:
                head = text if not stripped else text[: text.index(stripped[0])]
                self._note_space(head)
            if not stripped:
                return
            tail = text[text.rindex(stripped[-1]) + 1 :]
            self.put(_collapsed(stripped))
            self._note_space(tail)
        else:
            self.put(_collapsed(text))

    def put(self, text: str) -> None:
        """Add text as it is, behind the white space and the line breaks before it."""
        self._settle(text[0])
        for entry in self.active:
            if entry.start < 0:
                entry.start = self.length
        self._append(text)

    def line_break(self) -> None:
        """Begin a new line, unless nothing is before it."""
        self.space = ""
        if self.length:
            self.breaks += 1

    def edge(self) -> None:
        """Begin a new line if there is text on this one, as between two blocks in one cell."""
        self.space = ""
        if self.length and not self.breaks:
            self.breaks = 1

    def open(self, kind: SpanKind, value: str = "") -> None:
        """Begin formatting. Bold in bold, or a link in a link, adds nothing."""
        entry = None
        if not any(other.kind is kind for other in self.active):
            entry = _Open(kind, value)
            self.active.append(entry)
        self.opened.append(entry)

    def close(self) -> None:
        """End the formatting that was begun last."""
        entry = self.opened.pop()
        if entry is not None:
            self.active.remove(entry)
            self._end(entry)

    def anchor(self, name: str) -> None:
        """A place here is named."""
        self.anchors.append((name, self.length))

    def picture(self, alternative: str, key: str) -> None:
        """A picture stands in the line."""
        if alternative:
            self.put(alternative)
        self.pictures.append(InlinePicture(self.length - len(alternative), self.length, key))

    def begin_ruby(self) -> None:
        """What follows is text with readings above it."""
        self._settle("字")
        self.depth += 1
        if self.depth <= _RUBIES:
            self.rubies.append(_Ruby(self.length))

    def end_ruby_base(self) -> None:
        """A part of the base that has a reading of its own ends here."""
        if self.rubies:
            bases = self.rubies[-1].bases
            bases.append((bases[-1][1] if bases else self.rubies[-1].start, self.length))

    def read_ruby(self, reading: str) -> None:
        """A reading for the base before it."""
        ruby = self.rubies[-1] if self.rubies else None
        if ruby is None:
            return
        reading = " ".join(reading.split())
        if not ruby.bases:
            ruby.bases.append((ruby.start, self.length))
        ruby.readings.append(reading)
        if len(ruby.readings) == len(ruby.bases):
            self._set_readings(ruby)

    def end_ruby(self) -> None:
        """The text with readings ends."""
        self.depth -= 1
        if self.depth < len(self.rubies):
            ruby = self.rubies.pop()
            if ruby.readings:
                self._set_readings(ruby)

    def take(self) -> tuple[Inline, list[tuple[str, int]], list[InlinePicture]]:
        """The block's text without white space at its ends, the places named in it and its pictures; begin anew."""
        if not (self.length or self.anchors or self.pictures):
            self.space = ""
            return Inline(), [], []
        for entry in self.active:
            self._end(entry)
        whole = Inline("".join(self.pieces), tuple(sorted(self.spans, key=lambda span: (span.start, -span.end))))
        anchors, pictures = self.anchors, self.pictures
        self.pieces, self.length, self.last, self.space, self.breaks = [], 0, "", "", 0
        self.spans, self.anchors, self.pictures = [], [], []
        for ruby in self.rubies:
            ruby.start, ruby.bases, ruby.readings = 0, [], []
        text = whole.text
        if not text or not (text[0].isspace() or text[-1].isspace()):
            return whole, anchors, pictures
        inline, cut = whole.stripped(), len(text) - len(text.lstrip())

        def moved(offset: int) -> int:
            return min(max(offset - cut, 0), len(inline.text))

        pictures = [replace(p, start=moved(p.start), end=moved(p.end)) for p in pictures]
        return inline, [(name, moved(offset)) for name, offset in anchors], pictures

    def _append(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        self.last = text[-1]

    def _note_space(self, space: str) -> None:
        if space and not self.breaks and self.length:
            self.space = "\n" if "\n" in space or "\r" in space or self.space == "\n" else " "

    def _settle(self, following: str) -> None:
        """Write the line breaks or the space that wait for text to follow."""
        if self.breaks:
            self._append(LINE_SEPARATOR * self.breaks)
        elif self.space and self.last != LINE_SEPARATOR and not (self.space == "\n" and _joins(self.last, following)):
            self._append(" ")
        self.space, self.breaks = "", 0

    def _end(self, entry: _Open) -> None:
        if 0 <= entry.start < self.length:
            self.spans.append(Span(entry.start, self.length, entry.kind, entry.value))
        entry.start = -1

    def _set_readings(self, ruby: _Ruby) -> None:
        """Set the readings above their parts of the base; if they do not match, all of them above all of it."""
        bases, readings = ruby.bases, ruby.readings
        if len(bases) != len(readings):
            bases, readings = [(bases[0][0], self.length)], [" ".join(filter(None, readings))]
        for (start, end), reading in zip(bases, readings, strict=True):
            if reading and start < end:
                self.spans.append(Span(start, end, SpanKind.RUBY, reading))
        ruby.start, ruby.bases, ruby.readings = self.length, [], []


def _collapsed(text: str) -> str:
    """Text that begins and ends with no white space, with that inside collapsed."""
    return _RUN.sub(" ", _FILE_BREAK.sub("", text)) if _UNEVEN.search(text) else text


def _joins(before: str, after: str) -> bool:
    """Whether a line break of the file between two characters is no space."""
    if _IS_WIDE.match(before):
        return bool(_IS_EITHER.match(after))
    return bool(_IS_EITHER.match(before) and _IS_WIDE.match(after))
