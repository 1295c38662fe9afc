"""Web pages: the article without what is around it, what it states about itself, encodings; and pages made to hurt."""

from __future__ import annotations

import random
from base64 import b64encode

import pytest

from viewer.article.blocks import Article, BlockKind, Caution, Format, Metadata, SpanKind
from viewer.formats import parse
from viewer.formats.errors import CannotOpen, Reason

BODY = "".join(
    f"<p>第{n}段的文字，說的是這一件事情，又說那一件事情，都說得很清楚，也說得很明白。</p>"
    for n in "一二三四五六七八九十"
)
MENU = "".join(f'<li><a href="/{n}.html">欄目{n}</a></li>' for n in range(30))
PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x06\x08\x02\0\0\0\x88\xf9\xb7\xa6"
    b"\0\0\0\x0cIDATx\x9cc\xf8\xff\xff?\x03\0\x08\xfc\x02\xfe\xa7\x9a\xa0\xa0\0\0\0\0IEND\xaeB`\x82"
)


def article(page: str | bytes) -> Article:
    return parse(page if isinstance(page, bytes) else page.encode(), "頁.html")


def text(page: str | bytes) -> str:
    """The paragraphs of a page; one too long to be one block is one all the same."""
    return "".join(("" if block.continues else "|") + block.text for block in article(page).blocks)[1:]


CLEAN = text(BODY)


@pytest.mark.parametrize(
    "page",
    [
        f"<nav>{MENU}</nav><article>{BODY}</article><footer>版權所有</footer>",
        f"<header><ul>{MENU}</ul></header><main>{BODY}</main><aside><p>相關的文章在這裡，請看一看，相關的文章在這裡，請看一看。</aside>",
        f"<div role=main>{BODY}<div class='share-buttons'>分享</div></div><div>側欄的文字</div>",
        f"<article>{BODY}</article><article><p>另一篇文章的開頭</p></article>",
        f"<div id=nav><ul>{MENU}</ul></div><div id=content>{BODY}</div><div id=foot>版權所有 粵ICP備0000</div>",
        f"<table><tr><td><ul>{MENU}</ul><td>{BODY}</table>",
        f"<form id=aspnet><div>{MENU}</div><div>{BODY}</div></form>",
        f"<main>{BODY}<div class=cookie-notice>本站使用 Cookie <button>同意</button></div></main>",
        f"{BODY}<div><p>We use cookies.</p><button>OK</button></div>",
        f"{BODY}<form><input name=q>搜尋</form>",
        f"<article>{BODY}<ul class='related-posts'>{MENU}</ul></article>",
        f"<div class=breadcrumb><a href=/>首頁</a> 新聞</div>{BODY}",
        f"<div class=way><a href=/>首页</a> &gt; <a href=/b>政策</a> &gt; 解读</div>{BODY}",
        f"{BODY}<div><h3>推荐阅读</h3><ul>{MENU}</ul></div>",
        f"{BODY}<h3>延伸閱讀</h3><ul>{MENU}</ul>",
        f"<article>{BODY}<section><h2>相关问题</h2><ul>{MENU}</ul></section></article>",
        f"{BODY}<p><a href=/1>上一篇</a> | <a href=/2>下一篇</a></p><div><a href=/v>投推荐票</a></div>",
        f"<p>字号：<a href=javascript:;>大</a> <a href=javascript:;>中</a> <a href=javascript:;>小</a></p>{BODY}",
        f"{BODY}<p>扫一扫在手机打开当前页</p><a href=index.htm>回首頁</a>",
        f"<a href=#main>跳到主要內容</a>{BODY}<div class=BtmShareWrap>分享這一篇</div>",
        f"{BODY}<div class=footer><a href=/a>关于我们</a> 版权所有 京ICP备05070218号</div>",
        f"{BODY}<footer><a href=/e>编辑此页</a>，昨日更新</footer>",
        f"<article>{BODY}<div class=tags><a href=/t>山城</a><a href=/u>散步</a></div></article>",
    ],
)
def test_menus_and_notices_are_no_part_of_the_article(page: str) -> None:
    assert text(f"<html><body>{page}</body></html>") == CLEAN


