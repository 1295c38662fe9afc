"""The words by which Chinese documents begin their source lines and notices (來源, 責編, Notice).

Words are Simplified and rules read folded lines (see `folding`), so that one list serves both scripts.
"""

from __future__ import annotations

import re
from typing import Final

from viewer.article.labels import Label, alternatives
from viewer.text.patterns import pattern

# Labels of who made the text and where it comes from; a short value follows.
_CREDITS: Final = """
    来源 稿源 文章来源 本文来源 信息来源 消息来源 新闻来源 资料来源 数据来源 图片来源 内容来源 稿件来源 来源网站 图源
    出处 原载 转载 转载自 转自 摘自 摘编自 选自 节选自 原文链接 原文地址 原文标题 原标题 文章链接 作者 原作者 本文作者
    作者单位 撰文 撰稿 撰稿人 主笔 执笔 文 图 图文 文图 文案 著 著者 编著 编者 主编 副主编 责任主编 总编辑 记者
    实习记者 见习记者 特约记者 本报记者 本刊记者 本台记者 本社记者 通讯员 本报通讯员 评论员 责任编辑 责编 编辑
    实习编辑 执行编辑 本期编辑 本文编辑 值班编辑 网络编辑 新媒体编辑 微信编辑 总编 编审 审核 审校 审稿 审定 初审 复审
    终审 一审 二审 三审 校对 责任校对 校审 监制 总监制 制作 出品 出品人 策划 总策划 统筹 总统筹 摄影 摄影师 摄像 供图
    供稿 制图 绘图 插画 插图 设计 美编 美术编辑 排版 版式 视觉 视频 剪辑 配图 翻译 译者 编译 译 校 校译 译校 录入 整理
    采写 采访 采访整理 采编 投稿 供稿单位 发布时间 发布日期 发布单位 发布机构 发文单位 发文机关 发布者 发布于 发稿时间
    更新时间 更新日期 成文日期 索引号 文号 发文字号 首发 首发于 浏览次数 阅读量 授权转载 公众号 微信公众号 数据源
    本文转载自 本文转自 本文摘自 本文选自 本文摘编自 本文原载 本文原载于 本文首发于
"""
# Notices of the site, of whatever length.
_NOTICES: Final = """
    特别声明 免责声明 版权声明 郑重声明 重要声明 本网声明 本站声明 平台声明 转载声明 原创声明 风险声明 法律声明 声明
    版权说明 转载说明 版权信息 版权归属 版权所有 特别提示 特别说明 重要提示 风险提示 温馨提示 温馨提醒 友情提示 编者注
    编注
"""
_NOTICE_ENGLISH: Final = ("notice", "disclaimer", "copyright notice", "legal notice", "copyright", "editor's note")

_NOTICE_WORDS = frozenset(_NOTICES.split())
_AUTHORS: Final = """
    作者 原作者 本文作者 撰文 撰稿 撰稿人 主笔 执笔 文 图文 文图 著 著者 编著 编者 译 译者 编译 翻译 记者 采写
"""
_AUTHOR_WORDS: Final = frozenset(_AUTHORS.split())
_AUTHORS_ENGLISH: Final = ("author", "authors", "written by", "reporter", "translator")
# Also ordinary words: a name must follow, and a mark between.
_NAMES_ALONE: Final = frozenset(("视觉", "编者", "整理", "采访", "设计", "视频", "制作", "转载", *"文图著译校"))
CREDIT_WORDS: Final = frozenset(_CREDITS.split()) | _NOTICE_WORDS
"""Every Chinese label of a source line or notice."""

