"""Reading an article: which view is on, where the reader is, and how much is left."""

import pytest

from viewer.article.blocks import Article, Block, BlockKind, Position
from viewer.article.pages import LONGEST
from viewer.article.reading import Reading
from viewer.article.rendition import Spot
from viewer.text.gloss import Treatment
from viewer.text.script import View

SIMPLIFIED, TRADITIONAL = "软件发展迅速。", "軟體發展迅速。"
VIEWS = {"原": View.ORIGINAL, "简": View.SIMPLIFIED, "臺": View.TAIWAN, "港": View.HONGKONG}


def read(*texts: str, view: View = View.ORIGINAL, traditional: View = View.TAIWAN, repair: bool = True) -> Reading:
    return Reading(Article(tuple(map(Block, texts))), view=view, traditional=traditional, repair=repair)


@pytest.mark.parametrize(
    ("text", "steps", "views"),
    [
        # ⇄ flips; a view's name is the reader's choice of it.
        (SIMPLIFIED, "⇄⇄⇄", "臺原臺"),
        (TRADITIONAL, "⇄⇄⇄", "简原简"),
        ("甲乙", "⇄⇄", "臺原"),
        ("hello", "⇄⇄", "臺原"),
        (SIMPLIFIED + TRADITIONAL, "⇄⇄", "臺原"),
        (SIMPLIFIED, "简⇄⇄", "简臺简"),
        (SIMPLIFIED, "臺⇄⇄", "臺简臺"),
        (TRADITIONAL, "港⇄⇄", "港简港"),
        # The Traditional view that was chosen last is the reader's own.
        (SIMPLIFIED, "港原⇄", "港原港"),
        (SIMPLIFIED, "港简⇄⇄", "港简港简"),
        # A choice in between is where the next flip returns to.
        (SIMPLIFIED, "⇄简⇄⇄", "臺简臺简"),
        (SIMPLIFIED, "⇄原⇄⇄", "臺原臺原"),
    ],
)
def test_flip(text: str, steps: str, views: str) -> None:
    reading = read(text)
    seen = []
    for step in steps:
        if step == "⇄":
            other = reading.other_view
            reading.flip()
            assert reading.view is other
        else:
            reading.choose(VIEWS[step])
        seen.append(reading.view)
    assert seen == [VIEWS[view] for view in views]


def test_flip_goes_to_the_traditional_view_of_the_reader() -> None:
    reading = read(SIMPLIFIED, traditional=View.HONGKONG)
    reading.flip()
    assert reading.view is View.HONGKONG
    opened = read(SIMPLIFIED, view=View.HONGKONG)
    assert opened.traditional is View.HONGKONG


def test_renditions_follow_the_switches_and_are_kept() -> None:
    reading = read("发方便面,好", view=View.TAIWAN)
    first = reading.rendition
    assert first.block(0).text == "發方便麵，好"
    reading.vocabulary = True
    assert reading.rendition.block(0).text == "發泡麵，好"
    assert reading.original.block(0).text == "发方便面，好"
    reading.repair = False
    assert reading.rendition.block(0).text == "發泡麵,好"
    assert reading.original.block(0).text == "发方便面,好"
    reading.vocabulary, reading.repair = False, True
    assert reading.rendition is first


def test_the_reader_may_choose_what_becomes_of_pinyin() -> None:
    reading = read("業(yè)務(wù)")
    assert reading.rendition.block(0).text == "業(yè)務(wù)"
    reading.treatment = Treatment.RUBY
    assert reading.rendition.block(0).text == "業務"
    assert len(reading.rendition.block(0).spans) == 2
    reading.treatment = Treatment.STRIP
    assert reading.rendition.block(0).spans == ()
    reading.repair = False
    assert reading.rendition.block(0).text == "業(yè)務(wù)"


@pytest.mark.parametrize("view", View)
def test_a_place_survives_every_switch(view: View) -> None:
    reading = read("![]()", "发\u200b展方便面", "甲")
    place = Position(1, 3)
    for reading.view in (view, View.ORIGINAL):
        for reading.vocabulary in (True, False):
            for reading.repair in (True, False):
                spot = reading.rendition.spot(place)
                assert reading.rendition.block(1).text[spot.offset - 1 : spot.offset] in "展"
                assert reading.rendition.position(spot) == place


def headed(*rows: tuple[int, str]) -> Reading:
    return Reading(
        Article(tuple(Block(text, BlockKind.HEADING if level else BlockKind.PARAGRAPH, level) for level, text in rows))
    )


def test_sections_and_their_ranges() -> None:
    reading = headed((0, "丁"), (1, "发展"), (0, "甲"), (2, "软件"), (0, "乙"), (1, "结语"), (0, "丙"))
    assert [section.position.block for section in reading.sections] == [1, 3, 5]
    assert [section.level for section in reading.sections] == [1, 2, 1]
    assert reading.section_at(Position(0, 0)) is None
    assert [reading.section_at(Position(block, 0)) for block in range(1, 7)] == [0, 0, 1, 1, 2, 2]
    assert reading.section_range(0) == (Position(1, 0), Position(5, 0))
    assert reading.section_range(1) == (Position(3, 0), Position(5, 0))
    assert reading.section_range(2) == (Position(5, 0), Position(6, 1))


def test_progress() -> None:
    reading = read("甲" * 50, "", "乙" * 50)
    places = [(0, 0), (0, 25), (1, 0), (2, 25), (2, 50), (2, 99), (9, 0)]
    assert [reading.percent(Position(*place)) for place in places] == [0, 25, 50, 75, 100, 100, 100]


def test_length_leaves_out_what_repair_hides() -> None:
    reading = read("乾(qián)隆", "hello, 世界")
    assert reading.length == 6
    reading = read("乾(qián)隆", "hello, 世界", repair=False)
    assert reading.length == 6


class NoneYet:
    """The rest of an article, which does not come."""

    remarks = ()

    def load(self) -> None: ...

    def step(self) -> bool:
        return True


def test_pages_are_short_where_sections_may_still_be_found() -> None:
    article = Article((Block("第一章　渡口"), *(Block("江水漫過臺階，天沒有亮。" * 100) for _ in range(30))))
    reading = Reading(article, gradual=True, rest=NoneYet())
    longest = []
    for reading.rest in (NoneYet(), None):
        for _ in reading.survey():
            pass
        longest.append(max(sum(len(article.blocks[number].text) for number in page) for page in reading.pages))
    assert longest[0] < LONGEST / 3 < LONGEST / 2 < longest[1]


def test_a_long_article_has_pages() -> None:
    chapter = [(1, "第一章"), (0, "甲" * (LONGEST - 10))]
    reading = headed(*chapter, *chapter)
    assert list(reading.pages) == [range(2), range(2, 4)]
    assert list(headed(*chapter).pages) == [range(2)]


@pytest.mark.parametrize("texts", [[], [""], ["![]()"]])
def test_an_article_without_text(texts: list[str]) -> None:
    reading = read(*texts)
    for reading.view in View:
        assert reading.sections == ()
        assert reading.derived_title == ()
        assert reading.percent(reading.end) in (0, 100)
        assert reading.length == 0
        assert list(reading.pages) == [range(len(texts))]
        assert reading.section_at(reading.end) is None
        assert reading.rendition.spot(reading.end) == Spot(0, 0)
        reading.flip()
