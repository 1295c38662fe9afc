"""Themes: a few named colours each; the palette and the style sheet are derived from them."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from viewer import resources

_Role = QPalette.ColorRole


class Theme(NamedTuple):
    """Colours as ``#rrggbb``: the page and its ink, what surrounds the page, what is chosen, found and kept.

    Contrasts are WCAG 2.2's (1.4.3, 1.4.6, 1.4.11) and held by a test: 7 : 1 for ink on anything it is written on,
    4.5 : 1 for secondary text and links, 3 : 1 for what only has to be seen, such as the ring of the focus.
    """

    name: str
    page: str
    ink: str
    surround: str
    accent: str
    found: str
    kept: str

    def mix(self, share: float, over: str | None = None) -> str:
        """Ink laid over the page (or the colour `over`) with opacity `share`, as ``#rrggbb``."""
        return blend(self.ink, over or self.page, share)

    @property
    def is_dark(self) -> bool:
        return QColor(self.page).lightness() < 128

    @property
    def muted(self) -> str:
        """Secondary text, on the page and what surrounds it."""
        return self.mix(0.8)

    @property
    def disabled(self) -> str:
        """The text of what cannot be used now."""
        return self.mix(0.4)

    @property
    def outline(self) -> str:
        """Around what is only known by its outline: a box to tick, a handle."""
        return self.mix(0.6)

    @property
    def line(self) -> str:
        """Hairlines."""
        return self.mix(0.14)

    @property
    def tint(self) -> str:
        """Behind code."""
        return self.mix(0.05)

    @property
    def selection(self) -> str:
        """Behind selected text."""
        return self.mix(0.2)

    @property
    def hover(self) -> str:
        """Behind what the mouse is on, outside the page."""
        return self.mix(0.07, self.surround)

    @property
    def pressed(self) -> str:
        """Behind what is pressed, switched on or chosen, outside the page."""
        return self.mix(0.13, self.surround)

    @property
    def hit(self) -> str:
        """Behind a search hit."""
        return blend(self.found, self.page, 0.6)


LIGHT = Theme(
    "light",
    page="#fdfcf9",
    ink="#24211c",
    surround="#f4f2ed",
    accent="#a03522",
    found="#ffcd4f",
    kept="#d3ead5",
)
PAPER = Theme(
    "paper",
    page="#f6ecd9",
    ink="#30261a",
    surround="#ede1ca",
    accent="#8f301c",
    found="#f3bd4b",
    kept="#d3e0bd",
)
DARK = Theme(
    "dark",
    page="#1b1b1d",
    ink="#dcd8cf",
    surround="#232325",
    accent="#f0967f",
    found="#4f3b04",
    kept="#263d2c",
)


def blend(top: str, bottom: str, share: float) -> str:
    """The colour `top` laid over `bottom` with opacity `share`, as ``#rrggbb``."""
    upper, lower = QColor(top), QColor(bottom)
    return QColor.fromRgbF(
        upper.redF() * share + lower.redF() * (1 - share),
        upper.greenF() * share + lower.greenF() * (1 - share),
        upper.blueF() * share + lower.blueF() * (1 - share),
    ).name()


def following(palette: QPalette) -> Theme:
    """The theme that goes with the system's own palette."""
    return DARK if palette.color(_Role.Window).lightness() < 128 else LIGHT


def palette(theme: Theme) -> QPalette:
    """The palette for every widget, each role of it: some platforms have no dark mode that a program could ask for."""
    result = QPalette()
    for colour, roles in {
        theme.surround: (_Role.Window, _Role.Button, _Role.ToolTipBase),
        theme.page: (_Role.Base,),
        theme.tint: (_Role.AlternateBase,),
        theme.ink: (
            _Role.WindowText,
            _Role.Text,
            _Role.ButtonText,
            _Role.ToolTipText,
            _Role.HighlightedText,
            _Role.BrightText,
        ),
        theme.selection: (_Role.Highlight,),
        theme.muted: (_Role.PlaceholderText, _Role.LinkVisited),
        theme.accent: (_Role.Accent, _Role.Link),
        theme.hover: (_Role.Light, _Role.Midlight),
        theme.line: (_Role.Mid, _Role.Dark),
        "#000000": (_Role.Shadow,),
    }.items():
        for role in roles:
            result.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText, _Role.PlaceholderText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled))
    return result


