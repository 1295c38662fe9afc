"""What is measured on books of several sizes, each made for the purpose; the parts of `programs/book.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import corpus
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import Bench

FRESH = 5
"""Processes for what happens once in each."""


def start(bench: Bench) -> list[Figure]:
    """From the start of the process to a book's first page painted, beside an empty window, in pairs."""
    figures = []
    for size, book in books(bench):
        pairs = [
            (bench.seconds_to("painted", "start", str(book)), bench.seconds_to("painted", "empty"))
            for _ in range(bench.runs + 1)
        ][1:]  # the first pair fills the caches
        ratio = [ours / floor for ours, floor in pairs]
        figures += [
            Figure("book-start", f"{size} MB, first page painted", "ms", [1000 * ours for ours, _ in pairs]),
            Figure("book-start", f"{size} MB, first page / empty window", "×", ratio),
        ]
    return figures


def find(bench: Bench) -> list[Figure]:
    """From words typed in the other script to their page painted; they stand at nine tenths of the book."""
    from viewer.text.conversion import convert

    words = corpus.NEEDLE, convert(corpus.NEEDLE, "s2tw")
    figures = []
    for size, book in books(bench):
        found = [ms for _ in range(FRESH) for ms in bench.run("book", "finds", str(book), *words)["find"]]
        figures.append(Figure("book-find", f"{size} MB, typed to painted", "ms", found))
    return figures


def memory(bench: Bench) -> list[Figure]:
    """Memory with a book that has been read to its end, as opened and in the other script."""
    figures = []
    for traditional, name in ((True, "T→S"), (False, "S→T")):
        for size, book in books(bench, traditional=traditional):
            found = bench.run("book", "memory", str(book))
            figures += [Figure("book-memory", f"{size} MB, {name}, {key}", "MB", found[key]) for key in found]
    return figures


def batch(bench: Bench) -> list[Figure]:
    """A book converted by the command without a window, beside OpenCC's own command, in pairs."""
    figures = []
    for traditional, view, config in ((False, "taiwan", "s2tw"), (True, "simplified", "t2s")):
        for size, book in books(bench, traditional=traditional):
            pairs = [_converted(bench, book, view, config) for _ in range(FRESH + 1)][1:]  # the first fills the caches
            ratio = [ours / theirs for ours, theirs in pairs]
            figures += [
                Figure("book-convert", f"{size} MB to {view}", "ms", [1000 * ours for ours, _ in pairs]),
                Figure("book-convert", f"{size} MB, OpenCC {config}", "ms", [1000 * theirs for _, theirs in pairs]),
                Figure("book-convert", f"{size} MB to {view} / OpenCC", "×", ratio),
            ]
    return figures


def _converted(bench: Bench, book: Path, view: str, config: str) -> tuple[float, float]:
    """Seconds of Hanview and of OpenCC."""
    with TemporaryDirectory(dir=bench.folder) as out:
        ours = bench.seconds_of("viewer", "--print", "--script", view, "--output", out, str(book))
        theirs = bench.seconds_of("opencc.cli", "-c", config, "-i", str(book), "-o", str(Path(out) / "opencc"))
    return ours, theirs


def _part(metric: str, part: str, names: Mapping[str, str], bench: Bench) -> list[Figure]:
    """The figures of one part for every size, each with the name it has in the table."""
    figures = []
    for size, book in books(bench):
        found = bench.run("book", part, str(book))
        figures += [Figure(metric, f"{size} MB, {name}", "ms", found[key]) for key, name in names.items()]
    return figures


def books(bench: Bench, *, traditional: bool = True) -> Iterator[tuple[int, Path]]:
    """The books, each with its size in MB, made when they are first asked for."""
    for size in bench.sizes:
        path = bench.folder / f"{size}-{'traditional' if traditional else 'simplified'}.txt"
        if not path.exists():
            corpus.write(path, size * 1_000_000, traditional=traditional)
        yield size, path


_STALLS = {"opening": "longest until read", "first": "longest at the first switch", "switching": "longest at others"}

BOOK_METRICS: Mapping[str, Callable[[Bench], list[Figure]]] = {
    "book-start": start,
    "book-switch": partial(_part, "book-switch", "switches", {"switch": "key to painted"}),
    "book-jump": partial(_part, "book-jump", "jumps", {"jump": "key to painted"}),
    "book-find": find,
    "book-memory": memory,
    "book-convert": batch,
    "book-stall": partial(_part, "book-stall", "stalls", _STALLS),
}
