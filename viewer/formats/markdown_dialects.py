"""What dialects add to Markdown: pandoc, PHP Markdown Extra, GitHub, Obsidian.

Lowered and raised characters are only read where nobody means anything else: 3~5 天，10~20 元 and a^2+b^2 stay as they
are written.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin

from viewer.formats.markdown_columns import add_column_tables

_SUBSCRIPT = re.compile(
    r"(?<=[A-Za-z\u0370-\u03ff)\]])~([0-9]{1,4}[+\-−]?|[A-Za-z]{1,4}(?:[+\-−]?[0-9a-z]{1,2})?)~(?!~)"
)
_SUPERSCRIPT = re.compile(
    r"(?<=[0-9A-Za-z\u0370-\u03ff)\]~])\^([+\-−]?(?:[0-9]{1,4}|[A-Za-z]{1,4})(?:[+\-−][0-9A-Za-z]{0,2})?)\^(?![0-9A-Za-z(])"
    r"|\^(?:\\?\[([0-9,，、–-]{1,20})\\?\])\^"
)
"""The second form is a reference, which pandoc makes of a raised number in brackets."""
_MARKED = re.compile(r"(?<![=\w])==(?![=\s])([^\n=]{1,400})(?<!\s)==(?![=\w])", re.ASCII)
_IDENTIFIERS = re.compile(r"[ \t]*\{[ \t]*(?:[#.]|-[ \t]*\})[^{}\n]{0,500}\}?[ \t]*\Z")
_ATTRIBUTES = re.compile(r"\{[ \t]*(?:[#.][\w-]|[\w-]{1,50}=)[^{}\n]{0,500}\}")
_STYLED = frozenset(("image", "link_close", "code_inline", "span_close"))
_DIVISION = re.compile(r":{3,}[ \t]*(?:\{[^{}\n]{0,500}\}|[\w-]{0,50})[ \t]*:*[ \t]*\Z")
_LINE_BLOCK = re.compile(r"\|(?: [^\n]*)?(?:\n\|(?: [^\n]*)?)*")
_CAPTION = re.compile(r": (?=\S)")


def add_dialects(parser: MarkdownIt) -> None:
    """Let a parser know them."""
    add_column_tables(parser)
    parser.use(deflist_plugin).use(attrs_plugin, after=(), spans=True)
    for name, rule in (
        ("attributes", _attributes),
        ("subscript", _lowered),
        ("superscript", _raised),
        ("marked", _marked),
    ):
        parser.inline.ruler.before("emphasis", name, rule)
    parser.block.ruler.before("fence", "division", _division, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.core.ruler.before("inline", "dialects", _prepare)


def _attributes(state: StateInline, silent: bool) -> bool:
    """What pandoc sets behind a picture, a link, code or a few words to say how they look."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens or state.tokens[-1].type not in _STYLED:
        return False
    found = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    state.pos = found.end()
    return True


def _lowered(state: StateInline, silent: bool) -> bool:
    return _script(state, silent, "~", _SUBSCRIPT, "sub")


def _raised(state: StateInline, silent: bool) -> bool:
    return _script(state, silent, "^", _SUPERSCRIPT, "sup")


def _script(state: StateInline, silent: bool, mark: str, form: re.Pattern[str], tag: str) -> bool:
    found = form.match(state.src, state.pos, state.posMax) if state.src[state.pos] == mark else None
    if not found:
        return False
    if not silent:
        state.push(f"{tag}_open", tag, 1)
        state.push("text", "", 0).content = found[1] or f"[{found[2]}]"
        state.push(f"{tag}_close", tag, -1)
    state.pos = found.end()
    return True


def _marked(state: StateInline, silent: bool) -> bool:
    """Text between two signs of equality, which is highlighted; a == b is none."""
    found = _MARKED.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "=" else None
    if not found:
        return False
    if not silent:
        end = state.posMax
        state.push("mark_open", "mark", 1)
        state.pos, state.posMax = found.start(1), found.end(1)
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push("mark_close", "mark", -1)
    state.pos = found.end()
    return True


def _division(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """The line that begins or ends one of pandoc's divisions: it says how what is in it looks, and is no text."""
    if not state.src.startswith(":::", state.bMarks[start] + state.tShift[start]):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not _DIVISION.match(line):
        return False
    if not silent:
        state.line = start + 1
    return True


def _prepare(state: StateCore) -> None:
    """Take off what pandoc sets behind a heading and before a table's caption; break the lines of verse."""
    for number, token in enumerate(state.tokens):
        if token.type != "inline":
            continue
        before = state.tokens[number - 1]
        if before.type == "heading_open":
            token.content = _IDENTIFIERS.sub("", token.content)
        elif before.type == "paragraph_open" and token.content.startswith("|"):
            if _LINE_BLOCK.fullmatch(token.content):
                token.content = "\\\n".join(line[2:] for line in token.content.split("\n"))
        elif number > 1 and state.tokens[number - 2].type == "table_close":
            token.content = _CAPTION.sub("", token.content, count=1)