@pytest.mark.parametrize(
    "page",
    [
        "<h1>題</h1><div>日期</div><p>文<ul><li><a href=a.html>甲</a><li><a href=b.html>乙</a></ul><p>末",
        f"<h1>題</h1><div>{BODY}</div><p>作者：張三</p>",
        f"<ul>{''.join(f'<li><a href=#c{n}>第{n}章</a>' for n in range(30))}</ul><div>{BODY}</div>",
        f"<header><h1>題</h1><p>副題</p></header>{BODY}<footer>一九九八年於上海</footer>",
        f"<div class=comment>評語</div>{BODY}",
        f"<form>{BODY}</form>",
        "<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>",
        f"{BODY}<h3>大</h3><p>目录</p><p>喜欢</p><p>有人说：上一篇写得更好。</p>",
        f"{BODY}<h2>参考资料</h2><ol><li><a href=/1>甲書</a><li><a href=/2>乙書</a></ol>",
        f"{BODY}<h2>推荐</h2><p>这一本书，<a href=/b>那一本书</a>，都值得一读再读。</p>",
        f"{BODY}<blockquote><p>話<footer><a href=/q>某人</a></footer></blockquote><p>版权归作者所有。",
        f"{BODY}<div class=footnotes><ol><li><a href=/d>注文</a></ol></div><p class=copyright>版权 © 某人</p>",
        f"<p>甲 &gt; 乙</p>{BODY}<p>若 a &gt; b，則 b &lt; a。<a href=/p>證</a></p>",
    ],
)
def test_a_page_without_chrome_is_kept_whole(page: str) -> None:
    from viewer.formats.html_blocks import read_fragment

    assert text(page) == "|".join(block.text for block in read_fragment(page).blocks)


def test_a_heading_above_the_article_belongs_to_it_if_the_page_is_named_after_it() -> None:
    around = f"<header><h1>大國工業</h1><ul>{MENU}</ul></header><article>{BODY}</article>"
    assert text(f"<title>大國工業 - 某網</title>{around}") == f"大國工業|{CLEAN}"
    assert text(f"<title>某文 - 大國工業網</title>{around}") == CLEAN


def test_who_wrote_it_and_when_stands_between_a_heading_and_its_article() -> None:
    page = (
        f"<title>大國工業</title><ul>{MENU}</ul><div><div><h1>大國工業</h1></div>"
        "<p>2026-01-16 來源：新華社 字號：大 中</div>"
        f"<div><ul>{MENU}</ul><div>{BODY}</div></div>"
    )
    assert text(page) == f"大國工業|2026-01-16 來源：新華社 字號：大 中|{CLEAN}"
    assert article(page).metadata == Metadata(title="大國工業", source="新華社", date="2026-01-16")


def test_a_page_in_a_table_with_a_header_is_no_table() -> None:
    page = f"<table><tr><th>題</th></tr><tr><td>{BODY}</td></tr></table>"
    assert {block.kind for block in article(page).blocks} == {BlockKind.PARAGRAPH}


def portal(body: str, links: int = 12) -> str:
    """A page as portals made them in 2005: tables in tables, title and date in cells of their own."""
    marked = "".join(f"·<a href=/{n}.html>相關標題第{n}條</a><br>" for n in range(links))
    title = "<tr><td align=center><font size=5>大國工業</font></td></tr><tr><td>2005年03月16日09:12　某某晚報</td></tr>"
    return (
        "<center><table><tr><td><a href=/>首页</a>|<a href=/s>体育</a>|<a href=/f>财经</a></td></tr></table>"
        f"<table><tr><td><table><tr><td>頻道</td></tr><tr><td>{marked}</td></tr></table></td>"
        f"<td><table>{title}<tr><td>{body}</td></tr></table></td>"
        f"<td><table><tr><td>熱點</td></tr><tr><td><ul>{marked}</ul></td></tr></table></td></tr></table>"
        "<table><tr><td><a href=/a>关于我们</a> <a href=/b>联系方式</a> Copyright 2005</td></tr></table></center>"
    )


@pytest.mark.parametrize("count", [10, 4])
def test_lists_of_links_beside_an_article_in_tables_are_left_out(count: int) -> None:
    body = "".join(f"　　{line}<br><br>" for line in CLEAN.split("|")[:count])
    links = 12 if count == 10 else 6
    *head, rest = text(portal(body, links)).split("|", 2)
    assert head == ["大國工業", "2005年03月16日09:12　某某晚報"]
    assert rest == "|".join(CLEAN.split("|")[:count])


