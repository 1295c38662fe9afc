"""How Chinese news prose marks its parts without headings: 会议强调, 李乐成指出, 大家一致认为, and the lead paragraph.

Rules read folded lines (see `folding`). Titles are made of the paragraph's own words.
"""

from __future__ import annotations

import re
from typing import Final

from viewer.article.titles import LONGEST, Part, boundary
from viewer.text.patterns import pattern

_VERBS: Final = (
    "指出|强调|表示|要求|认为|提出|提到|介绍|透露|坦言|呼吁|建议|明确|决定|宣布|重申|希望|披露|显示|谈到|说明"
    "|解释|补充|回应|称|说"
)
_NOT_A_SPEAKER: Final = (
    "[他她它我你您咱]|但|因|所以|同时|此外|另|而|如|若|虽|即|并|且|这|那|有人|谁|只|不|就|又|也|还|再|从|在此|由|根据"
    "|按|为"
)
_LEAD = pattern(
    rf"(?!{_NOT_A_SPEAKER})(?P<who>[^,。;:!?、\s“”()]{{2,24}}?)(?:一致|共同|还|并|也|特别|进一步|同时|普遍|最后|明确|再次)?"
    rf"(?<![就便才却])(?P<verb>{_VERBS})(?=[,:])"
)
# 说 and 称 are a novel's verbs too: only of somebody whose office is named.
_PLAIN_VERB: Final = frozenset("说称")
_OFFICE = pattern(
    "部长|主席|书记|主任|局长|司长|院长|教授|发言人|负责人|总理|总统|专家|记者|院士|经理|会长|市长|省长|县长|委员|代表|分析师"
)
_WHERE = pattern("(?<=..)(?:今天|昨天|今日|日前|近日|\\d{1,2}日)?在.{1,12}?[上中时](?=.{2,4}$)")
_LEAST: Final = 8
"""Characters of what is said that a title has at least, however long the name of who says it."""
_TOPIC = pattern("(?=(?:就|正|既|也|都|仍)?是)")
_DATELINE = pattern(
    r"(?:【[^】]{1,20}】|\([^()]{1,40}\))? *"
    r"(?:[^,。;:\s]{0,12}(?:社|网|台|报)[^,。;:]{0,16}(?:电|讯|报道|消息)|本[报网台刊]讯)?"
    r" *(?:\([^()]{1,30}\))? *[:,]? *"
)
_WHEN = pattern(
    r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日|\d{4}年|\d{1,2}月|近日|日前|今天|今日|昨天|昨日|当日|近期|目前|最近|当地时间[^,。]{1,12})"
    r"(?:\(\d{1,2}日\))?(?:凌晨|清晨|早上|上午|中午|下午|晚间|晚上|晚)? *, *"
)
_EVENT = pattern(
    "主持召开|召开|举行|举办|发布|公布|印发|出台|启动|开幕|闭幕|会见|出席|签署|通过|发表|宣布|揭晓|开工|竣工|发射|成立"
)
_BODY = pattern(
    "[^,。;、]{2,14}?(?:部|委员会|委|局|院|署|厅|省|市|县|国|府|公司|集团|大学|协会|学会|中心|银行|法院|社)(?![长员])"
)


def read_lead(line: str) -> tuple[Part, ...] | None:
    """The title of a paragraph that opens with who says something: 李乐成指出：推进新型工业化…"""
    found = _LEAD.match(line)
    if not found or (found["verb"] in _PLAIN_VERB and not _OFFICE.search(found["who"])):
        return None
    start = found.end() + 1
    start += len(line[start:]) - len(line[start:].lstrip())
    speech = _speech(found)
    length = sum(last - first for first, last in speech)
    clause = _clause(line, start, max(LONGEST - length - 1, _LEAST))
    return (*speech, "：", *clause) if clause else speech


def _speech(found: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """Who says it and how; a long one without where it was said: 李春临在发布会上表示 is 李春临, 表示."""
    where = _WHERE.search(found[0])
    if not where or found.end() <= LONGEST // 2:
        return ((0, found.end()),)
    return (0, where.start()), (where.end(), found.end())


def lead_title(line: str, longest: int) -> tuple[Part, ...]:
    """A title of about `longest` characters for a lead paragraph: its first clause without place and date."""
    dateline = _DATELINE.match(line)
    start = dateline.end() if dateline else 0
    when = _WHEN.match(line, start)
    start = when.end() if when else start
    return _event(line, start, longest) or _clause(line, start, longest)


def _event(line: str, start: int, longest: int) -> tuple[Part, ...] | None:
    """Who … did what, when the clause between is too long: 工业和信息化部…主持召开务虚会."""
    end = _clause_end(line, start)
    verb = _EVENT.search(line, start, end)
    if not verb or end - start <= longest or end - verb.start() > longest - 3:
        return None
    room = longest - 1 - (end - verb.start())
    body = _BODY.match(line, start, min(verb.start(), start + room))
    return ((start, body.end()), "…", (verb.start(), end)) if body else None


def _clause(line: str, start: int, longest: int) -> tuple[Part, ...]:
    """The clause at `start`, or its topic (what stands before 是), or what fits of it; empty if there is none."""
    end = _clause_end(line, start)
    if end - start <= longest:
        return ((start, end),) if end > start else ()
    topic = next((m.start() for m in _TOPIC.finditer(line, start + 4, start + longest + 1)), None)
    if topic:
        return ((start, topic), "…")
    return ((start, boundary(line, start, start + longest)), "…")


def _clause_end(line: str, start: int) -> int:
    found = re.compile("[,。;:!?]").search(line, start)
    return found.start() if found else len(line)
