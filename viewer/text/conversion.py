"""OpenCC: one text through one of its configurations, with the alignment of what came out.

A configuration without regional vocabulary replaces character for character (a test asserts it of every table), so
its alignment is the identity. One with vocabulary replaces words by longer or shorter ones; each comes wrapped, so that
it is known where.

Configurations are loaded when first used, by any thread, and others go on meanwhile. Medians of 7 fresh processes, two
shared cores: t2s takes 28 ms, the first one from Simplified 150; with the pack 40 and 260, and one with vocabulary then
500 more, because OpenCC indexes all tables of a union anew each time. What two have in common is loaded once: after
Taiwan's, Hong Kong's takes 2.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Final

from viewer.text.alignment import Alignment, Edit
from viewer.text.configurations import OPEN, WITH_VOCABULARY, open_configuration
from viewer.text.patterns import pattern
from viewer.text.rewrite import Rewrite

if TYPE_CHECKING:
    from viewer.text.converter import Converter

_converters: dict[tuple[tuple[str, ...], bool], Converter] = {}
_loading: dict[tuple[tuple[str, ...], bool], Lock] = {}
"""A lock for each of them, so that who needs t2s does not wait for who loads the tables of Simplified."""
_IN_TWO: Final = {"s2tw": ("s2t", "t2tw"), "s2hk": ("s2t", "t2hk")}
"""With the pack, each of these is run as two: OpenCC indexes a union for each configuration that has it, 43 MB each
time. What comes out is the same: a region's forms are of single characters, or of words that no segmentation cuts."""

_IN_ONE: Final = (("hk2t", "tw2t", "t2s"), ("hk2t", "t2tw"), ("hk2t", "tw2t", "t2hk"))
"""Each of these rows of configurations is run as one, in four fifths of the time. What comes out is the same: none of
them cuts a text into words first, and what they do before their tables changes nothing of what a table put there."""

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


def are_loaded(*configs: str, corrected: bool = True) -> bool:
    """Whether a conversion by configurations in a row can begin at once."""
    return all((step, corrected) in _converters for step in _steps(configs, corrected))


def opencc_version() -> str:
    """OpenCC's version, for reports."""
    import opencc

    return str(opencc.__version__)


def _steps(configs: tuple[str, ...], corrected: bool) -> list[tuple[str, ...]]:
    """The configurations that are really run for some in a row; several together are run as one."""
    if configs in _IN_ONE:
        return [configs]
    return [(step,) for config in configs for step in (_IN_TWO.get(config, (config,)) if corrected else (config,))]


def _reword(text: str, converters: Sequence[Converter]) -> Rewrite:
    pieces: list[str] = []
    edits: list[Edit] = []
    old = new = 0
    for index, piece in enumerate(_pieces(text, converters)):
        # Every second piece is untouched; the others split into text, opening, word, text, opening, word, …, text.
        parts = [piece] if index % 2 else _WRAPPED.split(piece)
        pieces.append(parts[0])
        old, new = old + len(parts[0]), new + len(parts[0])
        for opening, word, following in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            edits.append(Edit(old, old + ord(opening) - OPEN, new, new + len(word)))
            pieces += (word, following)
            old, new = edits[-1].end + len(following), edits[-1].new_end + len(following)
    return Rewrite(text, "".join(pieces), Alignment(old, new, tuple(edits)))


def _pieces(text: str, converters: Sequence[Converter]) -> Iterator[str]:
    """The text converted by one after the other, cut at what OpenCC must not see, which stays as it is."""
    for index, piece in enumerate(_UNTOUCHED.split(text) if _ANY_UNTOUCHED.search(text) else (text,)):
        if index % 2 == 0:
            for converter in converters:
                piece = converter.convert(piece)
        yield piece


def _converter(configs: tuple[str, ...], corrected: bool) -> Converter:
    """A configuration, or several as one, loaded once: a thread that needs what another is loading waits for it."""
    found = _converters.get((configs, corrected))
    if found is None:
        with _loading.setdefault((configs, corrected), Lock()):
            found = _converters.get((configs, corrected)) or open_configuration(*configs, corrected=corrected)
            _converters[configs, corrected] = found
    return found