def test_attachments_beside_an_article_in_tables_belong_to_it() -> None:
    attached = "附件：<a href=/1.doc>甲表</a> <a href=/2.doc>乙表</a>"
    page = f"<table><tr><td>{BODY}</td></tr><tr><td>{attached}</td></tr></table>"
    assert text(page) == f"{CLEAN}|附件：甲表 乙表"


def test_a_page_of_links_with_a_few_words_about_them_keeps_its_links() -> None:
    page = f"<table><tr><td>{BODY[:120]}</td></tr><tr><td><ul>{MENU}</ul></td></tr></table>"
    assert text(page).count("欄目") == 30


def test_a_table_of_one_row_with_the_text_in_a_cell_is_no_table() -> None:
    page = f"<table><tr><td><a href=/1>甲</a></td><td>{BODY[:300]}</td><td><a href=/2>乙</a></td></tr></table>"
    assert {block.kind for block in article(page).blocks} == {BlockKind.PARAGRAPH}


def test_lists_in_each_other_are_not_looked_through_at_every_level() -> None:
    page = f"<a href=/>甲</a>{'<ul><li>字' * 300}{'<br>' * 30_000}{'</ul>' * 300}<p>末</p>"
    assert text(page).endswith("|末")


def test_a_page_that_a_script_would_show_is_shown() -> None:
    assert text(f"<body style='display:none'><div hidden>{BODY}</div><p hidden>x</p></body>") == CLEAN


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", Metadata()),
        ("<title>題</title>", Metadata(title="題")),
        ("<title>題 - 副題</title>", Metadata(title="題 - 副題")),
        ("<title>題_某網</title><meta property=og:site_name content=某網>", Metadata(title="題", source="某網")),
        ("<title>題 | 某網</title><meta property=og:title content=題>", Metadata(title="題")),
        ("<title>某網</title><meta property=og:site_name content=某網>", Metadata(title="某網", source="某網")),
        ("<title>題 - 某網</title><body><h1>題</h1>", Metadata(title="題")),
        ("<meta name=author content=' 張三 '><meta property=article:published_time content=2024-05-06T07:08:09+08:00>",
         Metadata(author="張三", date="2024-05-06")),
        ("<meta name=ArticleTitle content=題><meta name=PubDate content='2024-05-06 10:00'>"
         "<meta name=ContentSource content=新華社><meta name=SiteName content=某網>",
         Metadata(title="題", date="2024-05-06", source="新華社")),
        ("<meta property=article:author content='https://e.org/a'><link rel=canonical href='https://e.org/1'>",
         Metadata(address="https://e.org/1")),
        ("<link rel=canonical href='/1'><meta property=og:url content='https://e.org/1'>", Metadata(address="https://e.org/1")),
        ("<!-- saved from url=(0015)https://e.org/1 -->", Metadata(address="https://e.org/1")),
        ("<meta name=source content='javascript:x'><base href='file:///etc/'>", Metadata(source="javascript:x")),
        ('<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"題","author":'
         '[{"name":"張三"},{"name":"李四"}],"publisher":{"name":"某報"},"datePublished":"2024-05-06T01:02:03Z"}]}</script>',
         Metadata(title="題", author="張三、李四", source="某報", date="2024-05-06")),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script><title>題</title>", Metadata(title="題")),
        ("<body><p>來源：新華社　作者：李四</p>", Metadata(source="新華社", author="李四")),
        ("<body><p>2026年01月16日05:50 | 来源：<a href=/>人民网－人民日报</a> 字号：大 小</p>",
         Metadata(source="人民网－人民日报", date="2026年01月16日")),
        ("<meta name=author content=1001><meta name=source content='来源：人民网－人民日报 原创稿'>",
         Metadata(source="人民网－人民日报")),
        ("<meta name=firstpublishedtime content=2026-01-16-09:30:00>", Metadata(date="2026-01-16")),
        ("<body><span itemprop=datePublished>2026年1月16日</span><a rel='author nofollow' href=/m>阿明</a>",
         Metadata(date="2026年1月16日", author="阿明")),
        ("<body><a id=js_name>政務觀察</a><em id=publish_time>2026年1月16日 18:30</em>",
         Metadata(source="政務觀察", date="2026年1月16日 18:30")),
        ("<title>個資法-某庫</title><meta name=DC.Creator content=某庫>", Metadata(title="個資法", author="某庫")),
    ],
)  # fmt: skip
def test_metadata(head: str, expected: Metadata) -> None:
    assert article(head + "<p>文").metadata == expected


