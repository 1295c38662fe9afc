"""Makes novels of any size, the same ones every time: volumes, chapters, prose and talk, in either script.

Words are those of the bundled article, and then OpenCC's own phrases, the first ones more often than the rest, so that
conversion has the work that it has in a book.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from viewer.resources import path as resource
from viewer.text.conversion import convert
from viewer.text.tables import opencc_table

NEEDLE = "罗盘沉在乌龙潭底"
"""What stands once in every book, at nine tenths, in its own script."""

_PLACED = 0.9
_SEED = 20_240_229
_WORDS = 4_000
_CLAUSES = 20_000
_CHAPTERS_IN_VOLUME = 80
_GLUE = (*"的了是在和就都而及与着或也把被从向对这那他她你我们不没有很又", "一个", "于是", "然后", "已经", "为了")
_NAMES = ("李秋白", "沈万宁", "顾长风", "叶知微", "陈实", "苏晚晴")
_SAYS = ("道", "说道", "问", "笑道", "低声说", "喊道")
_NUMERALS = "零一二三四五六七八九"


def write(path: Path, size: int, *, traditional: bool = False) -> None:
    """Write a UTF-8 novel of `size` bytes, to within a paragraph."""
    config = "s2tw" if traditional else ""
    written, placed = 0, False
    with path.open("w", encoding="utf-8", newline="") as file:
        for line in _lines(config):
            if not placed and written >= _PLACED * size:
                line, placed = f"　　{_in_script(NEEDLE, config)}。{line.strip()}\n", True
            file.write(line)
            written += len(line.encode())
            if written >= size:
                return


def numeral(number: int) -> str:
    """A number from 1 to 99,999 as a heading writes it: 一百二十三."""
    powers = ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"))
    pieces: list[str] = []
    for power, name in powers:
        digit, number = divmod(number, power)
        if digit:
            pieces += (_NUMERALS[digit], name)
        elif pieces and number and pieces[-1] != "零":
            pieces.append("零")
    if number:
        pieces.append(_NUMERALS[number])
    text = "".join(pieces)
    return text.removeprefix("一") if text.startswith("一十") else text


def _lines(config: str) -> Iterator[str]:
    """The lines of a novel without an end."""
    chance = random.Random(_SEED)
    words, clauses = _vocabulary(config)
    names, says = ([_in_script(word, config) for word in group] for group in (_NAMES, _SAYS))
    yield f"{_in_script('秋水长天录', config)}\n\n"
    chapter = 0
    while True:
        if chapter % _CHAPTERS_IN_VOLUME == 0:
            volume = numeral(chapter // _CHAPTERS_IN_VOLUME + 1)
            yield f"第{volume}卷　{chance.choice(words)}{chance.choice(words)}\n\n"
        chapter += 1
        yield f"第{_in_script(numeral(chapter), config)}章　{chance.choice(words)}{chance.choice(words)}\n\n"
        for _ in range(chance.randint(20, 70)):
            if chance.random() < 0.35:
                yield f"　　{chance.choice(names)}{chance.choice(says)}：“{chance.choice(clauses)}。”\n"
            else:
                yield f"　　{_prose(chance, clauses)}\n"


def _prose(chance: random.Random, clauses: list[str]) -> str:
    picked = chance.choices(clauses, k=chance.randint(3, 16))
    return "".join(clause + ("。" if number % 3 == 2 else "，") for number, clause in enumerate(picked))[:-1] + "。"


@cache
def _vocabulary(config: str) -> tuple[list[str], list[str]]:
    """Words and clauses of 4 to 20 characters. The n-th most usual word is used as often as 1/n: Zipf's law."""
    chance = random.Random(_SEED)
    article = convert(resource("articles/miit.txt").read_text(encoding="utf-8"), "t2s")
    usual = [word for word, _ in Counter(re.findall("[\u4e00-\u9fff]{2}", article)).most_common()]
    table = sorted(word for word in opencc_table("STPhrases") if 2 <= len(word) <= 4)
    words = [*usual, *chance.sample(table, _WORDS - len(usual))]
    weights = list(accumulate(1 / rank for rank in range(10, _WORDS + 10)))
    clauses = []
    for _ in range(_CLAUSES):
        picked = chance.choices(words, cum_weights=weights, k=chance.randint(2, 5))
        clauses.append("".join(word + (chance.choice(_GLUE) if chance.random() < 0.6 else "") for word in picked))
    return [_in_script(word, config) for word in words], [_in_script(clause, config) for clause in clauses]


def _in_script(text: str, config: str) -> str:
    return convert(text, config) if config else text
