"""Words of a reading -> the values that a number can stand for.

Every value that the writing allows is kept (`1.200` is 1200 or 1.2), so that a difference is claimed only if no value
agrees.  Digits of any script, spelled-out English, numbers in words of other languages and East Asian numerals
(`spelled`), and magnitudes are read.  Cost: linear in the words of the number.  Failure mode: a number word that
neither data/words.toml nor data/numerals.toml lists is no number.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from lineage.alignment.facts.figures.spelled import east_asian, han_value, spelled_at
from lineage.alignment.facts.words.numbers import number_words
from lineage.alignment.facts.words.numerals import numerals
from lineage.alignment.facts.words.reading import HAN_SCALE, Reading, Stretch, Word

CURRENCY = re.compile(r"[$£€¥₹₽₩₪₺฿\u20a0-\u20cf][ \u00a0]?$")
_SIGN_BEFORE = re.compile(r"(?:\b[A-Z]{1,3})?[$£€¥₹₽₩₪₺฿\u20a0-\u20cf][ \u00a0]?$")
_SIGN_AFTER = re.compile(r"[ \u00a0]?[%٪％°]")
YEARS = range(1500, 2101)
MOST = 1e18
"""Bound of values, below which each must lie: no news counts so far, and magnitudes in a row would make infinity."""
WHOSE = frozenset({"the", "its", "their", "his", "her", "our", "all"})
"""Words that may stand between "of" and the number of a whole."""
_TENS = frozenset({20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0})
_LETTERS = frozenset("kmb")  # magnitudes that stand right behind the number, or before a currency: "450 M€"
_MONEY_BEHIND = re.compile("[$£€¥₹₽₩₪₺]")
_BROKEN: dict[tuple[str, ...], float] = {
    ("a", "half"): 0.5,
    ("a", "quarter"): 0.25,
    ("three", "quarter"): 0.75,
    ("three", "quarters"): 0.75,
}


@dataclass(frozen=True, slots=True)
class Quantity(Stretch):
    """A number in its sentence."""

    values: tuple[float, ...]  # every value that the writing allows
    kind: str = (
        "count"  # "count", "percent", a currency sign, a dimension, "year", "date", "clock", "ordinal", "factor"…
    )
    unit: str = ""  # stem of the unit as written
    rounded: bool = False  # "about", "nearly", "more than" stands before it
    near: bool = False  # "about", "nearly", but no bound
    weak: bool = False  # may explain another number; is reported only if replaced with at most two words beside it
    fraction: bool = False  # written as "two thirds", "half of"
    parts: tuple[float, ...] = ()  # of a date: day, month, year (0 unknown), last day; of a range or score: its numbers
    whole: bool = False  # another number is a part of it: 200 in "45 of the 200 houses"

    def written(self, reading: Reading) -> str:
        """The number as its text writes it, with a currency sign before it and a per-cent sign behind it."""
        start, end = reading.words[self.first].start, reading.words[self.last].end
        before = _SIGN_BEFORE.search(reading.text, max(reading.span.start, start - 5), start)
        after = _SIGN_AFTER.match(reading.text, end, min(reading.span.end, end + 2))
        return reading.text[before.start() if before else start : after.end() if after else end]


_SIGNS = {"٫": ".", "٬": ",", "・": ".", "·": ".", "．": "."}


def digit_values(surface: str) -> tuple[float, ...]:
    """Every value that digits with separators can stand for.

    >>> digit_values("1,200"), digit_values("3,5"), digit_values("1.234.567")
    ((1200.0, 1.2), (3.5,), (1234567.0,))
    """
    plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in surface)
    if plain[0] == ".":
        return (float(plain),) if plain[1:].isdigit() and len(plain) <= 20 else ()
    if len(plain) > 20:
        return ()  # a code, not a quantity
    pieces = re.split(r"[^0-9]+", plain)
    signs = [_SIGNS.get(c, c) for c in re.findall(r"[^0-9]", plain)]
    grouped = all(len(piece) == 3 for piece in pieces[1:]) and len(set(signs)) == 1 and 0 < len(pieces[0]) <= 3
    values: list[float] = []
    if not signs or (grouped and pieces[0] != "0"):
        values.append(float("".join(pieces)))
    if len(signs) == 1 and signs[0] in ".,":
        values.append(float(f"{pieces[0]}.{pieces[1]}"))
    if len(signs) > 1 and len(set(signs[:-1])) == 1 and signs[-1] != signs[0] and signs[-1] in ".,":
        values.append(float(f"{''.join(pieces[:-1])}.{pieces[-1]}"))
    return tuple(values)


def is_number(word: Word) -> bool:
    return word.digits or word.key in number_words().cardinals


def value_at(reading: Reading, at: int) -> tuple[tuple[float, ...], int, bool] | None:
    """Values of the number that begins at word `at`, the index of its last word, and whether it is weak; else None."""
    words, cardinals = reading.words, number_words().cardinals
    word = words[at]
    weak = False
    if word.digits:
        values, last = digit_values(reading.text[word.start : word.end]), at
    elif word.han:
        value = han_value(word.key)
        values, last, weak = (() if value is None else (value,)), at, len(word.key) < 2
    elif (spelled := spelled_at(words, at)) is not None and (spelled[1] > at or word.key not in cardinals):
        values, last = (spelled[0],), spelled[1]
    elif word.key in cardinals:
        values, last = _spelled(words, at)
    elif word.key in {"a", "one", "half", "several"}:
        return _article(reading, at)
    else:
        return None
    if not values:
        return None
    eastern = east_asian(words, at, values) if last == at else None
    if eastern is not None:
        weak = weak and word.key in HAN_SCALE
    values, last = eastern or _magnified(reading, values, last)
    values = tuple(value for value in values if value < MOST)
    return (values, last, weak) if values else None


def _spelled(words: tuple[Word, ...], at: int) -> tuple[tuple[float, ...], int]:
    """`twenty-five`, `two hundred and ten`: the value, and the index of the last word.

    Magnitudes larger than a hundred are left to `_magnified`.
    """
    cardinals = number_words().cardinals
    total = cardinals[words[at].key]
    last = at
    while last + 1 < len(words) and words[last + 1].breaks == 0:
        step = words[last + 1]
        value = 1.0 if step.key == "one" and total in _TENS else cardinals.get(step.key)
        if step.key == "hundred" and total < 100:
            total *= 100
        elif value is not None and value < 10 and total % 10 == 0 and total and step.gap in {"-", " ", "‑"}:
            total += value
        elif step.key == "and" and total >= 100 and last + 2 < len(words) and words[last + 2].key in cardinals:
            total += cardinals[words[last + 2].key]
            last += 1
        elif value is not None and total % 100 == 0 and total and value < 100:
            total += value
        else:
            break
        last += 1
    return (total,), last


def _article(reading: Reading, at: int) -> tuple[tuple[float, ...], int, bool] | None:
    """`a dozen`, `half a million`, `one hundred`: values, index of the last word, and whether weak, as a bare `one` is.

    None for an article that begins no number.
    """
    words = reading.words
    word = words[at]
    if word.key == "one" and _broken(words, at):
        return *_magnified(reading, (1.0,), at), False
    skip = 2 if word.key == "half" and at + 1 < len(words) and words[at + 1].key in {"a", "of"} else 1
    scale = words[at + skip].key if at + skip < len(words) else ""
    if scale in number_words().magnitudes and len(scale) > 2 and scale not in {"mil", "mille"}:
        values, last = _magnified(reading, (0.5 if word.key == "half" else 1.0,), at, skip)
        return (values, last, True) if word.key == "several" else (values, last, False)
    return ((1.0,), at, True) if word.key == "one" else None


def _magnified(reading: Reading, values: tuple[float, ...], last: int, skip: int = 1) -> tuple[tuple[float, ...], int]:
    """Values times the magnitudes behind them, and the index of the last word.

    `1.2m`, `two and a half million`, `a million and a half`.
    """
    words, first = reading.words, last
    broken = _broken(words, last)
    if broken is not None:
        values, last = tuple(value + broken[0] for value in values), broken[1]
    total = 1.0
    while last + skip < len(words):
        step = words[last + skip]
        letter = step.key in _LETTERS and not _MONEY_BEHIND.match(reading.text, step.end)
        factor = number_words().magnitudes.get(step.key) or _multiplied(reading, first, step)
        if factor is None or step.breaks or step.gap.strip(" \u00a0\u202f.-‑") or (letter and step.gap):
            break
        if step.key in numerals().grouping and words[first].key.endswith("0"):
            values = values[:1]
        bare = values if letter and step.key == "m" and not CURRENCY.search(words[last].gap) else ()
        values, last, skip = (*(value * factor for value in values), *bare), last + skip, 1
        total *= factor
    behind = _broken(words, last) if total > 1 and broken is None else None
    if behind is not None and [word.key for word in words[behind[1] + 1 : behind[1] + 2]] != ["of"]:
        values, last = tuple(value + behind[0] * total for value in values), behind[1]
    return values, last


def _multiplied(reading: Reading, first: int, step: Word) -> float | None:
    """The factor of a word of another language behind the number that begins at word `first`.

    None if the word multiplies nothing, or not in a text of these letters.
    """
    multiplier = numerals().multipliers.get(step.key)
    if multiplier is None:
        return None
    if multiplier.letters and multiplier.letters.isdisjoint(reading.text[reading.span.start : reading.span.end]):
        return None
    before = reading.text[max(0, reading.words[first].start - 4) : reading.words[first].start].rstrip()
    return multiplier.factor if before.endswith(multiplier.sign) else None


def _broken(words: tuple[Word, ...], last: int) -> tuple[float, int] | None:
    """The fraction that `and` adds to a number that ends at `last` (`and a half`), and its last word; else None."""
    keys = tuple(word.key for word in words[last + 1 : last + 4])
    if keys[:1] != ("and",) or keys[1:] not in _BROKEN or any(word.breaks for word in words[last + 1 : last + 4]):
        return None
    return _BROKEN[keys[1:]], last + 3
