"""OpenCC's configurations as Hanview uses them: corrected, and telling which words they replaced.

OpenCC does not say where it replaced a word by a longer or shorter one, so each entry of the vocabulary is given to it
wrapped in two private characters, the first of which also tells how many characters the word had; what comes out is
exact, and taking the wrapping off leaves OpenCC's own text.

The correction pack is laid over OpenCC's own tables in the same way, as inline dictionaries that come before them. In
a `union` group the longest entry of all wins, and of equal ones the first, so an entry can correct a word, take a wrong
one back, or say where a word ends.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from viewer.text import corrections
from viewer.text.corrections import Table
from viewer.text.tables import opencc_table, package_folder

if TYPE_CHECKING:
    from viewer.text.converter import Converter

WITH_VOCABULARY: Final = {
    "s2twp": ("s2twp", ("TWPhrases",)),
    "s2hkp": ("s2hkp", ("HKPhrases",)),
    "tw2sp": ("tw2sp", ("TWPhrasesRev",)),
    "hk2sp": ("hk2sp", ("HKPhrasesRev",)),
    # OpenCC has none for a Traditional source; these lay a region's words over its plain configuration.
    "t2twp": ("t2tw", ("TWPhrases",)),
    "t2hkp": ("t2hk", ("HKPhrases",)),
    "t2sp": ("t2s", ("TWPhrasesRev", "HKPhrasesRev")),
}
"""Each configuration that rewords: the one of OpenCC's that it is made from, and the tables of words."""

_LAYERS: Final = {
    "STPhrases": Table.FROM_SIMPLIFIED,
    "TWVariantsRevPhrases": Table.FROM_TAIWAN,
    "TSPhrases": Table.TO_SIMPLIFIED,
}
"""Which table of the pack is laid over which of OpenCC's, in whatever configuration that one stands."""
_WORDS: Final = {
    "TWPhrases": Table.TAIWAN_WORDS,
    "HKPhrases": Table.HONGKONG_WORDS,
    "TWPhrasesRev": Table.MAINLAND_WORDS,
    "HKPhrasesRev": Table.MAINLAND_WORDS,
}

_TOFU: Final = "may_output_tofu"
"""How OpenCC's configurations mark a table of characters that few fonts have."""
_AT_ONCE: Final = 2000
"""Entries that are written in one call: about a millisecond."""

OPEN: Final = 0x10F000
"""The code point that opens a word of no characters; that of a word of n is n further on."""
CLOSE: Final = "\U0010ffff"
"""What follows the replacement. OpenCC passes both through: they are private characters of plane 16."""


def open_configuration(first: str, *others: str, corrected: bool) -> Converter:
    """What converts by OpenCC's configuration `first`, and then as the `others` do, which cut no text into words.

    Raises ValueError for a configuration that there is not.
    """
    # Imported here: a text that is shown as it is needs none of this.
    from tempfile import TemporaryDirectory

    from viewer.text.converter import open_converter

    steps = _made(first, corrected)
    for config in others:
        steps["conversion_chain"] += _made(config, corrected)["conversion_chain"]
    with TemporaryDirectory(prefix="hanview-") as folder:
        path = Path(folder) / f"{first}.json"
        path.write_text(_as_json(_with_absolute_paths(steps)), encoding="utf-8")
        return open_converter(path)


def _made(config: str, corrected: bool) -> dict[str, Any]:
    """The steps of a configuration, made from OpenCC's own."""
    import json

    base, words = WITH_VOCABULARY.get(config, (config, ()))
    steps: dict[str, Any] = _without_tofu(json.loads(_path(base).read_text(encoding="utf-8")))
    if words:
        _wrap_words(steps["conversion_chain"], words, is_own=base != config, corrected=corrected)
    if corrected:
        _lay_over(steps, words)
    return steps


def _wrap_words(chain: list[dict[str, Any]], tables: tuple[str, ...], *, is_own: bool, corrected: bool) -> None:
    """Have the chain wrap each word it rewords, be it in OpenCC's own configuration or one that had no words before."""
    words = _inline(_wrapped_words(tables, corrected))
    if not is_own:
        _replace(chain, tables[0], words)
    elif tables[0].endswith("Rev"):
        chain.insert(0, {"dict": words})
    else:
        chain[0]["dict"]["dicts"].insert(0, words)


def _wrapped_words(tables: tuple[str, ...], corrected: bool) -> dict[str, str]:
    """The words of tables, each wrapped. Where tables differ on a word the first one is right, and the pack before all.

    A word that stays as it is needs no wrapping: it only keeps the others away from its characters.
    """
    entries: dict[str, str] = {}
    for name in reversed(tables):
        for word, candidates in opencc_table(name).items():
            entries[word] = _wrapped(word, candidates[0])
    for name in tables if corrected else ():
        for word, replacement in corrections.entries(_WORDS[name]).items():
            entries[word] = replacement if replacement == word else _wrapped(word, replacement)
    return entries