def test_links_lead_from_where_the_page_is() -> None:
    page = "<p><a href='2.html'>甲</a><a href='#x'>乙</a><a href='1.html#x'>丙</a>"
    (block,) = article(f"<link rel=canonical href='https://e.org/a/1.html'>{page}").blocks
    assert [span.value for span in block.spans if span.kind is SpanKind.LINK] == ["https://e.org/a/2.html", "#x", "#x"]


def test_links_of_a_page_with_a_broken_base_lead_from_where_the_page_is() -> None:
    (block,) = article("<link rel=canonical href='https://e.org/a/1.html'><base href='//['><p><a href=2>甲</a>").blocks
    assert [span.value for span in block.spans] == ["https://e.org/a/2"]


def test_pictures_in_the_page_are_carried_and_none_from_elsewhere() -> None:
    address = "data:image/png;base64," + b64encode(PNG).decode()
    page = article(
        f"<p>文</p><img src='{address}' alt=山><img src='{address}'>"
        "<img src=https://e.org/x.png alt=水><img src=/etc/passwd alt=火>"
        "<img src='data:image/png;base64,AAAA' alt=木><img src='data:image/svg+xml,<svg/>' alt=金>"
    )
    pictures = [(block.text, block.picture) for block in page.blocks if block.kind is BlockKind.IMAGE]
    assert pictures == [("山", "1"), ("", "1"), ("水", ""), ("火", ""), ("木", ""), ("金", "")]
    assert dict(page.pictures) == {"1": PNG}


def test_a_drawing_in_the_page_is_carried_as_a_file_of_its_own() -> None:
    page = article(
        "<p>文</p><svg width=60 height=50 viewBox='0 0 6 5' onload='x()'><linearGradient id=a></linearGradient>"
        "<script>x</script><rect fill='url(#a)' width=6 height=5 /></svg>"
    )
    assert [block.picture for block in page.blocks] == ["", "1"]
    drawn = page.pictures["1"]
    assert b'viewBox="0 0 6 5"' in drawn
    assert b"<linearGradient" in drawn
    assert b"onload" not in drawn
    assert b"script" not in drawn


SIMPLIFIED = "这是一篇简体中文的文章，说明我们对于这个问题的看法，大家都认为应该这样做。"
TRADITIONAL = "這是一篇繁體中文的文章，說明我們對於這個問題的看法，大家都認為應該這樣做。"


@pytest.mark.parametrize(
    ("body", "encoding", "declared", "read"),
    [
        (SIMPLIFIED, "gb18030", "gb2312", "gb18030"),
        (SIMPLIFIED, "gb18030", "utf-8", "gb18030"),
        (SIMPLIFIED, "gb18030", "big5", "gb18030"),
        (SIMPLIFIED, "gb18030", "iso-8859-1", "gb18030"),
        (TRADITIONAL, "big5", "gb2312", "cp950"),
        (TRADITIONAL, "big5", "big5", "cp950"),
        (TRADITIONAL, "utf-8", "big5", "utf-8"),
        (TRADITIONAL, "utf-8-sig", "big5", "utf-8"),
        (TRADITIONAL, "utf-16", "gb2312", "utf-16-le"),
        (TRADITIONAL, "utf-8", "no-such", "utf-8"),
        (TRADITIONAL, "utf-8", "utf-16", "utf-8"),
        ("肯雷同。巨屏頻循撫，真祠示眷蒙。歡聲逢", "big5", "iso-8859-1", "cp950"),
        ("蘭陔愴隕霜。遐年畀東榻，流慶羨停儲。弔者九皋唳，幽夫百歲居。", "big5", "gbk", "cp950"),
        ("Привет, мир", "koi8-r", "koi8-r", "koi8-r"),
        ("Déjà vu — c’est fini", "cp1252", "iso-8859-1", "cp1252"),
        ("日本語のページです。ようこそ。", "cp932", "Shift_JIS", "cp932"),
    ],
)
def test_the_declared_encoding_is_believed_unless_it_lies(body: str, encoding: str, declared: str, read: str) -> None:
    for head in (
        f"<meta charset={declared}>",
        f"<meta http-equiv=Content-Type content='text/html; charset={declared}'>",
    ):
        page = article(f"{head}<p>{body}</p>".encode(encoding))
        assert (page.blocks[0].text, page.encoding, page.remarks) == (body, read, ())


