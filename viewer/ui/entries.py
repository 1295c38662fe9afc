"""What the command palette offers, and how it is found by a few keys typed.

Entries come from providers, each in its own order of likelihood. They are made when they are looked at, so that the
palette of a book with thousands of sections opens as fast as any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from viewer.article.blocks import Position
from viewer.library.documents import Document
from viewer.library.settings import Appearance
from viewer.text.filtering import folded
from viewer.ui.actions import ACTIONS
from viewer.ui.articlepane import ArticlePane
from viewer.ui.look import Look


class Kind(Enum):
    """What an entry leads to; its sign stands before it."""

    SECTION = "§"
    FILE = "↺"
    COMMAND = "›"


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to go to or to do. `detail` stands at the right; `words` are other names that it is found by."""

    kind: Kind
    text: str
    choose: Callable[[], object]
    detail: str = ""
    words: tuple[str, ...] = ()


class Entries(Protocol):
    """Some entries, made when they are asked for."""

    def __len__(self) -> int: ...
    def __getitem__(self, number: int, /) -> Entry: ...


Provider = Callable[[], Entries]
"""Gives its entries of the moment. Those that are the same object as the last time are not read again."""


class Sections:
    """The sections of the article in a pane, titled in the shown script."""

    def __init__(self, pane: ArticlePane) -> None:
        self._pane = pane
        self._last = _Titles(pane)

    def __call__(self) -> Entries:
        if self._last.rendition is not self._pane.reading.rendition:
            self._last = _Titles(self._pane)
        return self._last


class _Titles:
    def __init__(self, pane: ArticlePane) -> None:
        self._pane = pane
        self._reading = pane.reading
        self.rendition = pane.reading.rendition

    def __len__(self) -> int:
        return len(self._reading.sections)

    def __getitem__(self, number: int, /) -> Entry:
        section = self._reading.sections[number]
        percent = f"{self._reading.percent(section.position)} %"
        title = self.rendition.title(section.title)
        return Entry(Kind.SECTION, title, partial(self._go_to, section.position), percent)

    def _go_to(self, position: Position) -> None:
        self._pane.go_to(position)
        self._pane.setFocus()


class Files:
    """Documents, the most recent first; to `open_file` goes what one is opened by."""

    def __init__(self, recent: Callable[[], Iterable[Document]], open_file: Callable[[str], object]) -> None:
        self._recent = recent
        self._open = open_file

    def __call__(self) -> list[Entry]:
        return [
            Entry(Kind.FILE, document.name, partial(self._open, document.where), short_place(document))
            for document in self._recent()
        ]


class Commands:
    """The actions that can be used now, those chosen last first."""

    def __init__(self, actions: Mapping[str, QAction]) -> None:
        self._actions = actions
        self._chosen: list[str] = []

    def __call__(self) -> list[Entry]:
        order = dict.fromkeys((*reversed(self._chosen), *self._actions))
        return [self._entry(name) for name in order if _is_usable(self._actions[name])]

    def _entry(self, name: str) -> Entry:
        action = self._actions[name]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        detail = "  ".join(part for part in ("✓" if action.isChecked() else "", keys) if part)
        words = (_ENGLISH.get(name, ""), *COMMAND_WORDS.get(name, "").split(", "))
        return Entry(Kind.COMMAND, action.text(), partial(self._run, name), detail, words)

    def _run(self, name: str) -> None:
        self._chosen = [*(other for other in self._chosen if other != name), name]
        self._actions[name].trigger()


