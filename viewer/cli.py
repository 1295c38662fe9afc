"""The command line: text, outline and report without a window, or else a window. Qt is imported only for the latter."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

from viewer import resources
from viewer.arguments import Arguments, Task, parse
from viewer.article.blocks import Article, BlockKind, Format, Position
from viewer.article.changes import Change, conversions, repairs
from viewer.article.excerpt import Passage, as_text
from viewer.article.reading import Reading
from viewer.article.rendition import Rendition
from viewer.formats import open_article
from viewer.formats.errors import CannotOpen


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (by default the process's own). Returns the exit status."""
    arguments = parse(sys.argv[1:] if argv is None else argv)
    if arguments.task is Task.OPEN:
        return _open_windows(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="")
    try:
        return _work(arguments)
    except BrokenPipeError:
        # Whoever read the output has seen enough; keep Python from complaining when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def shown_text(rendition: Rendition) -> str:
    """The whole article as shown: plain text with its own line breaks, anything else one line a block."""
    blocks = range(len(rendition.article.blocks))
    if rendition.article.format is Format.PLAIN:
        return "".join(rendition.block(n).text + rendition.article.blocks[n].ending for n in blocks)
    lines = (_line(rendition, number) for number in blocks if not rendition.block(number).is_hidden)
    return "".join(f"{line}\n" for line in lines)


def outline(reading: Reading) -> list[dict[str, object]]:
    """The sections, titles in the shown script."""
    return [
        {"title": reading.rendition.title(s.title), "level": s.level, "position": _position(s.position)}
        for s in reading.sections
    ]


def report(rendition: Rendition) -> dict[str, list[dict[str, object]]]:
    """What was done to the text: every repair and every change, in reading order."""
    blocks = range(len(rendition.article.blocks))
    return {
        "repairs": _entries(change for number in blocks for change in repairs(rendition, number)),
        "changes": _entries(change for number in blocks for change in conversions(rendition, number)),
        "doubts": [],
    }


def _open_windows(arguments: Arguments) -> int:
    from viewer.ui import system

    if found := system.problems():
        return max(_complain(str(problem)) for problem in found)
    from viewer.ui.application import run

    return run(arguments)


def _work(arguments: Arguments) -> int:
    status = 0
    taken: set[Path] = {Path(name).resolve() for name in arguments.files}
    for name in arguments.files or (str(resources.path("articles/miit.txt")),):
        try:
            result = _result(open_article(name), arguments)
            if arguments.output is None:
                sys.stdout.write(result)
                # Where two files meet, or JSON ends, a line ends; a text alone comes out as it is.
                if not result.endswith("\n") and (len(arguments.files) > 1 or arguments.task is not Task.PRINT):
                    sys.stdout.write("\n")
            else:
                _save(result, arguments.output, name, taken)
        except CannotOpen as error:
            status = _complain(str(error))
        except OSError as error:
            status = _complain(f"Cannot write “{error.filename}”: {error.strerror}; choose another folder.")
    sys.stdout.flush()
    return status


def _result(article: Article, arguments: Arguments) -> str:
    reading = Reading(article, view=arguments.view, vocabulary=arguments.vocabulary, repair=arguments.repair)
    match arguments.task:
        case Task.OUTLINE:
            return json.dumps(outline(reading), ensure_ascii=False, indent=1)
        case Task.REPORT:
            return json.dumps(report(reading.rendition), ensure_ascii=False, indent=1)
        case _:
            return shown_text(reading.rendition)


def _save(text: str, folder: Path, name: str, taken: set[Path]) -> None:
    """Write `text` into a new file of `folder` named after `name`. No file that is there is ever written over."""
    stem = Path(name).stem
    folder.mkdir(parents=True, exist_ok=True)
    for number in count(1):
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        if path.resolve() in taken or path.exists():
            continue
        with path.open("x", encoding="utf-8", errors="replace", newline="") as file:
            file.write(text)
        taken.add(path.resolve())
        return


def _complain(message: str) -> int:
    print(f"hanview: {message}", file=sys.stderr)
    return 1


def _line(rendition: Rendition, number: int) -> str:
    shown = rendition.block(number)
    text = shown.text if shown.kind is BlockKind.CODE else " ".join(shown.text.splitlines())
    return as_text([Passage(shown.kind, shown.level, text, (), shown.marker)])


def _entries(changes: Iterable[Change]) -> list[dict[str, object]]:
    return [{"position": _position(c.position), "source": c.source, "shown": c.shown, "rule": c.rule} for c in changes]


def _position(position: Position) -> dict[str, int]:
    return {"block": position.block, "offset": position.offset}
