"""Pages that Word, WPS Writer and LibreOffice save."""

from __future__ import annotations

import pytest

from viewer.article.blocks import Article, BlockKind, SpanKind
from viewer.formats import parse

HEAD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><head><meta name=Generator content='Microsoft Word 15'>"
    "<!--[if gte mso 9]><xml><o:Author>李</o:Author></xml><![endif]--><style><!--\n"
    "p.MsoNormal {font-size:10.5pt} p.a {mso-style-name:公文标题; mso-outline-level:2}\n--></style></head><body>"
)
SPACER = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
P, H, L = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM


def read(body: str) -> Article:
    return parse(f"{HEAD}{body}</body></html>".encode(), "頁.htm")


def rows(body: str) -> list[tuple[BlockKind, int, str, str]]:
    return [(block.kind, block.level, block.marker, block.text) for block in read(body).blocks]


def item(label: str, level: int, text: str, name: str = "p") -> str:
    return (
        f"<{name} class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level{level} lfo1'>"
        f"<![if !supportLists]><span style='font-family:Wingdings'><span style='mso-list:Ignore'>{label}{SPACER}</span>"
        f"</span><![endif]>{text}<o:p></o:p></{name}>"
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p class=MsoTitle>報告<o:p></o:p></p><p class=MsoNormal>文<p class=MsoNormal><o:p>&nbsp;</o:p></p>",
         [(H, 1, "", "報告"), (P, 0, "", "文")]),
        ("<p class=a>節</p><p class=MsoNormal style='mso-outline-level:9'>條</p><p class=MsoHeading7>款</p>",
         [(H, 2, "", "節"), (H, 6, "", "條"), (H, 6, "", "款")]),
        (item("l", 1, "甲") + item("&#216;", 2, "乙") + item("1.", 1, "丙"),
         [(L, 1, "•", "甲"), (L, 2, "◦", "乙"), (L, 1, "1.", "丙")]),
        (item("（一）", 1, "甲") + item("2", 1, "章", "h1"), [(P, 0, "", "（一）甲"), (H, 1, "", "2 章")]),
        (f"<p style='margin-left:42.0pt;text-indent:-21.0pt'><span>n{SPACER}</span>甲</p>", [(L, 2, "◦", "甲")]),
        (f"<p>前<span>n{SPACER}</span>後</p>", [(P, 0, "", "前n\xa0\xa0 後")]),
        ("<p>文<a class=msocomanchor>[李1]</a>字</p><div style='mso-element:comment-list'>評</div>",
         [(P, 0, "", "文字")]),
        ("<p>文</p><div title='footer'><p><sdfield type=PAGE>1</sdfield></p></div>", [(P, 0, "", "文")]),
    ],
)  # fmt: skip
def test_blocks(body: str, expected: list[tuple[BlockKind, int, str, str]]) -> None:
    assert rows(body) == expected


@pytest.mark.parametrize(
    "mark",
    [
        "<a href='#_ftn1'><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a>",
        "<a class=sdfootnotesym href='#_ftn1'>[1]</a>",
    ],
)
def test_the_mark_of_a_note_is_raised(mark: str) -> None:
    (block,) = read(f"<p>文{mark}字</p>").blocks
    assert block.text == "文[1]字"
    assert {(s.start, s.end, s.kind) for s in block.spans} >= {(1, 4, SpanKind.SUPERSCRIPT)}


def test_characters_that_xml_has_not() -> None:
    numbered = item("\x031.", 1, "三\x04") + "<p>&#5;\U0010f8030四\x06\U0010f804五"
    article = read(f"<p>一\x01<a class=msocomanchor>[1]</a>二\x02</p>{numbered}")
    assert article.blocks[0].text.startswith("一")
    assert "\ufffd" in "".join(block.marker + block.text for block in article.blocks)


def test_a_first_paragraph_that_says_the_title_is_a_heading() -> None:
    body = "<p><br></p><p align=center><font size=6>報告</font></p><h1>一</h1><p>報告</p>"
    article = parse(f"{HEAD}{body}".replace("<style>", "<title>報告</title><style>").encode(), "頁.htm")
    assert [(block.kind, block.text) for block in article.blocks] == [(H, "報告"), (H, "一"), (P, "報告")]
