"""``python -m tests.benchmarks``: measure how fast Hanview is on this machine, as a table and as JSON.

Nothing here passes or fails: figures belong to a machine and its load, so quote ratios, which are taken pair by pair.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.figures import Figure, conditions, table
from tests.benchmarks.metrics import METRICS
from tests.benchmarks.processes import Bench

OUT = Path(__file__).with_name("out") / "benchmarks.json"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure what is asked for, print the table and write the JSON. Returns the exit status."""
    arguments = _parser().parse_args(argv)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="hanview-benchmarks-") as folder:
        bench = Bench(Path(folder), arguments.platform, arguments.runs, arguments.sizes)
        for name in arguments.metrics or METRICS:
            print(f"{name}…", file=sys.stderr, flush=True)
            figures += METRICS[name](bench)
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    record = {"conditions": conditions(arguments.platform), "figures": [figure.as_json() for figure in figures]}
    arguments.json.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(table(figures))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measure how fast Hanview is.")
    parser.add_argument("metrics", nargs="*", choices=[[], *METRICS], metavar="METRIC", help=", ".join(METRICS))
    parser.add_argument("--runs", type=int, default=15, help="fresh processes for each start (default: %(default)s)")
    parser.add_argument(
        "--sizes",
        type=int,
        nargs="*",
        default=[1, 10, 100],
        metavar="MB",
        help="sizes of the books that are made for the metrics named book-… (default: 1 10 100)",
    )
    parser.add_argument("--platform", default="offscreen", help="Qt's platform; xcb or wayland use the real screen")
    parser.add_argument(
        "--json", type=Path, default=OUT, help="where to write the JSON (default: tests/benchmarks/out)"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
