"""Two names -> whether they can be names of one thing.

They can if they differ in title, initials or transliteration, if one is an acronym or nickname of the other, if they
are a country, its people and its capital, or if one of the texts joins the two.  Cost: a handful of string comparisons.
Failure mode: two names of one thing that neither the rules nor the texts connect ("the Reds" for a club) count as two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from lineage.alignment.facts.mentions.names import Name
from lineage.alignment.facts.pairs.sides import Sides
from lineage.alignment.facts.words.names import name_words, nicknames, titles
from lineage.alignment.facts.words.places import places
from lineage.passages import respelt

SAME_SPELLING = 0.8
"""Least normalised Levenshtein similarity, 0..1, of two spellings of one name of five letters or more; Austria and
Australia have 0.78."""
SAME_CONSONANTS = 0.5
"""Least normalised Levenshtein similarity, 0..1, of two spellings of one name that have the same consonants (Nouri and
Noori: 0.6)."""


INFLECTED = "{0,3}"
"""Letters that an office may have behind its plain form, as a regular expression has it: "Bakan", "Bakanı"."""

_ENDINGS = frozenset("aeo")
_UNION = "united states"  # agrees with each of its states: what happened in Ohio happened in America
_STATES = frozenset(
    {"republic", "kingdom", "federation", "democratic", "islamic", "state", "peoples", "great"}
    | {"r", "d", "republican", "democrat"}  # "R-Okla."
)
_PEOPLE = frozenset(
    {"n", "an", "ian", "ean", "ese", "i", "ish", "ic", "er", "ers", "ans", "ians", "ns", "s", "is", "ies", "a", "ia"}
)
_VOWEL = re.compile("[aeiouy]")
_VOWELS = re.compile("[aeiouy]{2,}")
_SOFT_C = re.compile("c(?=[eiy])")
_SOUNDS = (
    *(("kh", "h"), ("gh", "k"), ("ph", "f"), ("sch", "s"), ("sh", "s"), ("ch", "c"), ("tz", "z"), ("ts", "z")),
    *(("dh", "d"), ("th", "t"), ("zh", "z"), ("ck", "k"), ("q", "k"), ("g", "k"), ("c", "k"), ("w", "v"), ("x", "ks")),
    *(("j", "y"), ("z", "s")),
)
"""Spellings of one sound in different transliterations, applied in this order."""
_VARIANTS = {
    "q": "gk",
    "g": "qk",
    "k": "qgc",
    "c": "k",
    "y": "ij",
    "j": "yi",
    "i": "y",
    "v": "w",
    "w": "v",
    "u": "o",
    "o": "u",
}


def may_agree(x: Name, y: Name, strict: bool = False) -> bool:
    """True if two names can be names of one thing.

    With `strict`, another spelling counts only if it is another transliteration: who copies a sentence word for word
    and writes Kellner for Keller has changed the name, but who translates a speech anew has not.
    """
    if x.words == y.words:
        return True
    left, right = place(x), place(y)
    if left and right:
        return left == right or (_UNION in {left, right} and not places().states.isdisjoint({left, right}))
    if _acronym(x.words, y.words) or _acronym(y.words, x.words):
        return True
    if _told_apart(x.words, y.words):
        return False
    own_x, own_y = _own(x), _own(y)
    if not own_x or not own_y:
        return bool(frozenset(x.words) & frozenset(y.words))
    if _inside(own_x, own_y, strict) or _inside(own_y, own_x, strict):
        return True
    apart_x, apart_y = ("".join(w for w in one.words if w not in other.words) for one, other in ((x, y), (y, x)))
    return _alike(apart_x, apart_y, strict)  # only the words that differ, as a common "Ann" says nothing


def place(name: Name) -> str:
    """The country or state that a name stands for, also as `republic of …`; "" if none."""
    own = [word for word in name.words if word not in _STATES]
    return places().names.get(" ".join(name.words)) or places().names.get(" ".join(own), "")


def _told_apart(x: Sequence[str], y: Sequence[str]) -> bool:
    """True if two names differ only in a word that tells namesakes apart: `Ardmore City`, `Ardmore United`."""
    different = [(v, w) for v, w in zip(x, y, strict=False) if v != w]
    if len(x) != len(y) or len(x) < 2 or len(different) != 1:
        return False
    first, second = (name_words().telling.get(word) for word in different[0])
    return first is not None and first == second


def _acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    """True if `short` is one word and it begins with, or is the beginning of, the initials of `long`."""
    if len(short) != 1 or len(long) < 2:
        return False
    letters = short[0].replace(".", "")
    initials = "".join(word[0] for word in long)
    return len(letters) > 1 and (initials == letters or initials.startswith(letters) or letters.startswith(initials))


def _own(name: Name) -> list[str]:
    """The words of a name that others of its sort do not have: `bright harbour` of Bright Harbour Foundation."""
    words = list(name.words[2:]) if name.words[:2] == ("united", "states") and len(name.words) > 2 else list(name.words)
    if words[0] in titles().addresses and not name_words().generic.issuperset(words[1:]):  # "ING Bank" is a name
        del words[0]
    return [word for word in words if word not in name_words().generic and word not in {"us", "uk"}]


def _inside(short: Sequence[str], long: Sequence[str], strict: bool) -> bool:
    """True if all words of the shorter name, or two of them, are in the longer one, or if both end in one word.

    The last word alone is enough only for a shorter name of at least two words.
    """
    if len(short) > len(long):
        return False
    same = sum(any(same_word(x, y, strict) for y in long) for x in short)
    return same in {len(short), *range(2, len(short))} or (
        2 <= len(short) < len(long) and same_word(short[-1], long[-1], strict)
    )


def same_word(x: str, y: str, strict: bool) -> bool:
    """True if two words of names agree: in spelling, transliteration, as initial, nickname, or people of a country."""
    if x == y or (len(x) == 1 and y.startswith(x)) or (len(y) == 1 and x.startswith(y)):
        return True
    if y in nicknames().get(x, ()):
        return True
    known = places().names
    place_x, place_y = known.get(x), known.get(y)
    if place_x and place_y:
        return place_x == place_y
    if strict and _other_ending(x, y):
        return False  # _people would take Ann for a land, and Anna for its people
    return _people(x, y) or _people(y, x) or _alike(x, y, strict)


def _other_ending(x: str, y: str) -> bool:
    """True for two given names that differ in their ending alone: Anna and Anne, Mario and Maria, Paul and Paula."""
    short, long = sorted((_plain(x), _plain(y)), key=len)
    if long == f"{short}a":
        return True
    return len(short) > 2 and short[:-1] == long[:-1] and short[-1] != long[-1] and {short[-1], long[-1]} <= _ENDINGS


def _people(place: str, people: str) -> bool:
    """True if `people` is `place` with an ending of peoples: Norvania and Norvanian, Karel and Karelish."""
    root = place.rstrip("aeiouy")
    return len(root) >= 3 and people.startswith(root) and people[len(root) :] in _PEOPLE


@lru_cache(maxsize=4096)  # a name is compared with all names of its sentence, and recurs in its article
def _plain(word: str) -> str:
    """A word of a name in small letters, without accents, signs and doubled letters."""
    letters = [c for c in unicodedata.normalize("NFKD", word.casefold()) if c.isalpha()]
    return "".join(c for at, c in enumerate(letters) if not at or letters[at - 1] != c)


def _alike(x: str, y: str, strict: bool) -> bool:
    """True if two spellings can be of one name: nearly the same letters, or the same consonants and similar vowels."""
    plain_x, plain_y = _plain(x), _plain(y)
    if plain_x == plain_y:
        return bool(plain_x)
    apart = abs(len(plain_x) - len(plain_y))
    if min(len(x), len(y)) >= 4 and (plain_x in plain_y or plain_y in plain_x) and not (strict and apart < 3):
        return True
    if apart >= 3 and min(len(x), len(y)) == 3 and (x.startswith(y) or y.startswith(x)):
        return True  # an abbreviation: Neb. for Nebraska
    if min(len(plain_x), len(plain_y)) < 4 or plain_x[0] not in {plain_y[0], *_VARIANTS.get(plain_y[0], "")}:
        return False
    similarity = Levenshtein.normalized_similarity(plain_x, plain_y)
    if min(len(plain_x), len(plain_y)) >= 5 and similarity >= SAME_SPELLING and not strict:
        return True
    if strict and _other_ending(x, y):
        return False
    return similarity >= SAME_CONSONANTS and _skeleton(plain_x) == _skeleton(plain_y)


def resemble(x: str, y: str) -> bool:
    """True for two names that a writer may mistake for one another: the same first letter and half of the rest."""
    return x[0] == y[0] and Levenshtein.normalized_similarity(x, y) >= SAME_CONSONANTS


def _skeleton(word: str) -> str:
    """The consonants of a word of a name, one letter for each sound, behind its first letter."""
    word = _SOFT_C.sub("s", word)
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    first, rest = _VOWEL.sub("a", word[:1]), re.sub("[aeiouyh]", "", word[1:])
    return first + rest if len(rest) > 1 else _VOWELS.sub("a", word)


def connected(x: Name, y: Name, sides: Sides) -> bool:
    """True if one of the texts puts two names side by side: `Ann Bell`, `Velmora, Norvania`, `Rail Board (RB)`.

    And if one has an office, a given name and a surname in a row, or the office in small letters before the surname, of
    which the two names have a part each: `prezes Adam Górny` for `Prezes Górny` and `Adam Górny`.
    """
    left, right = (r"\W+".join(map(re.escape, name.words)) for name in (x, y))
    rows = [rf"\b{left}\W+(?:\w+\W+)?{right}\b", rf"\b{right}\W+(?:\w+\W+)?{left}\b"]
    small: list[str] = []
    if x.words[-1] == y.words[-1] and min(len(x.words), len(y.words)) > 1:
        first, other = (r"\W+".join(map(re.escape, name.words[:-1])) for name in (x, y))
        surname = re.escape(x.words[-1])
        rows += [rf"{one}\w{INFLECTED}\W+{given}\W+{surname}\b" for one, given in ((first, other), (other, first))]
        small = [rf"\b{one}\w{INFLECTED}[ \u00a0](?i:{surname})\b" for one in (first, other)]
    texts = [respelt(reading.text) for reading in (sides.a, sides.b)]
    return any(re.search("|".join(rows), text, re.IGNORECASE) for text in texts) or any(
        re.search("|".join(small), text) for text in texts if small
    )
