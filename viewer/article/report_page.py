"""The report on an article as a web page of its own, to be read and printed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from viewer.article.doubts import Doubts
from viewer.article.excerpt import LANGUAGES
from viewer.article.rendition import Rendition
from viewer.article.report import Entry, Kind, around, by_block, counted
from viewer.text.script import Script
from viewer.text.unseen import UNSEEN, named

_LONGEST = 200
"""Characters of the source that are told of one entry."""
_STYLE = """
:root { color-scheme: light dark; }
body { font-family: serif; line-height: 1.6; max-width: 60em; margin: 2em auto; padding: 0 1em; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .2em .8em .2em 0; border-bottom: 1px solid #8886; text-align: start; vertical-align: baseline; }
mark { color: inherit; background: #ffc94d66; }
code { font-size: .8em; }
"""
_HEADS = ("Block", "Offset", "Source", "Shown", "Why", "In the text")


def as_html(doubts: Doubts) -> Iterator[str]:
    """The page, piece by piece: the summary, and a table of each kind, doubts first, as a book has very many changes.
    Everything is escaped, what cannot be seen is named, and Chinese is in the language of its script."""
    rendition = doubts.rendition
    told = yield from counted(doubts)
    name = UNSEEN.sub(" ", rendition.article.metadata.title or Path(rendition.article.name).stem)
    title = f"{name} — Hanview 漢覽" if name else "Hanview 漢覽"
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<h1 lang="{source_language(rendition)}">{escape(name) or "Hanview 漢覽"}</h1>\n<p>{escape(str(told))}</p>\n'
    )
    for kind in reversed(Kind):
        count = {Kind.DOUBT: told.doubts, Kind.REPAIR: told.repairs}.get(kind)
        yield f"<h2>{kind.value.capitalize()}{'' if count is None else f' ({count:,})'}</h2>\n"
        yield from _table(doubts, kind)
    yield "</body>\n</html>\n"


def source_language(rendition: Rendition) -> str:
    """The language of the source, which does not tell its region if it is Traditional."""
    script = rendition.clean.main_script
    return {Script.SIMPLIFIED: "zh-Hans", Script.MIXED: "zh-Hans", Script.OTHER: "und"}.get(script, "zh-Hant")


def _table(doubts: Doubts, kind: Kind) -> Iterator[str]:
    is_empty = True
    for found in by_block(doubts, kind):
        if found and is_empty:
            heads = "".join(f"<th>{head}</th>" for head in _HEADS)
            yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
            is_empty = False
        yield "".join(_row(doubts.rendition, entry) for entry in found)
    yield "<p>None.</p>\n" if is_empty else "</tbody>\n</table>\n"


def _row(rendition: Rendition, entry: Entry) -> str:
    number, offset = entry.position
    before, after = map(_seen, around(rendition.article.blocks[number].text, entry))
    source, shown = _seen(entry.source), _seen(entry.shown)
    here, there = source_language(rendition), LANGUAGES[rendition.region]
    why = escape(entry.why)
    if entry.candidates:
        why += f': <span lang="{there}">{" / ".join(map(_seen, entry.candidates))}</span>'
    return (
        f'<tr><td>{number}</td><td>{offset}</td><td lang="{here}">{source}</td><td lang="{there}">{shown}</td>'
        f'<td>{why}</td><td lang="{here}">{before}<mark>{source}</mark>{after}</td></tr>\n'
    )


def _seen(text: str) -> str:
    """A text with characters named that cannot be seen, or that a page must not have."""
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return named(escape(short), "<code>{}</code>".format)
