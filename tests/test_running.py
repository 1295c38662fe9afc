"""Where the running program listens, and what it is told. How it listens is tested with the window."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from viewer import running
from viewer.arguments import Arguments
from viewer.running import Message
from viewer.text.script import View

pytestmark = pytest.mark.skipif(running.socket_path() is None, reason="no Unix sockets here")


@pytest.fixture(autouse=True)
def runtime_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def path() -> Path:
    found = running.socket_path()
    assert found is not None
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        Arguments(),
        Arguments(("/文/章.txt", "/文/\udcff.txt"), view=View.TAIWAN, vocabulary=True, repair=False, encoding="big5"),
    ],
)
def test_what_is_written_is_understood(arguments: Arguments, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "leave")
    assert running.understood(running.written(arguments)) == Message(arguments, "leave")


def test_paths_are_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    message = running.understood(running.written(Arguments(("章.txt",))))
    assert message is not None
    assert message.arguments.files == (str(tmp_path / "章.txt"),)


def test_an_empty_path_stays_empty_and_is_no_folder() -> None:
    assert running.understood(running.written(Arguments(("",)))) == Message(Arguments(("",)))


def test_a_web_address_stays_as_it_is() -> None:
    arguments = Arguments(("https://a.org/章?x=1",))
    assert running.understood(running.written(arguments)) == Message(arguments)


@pytest.mark.parametrize(
    "change",
    [
        {"to": ["another folder"]},
        {"files": ["relative.txt"]},
        {"files": [1]},
        {"files": "x"},
        {"view": 3},
        {"repair": "no"},
        {"token": None},
    ],
)
def test_what_is_not_meant_for_it_is_not_understood(change: dict[str, object]) -> None:
    said = json.loads(running.written(Arguments()))
    assert running.understood(json.dumps(said).encode()) is not None
    assert running.understood(json.dumps(said | change).encode()) is None


@pytest.mark.parametrize("data", [b"", b"\n", b"{}", b"[]", b"\xff", b"[" * 100_000, b"null"])
def test_noise_is_not_understood(data: bytes) -> None:
    assert running.understood(data) is None


@pytest.mark.parametrize("variable", ["HANVIEW_DATA", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_each_folder_and_display_has_its_own(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "/one")
    one = path()
    monkeypatch.setenv(variable, "/other")
    assert path() != one


def test_a_path_too_long_for_a_socket_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / ("长" * 40)
    folder.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    assert running.socket_path() is None


def test_a_folder_that_others_may_enter_is_not_used(runtime_folder: Path) -> None:
    assert running.claim_folder(path())
    runtime_folder.chmod(0o755)
    assert not running.claim_folder(path())


def test_without_a_socket_a_program_starts_by_itself() -> None:
    assert not running.hand_over(Arguments())
    path().write_text("not a socket")
    assert not running.hand_over(Arguments())


def test_a_socket_that_nobody_listens_at_is_no_program() -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path()))
    assert not running.hand_over(Arguments())
    assert not running.is_alive(path())


def test_a_program_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "PATIENCE_S", 0.05)
    with socket.socket(socket.AF_UNIX) as hanging:
        hanging.bind(str(path()))
        hanging.listen()
        assert not running.hand_over(Arguments())
