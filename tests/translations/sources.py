"""What the interface says, found in the sources: by Qt's own tool, and in the tables whose rows say something."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6

from viewer import resources
from viewer.article.blocks import Caution
from viewer.formats import errors, files, signatures
from viewer.library import notices
from viewer.library.settings import Group, Settings
from viewer.ui import replacing, rulemessage, saving
from viewer.ui.actions import ACTIONS

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh_CN", "zh_TW")
"""English has only the texts whose form depends on a number."""
NAMES = {"Hanview", "Aa", "Markdown", "HTML", "PDF"}
"""Words that are the same in every language."""
_TOOL = Path(PySide6.__file__).parent / "lupdate"


def tables() -> dict[str, Iterable[str]]:
    """The texts of tables by the context that they are translated in: Qt's tool sees only calls with a text."""
    return {
        "actions": (text for row in ACTIONS for text in (row.text, row.tip, row.short)),
        "cautions": (each.value for each in Caution),
        "details": (*signatures.names(), *files.special_names()),
        "QFileDialog": ("&Look in:", "Files of &type:"),  # which Qt 6.11 does not translate itself
        "QShortcut": ("Left", "Right", "Up", "Down"),  # which it calls what the buttons of a mouse are called
        "notices": (each.value for each in notices.Reason),
        "reasons": (each.value for each in errors.Reason),
        "rules": rulemessage.texts(),
        "saving": (*replacing.texts(), *(kind.text for kind in saving.KINDS)),
        "settings": (*(setting.text for setting in Settings.table()), *(group.value for group in Group)),
    }


def file_of(language: str) -> Path:
    """The translations into a language."""
    return resources.path(f"translations/{language}.ts")


def update(language: str, file: Path) -> None:
    """Bring `file` up to date with the sources: what is new is unfinished, what is gone from them is dropped."""
    with TemporaryDirectory() as folder:
        listed = Path(folder) / "tables.py"
        listed.write_text("".join(_calls()), "utf-8")
        plural_only = ["-pluralonly"] if language == "en" else []
        command: list[str | Path] = [_TOOL, "-silent", "-locations", "none", "-no-obsolete", *plural_only]
        languages = ["-source-language", "en", "-target-language", language]
        sources = [*sorted((ROOT / "viewer" / "ui").rglob("*.py")), listed]
        subprocess.run([*command, *sources, *languages, "-ts", file], check=True)


def _calls() -> Iterable[str]:
    """The texts of the tables as calls that the tool understands. Names that every language shares are left out."""
    for context, texts in tables().items():
        for text in dict.fromkeys(texts):
            if re.search("[a-z]", text) and text not in NAMES:
                yield f"translate({context!r}, {text!r})\n"
