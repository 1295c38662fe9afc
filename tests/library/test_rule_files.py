"""Files of rules: what they are read as, which lines are named as bad, and that what is written reads back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viewer.library import rule_files
from viewer.library.rule_files import Flaw, Row, RuleReader, TooMuch, as_dictionary, as_table, fits_dictionary
from viewer.text.rules import LONGEST, Direction, Problem, Rule

HEAD = "term\tshown as\tdirection\twhere\tnote\ton\n"


def read(data: bytes | str) -> RuleReader:
    reader = RuleReader(data.encode() if isinstance(data, str) else data)
    shares = list(reader)
    assert shares == sorted(shares)
    return reader


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("云\t云\n", [Row(Rule("云", "云"))]),
        ("# 人名\n余\t余 餘\n\n发\t發 髮", [Row(Rule("余", "余")), Row(Rule("发", "發"))]),
        ("云\t云\ts2t\n", [Row(Rule("云", "云", Direction.TO_TRADITIONAL))]),
        (
            f"{HEAD}软件\t軟體\ts2tw\tdocument\t電腦\t0\r\n",
            [Row(Rule("软件", "軟體", Direction.TO_TAIWAN, "電腦"), False, False)],
        ),
        ("Term\tShown as\n# 号\tA B\n", [Row(Rule("# 号", "A B"))]),
        (f'{HEAD}"""引"""\t"引"\n', [Row(Rule('"引"', "引"))]),
        ("云\t云\r余\t余\r", [Row(Rule("云", "云")), Row(Rule("余", "余"))]),
        ("甲\t乙\n乙\t甲\n", [Row(Rule("甲", "乙")), Row(Rule("乙", "甲"))]),
        ("", []),
    ],
)
def test_rows(text: str, rows: list[Row]) -> None:
    reader = read(text)
    assert reader.rows == rows
    assert reader.bad == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_encodings(encoding: str) -> None:
    text = "范先生\t范先生\n这里的人们\t這裡的人們\n头发\t頭髮\n什么时候\t什麼時候\n" * 3
    assert {row.rule.term for row in read(text.encode(encoding)).rows} == {"范先生", "这里的人们", "头发", "什么时候"}


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("云", Flaw.COLUMNS),
        ("\t云", Problem.EMPTY_TERM),
        ("云\t", Problem.EMPTY_REPLACEMENT),
        ("云\t雲\tsideways", Flaw.DIRECTION),
        ("云\x07\t雲", Problem.CONTROL_CHARACTER),
        ("云" * (LONGEST + 1) + "\t雲", Problem.TOO_LONG),
        ("云" * 1_000_000, Flaw.COLUMNS),
        ("\t".join("云" * 500_000), Problem.TOO_LONG),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_taken(line: str, what: Flaw | Problem) -> None:
    what = Flaw.DIRECTION if line.startswith("云\t云\t云") else what  # half a million columns
    reader = read(f"余\t余\n{line}\n范\t范\n")
    assert [row.rule.term for row in reader.rows] == ["余", "范"]
    ((number, found, text),) = reader.bad
    assert (number, found) == (2, what)
    assert len(text) <= 40


@pytest.mark.parametrize(
    "bad", [b"\xff\xfe\xfd\tx", "电脑\t電腦".encode("gb18030"), "电\t電".encode()[:-1], b"caf\xe9\tx"]
)
def test_a_line_in_another_encoding_is_named_and_the_others_are_taken(bad: bytes) -> None:
    reader = read("网络\t網路\n".encode() + bad + "\n软件\t軟體\n".encode())
    assert [row.rule.term for row in reader.rows] == ["网络", "软件"]
    assert [(line.number, line.what) for line in reader.bad] == [(2, Flaw.ENCODING)]


def test_the_sign_for_what_cannot_be_read_may_be_meant() -> None:
    reader = read("\ufffd\t？\n")
    assert [row.rule.term for row in reader.rows] == ["\ufffd"]
    assert reader.bad == []


def test_the_later_of_two_lines_counts_and_is_named() -> None:
    reader = read("云\t雲\n余\t余\n云\t云\n")
    assert [(row.rule.term, row.rule.replacement) for row in reader.rows] == [("余", "余"), ("云", "云")]
    assert [(bad.number, bad.what) for bad in reader.bad] == [(3, Flaw.REPEATED)]


def test_what_is_no_text_gives_no_rules() -> None:
    reader = read(bytes(range(256)) * 40)
    assert reader.rows == []
    assert reader.bad


def test_too_many_rules_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_files, "MOST", 3)
    with pytest.raises(TooMuch):
        read("".join(f"云{number}\t云\n" for number in range(4)))
    assert len(read("".join(f"云{number}\t云\n" for number in range(3))).rows) == 3
    monkeypatch.setattr(rule_files, "LARGEST", 3)
    with pytest.raises(TooMuch):
        RuleReader(b"1234")


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=5).filter(str.strip)
RULES = st.builds(
    Rule, WORDS, WORDS, st.sampled_from(Direction), st.just("") | WORDS.map(lambda n: " ".join(n.split()))
)


@given(
    st.lists(st.builds(Row, RULES, st.booleans(), st.booleans()), unique_by=lambda r: (r.rule.term, r.rule.direction))
)
def test_a_table_reads_back_as_it_was(rows: list[Row]) -> None:
    reader = read("".join(as_table(rows)))
    assert reader.rows == rows
    assert reader.bad == []


def test_a_dictionary_has_the_rules_that_are_on_everywhere() -> None:
    rows = [Row(Rule("云", "云")), Row(Rule("余", "餘"), enabled=False), Row(Rule("干", "乾"), is_everywhere=False)]
    assert "".join(as_dictionary(rows)) == "云\t云\n"


@given(st.lists(RULES, unique_by=lambda rule: rule.term))
@example(
    [
        Rule("# 号", "号"),
        Rule("A B", "C D"),
        Rule('"引"', "引"),
        Rule("\\t", "\\n"),
        Rule("Term", "Shown as"),
        Rule(" 空 ", "空"),
    ]
)
def test_a_dictionary_reads_back_as_it_was(rules: list[Rule]) -> None:
    kept = [rule for rule in rules if fits_dictionary(Row(rule))]
    lines = list(as_dictionary(map(Row, rules)))
    assert len(lines) == len(kept)
    reader = read("# rules\n" + "".join(lines))
    assert [(row.rule.term, row.rule.replacement) for row in reader.rows] == [rule[:2] for rule in kept]
    assert reader.bad == []


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    reader = read(data)
    assert all(row.rule.problem is None for row in reader.rows)


def test_every_direction_is_named_to_whom_writes_another() -> None:
    named = Flaw.DIRECTION.value.replace(",", "").split()
    assert {direction.value for direction in Direction} <= set(named)
