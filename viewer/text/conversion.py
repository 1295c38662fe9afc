"""OpenCC: one text through one of its configurations, with the alignment of what came out.

A configuration without regional vocabulary replaces character for character (a test asserts it of every table), so
its alignment is the identity. One with vocabulary replaces words by longer or shorter ones. OpenCC does not say where,
so each entry of the vocabulary is given to it wrapped in two private characters, the first of which also tells how many
characters the word had; what comes out is exact, and taking the wrapping off leaves OpenCC's own text.

The correction pack is laid over OpenCC's own tables in the same way, as inline dictionaries that come before them. In
a `union` group the longest entry of all wins, and of equal ones the first, so an entry can correct a word, take a wrong
one back, or say where a word ends.

Configurations are loaded when first used. Medians of 7 fresh processes, two shared cores: t2s takes 5 ms, the first one
from Simplified 110, a later one with vocabulary 20; with the pack 20, 220 and 280, because OpenCC indexes all tables
of a union anew each time. What two have in common is loaded once: after Taiwan's, Hong Kong's takes 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, Final

from viewer.text import corrections
from viewer.text.alignment import Alignment, Edit
from viewer.text.corrections import Table
from viewer.text.patterns import pattern
from viewer.text.rewrite import Rewrite
from viewer.text.tables import opencc_table, package_folder

if TYPE_CHECKING:
    from opencc import OpenCC

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

_converters: dict[tuple[tuple[str, ...], bool], OpenCC] = {}
_LOADING = RLock()
_IN_TWO: Final = {"s2tw": ("s2t", "t2tw"), "s2hk": ("s2t", "t2hk")}
"""With the pack, each of these is run as two: OpenCC indexes a union for each configuration that has it, 43 MB each
time. What comes out is the same: a region's forms are of single characters, or of words that no segmentation cuts."""

_IN_ONE: Final = (("hk2t", "tw2t", "t2s"), ("hk2t", "t2tw"), ("hk2t", "tw2t", "t2hk"))
"""Each of these rows of configurations is run as one, in four fifths of the time. What comes out is the same: none of
them cuts a text into words first, and what they do before their tables changes nothing of what a table put there."""

# Plane 16's private characters: OpenCC passes them through.
_OPEN, _CLOSE = 0x10F000, "\U0010ffff"
_WRAPPED = pattern("([\U0010f000-\U0010f0ff])([^\U0010ffff]*)\U0010ffff")
# What OpenCC must not see: NUL, at which its segmentation ends; lone surrogates, which have no UTF-8; and a text's own
# use of the wrapping.
_UNTOUCHED = pattern("([\0\ud800-\udfff\U0010f000-\U0010ffff]+)")
_ANY_UNTOUCHED = pattern("[\0\ud800-\udfff\U0010f000-\U0010ffff]")  # a third of the time


def convert(text: str, config: str, *, corrected: bool = True) -> str:
    """`text` through one configuration of OpenCC ("t2s", "s2twp"…), whatever script it is in.

    `corrected` is whether the correction pack is laid over it. Lone surrogates, which have no UTF-8, stay as they are.
    Raises ValueError for a configuration that there is not.
    """
    return rewrite(text, config, corrected=corrected).after


def rewrite(text: str, *configs: str, corrected: bool = True) -> Rewrite:
    """`text` through configurations in a row, of which only the last may reword; aligned with what came out."""
    *_, last = configs
    steps = [_converter(step, corrected) for step in _steps(configs, corrected)]
    if last in WITH_VOCABULARY:
        return _reword(text, steps)
    after = "".join(_pieces(text, steps))
    assert len(after) == len(text), f"{configs} are not character for character on {text!r}"
    return Rewrite(text, after, Alignment.identity(len(text)))


def load(*configs: str, corrected: bool = True) -> None:
    """Load configurations in a row now, so that the first conversion does not have to."""
    for step in _steps(configs, corrected):
        _converter(step, corrected)


def opencc_version() -> str:
    """OpenCC's version, for reports."""
    import opencc

    return str(opencc.__version__)


