"""Two sides of a link that are equal but for one stretch -> the denial that this stretch has on one side only.

For languages whose grammar no other module knows: `נעצר` beside `לא נעצר`, `逮捕した` beside `逮捕しなかった`,
`체포했다` beside `체포하지 못했다`.  The words with which both sides begin and end alike are cut off; what is left must
be the same but for a word that denies, or the same verb with an ending that denies.  The words are data
(data/denials.toml).  Cost: linear.  Failure mode: a denial beside any other difference is missed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from lineage.alignment.facts.pairs.sides import Found
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.reading import Reading
from lineage.datafiles import table
from lineage.passages import respelt
from lineage.records import Change

KEPT_WORDS = 3
"""Fewest equal words outside the stretch that differs, for two sentences to be one."""
KEPT_SIGNS = 6
"""Fewest equal signs outside the stretch that differs, for two sentences of a script without spaces to be one."""
MOST_WORDS = 9
"""Most words, or signs in scripts without spaces, of a stretch that is one predicate."""
SAME_WORD = 0.5
"""Least normalised Levenshtein similarity, 0..1, of two forms of one word: in Arabic both ends of a verb change with
its denial."""

_VOWELS = re.compile("[aeioöuü]")
_KANA = re.compile("[\u3041-\u309f]+")
_HAN = ("\u3400", "\u9fff")
_HANGUL = ("\uac00", "\ud7af")


class _Lists(NamedTuple):
    """The content of denials.toml."""

    cues: frozenset[str]
    beside: frozenset[str]
    answers: frozenset[str]
    idioms: frozenset[str]
    infix: frozenset[str]
    infix_letters: frozenset[str]
    infix_ends: tuple[tuple[str, str], ...]
    chinese: tuple[frozenset[str], frozenset[str], tuple[str, ...]]  # cues, answers, idioms
    japanese: tuple[tuple[str, ...], tuple[str, ...]]  # cues, idioms
    korean: Mapping[str, tuple[str, ...]]
    swaps: Mapping[str, str]


@cache
def _lists() -> _Lists:
    data = table("alignment", "denials")
    words, chinese, japanese, korean = (data[name] for name in ("words", "chinese", "japanese", "korean"))
    cues, beside, answers, idioms = (
        frozenset(map(respelt, words[name].split())) for name in ("cues", "beside", "answers", "idioms")
    )
    return _Lists(
        cues,
        beside,
        answers,
        idioms,
        frozenset(words["infix"]),
        frozenset(words["infix_letters"]),
        tuple((respelt(end), respelt(denied)) for end, denied in words["infix_ends"]),
        (
            frozenset(chinese["cues"].split()),
            frozenset(chinese["answers"].split()),
            tuple(chinese["idioms"].split()),
        ),
        (tuple(japanese["cues"].split()), tuple(japanese["idioms"].split())),
        {name: tuple(korean[name]) for name in ("behind_stem", "words", "idioms")},
        korean["swaps"],
    )


class _Stretch(NamedTuple):
    """The words of a side in which it differs from the other side: `first` up to, but not including, `last`."""

    reading: Reading
    first: int
    last: int

    @property
    def keys(self) -> list[str]:
        return [word.key for word in self.reading.words[self.first : self.last]]

    def wider(self, before: int, behind: int) -> _Stretch:
        return _Stretch(self.reading, self.first - before, self.last + behind)

    @property
    def behind(self) -> str:
        """The word behind the stretch; "" at the end of the reading."""
        words = self.reading.words
        return words[self.last].key if self.last < len(words) else ""

    @property
    def surface(self) -> str | None:
        return self.reading.surface(self.first, self.last - 1) if self.last > self.first else None


def denied_alone(slots: Slots) -> list[Found]:
    """At most one change of kind negation, if it is all that differs, with the index of its word in A."""
    a, b = _cut(slots)
    if max(len(a.keys), len(b.keys)) > MOST_WORDS or "".join(a.keys) == "".join(b.keys):
        return []  # "nonprofit" is a "non-profit"
    sample = slots.a.text[slots.a.span.start : slots.a.span.end]
    denies, kept = _words_deny, KEPT_WORDS
    if _KANA.search(sample):
        denies, kept = _japanese, KEPT_SIGNS
        before = len(list(takewhile(_is_kana, reversed([word.key for word in slots.a.words[: a.first]]))))
        behind = len(list(takewhile(_is_kana, [word.key for word in slots.a.words[a.last :]])))
        a, b = a.wider(before, behind), b.wider(before, behind)
    elif _has(sample, *_HAN):
        denies, kept = _chinese, KEPT_SIGNS
    elif _has(sample, *_HANGUL):
        denies = _korean
    if a.first + len(slots.a.words) - a.last < kept or denies(a, b) == denies(b, a):
        return []
    return [(min(a.first, len(slots.a.words) - 1), Change("negation", a.surface, b.surface))]


def _has(text: str, first: str, last: str) -> bool:
    """True if the text has a character between `first` and `last`; a pattern of so many would take long to compile."""
    return not text.isascii() and any(first <= sign <= last for sign in text)


def _cut(slots: Slots) -> tuple[_Stretch, _Stretch]:
    """The stretch that is left of either side without the words with which both begin and end alike."""
    left, right = ([word.key for word in side.words] for side in (slots.a, slots.b))
    shorter = min(len(left), len(right))
    first = next((at for at in range(shorter) if left[at] != right[at]), shorter)
    behind = next((at for at in range(shorter - first) if left[-1 - at] != right[-1 - at]), shorter - first)
    return _Stretch(slots.a, first, len(left) - behind), _Stretch(slots.b, first, len(right) - behind)


def _is_kana(key: str) -> bool:
    return _KANA.fullmatch(key) is not None


# ── whether the first of two stretches denies what the second says ────────────────────────────────────────────────


def _words_deny(one: _Stretch, other: _Stretch) -> bool:
    """True if `one` has the words of `other` and a word that denies, or its one word with a Turkish denying ending."""
    lists = _lists()
    keys, others = (
        [part for key in side.keys for part in (("n'", key[2:]) if key.startswith("n'") else (key,))]
        for side in (one, other)
    )
    found = [key for key in keys if key in lists.cues]
    if not found:
        return len(keys) == len(others) == 1 and _turkish(keys[0], others[0], one.reading)
    doubtful = lists.beside.issuperset(found) and len(found) + (one.behind in lists.beside) < 2
    if doubtful or any(key in lists.cues and key not in lists.beside for key in others):
        return False
    if any(key in lists.idioms for key in (*keys, one.behind)):
        return False
    return _same([key for key in keys if key not in lists.cues], others, lists.answers | lists.beside)


def _same(denied: Sequence[str], said: Sequence[str], answers: frozenset[str]) -> bool:
    """True if both lists hold forms of the same words in the same order, apart from words of `answers` in `said`."""
    left = list(said)
    for word in denied:
        while left and not _alike(word, left[0]):
            if left.pop(0) not in answers:
                return False
        if not left:
            return False
        left.pop(0)
    return all(word in answers for word in left)


def _alike(x: str, y: str) -> bool:
    return x == y or (min(len(x), len(y)) > 2 and Levenshtein.normalized_similarity(x, y) >= SAME_WORD)


def _turkish(denied: str, said: str, reading: Reading) -> bool:
    """True if `denied` is the verb `said` with an infix or ending that denies: `artmayacağını` beside `artacağını`."""
    lists = _lists()
    if lists.infix_letters.isdisjoint(reading.text[reading.span.start : reading.span.end]):
        return False
    if any(denied == said.removesuffix(end) + ending for end, ending in lists.infix_ends if said.endswith(end)):
        return True
    denied, said = _VOWELS.sub("a", denied), _VOWELS.sub("a", said)  # vowels change with those before them
    before = next((at for at, (x, y) in enumerate(zip(denied, said, strict=False)) if x != y), len(said))
    longer = len(denied) - len(said)
    starts = range(max(2, before - longer), min(before, len(said) - 2) + 1)
    return longer > 0 and any(
        denied[at : at + longer] in lists.infix and said[:at] == denied[:at] and said[at:] == denied[at + longer :]
        for at in starts
    )


def _chinese(one: _Stretch, other: _Stretch) -> bool:
    """True if `one` is a sign that denies and `other` is empty or an answer such as `已经`."""
    cues, answers, idioms = _lists().chinese
    denied, said = "".join(one.keys), "".join(other.keys)
    return denied in cues and (not said or said in answers) and not (denied + one.behind).endswith(idioms)


def _japanese(one: _Stretch, other: _Stretch) -> bool:
    """True if `one` has an ending that denies and `other` has none, both being kana alone."""
    cues, idioms = _lists().japanese
    denied, said = "".join(one.keys), "".join(other.keys)
    if not (_is_kana(denied) and _is_kana(said)) or any(idiom in denied for idiom in idioms):
        return False
    return any(cue in denied for cue in cues) and not any(cue in said for cue in cues)


def _korean(one: _Stretch, other: _Stretch) -> bool:
    """True if `one` is the verb of `other` with an ending or a word that denies, or a verb that is its opposite."""
    korean, swaps = _lists().korean, _lists().swaps
    denied, said = one.surface or "", other.surface or ""
    if any(idiom in denied for idiom in korean["idioms"]):
        return False
    if any(denied.replace(word, opposite) == said for word, opposite in swaps.items() if word in denied):
        return True
    if any(denied.removeprefix(f"{word} ") == said or denied == word for word in korean["words"] if denied != said):
        return True
    endings = [denied.find(ending) for ending in korean["behind_stem"] if ending in denied]
    if not endings or any(ending in said for ending in korean["behind_stem"]):
        return False
    stem = denied[: min(endings)].strip()
    return len(stem) > 0 and said.startswith(stem[: max(1, len(stem) - 1)])
