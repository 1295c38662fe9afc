"""What a character can be shown as, with a word in which it is."""

from __future__ import annotations

import pytest

from viewer.text.candidates import candidates_at
from viewer.text.script import Script, View


@pytest.mark.parametrize(
    ("text", "script", "view", "expected"),
    [
        ("发", Script.SIMPLIFIED, View.TAIWAN, "發 髮"),
        ("里", Script.SIMPLIFIED, View.HONGKONG, "裏 里 哩"),
        ("明", Script.SIMPLIFIED, View.TAIWAN, ""),
        ("发", Script.SIMPLIFIED, View.ORIGINAL, ""),
        ("乾", Script.TRADITIONAL, View.SIMPLIFIED, "干 乾"),
        ("發", Script.TRADITIONAL, View.TAIWAN, ""),
        ("a", Script.OTHER, View.TAIWAN, ""),
    ],
)
def test_candidates(text: str, script: Script, view: View, expected: str) -> None:
    assert " ".join(c.shown for c in candidates_at(text, 0, script, view)) == expected


def test_each_candidate_has_a_word_of_context_where_one_is_known() -> None:
    found = candidates_at("理发", 1, Script.SIMPLIFIED, View.TAIWAN)
    assert all(candidate.shown in candidate.word for candidate in found)
