"""What is measured of marks, doubts and the reader's rules; the parts of `programs/trust.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.benchmarks.books import books
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import ROOT, Bench

RULES = 10_000
MANY_RULES = 100_000
FRESH = 5
"""Processes for what happens once in each."""
ARTICLE = ROOT / "resources" / "articles" / "miit.txt"


def marks(bench: Bench) -> list[Figure]:
    """From a switch's painting to the marks of its page painted, every kind of them, in a Simplified article."""
    names = {"first": "painted to marked, first time", "marks": "painted to marked", "stall": "longest meanwhile"}
    return _part("marks", "marks", bench, names)


def book_doubts(bench: Bench) -> list[Figure]:
    """From a book's first painting to all its doubts known, and the longest stall meanwhile."""
    figures = []
    for size, book in books(bench, traditional=False):
        found = bench.run("trust", "doubts", str(book))
        figures += [
            Figure("book-doubts", f"{size} MB, all known", "s", [ms / 1000 for ms in found["known"]]),
            Figure("book-doubts", f"{size} MB, longest meanwhile", "ms", found["stall"]),
        ]
    return figures


def rules(bench: Bench) -> list[Figure]:
    """A window whose reader has 10,000 rules beside one without: begun, switched, one settled; and files of them."""
    figures = []
    for count in (0, RULES):
        began = {"idle": "longest after the first painting", "first": "longest at the first switch"}
        figures += _part("rules", "began", bench, began, count, fresh=FRESH)
        switched = {"switch": "switch with all marks", "settle": "one settled to painted"}
        figures += _part("rules", "switched", bench, switched, count)
    for count in (RULES, MANY_RULES):
        names = {"open": "longest as the glossary opens", "import": "imported", "stall": "longest at an import"}
        names["undo"] = "longest as it is undone"
        figures += _part("rules", "imported", bench, names, count)
    return figures


def _part(
    metric: str, part: str, bench: Bench, names: Mapping[str, str], count: int | None = None, *, fresh: int = 1
) -> list[Figure]:
    """The figures of one part, each with the name it has in the table; of so many processes with so many rules."""
    text = bench.folder / "simplified.txt"
    if not text.exists():
        text.write_text(_simplified(), encoding="utf-8")
    arguments = part, str(text), str(count or 0)
    found = [bench.run("trust", *arguments, str(run)) for run in range(fresh)]
    of = "" if count is None else f"{count:,} rules, "
    return [
        Figure(metric, of + name, "ms", [sample for each in found for sample in each[key]])
        for key, name in names.items()
    ]


def _simplified() -> str:
    """The article as a Simplified source, without the pinyin."""
    from viewer.article.clean import CleanText
    from viewer.article.rendition import Rendition
    from viewer.formats import open_article
    from viewer.text.script import View

    shown = Rendition(CleanText(open_article(ARTICLE)), View.SIMPLIFIED)
    return "\n\n".join(shown.block(number).text for number in range(len(shown.article.blocks)))


TRUST_METRICS: Mapping[str, Callable[[Bench], list[Figure]]] = {
    "marks": marks,
    "book-doubts": book_doubts,
    "rules": rules,
}
