"""How long a text is to a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.counting import PER_MINUTE, count, minutes


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", 0),
        ("，。！？“”\n\t\u3000", 0),
        ("工业和信息化部", 7),
        ("12月7日", 4),
        ("𠮷野家", 3),
        ("〇", 1),
        ("カタカナとひらがな", 9),
        ("hello, world", 2),
        ("don't", 1),
        ("3,000元", 2),
        ("10:30", 1),
        ("2025-12-07", 1),
        ("用Python写", 3),
        ("乾(qián)隆", 3),
        ("qia\u0301n", 1),
        ("발전", 1),
        ("１２３", 1),
        ("a_b", 2),
        ("![]()", 0),
        ("👩\u200d🚀", 0),
        ("\ud800", 0),
    ],
)
def test_count(text: str, units: int) -> None:
    assert count(text) == units


@given(st.text(), st.text())
def test_texts_add_up(first: str, second: str) -> None:
    assert count(f"{first}\n{second}") == count(first) + count(second)
    assert 0 <= count(first) <= len(first)


@pytest.mark.parametrize("text", ["发" * 1_000_000, "a" * 1_000_000, "a." * 500_000, "a" + "\u0301" * 1_000_000])
def test_long_texts_are_counted(text: str) -> None:
    assert count(text) in (1, 1_000_000)


@pytest.mark.parametrize(
    ("units", "expected"), [(0, 1), (1, 1), (PER_MINUTE, 1), (PER_MINUTE + 1, 2), (10 * PER_MINUTE, 10)]
)
def test_minutes(units: int, expected: int) -> None:
    assert minutes(units) == expected
