"""What a window needs from the operating system, and how to get it.

Knows shared libraries, screens, the distributions' packages and whether there is a Chinese font. Needs nothing but the
standard library: it speaks up exactly where PySide6 cannot be loaded or would abort the process. Only Linux is checked;
on Windows and macOS the PySide6 wheels bring everything.

As a program (``python -m viewer.ui.system``) it prints what is wrong; with ``--install-command`` it prints the one
shell command that installs all that is missing, for the set-up script.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Thread
from typing import NamedTuple

from viewer.ui.packages import WAYLAND_LIBRARIES, WINDOW_LIBRARIES, X_LIBRARIES, Library, package_manager


class Problem(NamedTuple):
    """`what` is wrong, and the `remedy`: what to do about it. Both are whole sentences."""

    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}"


class Screen(NamedTuple):
    """A way for Qt to put a window on a screen: Qt's name of it, what it needs, and whether it answers."""

    platform: str
    variable: str
    libraries: tuple[Library, ...]
    answers: Callable[[str], bool]

    def serves(self, environment: Mapping[str, str]) -> bool:
        """Whether all is there and the display server that `environment` names accepts a connection."""
        return not absent(self.libraries) and self.answers(environment.get(self.variable, ""))

    def may_serve(self, environment: Mapping[str, str]) -> bool:
        """Whether `environment` names a display server and only the libraries to ask it with are missing."""
        return bool(environment.get(self.variable)) and bool(absent(self.libraries))


def _x_answers(display: str) -> bool:
    if not display:
        return False
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    refused: int = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not refused


def _wayland_answers(display: str) -> bool:
    if "WAYLAND_SOCKET" in os.environ:  # a connection handed down, good for one use: leave it to Qt
        return True
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    connection = wayland.wl_display_connect((display or "wayland-0").encode())
    if connection:
        wayland.wl_display_disconnect(ctypes.c_void_p(connection))
    return bool(connection)


X = Screen("xcb", "DISPLAY", X_LIBRARIES, _x_answers)
WAYLAND = Screen("wayland", "WAYLAND_DISPLAY", WAYLAND_LIBRARIES, _wayland_answers)


def problems(environment: Mapping[str, str] = os.environ) -> list[Problem]:
    """What keeps a window from opening here; empty when nothing does.

    Call it before PySide6 is imported. It takes 8–10 ms, of which 5 load libraries that Qt then finds loaded.
    """
    if not sys.platform.startswith("linux"):
        return []
    screen, hopeful = _choose(_screens(environment), environment)
    found = []
    if missing := absent(_needed(screen)):
        names = ", ".join(library.soname for library in missing)
        found.append(Problem(f"The window needs libraries that are missing: {names}.", _library_remedy(missing)))
    if not hopeful:
        found.append(_screen_problem(environment))
    return found


def absent(libraries: Iterable[Library]) -> list[Library]:
    """Those of `libraries` that cannot be loaded."""
    return [library for library in libraries if not _loads(library.soname)]


def font_command() -> str | None:
    """The command that installs Chinese fonts on this system; None where no known package manager is found."""
    manager = package_manager()
    return _as_root(manager.command(manager.fonts)) if manager else None


