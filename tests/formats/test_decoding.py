"""Decoding: generated samples in the encodings people have, and bytes that nobody meant to be text."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.formats.decoding import Decoded, decode

SIMPLIFIED = (
    "清晨的菜市场已经热闹起来。卖豆腐的老王把木板擦得干干净净，一边招呼客人，一边跟隔壁的李婶聊昨晚的雨。"
    "“今年的春笋来得早，”他说，“再过两个星期就不新鲜了。”孩子们背着书包从摊位中间跑过，鞋底溅起一串水花。",
    "会议指出，要统筹推进城乡基础设施建设，完善公共服务体系，提高资源配置效率。各地区、各部门应当结合实际，"
    "制定具体实施办法，并于年底前报送有关情况。对工作不力、进展缓慢的单位，将予以通报批评。",
    "这个函数接收两个参数：第一个是待排序的数组，第二个是比较规则。如果没有给出比较规则，就按照字典顺序排列。"
    "需要注意的是，原数组不会被修改，返回的是一个新的数组；当数据量很大时，请考虑内存的开销。",
    "他站在窗前，望着远处灰蒙蒙的山影，心里想起许多年前的那个冬天。那时候父亲还在，炉子里的火烧得正旺，"
    "屋子里弥漫着烤红薯的香味……如今一切都变了，只有那只旧钟还在墙上滴答作响。",
)

TRADITIONAL = (
    "那年夏天，外婆家的院子裡開滿了茉莉花。傍晚時分，鄰居們搬出竹椅，搖著扇子談天說地；我們幾個孩子圍著老榕樹"
    "捉迷藏，直到母親喊「回家吃飯了！」才依依不捨地散去。後來我離開了小鎮，卻總在夢裡聞到那股淡淡的香氣。",
    "本辦法所稱主管機關：在中央為環境部；在直轄市為直轄市政府；在縣（市）為縣（市）政府。申請人應於期限內檢附"
    "相關文件，逾期未補正者，得駁回其申請。前項規定，於依法令負有申報義務之事業準用之。",
    "記者昨日走訪多個屋苑，發現不少居民對新的垃圾收費安排仍不清楚。有業主表示，希望當局加強宣傳，並延長過渡期；"
    "管理公司則認為，最大的困難是人手不足。立法會議員要求政府盡快交代檢討結果。",
    "子曰：「學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？人不知而不慍，不亦君子乎？」曾子曰：「吾日三省吾身："
    "為人謀而不忠乎？與朋友交而不信乎？傳不習乎？」",
)

_ASCII = (" Python 3.11 ", "2024-05-17", " GDP +5.2% ", "(see Table 3)", " https://example.org/a?b=1 ", "\n", "\r\n")


@dataclass(frozen=True, slots=True)
class Sample:
    """`data` is `text` in `encoding`, complete or cut at any byte."""

    text: str
    encoding: str
    data: bytes
    truncated: bool


def samples(count: int, seed: int) -> Iterator[Sample]:
    """`count` samples of 20–2,000 characters for each encoding, half of them cut short."""
    generator = random.Random(seed)
    encodings = {
        "utf-8": SIMPLIFIED + TRADITIONAL,
        "utf-8-sig": SIMPLIFIED + TRADITIONAL,
        "utf-16": SIMPLIFIED + TRADITIONAL,
        "utf-16-le": SIMPLIFIED + TRADITIONAL,
        "utf-16-be": SIMPLIFIED + TRADITIONAL,
        "gb2312": SIMPLIFIED,
        "gbk": SIMPLIFIED + TRADITIONAL,
        "gb18030": SIMPLIFIED + TRADITIONAL,
        "big5": TRADITIONAL,
        "cp950": TRADITIONAL,
        "big5hkscs": TRADITIONAL,
    }
    for encoding, paragraphs in encodings.items():
        for number in range(count):
            yield _sample(generator, paragraphs, encoding, truncated=number % 2 == 1)


def _sample(generator: random.Random, paragraphs: tuple[str, ...], encoding: str, *, truncated: bool) -> Sample:
    length = int(20 * 100 ** generator.random())
    ascii_share = generator.choice((0.0, generator.random() / 2))
    text = _compose(generator, paragraphs, length, ascii_share).encode(encoding, "ignore")
    data = text[: generator.randrange(2 * len(text) // 3, len(text))] if truncated else text
    return Sample(text.decode(encoding), encoding, data, truncated)


def _compose(generator: random.Random, paragraphs: tuple[str, ...], length: int, ascii_share: float) -> str:
    """Clauses from anywhere in the paragraphs, with ASCII between them in about the share asked for."""
    text, narrow = "", 0
    while len(text) < length:
        if narrow < ascii_share * len(text):
            piece = generator.choice(_ASCII)
            narrow += len(piece)
        else:
            paragraph = generator.choice(paragraphs)
            start = generator.randrange(len(paragraph) - 10)
            piece = paragraph[start : start + generator.randrange(5, 60)]
        text += piece
    return text[:length]


def _is_right(sample: Sample) -> bool:
    """Whether the text comes back; a character cut in the middle at the end may be left as one U+FFFD."""
    decoded = decode(sample.data)
    if not sample.truncated:
        return decoded.text == sample.text and decoded.replaced == 0
    complete = sample.data.decode(sample.encoding, "ignore")
    return decoded.text.removesuffix("\ufffd") == complete and decoded.replaced <= 1


@pytest.mark.parametrize("seed", [1, 2])
def test_generated_samples_come_back(seed: int) -> None:
    everything = list(samples(60, seed))
    wrong = [(sample.encoding, len(sample.data)) for sample in everything if not _is_right(sample)]
    assert len(wrong) <= len(everything) * 0.01, wrong


@pytest.mark.parametrize("encoding", ["gb18030", "cp950", "utf-16-le", "utf-16-be"])
def test_short_real_lines_come_back(encoding: str, data: Callable[[str], list[dict[str, Any]]]) -> None:
    kinds = ("conversion_cases", "heading_cases", "gloss_cases", "punctuation_cases")
    texts = {value for kind in kinds for row in data(kind) for value in row.values() if isinstance(value, str)}
    encodable = [text for text in texts if _han(text) >= 8 and text.encode(encoding, "ignore").decode(encoding) == text]
    wrong = [text for text in encodable if decode(text.encode(encoding)).text != text]
    assert len(encodable) > 100
    assert len(wrong) <= len(encodable) * 0.01, wrong


def _han(text: str) -> int:
    return sum("\u4e00" <= character <= "\u9fff" for character in text)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", Decoded("", "utf-8")),
        (b"plain ASCII", Decoded("plain ASCII", "utf-8")),
        ("\ufeff漢字".encode(), Decoded("漢字", "utf-8")),
        ("漢字".encode("utf-16"), Decoded("漢字", "utf-16-le")),
        (b"\xfe\xff" + "漢字".encode("utf-16-be"), Decoded("漢字", "utf-16-be")),
        ("漢字".encode("utf-32"), Decoded("漢字", "utf-32-le")),
        (b"\x00\x00\xfe\xff" + "漢字".encode("utf-32-be"), Decoded("漢字", "utf-32-be")),
        ("\ufeff漢字".encode("gb18030"), Decoded("漢字", "gb18030")),
        ("一個\ufffd是原有的".encode(), Decoded("一個\ufffd是原有的", "utf-8")),
        ("漢字漢字漢字".encode() + b"\xe6\xbc", Decoded("漢字漢字漢字\ufffd", "utf-8", 1)),
        (
            "這一行是好的".encode() + b"\xff" + "那一行也是好的".encode(),
            Decoded("這一行是好的\ufffd那一行也是好的", "utf-8", 1),
        ),
        ("漢字漢字漢字".encode() + b"\xed\xa0\x80", Decoded("漢字漢字漢字\ufffd", "utf-8", 1)),
        (b"\xff\xfe" + "漢".encode("utf-16-le") + b"\x00\xd8", Decoded("漢\ufffd", "utf-16-le", 1)),
    ],
)
def test_marks_and_damage(data: bytes, expected: Decoded) -> None:
    assert decode(data) == expected


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。", "shift_jis"),
        ("吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。", "euc_jp"),
        ("모든 국민은 인간으로서의 존엄과 가치를 가지며, 행복을 추구할 권리를 가진다.", "cp949"),
        ("Все люди рождаются свободными и равными в своём достоинстве и правах.", "cp1251"),
        ("Tous les êtres humains naissent libres et égaux en dignité et en droits.", "cp1252"),
        ("昭和四十五年東京都港区芝公園一丁目二番三号株式会社山田製作所の代表取締役社長", "cp932"),
        ("大韓民國은 民主共和國이다. 大韓民國의 主權은 國民에게 있고", "cp949"),
    ],
)
def test_other_languages_are_not_taken_for_chinese(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_hong_kong_characters_are_read_as_hong_kong_big5() -> None:
    text = "佢哋喺嗰度食嘢，冇人話唔啱。我哋返到屋企先知道件事係咁樣。"
    assert decode(text.encode("big5hkscs")) == Decoded(text, "big5hkscs")


def test_what_etens_system_put_into_big5_is_read_as_it_was_meant() -> None:
    text = "本案爭點有二：①時效，②賠償範圍；日文招牌寫著「ひらがな」。"
    assert decode(text.encode("big5hkscs")) == Decoded(text, "big5hkscs")


@pytest.mark.parametrize("text", ["搖著扇子談天嘅時", "搖著扇子談天，嗰間屋企", "我鍾意嗰本書"])
def test_a_hong_kong_text_may_end_in_the_middle_of_a_character(text: str) -> None:
    decoded = decode(text.encode("big5hkscs")[:-1])
    assert (decoded.text, decoded.encoding) == (f"{text[:-1]}\ufffd", "big5hkscs")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("人？”衡曰：“愿闻。”操曰：“荀彧、荀攸、郭嘉、程", "gb18030"),
        ("F6:從指定 Y 值估計嚟 Y 值之平方", "big5hkscs"),
    ],
)
def test_short_chinese_is_not_taken_for_another_language(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)[:-1]).encoding == encoding


def test_microsofts_big5_is_read_as_such() -> None:
    text = "恒生銀行的碁盤裏面有銹，牆上掛著一張舊照片，大家都說很好看。"
    assert decode(text.encode("cp950")) == Decoded(text, "cp950")


def test_a_chinese_file_that_begins_with_much_ascii_is_still_chinese() -> None:
    text = "x = 1\n" * 20_000 + "這個檔案的後面才有中文，前面都是程式。"
    assert decode(text.encode("cp950")).text == text


def test_mixed_encodings_keep_what_can_be_read() -> None:
    decoded = decode("前面的很多文字都是用一種編碼寫的，後面才不是。\n".encode() * 5 + "混在一起".encode("gbk"))
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith("前面的很多文字")
    assert decoded.replaced > 0


@given(st.binary())
def test_any_bytes_become_text_without_lone_surrogates(data: bytes) -> None:
    decoded = decode(data)
    decoded.text.encode("utf-8")
    assert decoded.replaced <= decoded.text.count("\ufffd")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_is_exact(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


def test_the_encoding_given_is_the_one_used() -> None:
    assert decode("漢字".encode("gbk"), "GBK") == Decoded("漢字", "gbk")
    assert decode("\ufeff漢字".encode(), "utf-8").text == "漢字"
    assert decode(b"\xff", "ascii") == Decoded("\ufffd", "ascii", 1)


@pytest.mark.parametrize("encoding", ["", "no such", "rot13", "base64", "idna", "utf\x00-8", "漢字"])
def test_an_encoding_that_is_none_of_text_is_refused(encoding: str) -> None:
    with pytest.raises(LookupError):
        decode(b"\xff", encoding)


@pytest.mark.parametrize(
    ("decoded", "remarks"),
    [
        (Decoded("漢", "utf-8"), ()),
        (Decoded("\ufffd", "utf-8", 1), ("Characters that could not be read as UTF-8: 1. Each is shown as \ufffd.",)),
        (Decoded("…", "cp950", 1200), ("Characters that could not be read as Big5: 1,200. Each is shown as \ufffd.",)),
    ],
)
def test_remarks_say_what_was_lost(decoded: Decoded, remarks: tuple[str, ...]) -> None:
    assert tuple(map(str, decoded.remarks)) == remarks


def test_utf_8_plain_text_imports_neither_chardet_nor_markdown() -> None:
    program = (
        "import json, sys; from viewer.formats import parse; parse('漢字'.encode(), 'a.txt');"
        "print(json.dumps([name for name in ('chardet', 'markdown_it', 'PySide6') if name in sys.modules]))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert json.loads(result.stdout) == []
