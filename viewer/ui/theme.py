"""Themes: a few named colours each; the palette and the style sheet are derived from them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of the window: of the page and its ink, of what surrounds the page, and of what is chosen."""

    name: str
    page: str
    ink: str
    surround: str
    accent: str

    def mix(self, share: float, over: str | None = None) -> str:
        """Ink laid over the page (or the colour `over`) with opacity `share`, as ``#rrggbb``."""
        top, bottom = QColor(self.ink), QColor(over or self.page)
        return QColor.fromRgbF(
            top.redF() * share + bottom.redF() * (1 - share),
            top.greenF() * share + bottom.greenF() * (1 - share),
            top.blueF() * share + bottom.blueF() * (1 - share),
        ).name()

    @property
    def muted(self) -> str:
        """Secondary text: at least 4.5 : 1 against page and surround."""
        return self.mix(0.64)

    @property
    def line(self) -> str:
        """Hairlines."""
        return self.mix(0.14)


LIGHT = Theme("light", page="#fdfcf9", ink="#24211c", surround="#f4f2ed", accent="#a83a26")
DARK = Theme("dark", page="#1c1c1e", ink="#d9d5cc", surround="#242426", accent="#e9836a")


def following(palette: QPalette) -> Theme:
    """The theme that goes with the system's own palette."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette(theme: Theme) -> QPalette:
    """The palette for every widget: some platforms have no dark mode that a program could ask for."""
    result = QPalette()
    role = QPalette.ColorRole
    selection = theme.mix(0.2)
    for roles, colour in (
        ((role.Window, role.Button, role.ToolTipBase), theme.surround),
        ((role.Base, role.AlternateBase), theme.page),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.HighlightedText), theme.ink),
        ((role.Highlight,), selection),
        ((role.PlaceholderText,), theme.muted),
        ((role.Accent, role.Link), theme.accent),
        ((role.Mid, role.Midlight, role.Dark), theme.line),
    ):
        for each in roles:
            result.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.mix(0.4)))
    return result


def style_sheet(theme: Theme) -> str:
    """The looks that a palette cannot say: flat bars, the segmented script bar, the panel's rows."""
    hover, pressed = theme.mix(0.07, theme.surround), theme.mix(0.13, theme.surround)
    return f"""
        QToolBar {{ background: {theme.surround}; border: 0; border-bottom: 1px solid {theme.line};
            padding: 5px 8px; spacing: 2px; }}
        QToolBar::separator {{ background: {theme.line}; width: 1px; margin: 5px 7px; }}
        QToolButton {{ border: 0; border-radius: 5px; padding: 4px 9px; color: {theme.ink}; }}
        QToolButton:hover {{ background: {hover}; }}
        QToolButton:pressed, QToolButton:checked {{ background: {pressed}; }}
        QToolButton:disabled {{ color: {theme.mix(0.4)}; }}
        QToolButton::menu-indicator {{ image: none; }}
        #menuButton {{ font-weight: 600; padding: 4px 10px; }}
        #scriptBar {{ background: {hover}; border-radius: 7px; }}
        #scriptBar QToolButton {{ padding: 3px 12px; margin: 2px; }}
        #scriptBar QToolButton:checked {{ background: {theme.page}; color: {theme.accent}; font-weight: 600;
            border: 1px solid {theme.line}; }}
        #sidePanel {{ background: {theme.surround}; }}
        #sectionPanel {{ background: {theme.surround}; border: 0; outline: 0; }}
        #sectionPanel::item {{ padding: 5px 6px; border: 0; color: {theme.ink}; }}
        #sectionPanel::item:hover {{ background: {hover}; }}
        #sectionPanel::item:selected {{ background: {pressed}; color: {theme.accent}; }}
        #sectionPanel::branch {{ background: {theme.surround}; }}
        #sectionFilter {{ background: {theme.page}; border: 1px solid {theme.line}; border-radius: 6px;
            padding: 4px 8px; margin: 8px; }}
        #sectionFilter:focus {{ border-color: {theme.accent}; }}
        QMenu {{ background: {theme.page}; border: 1px solid {theme.line}; padding: 5px 0; color: {theme.ink}; }}
        QMenu::item {{ padding: 5px 28px 5px 22px; }}
        QMenu::item:selected {{ background: {theme.mix(0.1)}; }}
        QMenu::item:disabled {{ color: {theme.mix(0.4)}; }}
        QMenu::separator {{ height: 1px; background: {theme.line}; margin: 5px 0; }}
        QToolTip {{ background: {theme.surround}; color: {theme.ink}; border: 1px solid {theme.line}; padding: 4px; }}
        QSplitter::handle {{ background: {theme.line}; }}
        QStatusBar {{ background: {theme.surround}; border-top: 1px solid {theme.line}; color: {theme.muted}; }}
        QStatusBar::item {{ border: 0; }}
        QStatusBar QLabel {{ color: {theme.muted}; padding: 2px 8px; }}
        #noticeBar {{ background: {theme.mix(0.06, theme.page)}; border-bottom: 2px solid {theme.accent}; }}
        #toast {{ background: {theme.ink}; color: {theme.page}; border-radius: 8px; padding: 8px 16px; }}
        QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
        QScrollBar::handle:vertical {{ background: {theme.mix(0.22)}; border-radius: 4px; min-height: 32px;
            margin: 2px; }}
        QScrollBar::handle:vertical:hover {{ background: {theme.mix(0.36)}; }}
        QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
            background: transparent; height: 0; }}
    """
