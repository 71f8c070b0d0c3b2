"""Two sides of a link -> opposites that replace one another: `opposes` for `supports`, `no longer` for `still`.

Only opposites in the same place count: "some left, all came back" has two of them in different places.  Two
replacements in one sentence say the same again ("neither accepts", "both reject").  Cost: the words of both sides, then
pairs of those that have an opposite.  Failure mode: an opposite that the list does not know.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import product, takewhile

from lineage.alignment.facts.mentions.cues import negates
from lineage.alignment.facts.pairs.sides import Found
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.reading import Reading, Stretch
from lineage.alignment.facts.words.stance import denying, opposing

MOST_POLES = 20
"""Most words with an opposite on one side that is compared; each is compared with each."""
SUBJECT_WORDS = 4
"""Words before a verb among which its subject is looked for."""
SAME_WORDS = 4
"""Fewest content words that must stand around both of two opposites for them to be said of the same thing; half as many
if the rest of both sentences is one."""

WHETHER_WORDS = 3
"""Words behind "whether" among which a verb is left open: "whether to sign", "whether he would sign"."""
_SIDES = frozenset({"buy", "sel", "win", "los", "beat", "defeat"})  # stems: one party does it, the other one suffers it
_POSSIBLY = frozenset({"could", "may", "might", "can"})
POSSIBLE_WORDS = 2
"""Words before a verb among which "could" makes it a possibility: "could also uphold"."""
_VICTORY = "victory"  # a stem
_CONTINUE = "continu"  # a stem
_UNTIL = frozenset({"until", "till", "through"})
LASTING_WORDS = 4
"""Words behind "continue" among which "until" stands."""
_WAS_OR_WILL_BE = frozenset({"then", "former", "ex", "incoming", "outgoing", "future"})
OFFICE_WORDS = 3
"""Words before an opposite in an office among which its time stands: "then the Senate minority leader"."""
OBJECT_WORDS = 6
"""Words behind a verb among which its object is looked for."""
MOVED_WORDS = 3
"""Words behind "rise" or "fall" among which the figure stands by which, or to which, something moved."""


def opposite_changes(slots: Slots) -> list[Found]:
    """Changes of kind negation by opposites in one place, each with the index of its word in A.

    Opposites that are denied, left open, or told of two things are no change.
    """
    left, right = poles(slots.a, opposing().poles), poles(slots.b, opposing().poles)
    if max(len(left), len(right)) > MOST_POLES:
        return []
    on_both = {pole.word for pole in left} & {pole.word for pole in right}
    elsewhere = on_both | _contrasted(left) | _contrasted(right)
    exchanged = [
        (x, y)
        for x, y in product(left, right)
        if (x.word, y.word) in opposing().pairs
        and on_both.isdisjoint((x.word, y.word))  # "some left, all came back": clauses in another order
        and (in_place(x, y, slots) or (elsewhere.isdisjoint((x.word, y.word)) and among_the_same(x, y, slots)))
        and (_SIDES.isdisjoint((x.word, y.word)) or _of_one(x, y, slots))
    ]
    if len(exchanged) == 2 or (exchanged and _unsaid(slots, {pole.word for pair in exchanged for pole in pair})):
        return []
    return [
        slots.change("negation", x, y)
        for x, y in exchanged
        if not (_denied(slots.a, x) or _denied(slots.b, y))
        and not (_open(slots.a, x) or _open(slots.b, y))
        and not (_possible(slots.a, x) and _possible(slots.b, y))
        and not (_lasts(slots.a, x) or _lasts(slots.b, y))
        and not (_is_won(slots.a, x, y) or _is_won(slots.b, y, x))
        and (slots.nearly_same or _told_of_one(x, y, slots))
        and _at_once(x, y, slots)
    ]


@dataclass(frozen=True, slots=True)
class Pole(Stretch):
    """A word of a list, such as one of two opposites, in its sentence."""

    word: str  # in the form of the list: a stem, or a stem and the word behind it


def _contrasted(some: Sequence[Pole]) -> set[str]:
    """The words of poles whose opposite stands on the same side: "closed in May, it will reopen"."""
    words = {pole.word for pole in some}
    return {one for one in words for other in words if (one, other) in opposing().pairs}


def in_place(x: Pole, y: Pole, slots: Slots) -> bool:
    """True for two poles that replace one another in a tile with few other words.

    If one of them is a small word, such as "with", the same content word must follow both.
    """
    beside = slots.tile(x, y)
    follow = slots.following(slots.a, x.last) & slots.following(slots.b, y.last)
    if not _tell(x, y, slots):
        behind = _next(slots.a, x), _next(slots.b, y)
        return beside is not None and beside <= 4 and behind[0] == behind[1]
    return beside is not None and beside <= (4 if follow else 1)


def among_the_same(x: Pole, y: Pole, slots: Slots) -> bool:
    """True for two poles that stand among the same words in any order.

    False for small words ("with", "all", "up"), which stand among any words.
    """
    around = slots.shared_context(x, y)
    needed = SAME_WORDS - 2 * (slots.nearly_same or slots.tied)
    return _tell(x, y, slots) and slots.one_statement and around >= needed


def _next(reading: Reading, pole: Pole) -> str:
    """Stem of the next word behind a pole that is no small word; "" if none follows."""
    behind = (word.stem for word in reading.words[pole.last + 1 :] if word.key not in grammar().function)
    return next(behind, "")


def _tell(x: Pole, y: Pole, slots: Slots) -> bool:
    """True if both poles begin with a content word."""
    return bool(slots.content([slots.a.words[x.first]]) and slots.content([slots.b.words[y.first]]))


def _of_one(x: Pole, y: Pole, slots: Slots) -> bool:
    """True if both poles have a word of their subject in common.

    "Ann sold it to Bea" and "Bea bought it from Ann" are one sale, and have none.
    """
    left, right = (frozenset(slots.content(side.before(pole.first, SUBJECT_WORDS))) for pole, side in slots.sides(x, y))
    return not left.isdisjoint(right)


def _unsaid(slots: Slots, said: set[str]) -> bool:
    """True if another word of one side stands with "un" on the other: "none was hurt", "all were unhurt"."""
    left, right = ({word.stem for word in side.words} - said for side in (slots.a, slots.b))
    return any(f"un{stem}" in other for own, other in ((left, right), (right, left)) for stem in own)


def poles(reading: Reading, listed: Container[str]) -> list[Pole]:
    """The words of a reading that a list has, as a stem or as a stem and the word behind it, in order."""
    words = reading.words
    found: list[Pole] = []
    for at, word in enumerate(words):
        if word.gap in {"-", "‑"}:
            continue  # "west of" in "north-west of" is no opposite of "east of"
        pair = f"{word.stem} {words[at + 1].key}" if at + 1 < len(words) else ""
        if pair in listed:
            found.append(Pole(at, at + 1, pair))
        elif word.stem in listed:
            found.append(Pole(at, at, word.stem))
    return found


def _open(reading: Reading, pole: Pole) -> bool:
    """True for a pole behind "whether", which leaves open what is done."""
    return any(word.key == "whether" for word in reading.before(pole.first, WHETHER_WORDS))


def _possible(reading: Reading, pole: Pole) -> bool:
    """True for a pole behind "could" and its like: that it can be left undone as well is no contradiction."""
    return any(word.key in _POSSIBLY for word in reading.before(pole.first, POSSIBLE_WORDS))


def _lasts(reading: Reading, pole: Pole) -> bool:
    """True for "continue" with an end, as in "continue until May", which is no opposite of ending."""
    return pole.word == _CONTINUE and any(word.key in _UNTIL for word in reading.behind(pole.last, LASTING_WORDS))


def _is_won(reading: Reading, pole: Pole, other: Pole) -> bool:
    """True for "defeats Ann Bell", if the other pole is "victory": that is the same."""
    behind = reading.behind(pole.last)
    beaten = bool(behind) and behind[0].capital and not behind[0].breaks
    return reading.words[pole.first].key.startswith("defeat") and other.word == _VICTORY and beaten


def _at_once(x: Pole, y: Pole, slots: Slots) -> bool:
    """True unless two poles are parts of offices of different times.

    "Incoming majority leader" and "then the minority leader" do not contradict each other.
    """
    times = (
        {word.key for word in side.before(pole.first, OFFICE_WORDS)} & _WAS_OR_WILL_BE
        for pole, side in slots.sides(x, y)
    )
    return next(times) == next(times)


def _told_of_one(x: Pole, y: Pole, slots: Slots) -> bool:
    """False if two poles have two subjects or are told of two things.

    They are told of two things if other figures stand behind them ("rise 2.5 percent", "fall to $744 billion"), or if
    the other side has nothing, names apart, of what stands behind either ("grant Haas asylum", "denied Haas landing
    rights").
    """
    if not _share_subject(x, y, slots) or (slots.alike < slots.settings.same_denial and not _of_one_name(x, y, slots)):
        return False
    figures = [
        [one for one in some if pole.last < one.first <= pole.last + MOVED_WORDS and not one.weak]
        for pole, some in zip((x, y), slots.quantities, strict=True)
    ]
    if figures[0] and figures[1]:
        return any(slots.agree(p, q) for p, q in product(*figures))
    behind = [_behind(pole, side, slots) for pole, side in slots.sides(x, y)]
    if not all(behind):
        return True
    return not (
        behind[0].isdisjoint(slots.content(slots.b.words)) and behind[1].isdisjoint(slots.content(slots.a.words))
    )


def _share_subject(x: Pole, y: Pole, slots: Slots) -> bool:
    """True if a content word before one pole, which may be its subject, stands around the other pole as well.

    It may stand behind the other pole, which may be passive.
    """
    before, around = zip(
        *(
            (told, told | frozenset(slots.content(side.behind(pole.last, OBJECT_WORDS))))
            for pole, side in slots.sides(x, y)
            for told in [frozenset(slots.content(side.before(pole.first, SUBJECT_WORDS)))]
        ),
        strict=True,
    )
    return not (before[0].isdisjoint(around[1]) and before[1].isdisjoint(around[0]))


def _of_one_name(x: Pole, y: Pole, slots: Slots) -> bool:
    """True if the subjects of two poles can be one: the last name before each pole, or else the first of its side."""
    told = [
        [name for name in some if name.first < pole.first][-1:] or list(some[:1])
        for pole, some in zip((x, y), slots.names, strict=True)
    ]
    return any(slots.may_agree(p, q) for p, q in product(*told))


def _behind(pole: Pole, reading: Reading, slots: Slots) -> frozenset[str]:
    """Content words, without names, of the clause behind a pole."""
    clause = takewhile(lambda word: word.breaks < 1, reading.behind(pole.last, OBJECT_WORDS))
    return frozenset(slots.content([word for word in clause if not word.capital]))


def _denied(reading: Reading, pole: Pole) -> bool:
    """True if one of the three words before a pole, or the word behind it, denies it: "with no deal"."""
    around = [*reading.before(pole.first, 3), *reading.behind(pole.last)]
    return any(
        negates(word)
        or word.key == "against"  # "voted against closing it"
        or word.stem in denying().governing
        for word in around
    )
