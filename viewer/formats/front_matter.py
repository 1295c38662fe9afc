"""The fields between two lines of dashes at the top of a Markdown file: plain fields and lists, not all of YAML."""

from __future__ import annotations

import re

_FENCE = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"([^\s:#'\"\-][^:\n]*?)[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The fields at the top of `text`, lists joined with ``、``, and the text after them.

    What stands between two rules at the top but has no field is part of the text.
    """
    fence = _FENCE.match(text)
    fields = _fields(fence[1]) if fence else {}
    return (fields, text[fence.end() :]) if fence and fields else ({}, text)


def _fields(lines: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    label = ""
    for line in lines.splitlines():
        if item := _ITEM.fullmatch(line):
            if label:
                fields[label] = "、".join(filter(None, (fields[label], _unquoted(item[1]))))
        elif field := _FIELD.fullmatch(line):
            label = field[1]
            fields[label] = _value(field[2] or "")
    return fields


def _value(written: str) -> str:
    """A value as it is meant: without quotation marks or comment, ``[a, b]`` as a list, block marks as nothing."""
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return "、".join(filter(None, map(_unquoted, re.split("[,，]", written[1:-1]))))
    return "" if written in ("|", ">", "|-", ">-", "~", "null") else _unquoted(written)


def _unquoted(written: str) -> str:
    written = written.strip()
    if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'":
        return written[1:-1].strip()
    return re.sub(r"\s+#.*$", "", written)
