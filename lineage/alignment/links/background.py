"""(nothing) -> how rare a stem is in news at large, from the shipped tables.

`training/background.py` derives the table of rarity from a corpus of English-language news.  Stems that it does not
list, such as all words of other alphabets, count as rare.  Of other languages a hand-written table has the small words:
they say in which language an article is, and count as frequent in articles of their own language, where an English
table knows them not at all (German "nicht") or as something else (German "die").  The frequencies inside a pair of
articles correct the rest.

Cost: 15 ms, once a process; the tables are pure data, so keeping them changes no result.  50 µs for an article.
Failure mode: in an article of two languages the small words of the rarer one count as rare.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from lineage.alignment.words import stem
from lineage.arrays import Ids
from lineage.datafiles import table, text

STEPS = 32
UNLISTED = "*"
SMALL = 1 / STEPS
"""Rarity of a small word in an article of its own language: the median of those of the English small words, which the
table of rarity has at 0 to 3 steps."""
ENGLISH = "en"
"""The language of the table of rarity."""
TIMES_ENGLISH = 2
"""An article is of another language if it has more than so many times as many small words of that as English ones.
Portuguese articles have three times as many, others ten; English ones have "de", "la" and "van" in names."""


@cache
def rarity() -> Mapping[str, float]:
    """Rarity of each listed stem, 0 (in every article) to 1 (in none); the key `UNLISTED` has that of other stems."""
    table: dict[str, float] = {}
    for line in text("alignment", "rarity.txt").splitlines():
        step, _, stems = line.partition("\t")
        table.update(dict.fromkeys(stems.split(), int(step) / STEPS))
    return table


@cache
def languages() -> Mapping[str, int]:
    """Stem of each small word -> the languages that have it: bit n for the nth language of the table, English first."""
    found: dict[str, int] = {}
    words: Mapping[str, str] = table("alignment", "functionwords")["words"]
    for bit, language in enumerate(sorted(words, key=lambda name: (name != ENGLISH, name))):
        for key in map(stem, words[language].split()):
            found[key] = found.get(key, 0) | 1 << bit
    return found


def in_own_language(general: NDArray[np.float64], spoken: Ids, times: Ids) -> NDArray[np.float64]:
    """The rarity of the stems of an article, given that in English, the languages of each and how often each occurs.

    It is changed only for small words of the language of which most words are.
    """
    language = language_of(spoken, times)
    return general if language == 0 else np.where(spoken >> language & 1, np.minimum(general, SMALL), general)


def language_of(spoken: Ids, times: Ids) -> int:
    """The number of the language, in the order of `languages`, of which most small words of a text are.

    0 is English, and a text without small words: `spoken[i]` are the languages, as bits, of words that occur `times[i]`
    times.
    """
    if TIMES_ENGLISH * int(times @ (spoken & 1)) >= int(times.sum()):  # no other one can have more
        return 0
    found = times @ (spoken[:, None] >> np.arange(len(table("alignment", "functionwords")["words"])) & 1)
    found[0] *= TIMES_ENGLISH
    return int(np.argmax(found))  # the first of equals
