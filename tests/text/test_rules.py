"""The reader's rules: what they settle, and that any text and any rules stay aligned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text import routing
from viewer.text.rules import LONGEST, Direction, Problem, Rule, Rules
from viewer.text.script import Script, View

SOME = st.text(alphabet="发干后里面余云先生软件程序a， \n\ud800\0", max_size=12)
RULES = st.lists(st.builds(Rule, SOME, SOME, st.sampled_from(Direction)), max_size=8)


def shown(text: str, *rules: Rule, view: View = View.TAIWAN) -> str:
    return routing.convert(text, Script.SIMPLIFIED, view, rules=Rules(rules)).after


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        (Rule("云", "云"), "他姓云，这里。", "他姓云，這裡。"),
        (Rule("软件", "軟體程式"), "软件发展", "軟體程式發展"),
        (Rule("软件", "軟體", Direction.TO_HONGKONG), "软件", "軟件"),
        (Rule("软件", "软件", Direction.TO_SIMPLIFIED), "软件", "軟件"),
        (Rule("头发", "頭髮"), "头发", "頭髮"),
    ],
)
def test_a_rule(rule: Rule, text: str, expected: str) -> None:
    assert shown(text, rule) == expected


def test_the_longest_rule_wins_and_the_later_of_two() -> None:
    assert shown("软件程序", Rule("软件", "甲"), Rule("软件程", "乙"), Rule("软件", "丙")) == "乙序"
    assert shown("软件", Rule("软件", "甲"), Rule("软件", "丙")) == "丙"


def test_rules_do_not_go_round_in_circles() -> None:
    assert shown("甲乙", Rule("甲", "乙"), Rule("乙", "甲")) == "乙甲"


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        (Rule("", "甲"), Problem.EMPTY_TERM),
        (Rule("甲", " "), Problem.EMPTY_REPLACEMENT),
        (Rule("甲\n", "甲"), Problem.CONTROL_CHARACTER),
        (Rule("甲" * (LONGEST + 1), "甲"), Problem.TOO_LONG),
        (Rule("甲", "甲"), None),
    ],
)
def test_problems(rule: Rule, problem: Problem | None) -> None:
    assert rule.problem is problem
    assert bool(Rules([rule])) is (problem is None)


@given(SOME, RULES, st.sampled_from(Script), st.sampled_from(View), st.booleans())
def test_any_text_and_any_rules_stay_aligned(
    text: str, rules: list[Rule], script: Script, view: View, vocabulary: bool
) -> None:
    done = routing.convert(text, script, view, vocabulary=vocabulary, rules=Rules(rules))
    assert (done.alignment.before, done.alignment.after) == (len(text), len(done.after))
    places = [done.alignment.backward(offset) for offset in range(len(done.after) + 1)]
    assert places == sorted(places)
    for item in Rules(rules).find(text, script, view):
        first, last = done.alignment.forward_range(item.start, item.end)
        assert done.after[first:last] == item.text


@pytest.mark.parametrize(
    ("term", "replacement", "direction"),
    [
        ("软件", "軟體", Direction.TO_TRADITIONAL),
        ("只", "隻", Direction.TO_TRADITIONAL),
        ("軟體", "软件", Direction.TO_SIMPLIFIED),
        ("網路", "網絡", Direction.ANY),
        ("余", "余", Direction.ANY),
        ("头发", "", Direction.ANY),
    ],
)
def test_the_words_of_a_rule_tell_of_its_direction(term: str, replacement: str, direction: Direction) -> None:
    assert Direction.between(term, replacement) is direction
