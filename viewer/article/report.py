"""What was done to an article and what is in doubt, place by place: for a panel, and as JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Generator, Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from viewer.article.blocks import Position
from viewer.article.changes import Change, conversions, repairs, tally
from viewer.article.doubts import Doubts
from viewer.text import conversion, corrections, routing
from viewer.text.patterns import pattern

_FORMULAS = tuple("=+-@＝＋－＠\t\r\n")  # in wide characters, too: programs of East Asia know them
"""What a cell begins with that a program for tables takes for a formula, or goes on from to one."""


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


_AROUND = 10
"""Characters of the source on either side."""
_SPACE = pattern(r"\s+")


def around(text: str, entry: Entry) -> tuple[str, str]:
    """What stands before and after an entry in the source text of its block, on one line."""
    start, end = entry.position.offset, entry.position.offset + len(entry.source)
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    return _SPACE.sub(" ", before).lstrip(), _SPACE.sub(" ", after).rstrip()


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


def entries(doubts: Doubts, number: int, kind: Kind) -> list[Entry]:
    """The entries of a kind about block `number`, in reading order."""
    rendition = doubts.rendition
    match kind:
        case Kind.REPAIR:
            return [_entry(kind, change) for change in repairs(rendition, number)]
        case Kind.CHANGE:
            return [_entry(kind, change) for change in conversions(rendition, number)]
        case Kind.DOUBT:
            return [
                Entry(kind, d.position, d.source, d.shown, d.reason.value, tuple(c.shown for c in d.candidates))
                for d in doubts.block(number)
            ]


def counting(doubts: Doubts) -> Iterator[Summary]:
    """The counts of the article as far as they are known, block after block; the last is the summary of all of it."""
    rendition = doubts.rendition
    route = routing.route(rendition.clean.main_script, rendition.view, vocabulary=rendition.vocabulary)
    pack = f" + pack {corrections.version()}" if route and rendition.corrections else ""
    told = Summary(f"OpenCC {conversion.opencc_version()}{pack}", route, 0, 0, 0)
    yield told
    for number in range(len(rendition.article.blocks)):
        done = tally(rendition, [number])
        told = told._replace(
            repairs=told.repairs + sum(done.repairs.values()),
            characters=told.characters + done.characters,
            doubts=told.doubts + len(doubts.block(number)),
            settled=told.settled + done.settled,
        )
        yield told


def as_json(doubts: Doubts) -> Iterator[str]:
    """One object, piece by piece, a piece for each block and kind.

    `summary` is a string; `repairs`, `changes` and `doubts` are lists in reading order, of objects with `position`
    (`block` and `offset`, code points of the block's source), `source` and `shown`. A repair and a change have a `rule`
    that says by what, a doubt a `reason` and `candidates`, likeliest first. Programs rely on these names: others may be
    added, none goes.
    """
    told = yield from counted(doubts)
    yield f'{{\n "summary": {_dumped(str(told))}'
    for kind in Kind:
        yield f',\n "{kind.value}": ['
        is_first = True
        for found in by_block(doubts, kind):
            objects = [_dumped(_as_object(entry)) for entry in found]
            yield "".join(f"{',' if index or not is_first else ''}\n  {text}" for index, text in enumerate(objects))
            is_first = is_first and not objects
        yield "]"
    yield "\n}"


def as_csv(doubts: Doubts) -> Iterator[str]:
    """A row for each entry, with what stands before and after it. Nothing in it is taken for a formula by a program for
    tables."""
    yield _csv_row(("kind", "block", "offset", "source", "shown", "why", "candidates", "before", "after"))
    blocks = doubts.rendition.article.blocks
    for kind in Kind:
        for found in by_block(doubts, kind):
            yield "".join(_table_row(entry, blocks[entry.position.block].text) for entry in found)


def counted(doubts: Doubts) -> Generator[str, None, Summary]:
    """The summary of all of the article, after an empty piece for each block that was counted."""
    steps = counting(doubts)
    told = next(steps)
    for told in steps:  # noqa: B007  # the last one is wanted
        yield ""
    return told


def by_block(doubts: Doubts, kind: Kind) -> Iterator[list[Entry]]:
    """The entries of a kind, block by block."""
    return (entries(doubts, number, kind) for number in range(len(doubts.rendition.article.blocks)))


def _csv_row(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _table_row(entry: Entry, text: str) -> str:
    place = (entry.kind.value, entry.position.block, entry.position.offset)
    words = (entry.source, entry.shown, entry.why, " ".join(entry.candidates), *around(text, entry))
    return _csv_row((*place, *map(_harmless, words)))


def _dumped(told: object) -> str:
    return json.dumps(told, ensure_ascii=False)


def _as_object(entry: Entry) -> dict[str, object]:
    place = {"block": entry.position.block, "offset": entry.position.offset}
    told: dict[str, object] = {"position": place, "source": entry.source, "shown": entry.shown}
    if entry.kind is Kind.DOUBT:
        return {**told, "candidates": list(entry.candidates), "reason": entry.why}
    return {**told, "rule": entry.why}


def _entry(kind: Kind, change: Change) -> Entry:
    return Entry(kind, change.position, change.source, change.shown, change.rule)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULAS) else text
