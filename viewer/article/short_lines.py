"""Whether a short line reads as a title: not as talk, a date, a signature, a caption, a link, or the end of a book.

Rules read folded lines (see `folding`).
"""

from __future__ import annotations

import re

from viewer.article.numbering import HAN_DIGITS
from viewer.text.patterns import pattern

_THE_END = r"(?:全[文书剧]完|完结?|[未待]完?待?续|本[章节]完|剧终|the end|end)"
_NO_CAPTION = pattern(
    rf"(?:{_THE_END}|图片?|表情|照片|视频|音频|链接|广告|img|image|gif|doge)\W*\d*$|[\d\W_]+$", re.IGNORECASE
)

# What short lines between paragraphs are besides titles.
_NO_TITLE = pattern(
    "|".join(
        (
            # Dates and times.
            r"\d{1,4} ?[年./-] ?\d{1,2} ?(?:[月./-] ?\d{0,2}日?)?(?:星期.|周.|\(.*\))? ?(?:\d{1,2}:\d\d)?(?:$| )",
            rf"(?:民国)?[{HAN_DIGITS}]{{2,4}}年[{HAN_DIGITS}]|\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}[:.]\d\d|[\d\W_]+$",
            # List marks, addresses, captions, page numbers, asides, talk.
            r"[•·‧∙*+>|\\/&%@^`-]|[^\w“‘《〈]|[A-Za-z]$|.*(?:https?:|www\.|://|@\w)",
            rf"(?:附?[图表]|照片|图片|表格|figure|fig\.?|table|photo|image) ?[:\d{HAN_DIGITS}为]|图[为中]",
            rf"\(.*\)$|“[^“”]*”$|[第其][{HAN_DIGITS}],|第 ?(?:\d+|[{HAN_DIGITS}]+) ?[页版]",
            # Speakers and the fields of a form, but not 科技创新:发展的引擎.
            "[^:]{1,3}:|[^:]{3}[人者员长生士点间期称位式话址编号码价额量数费站箱类型象项分着著句声得]:|[^:]{4}:.*[0-9]",
            # How letters begin and end, and books end.
            "尊敬的|亲爱的|敬爱的|此致|敬礼|顺颂|谨此|特此|祝好|谢谢|待续|未完",
            rf"\W*{_THE_END}\W*$|.{{0,4}}完$",
            # What surrounds the text of a web page.
            "微信|电话|手机|传真|邮箱|地址|邮编|网址|联系|广告|点击|扫码|扫描|长按|关注|阅读原文|返回|更多|分享",
            "[上下]一[页章篇]|加入书|推荐阅读|相关阅读",
        )
    ),
    re.IGNORECASE,
)
_QUESTION = pattern("(?![他她它我你])(?=.{6}).{0,10}(?:如何|怎[么样]|为[什何]|什么|何[为谓以]|哪些|是否)")
# Narrative ends in particles and verbs of speech; an open quotation, code and columns are no title either.
_NARRATIVE = pattern(
    "[了吗呢吧啊呀嘛哦着过说道问答叫喊笑]$|”[^”]{0,6}[说道问答叫喊]|[“‘][^”’]*$|[|{}=<>\\\\;。]|  .*  "
)


FIRST_NOTE = pattern(r"(?:[①⑴]|[\[［〔【][1１][\]］〕】]|[(（][1１][)）])$")
"""The sign of the first note of a text, at the end of a line."""


def is_caption(line: str, longest: int = 40) -> bool:
    """Whether words that something sets off could be a title: no sentence, not "the end", not a picture's place."""
    return len(line) <= longest and not re.search("[。,;!.、]$|。", line) and not _NO_CAPTION.match(line)


def is_short_title(line: str) -> bool:
    """Whether a short line that nothing sets off could be a title."""
    if line[-1] in ",。;:!.、…-~—" or line.count(",") > 1:
        return False
    if line.isascii() and (line[0].islower() or line.rstrip("\"')")[-1:] in {".", ",", ";"}):
        return False  # a line of English that runs on
    if line.count(" ") > (8 if line.isascii() else 2) or (line[-1] == "?" and not _QUESTION.match(line)):
        return False
    return not _NO_TITLE.match(line) and not _NARRATIVE.search(line)
