"""One output for each input: the same names and texts however many processes make them, and whatever goes wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from io import StringIO
from pathlib import Path

import pytest

from viewer import outputs, processes
from viewer.article import running
from viewer.cli import main

if sys.platform != "win32":
    import pty

ROOT = Path(__file__).parent.parent


@pytest.fixture
def pooled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are started for however little there is to do."""
    monkeypatch.setattr(outputs, "WORTH_PROCESSES", 0)
    monkeypatch.setattr(processes, "cores", lambda: 2)


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_several_processes_write_what_one_writes(
    tmp_path: Path, pooled: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    names = []
    for number in range(9):
        path = tmp_path / str(number) / ("书.txt" if number % 3 else f"{number}.md")
        path.parent.mkdir()
        path.write_text(f"第{number}个软件。" * (9 - number) * 100, encoding="utf-8")
        names.append(str(path))
    names.insert(4, str(tmp_path / "没有.txt"))
    options = ["--print", "--script", "taiwan", *names, "--output"]
    assert main([*options, str(tmp_path / "甲")]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith("hanview: Cannot open “没有.txt”: there is no such file")
    monkeypatch.setattr(outputs, "WORTH_PROCESSES", 1 << 40)
    assert main([*options, str(tmp_path / "乙")]) == 1
    assert written(tmp_path / "甲") == written(tmp_path / "乙")
    assert sorted(written(tmp_path / "甲")) == [
        "0.txt", "3.txt", "6.txt", "书-2.txt", "书-3.txt", "书-4.txt", "书-5.txt", "书-6.txt", "书.txt",
    ]  # fmt: skip
    assert (tmp_path / "甲" / "书.txt").read_text(encoding="utf-8").startswith("第1個軟件。")
    assert (tmp_path / "甲" / "书-6.txt").read_text(encoding="utf-8").startswith("第8個軟件。")


def evaluated(name: str) -> list[outputs.Piece]:
    return [partial(eval, name)]


def test_a_file_that_ends_its_process_costs_no_other(
    tmp_path: Path, pooled: None, capsys: pytest.CaptureFixture[str]
) -> None:
    # The "files" are expressions, and what is made of them is their value.
    files = ["'a'", "'b'", "__import__('os')._exit(3)", "'c'", "'d'", "'e'", "'f'"]
    assert outputs.write_all(files, evaluated, tmp_path) == 1
    assert sorted(written(tmp_path).values()) == list("abcdef")
    (said,) = capsys.readouterr().err.splitlines()
    assert "reading it ended the process that did so" in said


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = []
    for name in ("一.txt", "很长的名字" * 10 + ".txt", "三\x1b[2J.txt"):
        (tmp_path / name).write_text("甲", encoding="utf-8")
        names.append(str(tmp_path / name))
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    assert main(["--print", "--output", str(tmp_path / "out"), *names]) == 0
    assert shown(terminal) == [
        "",
        "1/3 一.txt",
        "2/3 " + ("很长的名字" * 4)[:17],
        "3/3 三\N{REPLACEMENT CHARACTER}[2J.txt",
        "",
    ]


def shown(terminal: Terminal) -> list[str]:
    return terminal.getvalue().split("\r\x1b[K")


@pytest.mark.parametrize("to_file", [True, False])
def test_how_much_of_a_long_text_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to_file: bool) -> None:
    monkeypatch.setattr(running, "PART", 1000)
    monkeypatch.setattr(processes, "cores", lambda: 1)
    monkeypatch.setattr(sys, "stdout", StringIO())
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    (tmp_path / "书.txt").write_text("甲" * 1000 + "\n" + ("乙" * 1000 + "\n") * 4, encoding="utf-8")
    options = ["--output", str(tmp_path / "out")] if to_file else []
    assert main(["--print", *options, str(tmp_path / "书.txt")]) == 0
    assert shown(terminal) == ["", *(f"{share} % 书.txt" for share in range(0, 101, 20)), ""]


def test_no_progress_is_written_into_a_text_on_the_same_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PART", 100)
    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    monkeypatch.setattr(sys, "stderr", terminal)
    (tmp_path / "书.txt").write_text("软件\n" * 1000, encoding="utf-8")
    assert main(["--print", str(tmp_path / "书.txt"), str(tmp_path / "书.txt")]) == 0
    assert terminal.getvalue() == "软件\n" * 2000


def test_a_text_that_outweighs_the_others_is_made_by_all_cores(
    tmp_path: Path, pooled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "PART", 1000)
    monkeypatch.setattr(outputs, "_HUGE", 10_000)
    monkeypatch.setattr(processes, "can_copy", lambda: hasattr(os, "fork"))
    made = []
    together = processes.made_together

    def watched(pieces: Sequence[outputs.Piece]) -> Iterator[str]:
        made.append(len(pieces))
        return together(pieces)

    monkeypatch.setattr(processes, "made_together", watched)
    names = []
    for number, lines in enumerate((10, 20, 9000, 30, 40)):
        names.append(str(tmp_path / f"{number}.txt"))
        Path(names[-1]).write_text(f"第{number}个软件。\n" * lines, encoding="utf-8")
    options = ["--print", "--script", "taiwan", *names, "--output"]
    assert main([*options, str(tmp_path / "甲")]) == 0
    assert made == ([54] if hasattr(os, "fork") else [])
    monkeypatch.setattr(processes, "cores", lambda: 1)
    assert main([*options, str(tmp_path / "乙")]) == 0
    assert written(tmp_path / "甲") == written(tmp_path / "乙")


def test_nothing_is_said_where_nobody_watches(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("一.txt", "二.txt"):
        (tmp_path / name).write_text("甲", encoding="utf-8")
    assert main(["--print", "--output", str(tmp_path / "out"), *map(str, sorted(tmp_path.glob("*.txt")))]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="needs a terminal and processors to choose from")
@pytest.mark.parametrize("alone", [True, False], ids=["alone", "with processes"])
def test_ctrl_c_stops_everything_without_a_word(tmp_path: Path, alone: bool) -> None:
    processors = os.sched_getaffinity(0)
    if alone:
        processors = {min(processors)}
    (tmp_path / "书.txt").write_text("软件和互联网。\n" * 8_000, encoding="utf-8")
    names = [str(tmp_path / "书.txt")] * 600
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "viewer", "--print", "--script", "taiwan", "--output", str(tmp_path / "out"), *names]
    with subprocess.Popen(words, cwd=ROOT, stderr=theirs, start_new_session=True) as process:
        os.sched_setaffinity(process.pid, processors)
        os.close(theirs)
        said = b""
        while b"3/600" not in said:
            said += os.read(ours, 4096)
        os.killpg(process.pid, signal.SIGINT)
        try:
            while piece := os.read(ours, 4096):  # until no process has the terminal any more
                said += piece
        except OSError:
            pass
        assert process.wait() == 130
    os.close(ours)
    assert b"Traceback" not in said
    assert b"Error" not in said
    done = written(tmp_path / "out")
    assert 2 <= len(done) < 600
    assert set(done.values()) == {"軟件和互聯網。\n" * 8_000}
