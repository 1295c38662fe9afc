"""Characters that cannot be seen."""

import pytest

from viewer.text.unseen import named


@pytest.mark.parametrize(
    ("text", "expected"),
    [("里\u200b面", "里U+200B面"), ("\n", "U+000A"), ("a\u00a0b\ud800", "aU+00A0bU+D800"), ("里面 。", "里面 。")],
)
def test_they_are_named(text: str, expected: str) -> None:
    assert named(text) == expected
    assert named(text, "<{}>".format).replace("<", "").replace(">", "") == expected
