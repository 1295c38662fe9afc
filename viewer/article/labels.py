"""The words by which Chinese documents name their parts (前言, 附錄).

Words are Simplified and rules read folded lines (see `folding`), so that one list serves both scripts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from viewer.article.numbering import HAN_DIGITS
from viewer.text.patterns import pattern


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the start of a line: characters ``[start, end)`` name the part.

    `word` is the label without blanks; `inner` that the part belongs inside a chapter (本章小结, 习题); `weak` that the
    word is also an ordinary one and needs a paragraph after it.
    """

    start: int
    end: int
    word: str
    inner: bool = False
    weak: bool = False


# Parts that stand beside the chapters.
_OUTER: Final = """
    序 自序 代序 原序 总序 他序 小序 大序 新序 后序 序言 序文 序章 序幕 序曲 序论 序跋 序诗 代序言 推荐序 推荐语
    推荐词 再版序 前言 卷首语 开篇语 开场白 楔子 引子 引言 引论 导言 导论 导语 导读 绪论 绪言 弁言 缘起 凡例 例言 题记
    题词 献词 献辞 扉页 前记 卷首 卷首诗 发刊词 创刊词 目录 目次 总目 总目录 图目录 表目录 图目次 表目次 图表目录
    插图目录 附表目录 摘要 内容摘要 中文摘要 英文摘要 论文摘要 提要 内容提要 内容简介 内容介绍 内容大纲 简介 作者简介
    作者介绍 编者简介 译者简介 关键词 关键字 中文关键词 英文关键词 主题词 正文 总论 概论 概述 综述 通论 总纲 总则 分则
    附则 罚则 结论 结语 结束语 结论与建议 结论与展望 结论与讨论 总结与展望 余论 尾声 尾章 终章 终曲 终幕 大结局 后记
    后语 后话 跋 跋语 跋文 编后记 编后语 编后 译后记 译序 译后 校后记 题跋 番外 番外篇 外传 外篇 前传 附录 附件 附表
    附图 附注 附记 附编 附篇 补遗 补记 补编 补注 注释 注解 脚注 尾注 译注 校注 校勘记 参考文献 主要参考文献 参考书目
    参考资料 参考书 引用文献 引用书目 征引文献 征引书目 参考来源 延伸阅读 拓展阅读 扩展阅读 推荐阅读 致谢 致谢词 谢辞
    谢词 谢志 志谢 鸣谢 索引 人名索引 名词索引 主题索引 中英文索引 名词解释 名词对照 术语表 词汇表 词语表 符号表
    符号说明 缩略语 缩略语表 缩写表 年表 年谱 大事记 大事年表 版权页 出版说明 编辑说明 编写说明 修订说明 再版说明
    重印说明 点校说明 整理说明 编者说明 编者按 编者的话 编者语 编辑按 作者的话 作者自述 译者的话 主编的话 写在前面
    写在前面的话 写在最后 写在后面 献给读者 致读者 致读者书 研究背景 研究动机 研究动机与目的 研究目的 研究问题
    研究意义 研究方法 研究设计 研究对象 研究结果 研究结论 研究限制 研究局限 研究现状 研究内容 文献综述 文献回顾
    文献探讨 理论基础 理论框架 问题的提出 问题提出 结果与讨论 结果与分析 材料与方法 资料与方法 实验方法 实验结果
    实验部分 数据来源 利益冲突 利益冲突声明 作者贡献 数据可用性声明 基金项目 收稿日期 修订记录 版本记录 版本历史
    更新记录 更新日志 变更记录 上架感言 完本感言 人物表 人物介绍 剧中人物 登场人物 出场人物 剧情简介 故事梗概 最终章
    引首 最终回 最后一章 完结感言 作者后记 作者序
"""
# Parts that stand inside a chapter.
_INNER: Final = """
    本章小结 本章概要 本章提要 本章摘要 本章要点 本章重点 本节小结 章节小结 学习目标 学习重点 学习要点 教学目标
    教学重点 课前导读 课文导读 习题 练习题 思考题 复习题 课后习题 课后练习 思考与练习 思考与讨论 问题与讨论 复习与思考
    延伸思考 案例分析 知识链接 阅读提示 学习提示 自我检测 自我测验 参考答案 习题解答 题解 赏析 白话译文 作品赏析
"""
# Ordinary words that name a part only where they stand alone before text.
_WEAK: Final = """
    背景 结果 讨论 总结 方法 目的 结局 意义 展望 建议 对策 启示 问题 现状 原因 影响 特点 定义 范围 分析 小结 练习 原文
    译文 方法论 开篇 说明 使用说明 注意事项 缘由 心得 心得体会 感想 常见问题 适用范围 规范性引用文件 术语和定义
    组织机构 工作原则 指导思想 基本原则 总体要求 主要目标 保障措施 组织实施 工作要求 课程大纲 课程目标 活动时间
    活动地点 报名方式
"""
_ENGLISH: Final = """
    Abstract|Keywords|Key words|Introduction|Preface|Foreword|Prologue|Epilogue|Afterword|Postscript|Contents|
    Table of Contents|Summary|Executive Summary|Background|Related Work|Literature Review|Methods|Methodology|
    Materials and Methods|Results|Results and Discussion|Discussion|Conclusion|Conclusions|References|Bibliography|
    Further Reading|Acknowledgements|Acknowledgments|Acknowledgement|Acknowledgment|Appendix|Appendices|Annex|Glossary|
    Index|Notes|Footnotes|Endnotes|Dedication|About the Author|About the Authors|Conflict of Interest|Interlude
"""
# Parts whose text runs on in the same line: 摘要：本文…
_RUN_IN: Final = """
    摘要 内容摘要 中文摘要 英文摘要 论文摘要 提要 内容提要 内容简介 关键词 关键字 中文关键词 主题词 编者按 编者语 编辑按
    导语 导读 引言 附件 附录 附表 基金项目 收稿日期 作者简介 abstract keywords summary
"""

