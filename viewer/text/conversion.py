"""OpenCC: one text through one of its configurations, with the alignment of what came out.

A configuration without regional vocabulary replaces character for character (a test asserts it of every table), so
its alignment is the identity. One with vocabulary replaces words by longer or shorter ones. OpenCC does not say where,
so each entry of the vocabulary is given to it wrapped in two private characters, the first of which also tells how many
characters the word had; what comes out is exact, and taking the wrapping off leaves OpenCC's own text.

Configurations are loaded when first used: t2s takes 3 ms, the first one from Simplified 65 ms and later ones 5.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from viewer.text.alignment import Alignment, Edit
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

# Plane 16's private characters: OpenCC passes them through.
_OPEN, _CLOSE = 0x10F000, "\U0010ffff"
_WRAPPED = pattern("([\U0010f000-\U0010f0ff])([^\U0010ffff]*)\U0010ffff")
# What OpenCC must not see: NUL, at which its segmentation ends; lone surrogates, which have no UTF-8; and a text's own
# use of the wrapping.
_UNTOUCHED = pattern("([\0\ud800-\udfff\U0010f000-\U0010ffff]+)")


def convert(text: str, config: str) -> str:
    """`text` through one configuration of OpenCC ("t2s", "s2twp"…), whatever script it is in.

    Lone surrogates, which have no UTF-8, stay as they are. Raises ValueError for a configuration that there is not.
    """
    return rewrite(text, config).after


def rewrite(text: str, config: str) -> Rewrite:
    """`text` through one configuration, aligned with what came out."""
    if config in WITH_VOCABULARY:
        return _reword(text, config)
    after = "".join(_pieces(text, _plain(config)))
    assert len(after) == len(text), f"{config} is not character for character on {text!r}"
    return Rewrite(text, after, Alignment.identity(len(text)))


def load(config: str) -> None:
    """Load a configuration now, so that the first conversion does not have to."""
    _wrapping(config) if config in WITH_VOCABULARY else _plain(config)


def opencc_version() -> str:
    """OpenCC's version, for reports."""
    import opencc

    return str(opencc.__version__)


def _reword(text: str, config: str) -> Rewrite:
    pieces: list[str] = []
    edits: list[Edit] = []
    old = new = 0
    for index, piece in enumerate(_pieces(text, _wrapping(config))):
        # Every second piece is untouched; the others split into text, opening, word, text, opening, word, …, text.
        parts = [piece] if index % 2 else _WRAPPED.split(piece)
        pieces.append(parts[0])
        old, new = old + len(parts[0]), new + len(parts[0])
        for opening, word, following in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            edits.append(Edit(old, old + ord(opening) - _OPEN, new, new + len(word)))
            pieces += (word, following)
            old, new = edits[-1].end + len(following), edits[-1].new_end + len(following)
    return Rewrite(text, "".join(pieces), Alignment(old, new, tuple(edits)))


def _pieces(text: str, converter: OpenCC) -> Iterator[str]:
    """The text converted, cut at what OpenCC must not see, which stays as it is."""
    for index, piece in enumerate(_UNTOUCHED.split(text)):
        yield piece if index % 2 else str(converter.convert(piece))


@cache
def _plain(config: str) -> OpenCC:
    """One of OpenCC's own configurations, by the absolute path of its file: a bare name prefers the current folder."""
    return _open(_share() / f"{config}.json")


@cache
def _wrapping(config: str) -> OpenCC:
    """A configuration with vocabulary that wraps each word it rewords."""
    # Imported here: only vocabulary needs them.
    import json
    from tempfile import TemporaryDirectory

    base, tables = WITH_VOCABULARY[config]
    steps = json.loads((_share() / f"{base}.json").read_text(encoding="utf-8"))
    words = _wrapped_words(tables)
    chain = steps["conversion_chain"]
    if base == config:
        _put_in_place_of(chain, tables[0], words)
    elif base == "t2s":
        chain.insert(0, {"dict": words})
    else:
        chain[0]["dict"]["dicts"].insert(0, words)
    with TemporaryDirectory(prefix="hanview-") as folder:
        path = Path(folder) / f"{config}.json"
        path.write_text(json.dumps(_with_absolute_paths(steps), ensure_ascii=False), encoding="utf-8")
        return _open(path)


def _wrapped_words(tables: tuple[str, ...]) -> dict[str, Any]:
    """An inline dictionary of words, each wrapped; where tables differ on a word the first one is right."""
    entries: dict[str, str] = {}
    for name in reversed(tables):
        for word, candidates in opencc_table(name).items():
            entries[word] = f"{chr(_OPEN + len(word))}{candidates[0]}{_CLOSE}"
    return {"type": "inline", "entries": entries}


def _put_in_place_of(chain: list[dict[str, Any]], table: str, words: dict[str, Any]) -> None:
    """Replace the dictionary file of `table`, wherever in the chain it stands, by the inline dictionary."""
    for step in chain:
        dicts = step["dict"].get("dicts", [])
        for index, entry in enumerate(dicts):
            if entry.get("file") == f"{table}.ocd2":
                dicts[index] = words
                return
    raise ValueError(f"this version of OpenCC keeps no {table} where it is expected")


def _with_absolute_paths(node: Any) -> Any:
    """The configuration with the absolute path of every dictionary file: it is read from another folder."""
    if isinstance(node, list):
        return [_with_absolute_paths(item) for item in node]
    if isinstance(node, dict):
        return {
            key: str(_share() / value) if key == "file" else _with_absolute_paths(value) for key, value in node.items()
        }
    return node


def _open(path: Path) -> OpenCC:
    from opencc import OpenCC

    if not path.is_file():
        raise ValueError(f"OpenCC has no configuration {path.stem}")
    # The default would write some 900 rare characters that most fonts cannot draw.
    return OpenCC(str(path), include_tofu_risk_dictionaries=False)


@cache
def _share() -> Path:
    return package_folder("opencc") / "clib" / "share" / "opencc"
