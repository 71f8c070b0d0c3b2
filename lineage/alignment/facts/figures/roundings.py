"""Words around a number -> whether they round it ("about 900", "900 kadar", "約900人") or make it a bound.

The words are data (data/numbers.toml) and stand before the number, behind it, or behind what it counts.  Cost: a dozen
look-ups a number.  Failure mode: a word that also means something else rounds a number that it does not belong to,
which may hide a small change of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from lineage.alignment.facts.words.numbers import rounding
from lineage.alignment.facts.words.reading import Reading

ROW_WORDS = 4
"""Most words of a row that rounds a number: "a little more than"."""
COUNTER_SIGNS = 2
"""Most signs for what is counted between a number and a sign that rounds it: "900人ほど"."""
FIRST_UNSPACED = "\u2e80"
"""The first sign of the scripts that write words right behind a number: Chinese, Japanese, Korean."""
TAIL_SIGNS = 8
"""Characters behind a number that are searched for such a sign."""


def roundness(reading: Reading, first: int, last: int) -> tuple[bool, bool]:
    """Whether words round the number from word `first` to word `last`, and whether they do without a bound: "about"."""
    before, behind = _before(reading, first), _behind(reading, last)
    signs = _signs_behind(reading, last, rounding().signs)
    near = not (before.isdisjoint(rounding().near) and behind.isdisjoint(rounding().near_behind))
    near = near or any(sign in rounding().near_signs for sign in signs)
    bounded = not (before.isdisjoint(rounding().before) and behind.isdisjoint(rounding().behind))
    return near or bounded or bool(signs), near


def _before(reading: Reading, first: int) -> set[str]:
    """The two words before a number, the rows of words that end with one, and an abbreviation with its full stop."""
    keys = [word.key for word in reading.before(first, ROW_WORDS + 1)]
    ends = (len(keys), len(keys) - 1)
    rows = {" ".join(keys[start:end]) for end in ends for start in range(max(0, end - ROW_WORDS), end)}
    return rows | {f"{keys[-1]}."} if keys and reading.words[first].gap.startswith(".") else rows


def _behind(reading: Reading, last: int) -> set[str]:
    """The two words behind a number, up to the end of its clause, each alone and with the one behind it."""
    keys = [word.key for word in takewhile(lambda word: not word.breaks, reading.behind(last, 3))]
    return {" ".join(keys[start:end]) for start in (0, 1) for end in (start + 1, start + 2)}


def _signs_behind(reading: Reading, last: int, some: Sequence[str]) -> list[str]:
    """Those of some signs that stand right behind a number; longer ones also behind what it counts."""
    start = reading.words[last].end
    tail = reading.text[start : min(start + TAIL_SIGNS, reading.span.end)].replace(" ", "")
    if tail[:1] < FIRST_UNSPACED:
        return []
    return [sign for sign in some if sign in tail[: len(sign) + (COUNTER_SIGNS if len(sign) > 1 else 0)]]