class Themes:
    """The themes by their names, the one that is asked for with a tick."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def __call__(self) -> list[Entry]:
        return [self._entry(appearance, name, words) for appearance, (name, words) in _THEMES.items()]

    def _entry(self, appearance: Appearance, name: str, words: str) -> Entry:
        translate = QCoreApplication.translate
        text = translate("entries", "Theme: {name}").format(name=translate("Preferences", name))
        detail = "✓" if appearance is self._look.appearance else ""
        return Entry(Kind.COMMAND, text, partial(self._look.wear, appearance), detail, (name, *words.split(", ")))


def _is_usable(action: QAction) -> bool:
    return action.isEnabled() and action.isVisible()


def short_place(document: Document) -> str:
    """The server of a page; a file's folder, from the reader's own folder on if it lies there."""
    if document.is_page:
        return document.server
    folder, home = document.path.parent, Path.home()
    return str(Path("~") / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)


@dataclass(frozen=True, slots=True)
class Names:
    """What an entry is found by, folded, with one space between words; `loose`: also by initials and the like."""

    folded: tuple[str, ...]
    loose: bool

    @classmethod
    def of(cls, entry: Entry) -> Names:
        texts = dict.fromkeys(text for text in (entry.text, *entry.words) if text)
        forms = tuple(" ".join(map(folded, text.split())) for text in texts)
        return cls(forms, entry.kind is not Kind.SECTION)


class Query:
    """What is looked for, in either script; of Latin names also their initials, or some of their letters in order."""

    def __init__(self, text: str) -> None:
        words = [folded(word) for word in text.split()]
        self._whole = _Needle("".join(words))
        self._words = [_Needle(word) for word in words]

    def rank(self, names: Names) -> int | None:
        """How well an entry fits, 0 best, None if it does not: the words as one, or else the least fitting of them."""
        whole = self._whole.rank(names)
        if whole is not None or len(self._words) < 2:
            return whole
        ranks = [rank for word in self._words if (rank := word.rank(names)) is not None]
        return max(ranks) if len(ranks) == len(self._words) else None


class _Needle:
    def __init__(self, text: str) -> None:
        self._text = text
        self._loose: tuple[re.Pattern[str], ...] = ()
        if text.isascii() and text.isalnum():
            initials = r"\w*\W+".join(text)
            letters = text[0] + "".join(f"[^{letter}]*{letter}" for letter in text[1:])
            self._loose = re.compile(rf"\b{initials}"), re.compile(rf"\b{letters}")

    def rank(self, names: Names) -> int | None:
        """Twice the rank of the name that fits best, and one more where it is not the one that is shown."""
        loose = self._loose if names.loose else ()
        ranks = ((self._rank(name, loose), bool(number)) for number, name in enumerate(names.folded))
        return min((2 * rank + other for rank, other in ranks if rank is not None), default=None)

    def _rank(self, name: str, loose: Iterable[re.Pattern[str]]) -> int | None:
        """0 the whole name, 1 its beginning, 2 the beginning of a word, 3 inside, 4 initials, 5 letters left out."""
        joined = name.replace(" ", "")
        if self._text in joined:
            if joined.startswith(self._text):
                return 0 if joined == self._text else 1
            return 2 if f" {self._text}" in name else 3
        return next((rank for rank, pattern in enumerate(loose, 4) if pattern.search(name)), None)


_ENGLISH = {row.name: row.text for row in ACTIONS}
"""What commands are called before they are translated."""
COMMAND_WORDS = {
    "file.open": "打開, 開啟, 檔案, 文件, load",
    "file.encoding": "編碼, 编码, 亂碼, 乱码, charset, gb18030, big5, utf-8",
    "file.address": "網址, 网址, 連結, 链接, 路徑, 路径, url, link, web, path",
    "file.paste": "貼上, 粘贴, 剪貼簿, 剪贴板, clipboard",
    "file.recent": "最近, 最近的文件, 最近開啟, 最近打开, recent, history",
    "file.close": "關閉視窗, 關閉窗口",
    "file.quit": "結束, 退出, 離開, exit",
    "script.original": "原文, original, source",
    "script.simplified": "簡體字, 大陸, simplified, mainland, china",
    "script.taiwan": "臺灣, 正體字, 繁體字, taiwan, traditional",
    "script.hongkong": "香港, 繁體字, hong kong, traditional",
    "script.flip": "切換簡繁, 繁簡轉換, toggle, convert",
    "vocabulary": "用語, 用詞, 詞彙, words",
    "compare": "對照, 对照, 並排, 並列, side by side, bilingual, parallel",
    "repair": "修復, 修補, fix, pinyin, 拼音",
    "marks.doubtful": "標記存疑, 标记存疑, 疑問, 可疑, doubt, uncertain",
    "marks.changed": "標記轉換, 标记转换, 改動, changes, diff",
    "marks.repaired": "標記修復, 标记修复, repairs",
    "doubt.next": "下一處存疑, 下一处存疑, 疑問",
    "doubt.previous": "上一處存疑, 上一处存疑, 疑問",
    "doubt.details": "說明, 说明, 解釋, 解释, 候選, 候选, details, candidates",
    "rules": "詞彙表, 词汇表, 用語, 用语, 術語, 术语, 規則, 规则, glossary, rules",
    "rules.add": "新增規則, 添加规则, 永不轉換, 从不转换, rule, never convert",
    "rules.undo": "復原, 撤銷, 撤销, undo",
    "rules.redo": "重做, 取消復原, 恢复, redo",
    "report": "報告, 报告, 清單, 清单, summary, list",
    "copy": "複製, 拷貝",
    "copy.quote": "複製引文, 引用, 出處, cite, citation",
    "copy.original": "複製原文, 拷貝原文",
    "copy.both": "複製對照, 拷貝對照",
    "copy.section": "複製本節, 拷貝本節",
    "select.all": "全選",
    "view.sections": "目錄, 章節, 側欄, 大綱, outline, contents, side panel",
    "view.fullscreen": "全螢幕, 全屏",
    "view.caret": "游標, 光標, 鍵盤選取, cursor",
    "view.menu": "選單, 菜单, 所有操作, 功能表",
    "view.palette": "命令, 指令, 面板",
    "section.next": "下一節, 下一章, chapter",
    "section.previous": "上一節, 上一章, chapter",
    "go.back": "返回, 後退, 上一頁",
    "go.forward": "前進",
    "zoom.in": "放大, 大字, zoom in, bigger",
    "zoom.out": "縮小, 小字, zoom out",
    "zoom.reset": "正常大小, 還原大小, zoom, reset",
    "find": "尋找, 查找, 搜尋, 搜索, search",
    "find.next": "下一個, 找下一個, search",
    "find.previous": "上一個, 找上一個, search",
    "file.save": "另存, 儲存, 保存, 匯出, 导出, export, pdf",
    "file.print": "列印, 打印",
    "copy.all": "複製全文, 拷貝全文",
    "look": "外觀, 主題, 字體, 字型, 行距, theme, font, typeface, line height",
    "preferences": "偏好設定, 偏好设置, 設定, 设置, 選項, 选项, settings, options, language, 語言, 语言",
    "help.guide": "使用說明, 使用指南, 說明, 说明, 幫助, 帮助, manual, handbook, help",
    "help.shortcuts": "快速鍵, 快捷鍵, 鍵盤, keys, help",
}
"""Other names of commands by name of action: the Chinese ones of every region, whatever the interface's language."""

_THEMES = {
    Appearance.SYSTEM: ("System", "系統, 跟随系统, 自動, theme, automatic, follow"),
    Appearance.LIGHT: ("Light", "淺色, 亮色, 日間, 白天, theme, day, white, bright"),
    Appearance.PAPER: ("Paper", "紙, 紙張, 護眼, 米色, 羊皮紙, theme, sepia, warm"),
    Appearance.DARK: ("Dark", "深色, 暗色, 黑色, 夜間, theme, night, black"),
}
"""What a theme is called, and the other names that it is found by."""
