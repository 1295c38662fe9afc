"""Every theme can be read: what is derived from its few colours keeps the contrasts that WCAG asks for."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from viewer.text.script import Region
from viewer.ui import fonts
from viewer.ui.reading.style import MarkKind, MarkStyle
from viewer.ui.theme import DARK, LIGHT, PAPER, Theme, blend, following, palette, style_sheet
from viewer.ui.typography import SIZES, Typography, colours

THEMES = (LIGHT, PAPER, DARK)
every_theme = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grounds(theme: Theme) -> dict[str, str]:
    """Everything that is written on."""
    return {
        name: getattr(theme, name)
        for name in ("page", "surround", "tint", "hover", "pressed", "selection", "hit", "found", "kept")
    }


def poor(text: str, grounds: dict[str, str], least: float) -> dict[str, float]:
    """The grounds on which a colour stands out too little."""
    found = {name: round(contrast(text, ground), 2) for name, ground in grounds.items()}
    return {name: ratio for name, ratio in found.items() if ratio < least}


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#a03522", "#a03522", 1)]
)
def test_the_measure_itself(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.01)


@every_theme
def test_ink_is_read_on_every_ground(theme: Theme) -> None:
    assert poor(theme.ink, grounds(theme), 7) == {}
    assert contrast(theme.page, theme.ink) >= 7  # a toast


@every_theme
def test_secondary_text_and_links_are_read_on_every_ground(theme: Theme) -> None:
    assert poor(theme.muted, grounds(theme), 4.5) == {}
    assert poor(theme.accent, grounds(theme), 4.5) == {}


@every_theme
def test_rings_and_outlines_are_seen(theme: Theme) -> None:
    around = {name: grounds(theme)[name] for name in ("page", "surround", "hover")}
    assert poor(theme.accent, around, 3) == poor(theme.outline, around, 3) == {}


@every_theme
def test_what_is_disabled_is_paler_than_secondary_text_and_still_seen(theme: Theme) -> None:
    assert 2 < contrast(theme.disabled, theme.surround) < contrast(theme.muted, theme.surround)


@every_theme
def test_marks_are_told_apart(theme: Theme) -> None:
    marks = colours(theme).marks
    assert set(marks) == set(MarkKind)
    assert len(set(marks.values())) == len(marks)
    for mark in marks.values():
        ground = mark.background or theme.page
        assert contrast(theme.ink, ground) >= 7
        assert not mark.colour or contrast(mark.colour, ground) >= 3
    assert contrast(theme.hit, theme.page) > 1.15
    assert contrast(theme.found, theme.page) > contrast(theme.hit, theme.page)


@every_theme
def test_no_two_marks_differ_by_colour_alone(theme: Theme) -> None:
    def form(mark: MarkStyle) -> tuple[bool, object]:
        return bool(mark.background), mark.underline

    forms = [form(mark) for mark in colours(theme).marks.values()]
    assert len(set(forms)) == len(forms)


@every_theme
def test_the_palette_leaves_no_role_to_the_platform(theme: Theme) -> None:
    dressed = palette(theme)
    roles = set(QPalette.ColorRole) - {QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles}
    for group, role in itertools.product((QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive), roles):
        assert dressed.isBrushSet(group, role), (group, role)
    pairs = (("Window", "WindowText"), ("Base", "Text"), ("Button", "ButtonText"), ("ToolTipBase", "ToolTipText"))
    for ground, text in (*pairs, ("Highlight", "HighlightedText"), ("AlternateBase", "Text")):
        names = [dressed.color(QPalette.ColorRole[role]).name() for role in (ground, text)]
        assert contrast(*names) >= 7, (ground, text)
    placeholder = dressed.color(QPalette.ColorRole.PlaceholderText).name()
    assert contrast(placeholder, theme.page) >= 4.5


@every_theme
def test_qt_understands_the_style_sheet(theme: Theme, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setStyleSheet(style_sheet(theme))  # Qt warns of what it cannot parse
    widget.ensurePolished()


@pytest.mark.parametrize(("window", "theme"), [("#efefef", LIGHT), ("#202326", DARK), ("#000000", DARK)])
def test_a_system_is_followed_by_its_palette(window: str, theme: Theme) -> None:
    system = QPalette()
    system.setColor(QPalette.ColorRole.Window, QColor(window))
    assert following(system) is theme


def test_a_blend_goes_from_one_colour_to_the_other() -> None:
    assert [blend("#ffffff", "#000000", share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]


# Type


@pytest.mark.parametrize(
    ("size", "steps", "then"),
    [(19, 1, 20), (19, -1, 18), (19, 3, 24), (12, -1, 12), (64, 5, 64), (21, 1, 22), (40, 0, 19)],
)
def test_zooming_goes_through_the_sizes(size: int, steps: int, then: int) -> None:
    assert Typography(LIGHT, size=size).zoomed(steps).size == then
    assert then in SIZES


@pytest.mark.parametrize(
    ("region", "traditional", "simplified", "serif"),
    [
        (Region.TAIWAN, True, False, True),
        (Region.HONGKONG, True, False, True),
        (Region.MAINLAND, True, False, False),
        (Region.TAIWAN, False, True, False),
        (Region.MAINLAND, False, True, True),
    ],
)
def test_each_script_has_its_own_typeface(
    region: Region, traditional: bool, simplified: bool, serif: bool, qapp: QApplication
) -> None:
    chosen = Typography(LIGHT, serif_traditional=traditional, serif_simplified=simplified)
    assert chosen.style(region).families == tuple(fonts.families(region, serif))


def test_a_style_has_the_readers_measures(qapp: QApplication) -> None:
    style = Typography(PAPER, size=24, line_height=2.0, column=30).style(Region.TAIWAN)
    assert (style.size, style.line_height, style.column) == (24, 2.0, 30)
    assert style.colours.background == PAPER.page
