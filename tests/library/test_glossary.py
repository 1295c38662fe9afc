"""The reader's rules: kept at once, swapped and swapped back, and what follows from them for a document."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Article, Block, Position
from viewer.article.clean import CleanText
from viewer.article.rendition import Rendition
from viewer.library.entry import Entry
from viewer.library.glossary import Glossary
from viewer.library.landmark import Landmark
from viewer.library.places import Place
from viewer.library.recents import Recents
from viewer.library.store import Store
from viewer.text.rules import Direction, Rule
from viewer.text.script import View

BLOCKS = tuple(map(Block, ("他的头与发皆白。", "他的头与发皆白。")))
DOCUMENT = 7


@pytest.fixture
def glossary(store: Store) -> Glossary:
    return Glossary(store)


def shown(glossary: Glossary, document: int = DOCUMENT, blocks: tuple[Block, ...] = BLOCKS) -> list[str]:
    rulings = glossary.rulings(document, blocks)
    rendition = Rendition(CleanText(Article(blocks)), View.TAIWAN, corrections=False, rulings=rulings)
    return [rendition.block(number).text for number in range(len(blocks))]


def here(number: int, block: int = 0, document: int = DOCUMENT) -> Entry:
    """发 of one of the blocks is 髮."""
    position = Position(block, 4)
    place = Place(position, Landmark.at(BLOCKS, position))
    return Entry(number, Rule("发", "髮", Direction.TO_TRADITIONAL), document, place)


def test_nothing_is_settled_at_first(glossary: Glossary) -> None:
    assert glossary.entries == []
    assert glossary.rulings(DOCUMENT, BLOCKS) is None


def test_a_rule_holds_everywhere_in_one_document_or_at_one_place(glossary: Glossary) -> None:
    rule = Rule("头与发", "頭與髮")
    glossary.swap([], [Entry(1, rule)])
    assert shown(glossary)[1] == "他的頭與髮皆白。"
    glossary.swap([Entry(1, rule)], [Entry(1, rule, document=8)])
    assert shown(glossary) == ["他的頭與發皆白。"] * 2
    assert shown(glossary, 8) == ["他的頭與髮皆白。"] * 2
    glossary.swap([], [here(2)])
    assert shown(glossary) == ["他的頭與髮皆白。", "他的頭與發皆白。"]


def test_what_is_said_of_one_document_comes_before_what_is_said_of_all(glossary: Glossary) -> None:
    glossary.swap([], [Entry(2, Rule("发皆", "發皆", Direction.ANY), DOCUMENT)])
    glossary.swap([], [Entry(1, Rule("发皆", "髮皆", Direction.TO_TAIWAN))])
    assert shown(glossary)[0] == "他的頭與發皆白。"
    assert shown(glossary, 8)[0] == "他的頭與髮皆白。"


def test_a_rule_that_is_off_does_nothing(glossary: Glossary) -> None:
    entry = here(1)
    glossary.swap([], [entry])
    glossary.swap([entry], [entry._replace(enabled=False)])
    assert shown(glossary) == ["他的頭與發皆白。"] * 2
    assert [entry.enabled for entry in glossary.entries] == [False]


def test_swapping_back_undoes(glossary: Glossary) -> None:
    old, new = [here(1), here(2, block=1)], [here(1)._replace(rule=Rule("发", "發"))]
    glossary.swap([], old)
    before = glossary.entries
    glossary.swap(old, new)
    glossary.swap(new, old)
    assert glossary.entries == before


def test_rivals_are_for_the_same_term_direction_and_place(glossary: Glossary) -> None:
    everywhere, in_one, in_place = Entry(1, Rule("云", "云")), Entry(2, Rule("云", "云"), DOCUMENT), here(3)
    glossary.swap([], [everywhere, in_one, in_place])
    assert glossary.rivals([Entry(9, Rule("云", "雲"))]) == [everywhere]
    assert glossary.rivals([Entry(9, Rule("云", "雲"), DOCUMENT)]) == [in_one]
    assert glossary.rivals([here(9)._replace(enabled=False)]) == [in_place]
    assert glossary.rivals([Entry(9, Rule("云", "雲", Direction.TO_TAIWAN))]) == []
    assert glossary.next_number == 4


def test_what_is_settled_survives(open_store: Callable[[], Store]) -> None:
    kept = [here(1), Entry(2, Rule("云", "云", Direction.TO_HONGKONG, "人名\ud800"), enabled=False)]
    Glossary(open_store()).swap([], kept)
    found = Glossary(open_store()).entries
    assert found == [kept[0], kept[1]._replace(rule=Rule("云", "云", Direction.TO_HONGKONG, "人名?"))]


def test_what_is_settled_in_a_text_without_a_file_is_not_kept(open_store: Callable[[], Store]) -> None:
    glossary = Glossary(open_store())
    document, other = glossary.without_file(), glossary.without_file()
    glossary.swap([], [here(1, document=document)])
    assert shown(glossary, document)[0] == "他的頭與髮皆白。"
    assert shown(glossary, other)[0] == "他的頭與發皆白。"
    assert Glossary(open_store()).entries == []


def test_a_place_is_found_again_where_its_words_went(glossary: Glossary) -> None:
    glossary.swap([], [here(1)])
    blocks = (Block("新的一段。"), Block("还有一段。"), *BLOCKS)
    assert shown(glossary, blocks=blocks)[2:] == ["他的頭與髮皆白。", "他的頭與發皆白。"]
    assert shown(glossary, blocks=(Block("别的文章。"),)) == ["別的文章。"]


def test_whoever_listens_is_told_which_documents_it_is_about(glossary: Glossary) -> None:
    told: list[frozenset[int]] = []
    stop = glossary.subscribe(told.append)
    glossary.swap([], [Entry(1, Rule("云", "云")), here(2)])
    stop()
    glossary.swap([here(2)], [])
    assert told == [frozenset({0, DOCUMENT})]


def test_a_document_with_rules_is_not_forgotten(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recents = Recents(store)
    monkeypatch.setattr("viewer.library.recents.KNOWN", 1)
    first, second = (recents.add(tmp_path / name) for name in ("一.txt", "二.txt"))
    Glossary(store).swap([], [Entry(1, Rule("云", "云"), second.number)])
    recents.add(tmp_path / "三.txt")
    assert recents.find(tmp_path / "一.txt") is None
    assert recents.find(tmp_path / "二.txt") == second
    assert first.number != second.number


def test_rows_that_make_no_sense_are_left_out(store: Store) -> None:
    row = "INSERT INTO rule (term, replacement, direction, note, document, enabled) VALUES (?, ?, ?, '', 0, 1)"
    for words in (("云", "云", "any"), ("", "云", "any"), ("云", "云", "sideways"), (b"\xff", "云", "any")):
        store.write(row, *words)
    assert [entry.rule for entry in Glossary(store).entries] == [Rule("云", "云")]


MANY = [Entry(number, Rule(f"云{number}", "雲")) for number in range(1, 1_001)]


def follow(glossary: Glossary, blocks: tuple[Block, ...]) -> int:
    """Follow places to where they stand in other blocks; in how many steps."""
    return len(list(glossary.follow_places(DOCUMENT, blocks)))


def test_a_place_is_followed_however_far_its_words_went(open_store: Callable[[], Store]) -> None:
    glossary = Glossary(open_store())
    glossary.swap([], [here(1), here(2, block=1)])
    blocks = (*(Block(f"新的第{number}段。") for number in range(1_000)), *BLOCKS)
    assert shown(glossary, blocks=blocks)[-2:] == ["他的頭與發皆白。"] * 2
    assert 4 <= follow(glossary, blocks) <= 40
    assert shown(glossary, blocks=blocks)[-2:] == ["他的頭與髮皆白。"] * 2
    assert shown(Glossary(open_store()), blocks=blocks)[-2:] == ["他的頭與髮皆白。"] * 2
    assert follow(glossary, blocks) == 0


def test_a_place_whose_words_are_gone_stays_for_when_they_come_back(glossary: Glossary) -> None:
    glossary.swap([], [here(1)])
    follow(glossary, (Block("别的文章。"),))
    assert glossary.entries == [here(1)]
    assert shown(glossary)[0] == "他的頭與髮皆白。"


def test_a_place_is_not_moved_onto_one_that_was_settled_otherwise_meanwhile(glossary: Glossary) -> None:
    glossary.swap([], [here(1)])
    blocks = (Block("新的一段。"), *BLOCKS)
    steps = glossary.follow_places(DOCUMENT, blocks)
    next(steps)
    position = Position(1, 4)
    other = Entry(
        2, Rule("发", "發", Direction.TO_TRADITIONAL), DOCUMENT, Place(position, Landmark.at(blocks, position))
    )
    glossary.swap([], [other])
    for _ in steps:
        pass
    assert glossary.entries == [here(1), other]


def test_all_is_read_in_steps_whatever_is_swapped_meanwhile(open_store: Callable[[], Store]) -> None:
    Glossary(open_store()).swap([], MANY)
    glossary = Glossary(open_store())
    steps = glossary.reading()
    next(steps)
    changed = MANY[-1]._replace(rule=Rule("云", "云"))
    newest = Entry(glossary.next_number, Rule("余", "余"))
    glossary.swap([MANY[0], MANY[1], MANY[-2], MANY[-1]], [MANY[1], changed, newest])
    assert not glossary.is_whole
    assert glossary.about("云") == [changed]
    assert glossary.rivals([Entry(0, Rule("余", "餘"))]) == [newest]
    for _ in steps:
        pass
    assert glossary.is_whole
    assert glossary.entries == [*MANY[1:-2], changed, newest]
    assert Glossary(open_store()).entries == glossary.entries
    assert glossary.about("云") == [changed]


def steps_of(swapping: Generator[float, None, bool], steps: int) -> None:
    """Take some steps of a swap."""
    for _ in zip(range(steps), swapping, strict=False):
        pass


def ended(swapping: Generator[float, None, bool]) -> bool:
    """Take the rest of its steps; whether it swapped."""
    while True:
        try:
            next(swapping)
        except StopIteration as end:
            return bool(end.value)


@pytest.mark.parametrize("documents", [(0, 0), (DOCUMENT, DOCUMENT), (0, DOCUMENT)])
def test_a_swap_in_steps_comes_to_the_same(open_store: Callable[[], Store], documents: tuple[int, int]) -> None:
    glossary = Glossary(open_store())
    old = [Entry(number, Rule("发皆", f"{number}"), documents[0]) for number in range(1, 3_000)]
    new = [Entry(number, Rule("发皆", f"{number}"), documents[1]) for number in range(2_000, 5_001)]
    glossary.swap([], old)
    assert shown(glossary)[0] == "他的頭與2999白。"
    told: list[frozenset[int]] = []
    glossary.subscribe(told.append)
    swapping = glossary.swap_in_steps(old, new)
    assert len(list(iter(lambda: next(swapping, None), None))) > 20
    assert told == [frozenset(documents)]
    assert shown(glossary)[0] == shown(Glossary(open_store()))[0] == "他的頭與5000白。"
    assert Glossary(open_store()).entries == glossary.entries == new
    assert ended(glossary.swap_in_steps(new, old))
    assert Glossary(open_store()).entries == glossary.entries == old
    assert shown(glossary)[0] == "他的頭與2999白。"


@pytest.mark.parametrize("steps", range(8))
def test_a_swap_that_is_given_up_changes_nothing(open_store: Callable[[], Store], steps: int) -> None:
    glossary = Glossary(open_store())
    kept = [Entry(number, Rule(f"余{number}", "餘")) for number in range(5_000, 5_900)]
    glossary.swap([], kept)
    swapping = glossary.swap_in_steps(kept, MANY)
    steps_of(swapping, steps)
    swapping.close()
    assert Glossary(open_store()).entries == glossary.entries == kept
    assert glossary.changes == 1
    assert ended(glossary.swap_in_steps(kept, MANY))
    assert Glossary(open_store()).entries == glossary.entries == MANY


@pytest.mark.parametrize("steps", range(8))
def test_what_is_kept_between_two_steps_is_kept(open_store: Callable[[], Store], steps: int) -> None:
    store = open_store()
    glossary = Glossary(store)
    swapping = glossary.swap_in_steps([], MANY)
    steps_of(swapping, steps)
    store.write("INSERT INTO setting VALUES ('a', 1)")
    assert open_store().read("SELECT value FROM setting") == [(1,)]
    assert ended(swapping)
    assert Glossary(open_store()).entries == glossary.entries == MANY


@pytest.mark.parametrize("steps", range(8))
def test_of_two_swaps_the_later_one_in_steps_gives_way(open_store: Callable[[], Store], steps: int) -> None:
    glossary = Glossary(open_store())
    one = Entry(2_001, Rule("余", "餘"))
    swapping = glossary.swap_in_steps([], MANY)
    steps_of(swapping, steps + 1)
    glossary.swap([], [one])
    assert not ended(swapping)
    assert Glossary(open_store()).entries == glossary.entries == [one]


@pytest.mark.parametrize("steps", range(8))
def test_a_swap_goes_on_when_the_file_can_no_longer_be_written(open_store: Callable[[], Store], steps: int) -> None:
    store = open_store()
    glossary = Glossary(store)
    kept = [Entry(5_000, Rule("余", "餘"))]
    glossary.swap([], kept)
    swapping = glossary.swap_in_steps(kept, MANY)
    steps_of(swapping, steps)
    store.read("PRAGMA query_only = 1")
    assert ended(swapping)
    assert not store.is_kept
    assert Glossary(store).entries == glossary.entries == MANY
    assert Glossary(open_store()).entries == kept


def test_rules_that_come_and_go_are_those_that_are_read_again(open_store: Callable[[], Store]) -> None:
    glossary = Glossary(open_store())
    glossary.swap([], [Entry(1, Rule("头与发", "頭與髮")), Entry(2, Rule("皆白", "皆皛"), enabled=False)])
    assert shown(glossary)[0] == "他的頭與髮皆白。"
    for old, new in (
        ([Entry(1, Rule("头与发", "頭與髮"))], []),
        ([Entry(2, Rule("皆白", "皆皛"), enabled=False)], [Entry(2, Rule("皆白", "皆皛"))]),
        ([], [Entry(3, Rule("发皆", "髮皆", Direction.TO_TAIWAN)), Entry(4, Rule("发皆", "發皆"))]),
        ([Entry(3, Rule("发皆", "髮皆", Direction.TO_TAIWAN))], [Entry(3, Rule("发皆", "發偕", Direction.TO_TAIWAN))]),
        ([Entry(2, Rule("皆白", "皆皛"))], [Entry(2, Rule("皆白", "皆皛"), DOCUMENT)]),
    ):
        glossary.swap(old, new)
        assert shown(glossary) == shown(Glossary(open_store()))
        assert shown(glossary, 8) == shown(Glossary(open_store()), 8)


SETTLING = """
import os, sys
from pathlib import Path
from viewer.library.entry import Entry
from viewer.library.glossary import Glossary
from viewer.library.store import Store
from viewer.text.rules import Rule
glossary = Glossary(Store.open(Path(sys.argv[1])))
for number in range(1, 1_000_000):
    glossary.swap([], [Entry(number, Rule(f"云{number}", "云")), Entry(-number, Rule(f"余{number}", "余"))])
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are killed otherwise here")
def test_a_kill_loses_nothing_that_was_settled_and_no_half_of_it(path: Path) -> None:
    command = [sys.executable, "-c", SETTLING, os.fspath(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(60)]
        process.kill()
    with Store.open(path) as store:
        numbers = [entry.number for entry in Glossary(store).entries]
    assert len(numbers) >= 2 * int(said[-1])
    assert {abs(number) for number in numbers if number < 0} == {number for number in numbers if number > 0}


IMPORTING = """
import sys
from pathlib import Path
from viewer.library.entry import Entry
from viewer.library.glossary import Glossary
from viewer.library.store import Store
from viewer.text.rules import Rule
glossary = Glossary(Store.open(Path(sys.argv[1])))
kept = [Entry(1, Rule("云", "云"))]
glossary.swap([], kept)
while True:
    new = [Entry(number, Rule(f"云{number}", "云")) for number in range(1, 20_001)]
    for _ in glossary.swap_in_steps(kept, new):
        print(len(kept), flush=True)
    for _ in glossary.swap_in_steps(new, kept):
        pass
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are killed otherwise here")
@pytest.mark.parametrize("lines", [30, 100, 150, 170, 190])
def test_a_kill_leaves_all_of_an_import_or_nothing_of_it(path: Path, lines: int) -> None:
    command = [sys.executable, "-c", IMPORTING, os.fspath(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(lines):
            process.stdout.readline()
        process.kill()
    with Store.open(path) as store:
        assert len(Glossary(store).entries) in (1, 20_000)


WORDS = st.text(alphabet="云余里发头", min_size=1, max_size=3)


@given(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(Direction), st.integers(0, 2)), max_size=12), st.data())
def test_any_swaps_can_be_taken_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, Direction, int]], data: st.DataObject
) -> None:
    entries = [Entry(n, Rule(*words), document) for n, (*words, document) in enumerate(rows, 1)]  # type: ignore[arg-type]  # three of a tuple
    with Store.open(tmp_path_factory.mktemp("store") / "hanview.sqlite") as store:
        glossary = Glossary(store)
        glossary.swap([], entries)
        old = data.draw(st.lists(st.sampled_from(entries), unique=True)) if entries else []
        new = [entry._replace(rule=Rule("新", "新")) for entry in old[::2]]
        glossary.swap(old, new)
        assert Glossary(store).entries == glossary.entries
        glossary.swap(new, old)
        assert Glossary(store).entries == glossary.entries == entries
