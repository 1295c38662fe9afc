"""What in a PDF only belongs to its pages: running heads, page numbers, what browsers print around a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from viewer.formats.pdf_lines import Line
from viewer.text.patterns import pattern

FEWEST_PAGES = 3
"""On how many pages something has to stand at the same place to belong to the page and not to the text."""

NUMBER = pattern(r"[0-9０-９〇零一二三四五六七八九十百]+|\b[ivxlcIVXLC]+\b")
_PRINTED = pattern(r"(?:.{0,2000}\s)?([0-9]{1,4})/([0-9]{1,4})$")
"""How the foot ends that browsers print below each page: its address, its number and how many there are."""
_CLOCK = pattern(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{1,4}.{0,6}?[0-9]{1,2}:[0-9]{2}")
"""How the head begins that they print above it: when that was, and the page's title."""


def without_furniture(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without running heads and page numbers: what stands at the same height at the edge of three pages
    and says the same but for numbers; and what stands alone at the height where most pages have such a line."""
    kept = [sorted(page, key=lambda line: line.top) for page in pages]
    dropped = set(_printed(kept))
    kept = [[line for line in page if (number, line) not in dropped] for number, page in enumerate(kept)]
    for _ in range(2):  # a head may have two lines
        found = {(number, line) for end in (0, -1) for number, line in _repeated(kept, end)}
        dropped |= found
        kept = [[line for line in page if (number, line) not in found] for number, page in enumerate(kept)]
    return ([line for line in page if (number, line) not in dropped] for number, page in enumerate(pages))


def _printed(pages: Sequence[Sequence[Line]]) -> Iterator[tuple[int, Line]]:
    """The lines that a browser printed above and below its pages, if all of them are numbered so."""
    filled = [(number, page) for number, page in enumerate(pages) if page]
    for number, page in filled:
        foot = _PRINTED.match(page[-1].text)
        if not foot or (int(foot[1]), int(foot[2])) != (number + 1, len(pages)):
            return
    for number, page in filled:
        yield number, page[-1]
        if len(page) > 1 and _CLOCK.match(page[0].text):
            yield number, page[0]


def _repeated(pages: Sequence[Sequence[Line]], end: int) -> Iterator[tuple[int, Line]]:
    """The lines at one end of the pages, 0 the top and -1 the bottom, that are repeated from page to page."""
    alike: defaultdict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    places: defaultdict[int, list[tuple[int, Line]]] = defaultdict(list)
    for number, page in enumerate(pages):
        if page:
            line = page[end]
            height = round(line.bottom / 4)
            alike[NUMBER.sub("", line.text), height].append((number, line))
            if len(page) == 1 or _gap(page, end) > 0.8 * line.size:
                places[height].append((number, line))
    for lines in alike.values():
        if len(lines) >= FEWEST_PAGES:
            yield from lines
    if all(page and _is_number_of(page[end], number) for number, page in enumerate(pages)):
        yield from ((number, page[end]) for number, page in enumerate(pages) if len(page) > 1)
    for lines in places.values():
        if len(lines) >= max(FEWEST_PAGES, 0.6 * len(pages)):
            yield from lines


def _is_number_of(line: Line, number: int) -> bool:
    """Whether a line is nothing but the number of its page, counted from the first."""
    return line.text.strip(" -–—·") == str(number + 1)


def _gap(page: Sequence[Line], end: int) -> float:
    """The blank between the line at one end of a page and the next one, less that between usual lines."""
    gaps = [second.top - first.bottom for first, second in pairwise(page)]
    usual = sorted(gaps)[len(gaps) // 2]
    return gaps[end] - max(usual, 0.0)
