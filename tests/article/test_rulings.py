"""What the reader has settled, as renditions show it, doubts leave it out and reports count it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article import report
from viewer.article.blocks import Article, Block, Position
from viewer.article.changes import conversions, tally
from viewer.article.clean import CleanText
from viewer.article.doubts import Doubts
from viewer.article.reading import Reading
from viewer.article.rendition import Rendition
from viewer.article.rulings import Choice, Rulings
from viewer.text.alignment import Edit
from viewer.text.filtering import folded
from viewer.text.gloss import Treatment
from viewer.text.rules import Direction, Rule, Rules
from viewer.text.script import View
from viewer.text.segmentation import RUN

# What converts, rewords, is repaired, hidden or left alone, in both scripts.
WORDS = [
    *(
        "软件程序",
        "互联网",
        "方便面",
        "軟體",
        "網際網路",
        "乾(qián)隆",
        "業(yè)務(wù)",
        "以后再说",
        "干擾",
        "头发",
        "范先生",
    ),
    *(
        "皇后",
        "里面",
        "鼠標",
        "信息",
        "発",
        "骨髓",
        "臺灣",
        "台湾",
        "着力",
        "著作",
        "“说‘好’”",
        "「甲」",
        "《书》",
        "，",
        ",",
    ),
    *(
        "![]()",
        "\u200b",
        "&nbsp;",
        "⽂",
        "\n",
        " ",
        "𠮷",
        "\ud800",
        "\0",
        "カナ",
        "hello",
        "`x,y`",
        "\U0010f002",
        "\U0010ffff",
    ),
]
RICH = st.lists(st.sampled_from(WORDS), max_size=10).map("".join)
SOME = st.text(alphabet="发干后里面余云先生软件(fā)，&nbsp; \n\ud800", max_size=14)


def article(*texts: str) -> Article:
    return Article(tuple(Block(text) for text in texts))


def choice(block: int, offset: int, source: str, shown: str, direction: Direction = Direction.TO_TRADITIONAL) -> Choice:
    return Choice(Position(block, offset), source, shown, direction)


def shown(text: Article, rulings: Rulings, view: View = View.TAIWAN, *, vocabulary: bool = False) -> list[str]:
    rendition = Rendition(CleanText(text), view, vocabulary=vocabulary, rulings=rulings)
    return [rendition.block(number).text for number in range(len(text.blocks))]


def test_a_choice_holds_for_one_place_only() -> None:
    text = article("他的头与发皆白，发也白。", "发出声。")
    rulings = Rulings(choices=[choice(0, 4, "发", "髮")])
    assert shown(text, rulings) == ["他的頭與髮皆白，發也白。", "發出聲。"]
    assert shown(text, rulings, View.SIMPLIFIED)[0] == "他的头与发皆白，发也白。"


def test_a_choice_comes_before_a_rule() -> None:
    rulings = Rulings(Rules([Rule("发皆", "發皆")]), [choice(0, 4, "发", "髮")])
    assert shown(article("他的头与发皆白"), rulings) == ["他的頭與髮皆白"]


def test_a_choice_whose_words_are_gone_is_left_out() -> None:
    assert shown(article("他的头与花皆白。"), Rulings(choices=[choice(0, 4, "发", "髮")])) == ["他的頭與花皆白。"]
    assert shown(article("短"), Rulings(choices=[choice(5, 4, "发", "髮")])) == ["短"]


def test_what_stands_beside_a_choice_is_read_in_its_context() -> None:
    # By itself 干 would be 幹: it is 乾 because of 面, which was chosen.
    text = article("这里卖干面。")
    assert shown(text, Rulings()) == ["這裡賣乾麵。"]
    assert shown(text, Rulings(choices=[choice(0, 4, "面", "面")])) == ["這裡賣乾面。"]


def test_a_word_of_the_region_that_is_settled_in_part_is_converted_around_it() -> None:
    text = article("这个软件程序很好。")
    rulings = Rulings(Rules([Rule("件", "件")]))
    assert shown(text, Rulings(), vocabulary=True) == ["這個軟體程式很好。"]
    assert shown(text, rulings, vocabulary=True) == ["這個軟件程式很好。"]


@pytest.mark.parametrize(
    ("source", "view", "expected"),
    [
        ("云先生来了这里。", View.TAIWAN, "云先生來了這裡。"),
        ("云先生来了这里。", View.HONGKONG, "云先生來了這裏。"),
        ("雲先生來了這裡。", View.SIMPLIFIED, "云先生来了这里。"),
    ],
)
def test_a_rule_applies_in_its_direction(source: str, view: View, expected: str) -> None:
    assert shown(article(source), Rulings(Rules([Rule("云", "云", Direction.TO_TRADITIONAL)])), view) == [expected]


def test_a_simplified_character_of_a_traditional_paragraph_can_be_settled() -> None:
    text = article("這裡沒有發現干擾，她說头髮很長。")
    rulings = Rulings(Rules([Rule("头髮", "頭髮", Direction.TRADITIONAL_TO_TAIWAN)]))
    assert shown(text, rulings) == ["這裡沒有發現干擾，她說頭髮很長。"]
    assert shown(article("头髮"), rulings, View.SIMPLIFIED) == ["头发"]


def test_what_is_settled_is_no_doubt_and_is_counted() -> None:
    text = article("他的头与发皆白。")
    before = Rendition(CleanText(text), View.TAIWAN, corrections=False)
    (doubt,) = Doubts(before).block(0)
    settled = Rulings(choices=[Choice(doubt.position, doubt.source, "髮", Direction.TO_TRADITIONAL)])
    after = Rendition(CleanText(text), View.TAIWAN, corrections=False, rulings=settled)
    assert Doubts(after).block(0) == ()
    assert tally(after, [0]).settled == 1
    assert [(c.source, c.shown) for c in conversions(after, 0) if c.rule == "place"] == [("发", "髮")]
    told = json.loads("".join(report.as_json(Doubts(after))))
    assert "0 in doubt, 1 settled by you" in told["summary"]


def test_a_reading_shows_other_rulings_at_once_and_keeps_the_original() -> None:
    reading = Reading(article("余先生"), view=View.TAIWAN)
    original = reading.original
    assert reading.rendition.block(0).text == "余先生"
    reading.take_rulings(lambda: Rulings(Rules([Rule("余", "餘")])))
    assert reading.rendition.block(0).text == "餘先生"
    assert reading.original is original
    reading.take_rulings(lambda: None)
    assert reading.rendition.block(0).text == "余先生"


@given(
    st.lists(SOME, min_size=1, max_size=3),
    st.lists(st.builds(Rule, SOME, SOME, st.sampled_from(Direction)), max_size=5),
    st.lists(st.builds(choice, st.integers(0, 3), st.integers(0, 14), SOME, SOME, st.sampled_from(Direction))),
    st.sampled_from(View),
    st.booleans(),
)
def test_every_shown_character_still_has_its_source(
    texts: list[str], rules: list[Rule], choices: list[Choice], view: View, vocabulary: bool
) -> None:
    text = article(*texts)
    rendition = Rendition(CleanText(text), view, vocabulary=vocabulary, rulings=Rulings(Rules(rules), choices))
    for number, block in enumerate(text.blocks):
        made = rendition.block(number)
        assert (made.alignment.before, made.alignment.after) == (len(block.text), len(made.text))
        back = [made.alignment.backward(offset) for offset in range(len(made.text) + 1)]
        assert back == sorted(back)


@st.composite
def rules_about(draw: st.DrawFn, texts: list[str]) -> list[Rule]:
    """Rules for parts of texts, for what others show, for anything: cycles, repetitions, overlaps, bad ones."""
    text = "".join(texts)
    start = st.integers(0, max(len(text) - 1, 0))
    part = st.builds(lambda first, length: text[first : first + length], start, st.integers(0, 6))
    terms = draw(st.lists(part | st.sampled_from(WORDS) | SOME, max_size=6))
    term = st.sampled_from([*terms, "", "甲"])
    return draw(st.lists(st.builds(Rule, term, term | part | SOME, st.sampled_from(Direction)), max_size=8))


def is_same(source: str, shown: str) -> bool:
    """Whether a Chinese character can be another's form; of other characters it is not asked."""
    return folded(source) == folded(shown) or not (RUN.fullmatch(source) and RUN.fullmatch(shown))