_TIMESTAMP = r"(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? *(?:\d{1,2}:\d{2}(?::\d{2})? *)?)?"
_DESK = (
    r"(?:[\u4e00-\u9fff]{1,6}(?:社|报|网|台|讯|刊|新闻|日报|晚报) ?)?(?:驻[\u4e00-\u9fff]{2,4})?"
    r"(?:首席|特约|见习|实习|资深|融媒)?"
)
_WRITTEN_BY = "edited by|written by|source|authors?|editors?|reporter|translator"
_CREDIT = pattern(
    rf"(?P<open>[(\[【〔<])?{_TIMESTAMP}"
    rf"(?P<label>(?:{alternatives(frozenset(_CREDITS.split()))})(?:及单位)?|{_DESK}记者|(?i:{_WRITTEN_BY}))"
    r"(?P<mark> *[:/|] *| +|(?=《))(?P<value>.*)$"
)
# 记者王小明/台北报导, as papers of Taiwan begin.
_BYLINE = pattern(
    rf"[(\[【〔<]?(?P<label>{_DESK}(?:记者|特派员|通讯员)) ?[\u4e00-\u9fff、]{{2,12}}[/ ][\u4e00-\u9fff]{{2,8}}"
    r"(?:报道|报导|专访|特稿|摄影|电)[)\]】〕>]?$"
)
_BRACKETED_BYLINE = pattern(
    rf"[(\[【〔](?P<label>{_DESK}(?:记者|特派员|通讯员)) ?[\u4e00-\u9fff、]{{4,14}}"
    r"(?:报道|报导|专访|特稿|摄影|电)[)\]】〕]$"
)
_AUTHOR = pattern(
    r"(?:[〔\[(].[〕\])] ?)?[\u4e00-\u9fff·]{2,12} +(?:等 ?)?(?:著|撰|编著|编撰|编|主编|译|译注|编译|选编|辑)$"
)
_NOTICE = pattern(
    r"(?P<open>[(\[【〔<*])?"
    rf"(?P<label>{alternatives(_NOTICE_WORDS)}|(?i:{alternatives(frozenset(_NOTICE_ENGLISH))}))"
    r"(?P<close>[)\]】〕>])?(?P<mark> *: *|$| *©)"
)
_COPYRIGHT = pattern(r"(?:©|\(c\)|copyright ©?|版权所有 ?©?)[ :]*(?=[\w©])", re.IGNORECASE)
# 转载请注明出处, ※本文版权所有,未经授权不得转载
_REPRINT = pattern(r"(?:[※*] ?)?(?:转载|(?:本[文站网刊]|文章|版权|未经|欢迎)[^。?!]{0,24}转载)(?![自于])[^。?!]{0,24}$")
_PERMISSION = pattern("注明|授权|许可|同意|不得|禁止|谢绝|请勿")
_NAMES = pattern(r"[\u4e00-\u9fffA-Za-z·.]{2,12}(?:[ /、,]+[\u4e00-\u9fffA-Za-z·.0-9]{1,12}){0,5}$")


def read_credit(line: str) -> Label | None:
    """The label of a source line or a notice that a folded, trimmed line begins with."""
    found = _NOTICE.match(line)
    if found and (found["mark"] or found["close"] or found.end() == len(line)):
        return Label(*found.span("label"), found["label"])
    found = _CREDIT.match(line)
    if found and _is_credit(found["label"], found["mark"], found["value"], bool(found["open"])):
        return Label(*found.span("label"), found["label"])
    if len(line) <= 20 and _AUTHOR.match(line):
        return Label(0, len(line), line)
    found = (_BYLINE.match(line) or _BRACKETED_BYLINE.match(line)) if len(line) <= 50 else None
    if found:
        return Label(*found.span("label"), found["label"])
    found = _COPYRIGHT.match(line) if len(line) <= 120 else None
    return Label(0, len(line), line) if found or _is_reprint_notice(line) else None


def is_authorship(label: str) -> bool:
    """Whether a folded label says who wrote the text: 作者, 記者, written by."""
    return label in _AUTHOR_WORDS or label.lower() in _AUTHORS_ENGLISH


def _is_reprint_notice(line: str) -> bool:
    return len(line) <= 60 and _REPRINT.match(line) is not None and _PERMISSION.search(line) is not None


def _is_credit(label: str, mark: str, text: str, bracketed: bool) -> bool:
    """Whether what follows the label is a name, a medium, a date or an address, and not somebody speaking."""
    text = re.sub(r"[)\]】〕>]$", "", text) if bracketed else text
    if len(text) > 100 or re.search("[。?!;…“”]", re.sub("“[^“”]{1,20}”", "", text)):
        return False
    if label.isascii() and not mark.strip() and not label.lower().endswith("by"):
        return False
    if label == "图" and (bracketed or ":" in mark):
        return False  # a caption
    if mark.strip() and label not in _NAMES_ALONE:
        return len(text) <= 60 or "://" in text
    if not mark.strip() and label in _NAMES_ALONE:
        return False
    if not mark:  # 本文转载自《南方周末》
        return label[-1] in "自于载" and bool(re.fullmatch("《[^《》]{1,30}》.{0,12}", text))
    return bool(_NAMES.match(text)) and all(len(name) <= 5 or name.isascii() for name in re.split("[ /、,]+", text))
