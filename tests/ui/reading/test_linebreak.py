"""Where lines may break."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.reading.characters import classify, latin_marks
from viewer.ui.reading.linebreak import break_offsets


def pieces(text: str) -> list[str]:
    offsets = [0, *break_offsets(text, classify(text))]
    return [text[a:b] for a, b in itertools.pairwise(offsets)]


@pytest.mark.parametrize(
    "parts",
    [
        "他|说：|“好——|不|好……”",
        "卡|尔·|马|克|思|（1818—|1883|年），",
        "占|3.14%|的|人",
        "重|50 kg、|温|20 ℃，|版|v2.0.1",
        "见|https://|www.|a.|cn/|b_|c?|x=|1&|y=|2|一|文",
        "well-|known |I/O |和 |and/or。",
        "it’s |“ok” |吗？",
        "He |said |“well— |yes… |don’t” |again.",
        "日|期|2024/12/07，|10:30|起",
        "「『好！』|（真|的|吗？）」",
        "👨‍👩‍👧|家|🇨🇳|国",
        "人々|会ー|议",
        "空 ，|格",
    ],
)
def test_lines_break_only_where_they_may(parts: str) -> None:
    assert pieces(parts.replace("|", "")) == parts.split("|")


@given(st.text(st.sampled_from("汉字，。、「」《》（）“”·—…！？ a1.%-/,(é\u0301😀\u200d\t"), max_size=40))
def test_no_line_begins_or_ends_badly(text: str) -> None:
    found = pieces(text)
    assert "".join(found) == text
    for before, after in itertools.pairwise(found):
        assert after[0] not in "，。、」》）”·—…！？%\u0301\u200d"
        assert before[-1] not in "「《（“"


def test_breaks_are_sorted_and_end_with_the_text() -> None:
    text = "看https://example.com/a-b-c/well-known，50 kg"
    offsets = break_offsets(text, classify(text))
    assert offsets == sorted(set(offsets))
    assert offsets[-1] == len(text)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("I don’t “know” — yet…", "’“”—…"),
        ("他說 it’s fine，对", "’"),
        ("见 Mac’s “big deal” now，", "’“”"),
        ("“Well,” he said; the readers’ guide 书。", "“”’"),
        ("见 rock ’n’ roll，", "’’"),
        ("2010–2020 年", "–"),
        ("他说“Hello”和“World”。", ""),
        ("他说“Hello” and “World”。", ""),
        ("前——English——后……", ""),
        ("见 wait… what — now，", "…—"),
        ("（1818—1883）Marx……Engels", ""),
        ("“你好”，他說…", ""),
        ("……", ""),
    ],
)
def test_marks_that_both_scripts_write_are_latin_only_in_latin_text(text: str, marks: str) -> None:
    assert "".join(text[offset] for offset in sorted(latin_marks(text))) == marks
