"""Words of a reading -> shares of a whole and factors: `one in five`, `two thirds`, `half of`, `twice as much`.

English is read, and fractions of a few other languages.  Failure mode: a share without a word for it ("every fifth
child").
"""

from __future__ import annotations

from lineage.alignment.facts.figures.values import YEARS, Quantity, is_number, value_at
from lineage.alignment.facts.words.numbers import number_words
from lineage.alignment.facts.words.numerals import numerals
from lineage.alignment.facts.words.reading import Reading

_ROUND = frozenset({*range(2, 11), 20, 100, 1000})  # numbers out of which shares are given
_OF_HALF = frozenset({"of", "the", "its", "their", "his", "her", "were", "are", "was", "is", "have", "had", "said"})
_OF_WHAT = frozenset({"the", "its", "their", "his", "her", "that", "what", "as"})
_THAN_WHAT = _OF_WHAT | {"more", "higher", "larger", "bigger"}


def ratio_at(reading: Reading, at: int) -> Quantity | None:
    """`one in five`, `9 out of 10` as a share in per cent; None if no such share begins at the word."""
    words = reading.words
    if not (is_number(words[at]) or words[at].key == "one"):
        return None
    keys = [word.key for word in words[at + 1 : at + 3]]
    skip = 2 if keys[:1] == ["in"] else 3 if keys == ["out", "of"] else 0
    if not skip or at + skip >= len(words) or not is_number(words[at + skip]):
        return None
    top, bottom = value_at(reading, at), value_at(reading, at + skip)
    if top is None or bottom is None or not top[0] or not 0 < top[0][0] < bottom[0][0] or bottom[0][0] in YEARS:
        return None
    if skip == 3 and bottom[0][0] not in _ROUND:
        return None  # "31 out of 70 sheep" counts sheep
    return Quantity(at, bottom[1], (100 * top[0][0] / bottom[0][0],), "percent")


def fraction_at(reading: Reading, at: int) -> Quantity | None:
    """`two-thirds`, `a third of`, `half of`, `2/3` as a share in per cent; None if no such share begins at the word."""
    words = reading.words
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if following is not None and following.gap in {"/", "⁄"} and word.key.isdecimal() and following.key.isdecimal():
        small = 0 < int(word.key) < int(following.key) <= 12 and (
            at + 2 >= len(words) or words[at + 2].gap not in {"/", "⁄"}
        )
        if not small:
            return None
        return Quantity(at, at + 1, (100 * int(word.key) / int(following.key),), "percent", fraction=True)
    of = words[at + 2].key if at + 2 < len(words) else ""
    if word.key == "half" and following is not None and following.key in _OF_HALF:
        return Quantity(at, at, (50.0,), "percent", fraction=True)
    if following is not None and following.key in numerals().fractions and not following.breaks:
        return _spelled(word.key, following.key, of, at)
    if following is None or following.key not in number_words().fractions or following.breaks:
        return None
    count = 1.0 if word.key in {"a", "one"} else number_words().cardinals.get(word.key, 0.0)
    if not count or (count == 1 and following.gap == " " and of != "of"):
        return None
    share = count * number_words().fractions[following.key]
    behind = [step.key for step in words[at + 2 : at + 5]]
    if behind[:2] == ["of", "a"] and behind[2:] in (["percent"], ["percentage"], ["per"]):  # "a quarter of a per cent"
        return Quantity(at, at + 4, (share,), "percent")
    return Quantity(at, at + 1, (100 * share,), "percent", fraction=True)


def _spelled(count: str, part: str, behind: str, at: int) -> Quantity | None:
    """`zwei Drittel`, `un tercio de`: a share in per cent in a language other than English; None for other words."""
    lists = numerals()
    values = [language.words[count] for language in lists.beginning.get(count, ())]
    if not values or (values[0] == 1 and behind not in lists.of):
        return None
    return Quantity(at, at + 1, (100 * values[0] * lists.fractions[part],), "percent", fraction=True)


def factor_at(reading: Reading, at: int) -> Quantity | None:
    """`doubled`, `twice as much`, `three times higher` as a factor; None for "won twice", "three times champion"."""
    words = reading.words
    key = words[at].key
    behind = [word.key for word in words[at + 1 : at + 3]]
    if key in number_words().factors and (key != "twice" or behind[:1] == ["as"]):
        return Quantity(at, at, (number_words().factors[key],), "factor")
    if key in {"double", "triple", "treble"} and behind[:1] and behind[0] in _OF_WHAT:
        return Quantity(at, at, (2.0 if key == "double" else 3.0,), "factor")
    if key in number_words().cardinals and behind[:1] == ["times"] and behind[1:] and behind[1] in _THAN_WHAT:
        return Quantity(at, at + 1, (number_words().cardinals[key],), "factor")
    return None
