"""What makes a conversion trustworthy, in a window: ``trust.py PART FILE [RULES RUN]`` prints what PART finds, in ms.

The reader has as many rules as RULES says, and all kinds of marks are shown. FILE is shown in 臺灣 forms, but for
`began`. Another RUN is another reader, who has kept nothing.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from tests.benchmarks.programs.reader import PATIENCE_S, VIEW_KEYS, Heart, Session
from tests.benchmarks.programs.watching import finish
from viewer.library.entry import Entry
from viewer.library.glossary import Glossary
from viewer.library.rule_files import Row, as_table
from viewer.library.settings import Settings
from viewer.library.store import Store
from viewer.text.rules import Direction, Rule
from viewer.ui.desk import PROPERTY, Desk
from viewer.ui.reading.painting import Layer, Mark

_SEED = 20_240_301
_USUAL = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能"
    "下过子说产种面而方后多定行学法所民得经"
)
_ROUNDS = 8
_READY_MS = 4_000
"""In which a window does all that it does by itself."""
_SETTLED = 12


def rules(count: int, chance: random.Random) -> list[Rule]:
    """Rules for short terms of usual characters, in every direction."""
    directions = list(Direction)

    def words(*lengths: int) -> str:
        return "".join(chance.choices(_USUAL, k=chance.choice(lengths)))

    return [Rule(words(2, 3, 4, 5), words(2, 3, 4), chance.choice(directions)) for _ in range(count)]


def prepare(count: int) -> None:
    """Keep rules, and show all marks, as if by an earlier session."""
    with Store.open() as store:
        settings = Settings(store)
        settings.change(Settings.mark_changed, True)
        settings.change(Settings.mark_repaired, True)
        kept = Glossary(store)
        if count and not kept.entries:
            kept.swap([], [Entry(number, rule) for number, rule in enumerate(rules(count, random.Random(_SEED)), 1)])


class Marked(Session):
    """A session that knows when the marks of trust were last set and then painted."""

    def __init__(self, *arguments: str, rest: int = 500) -> None:
        self.set_at: list[float] = []
        self.marked_at = 0.0
        super().__init__(*arguments, rest=rest)
        self._set = self.window.pane.view.set_marks
        self.window.pane.view.set_marks = self._note_marks  # type: ignore[method-assign]  # to listen in

    def until_marked(self) -> None:
        """Wait until the marks are painted that belong to what was painted last."""
        start = perf_counter()
        while self.marked_at < self.painted_at:
            self.rest(5)
            assert perf_counter() < start + PATIENCE_S, "nothing was marked"

    def _note_marks(self, marks: Iterable[Mark], layer: Layer = Layer.FOUND) -> None:
        self._set(marks, layer)
        if layer is Layer.TRUST:
            self.set_at.append(perf_counter())

    def _note(self, time: float) -> None:
        super()._note(time)
        if self.set_at and self.marked_at < self.set_at[-1]:
            self.marked_at = time


def marks(session: Marked) -> dict[str, object]:
    """From the switch's painting to its marks painted, and how long the window did not answer meanwhile."""
    heart, delays, stalls = Heart(), [], []
    for key in VIEW_KEYS * _ROUNDS:
        session.until_painted(partial(session.press, key))
        heart.longest()
        session.until_marked()
        session.rest(250)
        delays.append((session.marked_at - session.painted_at) * 1000)
        stalls.append(heart.longest())
    return {"first": delays[:4], "marks": delays[len(VIEW_KEYS) :], "stall": stalls[len(VIEW_KEYS) :]}


def doubts(session: Session) -> dict[str, object]:
    """How long it takes until every doubt of a book is known, from its first painting on, and the longest stall."""
    heart, known, start = Heart(), list[object](), perf_counter()
    session.rest(1_000)
    session.window.features.trust.marking.counted.connect(known.append)
    while not any(isinstance(count, int) for count in known):
        session.rest(50)
    return {"known": [(perf_counter() - start) * 1000], "stall": [heart.longest()]}


def began(session: Session) -> dict[str, object]:
    """The longest time in which a window does not answer that has just shown a text as it is, and at a first switch."""
    heart = Heart()
    session.rest(_READY_MS)
    idle = heart.longest()
    session.until_painted(partial(session.press, VIEW_KEYS[1]))
    session.rest(1_000)
    return {"idle": [idle], "first": [heart.longest()]}


def switched(session: Session) -> dict[str, object]:
    """How long a switch takes, and to settle one more term for all documents."""
    session.rest(1_000)
    switches = list(session.switch(_ROUNDS))[len(VIEW_KEYS) :]
    making, times = _desk().rulemaking, []
    for number in range(_SETTLED):
        entry = Entry(0, Rule(f"发展{number}", "發展"))
        times.append(session.until_painted(partial(making.put, entry, "")))
        session.rest(200)
    return {"switch": switches, "settle": times[2:]}


def imported(session: Session) -> dict[str, object]:
    """How long it takes to import as many rules again, and the longest stall; and those of opening their window, and of
    taking the import back."""
    session.rest(_READY_MS)
    heart, start = Heart(), perf_counter()
    glossary = session.window.features.rulebook.show()
    session.rest(1_500)
    opening, before = heart.longest(), len(_desk().glossary.entries)
    path = Path("rules.tsv")
    path.write_text("".join(as_table(map(Row, rules(int(sys.argv[3]), random.Random(1))))), encoding="utf-8")
    heart.longest()
    start = perf_counter()
    glossary.files.import_from(path)
    while not _desk().rulemaking.stack.count():
        session.rest(20)
    took = (perf_counter() - start) * 1000
    session.rest(500)
    assert len(_desk().glossary.entries) > before
    stall, changes = heart.longest(), _desk().glossary.changes
    _desk().rulemaking.stack.undo()
    while _desk().glossary.changes == changes:
        session.rest(20)
    session.rest(500)
    assert len(_desk().glossary.entries) == before
    return {"open": [opening], "import": [took], "stall": [stall], "undo": [heart.longest()]}


def _desk() -> Desk:
    desk = application.property(PROPERTY)
    assert isinstance(desk, Desk)
    return desk


PARTS: dict[str, Callable[[Marked], dict[str, object]]] = {
    "marks": marks,
    "doubts": doubts,
    "began": began,
    "switched": switched,
    "imported": imported,
}

application = QApplication(sys.argv[:1])
part, file = sys.argv[1:3]
prepare(int(sys.argv[3]) if len(sys.argv) > 3 else 0)
finish(PARTS[part](Marked(file, rest=0) if part == "began" else Marked(file, "--script", "taiwan")))
