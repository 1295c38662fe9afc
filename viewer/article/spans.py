"""Formatting that nests: what Markdown and HTML can write, made of spans that may overlap."""

from __future__ import annotations

from collections.abc import Iterable

from viewer.article.blocks import Span, SpanKind


def nested(spans: Iterable[Span]) -> list[Span]:
    """The same formatting in spans that nest, outer ones first; one that overlaps another's end is cut in two there."""
    starting: dict[int, list[Span]] = {}
    for span in spans:
        if span.start < span.end:
            starting.setdefault(span.start, []).append(span)
    found: list[Span] = []
    opened: list[Span] = []
    for edge in sorted({*starting, *(span.end for same in starting.values() for span in same)}):
        kept = next((index for index, span in enumerate(opened) if span.end <= edge), len(opened))
        closed, opened = opened[kept:], opened[:kept]
        found += (span._replace(end=edge) for span in closed)
        cut = (span._replace(start=edge) for span in closed if span.end > edge)
        opened += sorted([*cut, *starting.get(edge, ())], key=lambda span: -span.end)
    return sorted(found, key=lambda span: (span.start, -span.end))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same formatting without repetition: spans of one kind and value that touch or overlap become one.

    A link that begins inside another is left out, as links cannot hold links; readings are kept as they are.
    """
    last: dict[SpanKind, int] = {}
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        before = found[last[span.kind]] if span.kind in last and span.kind is not SpanKind.RUBY else None
        if before and before.value == span.value and span.start <= before.end:
            found[last[span.kind]] = before._replace(end=max(before.end, span.end))
        elif not (before and span.kind is SpanKind.LINK and span.start < before.end):
            last[span.kind] = len(found)
            found.append(span)
    return found
