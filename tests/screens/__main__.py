"""Renders screens of the window to PNG, to be looked at: ``python -m tests.screens [WORD …]``.

Writes ``tests/screens/out/<name>.png`` for every screen, or for those with one of the words in their names. Windows
are drawn in memory, at 96 dots to the inch on every machine, with the fonts that are installed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_FONT_DPI"] = "96"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false"

from PySide6.QtWidgets import QApplication

from tests.screens.camera import take
from tests.screens.scenes import SCENES

OUT = Path(__file__).with_name("out")


def main(words: list[str]) -> int:
    """Render the screens. Returns the exit status: 1 if no name has one of the words."""
    chosen = [scene for scene in SCENES if not words or any(word in scene.name for word in words)]
    OUT.mkdir(exist_ok=True)
    application = QApplication([])
    for scene in chosen:
        take(scene).save(str(OUT / f"{scene.name}.png"))
        print(f"{scene.name}: {scene.shows}")
    application.clipboard().clear()  # offscreen it would outlive Python
    return 0 if chosen else 1


sys.exit(main(sys.argv[1:]))
