"""Words of a reading -> numbers spelled out in languages other than English, and East Asian numerals.

`quatre-vingt-dix`, `treinta y cuatro`, `zweihundertfünfzig`, `3億5千万`, `1만5천`.  A row of number words of one
language is a number, whatever these words mean in another language ("on" is a Turkish ten); a single word is one only
if it means nothing else.  The words are data (data/numerals.toml).  Cost: one look-up a word, and for a long word that
is seen for the first time one more for each of its beginnings.  Failure mode: an inflected form that the table lacks is
no number.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import product

from lineage.alignment.facts.words.numerals import OPENING, Language, numerals
from lineage.alignment.facts.words.reading import BIG_SIGNS, HAN, HAN_SCALE, Word

_BETWEEN = frozenset({"-", "‑", " ", "\u00a0"})
_LEAST_GLUED = 6
"""Fewest letters of a word that is made of several number words: "ventuno"."""
MOST_WORDS = 12
"""Most words of a number in words; more number words in a row are no number."""
FOUR_TWENTIES = 4
"""The number that multiplies twenty in French "quatre-vingts"."""

Found = tuple[float, int]
"""A value and the index of its last word."""
_LONG_TENS = frozenset({20.0, 60.0})  # quatre-vingt-dix, soixante-dix


# ── numbers in words ──────────────────────────────────────────────────────────────────────────────────────────────


def may_count(word: Word, counting: AbstractSet[str]) -> bool:
    """True if a number may begin with a word; `counting` are the listed first words.  Cheap; False for most words."""
    key = word.key
    if key in counting or word.digits or word.han:
        return True
    return len(key) >= _LEAST_GLUED and key[:OPENING] in numerals().openings and _glued(key) is not None


def spelled_at(words: Sequence[Word], at: int) -> Found | None:
    """The number in words that begins at a word, of several the longest; None if no language has one there."""
    key, lists = words[at].key, numerals()
    languages = lists.beginning.get(key)
    if languages is not None:
        rows = [found for language in languages if (found := _row(words, at, language)) is not None]
        return max(rows, key=lambda found: found[1]) if rows else None
    if len(key) < _LEAST_GLUED or key[:OPENING] not in lists.openings:
        return None
    value = _glued(key)
    return None if value is None else (value, at)


def _row(words: Sequence[Word], at: int, language: Language) -> Found | None:
    """The number that the words from `at` on make in one language; None for one word that may be no number."""
    values, ends = [language.words[words[at].key]], [at]
    if words[at].key == "six" and at + 1 < len(words) and words[at + 1].key == "cents":
        return None  # cents of a dollar, and no French "six cents" (600)
    step = at + 1
    while step < len(words) and words[step].gap in _BETWEEN and len(values) < MOST_WORDS:
        joint = step + 1 < len(words) and words[step].key in language.joints and words[step + 1].gap in _BETWEEN
        value = language.words.get(words[step + joint].key)
        if value is None:
            break
        values.append(value)
        ends.append(step + joint)
        step += 1 + joint
    for length in range(len(values), 1, -1):
        total = _composed(values[:length])
        if total is not None:
            return total, ends[length - 1]
    key = words[at].key
    return (values[0], at) if numerals().alone.get(key) == values[0] else None


def _composed(values: Sequence[float]) -> float | None:
    """The value of number words in their order, of which hundreds and thousands multiply and the rest add.

    None if the words in this order are no number.
    """
    total = group = 0.0
    last = 0.0
    for value in values:
        if value == 1000.0:
            if total:
                return None
            total, group = (group or 1.0) * value, 0.0
        elif value == 100.0 and 1 < group < 20:  # zwölfhundert
            group *= value
        elif value == 20.0 and last == FOUR_TWENTIES:
            group += value * last - last
        elif last and not _fits(last, value):
            return None
        else:
            group += value
        last = value
    return total + group


def _fits(last: float, value: float) -> bool:
    """True if `value` may follow `last`: anything smaller a hundred, units a ten, in French fifteen a sixty."""
    if value >= last or value % 1:
        return False
    return last >= 100 or (last >= 10 and last % 10 == 0 and (value < 10 or last in _LONG_TENS))


@lru_cache(maxsize=4096)  # words recur
def _glued(key: str) -> float | None:
    """The value of a word made of several number words, "fünfundvierzig"; None for any other word."""
    for language in numerals().languages.values():
        pieces = _pieces(key, language) if language.glued else []
        if len(pieces) > 1 and (value := _composed(_turned(pieces, language))) is not None:
            return value
    return None


def _pieces(key: str, language: Language) -> list[str]:
    """The number words that a word is made of, in order, each as long as possible; empty if anything else is in it."""
    pieces: list[str] = []
    at = 0
    while at < len(key):
        ends = range(min(len(key), at + language.longest), at, -1)
        beginnings = (key[at:end] for end in ends)
        piece = next((one for one in beginnings if one in language.words or one in language.inner), "")
        if not piece:
            return []
        pieces.append(piece)
        at += len(piece)
    return pieces


def _turned(pieces: Sequence[str], language: Language) -> list[float]:
    """Values of the pieces of a word, with tens moved before the units that stand before them."""
    values: list[float] = []
    at = 0
    while at < len(pieces):
        if at + 2 < len(pieces) and pieces[at + 1] in language.inner and pieces[at + 2] in language.words:
            values += [language.words[pieces[at + 2]], language.words[pieces[at]]]
            at += 3
        else:
            values.append(language.words.get(pieces[at], 0.0))
            at += 1
    return values


# ── Chinese, Japanese, Korean ─────────────────────────────────────────────────────────────────────────────────────


def han_value(numeral: str) -> float | None:
    """Value of a Chinese numeral below ten thousand; None for one that is not well formed.

    >>> han_value("三百二十"), han_value("二〇二六"), han_value("三千五")
    (320.0, 2026.0, 3500.0)
    """
    if len(numeral) > MOST_WORDS or any(sign not in HAN and sign not in HAN_SCALE for sign in numeral):
        return None  # a sign may be a compatibility form of a numeral in a word of another script
    if all(sign in HAN for sign in numeral):
        return float("".join(str(HAN[sign]) for sign in numeral))
    total, digit, scale = 0, 0, 0
    for sign in numeral:
        if sign in HAN:
            digit, scale = HAN[sign], scale if HAN[sign] else 0
        else:
            scale = HAN_SCALE[sign]
            total += (digit or 1) * scale
            digit = 0
    return float(total + digit * (scale // 10 if scale > 10 else 1))


def east_asian(words: Sequence[Word], at: int, first: tuple[float, ...]) -> tuple[tuple[float, ...], int] | None:
    """`3億5千万`, `两万三千`, `1만5천`, `1조 2천억`: every value that a row of signs can have, index of its last word.

    `first` are the values of the word at `at`.  None if no sign multiplies it.
    """
    numbers: list[tuple[float, ...]] = [first]
    signs: list[str] = []  # the signs behind each of the numbers
    last = at
    while last + 1 < len(words):
        step = words[last + 1]
        if step.gap and not (step.gap == " " and signs and step.digits and _scales(words, last + 2)):
            break
        if all(sign in BIG_SIGNS or sign in HAN_SCALE for sign in step.key):
            if len(signs) == len(numbers):
                signs[-1] += step.key
            else:
                signs.append(step.key)
        elif signs and len(signs) == len(numbers) and (value := _section(step)) is not None:
            numbers.append(value)
        else:
            break
        last += 1
    if not signs:
        return None
    signs += [""] * (len(numbers) - len(signs))
    return tuple(_summed(some, signs) for some in product(*numbers)), last


def _scales(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and not words[at].gap and (words[at].key[0] in BIG_SIGNS or words[at].key[0] in HAN_SCALE)


def _section(word: Word) -> tuple[float, ...] | None:
    """Values of a word of digits or of a Chinese numeral between two signs; None for any other word."""
    if word.digits:
        return (float(word.key),) if word.key.isdecimal() else None
    value = han_value(word.key) if word.key[0] in HAN else None
    return None if value is None else (value,)


def _summed(numbers: Sequence[float], signs: Sequence[str]) -> float:
    """The value of numbers, each with the signs that stand behind it."""
    total = section = 0.0
    for number, row in zip(numbers, signs, strict=True):
        value: float = number
        for sign in row:
            if sign in HAN_SCALE:
                section += value * HAN_SCALE[sign]
                value = 0.0
            elif section or value:
                total += (section + value) * BIG_SIGNS[sign]
                section = value = 0.0
            else:
                total *= BIG_SIGNS[sign]  # 万亿
        section += value
    return total + section
