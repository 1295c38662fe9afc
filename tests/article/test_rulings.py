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
from viewer.text.rules import Direction, Rule, Rules
from viewer.text.script import View

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
