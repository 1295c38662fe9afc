"""Sections of small whole documents: rows of text, and the outline that they should have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer import resources
from viewer.article.blocks import Block, BlockKind, Position, SourceRange, Span, SpanKind, Title
from viewer.article.headings import HeadingKind
from viewer.article.sections import Section, derived_title, find_sections
from viewer.text.conversion import convert
from viewer.text.rewrite import Replacement, Rewrite

# A paragraph without anything of a heading.
P = (
    "各地區、各部門要深入學習貫徹會議精神，結合實際認真抓好落實，確保各項任務落地見效，推動高質量發展取得新的更大成效，"
    "為全面建設現代化產業體系作出新的貢獻，並及時報告進展情況。"
)
GLOSS = re.compile(r"(?<=[\u4e00-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}\)")


def read_rows(text: str) -> list[Block]:
    """Blocks of a document written one paragraph a line; P stands for a paragraph of text."""
    return [Block(row.replace("P", P)) for row in text.strip("\n").splitlines()]


def without_glosses(blocks: Sequence[Block]) -> list[Rewrite]:
    return [
        Rewrite.apply(block.text, [Replacement(*m.span(), "") for m in GLOSS.finditer(block.text)]) for block in blocks
    ]


def words(title: Title, clean: Sequence[Rewrite]) -> str:
    """A title as the clean text has it."""
    return "".join(part if isinstance(part, str) else _cut(part, clean[part.block]) for part in title)


def _cut(part: SourceRange, rewrite: Rewrite) -> str:
    start, end = rewrite.alignment.forward_range(part.start, part.end)
    return rewrite.after[start:end]


def outline(blocks: Sequence[Block]) -> str:
    """The titles, one a line, indented by level, with a ~ before derived ones."""
    clean = without_glosses(blocks)
    return "\n".join(
        "  " * (section.level - 1) + "~ " * section.derived + words(section.title, clean)
        for section in find_sections(blocks, clean)
    )


def converted(blocks: Sequence[Block], config: str) -> list[Block]:
    return [Block(convert(block.text, config), block.kind, block.level) for block in blocks]


BUNDLED = """
來源
~ 導語：工業和信息化部…主持召開務虛會
~ 大家一致認為：“十五五”時期…
~ 李樂成指出：推進新型工業化…
~ 李樂成強調：2026年是“十五五”規劃開局之年
特別聲明
Notice
"""


def bundled_article() -> list[Block]:
    return read_rows(resources.path("articles/miit.txt").read_text(encoding="utf-8"))


def test_bundled_article() -> None:
    assert outline(bundled_article()) == BUNDLED.strip("\n")


def test_bundled_article_in_simplified() -> None:
    assert outline(converted(bundled_article(), "t2s")) == convert(BUNDLED.strip("\n"), "t2s")


def test_positions_are_in_the_source() -> None:
    blocks = bundled_article()
    section = find_sections(blocks, without_glosses(blocks))[3]
    assert section.position == Position(4, 0)
    assert section.kind is HeadingKind.SHORT
    assert [part if isinstance(part, str) else blocks[4].text[part.start : part.end] for part in section.title] == [
        "李樂成指出",
        "：",
        "推進(jìn)新型工業(yè)化",
        "…",
    ]


DOCUMENTS = {
    "law": (
        """
中華人民共和國某某法
目　　錄
第一章　總則
第二章　監督管理
第三章　附則
第一章　總則
第一條　為了規範標點符號用法，保障語言文字健康發展，制定本法。
第二條　在中華人民共和國境內從事活動，適用本法。
（一）國家機關；
（二）學校；
第二章　監督管理
第三條　國務院有關部門依照第一條規定的情形負責監督管理工作。
第三條規定的情形除外。
第三條之一　略。
第三章　附則
第四條　本法自2026年1月1日起施行。
""",
        """
目　　錄
第一章　總則
  第一條　為了規範標點符號用法…
  第二條　在中華人民共和國境內從事活動，適用本法
第二章　監督管理
  第三條　國務院有關部門依照第一條規定的情形負責監…
  第三條之一　略
第三章　附則
  第四條　本法自2026年1月1日起施行
""",
    ),
    "official notice": (
        """
