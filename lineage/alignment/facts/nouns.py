"""Two sides of a link -> two common nouns that have changed places: "the guard shot the prisoner", "the prisoner …".

Only where all other words are the same and in the same order, and a verb stands between the two.  English, whose order
of words says who does it.  Cost: linear.  Failure mode: a verb for what two do with one another that the list of those
does not know.
"""

from __future__ import annotations

from collections.abc import Sequence

from lineage.alignment.facts.lexicon import Lexicon
from lineage.alignment.facts.reading import Reading, Word
from lineage.alignment.facts.slots import Slots
from lineage.records import Change

MOST_WORDS = 3
"""Words of a noun phrase, without its article: "ministry of fisheries", "old farmer"."""
_ARTICLES = frozenset({"a", "an", "the"})
_JOINING = frozenset({"and", "or", "but", "with", "against", "between", "by", "while", "when", "as", "than"})


def swapped_nouns(slots: Slots) -> list[tuple[int, Change]]:
    """At most one change of kind name, with the index of its word in A."""
    left, right = ([at for at, word in enumerate(side.words) if word.key not in _ARTICLES] for side in (slots.a, slots.b))
    if len(left) != len(right):
        return []
    keys_a, keys_b = [slots.a.words[at].key for at in left], [slots.b.words[at].key for at in right]
    differ = [at for at, (x, y) in enumerate(zip(keys_a, keys_b, strict=True)) if x != y]
    if not differ:
        return []
    first, end = differ[0], differ[-1] + 1
    middle_a, middle_b = keys_a[first:end], keys_b[first:end]
    for x in range(1, MOST_WORDS + 1):
        for y in range(1, MOST_WORDS + 1):
            between = middle_a[x : len(middle_a) - y]
            if between and middle_b == [*middle_a[len(middle_a) - y :], *between, *middle_a[:x]]:
                one = left[first], left[first + x - 1]
                other = left[end - y], left[end - 1]
                told = _nouns(slots.a, one, slots.lexicon) and _nouns(slots.a, other, slots.lexicon)
                if told and _tells_them_apart(slots.a.words[one[1] + 1 : other[0]], slots):
                    return [(one[0], Change("name", slots.a.surface(*one), slots.a.surface(*other)))]
    return []


def _nouns(reading: Reading, stretch: tuple[int, int], lexicon: Lexicon) -> bool:
    """True for words of content behind an English article, and for people and speakers without one."""
    first, last = stretch
    words = reading.words[first : last + 1]
    if any(word.key in lexicon.function or word.digits or word.breaks for word in words[1:]) or _is_no_noun(words[0], lexicon):
        return False
    article = first > 0 and reading.words[first - 1].key in _ARTICLES
    return article or words[-1].stem in lexicon.classes or words[-1].stem in lexicon.speakers


def _is_no_noun(word: Word, lexicon: Lexicon) -> bool:
    return word.digits or word.key in lexicon.function or word.key in lexicon.weekdays or word.key in lexicon.months


def _tells_them_apart(between: Sequence[Word], slots: Slots) -> bool:
    """True for words with a verb that one does to the other, in one clause."""
    told = slots.content(between)
    joined = any(word.breaks or word.key in _JOINING for word in between)
    return bool(told) and not joined and not slots.lexicon.mutual.issuperset(told)
