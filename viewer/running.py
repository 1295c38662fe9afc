"""Reaching the Hanview that already runs: where it listens, and what it is told.

There is one for each user, folder of kept data and display. A second start hands its words over and ends, long before
it would have loaded Qt. Where nothing listens that costs one look for a file. On Windows, where Python has no such
sockets, every start is a program of its own.
"""

from __future__ import annotations

import os
import stat
import sys
import zlib
from pathlib import Path
from typing import NamedTuple

from viewer.arguments import Arguments, is_address
from viewer.library.folder import data_folder
from viewer.text.script import View

LARGEST = 1 << 20
"""The most bytes of a message: the paths of a few thousand files."""
PATIENCE_S = 1.0
"""How long a start waits for the other program before it does without."""
ACCEPTED = b"accepted\n"
END = b"\n"
_LONGEST_PATH = 100
"""Bytes of a socket's path: Linux takes 107, macOS 103."""
_DISPLAY = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""With this a desktop allows a program to come to the front: it is given to the one that was started by a click."""


class Message(NamedTuple):
    """What a second start wants: its words, with absolute paths, and the desktop's leave to come to the front."""

    arguments: Arguments
    token: str = ""


def socket_path() -> Path | None:
    """Where the running program listens, whether there is one or not; None where nothing can."""
    if sys.platform == "win32":
        return None
    try:
        identity = repr(_identity()).encode("utf-8", "surrogateescape")
    except FileNotFoundError:  # no home folder
        return None
    path = _folder() / f"hanview-{zlib.crc32(identity):08x}.socket"
    return path if len(os.fsencode(path)) <= _LONGEST_PATH else None


def hand_over(arguments: Arguments) -> bool:
    """Have the running program do what `arguments` ask for. False if there is none, or it does not answer."""
    path = socket_path()
    if path is None or not _is_ours(path):
        return False
    import socket  # only here: it takes 2 ms

    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(PATIENCE_S)
            line.connect(os.fspath(path))
            line.sendall(written(arguments))
            return line.recv(len(ACCEPTED)) == ACCEPTED
    except OSError:  # a program that crashed leaves its socket behind, one that hangs does not answer
        return False


def is_alive(path: Path) -> bool:
    """Whether somebody listens at `path`."""
    import socket

    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(PATIENCE_S)
            line.connect(os.fspath(path))
            return True
    except OSError:
        return False


def written(arguments: Arguments) -> bytes:
    """The message for the running program."""
    import json  # 1.5 ms, for the few starts that have somebody to talk to

    said = {
        "to": _identity(),
        # An empty path would become that of the folder.
        "files": [os.path.abspath(name) if name and not is_address(name) else name for name in arguments.files],
        "view": arguments.view and arguments.view.value,
        "vocabulary": arguments.vocabulary,
        "repair": arguments.repair,
        "encoding": arguments.encoding,
        "token": os.environ.get(_TOKEN, ""),
    }
    return json.dumps(said).encode("ascii") + END


def understood(data: bytes) -> Message | None:
    """What a message says; None if it is none, or meant for another program."""
    import json

    try:
        said = json.loads(data)
    except (ValueError, RecursionError):
        return None
    match said:
        case {
            "to": list(to),
            "files": list(files),
            "view": None | str() as view,
            "vocabulary": None | bool() as vocabulary,
            "repair": None | bool() as repair,
            "encoding": None | str() as encoding,
            "token": str(token),
        } if to == _identity() and all(
            isinstance(name, str) and (not name or is_address(name) or os.path.isabs(name)) for name in files
        ):
            shown = next((known for known in View if known.value == view), None)
            asked = Arguments(tuple(files), view=shown, vocabulary=vocabulary, repair=repair, encoding=encoding)
            return Message(asked, token)
    return None


def claim_folder(path: Path) -> bool:
    """Make the folder of the socket `path`. False if it is not the user's alone."""
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        found = path.parent.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _identity() -> list[str]:
    """What tells one running program from another: what it keeps, and where its windows are."""
    return [str(data_folder()), *(os.environ.get(name, "") for name in _DISPLAY)]


def _folder() -> Path:
    """The folder for sockets: XDG Base Directory Specification 0.8, section 2, or else one of the user's own."""
    stated = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if stated.is_absolute() and stated.is_dir():
        return stated
    return Path(os.environ.get("TMPDIR") or "/tmp") / f"hanview-{os.getuid()}"


def _is_ours(path: Path) -> bool:
    """Whether there is a socket of this user's at `path`."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()
