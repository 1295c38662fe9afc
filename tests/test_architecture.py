"""The arrows of knowledge go one way, and only the window knows Qt."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import viewer

PACKAGE = Path(viewer.__file__).parent
ROOMS = ("text", "article", "formats", "library", "ui")
"""Each room knows itself and those before it."""
DOORS = ("cli", "arguments", "batch", "outputs", "processes", "progress", "running", "__main__")
"""The command line: may import every room, but the window only where a function needs it. The window reads it too."""
OUTSIDE = ("__init__", "resources")
"""Belong to every room and know none."""
QT = {"PySide6", "shiboken6"}


@dataclass(frozen=True)
class Import:
    """A module that a file imports, and whether it does so when it is itself imported."""

    module: str
    at_once: bool


def imports(source: str, package: str) -> Iterator[Import]:
    """All imports of `source`, a module in `package`, with relative ones resolved."""
    tree = ast.parse(source)
    late = {
        inner
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(name.name, node not in late) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (Import(f"{base}.{name.name}", node not in late) for name in node.names)


def violations(root: Path) -> list[str]:
    """What the package in folder `root` imports against the rules, as ``file: module`` lines."""
    found = []
    for file in sorted(root.rglob("*.py")):
        parts = file.relative_to(root.parent).with_suffix("").parts
        for imported in imports(file.read_text("utf-8"), ".".join(parts[:-1])):
            if not _allowed(parts[1], imported):
                found.append(f"{'/'.join(parts)}: {imported.module}")
    return found


def _allowed(room: str, imported: Import) -> bool:
    top, known = [*imported.module.split("."), ""][:2]
    if top in QT:
        return room == "ui"
    if top == "viewer" and known in DOORS:
        return room in (*DOORS, "ui")
    if top != "viewer" or known not in ROOMS:
        return True
    if room in DOORS:
        return known != "ui" or not imported.at_once
    return room in ROOMS and ROOMS.index(known) <= ROOMS.index(room)


def test_rooms_know_each_other_one_way() -> None:
    assert violations(PACKAGE) == []


def test_every_file_is_in_a_room() -> None:
    strays = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert strays <= {*ROOMS, *DOORS, *OUTSIDE}


@pytest.mark.parametrize(
    ("file", "line", "wrong"),
    [
        ("text/a.py", "from viewer.article import blocks", True),
        ("text/a.py", "from ..article.blocks import Block", True),
        ("text/a.py", "from .script import Region", False),
        ("text/deep/a.py", "from ...ui import fonts", True),
        ("article/a.py", "from viewer.text.script import Region", False),
        ("article/a.py", "import viewer.library.settings", True),
        ("library/a.py", "def f():\n    from viewer import ui", True),
        ("library/a.py", "import PySide6", True),
        ("formats/a.py", "def f():\n    from PySide6.QtCore import QTimer", True),
        ("ui/a.py", "from PySide6.QtCore import QTimer\nfrom viewer import library", False),
        ("cli.py", "from viewer.ui import application", True),
        ("cli.py", "def main():\n    from viewer.ui import application", False),
        ("cli.py", "from viewer.formats import open_article", False),
        ("__main__.py", "import PySide6.QtWidgets", True),
        ("resources.py", "from viewer.text import script", True),
        ("text/a.py", "from viewer import resources", False),
        ("text/a.py", "import viewer", False),
        ("formats/a.py", "from viewer.cli import main", True),
        ("ui/a.py", "from viewer import arguments", False),
    ],
)
def test_the_rules_tell_right_from_wrong(tmp_path: Path, file: str, line: str, wrong: bool) -> None:
    module = tmp_path / "viewer" / file
    module.parent.mkdir(parents=True)
    module.write_text(line, "utf-8")
    assert bool(violations(tmp_path / "viewer")) is wrong


IMPORT_ALL_BUT_THE_WINDOW = """
import importlib, pkgutil, sys
import viewer
for top in pkgutil.iter_modules(viewer.__path__, "viewer."):
    if top.name not in ("viewer.ui", "viewer.__main__"):
        room = importlib.import_module(top.name)
        for module in pkgutil.walk_packages(getattr(room, "__path__", []), f"{top.name}."):
            importlib.import_module(module.name)
print(*sorted(name for name in sys.modules if name in {"viewer.text.script", "viewer.ui"} or "PySide6" in name))
"""


def test_everything_but_the_window_runs_without_qt() -> None:
    command = [sys.executable, "-W", "error", "-c", IMPORT_ALL_BUT_THE_WINDOW]
    result = subprocess.run(command, cwd=PACKAGE.parent, capture_output=True, text=True)
    assert (result.stdout.split(), result.stderr) == (["viewer.text.script"], "")