def _wrapped(word: str, replacement: str) -> str:
    return f"{chr(OPEN + len(word))}{replacement}{CLOSE}"


def _lay_over(steps: dict[str, Any], words: tuple[str, ...]) -> None:
    """Put the pack before every table of OpenCC's that it corrects.

    What a later step is to find must not be cut by the segmentation, nor be changed by the first step: it is an entry
    of theirs as well.
    """
    chain = steps["conversion_chain"]
    later = [corrections.entries(_WORDS[name]) for name in words]
    later += [corrections.entries(table) for name, table in _LAYERS.items() if _stands(chain[1:], name)]
    if _stands(chain, "STPhrases"):
        # OpenCC's segmentation lacks a third of its own words of Taiwan: it cut 预览窗|口里 and found no 窗口.
        found = list({word: None for entries in (*later, *map(opencc_table, words)) for word in entries})
        own = corrections.entries(Table.FROM_SIMPLIFIED)
        layer = _inline(dict(zip(_simplified(found), found, strict=True)) | dict(own))
        _replace([steps], "STPhrases", _union(layer, "STPhrases"))
    elif "segmentation" in steps:
        everything = [corrections.entries(table) for name, table in _LAYERS.items() if _stands(chain, name)]
        whole = _inline({word: word for entries in (*later, *everything) for word in entries})
        _replace([steps["segmentation"]], "TSPhrases", _union(whole, "TSPhrases"))
    for name, table in _LAYERS.items():
        if name != "STPhrases" and _stands(chain, name):
            _replace(chain, name, _union(_inline(dict(corrections.entries(table))), name))


def _simplified(words: list[str]) -> list[str]:
    """Words of OpenCC's middle form as Simplified text writes them."""
    return open_configuration("t2s", corrected=False).convert("\n".join(words)).splitlines()


def _inline(entries: dict[str, str]) -> dict[str, Any]:
    return {"type": "inline", "entries": entries}


def _union(layer: dict[str, Any], table: str) -> dict[str, Any]:
    """A group in which the longest entry wins, and `layer` where both have it."""
    own = {"type": "ocd2", "file": f"{table}.ocd2"}
    return {"type": "group", "match_policy": "union", "dicts": [layer, own] if layer["entries"] else [own]}


def _stands(node: Any, table: str) -> bool:
    """Whether the dictionary file of `table` is used anywhere in a part of a configuration."""
    if isinstance(node, list):
        return any(_stands(child, table) for child in node)
    if isinstance(node, dict):
        return node.get("file") == f"{table}.ocd2" or _stands(
            [child for key, child in node.items() if key != "entries"], table
        )
    return False


def _replace(node: Any, table: str, replacement: dict[str, Any]) -> None:
    """Put a dictionary in the place of the file of `table`, wherever in a part of a configuration that stands."""
    for key, child in node.items() if isinstance(node, dict) else enumerate(node):
        if isinstance(child, dict) and child.get("file") == f"{table}.ocd2":
            node[key] = replacement
        elif isinstance(child, dict | list) and key != "entries":
            _replace(child, table, replacement)


def _with_absolute_paths(node: Any) -> Any:
    """The configuration with the absolute path of every dictionary file: it is read from another folder."""
    if isinstance(node, dict) and "entries" in node:
        return node
    if isinstance(node, list):
        return [_with_absolute_paths(item) for item in node]
    if isinstance(node, dict):
        return {
            key: str(_share() / value) if key == "file" else _with_absolute_paths(value) for key, value in node.items()
        }
    return node


def _as_json(node: Any) -> str:
    """A configuration as JSON, its entries some at a time: no call is to hold Python's lock for long."""
    import json

    if isinstance(node, list):
        return f"[{','.join(map(_as_json, node))}]"
    if not isinstance(node, dict):
        return json.dumps(node, ensure_ascii=False)
    if "entries" not in node:
        return f"{{{','.join(f'{json.dumps(key)}:{_as_json(child)}' for key, child in node.items())}}}"
    entries = iter(node["entries"].items())
    parts = iter(lambda: dict(islice(entries, _AT_ONCE)), {})
    written = ",".join(json.dumps(part, ensure_ascii=False)[1:-1] for part in parts)
    return f'{{"type":"inline","entries":{{{written}}}}}'


def _path(config: str) -> Path:
    path = _share() / f"{config}.json"
    if not path.is_file():
        raise ValueError(f"OpenCC has no configuration {config}")
    return path


def _without_tofu(node: Any) -> Any:
    """The configuration without the tables of some 900 rare characters that most fonts cannot draw."""
    if isinstance(node, list):
        return [_without_tofu(child) for child in node if not (isinstance(child, dict) and child.get(_TOFU))]
    return {key: _without_tofu(child) for key, child in node.items()} if isinstance(node, dict) else node


@cache
def _share() -> Path:
    return package_folder("opencc") / "clib" / "share" / "opencc"
