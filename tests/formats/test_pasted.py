"""What was copied elsewhere becomes an article."""

from __future__ import annotations

import pytest

from viewer.article.blocks import Article, Block, BlockKind, Format, Metadata, SpanKind
from viewer.formats import CannotOpen, Reason, pasted

TEXT = "标题\n软件和互联网的发展。\n"


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


def html_reader(monkeypatch: pytest.MonkeyPatch, *blocks: str) -> list[bytes]:
    """A reader of HTML that finds `blocks`. Returns what it is given."""
    given: list[bytes] = []

    def parse(data: bytes, name: str) -> Article:
        given.append(data)
        if not blocks:
            raise CannotOpen(Reason.BINARY, name, "broken")
        return Article(tuple(map(Block, blocks)), name, Format.HTML, Metadata(title="标题"), encoding="utf-8")

    monkeypatch.setattr(pasted, "parse", parse)
    monkeypatch.setattr(pasted, "endings", lambda: (".txt", ".html"))
    return given


def test_a_text_is_cut_into_lines_and_has_no_encoding() -> None:
    article = pasted.read("剪贴板", TEXT.encode())
    assert texts(article) == ["标题", "软件和互联网的发展。"]
    assert (article.name, article.format, article.encoding) == ("剪贴板", Format.PLAIN, "")


def test_nothing_is_invented_and_what_is_stated_is_kept() -> None:
    assert pasted.read("剪贴板", TEXT.encode()).metadata == Metadata()
    assert pasted.read("剪贴板", "來源：新華社\n正文。".encode()).metadata == Metadata(source="新華社")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", "字\0字".encode(), b"\xff\xfe\xfd", "\ufeff字".encode()])
def test_any_bytes_are_a_text(data: bytes) -> None:
    shown = data.decode("utf-8", "replace").removeprefix("\ufeff")
    assert "".join(texts(pasted.read("剪贴板", data))) == shown


def test_html_is_taken_where_it_says_as_much(monkeypatch: pytest.MonkeyPatch) -> None:
    given = html_reader(monkeypatch, "标题", "软件和互联网的发展。")
    article = pasted.read("剪贴板", TEXT.encode(), b"<h1>")
    assert given == [b"<h1>"]
    assert (article.format, article.name, article.encoding) == (Format.HTML, "剪贴板", "")


@pytest.mark.parametrize("found", [("标题",), ("",), ()], ids=["part of it", "nothing", "broken"])
def test_html_that_says_less_is_left_for_the_text(monkeypatch: pytest.MonkeyPatch, found: tuple[str, ...]) -> None:
    html_reader(monkeypatch, *found)
    assert texts(pasted.read("剪贴板", TEXT.encode(), b"<h1>")) == ["标题", "软件和互联网的发展。"]


def test_html_without_a_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    html_reader(monkeypatch, "标题")
    assert texts(pasted.read("剪贴板", b"", b"<h1>")) == ["标题"]


def test_very_long_html_is_not_read_and_a_very_long_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    given = html_reader(monkeypatch, "标题", "软件和互联网的发展。")
    monkeypatch.setattr(pasted, "HTML_LIMIT", 10)
    assert pasted.read("剪贴板", TEXT.encode(), b"<h1>" * 10).format is Format.PLAIN
    assert given == []
    monkeypatch.setattr(pasted, "LIMIT", 10)
    with pytest.raises(CannotOpen) as error:
        pasted.read("剪贴板", TEXT.encode())
    assert error.value.reason is Reason.TOO_LARGE


def test_html_as_browsers_copy_it_keeps_its_marks() -> None:
    html = '<meta charset="utf-8"><h2>标题</h2><p>软件<b>和</b>互联网的<a href="https://a.org/">发展</a>。</p><ul><li>一</li></ul>'
    article = pasted.read("剪贴板", "标题\n软件和互联网的发展。\n• 一".encode(), html.encode())
    assert [(block.kind, block.text) for block in article.blocks] == [
        (BlockKind.HEADING, "标题"),
        (BlockKind.PARAGRAPH, "软件和互联网的发展。"),
        (BlockKind.LIST_ITEM, "一"),
    ]
    assert {span.kind for span in article.blocks[1].spans} == {SpanKind.STRONG, SpanKind.LINK}
    assert article.metadata == Metadata()


def test_what_a_reader_chose_is_not_cut_down_to_an_article() -> None:
    html = "<nav>首页 新闻 体育 财经 论坛 更多栏目请看这里</nav><article><p>正文。</p></article>"
    text = "首页 新闻 体育 财经 论坛 更多栏目请看这里\n正文。"
    assert "".join(texts(pasted.read("剪贴板", text.encode(), html.encode()))) == text.replace("\n", "")


def test_a_line_of_code_in_colours_is_a_line() -> None:
    article = pasted.read("剪贴板", b"x = 1", b'<span style="color:red">x</span> = 1')
    assert texts(article) == ["x = 1"]
