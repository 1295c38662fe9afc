"""A text made by several processes is what one makes, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from viewer import processes
from viewer.article import running
from viewer.cli import main

ROOT = Path(__file__).parent.parent
HERE = os.getpid()

can_copy = pytest.mark.skipif(not hasattr(os, "fork") or not os.path.isdir("/proc/self/task"), reason="cannot copy")


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are two of them, and nothing is left when a test ends."""
    monkeypatch.setattr(processes, "cores", lambda: 2)


@pytest.fixture
def copying(monkeypatch: pytest.MonkeyPatch) -> None:
    """This process is taken to have one thread, whatever tests before have left."""
    monkeypatch.setattr(processes, "can_copy", lambda: True)


def who(number: int) -> str:
    return f"{number} {'here' if os.getpid() == HERE else 'there'}"


def fatal(number: int) -> str:
    if os.getpid() != HERE:
        os._exit(3)
    return str(number)


@can_copy
def test_pieces_come_in_order_from_other_processes(copying: None) -> None:
    made = list(processes.made_together([partial(who, number) for number in range(40)]))
    assert made == ["0 here", *(f"{number} there" for number in range(1, 40))]
    assert not active_children()


@can_copy
def test_what_a_process_that_ended_has_not_made_is_made_here(copying: None) -> None:
    assert list(processes.made_together([partial(fatal, number) for number in range(20)])) == [*map(str, range(20))]
    assert not active_children()


@can_copy
def test_an_error_of_a_piece_is_raised(copying: None) -> None:
    made = processes.made_together([str, partial(int, "甲"), str])  # type: ignore[list-item]  # one that fails
    assert next(made) == ""
    with pytest.raises(ValueError, match="甲"):
        next(made)
    assert not active_children()


@can_copy
def test_whoever_has_seen_enough_leaves_no_process(copying: None) -> None:
    made = processes.made_together([partial(who, number) for number in range(500)])
    assert [next(made) for _ in range(3)][2] == "2 there"
    made.close()
    assert not active_children()


def test_one_processor_and_other_threads_make_them_here(monkeypatch: pytest.MonkeyPatch) -> None:
    here = [f"{number} here" for number in range(9)]
    pieces = [partial(who, number) for number in range(9)]
    go_on = threading.Event()
    (other := threading.Thread(target=go_on.wait)).start()
    assert not processes.can_copy()
    assert list(processes.made_together(pieces)) == here
    go_on.set()
    other.join()
    monkeypatch.setattr(processes, "can_copy", lambda: True)
    monkeypatch.setattr(processes, "cores", lambda: 1)
    assert list(processes.made_together(pieces)) == here


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a dozen parts, in both scripts, with something to repair."""
    monkeypatch.setattr(running, "PART", 4096)
    path = tmp_path / "书.txt"
    lines = ["他说：“软件,和互联网”。", "乾(qián)隆皇帝說：「軟體與網路」", "", "以后再来"]
    path.write_text("".join(f"第{n}章\n{lines[n % 4] * (n % 9)}\n" for n in range(1_000)), encoding="utf-8")
    return path


@can_copy
@pytest.mark.parametrize("view", ["original", "simplified", "taiwan"])
def test_a_long_text_is_the_same_whoever_makes_it(
    book: Path, tmp_path: Path, copying: None, view: str, capfd: pytest.CaptureFixture[str]
) -> None:
    options = ["--print", "--script", view, str(book)]
    assert main([*options, "--output", str(tmp_path / "甲")]) == 0
    assert main(options) == 0
    printed = capfd.readouterr().out
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "cores", lambda: 1)
        assert main([*options, "--output", str(tmp_path / "乙")]) == 0
    made = (tmp_path / "乙" / "书.txt").read_text(encoding="utf-8")
    assert len(made) > 20_000
    assert (tmp_path / "甲" / "书.txt").read_text(encoding="utf-8") == printed == made


@can_copy
def test_ctrl_c_leaves_no_half_of_a_long_text(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "书.txt").write_text("软件和互联网。\n" * 1_000_000, encoding="utf-8")
    words = [sys.executable, "-m", "viewer", "--print", "--script", "taiwan", "--output", str(out)]
    with subprocess.Popen(
        [*words, str(tmp_path / "书.txt")], cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        while not (out / "书.txt").exists() or not (out / "书.txt").stat().st_size:
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr
        assert process.stderr.read() == b""  # until no process has it any more
        assert process.wait() == 130
    assert list(out.iterdir()) == []
