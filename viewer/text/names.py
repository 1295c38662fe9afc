"""Where a character of a Simplified text stands as a surname, and which names keep a Traditional character.

What stands around a name tells of it: a title or a word for kin after it, a verb of speech, other names in its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from viewer.text.patterns import compile_in_steps, pattern

TITLES = (
    "先生|女士|小姐|太太|夫人|老师|教授|博士|院士|医生|大夫|护士|律师|法官|警官|记者|编辑|主编|主任|主席|主播|书记|部长|省长|市长"
    "|县长|区长|镇长|村长|乡长|局长|处长|科长|厅长|司长|所长|院长|校长|厂长|行长|会长|社长|团长|师长|军长|连长|排长|班长|队长"
    "|馆长|店长|董事|总裁|总理|经理|总统|总监|老板|掌柜|师傅|同学|同志|将军|元帅|司令|参谋|委员|议员|代表|导演|教练|姑娘|大人"
    "|员外|老爷|公子|相公|官人|大娘|大妈|大爷|大叔|大哥|大姐|大婶|大嫂|大伯|阿姨|叔叔|伯伯|伯母|奶奶|爷爷|婶婶|嫂子|姑姑|舅舅"
    "|老汉|老伯|老太|老弟|老兄|老先生|小弟|小妹|师父|师母|师兄|师姐|师弟|师妹|学长|学姐|学弟|学妹|哥|姐|某|氏"
    "|[医药厨技牧禅法]师|[护会律工设分]?[理计程析筑]师|检察官|秘书|组长|股长|队员|选手|球员|店员|站长|机长|船长|司长|董(?!事会)"
    "|总(?![是有要会能在体共数额量结之])|[男女](?=[涉被称遭酒坦供报向持因])|嫌(?=[落供犯涉被到])"
)
_SAYS = "[说道](?=[：:，,“「])|表示|认为|指出|介绍|告诉|强调|坦言|笑道|问道"
_OFFICES = (
    "同学|同事|同桌|室友|朋友|邻居|队长|队员|学生|店主|司机|经纪人|表[姐妹哥弟]|选手|球员|歌手|演员|民警|妻子|丈夫|儿子|女儿|被告人?|原告|证人|嫌疑人|网友|助理|法官|护士"
    "|记者|教授|老师|主席|主任|部长|市长|局长|院长|校长|经理|总裁|导演|作家|诗人|画家|学者|将军|医生|律师|名叫|姓|姓名"
    "|老|小|阿|[我他她人]叫|叫做|名字[叫是]|[遇碰]见"
)
_NO_NAMES = tuple(
    f"{first}{second}"
    for first, seconds in {
        "党": "委代员组政中校支内的",
        "干": "部事",
        "丑": "角",
        "谷": "物",
        "钟": "表",
        "台": "长上",
        "后": "果来面续期勤代天者",
    }.items()
    for second in seconds
)
"""Characters that are surnames, with what makes a word of them."""
_BEFORE_NAMES = tuple("和与及由是请让给被把叫")
_BEFORE_OTHER_NAMES = tuple("归向对跟同找问替为派聘邀选约陪随")
_NAME_MARKS = "、，,；;"
_ROW_BEFORE = pattern("姓?(?:[一-龥]、){0,6}$")
_ROW_AFTER = pattern("(?:、[一-龥](?![一-龥])){0,6}(?:、[一-龥](?=等|[两二三四五六七八九十几诸各]?[位人家姓氏]))?")
"""Single characters with enumeration commas between them, as surnames stand in a row."""
_PERSONS = pattern("(?:等|[两二三四五六七八九十几诸各])?(?:[位人家姓名氏将君]|先生|女士|同[志学])")
"""What stands after a row of persons."""
_NAME_BEFORE = pattern("(?:^|[^一-龥])([一-龥])[一-龥]{1,2}[和与跟]$")
_NAME_AFTER = pattern("[一-龥]{1,2}[和与跟]([一-龥])[一-龥]{1,2}")
_GIVEN = pattern(
    "[伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞刚桂英华玉萍红玲芬燕彬鹏辉梅飞峰琴凤建国志文晓春雪俊浩宇轩欣怡婷慧佳嘉颖莉蓉琳洁倩"
    "薇瑞祥林森斌健宏福德贵荣昌庆亮波宁康永兴振海立新民东梓涵豪思远诗雨梦瑶淑贞惠兰珍莲龙淼晨曦旭阳昊泽诚博翔凯帆鑫]{2}"
    "|[娜倩婷莉娟磊鑫琳斌艳霞萍蕾薇妮琪瑶雯](?![莹琅红丽光])"
)
"""Given names: two of the characters that they are made of, or one that is hardly used for anything else."""


_FAMILY = "[一二三四五六七八九]?[哥姐叔伯爷婶娘](?!们)"
_TITLED = pattern(f"[一-鿿]{{0,2}}?(?:{TITLES})|[一-鿿]{{1,2}}(?:{_SAYS})|{_FAMILY}")
"""What stands after a name."""
_LISTED = pattern(f"[一-鿿]{{1,2}}(?:[{_NAME_MARKS}]|等|$)")
"""What stands after one in a list."""
_OFFICE = pattern(f"(?:{_OFFICES})$")
"""What stands before a name."""
_FAMILIAR = pattern(f"(?:^|[^一-鿿]|[{''.join(_BEFORE_NAMES)}])[老小阿]$")
"""What stands before a surname among friends: 老涂, 小余, 阿范."""
_HARDLY_OTHERWISE = frozenset("涂范姜岳游")
"""Surnames that hardly any word begins with after these."""
_GOES_ON = frozenset("又也都就还不没再很真说去来在有要想给把被跟对从看听问笑走坐拿打改抹喝吃玩这那是家")
"""What goes on after one."""
_CALLED = pattern(f"[一-鿿]{{1,2}}(?:[^一-鿿]|{_SAYS}|$)|{TITLES}|[^一-鿿]|$")
"""What stands after one that an office stands before."""


def loading() -> Iterator[None]:
    """Compile in steps what tells a name: at once it takes 25 ms."""
    yield from compile_in_steps(globals())


def is_name(text: str, index: int, *, alone: bool = False) -> bool:
    """Whether the character at `index` stands as a surname does: before a title, after one, or in a list of names.

    `alone` is whether no word holds it; then less tells of a name.
    """
    if text[index : index + 2] in _NO_NAMES:
        return False
    before, after = text[max(index - 3, 0) : index], text[index + 1 : index + 8]
    if "姓" in (before[-1:], after[:1]) and before[-2:] not in ("百姓", "老百姓", "同姓", "异姓"):
        return True
    if _begins_name(text[index], before) and _TITLED.match(after):
        return True
    if after[:1] == "某" and text[index] != "于" and before[-1:] not in tuple("其多剩业"):
        return True
    if _OFFICE.search(before) and not (text[index] == "于" and before[-1] in "小老") and _CALLED.match(after):
        return True
    if (alone or not before or _OFFICE.search(before)) and _GIVEN.match(after):
        return True
    if _is_among_surnames(text, index) or (alone and _is_beside_name(text, index)):
        return True
    if (alone or text[index] in _HARDLY_OTHERWISE) and text[index] != "云" and _is_among_friends(before, after):
        return True
    return before[-1:] == "、" and bool(_LISTED.match(after)) and _lists_names(text, index)


def _is_among_friends(before: str, after: str) -> bool:
    """Whether 老, 小 or 阿 makes a name of what stands between: 老涂又, 小余说."""
    return _FAMILIAR.search(before) is not None and after[:1] in _GOES_ON


def _begins_name(surname: str, before: str) -> bool:
    """Whether a name may begin after `before`."""
    if not before or not ("一" <= before[-1] <= "鿿") or before[-1] in _BEFORE_NAMES:
        return True
    return surname != "于" and before[-1] in _BEFORE_OTHER_NAMES


def _lists_names(text: str, index: int) -> bool:
    """Whether what stands before `index` in its list is as short as names are, and begins with a common surname."""
    item = re.search("([一-鿿]{2,3})、$", text[max(index - 4, 0) : index])
    return item is not None and item[1][0] in COMMON_SURNAMES


def _is_among_surnames(text: str, index: int) -> bool:
    """Whether the character at `index` is in a row of surnames: 余、范、姜三位, 王、余两家, 范、于、后、云等人.

    Of the others one has to be a common surname where the row is one of persons; else two, and half of them.
    """
    before = _ROW_BEFORE.search(text, max(index - 13, 0), index)
    after = _ROW_AFTER.match(text, index + 1)
    if before is None or after is None or not (before[0] or after[0]):
        return False
    others = (before[0] + after[0]).replace("、", "").removeprefix("姓")
    common = sum(character in COMMON_SURNAMES for character in others)
    if before[0][:1] == "姓" or _PERSONS.match(text, after.end()):
        return common > 0
    return common > 1 and 2 * common >= len(others) and not "一" <= text[after.end() : after.end() + 1] <= "鿿"


def _is_beside_name(text: str, index: int) -> bool:
    """Whether the character at `index` begins one of two names: 岳明和范强, 丁明和于亮."""
    before, after = _NAME_BEFORE.search(text, max(index - 5, 0), index), _NAME_AFTER.match(text, index + 1)
    begins = not index or not "一" <= text[index - 1] <= "鿿"
    return (before is not None and before[1] in COMMON_SURNAMES) or (
        begins and after is not None and after[1] in COMMON_SURNAMES
    )


COMMON_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇魏呂盧鍾譚陸賈韋鄒龍賀顧龔萬錢嚴湯應薛"
)

RARE_NAMES = {
    "乾": "乾",
    "汎": "汎",
    "旂": "旂",
    "昇": "昇",
    "陞": "陞",
    "甯": "甯",
    "鉅": "钜",
    "脩": "脩",
    "菴": "菴",
}
"""Traditional characters that conversion merges with another, and that Simplified text keeps in names."""


def is_rare_name(text: str, index: int) -> bool:
    """Whether the character at `index` is one of a name: after a surname, or the one character between."""
    if not RARE_NAMES.get(text[index]):
        return False
    before = text[max(index - 3, 0) : index]
    if before and before[-1] in COMMON_SURNAMES and "一" <= text[index + 1 : index + 2] <= "鿿":
        return len(before) == 1
    return len(before) == 2 and before[0] in COMMON_SURNAMES
