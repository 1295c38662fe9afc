"""What the distributions call the shared libraries that Qt needs, and how they install packages.

Only tables, from the standard library alone; `viewer.ui.system` finds out what is missing here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Library(NamedTuple):
    """A shared library by its soname, and the packages that hold it."""

    soname: str
    debian: str
    arch: str


# What the libraries of PySide6 6.8–6.11 name as needed (DT_NEEDED), without those that Python, the package managers and
# the C++ run-time need themselves. A test compares the table with the libraries that are installed.
WINDOW_LIBRARIES = (
    Library("libEGL.so.1", "libegl1", "libglvnd"),
    Library("libGL.so.1", "libgl1", "libglvnd"),
    Library("libX11.so.6", "libx11-6", "libx11"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype2"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
)
X_LIBRARIES = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    Library("libxcb.so.1", "libxcb1", "libxcb"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)
WAYLAND_LIBRARIES = (
    Library("libwayland-client.so.0", "libwayland-client0", "wayland"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0", "wayland"),
)


class PackageManager(NamedTuple):
    """A distribution's package manager: how it installs, what it calls a library, and its packages of Chinese fonts."""

    program: str
    install: tuple[str, ...]
    name: Callable[[Library], str]
    fonts: tuple[str, ...]
    refresh: tuple[str, ...] = ()
    """What must run first where there are no package lists yet; a list that it cannot fetch need not stop the rest.

    None for pacman: Arch warns against refreshing its lists without upgrading everything.
    """

    def command(self, packages: Iterable[str]) -> str:
        """The shell command that installs `packages` without a question, each once."""
        import shlex  # for whom something is missing

        return shlex.join((*self.install, *dict.fromkeys(packages)))


def _rpm_capability(library: Library) -> str:
    """A 64-bit library as RPM itself records it, the same on every distribution that uses RPM."""
    return f"{library.soname}()(64bit)"


PACKAGE_MANAGERS = (
    PackageManager(
        "apt-get",
        ("apt-get", "install", "-y", "--no-install-recommends"),
        lambda library: library.debian,
        ("fonts-noto-cjk",),
        refresh=("apt-get", "update", "-q"),
    ),
    PackageManager(
        "dnf",
        ("dnf", "install", "-y"),
        _rpm_capability,
        ("google-noto-serif-cjk-vf-fonts", "google-noto-sans-cjk-vf-fonts"),
    ),
    PackageManager(
        "pacman",
        ("pacman", "-S", "--needed", "--noconfirm"),
        lambda library: library.arch,
        ("noto-fonts-cjk",),
    ),
    PackageManager(
        "zypper",
        ("zypper", "--non-interactive", "install"),
        _rpm_capability,
        ("noto-serif-tc-fonts", "noto-sans-tc-fonts", "noto-serif-sc-fonts", "noto-sans-sc-fonts"),
    ),
)


def package_manager() -> PackageManager | None:
    """The package manager of this system, if it is one that is known here."""
    import shutil

    return next((manager for manager in PACKAGE_MANAGERS if shutil.which(manager.program)), None)
