"""Sections of books as they really come: volumes, chapters named and numbered in every way, contents pages, notes."""

from __future__ import annotations

import pytest

from viewer.article.blocks import Article
from viewer.article.reading import Reading
from viewer.formats.plain import cut
from viewer.text.conversion import convert

PROSE = (
    "　　江水漫過臺階的時候，天還沒有亮，渡口的燈已經點起來了。船家把纜繩解開，又繫上，反覆了幾次，終於沒有走成。"
    "岸上的人都說，這一年的水比往年都大。"
)
TALK = "　　「第一章說的是什麼？」他問。\n　　「第二回我沒看。」她答道。"


def outline(text: str) -> list[tuple[int, str]]:
    """The levels and titles of the sections of a text."""
    reading = Reading(Article(cut(text)))
    return [(section.level, reading.rendition.title(section.title)) for section in reading.sections]


def book(*headings: str, body: str = f"{PROSE}\n{TALK}\n{PROSE}") -> str:
    return "".join(f"{heading}\n\n{body}\n\n" for heading in headings)


VOLUMES = (
    "秋水錄\n\n"
    + book("序", "楔子")
    + "".join(
        f"第{volume}卷　{name}\n\n" + book(*(f"第{chapter}章　{title}" for chapter, title in chapters))
        for volume, name, chapters in (
            ("一", "江湖", (("一", "渡口"), ("二", "夜雨"))),
            ("二", "廟堂", (("三", "入京"), ("四", "奏對"))),
        )
    )
    + book("番外　雪夜", "後記")
)
CLASSIC = book("引首", *(f"第{n}回　張天師祈禳瘟疫　洪太尉誤走妖魔" for n in ("一", "二", "三")))
LAW = (
    "中華人民共和國某某法\n\n"
    + "".join(
        f"第{part}編　{name}\n\n第{chapter}章　一般規定\n\n"
        + "".join(f"第{n}條　為了保護民事主體的合法權益，調整民事關係，根據憲法，制定本法。\n\n" for n in numbers)
        for part, name, chapter, numbers in (("一", "總則", "一", "一二三"), ("二", "物權", "二", "四五六"))
    )
    + "附則\n\n　　本法自公布之日起施行，此前的規定與本法不一致的，以本法為準，由有關機關負責解釋。\n"
)
TITLES = tuple(f"第{n}章　{title}" for n, title in zip("一二三四", ("渡口", "夜雨", "入京", "奏對"), strict=True))
CONTENTS = "秋水錄\n\n目錄\n\n" + "\n".join(TITLES) + "\n\n" + book(*TITLES)
WEB = "".join(
    f"第{n}章 {title}\n\n{PROSE}\n{TALK}\n{PROSE}\n\nPS：感謝各位書友的月票，明天加更。\n（本章完）\n\n"
    for n, title in ((123, "雨夜"), (124, "誰在門外？"), (125, "殺！"), (126, "第三個人（上）"))
)
CASES = {
    "volumes": (
        VOLUMES,
        [
            (1, "序"),
            (1, "楔子"),
            (1, "第一卷　江湖"),
            (2, "第一章　渡口"),
            (2, "第二章　夜雨"),
            (1, "第二卷　廟堂"),
            (2, "第三章　入京"),
            (2, "第四章　奏對"),
            (1, "番外　雪夜"),
            (1, "後記"),
        ],
    ),
    "classic": (CLASSIC, [(1, "引首"), *((1, f"第{n}回　張天師祈禳瘟疫　洪太尉誤走妖魔") for n in "一二三")]),
    "contents": (CONTENTS, [(1, "目錄"), *((1, title) for title in TITLES)]),
    "web": (WEB, [(1, "第123章 雨夜"), (1, "第124章 誰在門外？"), (1, "第125章 殺！"), (1, "第126章 第三個人（上）")]),
}


@pytest.mark.parametrize("script", ["", "t2s"])
@pytest.mark.parametrize("name", CASES)
def test_sections_of_a_book(name: str, script: str) -> None:
    text, expected = CASES[name]
    if script:
        text, expected = convert(text, script), [(level, convert(title, script)) for level, title in expected]
    assert outline(text) == expected


def test_a_law() -> None:
    found = outline(LAW)
    assert [entry for entry in found if entry[0] < 3] == [
        (1, "第一編　總則"),
        (2, "第一章　一般規定"),
        (1, "第二編　物權"),
        (2, "第二章　一般規定"),
        (1, "附則"),
    ]
    assert [title[:3] for level, title in found if level == 3] == [f"第{n}條" for n in "一二三四五六"]


def test_headings_look_like_headings_once_they_are_known() -> None:
    reading = Reading(Article(cut(VOLUMES)))
    blocks = reading.article.blocks
    number = next(n for n, block in enumerate(blocks) if block.text.startswith("第一章"))
    assert reading.rendition.block(number).level == 0
    assert reading.sections
    shown = reading.rendition.block(number)
    assert (shown.kind.value, shown.level, shown.text) == ("heading", 3, blocks[number].text)
    assert [b.kind.value for b in map(reading.rendition.block, range(number + 1, number + 4))] == ["paragraph"] * 3