關於印發《實施意見》的通知
各省、自治區、直轄市工業和信息化主管部門：
P
一、總體要求
（一）指導思想
P
（二）基本原則
堅持創新驅動。P
二、重點任務
（三）強化人才支撐。P
（四）加大政策支持。P
1. 財政支持
P
2. 稅收支持
P
三、保障措施
各地要報送以下材料：
1. 申請表
2. 營業執照
3. 身份證
附件：1.申請表
工業和信息化部
2025年12月7日
""",
        """
一、總體要求
  （一）指導思想
  （二）基本原則
二、重點任務
  （三）強化人才支撐
  （四）加大政策支持
    1. 財政支持
    2. 稅收支持
三、保障措施
附件：1.申請表
""",
    ),
    "numbers the other way round": (
        """
1. 背景
P
（一）國際
P
（二）國內
P
2. 對策
P
（一）政策
P
（二）人才
P
""",
        """
1. 背景
  （一）國際
  （二）國內
2. 對策
  （一）政策
  （二）人才
""",
    ),
    "Taiwan plan": (
        """
壹、前言
P
貳、計畫內容
一、計畫目標
P
二、執行策略
（一）人才培育
P
（二）產業升級
P
參、結語
P
""",
        """
壹、前言
貳、計畫內容
  一、計畫目標
  二、執行策略
    （一）人才培育
    （二）產業升級
參、結語
""",
    ),
    "clauses": (
        """
一、為辦理某某業務，特訂定本要點。
二、本要點所稱主管機關，為某某部。
三、申請人應備具下列文件，向主管機關申請，並繳納規費。
四、本要點自發布日施行。
""",
        """
一、為辦理某某業務，特訂定本要點
二、本要點所稱主管機關，為某某部
三、申請人應備具下列文件，向主管機關申請…
四、本要點自發布日施行
""",
    ),
    "civil code": (
        """
第一編　總則
第二章　人
第一節　自然人
第六條　人之權利能力，始於出生。
第二節　法人
第一款　通則
第二十五條　法人依法成立。
第二款　社團
第一目　設立
第四十五條　社團依特別法取得資格。
第二編　債
第一百五十三條　意思一致者，契約成立。
""",
        """
第一編　總則
  第二章　人
    第一節　自然人
      第六條　人之權利能力，始於出生
    第二節　法人
      第一款　通則
        第二十五條　法人依法成立
      第二款　社團
        第一目　設立
          第四十五條　社團依特別法取得資格
第二編　債
  第一百五十三條　意思一致者，契約成立
""",
    ),
    "novel": (
        """
紅樓夢
曹雪芹 著
第一回　甄士隱夢幻識通靈　賈雨村風塵懷閨秀
此開卷第一回也。P
“你怎麼來了？”
他笑道：
「好吧」
第二回
賈夫人仙逝揚州城　冷子興演說榮國府
P
第二回合他輸了。
一、二年級的學生都來了。
P
李紈說，天晚了。
第三回　托內兄如海酬訓教
第三回　托內兄如海酬訓教
P
後記
P
""",
        """
曹雪芹 著
第一回　甄士隱夢幻識通靈　賈雨村風塵懷閨秀
第二回 賈夫人仙逝揚州城　冷子興演說榮國府
第三回　托內兄如海酬訓教
後記
""",
    ),
    "web novel": (
        """
楔子
P
第一卷 風起
第一章 重逢
P
第二章 離別……
P
第二卷 雲湧
第三章 他是誰？
P
番外 一
P
""",
        """
楔子
第一卷 風起
  第一章 重逢
  第二章 離別……
第二卷 雲湧
  第三章 他是誰？
番外 一
""",
    ),
    "paper": (
        """
新型工業化的路徑研究
王小明
摘要：P
關鍵詞：工業化；製造業
1 引言
P
2 文獻綜述
2.1 國外研究
P
2.2 國內研究
P
3 研究方法
3.1 資料來源
P
3.14159 是圓周率的近似值。
P
4 結論
P
參考文獻
[1] 王小明. 新型工業化研究[J]. 2024.
1. 李四. 論文[J]. 2020.
附錄一 問卷
P
""",
        """
摘要
關鍵詞
1 引言
2 文獻綜述
  2.1 國外研究
  2.2 國內研究