def has_han_font() -> bool:
    """Whether fontconfig knows a font with 漢 and 汉. Asks without Qt; the window has `viewer.ui.fonts.has_han`."""
    if not _loads("libfontconfig.so.1"):
        return False
    fontconfig = ctypes.CDLL("libfontconfig.so.1")
    for function in ("FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(fontconfig, function).restype = ctypes.c_void_p
    pattern = ctypes.c_void_p(fontconfig.FcNameParse(b":charset=6c49 6f22"))
    properties = ctypes.c_void_p(fontconfig.FcObjectSetCreate())
    fonts = ctypes.c_void_p(fontconfig.FcFontList(None, pattern, properties))
    count = ctypes.cast(fonts, ctypes.POINTER(ctypes.c_int)).contents.value  # FcFontSet begins with `int nfont`
    fontconfig.FcFontSetDestroy(fonts)
    fontconfig.FcObjectSetDestroy(properties)
    fontconfig.FcPatternDestroy(pattern)
    return count > 0


def begin_with_fonts() -> None:
    """Have the list of installed fonts read in a thread, so that Qt finds it read: 4 ms, while Python loads the window.

    Asked through Qt it would hold Python. Only where Qt asks fontconfig too; elsewhere nothing is done.
    """
    if sys.platform.startswith("linux") and _loads("libfontconfig.so.1"):
        Thread(target=ctypes.CDLL("libfontconfig.so.1").FcInit, daemon=True).start()


def install_command(environment: Mapping[str, str] = os.environ) -> str | None:
    """The shell command, for the superuser, that installs all that is missing here, fonts too.

    Empty when nothing is missing; None when something is and no known package manager is found.
    """
    if not sys.platform.startswith("linux"):
        return ""
    missing = absent(_needed(_choose(_screens(environment), environment)[0]))
    fontless = not has_han_font()
    if not missing and not fontless:
        return ""
    manager = package_manager()
    if manager is None:
        return None
    import shlex  # for the set-up script

    packages = [*map(manager.name, missing), *(manager.fonts if fontless else ())]
    refresh = f"{shlex.join(manager.refresh)}; " if manager.refresh else ""
    return refresh + manager.command(packages)


def _screens(environment: Mapping[str, str]) -> list[Screen]:
    """The screens that Qt will try, in its order; none when it is told to draw without one (offscreen, VNC…).

    Qt takes the platforms named in QT_QPA_PLATFORM, separated by semicolons, each with options after a colon; without
    it, Wayland in a Wayland session and then X.
    """
    if named := environment.get("QT_QPA_PLATFORM"):
        platforms = [name.partition(":")[0].removesuffix("-egl") for name in named.split(";")]
    else:
        in_wayland = environment.get("WAYLAND_DISPLAY") or environment.get("XDG_SESSION_TYPE") == "wayland"
        platforms = ["wayland", "xcb"] if in_wayland else ["xcb"]
    known = {screen.platform: screen for screen in (X, WAYLAND)}
    return [known[name] for name in platforms] if all(name in known for name in platforms) else []


def _choose(screens: Sequence[Screen], environment: Mapping[str, str]) -> tuple[Screen | None, bool]:
    """The screen to open a window on, None where none is needed, and whether it will take the window.

    The first that serves; else the first that may once its libraries are there; else Qt's last resort, without hope.
    """
    if not screens:
        return None, True
    for hope in (Screen.serves, Screen.may_serve):
        for screen in screens:
            if hope(screen, environment):
                return screen, True
    return screens[-1], False


def _needed(screen: Screen | None) -> Sequence[Library]:
    return WINDOW_LIBRARIES if screen is None else (*WINDOW_LIBRARIES, *screen.libraries)


def _screen_problem(environment: Mapping[str, str]) -> Problem:
    named = [f"{name}={environment[name]}" for name in (X.variable, WAYLAND.variable) if environment.get(name)]
    if not named:
        return Problem(
            "There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.",
            "Start Hanview from a desktop session (over SSH: ssh -X), or use --print, which needs no screen.",
        )
    return Problem(
        f"The screen cannot be reached: nothing answers at {' or '.join(named)}, or it refuses this user.",
        "Start Hanview as the user who is logged in to the desktop, or correct the variable.",
    )


def _library_remedy(missing: Sequence[Library]) -> str:
    manager = package_manager()
    if manager is None:
        return "Install them with your system's package manager."
    return f"Install them with: {_as_root(manager.command(map(manager.name, missing)))}"


def _as_root(command: str) -> str:
    return command if os.geteuid() == 0 else f"sudo {command}"


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def main(arguments: Sequence[str]) -> int:
    """Print what is wrong, or with ``--install-command`` how to install what is missing. 1 when it cannot be mended."""
    if "--install-command" in arguments:
        command = install_command()
        if command:
            print(command)
        return 1 if command is None else 0
    found = problems()
    print("\n".join(map(str, found)) or "Nothing is missing.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
