"""The only door to the files that ship with Hanview: articles, icons, themes, translations."""

from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """The folder of bundled files: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"


def path(name: str) -> Path:
    """The path of one bundled file, `name` being relative to `resources/` (``"icons/copy.svg"``)."""
    return folder() / name
