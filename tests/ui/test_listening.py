"""A second start of the program opens its files in the first: in one process, and with real ones."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

import viewer
from viewer import running
from viewer.arguments import Arguments
from viewer.library.recents import Recents
from viewer.library.store import Store
from viewer.running import Message
from viewer.text.script import View
from viewer.ui import listening
from viewer.ui.application import desk
from viewer.ui.listening import Listening

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]
ROOT = Path(viewer.__file__).parent.parent

pytestmark = pytest.mark.skipif(running.socket_path() is None, reason="no Unix sockets here")


@pytest.fixture(autouse=True)
def runtime_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def path() -> Path:
    found = running.socket_path()
    assert found is not None
    return found


@pytest.fixture
def heard(qtbot: QtBot, path: Path) -> Iterator[list[Message]]:
    """What a program that listens hears."""
    parent = QObject()
    messages: list[Message] = []
    ear = Listening(parent)
    ear.heard.connect(messages.append)
    assert ear.begin(path)
    yield messages
    ear.end()
    assert not path.exists()


def answer_to(qtbot: QtBot, send: Callable[[], object]) -> object:
    """What `send` returns, called as another program would: beside this one's event loop."""
    found: list[object] = []
    thread = Thread(target=lambda: found.append(send()))
    thread.start()
    qtbot.waitUntil(lambda: bool(found))
    thread.join()
    return found[0]


def say(path: Path, data: bytes) -> bytes:
    """Send bytes and return what is answered."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(10)
        line.connect(str(path))
        try:
            line.sendall(data)
            return line.recv(100)
        except OSError:
            return b""


def test_a_message_is_heard_and_answered(qtbot: QtBot, heard: list[Message]) -> None:
    arguments = Arguments(("/文/章.txt",), view=View.HONGKONG)
    assert answer_to(qtbot, lambda: running.hand_over(arguments)) is True
    assert heard == [Message(arguments)]
    assert answer_to(qtbot, lambda: running.hand_over(Arguments())) is True
    assert len(heard) == 2


def test_a_message_in_pieces_is_heard(qtbot: QtBot, heard: list[Message], path: Path) -> None:
    data = running.written(Arguments(("/章.txt",) * 5000))

    def send() -> bytes:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(10)
            line.connect(str(path))
            for start in range(0, len(data), 7000):
                line.sendall(data[start : start + 7000])
            return line.recv(100)

    assert answer_to(qtbot, send) == running.ACCEPTED
    assert len(heard[0].arguments.files) == 5000


@pytest.mark.parametrize("data", [b"hello\n", b"\0" * 100 + b"\n", b"x" * (running.LARGEST + 100_000)])
def test_noise_is_not_answered(qtbot: QtBot, heard: list[Message], path: Path, data: bytes) -> None:
    assert answer_to(qtbot, lambda: say(path, data)) == b""
    assert heard == []


def test_somebody_who_says_nothing_is_sent_away(
    qtbot: QtBot, heard: list[Message], path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "PATIENCE_MS", 10)
    assert answer_to(qtbot, lambda: say(path, b"{")) == b""
    assert heard == []


def test_a_second_listener_leaves_the_first_alone(qtbot: QtBot, heard: list[Message], path: Path) -> None:
    parent = QObject()
    assert answer_to(qtbot, lambda: running.is_alive(path)) is True
    assert not Listening(parent).begin(path)
    assert answer_to(qtbot, lambda: running.hand_over(Arguments())) is True
    assert len(heard) == 1


# What the running program does


def test_a_file_opens_as_it_is_asked_for(open_text: Open, tmp_path: Path) -> None:
    reader = open_text("第一篇。", name="一.txt")
    (tmp_path / "二.txt").write_text("软件。", "utf-8")
    desk().receive(Arguments((str(tmp_path / "二.txt"),), view=View.TAIWAN, vocabulary=True))
    assert [window.pane.view.toPlainText() for window in desk().windows] == ["第一篇。", "軟體。"]
    reader.qtbot.waitUntil(desk().windows[1].isActiveWindow)


def test_a_file_that_is_open_comes_to_the_front_as_it_is_asked_for(open_text: Open, tmp_path: Path) -> None:
    first, second = open_text("软件。", name="一.txt"), open_text("第二篇。", name="二.txt")
    with first.qtbot.waitActive(first.window):
        desk().receive(Arguments((str(tmp_path / "一.txt"),), view=View.TAIWAN))
    assert first.shown == "軟件。"
    assert len(desk().windows) == 2
    assert second.shown == "第二篇。"


def test_without_a_file_the_window_that_was_used_last_comes_to_the_front(open_text: Open) -> None:
    first, second = open_text("软件。", name="一.txt"), open_text("第二篇。", name="二.txt")
    first.come_here()
    second.window.showMinimized()
    first.window.showMinimized()
    with first.qtbot.waitActive(first.window):
        desk().receive(Arguments(view=View.TAIWAN))
    assert not first.window.isMinimized()
    assert (first.shown, len(desk().windows)) == ("軟件。", 2)


# Real processes


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts the program; what still runs at the end is killed."""
    running_ones: list[subprocess.Popen[str]] = []

    def start_it(*words: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "viewer", *map(str, words)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        running_ones.append(process)
        return process

    yield start_it
    for process in running_ones:
        process.kill()
        process.communicate()


def recents(folder: Path) -> list[str]:
    if not (folder / "hanview.sqlite").exists():
        return []
    with Store.open(folder / "hanview.sqlite") as store:
        return [document.name for document in Recents(store).list()]


def test_a_second_start_opens_in_the_first_and_a_crash_is_survived(
    qtbot: QtBot, start: Callable[..., subprocess.Popen[str]], path: Path, tmp_path: Path, data_folder: Path
) -> None:
    for name in "一二三":
        (tmp_path / f"{name}.txt").write_text(f"第{name}篇。", "utf-8")
    first = start(tmp_path / "一.txt")
    qtbot.waitUntil(path.exists)
    second = start(tmp_path / "二.txt", "--script", "taiwan")
    assert second.wait(20) == 0
    qtbot.waitUntil(lambda: recents(data_folder) == ["二.txt", "一.txt"])
    assert first.poll() is None

    before = path.lstat().st_ino
    first.send_signal(signal.SIGKILL)
    first.wait(20)
    assert path.exists(), "a crash leaves its socket"
    third = start(tmp_path / "三.txt")
    qtbot.waitUntil(lambda: path.exists() and path.lstat().st_ino != before)
    fourth = start()
    assert fourth.wait(20) == 0
    assert third.poll() is None
    assert recents(data_folder)[0] == "三.txt"


def test_another_folder_of_data_has_a_program_of_its_own(
    qtbot: QtBot,
    start: Callable[..., subprocess.Popen[str]],
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "一.txt").write_text("第一篇。", "utf-8")
    first = start(tmp_path / "一.txt")
    qtbot.waitUntil(path.exists)
    monkeypatch.setenv("HANVIEW_DATA", os.fspath(tmp_path / "other"))
    second = start(tmp_path / "一.txt")
    other = running.socket_path()
    assert other is not None
    qtbot.waitUntil(other.exists)
    assert (first.poll(), second.poll()) == (None, None)