3 研究方法
  3.1 資料來源
4 結論
參考文獻
附錄一 問卷
""",
    ),
    "headings that lead on by a colon": (
        """
第一章 緒論
P
注釋：
P
參考文獻:
P
""",
        """
第一章 緒論
注釋
參考文獻
""",
    ),
    "article with short headings": (
        """
工信部召開務虛會
來源：新華社
P
夯實產業基礎
P
P
提升創新能力
P
""",
        """
工信部召開務虛會
來源
夯實產業基礎
提升創新能力
""",
    ),
    "bylines": (
        """
春天的雨
作者：王小明
譯者：李四
一、立春
文／王小明
P
作者：王小明
二、雨水
特別聲明：轉載須經許可。
P
""",
        """
一、立春
  作者
二、雨水
特別聲明
""",
    ),
    "news without headings": (
        """
工信部召開務虛會
2025-12-07 10:30 來源：新華網
新華社北京12月7日電（記者 張三）工業和信息化部7日召開會議，部署明年工作。P
會議指出，要堅持穩中求進。P
國家發展改革委副主任李春臨在發佈會上表示，明年經濟將持續回升。P
他強調，要做好工作。
（責任編輯：李四）
""",
        """
工信部召開務虛會
來源
~ 導語：工業和信息化部7日召開會議
~ 會議指出：要堅持穩中求進
~ 國家發展改革委副主任李春臨表示：明年經濟將持續回…
責任編輯
""",
    ),
    "boxes": (
        """
【背景】
P
一、國際
P
二、國內
P
【對策】
P
一、政策
P
""",
        """
背景
  一、國際
  二、國內
對策
  一、政策
""",
    ),
    "drama": (
        """
第一幕
人物：周樸園
〔開幕時舞台全黑。〕
周樸園：你來了？
第二幕
周萍：是的。
""",
        """
第一幕
第二幕
""",
    ),
    "chapters that begin like other words": (
        """
第二十三回禰正平裸衣罵賊
P
第二十四回國賊行兇殺貴妃
P
第二十五回屯土山關公約三事
P
第二十五回家時下了雪
""",
        """
第二十三回禰正平裸衣罵賊
第二十四回國賊行兇殺貴妃
第二十五回屯土山關公約三事
""",
    ),
    "numbers alone over short paragraphs": (
        """
一
今天晚上，很好的月光。
我不見他，已是三十多年；今天見了，精神分外爽快。
二
P
三
黑漆漆的，不知是日是夜。
趙家的狗又叫起來了，獅子似的兇心，兔子的怯弱。
""",
        """
一
二
三
""",
    ),
    "a decision in a story": ("P\n知道在這以前就決定：今天晚上就要分手。\nP", ""),
    "numbers of a table": ("一\n張三\n二\n李四\n三\n王五\nP", ""),
    "titles over drawn rules": (
        """
狂人日記
------------
某君昆仲，今隱其名，皆余昔日在中學時良友；分隔多年，消息漸闕。
他走了
------------
第二天，他又回來了，這時候天已經大亮，街上也沒有人。
故鄉
============
P
""",
        """
狂人日記
故鄉
""",
    ),
    "last item of a sentence": (
        """
P
有下列原因之一並完成登記的，法人終止：
（二）法律規定的其他原因。
P
（一）法人章程規定的存續期間屆滿或者其他解散事由出現；
（二）法律規定的其他情形。
P
一、年滿二十歲，具有中華民國國籍，且未受監護宣告者。
二、具有專業證照。
P
（一）基本原則。各地區、各部門要堅持因地制宜、分類施策，穩妥有序推進各項工作，不搞一刀切。
（二）工作目標。
P
""",
        "（一）基本原則\n（二）工作目標。",
    ),
    "annotated works": (
        """
自序
P
注釋
①指江南水師學堂，作者十八歲到南京求學時就讀的學校，見《朝花夕拾》。
故鄉(1)
我冒了嚴寒，回到相隔二千餘里，別了二十餘年的故鄉去。
P
狂人日記⑴
某君昆仲，今隱其名，皆余昔日在中學時良友。
正傳〔1〕
第一章 序
P
第二章 優勝記略
P
""",
        """
