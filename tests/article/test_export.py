"""The whole article taken along: as text, as Markdown that reads back, as a web page; files are whole or not there."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer import resources
from viewer.article.blocks import Article, Block, BlockKind, Format, Metadata, Span, SpanKind
from viewer.article.clean import CleanText
from viewer.article.export import as_html, as_markdown, as_text
from viewer.article.reading import Reading
from viewer.article.rendition import Rendition
from viewer.formats import open_article, parse
from viewer.text.script import View

VOID = {"meta", "link", "br", "hr"}


NOTHING_STATED = Metadata()


def rendition(
    *blocks: Block, view: View = View.ORIGINAL, metadata: Metadata = NOTHING_STATED, name: str = ""
) -> Rendition:
    return Rendition(CleanText(Article(blocks, name, Format.MARKDOWN, metadata)), view)


@pytest.fixture(scope="module")
def bundled() -> Reading:
    return Reading(open_article(resources.path("articles/miit.txt")))


# Text


@pytest.mark.parametrize("text", ["", "甲\n\n　　乙\r\n丙", "\n\n甲\n"])
def test_a_plain_text_keeps_its_own_lines(text: str) -> None:
    assert "".join(as_text(Rendition(CleanText(parse(text.encode(), "a.txt"), repaired=False)))) == text


def test_anything_else_is_one_line_a_block() -> None:
    shown = rendition(
        Block("題", BlockKind.HEADING, 1),
        Block("甲\u2028乙"),
        Block("丙", BlockKind.LIST_ITEM, 2, marker="◦"),
        Block("", BlockKind.IMAGE),
        Block("x\ny", BlockKind.CODE),
        Block("", BlockKind.RULE),
    )
    assert "".join(as_text(shown)) == "題\n甲 乙\n  ◦ 丙\nx\ny\n———\n"


# Markdown


@pytest.mark.parametrize("view", View)
def test_the_bundled_article_is_read_back_from_markdown_as_shown(bundled: Reading, view: View) -> None:
    shown = bundled.shown_as(view)
    again = parse("".join(as_markdown(shown)).encode(), "a.md")
    texts = [shown.block(number).text for number in range(len(bundled.article.blocks))]
    assert [block.text for block in again.blocks] == [text for text in texts if text]
    assert again.metadata == bundled.article.metadata


# Web page


class _Page(HTMLParser):
    """Reads a page that has to be well-formed: every tag is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()
        assert not self.opened

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.opened:
            self.texts.append(data)


@pytest.mark.parametrize(
    ("view", "language", "words"),
    [
        (View.ORIGINAL, "zh-Hant-TW", "工業和信息化部"),
        (View.SIMPLIFIED, "zh-Hans-CN", "工业和信息化部"),
        (View.HONGKONG, "zh-Hant-HK", "工業和信息化部"),
    ],
)
def test_a_page_is_in_the_language_shown(bundled: Reading, view: View, language: str, words: str) -> None:
    text = "".join(as_html(bundled.shown_as(view)))
    page = _Page(text)
    assert ("html", {"lang": language}) in page.seen
    assert words in "".join(page.texts)
    assert not {"script", "img", "iframe"} & {tag for tag, _ in page.seen}
    assert "prefers-color-scheme: dark" in text


def test_a_page_has_the_formatting_and_what_is_stated() -> None:
    shown = rendition(
        Block("题", BlockKind.HEADING, 2),
        Block("粗体", spans=(Span(0, 1, SpanKind.STRONG),)),
        Block("甲", BlockKind.LIST_ITEM, 1, marker="•"),
        Block("乙", BlockKind.LIST_ITEM, 1, marker="•"),
        view=View.TAIWAN,
        metadata=Metadata("标题", 'A"B', address="https://e.org/?a=1&b=2"),
    )
    text = "".join(as_html(shown))
    assert "<title>標題</title>" in text
    assert '<meta name="author" content="A&quot;B">' in text
    assert '<link rel="canonical" href="https://e.org/?a=1&amp;b=2">' in text
    assert "<h2>題</h2>\n<p><strong>粗</strong>體</p>\n<ul><li>甲</li><li>乙</li></ul>\n" in text


def test_a_page_without_a_stated_title_is_named_after_its_file() -> None:
    assert "<title>文章</title>" in "".join(as_html(rendition(Block("甲"), name="文章.txt")))


def test_an_address_that_is_none_is_not_linked_to() -> None:
    assert "javascript" not in "".join(
        as_html(rendition(Block("甲"), metadata=Metadata(address="javascript:alert(1)")))
    )


signs = st.lists(st.sampled_from(["<", ">", "&", '"', "'", "</p>", "<script>", "]]>", "甲", "&lt;", "\n"])).map("".join)


@given(signs, st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.RULE]), signs, signs)
def test_everything_on_a_page_is_escaped(text: str, kind: BlockKind, title: str, name: str) -> None:
    shown = Rendition(
        CleanText(Article((Block(text, kind, 1, marker="•"),), name, metadata=Metadata(title)), repaired=False)
    )
    page = _Page("".join(as_html(shown)))
    assert not {"script"} & {tag for tag, _ in page.seen}
    assert text.replace("\n", "") in "".join(page.texts).replace("\n", "")
