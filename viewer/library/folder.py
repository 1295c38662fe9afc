"""Where the platform keeps a program's data.

An own function, because importing platformdirs costs 4.7 ms, as much as all of what is kept may cost at the start.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

VARIABLE = "HANVIEW_DATA"
"""The environment variable that names another folder: for portable use, and for tests."""


def data_folder() -> Path:
    """The folder of what is kept, whether it exists or not. Raises FileNotFoundError if the reader has no home."""
    if chosen := os.environ.get(VARIABLE):
        return Path(chosen).absolute()
    if sys.platform == "win32":
        return _stated("APPDATA", "AppData/Roaming") / "Hanview"
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / "Hanview"
    return _stated("XDG_DATA_HOME", ".local/share") / "hanview"


def _stated(variable: str, usual: str) -> Path:
    """The folder in an environment variable, or `usual` in the home folder.

    A relative path is no path to use: XDG Base Directory Specification 0.8, section 2.
    """
    stated = Path(os.environ.get(variable, ""))
    return stated if stated.is_absolute() else _home() / usual


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError as error:
        raise FileNotFoundError("there is no home folder") from error
