"""The grammar of the command line, for the command and for whoever opens a window with the same words."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from viewer import __version__
from viewer.text.script import View

if TYPE_CHECKING:
    import argparse


class Task(Enum):
    """What the command is to do."""

    OPEN = "open"
    PRINT = "print"
    OUTLINE = "outline"
    REPORT = "report"


class ReportFormat(Enum):
    """What a report is written as."""

    JSON = "json"
    CSV = "csv"
    HTML = "html"


class Arguments(NamedTuple):
    """A command line, understood. What it does not say is None: a window then does what the reader did last, and
    without a window the original is shown, repaired and in its own words. Without `files` the bundled article is meant.
    """

    files: tuple[str, ...] = ()
    task: Task = Task.OPEN
    view: View | None = None
    vocabulary: bool | None = None
    repair: bool | None = None
    output: Path | None = None
    encoding: str | None = None
    format: ReportFormat = ReportFormat.JSON
    corrections: bool = True
    glossaries: tuple[Path, ...] = ()


def parse(argv: Sequence[str]) -> Arguments:
    """Understand `argv` (without the program's name). Exits with status 2 and the usage if it cannot."""
    if not argv:  # from a desktop: building the grammar takes 3 ms
        return Arguments()
    parser = _parser()
    found = parser.parse_args(argv)
    task = Task(found.task or "open")
    if found.output is not None and task is not Task.PRINT:
        parser.error("--output goes with --print")
    if found.glossary and task is Task.OPEN:
        parser.error("--glossary goes with --print, --outline or --report; a window has rules of its own")
    if found.format is not None and task is not Task.REPORT:
        parser.error("--format goes with --report")
    return Arguments(
        tuple(found.files),
        task,
        found.script and View(found.script),
        found.vocabulary,
        found.repair,
        found.output,
        found.encoding,
        ReportFormat(found.format or "json"),
        found.corrections,
        tuple(found.glossary),
    )


def is_address(name: str) -> bool:
    """Whether a FILE is a web address."""
    return name.lower().startswith(("http://", "https://"))


def complain(message: str) -> int:
    """One line on standard error. Returns the exit status 1."""
    print(f"hanview: {message}", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    import argparse  # 3 ms, and a start from a desktop says nothing

    parser = argparse.ArgumentParser(
        prog="hanview",
        description="Read Chinese text in either script. The source is never changed.",
        epilog="Without FILE, the bundled article. Exit status: 0; 1 if a file could not be read; 2 for bad usage.",
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="a file (text, Markdown, HTML, PDF…) or a web address")
    parser.add_argument(
        "--script",
        choices=[view.value for view in View],
        help="the view to show: as in the source, or in mainland, Taiwan or Hong Kong characters",
    )
    parser.add_argument(
        "--vocabulary", action="store_true", default=None, help="also use the region's words (软件 → 軟體)"
    )
    parser.add_argument(
        "--no-repair", dest="repair", action="store_false", default=None, help="show every character of the source"
    )
    parser.add_argument(
        "--no-corrections", dest="corrections", action="store_false", help="convert as OpenCC alone does"
    )
    parser.add_argument(
        "--glossary",
        metavar="FILE",
        type=Path,
        action="append",
        default=[],
        help="without a window: convert by the rules of a file, as the glossary exports it or a dictionary of OpenCC's",
    )
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        type=_encoding,
        help="read text in this encoding (utf-8, gb18030, big5…) instead of finding it out",
    )
    task = parser.add_mutually_exclusive_group()
    for name, text in (
        (Task.PRINT, "write the shown text to standard output, without a window"),
        (Task.OUTLINE, "write the sections as JSON"),
        (Task.REPORT, "write what was done to the text, and what in it is in doubt, as JSON"),
    ):
        task.add_argument(f"--{name.value}", dest="task", action="store_const", const=name.value, help=text)
    parser.add_argument(
        "--format",
        choices=[form.value for form in ReportFormat],
        help="with --report: instead of JSON, CSV or a web page",
    )
    parser.add_argument(
        "--output", metavar="DIR", type=Path, help="with --print: one UTF-8 .txt file for each input in DIR instead"
    )
    parser.add_argument("--version", action="version", version=f"hanview {__version__}")
    return parser


def _encoding(name: str) -> str:
    from viewer.formats import encodings

    if known := encodings.find(name):
        return known
    from argparse import ArgumentTypeError

    offered = ", ".join(map(encodings.label, encodings.OFFERED))
    raise ArgumentTypeError(f"there is no encoding named “{name}”; use one of {offered}")
