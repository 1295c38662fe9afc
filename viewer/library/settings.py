"""The settings, each declared once: its kind, its usual value and what people call it.

Reading, writing, checking and announcing follow from the declaration, and a preferences form can be made from
`Settings.table`. A new setting is a new row. Each is kept in a row of its own, so that two windows or processes that
change different settings keep both.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Any, Generic, TypeVar, overload

from viewer.library.notices import Notice, Reason
from viewer.library.setting_kinds import Area, Decimal, Flag, Kind, OneOf, Whole
from viewer.library.store import Store
from viewer.text.script import View

T = TypeVar("T")


class Appearance(Enum):
    """The theme that the reader asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    PAPER = "paper"


class Language(Enum):
    """The language of the interface."""

    SYSTEM = "system"
    TAIWAN = "zh_TW"
    MAINLAND = "zh_CN"
    ENGLISH = "en"


class Group(Enum):
    """What a preference is about; the value is its English title."""

    OPENING = "Opening documents"
    LOOK = "Text and theme"
    MARKS = "Marks in the text"
    INTERFACE = "Interface"


class Setting(Generic[T]):
    """A row of the table: ``settings.text_size`` is its value, ``Settings.text_size`` the declaration itself.

    `text` is English and translated by whoever shows it. What is remembered but not a preference has neither it nor a
    `group`.
    """

    def __init__(self, kind: Kind[T], default: T, text: str = "", group: Group | None = None) -> None:
        self.kind = kind
        self.default = default
        self.text = text
        self.group = group
        self.name = ""

    def __set_name__(self, owner: type[Settings], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, settings: None, owner: type[Settings]) -> Setting[T]: ...
    @overload
    def __get__(self, settings: Settings, owner: type[Settings]) -> T: ...
    def __get__(self, settings: Settings | None, owner: type[Settings]) -> Setting[T] | T:
        return self if settings is None else settings.value(self)

    def __set__(self, settings: Settings, value: T) -> None:
        settings.change(self, value)


class Settings:
    """The reader's settings. Assigning a value keeps it; one that the setting does not allow raises ValueError."""

    __slots__ = ("_hearers", "_store", "_values")

    opening_view = Setting(OneOf(tuple(View)), View.ORIGINAL, "Show documents in", Group.OPENING)
    traditional_view = Setting[View | None](
        OneOf((None, View.TAIWAN, View.HONGKONG)), None, "Traditional characters of", Group.OPENING
    )
    """None until the reader has chosen: then the system's locale decides."""
    vocabulary = Setting(Flag(), False, "Use the region’s words", Group.OPENING)
    repair = Setting(Flag(), True, "Repair damaged text", Group.OPENING)
    corrections = Setting(Flag(), True, "Correct known mistakes of conversion", Group.OPENING)
    return_to_last = Setting(Flag(), True, "Start with the document read last", Group.OPENING)
    appearance = Setting(
        OneOf((Appearance.SYSTEM, Appearance.LIGHT, Appearance.PAPER, Appearance.DARK)),
        Appearance.SYSTEM,
        "Theme",
        Group.LOOK,
    )
    text_size = Setting(Whole(12, 64, "px"), 19, "Text size", Group.LOOK)
    line_height = Setting(Decimal(1.4, 2.2, 0.05), 1.75, "Line height", Group.LOOK)
    column_width = Setting(Whole(24, 60, "em", step=2), 38, "Characters a line", Group.LOOK)
    serif = Setting(Flag(), True, "Serif type for Traditional", Group.LOOK)
    serif_simplified = Setting(Flag(), True, "Serif type for Simplified", Group.LOOK)
    mark_doubtful = Setting(Flag(), True, "What may be converted wrongly", Group.MARKS)
    mark_changed = Setting(Flag(), False, "What conversion changed", Group.MARKS)
    mark_repaired = Setting(Flag(), False, "What repair changed or hid", Group.MARKS)
    language = Setting(OneOf(tuple(Language)), Language.SYSTEM, "Language", Group.INTERFACE)
    window_size = Setting(Area((320, 240), (16384, 16384)), (1080, 780))
    maximised = Setting(Flag(), False)
    panel_width = Setting(Whole(120, 2000, "px"), 250)
    panel_shown = Setting(Flag(), True)

    def __init__(self, store: Store) -> None:
        self._store = store
        self._values: dict[str, Any] = {}
        self._hearers: dict[str, tuple[Callable[[Any], object], ...]] = {}
        stored: dict[Any, Any] = dict(store.read("SELECT name, value FROM setting"))
        for setting in self.table():
            if setting.name in stored:
                self._load(setting, stored[setting.name])

    @classmethod
    def table(cls) -> tuple[Setting[Any], ...]:
        """All settings in the order of their declaration."""
        return tuple(row for row in vars(cls).values() if isinstance(row, Setting))

    def value(self, setting: Setting[T]) -> T:
        """What a setting is set to, or its usual value."""
        value: T = self._values.get(setting.name, setting.default)
        return value

    def change(self, setting: Setting[T], value: T) -> None:
        """Set and keep a setting. Raises ValueError for a value that it does not allow."""
        stored = setting.kind.dump(value)
        value = setting.kind.load(stored)
        if setting.name in self._values and self._values[setting.name] == value:
            return
        self._store.write("REPLACE INTO setting (name, value) VALUES (?, ?)", setting.name, stored)
        self._take(setting, partial(self._values.__setitem__, setting.name, value))

    def reset(self, setting: Setting[Any]) -> None:
        """Return a setting to its usual value."""
        self._store.write("DELETE FROM setting WHERE name = ?", setting.name)
        self._take(setting, partial(self._values.pop, setting.name, None))

    def subscribe(self, setting: Setting[T], hear: Callable[[T], object]) -> Callable[[], None]:
        """Have `hear` called with each new value of a setting. Calling what is returned ends that."""
        self._hearers[setting.name] = (*self._hearers.get(setting.name, ()), hear)

        def unsubscribe() -> None:
            self._hearers[setting.name] = tuple(other for other in self._hearers[setting.name] if other is not hear)

        return unsubscribe

    def _load(self, setting: Setting[Any], stored: object) -> None:
        try:
            self._values[setting.name] = setting.kind.load(stored)
        except ValueError:
            # Only the value that was read: another process may have set a good one since.
            self._store.write("DELETE FROM setting WHERE name = ? AND value IS ?", setting.name, stored)
            self._store.tell(Notice(Reason.SETTING, self._store.path, setting.text or setting.name))

    def _take(self, setting: Setting[Any], step: Callable[[], object]) -> None:
        """Take a step that may change a setting's value, and announce it if it did."""
        before = self.value(setting)
        step()
        if (after := self.value(setting)) != before:
            for hear in self._hearers.get(setting.name, ()):
                hear(after)