@st.composite
def renditions(draw: st.DrawFn) -> Rendition:
    """Any texts with any rules and choices, shown in any way."""
    texts = draw(st.lists(RICH, min_size=1, max_size=3))
    spoken = st.sampled_from([*texts, *WORDS])
    chosen = st.builds(choice, st.integers(0, 3), st.integers(0, 14), spoken, spoken, st.sampled_from(Direction))
    repaired, treatment = draw(st.booleans()), draw(st.sampled_from([None, *Treatment]))
    return Rendition(
        CleanText(article(*texts), repaired=repaired, treatment=treatment),
        draw(st.sampled_from(View)),
        vocabulary=draw(st.booleans()),
        corrections=draw(st.booleans()),
        rulings=Rulings(Rules(draw(rules_about(texts))), draw(st.lists(chosen, max_size=3))),
    )


@given(renditions())
def test_whatever_is_shown_leads_back_to_its_source(rendition: Rendition) -> None:
    for number, block in enumerate(rendition.article.blocks):
        made, steps = rendition.block(number), rendition.steps(number)
        before, after = block.text, made.text
        old = new = 0
        for edit in (*made.alignment.edits, Edit(len(before), len(before), len(after), len(after))):
            assert edit.start - old == edit.new_start - new
            pairs = zip(before[old : edit.start], after[new : edit.new_start], strict=True)
            assert all(is_same(source, shown) for source, shown in pairs)
            old, new = edit.end, edit.new_end
        taken = [made.alignment.backward_range(offset, offset + 1) for offset in range(len(after))]
        assert all(0 <= start <= end <= len(before) for start, end in taken)
        assert taken == sorted(taken)
        for item in steps.conversion.replacements:
            start, end = steps.conversion.alignment.forward_range(item.start, item.end)
            assert steps.conversion.after[start:end] == item.text
            first, last = steps.repair.alignment.backward_range(item.start, item.end)
            assert first < last