def _steps(configs: tuple[str, ...], corrected: bool) -> list[tuple[str, ...]]:
    """The configurations that are really run for some in a row; several together are run as one."""
    if configs in _IN_ONE:
        return [configs]
    return [(step,) for config in configs for step in (_IN_TWO.get(config, (config,)) if corrected else (config,))]


def _reword(text: str, converters: Sequence[OpenCC]) -> Rewrite:
    pieces: list[str] = []
    edits: list[Edit] = []
    old = new = 0
    for index, piece in enumerate(_pieces(text, converters)):
        # Every second piece is untouched; the others split into text, opening, word, text, opening, word, …, text.
        parts = [piece] if index % 2 else _WRAPPED.split(piece)
        pieces.append(parts[0])
        old, new = old + len(parts[0]), new + len(parts[0])
        for opening, word, following in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            edits.append(Edit(old, old + ord(opening) - _OPEN, new, new + len(word)))
            pieces += (word, following)
            old, new = edits[-1].end + len(following), edits[-1].new_end + len(following)
    return Rewrite(text, "".join(pieces), Alignment(old, new, tuple(edits)))


def _pieces(text: str, converters: Sequence[OpenCC]) -> Iterator[str]:
    """The text converted by one after the other, cut at what OpenCC must not see, which stays as it is."""
    for index, piece in enumerate(_UNTOUCHED.split(text) if _ANY_UNTOUCHED.search(text) else (text,)):
        if index % 2 == 0:
            for converter in converters:
                piece = converter.convert(piece)
        yield piece


def _converter(configs: tuple[str, ...], corrected: bool) -> OpenCC:
    """A configuration, or several as one, loaded once: a thread that needs what another is loading waits for it."""
    found = _converters.get((configs, corrected))
    if found is None:
        with _LOADING:
            found = _converters.get((configs, corrected)) or _load_converter(configs, corrected)
            _converters[configs, corrected] = found
    return found


def _load_converter(configs: tuple[str, ...], corrected: bool) -> OpenCC:
    """OpenCC's own configuration by the absolute path of its file (a bare name prefers the current folder), or one made
    from such."""
    first, *others = configs
    if not others and first not in WITH_VOCABULARY and not corrected:
        return _open(_path(first))
    # Imported here: only what we make ourselves needs them.
    import json
    from tempfile import TemporaryDirectory

    steps = _made(first, corrected)
    for config in others:
        steps["conversion_chain"] += _made(config, corrected)["conversion_chain"]
    with TemporaryDirectory(prefix="hanview-") as folder:
        path = Path(folder) / f"{first}.json"
        path.write_text(json.dumps(_with_absolute_paths(steps), ensure_ascii=False), encoding="utf-8")
        return _open(path)


def _made(config: str, corrected: bool) -> dict[str, Any]:
    """The steps of a configuration, made from OpenCC's own."""
    import json

    base, words = WITH_VOCABULARY.get(config, (config, ()))
    steps: dict[str, Any] = json.loads(_path(base).read_text(encoding="utf-8"))
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
    return f"{chr(_OPEN + len(word))}{replacement}{_CLOSE}"


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
        if name != "STPhrases":
            _replace(chain, name, _union(_inline(dict(corrections.entries(table))), name))


def _simplified(words: list[str]) -> list[str]:
    """Words of OpenCC's middle form as Simplified text writes them."""
    return convert("\n".join(words), "t2s", corrected=False).splitlines()


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


def _path(config: str) -> Path:
    path = _share() / f"{config}.json"
    if not path.is_file():
        raise ValueError(f"OpenCC has no configuration {config}")
    return path


def _open(path: Path) -> OpenCC:
    from opencc import OpenCC

    # The default would write some 900 rare characters that most fonts cannot draw.
    return OpenCC(str(path), include_tofu_risk_dictionaries=False)


@cache
def _share() -> Path:
    return package_folder("opencc") / "clib" / "share" / "opencc"
