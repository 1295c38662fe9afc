"""Every metric: a function from the bench to figures, and one row in `METRICS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.benchmarks.books import BOOK_METRICS
from tests.benchmarks.figures import Figure
from tests.benchmarks.processes import ROOT, Bench
from tests.benchmarks.trust import TRUST_METRICS

ARTICLE = str(ROOT / "resources" / "articles" / "miit.txt")


def start(bench: Bench) -> list[Figure]:
    """From the start of the process to the bundled article painted, beside an empty window, in pairs."""
    article, floor = [], []
    for run in range(bench.runs + 1):
        pair = bench.seconds_to("painted", "start"), bench.seconds_to("painted", "empty")
        if run:  # the first pair fills the caches
            article.append(pair[0])
            floor.append(pair[1])
    ratio = [ours / least for ours, least in zip(article, floor, strict=True)]
    return [
        Figure("start", "article painted", "ms", [1000 * seconds for seconds in article]),
        Figure("start", "empty window painted", "ms", [1000 * seconds for seconds in floor]),
        Figure("start", "article / empty window", "×", ratio),
    ]


def switch(bench: Bench) -> list[Figure]:
    """From a key that changes the view to the article painted: a view's first time, and later ones."""
    return _session(bench, "switch", "switches", {"first": "first time", "switch": "key to painted"}, "ms")


def jump(bench: Bench) -> list[Figure]:
    """From a click on a section to the article painted there."""
    return _session(bench, "jump", "jumps", {"jump": "click to painted"}, "ms")


def find(bench: Bench) -> list[Figure]:
    """From words typed in the other script to their hits marked; and switches with 200 hits marked."""
    article = bench.folder / "hits.txt"
    article.write_text(f"{Path(ARTICLE).read_text('utf-8')}\n{'發展網絡，' * 200}\n", encoding="utf-8")
    names = {"find": "typed to marked", "switch": "switch with 200 hits"}
    return _session(bench, "find", "finds", names, "ms", str(article))


def browser(bench: Bench) -> list[Figure]:
    """The whole article in a QTextBrowser, converted as a whole: what a simple viewer needs."""
    painted = [1000 * bench.seconds_to("painted", "browser", ARTICLE) for _ in range(max(bench.runs // 3, 1))]
    found = bench.run("browser", ARTICLE)
    return [
        Figure("browser", "QTextBrowser painted", "ms", painted),
        Figure("browser", "QTextBrowser switched", "ms", found["switch"]),
        Figure("browser", "QTextBrowser jumped to 90 %", "ms", found["jump"]),
    ]


def memory(bench: Bench) -> list[Figure]:
    """Memory of an empty window, and of one that shows the article, as opened and in the other script."""
    simplified = bench.folder / "simplified.txt"
    simplified.write_text(_in_simplified(ARTICLE), encoding="utf-8")
    figures = [Figure("memory", "empty window", "MB", [bench.run("empty")["memory"]])]
    for file, name in ((ARTICLE, "T→S"), (str(simplified), "S→T")):
        names = {"opened": f"{name}, as opened", "switched": f"{name}, switched"}
        figures += _session(bench, "memory", "memory", names, "MB", file)
    return figures


def stall(bench: Bench) -> list[Figure]:
    """The longest time in which a timer of 1 ms is not served."""
    names = {"opening": "longest while opening", "switching": "longest while switching"}
    return _session(bench, "stall", "stalls", names, "ms")


def _session(
    bench: Bench, metric: str, part: str, names: Mapping[str, str], unit: str, file: str = ARTICLE
) -> list[Figure]:
    """The figures of one part of a session, each with the name it has in the table."""
    found: Mapping[str, Sequence[float]] = bench.run("session", part, file)
    return [Figure(metric, name, unit, found[key]) for key, name in names.items()]


def _in_simplified(path: str) -> str:
    """The article as a Simplified source."""
    from viewer.text.conversion import convert

    return convert(Path(path).read_text(encoding="utf-8"), "t2s")


METRICS: Mapping[str, Callable[[Bench], list[Figure]]] = {
    "start": start,
    "switch": switch,
    "jump": jump,
    "find": find,
    "memory": memory,
    "browser": browser,
    "stall": stall,
    **BOOK_METRICS,
    **TRUST_METRICS,
}
