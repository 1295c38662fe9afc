"""What was done to an article and what is in doubt, place by place: for a panel, and as JSON, CSV or a web page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from enum import Enum
from html import escape
from typing import NamedTuple

from viewer.article.blocks import Position
from viewer.article.changes import Change, conversions, repairs
from viewer.article.doubts import Doubts
from viewer.text import conversion, routing
from viewer.text.script import View


class Kind(Enum):
    """What an entry tells; the value is its heading in a report."""

    REPAIR = "repairs"
    CHANGE = "changes"
    DOUBT = "doubts"


class Entry(NamedTuple):
    """`source`, standing at `position` of the source, is shown as `shown`. `why` is the rule, or the reason to doubt.

    Only a doubt has candidates, likeliest first.
    """

    kind: Kind
    position: Position
    source: str
    shown: str
    why: str
    candidates: tuple[str, ...] = ()


class Summary(NamedTuple):
    """How much there is of everything. `characters` counts the characters of the source that conversion changed."""

    converter: str
    steps: tuple[str, ...]
    repairs: int
    characters: int
    doubts: int
    settled: int = 0

    def __str__(self) -> str:
        """One English line, for reports that programs read."""
        changed = f"{self.characters:,} characters changed"
        parts = [changed, f"{self.doubts:,} in doubt", f"{self.settled:,} settled by you"]
        return f"{self.converter}, {' + '.join(self.steps) or 'no conversion'}: {', '.join(parts)}"


def entries(doubts: Doubts, number: int) -> list[Entry]:
    """Everything about block `number`: first the repairs, then the changes, then the doubts, each in reading order."""
    rendition = doubts.rendition
    return [
        *(_entry(Kind.REPAIR, change) for change in repairs(rendition, number)),
        *(_entry(Kind.CHANGE, change) for change in conversions(rendition, number)),
        *(
            Entry(Kind.DOUBT, d.position, d.source, d.shown, d.reason.value, tuple(c.shown for c in d.candidates))
            for d in doubts.block(number)
        ),
    ]


def all_entries(doubts: Doubts) -> list[Entry]:
    """The entries of the whole article: repairs, changes, doubts."""
    found = [entry for number in range(len(doubts.rendition.article.blocks)) for entry in entries(doubts, number)]
    order = list(Kind)
    return sorted(found, key=lambda entry: order.index(entry.kind))


def summary(doubts: Doubts, found: list[Entry]) -> Summary:
    """The counts of `found`, and what converted the article."""
    rendition = doubts.rendition
    steps = routing.route(rendition.clean.main_script, rendition.view, vocabulary=rendition.vocabulary)
    changed = (entry for entry in found if entry.kind is Kind.CHANGE and entry.why != "quotation")
    return Summary(
        f"OpenCC {conversion.opencc_version()}",
        steps if rendition.view is not View.ORIGINAL else (),
        sum(entry.kind is Kind.REPAIR for entry in found),
        sum(len(entry.source) for entry in changed),
        sum(entry.kind is Kind.DOUBT for entry in found),
    )


def as_json(told: Summary, found: list[Entry]) -> str:
    """One object: `summary`, and lists of `repairs`, `changes` and `doubts`."""
    lists = {kind.value: [_as_object(entry) for entry in found if entry.kind is kind] for kind in Kind}
    return json.dumps({"summary": str(told), **lists}, ensure_ascii=False, indent=1)


def as_csv(told: Summary, found: list[Entry]) -> str:
    """A row for each entry. Nothing in it is taken for a formula by a program for tables."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(("kind", "block", "offset", "source", "shown", "why", "candidates"))
    for entry in found:
        place = (entry.kind.value, entry.position.block, entry.position.offset)
        texts = (entry.source, entry.shown, entry.why, " ".join(entry.candidates))
        writer.writerow((*place, *map(_harmless, texts)))
    return out.getvalue()


def as_html(told: Summary, found: list[Entry]) -> str:
    """A web page of its own with a table of each kind."""
    return "".join(_page(told, found))


def _page(told: Summary, found: list[Entry]) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Hanview 漢覽</title><style>'
    yield "body{font-family:serif;max-width:50em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}"
    yield "td,th{padding:.2em .8em;border-bottom:1px solid #ccc;text-align:left}</style></head><body>\n"
    yield f"<p>{escape(str(told))}</p>\n"
    for kind in Kind:
        some = [entry for entry in found if entry.kind is kind]
        yield f"<h2>{kind.value.capitalize()} ({len(some):,})</h2>\n"
        if some:
            yield "<table><tr><th>block</th><th>offset</th><th>source</th><th>shown</th><th>why</th></tr>\n"
            yield from map(_row, some)
            yield "</table>\n"
    yield "</body></html>\n"


def _row(entry: Entry) -> str:
    why = f"{entry.why}: {' / '.join(entry.candidates)}" if entry.candidates else entry.why
    cells = (entry.position.block, entry.position.offset, entry.source, entry.shown, why)
    return f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in cells)}</tr>\n"


def _as_object(entry: Entry) -> dict[str, object]:
    place = {"block": entry.position.block, "offset": entry.position.offset}
    told: dict[str, object] = {"position": place, "source": entry.source, "shown": entry.shown}
    if entry.kind is Kind.DOUBT:
        return {**told, "candidates": list(entry.candidates), "reason": entry.why}
    return {**told, "rule": entry.why}


def _entry(kind: Kind, change: Change) -> Entry:
    return Entry(kind, change.position, change.source, change.shown, change.rule)


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