@pytest.mark.parametrize(
    ("body", "encoding", "declared", "read"),
    [
        ("惆悵南樓遙夜。記翠箔張燈，枕肩歌罷。又入", "big5", "shift_jis", "cp950"),
        ("冀州，兵势正盛，袁氏兄弟不久必为操擒，救", "gb18030", "shift_jis", "gb18030"),
        ("潇湘。星宫之君醉琼浆，羽人稀少不在旁。似", "gb18030", "euc-kr", "gb18030"),
        ("本无郎。风波不信菱枝弱，月露谁教桂叶香。", "gb18030", "windows-1251", "gb18030"),
        ("日本語のページです。ようこそ。", "cp932", "shift_jis", "cp932"),
        ("한국어 문장입니다. 반갑습니다", "cp949", "euc-kr", "cp949"),
        ("Привет, мир", "cp1251", "windows-1251", "cp1251"),
    ],
)
def test_a_declaration_that_lies_of_a_page_that_is_cut_off(body: str, encoding: str, declared: str, read: str) -> None:
    written = f"<meta charset={declared}><p>{body}".encode(encoding)
    wide = encoding != "cp1251"
    page = article(written[: len(written) - wide])
    assert (page.blocks[0].text.rstrip("\ufffd"), page.encoding) == (body[: len(body) - wide], read)


def test_what_a_page_is() -> None:
    page = article("<p>文")
    assert (page.format, page.name, page.encoding, page.remarks) == (Format.HTML, "頁.html", "utf-8", ())
    assert article("") == article("  ")._replace(metadata=Metadata())
    assert parse("<p>甲<br/>乙".encode(), "a.XHTML").blocks[0].text == "甲\u2028乙"


def test_a_program_is_no_page() -> None:
    with pytest.raises(CannotOpen) as caught:
        article(b"\x7fELF" + bytes(1000))
    assert caught.value.reason is Reason.NO_DOCUMENT


@pytest.mark.parametrize(
    "page",
    [
        "<p>前</p>" + "<div>" * 100_000 + "深" + "</div>" * 100_000 + "<p>後</p>",
        "<p>前</p>" + "<ul><li>" * 30_000 + "深" + "</ul>" * 30_000 + "<p>後</p>",
        "<p>前</p>" + "<h1>" * 30_000 + "<blockquote>" * 30_000 + "<p>深</p><p>後</p>",
    ],
)
def test_nesting_too_deep_is_said_and_nothing_is_lost(page: str) -> None:
    read = article(page)
    assert [block.text for block in read.blocks] == ["前", "深", "後"]
    assert [remark.caution for remark in read.remarks] == [Caution.NESTED_TOO_DEEP]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p " + " ".join(f"a{n}='<'" for n in range(100_000)) + ">文</p>", "文"),
        ("<b>" * 1900 + "文<p>字" * 300, "文" + "|字文" * 299 + "|字"),
        ("<ruby>" * 1000 + "文<rt>x" * 3, "文"),
        ("&" * 100_000, "&" * 100_000),
        ("<br>" * 100_000 + "文", "文"),
        ("<!--" * 100_000, ""),
        ("<p>文" + "</x>" * 100_000, "文"),
        ("<div>" * 3000 + "文" + "<x" * 100_000, "文"),
    ],
)
def test_pages_made_to_hurt(page: str, expected: str) -> None:
    assert text(page).replace("&|&", "&&") == expected  # a paragraph as long as that is cut


def test_damaged_pages_are_read_or_refused() -> None:
    parts = f"<h1>題</h1>{BODY}<ul>{MENU}</ul><table><tr><th>甲<td>乙</table>"
    source = f"<title>題</title><meta charset=gbk><main>{parts}</main>".encode()
    chance = random.Random(4)
    for _ in range(150):
        data = bytearray(source)
        for _ in range(chance.randint(1, 6)):
            start = chance.randrange(len(data))
            data[start : start + chance.choice((0, 1, 1, 50, 800))] = chance.randbytes(chance.choice((0, 1, 1, 5)))
        try:
            read = article(bytes(data))
        except CannotOpen:
            continue
        assert all(0 <= s.start < s.end <= len(b.text) for b in read.blocks for s in b.spans)
