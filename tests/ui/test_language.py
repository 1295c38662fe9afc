"""The interface in its languages: complete, changed while everything is open, and nothing cut off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from tests.translations.sources import LANGUAGES, ROOT, file_of, update
from viewer import resources
from viewer.library.settings import Language
from viewer.ui import translations
from viewer.ui.application import desk
from viewer.ui.language import language_of

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # raising popups, grabbing the keyboard
Open = Callable[..., "Reader"]
CHINESE = (Language.TAIWAN, Language.MAINLAND)


def speak(language: Language) -> None:
    """Choose the language of the interface, as the preferences do, and let every window hear of it."""
    desk().settings.language = language
    QApplication.processEvents()


# The files


def messages(file: Path) -> Iterator[tuple[str, str, list[str], bool]]:
    """Context, English text, translations, and whether they are finished, of each message of a file."""
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            name, source = context.findtext("name") or "", message.findtext("source") or ""
            yield name, source, forms, "type" not in translation.attrib


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_those_of_the_sources(language: str, tmp_path: Path) -> None:
    fresh = tmp_path / f"{language}.ts"
    update(language, fresh)
    wanted = {(context, source) for context, source, *_ in messages(fresh)}
    assert wanted
    assert {(context, source) for context, source, *_ in messages(file_of(language))} == wanted, (
        "bring them up to date with: python -m tests.translations"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_finished_and_keep_their_gaps(language: str) -> None:
    for context, source, forms, finished in messages(file_of(language)):
        assert finished, (context, source)
        assert len(forms) == (2 if language == "en" else 1), (context, source)
        for form in forms:
            assert form, (context, source)
            assert sorted(re.findall(r"\{\w*\}|%Ln|%n", form)) == sorted(re.findall(r"\{\w*\}|%Ln|%n", source)), source


@pytest.mark.parametrize("language", ["zh_TW", "zh_CN"])
def test_chinese_is_written_in_its_own_script_and_marks(language: str) -> None:
    other = {"zh_TW": "“”软视网络开关闭选择档显", "zh_CN": "「」軟視網絡開關閉選擇檔顯"}[language]
    for _context, source, (form,), _finished in messages(file_of(language)):
        example = source.count("软件 → 軟體")
        assert not {*form.replace("软件 → 軟體", "", example)} & {*other}, form


def test_the_reader_of_the_files_reads_what_linguist_writes(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="en">'
        "<context><name>A&amp;B</name>"
        "<message><source>one &lt; two</source><translation>一 &lt; 二</translation></message>"
        '<message><source>new</source><translation type="unfinished">半</translation></message>'
        '<message numerus="yes"><source>%n x</source><translation>\n<numerusform>%n a</numerusform>\n'
        "<numerusform>%n b</numerusform>\n</translation></message></context></TS>",
        "utf-8",
    )
    assert translations.read(file) == {("A&B", "one < two"): ("一 < 二",), ("A&B", "%n x"): ("%n a", "%n b")}


# Which language


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        ("zh-Hant-TW zh-TW", Language.TAIWAN),
        ("zh-TW", Language.TAIWAN),
        ("zh-HK", Language.TAIWAN),
        ("zh-Hant-MO", Language.TAIWAN),
        ("zh-Hans-HK", Language.MAINLAND),
        ("zh-CN", Language.MAINLAND),
        ("zh-Hans-SG zh-SG", Language.MAINLAND),
        ("zh", Language.MAINLAND),
        ("en-GB zh-TW", Language.ENGLISH),
        ("de-DE zh-Hant-TW en", Language.TAIWAN),
        ("fr-FR", Language.ENGLISH),
        ("C", Language.ENGLISH),
        ("", Language.ENGLISH),
    ],
)
def test_the_systems_languages_choose(tags: str, language: Language) -> None:
    assert language_of(tags.split()) is language


def test_the_chosen_language_is_the_next_starts(open_text: Open) -> None:
    open_text("一。")
    speak(Language.TAIWAN)
    desk().clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    reader = open_text("一。")
    assert reader.action("copy").text() == "複製"
    reader.qtbot.waitUntil(lambda: said_in(reader, "1 字"))


# Numbers


def said_in(reader: Reader, expected: str) -> bool:
    return expected in reader.place


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        (Language.ENGLISH, "1 character ·", "1,200 characters ·"),
        (Language.TAIWAN, "1 字 ·", "1,200 字 ·"),
        (Language.MAINLAND, "1 字 ·", "1,200 字 ·"),
    ],
)
def test_numbers_have_their_forms(open_text: Open, language: Language, one: str, many: str) -> None:
    for text, expected in (("字", one), ("字" * 1200, many)):
        reader = open_text(text, name=f"{len(text)}.txt")
        speak(language)
        reader.qtbot.waitUntil(partial(said_in, reader, expected))


# Everything that can be opened

Station = Callable[["Reader"], QWidget]


def main_window(reader: Reader) -> QWidget:
    return reader.window


def section_menu(reader: Reader) -> QWidget:
    place = reader.tree.visualRect(reader.tree.model().index(0, 0)).center()
    return reader.ask_menu(reader.tree.viewport(), place)


def text_menu(reader: Reader) -> QWidget:
    return reader.ask_menu(reader.view.viewport(), QPoint(200, 100))


def main_menu(reader: Reader) -> QWidget:
    menu = reader.part(QToolButton, "menuButton").menu()
    menu.popup(QPoint(0, 0))
    return menu


def encoding_menu(reader: Reader) -> QWidget:
    reader.action("file.encoding").trigger()
    return reader.part(QMenu, "encodingMenu")


def triggered(action: str, name: str) -> Station:
    """What an action shows, a widget of that name."""

    def open_it(reader: Reader) -> QWidget:
        reader.action(action).trigger()
        return reader.part(QWidget, name)

    open_it.__name__ = name
    return open_it


def file_dialog(reader: Reader) -> QWidget:
    reader.action("file.save").trigger()
    found = reader.window.findChild(QFileDialog)
    assert found is not None
    return found


def print_dialog(reader: Reader) -> QWidget:
    from PySide6.QtPrintSupport import QPrintDialog

    reader.action("file.print").trigger()
    found = reader.window.findChild(QPrintDialog)
    assert found is not None
    return found


def question(reader: Reader) -> QWidget:
    box = QMessageBox(reader.window)
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    box.show()
    return box


STATIONS: tuple[Station, ...] = (
    main_window,
    main_menu,
    text_menu,
    section_menu,
    encoding_menu,
    triggered("find", "findBar"),
    triggered("compare", "columnHeads"),
    triggered("view.palette", "commandPalette"),
    triggered("look", "lookPanel"),
    triggered("help.shortcuts", "shortcutList"),
    triggered("preferences", "preferences"),
    file_dialog,
    print_dialog,
    question,
)

_MADE_ANEW = (section_menu, encoding_menu, file_dialog, print_dialog)
STAYING = tuple(each for each in STATIONS if each not in _MADE_ANEW)
"""What stays while the language changes: the others have to be answered first, and are made anew each time."""

KNOWN = re.compile(
    r"Hanview|PDF|Markdown|HTML|Word|EPUB|Aa|Ctrl|Shift|Alt|Esc|PgUp|PgDown|PgDn|Home|End|Del|Tab|Enter|Return|Space|px"
    r"|UTF|LE|BE|GB18030|Big5|HKSCS|JIS|EUC|JP|KR|Shift_JIS|HANVIEW_DATA|English|F\d+|GB/T|CUPS|URL|http\S*"
    r"|\S*\.(?:txt|md|markdown|html?|pdf)\b|\*\.\w+|/\S*"
)


def texts(widget: QWidget) -> Iterator[str]:
    """What a widget says, to be seen, pointed at or heard."""
    yield from (widget.toolTip(), widget.accessibleName())
    if widget.isWindow():
        yield widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QTextBrowser):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox) and not widget.isEditable():
        yield from (widget.itemText(number) for number in range(widget.count()))


def parts(top: QWidget) -> list[QWidget]:
    """A widget and those in it that can be seen."""
    return [top, *(each for each in top.findChildren(QWidget) if each.isVisibleTo(top))]


def actions(top: QWidget) -> list[QAction]:
    return [*top.actions(), *top.findChildren(QAction)]


def untranslated(said: str) -> list[str]:
    """Words in Latin letters that are no names."""
    found: list[str] = re.findall(r"[A-Za-z]{2,}", KNOWN.sub("", said))
    return found


def close_all(reader: Reader) -> None:
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    for dialog in reader.window.findChildren(QDialog):
        with suppress(RuntimeError):
            dialog.close()
    for name in ("look", "view.palette"):
        pane = reader.window.findChild(QWidget, {"look": "lookPanel", "view.palette": "commandPalette"}[name])
        if pane is not None and pane.isVisible():
            reader.action(name).trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("language", CHINESE, ids=lambda each: each.value)
@pytest.mark.parametrize("station", STATIONS, ids=lambda each: each.__name__)
def test_nothing_is_left_in_english(open_file: Open, station: Station, language: Language) -> None:
    reader = open_file("没有.txt")
    reader.window.open_requested.emit(str(resources.path("articles/miit.txt")))
    reader.qtbot.waitUntil(lambda: bool(reader.state))
    speak(language)
    top = station(reader)
    said = [text for each in parts(top) for text in texts(each)]
    said += [text for action in actions(top) for text in (action.text(), action.toolTip(), action.iconText())]
    close_all(reader)
    assert [text for text in said if untranslated(text)] == []
    assert any(said)


@pytest.mark.parametrize("station", STAYING, ids=lambda each: each.__name__)
def test_what_is_open_changes_its_language_at_once(open_file: Open, station: Station) -> None:
    reader = open_file()
    top = station(reader)
    speak(Language.TAIWAN)
    QApplication.processEvents()
    said = [text for each in parts(top) for text in texts(each)]
    said += [text for action in actions(top) for text in (action.text(), action.toolTip())]
    close_all(reader)
    assert [text for text in said if untranslated(text)] == []


CUT_ON_PURPOSE = {"statusPlace", "findHint"}


def is_cut(widget: QWidget) -> bool:
    """Whether a text has less room than it asks for."""
    if not isinstance(widget, QLabel | QAbstractButton) or widget.objectName() in CUT_ON_PURPOSE or not widget.text():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() < widget.heightForWidth(widget.width())
    needed = widget.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, widget.text())
    return widget.width() < needed.width() or widget.height() < needed.height()


@pytest.mark.parametrize("language", [*CHINESE, Language.ENGLISH], ids=lambda each: each.value)
@pytest.mark.parametrize("station", STATIONS, ids=lambda each: each.__name__)
def test_nothing_is_cut_off(open_file: Open, station: Station, language: Language) -> None:
    reader = open_file()
    speak(language)
    top = station(reader)
    reader.qtbot.waitExposed(top)
    QApplication.processEvents()
    cut = [(type(each).__name__, *texts(each)) for each in parts(top) if is_cut(each) and each.width()]
    close_all(reader)
    assert cut == []


def test_the_interface_has_the_glyphs_of_its_region(open_file: Open) -> None:
    open_file()
    for language, suffix in ((Language.TAIWAN, ("TC", "TW")), (Language.MAINLAND, ("SC", "CN"))):
        speak(language)
        families = QFont(QApplication.font()).families()
        chinese = [name for name in families if name.startswith(("Noto Sans CJK", "Noto Sans TC", "Noto Sans SC"))]
        assert not chinese or chinese[0].endswith(suffix), families
    speak(Language.ENGLISH)
    assert QLocale().language() is QLocale.Language.English


def test_a_command_is_found_by_its_name_in_any_language(open_file: Open) -> None:
    from viewer.ui.entries import Commands, Names, Query

    reader = open_file()
    for language in (Language.TAIWAN, Language.ENGLISH, Language.MAINLAND):
        speak(language)
        entries = Commands(reader.window.actions_by_name)()
        for typed in ("print", "列印", "打印"):
            best = min(
                (rank, entry.text) for entry in entries if (rank := Query(typed).rank(Names.of(entry))) is not None
            )
            assert best[1] == reader.action("file.print").text()


def test_no_text_hides_in_an_f_string() -> None:
    """Qt's tool does not see a call there, and the text would stay English without anybody being told."""
    hidden = re.compile(r"\{(?:self\.tr|translate)\(")
    sources = (ROOT / "viewer").rglob("*.py")
    assert [path.name for path in sources if hidden.search(path.read_text("utf-8"))] == []
