"""What is installed is complete, finds its files wherever it stands, and is set up by the README's own lines."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from viewer import resources

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installed wheel, as pip would unpack it."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_holds_every_module_and_resource(installed: Path) -> None:
    for_people = {"setup.sh", *(name for name in _files(ROOT / "resources") if name.startswith("screenshots/"))}
    expected = _files(ROOT / "viewer") | {f"resources/{name}" for name in _files(ROOT / "resources") - for_people}
    assert expected <= _files(installed / "viewer")


def test_the_wheel_holds_nothing_else(installed: Path) -> None:
    assert {path.name.partition("-")[0] for path in installed.iterdir()} == {"viewer", "hanview"}
    assert not [*installed.rglob("setup.sh"), *installed.rglob("screenshots")]


def test_the_commands_exist(installed: Path) -> None:
    scripts = ConfigParser()
    scripts.read(next(installed.glob("*.dist-info/entry_points.txt")), "utf-8")
    assert dict(scripts["console_scripts"]) == {"hanview": "viewer.cli:main"}
    assert dict(scripts["gui_scripts"]) == {"hanview-gui": "viewer.cli:main"}


@pytest.mark.parametrize("place", ["checkout", "installed"])
def test_resources_are_found_from_any_folder(place: str, installed: Path, tmp_path: Path) -> None:
    site = installed if place == "installed" else ROOT
    folder = site / "viewer" / "resources" if place == "installed" else site / "resources"
    program = "from viewer import resources; print(resources.path('articles/miit.txt'))"
    environment = {**os.environ, "PYTHONPATH": str(site)}
    found = subprocess.check_output([sys.executable, "-c", program], cwd=tmp_path, env=environment, text=True)
    assert Path(found.strip()) == folder / "articles" / "miit.txt"
    assert Path(found.strip()).read_bytes() == resources.path("articles/miit.txt").read_bytes()


def test_ci_passes_the_tests_by_the_line_in_the_readme() -> None:
    run, test = re.findall(r"```sh\n(sh resources/setup\.sh.*)\n```", (ROOT / "README.md").read_text("utf-8"))
    assert test in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()
    assert run.endswith("/hanview")


def test_set_up_refuses_what_it_does_not_know() -> None:
    result = subprocess.run(["sh", ROOT / "resources" / "setup.sh", "--tests"], capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (2, "usage: sh resources/setup.sh [--test]\n")


def _files(folder: Path) -> set[str]:
    """The files below `folder`, relative to it, without what Python leaves there."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(folder).as_posix() for path in files}
