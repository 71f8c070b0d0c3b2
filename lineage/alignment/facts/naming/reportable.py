"""A name, and the capitals around it -> whether it is certain enough for a change of it to be reported.

In texts that capitalise every noun (German, headlines) only names of several words are.  Cost: one search of the text
for each name.  Failure mode: a name at the beginning of a sentence that the text has nowhere else.
"""

from __future__ import annotations

import re

from lineage.alignment.facts.mentions.names import Name, carries, is_proper
from lineage.alignment.facts.pairs.elsewhere import NEIGHBOURHOOD
from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.names import name_words
from lineage.alignment.facts.words.reading import Reading

DENSE_CAPITALS = 0.35
"""Most rows of capitalised words per word of a text in which capitals tell names; headlines have more, and English
prose stays below 0.25."""
TITLE_CASE = 0.8
"""Share of its longer words with a capital, 0..1, above which a text is in title case and rows of capitals are no
names."""
SMALL_LETTERS = 3
"""Most letters of a word that a title may write small."""
LEAST_TITLE = 4
"""Fewest longer words of a text for title case to be recognised."""
_AUXILIARIES = frozenset({"is", "was", "has", "had", "will", "would", "can", "could", "may", "might", "plans", "wants"})


def dense(reading: Reading) -> bool:
    """True if capitals do not tell names in a text: in languages that capitalise every noun, and in headlines."""
    if _capitalises_nouns(reading):
        return True
    inner = [
        at
        for at, word in enumerate(reading.words)
        if at and len(word.key) > 1 and not word.digits and not (word.capital and word.key in name_words().never)
    ]
    rows = [at for at in inner if reading.words[at].capital and not reading.words[at - 1].capital]
    return len(rows) > DENSE_CAPITALS * len(inner)


def _capitalises_nouns(reading: Reading) -> bool:
    """True for a text with two small words of a language that capitalises every noun."""
    return len({word.key for word in reading.words} & grammar().noun_capitals) >= 2


def in_title_case(reading: Reading) -> bool:
    """True for a text, such as a headline, whose longer words nearly all have a capital."""
    long = [word for word in reading.words if len(word.key) > SMALL_LETTERS and not word.digits]
    return len(long) >= LEAST_TITLE and sum(word.capital for word in long) > TITLE_CASE * len(long)


def reportable(name: Name, reading: Reading, capitals: bool, spoken_for: frozenset[int]) -> bool:
    """True if a name is certain enough to be reported.

    False if it may be no name, if it names an agency or a paper, or if one of its words is in `spoken_for`, the words
    of speakers.  `capitals` is True for a text in which capitals do not tell names.
    """
    if any(at in spoken_for for at in range(name.first, name.last + 1)):
        return False
    if (capitals and not _is_row(name, reading)) or (name.weak and not _is_name(name, reading)):
        return False
    return not carries(name)


def _is_row(name: Name, reading: Reading) -> bool:
    """True for a name of two or more capitalised words in a row, in a text that capitalises every noun.

    A first word of a sentence does not count ("Laut Polizei"), nor a row that a small word is part of ("Erkenntnissen
    der Polizei").  A title is a word of the row if it is no headline: "Feuerwehrchef Brandis".
    """
    if name.titled and len(name.words) == 1 and name.first == name.last and _capitalises_nouns(reading):
        return True
    row = reading.inside(name)
    return len(row) - row[0].initial > 1 and all(word.key not in grammar().noun_capitals for word in row)


def _is_name(name: Name, reading: Reading) -> bool:
    """True if a word with a capital by position is a name elsewhere in the text, or the subject of an auxiliary."""
    behind = [word.key for word in reading.behind(name.last)]
    acts = bool(behind) and behind[0] in _AUXILIARIES
    return _elsewhere(name, reading) or (acts and is_proper(name, reading))


def _elsewhere(name: Name, reading: Reading) -> bool:
    """True if the text also has the word with a capital inside a sentence, and never in small letters."""
    word = re.escape(reading.text[reading.words[name.first].start : reading.words[name.first].end])
    around = reading.text[max(0, reading.span.start - NEIGHBOURHOOD) : reading.span.end + NEIGHBOURHOOD]
    if re.search(rf"\b{word.lower()}\b", around):
        return False
    return re.search(rf"[^\W\d_A-Z],? {word}\b", around) is not None
