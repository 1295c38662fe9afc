"""Controls of a form: a box to tick, a choice, a scale. Each shows a value and hands a chosen one on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLabel, QSlider, QToolButton, QWidget

from viewer.library.setting_kinds import Decimal, Whole
from viewer.ui.segments import segments

Choose = Callable[[Any], None]
Named = Callable[[object], str]


class Control(QObject):
    """`widget` changes a value; `label` names it, None where the widget does so itself."""

    label: QLabel | None = None
    widget: QWidget

    def word(self, name: str, named: Named) -> None:
        """Name what is chosen, and each choice as `named` says."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show a value without choosing it."""
        raise NotImplementedError


class Box(Control):
    """Yes or no."""

    def __init__(self, choose: Choose) -> None:
        super().__init__()
        self.widget = self._box = QCheckBox()
        self._box.clicked.connect(choose)

    def word(self, name: str, named: Named) -> None:
        self._box.setText(name)

    def show_value(self, value: bool) -> None:
        self._box.setChecked(value)


class Choice(Control):
    """One of a few, all of them in sight. The arrow keys go from one to the next."""

    def __init__(self, choices: Sequence[object], choose: Choose) -> None:
        super().__init__()
        self.label = QLabel()
        self._choices = choices
        self._buttons = [QToolButton() for _ in choices]
        self._group = QButtonGroup(self)
        for number, button in enumerate(self._buttons):
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button, number)
        self._group.idToggled.connect(lambda number, on: choose(choices[number]) if on else None)
        self.widget = segments(*self._buttons)

    def word(self, name: str, named: Named) -> None:
        assert self.label is not None
        self.label.setText(name)
        for choice, button in zip(self._choices, self._buttons, strict=True):
            button.setText(named(choice))
            button.setAccessibleName(f"{name}: {named(choice)}")

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self._group):
            self._buttons[self._choices.index(value)].setChecked(True)


class Scale(Control):
    """A number in a range, with what it is set to beside it."""

    def __init__(self, kind: Whole | Decimal, choose: Choose) -> None:
        super().__init__()
        self.label = QLabel()
        self._kind = kind
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, round((kind.highest - kind.lowest) / kind.step))
        self._slider.setPageStep(4)
        self._slider.valueChanged.connect(lambda step: choose(self._value_of(step)))
        self._value = QLabel()
        self._value.setObjectName("value")
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance("00 px"))
        self.widget = QWidget()
        row = QHBoxLayout(self.widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._slider, 1)
        row.addWidget(self._value)

    def word(self, name: str, named: Named) -> None:
        assert self.label is not None
        self.label.setText(name)
        self._slider.setAccessibleName(name)

    def show_value(self, value: float) -> None:
        with QSignalBlocker(self._slider):
            self._slider.setValue(round((value - self._kind.lowest) / self._kind.step))
        self._value.setText(self._written(value))

    def _value_of(self, step: int) -> float:
        value = self._kind.lowest + step * self._kind.step
        return value if isinstance(self._kind, Whole) else round(value, 4)

    def _written(self, value: float) -> str:
        if isinstance(self._kind, Decimal):
            return f"{value:.2f}"
        return self.tr("{count} px").format(count=value) if self._kind.unit == "px" else f"{value}"
