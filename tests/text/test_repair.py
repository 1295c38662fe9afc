"""All of repair together: the bundled article, any text, any mixture."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer import resources
from viewer.text import repair as repair_module
from viewer.text.alignment import Edge
from viewer.text.gloss import Treatment, decide
from viewer.text.repair import readings, repair

ATOMS = [
    *("業", "務", "中", "文", "行", "业", "業(yè)", "(yè)", "（yè）", " (fā)", "( wù )", "(a)", "(1)"),
    *("ABC", "he said", "f", "x", "1", "3,000", "10:30", "一.", "...", "--", "http://", "a.cn", ":\\"),
    *("![", "]", "](", "![]()", "[]", "&nbsp;", "&amp;", "amp;", "&#38;", "&#40;", "#38;", "nbsp;", "&"),
    *("⽂", "⻩", "\u200b", "\u200d", "\ufeff", "\u202e", "\u00ad", "👨", "ا", "क", "\ud800", "\x00", "\u0301"),
    *("\n", "\r\n", "\t", " ", "  ", "\u3000", "\ufffc", "`"),
    *",;:!?.-()（）“”‘’「」『』\"'，。《》カ…—",
]
any_text = st.one_of(st.text(), st.lists(st.sampled_from(ATOMS), max_size=40).map("".join))
treatments = st.sampled_from(Treatment)


@pytest.fixture(scope="module")
def article() -> list[str]:
    return resources.path("articles/miit.txt").read_text(encoding="utf-8").splitlines()


def test_bundled_article(article: list[str]) -> None:
    treatment = decide(article)
    assert treatment is Treatment.STRIP
    done = [(r, rewrite) for rewrite in (repair(line, treatment) for line in article) for r in rewrite.replacements]
    assert Counter(r.rule for r, _ in done) == {"gloss": 164, "punctuation": 59, "image": 1}
    widened = Counter(rewrite.before[r.start : r.end] for r, rewrite in done if r.rule == "punctuation")
    assert widened == {",": 55, ":": 2, "(": 1, ")": 1}


def test_bundled_article_as_shown(article: list[str]) -> None:
    shown = [repair(line, Treatment.STRIP).after for line in article]
    assert shown[0] == "來源：工信微報"
    assert shown[1].startswith("12月7日，工業和信息化部黨組書記、部長李樂成主持召開務虛會，深入學習貫徹")
    assert shown[2] == ""
    assert shown[3].startswith("大家一致認為，“十五五”時期是基本實現社會主義現代化夯實基礎、")
    assert shown[-2].startswith("特別聲明：以上內容（如有圖片或視頻亦包括在內）為自媒體平臺“網易號”用戶")
    assert shown[-1] == article[-1]


@pytest.mark.parametrize(
    ("text", "expected", "rules"),
    [
        ("業\u200b(yè)務&nbsp;好,文", "業務\u00a0好，文", ["invisible", "entity", "punctuation"]),
        ("工業和\n信息化,好", "工業和信息化，好", ["line break", "punctuation"]),
        ("⽂&#44;⻩", "文，黄", ["radical", "entity", "radical"]),
        ("![![]()]()好", "好", ["image"]),
        ("&#33;[]()好", "好", ["entity"]),
        ("業(yè)(yè)", "業", ["gloss", "gloss"]),
        ("工業和信息化，好。", "工業和信息化，好。", []),
    ],
)
def test_steps_compose(text: str, expected: str, rules: list[str]) -> None:
    rewrite = repair(text, Treatment.RUBY)
    assert rewrite.after == expected
    assert [r.rule for r in rewrite.replacements] == rules


def test_code_is_left_alone() -> None:
    text = "見a(甲),乙&nbsp;與a(甲),乙&nbsp;,好"
    rewrite = repair(text, Treatment.STRIP, protected=[(1, 14)])
    assert rewrite.before == text
    assert rewrite.after == "見a(甲),乙&nbsp;與a(甲)，乙\u00a0，好"


def test_readings_lie_in_the_source() -> None:
    text = "\u200b床(chuáng)前&nbsp;明\n(míng)"
    assert [(text[g.character], text[g.start : g.end], g.reading) for g in readings(text)] == [
        ("床", "(chuáng)", "chuáng"),
        ("明", "(míng)", "míng"),
    ]
    assert readings("床(chuáng)", protected=[(0, 9)]) == []


def test_a_text_made_to_unsettle_repair_is_left_alone() -> None:
    assert repair("![" * 3 + "]()" * 3 + "業,務", Treatment.STRIP).after == "業，務"
    endless = "![" * 30 + "]()" * 30 + "業,務"
    assert repair(endless, Treatment.STRIP).after == endless


@pytest.mark.parametrize(
    "unit", ["業(yè)", "中,", "((", "&amp;", "![", "中\n", "\u0301", "\x00", "\ud800", "“", "`", "中(", ".,", "  "]
)
def test_long_lines_survive(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert repair(repair(text, Treatment.STRIP).after, Treatment.STRIP).replacements == ()


@given(any_text, treatments)
@settings(max_examples=400)
def test_repairing_twice_changes_nothing(text: str, treatment: Treatment) -> None:
    once = repair(text, treatment)
    assert repair(once.after, treatment).replacements == ()


@given(any_text, treatments)
def test_replacements_and_alignment_tell_the_same(text: str, treatment: Treatment) -> None:
    rewrite = repair(text, treatment)
    position, pieces = 0, []
    for r in rewrite.replacements:
        assert position <= r.start < r.end <= len(text)
        assert r.rule in {"entity", "invisible", "radical", "image", "line break", "gloss", "punctuation"}
        pieces += [text[position : r.start], r.text]
        position = r.end
    assert "".join((*pieces, text[position:])) == rewrite.after
    assert (rewrite.alignment.before, rewrite.alignment.after) == (len(text), len(rewrite.after))
    assert rewrite.alignment.forward(len(text), Edge.END) <= len(rewrite.after)


@given(any_text, treatments, st.data())
def test_protected_text_survives(text: str, treatment: Treatment, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    rewrite = repair(text, treatment, protected=[(start, end)])
    assert text[start:end] in rewrite.after
    assert all(r.end <= start or r.start >= end for r in rewrite.replacements if start < end)


@given(any_text)
def test_readings_survive_any_text(text: str) -> None:
    for gloss in readings(text):
        assert 0 <= gloss.character < gloss.start < gloss.end <= len(text)


@given(st.text(st.characters(exclude_characters="\n")), st.sampled_from(Treatment))
def test_no_step_changes_what_is_passed_over(text: str, treatment: Treatment) -> None:
    """Most paragraphs have none of the characters that a step looks for, and no step is asked."""
    if not repair_module._ANYTHING.search(text):
        assert not any(step(text) for step in repair_module._steps(treatment))


def test_every_character_that_a_step_looks_for_is_known() -> None:
    looked_for = [chr(code) for code in range(0x3000) if any(step(f"中{chr(code)}文") for step in steps())]
    assert [character for character in looked_for if not repair_module._ANYTHING.search(character)] == []


def steps() -> tuple[repair_module.Step, ...]:
    return repair_module._steps(Treatment.STRIP)
