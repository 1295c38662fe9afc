"""Characters that cannot be seen, such as controls, and how to name them."""

from __future__ import annotations

from collections.abc import Callable

from viewer.text.patterns import pattern

UNSEEN = pattern(
    "[\0-\x1f\x7f-\xa0\u00ad\u034f\u115f\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\ud800-\udfff]"
)


def named(text: str, name: Callable[[str], str] = "".join) -> str:
    """`text` with each such character as its code point ("U+200B"), or as what `name` makes of that."""
    return UNSEEN.sub(lambda match: name(f"U+{ord(match[0]):04X}"), text)
