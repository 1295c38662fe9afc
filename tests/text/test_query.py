"""What a query finds in a text, as rows of query, text and hits."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.text.conversion import convert
from viewer.text.query import BOUNDARY, LONGEST, compile_query


def hits(query: str, text: str, *, vocabulary: bool = False) -> list[str]:
    return [text[start:end] for start, end in compile_query(query, vocabulary=vocabulary).find(text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("网络", "網絡、网络、網络", ["網絡", "网络", "網络"]),
        ("網絡", "網絡、网络", ["網絡", "网络"]),
        ("头发", "頭髮 頭發", ["頭髮", "頭發"]),
        ("台湾", "臺灣台灣", ["臺灣", "台灣"]),
        ("Ｑｔ６", "QT6 qt６", ["QT6", "qt６"]),
        ("「好」", "“好”『好』\"好\"", ["“好”", "『好』", "\"好\""]),
        ("十五五-", "十五五—", ["十五五—"]),
        ("文化", "⽂化", ["⽂化"]),
        ("é", "e\u0301É", ["e\u0301", "É"]),
        ("e\u0301", "éÉ", ["é", "É"]),
    ],
)  # fmt: skip
def test_every_form_of_a_character_is_found(query: str, text: str, expected: list[str]) -> None:
    assert hits(query, text) == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("业务", "業(yè)務(wù)", ["業(yè)務"]),
        ("業務", "業（ yè ）務", ["業（ yè ）務"]),
        ("業務", "業 (yè)(yè)務", ["業 (yè)(yè)務"]),
        ("業(yè)務", "业务", ["业务"]),
        ("司的", "公司(app)的", []),
        ("司(app)的", "公司(app)的 公司的", ["司(app)的"]),
        ("業(注)", "業(yè)(注)", ["業(yè)(注)"]),
        ("司的", "司(app)司(sī)的", ["司(sī)的"]),
        ("選項中", "選項(a)中", []),
        ("習水", "習(xí)(xi水", []),
    ],
)
def test_pinyin_in_brackets_is_passed_over(query: str, text: str, expected: list[str]) -> None:
    assert hits(query, text) == expected


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("工業", "工\u200b業 工\u00ad業 工\ufeff業", ["工\u200b業", "工\u00ad業", "工\ufeff業"]),
        ("葛飾", "葛\U000e0100飾", ["葛\U000e0100飾"]),
        ("工業", "工\n業 工 \r\n 業", ["工\n業", "工 \r\n 業"]),
        ("工業", "工 業 工\u3000業 工\t業 工\u2028業", []),
        ("工 業", "工業 工\u3000業", ["工業", "工\u3000業"]),
        ("用Qt寫", "用 Qt 寫 用Qt寫 用&nbsp;Qt寫", ["用 Qt 寫", "用Qt寫", "用&nbsp;Qt寫"]),
        ("用 Qt 寫", "用Qt寫", ["用Qt寫"]),
        ("用Qt", "用\tQt", []),
        ("new york", "New  York New\nYork newyork", ["New  York", "New\nYork"]),
        ("newyork", "new york", []),
        ("你好，世界", "你好, 世界", ["你好, 世界"]),
        ("好……", "好... 好… 好。。。", ["好...", "好…", "好。。。"]),
        ("A&B", "A&amp;B A&B", ["A&amp;B", "A&B"]),
        ("<b>", "&lt;b&amp;gt; <b>", ["&lt;b&amp;gt;", "<b>"]),
        ("  工業  ", "工業", ["工業"]),
    ],
)
def test_what_is_not_seen_is_passed_over(query: str, text: str, expected: list[str]) -> None:
    assert hits(query, text) == expected


@pytest.mark.parametrize("query", ["", " ", "\u3000\t\n", "\u200b", BOUNDARY, "\ufeff \u00ad"])
def test_nothing_to_look_for_finds_nothing(query: str) -> None:
    compiled = compile_query(query)
    assert not compiled
    assert list(compiled.find("工業 " + query)) == []


def test_words_of_other_regions_are_found_with_vocabulary_only() -> None:
    assert hits("軟體", "软件 軟件 軟體") == ["軟體"]
    assert hits("軟體", "软件 軟件 軟體", vocabulary=True) == ["软件", "軟件", "軟體"]
    assert hits("互联网", "互联网 網際網路", vocabulary=True) == ["互联网", "網際網路"]


def test_a_long_query_is_found_by_its_beginning() -> None:
    assert hits("工業" * 5_000, "工业" * LONGEST) == ["工业" * (LONGEST // 2)] * 2
    assert hits("工業" * 5_000, "工业") == []


@pytest.mark.parametrize("gap", ["(", "(a", " ", "\n", "\u200b", "&amp;", "(yè)", "\t\n"])
def test_text_made_to_hurt_is_read_in_linear_time(gap: str) -> None:
    assert hits("業務", "業" + gap * 100_000) == []
    assert hits("業 a 務", ("業" + gap) * 50_000) == []


any_text = st.text(st.characters(), max_size=20)


@given(any_text)
@example("\ufb1d")  # comes apart in NFC
def test_any_text_finds_itself(text: str) -> None:
    compiled = compile_query(text)
    if compiled and not any(character in text for character in "(（"):
        assert list(compiled.find(f"前{text}後"))


@given(any_text, any_text)
def test_hits_are_in_order_and_apart(query: str, text: str) -> None:
    previous, whole, compiled = 0, text + query + text, compile_query(query)
    for start, end in compiled.find(whole):
        assert previous <= start < end <= len(whole)
        assert compiled.may_be_in(whole[start:end])
        previous = end


@given(
    st.text("发髮發台臺里裡后後干乾学習，a ", min_size=1, max_size=3),
    st.text("发髮發台臺里裡后後干乾学習，a ", max_size=30),
)
def test_the_script_of_the_query_and_of_the_text_make_no_difference(query: str, text: str) -> None:
    found = list(compile_query(query).find(text))
    for config in ("s2tw", "t2s", "t2hk"):
        assert list(compile_query(convert(query, config)).find(text)) == found
        assert list(compile_query(query).find(convert(text, config))) == found


@given(
    st.text("龍龙⻰文⽂", min_size=1, max_size=4), st.text("龍龙⻰文⽂甲(（)）lóng \r\n\u200b\ufe00，&", max_size=40)
)
@example("龍文", "龍((文)文")
@example("龍龍", "龍⻰")
def test_a_rough_pattern_misses_and_adds_nothing(words: str, text: str) -> None:
    query = compile_query(words)
    exact = replace(query, pattern=re.compile(query.expression))
    assert query.pattern != exact.pattern or len(words) == 1
    assert list(query.find(text)) == list(exact.find(text))