def style_sheet(theme: Theme) -> str:
    """The looks that a palette cannot say. Everything that takes the keyboard shows it by a ring in the accent."""
    return "".join(part(theme) for part in (_buttons, _fields, _bars, _panels, _menus, _popups, _scrolling))


def _tick(theme: Theme) -> str:
    """The file of a tick that can be seen on the accent, as a style sheet names it."""
    return resources.path(f"icons/tick-{'dark' if theme.is_dark else 'light'}.svg").as_posix()


def _buttons(theme: Theme) -> str:
    # The transparent border keeps the place of the ring, so that nothing moves when the focus comes.
    return f"""
        QToolButton {{ border: 1px solid transparent; border-radius: 5px; padding: 3px 8px; color: {theme.ink}; }}
        QToolButton:hover {{ background: {theme.hover}; }}
        QToolButton:pressed, QToolButton:checked {{ background: {theme.pressed}; }}
        QToolButton:focus {{ border-color: {theme.accent}; }}
        QToolButton:disabled {{ color: {theme.disabled}; }}
        QToolButton::menu-indicator {{ image: none; }}
        #recentButton {{ padding: 3px 0; }}
        #menuButton {{ font-weight: 600; padding: 3px 9px; }}
        QPushButton {{ background: {theme.page}; color: {theme.ink}; border: 1px solid {theme.mix(0.24)};
            border-radius: 6px; padding: 5px 16px; }}
        QPushButton:hover {{ background: {theme.mix(0.05)}; }}
        QPushButton:pressed, QPushButton:checked {{ background: {theme.pressed}; }}
        QPushButton:default {{ font-weight: 600; }}
        QPushButton:focus {{ border-color: {theme.accent}; }}
        QPushButton:disabled {{ color: {theme.disabled}; border-color: {theme.line}; }}
        QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
        QFileDialog #backButton {{ qproperty-text: "←"; qproperty-toolButtonStyle: ToolButtonTextOnly; }}
        QFileDialog #forwardButton {{ qproperty-text: "→"; qproperty-toolButtonStyle: ToolButtonTextOnly; }}
        QFileDialog #toParentButton {{ qproperty-text: "↑"; qproperty-toolButtonStyle: ToolButtonTextOnly; }}
    """


