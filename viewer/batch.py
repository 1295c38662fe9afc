"""The command's work without a window: the shown text, the outline and the report of each file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from viewer import resources
from viewer.arguments import Arguments, ReportFormat, Task, complain, is_address
from viewer.article.blocks import Article, Position
from viewer.article.doubts import Doubts
from viewer.article.export import as_text
from viewer.article.reading import Reading
from viewer.article.rendition import Rendition
from viewer.article.report import as_csv, as_json
from viewer.article.report_page import as_html
from viewer.article.rulings import Rulings
from viewer.article.running import parts
from viewer.formats import open_article
from viewer.formats.errors import CannotOpen
from viewer.outputs import Piece, in_order, write_all
from viewer.progress import Progress
from viewer.text.rules import Rule, Rules
from viewer.text.script import View


def work(arguments: Arguments) -> int:
    """Do the task for every file. Raises OSError when standard output cannot be written."""
    files = arguments.files or (str(resources.path("articles/miit.txt")),)
    rules, status = _rules(arguments.glossaries)
    if arguments.output is not None:
        return max(status, write_all(files, partial(printed, arguments, rules), arguments.output, _file_name))
    progress = Progress(len(files), beside_text=sys.stdout.isatty())
    for name in files:
        progress.begin(name)
        try:
            pieces = printed(arguments, rules, name)
            _write(progress.followed(in_order(pieces), len(pieces)), arguments)
        except CannotOpen as error:
            progress.clear()
            status = complain(str(error))
        finally:
            progress.clear()
    return status


def printed(arguments: Arguments, rules: tuple[Rule, ...], name: str) -> Sequence[Piece]:
    """What the task makes of one file, in pieces that are made when they are called. Raises `CannotOpen`."""
    return _result(_article(name, arguments), arguments, rules)


def _rules(paths: Sequence[Path]) -> tuple[tuple[Rule, ...], int]:
    """The rules of files that are on, and the exit status: 1 if a file could not be read. Bad lines are named."""
    rules: list[Rule] = []
    status = 0
    for path in paths:
        from viewer.library.rule_files import LARGEST, MOST, RuleReader, TooMuch  # few ask for it

        try:
            with path.open("rb") as file:
                reader = RuleReader(file.read(LARGEST + 1))
            for _ in reader:
                pass
        except OSError as error:
            status = complain(f"Cannot read the rules of “{path}”: {error.strerror}.")
            continue
        except TooMuch:
            status = complain(f"“{path}” is too large: at most {MOST:,} rules are taken. Divide it into several files.")
            continue
        for bad in reader.bad:
            complain(f"“{path}”, line {bad.number}: {bad.what.value}.")
        rules += [row.rule for row in reader.rows if row.enabled]
    return tuple(rules), status


def _article(name: str, arguments: Arguments) -> Article:
    """The article in a file or at a web address. Raises CannotOpen."""
    if is_address(name):
        from viewer.formats.web_address import open_address  # with Python's networking, 60 ms

        return open_address(name)
    return open_article(name, encoding=arguments.encoding)


def _file_name(name: str) -> str:
    """What an output is named after."""
    if is_address(name):
        from viewer.formats.page_names import name_of

        return name_of(name)
    return name


def _result(article: Article, arguments: Arguments, rules: Sequence[Rule]) -> Sequence[Piece]:
    reading = Reading(
        article,
        view=arguments.view or View.ORIGINAL,
        vocabulary=bool(arguments.vocabulary),
        repair=arguments.repair is not False,
        corrections=arguments.corrections,
    )
    if rules:
        reading.take_rulings(lambda: Rulings(Rules(rules)))
    match arguments.task:
        case Task.OUTLINE:
            return [lambda: json.dumps(outline(reading), ensure_ascii=False, indent=1)]
        case Task.REPORT:
            return [partial(report, reading.rendition, arguments.format)]
        case _:
            return [partial(_text, reading.rendition, part) for part in parts(article.blocks)]


def _text(rendition: Rendition, part: range) -> str:
    return "".join(as_text(rendition, part))


def _write(result: Iterable[str], arguments: Arguments) -> None:
    """Write to standard output. Where two files meet, or JSON ends, a line ends; a text alone comes out as it is."""
    last = "\n"
    for piece in result:
        sys.stdout.write(piece)
        last = piece[-1:] or last
    if last != "\n" and (len(arguments.files) > 1 or arguments.task is not Task.PRINT):
        sys.stdout.write("\n")
    sys.stdout.flush()


def outline(reading: Reading) -> list[dict[str, object]]:
    """The sections, titles in the shown script."""
    return [
        {"title": reading.rendition.title(s.title), "level": s.level, "position": _position(s.position)}
        for s in reading.sections
    ]


def report(rendition: Rendition, form: ReportFormat = ReportFormat.JSON) -> str:
    """What was done to the text and what is in doubt, in reading order."""
    write = {ReportFormat.JSON: as_json, ReportFormat.CSV: as_csv, ReportFormat.HTML: as_html}[form]
    return "".join(write(Doubts(rendition)))


def _position(position: Position) -> dict[str, int]:
    return {"block": position.block, "offset": position.offset}