_STRONG_WORDS = frozenset(_OUTER.split()) | frozenset(_INNER.split())
_INNER_WORDS = frozenset(_INNER.split())
_RUN_IN_WORDS = frozenset(_RUN_IN.split()) | {"key words"}
_WEAK_WORDS = frozenset(_WEAK.split())
_ENGLISH_WORDS = frozenset(" ".join(_ENGLISH.split()).replace("| ", "|").lower().split("|"))
PART_WORDS: Final = _STRONG_WORDS | _WEAK_WORDS
"""Every Chinese word that names a part."""


def alternatives(words: frozenset[str]) -> str:
    """The words as alternatives of an expression, longer ones before those they begin with."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_NUMBER = rf"(?:[{HAN_DIGITS}壹贰叁肆伍]{{1,3}}|\d{{1,3}}|[A-Z]|[ⅠⅡⅢⅣⅤ]|I{{1,3}}|[上中下甲乙丙丁]|之[{HAN_DIGITS}])"
_PART = pattern(
    rf"(?P<open>[\[【(<《〈](?=.*[\]】)>》〉]))?(?P<word>{alternatives(PART_WORDS)})"
    rf"(?: ?(?P<number>{_NUMBER})(?![\w]))?"
    r"(?P<close> ?[\]】)>》〉])?(?P<rest>$| *[:—\-·.] *| +|(?=[(《“])|(?<=[\]】]))"
)
_ENGLISH_PART = pattern(
    rf"(?P<word>{alternatives(_ENGLISH_WORDS)})(?: (?P<number>[A-Z]|\d{{1,2}}|[IVX]{{1,4}}))?(?P<rest>$| *[:.—\-] *)",
    re.IGNORECASE,
)
_EDITION = pattern(
    rf"[^\W\d_]{{0,8}}(?:版|者|译本|先生)(?P<word>自序|代序|序言|前言|序|跋|后记|说明|引言|导言)(?: ?{_NUMBER})?$"
)
_SPACED = pattern(r"[^\W\d_](?: {1,8}[^\W\d_]){1,3}$")


def read_part(line: str) -> Label | None:
    """The named part that a folded, trimmed line opens, standing alone (前言), titled (附录一 名词解释) or run in."""
    if len(line) <= 24 and _SPACED.match(line):  # 目　錄, set apart with blanks
        word = line.replace(" ", "")
        return _label(word, len(line)) if word in PART_WORDS else None
    found = _EDITION.match(line) if len(line) <= 24 else None
    if found:
        return Label(0, len(line), line)
    found = _PART.match(line) or _ENGLISH_PART.match(line)
    return _read_titled(line, found) if found else None


def _read_titled(line: str, found: re.Match[str]) -> Label | None:
    groups = found.groupdict()
    word, separator = groups["word"], groups["rest"]
    if bool(groups.get("open")) != bool(groups.get("close")):
        return None
    title = line[found.end() :]
    if not title:
        return _label(word, len(line)) if not groups.get("open") else _label(word, found.end())
    marked = ":" in separator or bool(groups.get("open"))
    if word.lower() in _RUN_IN_WORDS and marked and (len(title) > 24 or re.search("[;。,、]", title)):
        end = found.end("number") if groups["number"] else found.end("word")
        return Label(found.start("word"), end, word)
    if word in _WEAK_WORDS or groups.get("open"):
        return None
    short = len(title) <= (40 if groups["number"] else 25)
    if not short or "。" in title or re.search("[,;、.!]$", title):
        return None
    if len(word) == 1 and not separator.strip() and len(title) < 3:
        return None
    return _label(word, len(line))


def _label(word: str, end: int) -> Label:
    return Label(0, end, word, inner=word in _INNER_WORDS, weak=word in _WEAK_WORDS)
