"""What the system lacks is named with the line that mends it, for every distribution, before Qt is loaded."""

from __future__ import annotations

import os
import re
import shutil
import socket
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest

from viewer.ui import packages, system

ROOT = Path(__file__).parents[2]
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux leaves libraries to the system")


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The sonames that this system is made to lack, all others being there; whoever asks is an ordinary user."""
    sonames: set[str] = set()
    monkeypatch.setattr(system, "_loads", lambda soname: soname not in sonames)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    return sonames


def use_package_manager(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == program else None)


def test_the_table_is_what_the_installed_qt_needs() -> None:
    spec = find_spec("PySide6")
    assert spec is not None
    assert spec.origin is not None
    qt = Path(spec.origin).parent / "Qt"
    modules = ("Core", "Gui", "Widgets", "DBus", "Svg", "PrintSupport", "XcbQpa", "WaylandClient")
    needed = set.union(*(_needed_by(qt / "lib" / f"libQt6{name}.so.6") for name in modules))
    # Python, the package managers and the C++ run-time need these themselves; Qt brings its own and ICU.
    given = r"lib(c|m|gcc_s|stdc\+\+|z|zstd|dl|pthread|rt|icu\w+|Qt6\w+)\.so\.\d+"
    table = {*packages.WINDOW_LIBRARIES, *packages.X_LIBRARIES, *packages.WAYLAND_LIBRARIES}
    assert {name for name in needed if not re.fullmatch(given, name)} == {library.soname for library in table}


def _needed_by(library: Path) -> set[str]:
    """The sonames in the dynamic string table of an ELF file, its own among them."""
    return {name.decode() for name in re.findall(rb"\0(lib[\w+.-]+\.so\.\d+)(?=\0)", library.read_bytes())}


@pytest.mark.parametrize(
    ("environment", "missing", "parts"),
    [
        (OFFSCREEN, set(), []),
        (OFFSCREEN, {"libxcb-cursor.so.0"}, []),
        (OFFSCREEN, {"libEGL.so.1"}, ["libEGL.so.1", "sudo apt-get install -y --no-install-recommends libegl1"]),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, set(), []),
        ({"QT_QPA_PLATFORM": "wayland;offscreen"}, set(), []),
        ({}, set(), ["neither DISPLAY nor WAYLAND_DISPLAY is set", "--print"]),
        ({"DISPLAY": ""}, set(), ["neither DISPLAY nor WAYLAND_DISPLAY is set"]),
        ({"DISPLAY": ":9999"}, set(), ["DISPLAY=:9999", "cannot be reached"]),
        ({"DISPLAY": "nonsense"}, set(), ["DISPLAY=nonsense", "cannot be reached"]),
        ({"DISPLAY": ":9999"}, {"libxcb-cursor.so.0"}, ["libxcb-cursor.so.0", "libxcb-cursor0"]),
        ({"WAYLAND_DISPLAY": "none-9"}, {"libwayland-cursor.so.0"}, ["libwayland-cursor0"]),
        ({"WAYLAND_DISPLAY": "none-9", "DISPLAY": ":9999"}, set(), ["DISPLAY=:9999 or WAYLAND_DISPLAY=none-9"]),
    ],
)
def test_problems_say_what_is_wrong_and_what_to_do(
    environment: Mapping[str, str],
    missing: set[str],
    parts: list[str],
    lacking: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_package_manager(monkeypatch, "apt-get")
    lacking |= missing
    found = system.problems(environment)
    assert len(found) == bool(parts)
    assert all(part in str(found[0]) for part in parts)


def test_all_problems_are_told_at_once(lacking: set[str]) -> None:
    lacking |= {"libEGL.so.1", "libxcb-cursor.so.0"}
    libraries, screen = system.problems({})
    assert "libEGL.so.1, libxcb-cursor.so.0" in libraries.what
    assert "DISPLAY" in screen.what


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_not_checked(platform: str, lacking: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    lacking |= {library.soname for library in packages.WINDOW_LIBRARIES}
    monkeypatch.setattr(sys, "platform", platform)
    assert system.problems({}) == []
    assert system.install_command({}) == ""


@pytest.mark.parametrize(
    ("program", "command"),
    [
        (
            "apt-get",
            "apt-get update -q; apt-get install -y --no-install-recommends libglib2.0-0 libxcb-icccm4 fonts-noto-cjk",
        ),
        (
            "dnf",
            "dnf install -y 'libglib-2.0.so.0()(64bit)' 'libgthread-2.0.so.0()(64bit)' 'libxcb-icccm.so.4()(64bit)'"
            " google-noto-serif-cjk-vf-fonts google-noto-sans-cjk-vf-fonts",
        ),
        ("pacman", "pacman -S --needed --noconfirm glib2 xcb-util-wm noto-fonts-cjk"),
        (
            "zypper",
            "zypper --non-interactive install"
            " 'libglib-2.0.so.0()(64bit)' 'libgthread-2.0.so.0()(64bit)' 'libxcb-icccm.so.4()(64bit)'"
            " noto-serif-tc-fonts noto-sans-tc-fonts noto-serif-sc-fonts noto-sans-sc-fonts",
        ),
        ("apk", None),
    ],
)
def test_one_command_installs_all_that_is_missing(
    program: str, command: str | None, lacking: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    use_package_manager(monkeypatch, program)
    monkeypatch.setattr(system, "has_han_font", lambda: False)
    lacking |= {"libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-icccm.so.4"}
    assert system.install_command({}) == command


def test_nothing_is_installed_where_nothing_is_missing(lacking: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "has_han_font", lambda: True)
    assert system.install_command({}) == ""
    lacking |= {"libxcb-icccm.so.4"}
    assert system.install_command(OFFSCREEN) == ""


def test_the_superuser_needs_no_sudo(lacking: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    use_package_manager(monkeypatch, "pacman")
    lacking |= {"libEGL.so.1"}
    assert "sudo pacman -S" in system.problems(OFFSCREEN)[0].remedy
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert "sudo" not in system.problems(OFFSCREEN)[0].remedy
    assert system.font_command() == "pacman -S --needed --noconfirm noto-fonts-cjk"


X_ACCEPTS = struct.pack("<BxHHH", 1, 11, 0, 8) + bytes(32)
X_REFUSES = struct.pack("<BBHHH", 0, 12, 11, 0, 3) + b"Not allowed\n"


@contextmanager
def x_server(reply: bytes) -> Iterator[str]:
    """An X server on this machine that gives one caller `reply` in answer to its greeting; yields its DISPLAY."""
    with _listener() as listener:
        server = Thread(target=_answer_once, args=(listener, reply))
        server.start()
        yield f"127.0.0.1:{listener.getsockname()[1] - 6000}"
        server.join()


def _listener() -> socket.socket:
    for port in range(6100, 6400):
        listener = socket.socket()
        try:
            listener.bind(("127.0.0.1", port))
        except OSError:
            listener.close()
            continue
        listener.listen()
        listener.settimeout(10)
        return listener
    raise OSError("no port is free for a display")


def _answer_once(listener: socket.socket, reply: bytes) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.recv(4096)
        connection.sendall(reply)
        connection.recv(1)


@pytest.mark.parametrize(("reply", "reached"), [(X_ACCEPTS, True), (X_REFUSES, False)])
def test_an_x_server_may_accept_or_refuse(reply: bytes, reached: bool) -> None:
    with x_server(reply) as display:
        assert system.X.answers(display) is reached


def test_a_wayland_server_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_SOCKET", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not system.WAYLAND.answers("wayland-7")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "wayland-7"))
        listener.listen()
        assert system.WAYLAND.answers("wayland-7")


def run_python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python from the checkout as a newcomer's: no packages but its own."""
    return subprocess.run(
        [sys.executable, "-S", "-W", "error", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def test_only_the_standard_library_is_needed() -> None:
    program = "import sys, viewer.ui.system; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = set(run_python("-c", program).stdout.split())
    assert loaded - sys.stdlib_module_names == {"viewer", "__main__"}


def test_as_a_program_it_names_the_problem_and_fails() -> None:
    result = run_python("-m", "viewer.ui.system", DISPLAY=":9999", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="xcb")
    assert result.returncode == 1
    assert "DISPLAY=:9999" in result.stdout
    assert result.stderr == ""


def test_as_a_program_it_prints_what_to_install(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>", "utf-8")
    command = ("-m", "viewer.ui.system", "--install-command")
    assert run_python(*command, **OFFSCREEN).stdout == ""
    fontless = run_python(*command, **OFFSCREEN, FONTCONFIG_FILE=str(config), PATH="/usr/sbin:/usr/bin:/sbin:/bin")
    assert fontless.stdout.count("\n") == (packages.package_manager() is not None)
    assert "cjk" in fontless.stdout or packages.package_manager() is None


def test_a_library_is_absent_when_it_cannot_be_loaded() -> None:
    missing, present = (packages.Library(name, "", "") for name in ("libnothing-of-the-kind.so.0", "libc.so.6"))
    assert system.absent([present, missing]) == [missing]
