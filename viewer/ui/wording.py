"""Widgets that say everything again when the language of the interface changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent


class Worded:
    """Mixed into a widget, before Qt's class: `word` writes its texts, once it is built and when the language changes.

    What is said of the moment (a count, a notice) is kept as what it is about, so that it can be said again.
    """

    def word(self) -> None:
        """Write every text in the language of the moment."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.word()
        super().changeEvent(event)  # type: ignore[misc]  # the widget's
