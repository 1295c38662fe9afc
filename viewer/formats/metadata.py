"""What a document states about itself, in labelled lines or fields. What is not stated stays empty."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from viewer.article.blocks import Metadata
from viewer.text.patterns import pattern

_FIELDS = {
    "title": "標題 标题 題名 题名 題目 题目 篇名 書名 书名 title",
    "author": "作者 撰文 著者 撰稿 author authors",
    "source": "來源 来源 出處 出处 稿源 文章來源 文章来源 資料來源 资料来源 信息來源 信息来源 source",
    "date": "日期 時間 时间 發佈時間 發布時間 发布时间 發佈日期 發布日期 发布日期 "
    "發表時間 发表时间 發表日期 发表日期 date",
    "address": "網址 网址 鏈接 链接 連結 原文鏈接 原文链接 原文連結 原文地址 原文網址 原文网址 url link address",
}
_FIELD_OF = {label: field for field, labels in _FIELDS.items() for label in labels.split()}

_LABELS = "|".join(sorted(map(re.escape, _FIELD_OF), key=len, reverse=True))
_LABEL = pattern(rf"(?:^|(?<=[\s|｜/／;；]))[【\[]?({_LABELS})[】\]]?\s*[:：]\s*", re.IGNORECASE)
_NO_TITLE = pattern(r"(?i)^(microsoft|wps|untitled|无标题|無標題|新建|document\d*$|幻灯片|slide)|\.\w{2,5}$|^[\W\d_]*$")
_NO_AUTHOR = pattern(r"(?i)^(admin\w*|user|owner|unknown|windows.*|microsoft.*|[\W\d_]*|.*@.*|pc|asus|lenovo|dell|hp)$")
_STAMP = pattern(
    r"(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[\s,，]*(?:\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?[\s|｜/／]*(?=\D)"
)
"""A day and a time at the beginning of a line, before a label."""
_TOOLS = pattern(
    r"[\s|｜【（(]*(?:[大小]?字[号號体體级級]|【|打印|收藏|分享|[阅閱][读讀]|[浏瀏][览覽]|[点點][击擊]|[责責][任]?[编編]|[举舉][报報]).*$"
)
"""What web pages put behind the last field of a line."""
_TRIM = " \t\u3000\u00a0|｜/／;；"

_LINES = 10
"""How far from the top a document is believed to speak of itself."""

_LONGEST = 120
"""The longest line and value believed, in characters; what is longer is a sentence, not a statement."""


def stated_above(texts: Iterable[str]) -> Metadata:
    """What labelled lines at the top of a document state (``來源：新華社　作者：張三``); the first of a kind counts."""
    fields: dict[str, str] = {}
    for text in islice(texts, _LINES):
        if len(text) <= _LONGEST:
            fields = _in_line(text.strip(_TRIM)) | fields
    return Metadata(**fields)


def from_fields(stated: Mapping[str, str]) -> Metadata:
    """What named fields state, by whatever of the names above they go."""
    fields: dict[str, str] = {}
    for label, value in stated.items():
        if (field := _FIELD_OF.get(label.strip().lower())) and value.strip():
            fields.setdefault(field, value.strip())
    return Metadata(**fields)


def completed(first: Metadata, second: Metadata) -> Metadata:
    """`first`, with what it leaves empty taken from `second`."""
    return Metadata(**{field: getattr(first, field) or getattr(second, field) for field in _FIELDS})


def believed_title(title: str) -> str:
    """A title that the properties of a file state; empty where a program put its own or the file's name there."""
    return "" if len(title) > _LONGEST or _NO_TITLE.search(title) else title


def believed_author(author: str) -> str:
    """An author that the properties of a file state; empty where a program put whoever the computer belongs to."""
    return "" if len(author) > _LONGEST or _NO_AUTHOR.search(author) else author


def _in_line(line: str) -> dict[str, str]:
    """The fields that one line states; none unless the line begins with a label, or with a day and then a label."""
    labels = list(_LABEL.finditer(line))
    stamp = _STAMP.match(line) if line[:1].isdigit() else None
    start = stamp.end() if stamp else 0
    if not labels or labels[0].start() > start:
        return {}
    ends = [label.start() for label in labels[1:]] + [len(line)]
    fields: dict[str, str] = {}
    for label, end in zip(labels, ends, strict=True):
        value = _TOOLS.sub("", line[label.end() : end]).strip(_TRIM)
        if value and "。" not in value:
            fields.setdefault(_FIELD_OF[label[1].lower()], value)
    return {"date": stamp[1], **fields} if stamp and fields else fields
