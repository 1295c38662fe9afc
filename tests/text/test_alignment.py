"""Alignments: maps of boundaries, and their composition, checked against the relation they stand for."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.text.alignment import Alignment, Edge


def pairs(alignment: Alignment) -> set[tuple[int, int]]:
    """Every pair of boundaries that correspond, spelled out: the definition that the maps must agree with."""
    found, old, new = set(), 0, 0
    for edit in alignment.edits:
        found |= {(old + i, new + i) for i in range(edit.start - old + 1)}
        found |= {(x, y) for x in (edit.start, edit.end) for y in (edit.new_start, edit.new_end)} & {
            (edit.start, edit.new_start),
            (edit.end, edit.new_end),
        }
        old, new = edit.end, edit.new_end
    return found | {(old + i, new + i) for i in range(alignment.before - old + 1)}


@st.composite
def alignments(draw: st.DrawFn, length: int | None = None) -> Alignment:
    """Alignments of short texts with any mixture of deletions, insertions and replacements."""
    size = draw(st.integers(0, 12)) if length is None else length
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=8)))
    spans = zip(cuts[::2], cuts[1::2], strict=False)
    replacements = [(a, b, draw(st.integers(0 if b > a else 1, 3))) for a, b in spans]
    return Alignment.build(size, replacements)


@given(alignments())
def test_maps_agree_with_the_relation(alignment: Alignment) -> None:
    relation = pairs(alignment)
    for offset in range(alignment.before + 1):
        assert alignment.forward(offset, Edge.START) == max(y for x, y in relation if x <= offset)
        assert alignment.forward(offset, Edge.END) == min(y for x, y in relation if x >= offset)
    for offset in range(alignment.after + 1):
        assert alignment.backward(offset, Edge.START) == max(x for x, y in relation if y <= offset)
        assert alignment.backward(offset, Edge.END) == min(x for x, y in relation if y >= offset)


@given(alignments())
def test_maps_are_monotone_and_clamp(alignment: Alignment) -> None:
    for edge in Edge:
        ahead = [alignment.forward(x, edge) for x in range(-1, alignment.before + 2)]
        back = [alignment.backward(y, edge) for y in range(-1, alignment.after + 2)]
        assert ahead == sorted(ahead)
        assert back == sorted(back)
        assert 0 <= ahead[0] <= ahead[-1] <= alignment.after
        assert 0 <= back[0] <= back[-1] <= alignment.before


@given(st.data())
def test_composition_joins_the_relations(data: st.DataObject) -> None:
    first = data.draw(alignments())
    second = data.draw(alignments(length=first.after))
    whole = first.then(second)
    assert (whole.before, whole.after) == (first.before, second.after)
    joined = {(x, z) for x, y in pairs(first) for y2, z in pairs(second) if y == y2}
    # A deletion that meets an insertion is one edit of the whole; its two mixed corners say nothing about order.
    assert pairs(whole) <= joined
    for x, z in joined - pairs(whole):
        assert any(e.start <= x <= e.end and e.new_start <= z <= e.new_end for e in whole.edits)


@given(st.data())
def test_composition_is_associative(data: st.DataObject) -> None:
    first = data.draw(alignments())
    second = data.draw(alignments(length=first.after))
    third = data.draw(alignments(length=second.after))
    left, right = first.then(second).then(third), first.then(second.then(third))
    for offset in range(first.before + 1):
        assert abs(left.forward(offset) - right.forward(offset)) <= third.after
    assert (left.before, left.after) == (right.before, right.after)


def test_ranges_leave_hidden_text_out() -> None:
    # 業(yè)務(wù) → 業務
    alignment = Alignment.build(10, [(1, 5, 0), (6, 10, 0)])
    assert alignment.backward_range(0, 1) == (0, 1)
    assert alignment.backward_range(1, 2) == (5, 6)
    assert alignment.backward_range(0, 2) == (0, 6)
    assert alignment.forward_range(1, 5) == (1, 1)
    assert alignment.forward_range(2, 6) == (1, 2)


def test_ranges_take_a_replaced_word_whole() -> None:
    # 和方便面嗎 → 和泡麵嗎
    alignment = Alignment.build(5, [(1, 4, 2)])
    assert alignment.forward_range(2, 3) == (1, 3)
    assert alignment.backward_range(2, 3) == (1, 4)
    assert alignment.backward_range(2, 4) == (1, 5)
