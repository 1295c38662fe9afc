"""Settings keep what they are given, refuse what they do not allow, and never trip over what they find."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.library.notices import Notice, Reason
from viewer.library.setting_kinds import Area, Decimal, Flag, OneOf, Whole
from viewer.library.settings import Appearance, Language, Setting, Settings
from viewer.library.store import Store
from viewer.text.script import View

TABLE = Settings.table()


def values(setting: Setting[Any]) -> st.SearchStrategy[Any]:
    """Every value that a setting allows."""
    match setting.kind:
        case Flag():
            return st.booleans()
        case Whole(lowest=low, highest=high):
            return st.integers(low, high)
        case Decimal(lowest=least, highest=most):
            return st.floats(least, most)
        case OneOf(choices=choices):
            return st.sampled_from(choices)
        case Area(smallest=smallest, largest=largest):
            return st.tuples(*(st.integers(*ends) for ends in zip(smallest, largest, strict=True)))
    raise AssertionError(setting.name)


def test_the_usual_values(store: Store) -> None:
    settings = Settings(store)
    assert {row.name: settings.value(row) for row in TABLE} == {
        "opening_view": View.ORIGINAL,
        "traditional_view": None,
        "vocabulary": False,
        "repair": True,
        "corrections": True,
        "return_to_last": True,
        "appearance": Appearance.SYSTEM,
        "serif": True,
        "serif_simplified": True,
        "text_size": 19,
        "line_height": 1.75,
        "column_width": 38,
        "mark_doubtful": True,
        "mark_changed": False,
        "mark_repaired": False,
        "language": Language.SYSTEM,
        "window_size": (1080, 780),
        "maximised": False,
        "panel_width": 250,
        "panel_shown": True,
    }


@pytest.mark.parametrize("setting", TABLE, ids=lambda row: row.name)
def test_every_usual_value_is_allowed(setting: Setting[Any]) -> None:
    assert setting.kind.load(setting.kind.dump(setting.default)) == setting.default


@given(st.fixed_dictionaries({row.name: values(row) for row in TABLE}))
def test_every_value_comes_back(chosen: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "state.sqlite")
        with Store.open(path) as store:
            settings = Settings(store)
            for name, value in chosen.items():
                setattr(settings, name, value)
        with Store.open(path) as store:
            settings = Settings(store)
            assert {name: getattr(settings, name) for name in chosen} == chosen


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text_size", 11),
        ("text_size", 65),
        ("text_size", True),
        ("line_height", 1.3),
        ("line_height", float("nan")),
        ("column_width", 61),
        ("window_size", (10, 10)),
        ("window_size", (99999999, 600)),
        ("traditional_view", View.SIMPLIFIED),
    ],
)
def test_a_value_that_is_not_allowed_is_refused_and_changes_nothing(store: Store, name: str, value: object) -> None:
    settings = Settings(store)
    before = getattr(settings, name)
    with pytest.raises(ValueError, match=r"^n(ot|one) "):
        setattr(settings, name, value)
    assert getattr(settings, name) == before
    assert store.read("SELECT * FROM setting") == []


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("text_size", 900),
        ("text_size", "19"),
        ("text_size", 19.5),
        ("text_size", None),
        ("repair", 2),
        ("repair", "yes"),
        ("line_height", "wide"),
        ("opening_view", "klingon"),
        ("opening_view", b"\xff\xfe"),
        ("window_size", "1080"),
        ("window_size", "1080x"),
        ("window_size", "１０８０x780"),
        ("maximised", -1),
    ],
)
def test_a_stored_value_that_cannot_be_used_costs_one_notice_and_itself(
    store: Store, heard: Callable[[Store], list[Notice]], name: str, stored: object
) -> None:
    notices = heard(store)
    store.write("INSERT INTO setting VALUES (?, ?), ('column_width', 40)", name, stored)
    settings = Settings(store)
    declared = next(row for row in TABLE if row.name == name)
    assert settings.value(declared) == declared.default
    assert settings.column_width == 40
    assert notices == [Notice(Reason.SETTING, store.path, declared.text or name)]
    assert store.read("SELECT name FROM setting") == [("column_width",)]
    Settings(store)
    assert len(notices) == 1


def test_a_setting_of_another_version_is_left_alone(store: Store, heard: Callable[[Store], list[Notice]]) -> None:
    store.write("INSERT INTO setting VALUES ('ruby_size', 0.4)")
    Settings(store)
    assert heard(store) == []
    assert store.read("SELECT * FROM setting") == [("ruby_size", 0.4)]


def test_whoever_subscribed_hears_each_new_value_once(store: Store) -> None:
    settings = Settings(store)
    sizes: list[int] = []
    unsubscribe = settings.subscribe(Settings.text_size, sizes.append)
    settings.text_size = 19
    settings.text_size = 22
    settings.text_size = 22
    settings.serif = False
    settings.reset(Settings.text_size)
    unsubscribe()
    settings.text_size = 30
    assert sizes == [22, 19]


def test_a_subscriber_may_leave_while_it_is_called(store: Store) -> None:
    settings = Settings(store)
    heard: list[object] = []

    def once(value: bool) -> None:
        heard.append(value)
        leave()

    leave = settings.subscribe(Settings.serif, once)
    settings.subscribe(Settings.serif, heard.append)
    settings.serif = False
    settings.serif = True
    assert heard == [False, False, True]


def test_the_usual_value_can_be_chosen_and_is_kept_should_another_become_usual(store: Store) -> None:
    settings = Settings(store)
    settings.text_size = 19
    assert store.read("SELECT * FROM setting") == [("text_size", 19)]
    settings.reset(Settings.text_size)
    assert store.read("SELECT * FROM setting") == []


def test_two_stores_keep_each_others_settings(open_store: Callable[[], Store]) -> None:
    one, other = Settings(open_store()), Settings(open_store())
    one.text_size = 24
    other.appearance = Appearance.PAPER
    one.serif = False
    other.traditional_view = View.HONGKONG
    both = Settings(open_store())
    assert (both.text_size, both.appearance, both.serif, both.traditional_view) == (
        24,
        Appearance.PAPER,
        False,
        View.HONGKONG,
    )


def test_a_misspelt_setting_is_an_error(store: Store) -> None:
    with pytest.raises(AttributeError):
        setattr(Settings(store), "text_sise", 20)  # noqa: B010 -- as a statement mypy would refuse it
