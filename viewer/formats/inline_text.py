"""A run of text with its formatting, as readers of marked-up formats pass it on, and which links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from viewer.article.blocks import Span

LINE_SEPARATOR = "\N{LINE SEPARATOR}"
"""A line break that the author meant. A soft one stays a line feed, which repair may hide."""

_SAFE = re.compile(r"(?:https?://|mailto:|#)\S", re.IGNORECASE)


def safe_address(address: str) -> str:
    """A link's address if it leads to the web, to a mailbox or within the document; empty for any other."""
    return address if _SAFE.match(address) else ""


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text and its formatting; offsets count code points."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    def stripped(self) -> Inline:
        """The same without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        text = self.text.strip()
        spans = (s._replace(start=max(s.start - start, 0), end=min(s.end - start, len(text))) for s in self.spans)
        return Inline(text, tuple(span for span in spans if span.start < span.end))


def moved(spans: Iterable[Span], by: int) -> Iterator[Span]:
    """The spans as many characters farther on."""
    return (span._replace(start=span.start + by, end=span.end + by) for span in spans)


def join(parts: Sequence[Inline], separator: str) -> Inline:
    """Several runs as one, with `separator` between them."""
    spans: list[Span] = []
    offset = 0
    for part in parts:
        spans += moved(part.spans, offset)
        offset += len(part.text) + len(separator)
    return Inline(separator.join(part.text for part in parts), tuple(spans))