自序
注釋
故鄉
狂人日記
正傳
  第一章 序
  第二章 優勝記略
""",
    ),
    "numbers in brackets": ("P\n練習(1)\nP\n練習(2)\nP\n練習(1)\nP", "練習(1)\n練習(2)\n練習(1)"),
    "annotated verse": ("靜夜思①\n李白②\n床前明月光③\n疑是地上霜\n舉頭望明月\n低頭思故鄉", ""),
    "verse": ("靜夜思\n李白\n床前明月光\n疑是地上霜\n舉頭望明月\n低頭思故鄉", ""),
    "list": ("買菜：\n一、蘋果\n二、香蕉\n三、西瓜", ""),
    "interview": ("記者：您怎麼看？\nP\n李樂成：我認為很好。\nP", ""),
    "essay": ("P\nP\nP", ""),
    "empty": ("", ""),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document(name: str) -> None:
    text, expected = DOCUMENTS[name]
    assert outline(read_rows(text)) == expected.strip("\n")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_in_simplified(name: str) -> None:
    text, expected = DOCUMENTS[name]
    assert outline(converted(read_rows(text), "t2s")) == convert(expected.strip("\n"), "t2s")


def test_markup_headings_keep_their_depth_without_gaps() -> None:
    blocks = [
        Block("標題", BlockKind.HEADING, 1),
        Block(P),
        Block("背景", BlockKind.HEADING, 2),
        Block("蘋果", BlockKind.LIST_ITEM, 1, marker="•"),
        Block("細節", BlockKind.HEADING, 4),
        Block(P),
        Block("短行"),
        Block(P),
        Block("結論", BlockKind.HEADING, 2),
    ]
    assert outline(blocks) == "標題\n  背景\n    細節\n  結論"


def test_bold_paragraphs_are_headings() -> None:
    strong = (Span(0, 4, SpanKind.STRONG),)
    blocks = [Block("研究背景", spans=strong), Block(P), Block("政策工具", spans=strong), Block(P)]
    assert outline(blocks) == "研究背景\n政策工具"
    assert outline([Block("01"), *blocks[:2], Block("02"), *blocks[2:]]).splitlines()[-1] == "政策工具"


def test_code_tables_and_quotes_have_no_headings() -> None:
    kinds = (BlockKind.CODE, BlockKind.TABLE_ROW, BlockKind.QUOTE, BlockKind.LIST_ITEM)
    assert outline([Block("第一章 總則", kind) for kind in kinds]) == ""


def test_hidden_blocks_are_looked_past() -> None:
    blocks = read_rows("P\n![]()\n夯實產業基礎\n![]()\nP\n提升創新能力\nP")
    assert [section.position.block for section in find_sections(blocks, without_glosses(blocks))] == [2, 5]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("  \n", ""),
        ("靜夜思\n床前明月光", "靜夜思"),
        ("來源：新華社\n12月7日，工業和信息化部召開會議，P", "工業和信息化部召開會議"),
        ("第一卷 風起\nP", "第一卷 風起"),
    ],
)
def test_derived_title(text: str, expected: str) -> None:
    blocks = read_rows(text)
    clean = without_glosses(blocks)
    assert words(derived_title(blocks, clean), clean) == expected


ROWS = """
第一章 總則
第一條　為了規範用字，制定本法。
一、總體要求
（一）指導思想
1. 目標
前言
習題
來源：新華社
## 背景
【背景】
李樂成指出，要加強領導。
“好。”
"""
rows = st.lists(st.sampled_from([*ROWS.splitlines(), P]), max_size=14)


@given(rows)
def test_outline_is_well_formed(texts: list[str]) -> None:
    blocks = [Block(text) for text in texts]
    sections = find_sections(blocks, without_glosses(blocks))
    assert [s.position for s in sections] == sorted({s.position for s in sections})
    levels = [0, *(s.level for s in sections)]
    assert all(1 <= after <= before + 1 for before, after in pairwise(levels))
    for part in _ranges(sections):
        assert 0 <= part.start < part.end <= len(blocks[part.block].text)


def _ranges(sections: Sequence[Section]) -> Iterator[SourceRange]:
    return (part for section in sections for part in section.title if isinstance(part, SourceRange))