def _fields(theme: Theme) -> str:
    # A box and a circle hold a filled one when they are checked: Fusion's own have no outline that a dark page shows.
    return f"""
        QLineEdit, QAbstractScrollArea {{ selection-background-color: {theme.selection};
            selection-color: {theme.ink}; }}
        QLineEdit, QTextEdit, QPlainTextEdit {{ placeholder-text-color: {theme.muted}; }}
        QLineEdit {{ background: {theme.page}; color: {theme.ink}; border: 1px solid {theme.mix(0.24)};
            border-radius: 6px; padding: 4px 8px; }}
        QLineEdit:focus {{ border-color: {theme.accent}; }}
        QLineEdit:disabled {{ color: {theme.disabled}; }}
        QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QAbstractItemView QLineEdit {{ border: 0; padding: 0; }}
        QLineEdit QToolButton {{ padding: 0; }}
        QHeaderView::section {{ background: {theme.surround}; color: {theme.muted}; border: 0;
            border-bottom: 1px solid {theme.line}; padding: 4px 3px; }}
        QTableView {{ gridline-color: {theme.line}; }}
        QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator, QTableView::indicator {{
            width: 14px; height: 14px; border: 1px solid {theme.outline}; border-radius: 3px;
            background: {theme.page}; }}
        QRadioButton::indicator {{ border-radius: 8px; }}
        QCheckBox::indicator:checked, QGroupBox::indicator:checked, QTableView::indicator:checked {{
            background: {theme.accent}; border-color: {theme.accent}; image: url("{_tick(theme)}"); }}
        QRadioButton::indicator:checked {{ background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
            stop: 0.5 {theme.accent}, stop: 0.6 {theme.page}); }}
        QCheckBox::indicator:focus {{ border: 2px solid {theme.accent}; width: 12px; height: 12px; }}
        QCheckBox::indicator:checked:focus {{ border-color: {theme.ink}; }}
        QRadioButton::indicator:focus {{ border: 2px solid {theme.accent}; width: 12px; height: 12px; }}
        QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {theme.line}; }}
        QSlider:horizontal {{ min-height: 22px; }}
        QSlider::groove:horizontal {{ background: {theme.mix(0.2)}; height: 3px; border-radius: 1px; }}
        QSlider::sub-page:horizontal {{ background: {theme.accent}; height: 3px; border-radius: 1px; }}
        QSlider::handle:horizontal {{ background: {theme.page}; border: 1px solid {theme.outline}; width: 14px;
            height: 14px; margin: -7px 0; border-radius: 8px; }}
        QSlider::handle:horizontal:hover {{ background: {theme.hover}; }}
        QSlider::handle:horizontal:focus {{ border: 2px solid {theme.accent}; width: 12px; height: 12px; }}
    """


def _bars(theme: Theme) -> str:
    return f"""
        QToolBar {{ background: {theme.surround}; border: 0; border-bottom: 1px solid {theme.line};
            padding: 5px 8px; spacing: 2px; }}
        QToolBar::separator {{ background: {theme.line}; width: 1px; margin: 5px 7px; }}
        #scriptBar {{ background: {theme.hover}; border-radius: 7px; }}
        #scriptBar QToolButton {{ padding: 3px 12px; margin: 2px; }}
        #scriptBar[tight="true"] QToolButton {{ padding: 3px 6px; }}
        #scriptBar QToolButton:checked {{ background: {theme.page}; color: {theme.accent}; font-weight: 600;
            border: 1px solid {theme.line}; }}
        #findBar {{ background: {theme.page}; border: 0; border-bottom: 1px solid {theme.line}; }}
        #findBar QLabel {{ color: {theme.muted}; }}
        #columnHeads {{ background: {theme.page}; border: 0; border-bottom: 1px solid {theme.line}; }}
        #columnHeads QToolButton {{ color: {theme.muted}; padding: 2px 10px; }}
        #columnLine {{ background: {theme.line}; }}
        #addressBar {{ background: {theme.page}; border: 0; border-bottom: 1px solid {theme.line}; }}
        #openingBar {{ background: {theme.page}; border: 0; border-bottom: 1px solid {theme.line}; }}
        #openingProgress {{ background: {theme.mix(0.12)}; border: 0; border-radius: 2px; max-height: 4px; }}
        #openingProgress::chunk {{ background: {theme.accent}; border-radius: 2px; }}
        #noticeAction, #openingCancel {{ padding: 2px 12px; }}
        #noticeBar {{ background: {theme.mix(0.06)}; border: 0; border-bottom: 2px solid {theme.accent}; }}
        #toast {{ background: {theme.ink}; color: {theme.page}; border-radius: 8px; padding: 8px 16px; }}
        QStatusBar {{ background: {theme.surround}; border-top: 1px solid {theme.line}; color: {theme.muted}; }}
        QStatusBar::item {{ border: 0; }}
        QStatusBar QLabel {{ color: {theme.muted}; padding: 2px 8px; }}
        QStatusBar QToolButton {{ color: {theme.muted}; padding: 1px 7px; }}
    """


