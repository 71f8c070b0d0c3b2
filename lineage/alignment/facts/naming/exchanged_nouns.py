"""Two sides of a link -> two common nouns that have changed places: "the guard shot the prisoner", "the prisoner …".

They are found only if all other words are the same and in the same order, and a verb stands between the two; and only
in English, whose order of words says who acts.  Cost: linear.  Failure mode: a verb for what two do with one another
("met") that the list of such verbs does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from lineage.alignment.facts.mentions.cues import ARTICLES
from lineage.alignment.facts.pairs.sides import Found
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.names import deeds
from lineage.alignment.facts.words.numbers import noun_classes
from lineage.alignment.facts.words.reading import Reading, Stretch, Word
from lineage.alignment.facts.words.speech import speakers
from lineage.records import Change

MOST_WORDS = 3
"""Most words of a noun phrase, without its article: "ministry of fisheries", "old farmer"."""
_JOINING = frozenset({"and", "or", "but", "with", "against", "between", "by", "while", "when", "as", "than"})


def swapped_nouns(slots: Slots) -> list[Found]:
    """At most one change of kind name, with the index of its word in A."""
    left, right = (
        [at for at, word in enumerate(side.words) if word.key not in ARTICLES] for side in (slots.a, slots.b)
    )
    of_a, of_b = [slots.a.words[at].key for at in left], [slots.b.words[at].key for at in right]
    if len(of_a) != len(of_b) or of_a == of_b:
        return []
    differ = [at for at, (x, y) in enumerate(zip(of_a, of_b, strict=True)) if x != y]
    first, end = differ[0], differ[-1] + 1
    sizes = _turned(of_a[first:end], of_b[first:end])
    if sizes is None:
        return []
    one = Stretch(left[first], left[first + sizes[0] - 1])
    other = Stretch(left[end - sizes[1]], left[end - 1])
    nouns = all(_nouns(slots.a, phrase) for phrase in (one, other))
    if not nouns or not _tells_them_apart(slots.a.words[one.last + 1 : other.first], slots):
        return []
    return [(one.first, Change("name", one.written(slots.a), other.written(slots.a)))]


def _turned(left: list[str], right: list[str]) -> tuple[int, int] | None:
    """How many words at the beginning and at the end of `left` have changed places in `right`; None if none have.

    The words between them must be the same.
    """
    for x, y in product(range(1, MOST_WORDS + 1), repeat=2):
        between = left[x : len(left) - y]
        if between and right == [*left[len(left) - y :], *between, *left[:x]]:
            return x, y
    return None


def _nouns(reading: Reading, stretch: Stretch) -> bool:
    """True if a stretch of content words has an article before it, or ends in a noun for people or speakers."""
    first = stretch.first
    words = reading.words[first : stretch.last + 1]
    if any(word.breaks for word in words[1:]):
        return False
    article = first > 0 and reading.words[first - 1].key in ARTICLES
    return article or words[-1].stem in noun_classes() or words[-1].stem in speakers().classes


def _tells_them_apart(between: Sequence[Word], slots: Slots) -> bool:
    """True for words of one clause with a verb for what one does to another."""
    told = slots.content(between)
    joined = any(word.breaks or word.key in _JOINING for word in between)
    return bool(told) and not joined and not deeds().mutual.issuperset(told)
