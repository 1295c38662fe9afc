"""Lists that are filtered as one types: what is typed and what is looked through are made alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.text.conversion import convert

_CONFIGS = ("hk2t", "tw2t", "t2s")
_APART = "\uffff"
"""Between texts that are folded at once: no character, so none is lost with it."""


def loading() -> Iterator[None]:
    """Load in steps the tables that folding needs, which take 20 ms."""
    for config in _CONFIGS:
        convert("漢", config)
        yield


def folded(text: str) -> str:
    """`text` with both scripts, letter case and spaces made alike. It may have another length."""
    for config in _CONFIGS:
        text = convert(text, config)
    return "".join(text.casefold().split())


def folded_all(texts: Sequence[str]) -> list[str]:
    """Each of many texts folded, in a fraction of the time that one by one takes."""
    return folded(_APART.join(text.replace(_APART, "") for text in texts)).split(_APART) if texts else []