def _panels(theme: Theme) -> str:
    return f"""
        #sidePanel {{ background: {theme.surround}; }}
        #sectionPanel {{ background: {theme.surround}; border: 0; outline: 0; show-decoration-selected: 1; }}
        #sectionPanel::item {{ padding: 5px 6px; border: 1px solid transparent; color: {theme.ink}; }}
        #sectionPanel::item:hover {{ background: {theme.hover}; }}
        #sectionPanel::item:selected {{ background: {theme.pressed}; color: {theme.accent}; }}
        #sectionPanel::item:focus {{ border-color: {theme.accent}; }}
        #sectionPanel::branch {{ background: transparent; }}
        #sectionPanel::branch:hover {{ background: {theme.hover}; }}
        #sectionPanel::branch:selected {{ background: {theme.pressed}; }}
        #sectionFilter {{ margin: 8px; }}
        QSplitter::handle {{ background: {theme.line}; }}
    """


def _menus(theme: Theme) -> str:
    return f"""
        QMenu {{ background: {theme.page}; border: 1px solid {theme.line}; padding: 5px 0; color: {theme.ink}; }}
        QMenu::item {{ padding: 5px 28px 5px 22px; }}
        QMenu::item:selected {{ background: {theme.mix(0.1)}; }}
        QMenu::item:disabled {{ color: {theme.disabled}; }}
        QMenu::separator {{ height: 1px; background: {theme.line}; margin: 5px 0; }}
        QToolTip {{ background: {theme.surround}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 4px; }}
    """


def _popups(theme: Theme) -> str:
    return f"""
        #lookPanel, #commandPalette {{ background: {theme.page}; border: 1px solid {theme.mix(0.2)};
            border-radius: 10px; }}
        #lookPanel QLabel, #preferences QLabel {{ color: {theme.muted}; }}
        #lookPanel QLabel#value, #preferences QLabel#value {{ color: {theme.ink}; }}
        #preferences, #preferencesForm {{ background: {theme.page}; }}
        #preferences #groupTitle {{ color: {theme.ink}; font-weight: 600; }}
        #segments {{ background: {theme.hover}; border-radius: 7px; }}
        #segments QToolButton {{ padding: 2px 8px; margin: 2px; }}
        #segments QToolButton:checked {{ background: {theme.page}; color: {theme.accent};
            border-color: {theme.line}; }}
        #segments QToolButton:focus {{ border-color: {theme.accent}; }}
        #commandPalette QListView {{ background: {theme.page}; border: 0; outline: 0; }}
        #details {{ background: {theme.page}; border: 1px solid {theme.mix(0.2)}; border-radius: 8px; }}
        #details QScrollArea, #details QScrollArea > QWidget > QWidget {{ background: transparent; }}
        #details QLabel {{ color: {theme.muted}; }}
        #details #detailsWords {{ color: {theme.ink}; }}
        #details #detailsActed {{ font-size: 11px; }}
        #details QPushButton[choice="true"] {{ border-color: transparent; padding: 3px 6px; text-align: left; }}
        #details QPushButton[choice="true"]:hover {{ background: {theme.hover}; }}
        #details QPushButton[choice="true"]:focus {{ border-color: {theme.accent}; }}
        #paletteNothing {{ color: {theme.muted}; }}
        #shortcutText {{ background: {theme.page}; border: 0; }}
    """


def _scrolling(theme: Theme) -> str:
    # Only lengths differ between the two directions.
    return f"""
        QScrollBar {{ background: transparent; border: 0; margin: 0; }}
        QScrollBar:vertical {{ width: 12px; }}
        QScrollBar:horizontal {{ height: 12px; }}
        QScrollBar::handle {{ background: {theme.mix(0.22)}; border-radius: 4px; margin: 2px; }}
        QScrollBar::handle:vertical {{ min-height: 32px; }}
        QScrollBar::handle:horizontal {{ min-width: 32px; }}
        QScrollBar::handle:hover {{ background: {theme.mix(0.36)}; }}
        QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
            background: transparent; width: 0; height: 0; }}
        QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
    """
