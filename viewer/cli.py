"""The command line: text, outline and report without a window, or else a window. Qt is imported only for the latter."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from viewer.arguments import Arguments, Task, complain, parse


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with `argv` (by default the process's own). Returns the exit status."""
    # Before anything is written: the help and every message hold characters that a locale may not have.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="")
    arguments = parse(sys.argv[1:] if argv is None else argv)
    if arguments.task is Task.OPEN:
        return _open_windows(arguments)
    if arguments.output is None and sys.stdout is None:  # as for a window's program on Windows
        return complain("There is no standard output; use --print with --output DIR, or the command hanview.")
    # Imported here: a window needs none of it before its first text is painted.
    from viewer import batch

    try:
        return batch.work(arguments)
    except KeyboardInterrupt:
        return 130  # as the shell says of whoever was stopped by Ctrl+C
    except OSError as error:
        # Keep Python from writing what is left, and failing again, when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return 0  # whoever read the output has seen enough
        return complain(f"Cannot write the output: {error.strerror}; send it elsewhere.")


def _open_windows(arguments: Arguments) -> int:
    from viewer import running

    if running.hand_over(arguments):
        return 0
    from viewer.ui import system

    if found := system.problems():
        return max(complain(str(problem)) for problem in found)
    system.begin_with_fonts()
    from viewer.ui.start import run

    return run(arguments)
