"""Two sides of a link -> the denials and doubts of one side whose predicate the other side states without them.

A cue (`not`, `failed to`, `allegedly`, `may`) counts only with its predicate: the words that it governs must recur on
the other side, near one another, and nothing there may answer the cue in other words ("did not reopen until Monday",
"reopened only on Monday").  An opposite in place of a word is a denial as well, and is looked for first.
Cost: cues times words.  Failure mode: an answer in words that the lists do not know gives a false alarm; a cue whose
predicate is reworded is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product, takewhile

from lineage.alignment.facts.mentions.cues import MODALS, Cue, denials, doubts
from lineage.alignment.facts.pairs.sides import Found, one_to_one
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.stance.answers import NEAR, denied_otherwise, doubted_otherwise, governed_by, will_before
from lineage.alignment.facts.stance.ladders import ladder_changes
from lineage.alignment.facts.stance.lone_denials import denied_alone
from lineage.alignment.facts.stance.opposites import opposite_changes
from lineage.alignment.facts.words.reading import Reading, Stretch
from lineage.alignment.facts.words.stance import doubting, obligation
from lineage.records import Change, ChangeKind

TOLD_BY_BOTH = 0.7
"""Least share of the content words of either side, 0..1, that the other must have for a denial to be looked for, in
sentences that are neither nearly the same nor tied.  Of 16 reports between unseen sentences of two outlets thirteen
were wrong, ten of them below it."""

SUBJECT_WORDS = 4
"""Words before a denial, or before what is denied, among which the name of its subject is looked for."""

Answered = Callable[[Slots, Cue, Reading, Reading, int], bool]
_CLAUSES = frozenset({"and", "but", "that", "who", "which", "because", "while", "when", "as", "if", "so", "although"})
_WOULD = frozenset({"would"})
_CONDITION = frozenset({"if", "unless", "were"})


def stance_changes(slots: Slots) -> list[Found]:
    """Changes of kind negation and modality, each with the index of a word by which changes are ordered."""
    if slots.alike < slots.settings.same_statement or _asks(slots.a) != _asks(slots.b):
        return []
    changes = opposite_changes(slots) if slots.tied or _is_one(slots) else []
    if not changes and _is_one(slots):
        changes = _missing("negation", slots, denials, denied_otherwise) or denied_alone(slots)
    elif not changes and slots.alike >= slots.settings.same_denial:
        changes = _missing("negation", slots, denials, _denied_of_another)
    if _asks(slots.a):
        return changes  # a question leaves in doubt what it says, with or without a word of doubt
    certain: list[Found] = []
    if slots.alike >= slots.settings.same_doubt:
        certain = _missing("modality", slots, doubts, doubted_otherwise) or ladder_changes(slots)
    return [*changes, *_obligations(slots), *certain]


def _is_one(slots: Slots) -> bool:
    """True if the rest of both sides is one statement, so that a denial of one side contradicts the other.

    Elsewhere, what one of two sentences denies is mostly something that the other does not speak of.
    """
    if slots.nearly_same or (slots.tied and slots.alike >= slots.settings.same_denial):
        return True
    left, right = slots.contents
    return len(left & right) >= TOLD_BY_BOTH * max(1, len(left), len(right))


def _denied_of_another(slots: Slots, cue: Cue, here: Reading, there: Reading, at: int) -> bool:
    """True unless the other side says all that is denied, and of the same name: "Haas is not to blame for the leak"."""
    told = frozenset(governed_by(here, cue, slots))
    said = frozenset(slots.content([there.words[at], *there.behind(at, NEAR)]))
    subjects = [
        frozenset(slots.content([word for word in side.before(place, SUBJECT_WORDS) if word.capital]))
        for side, place in ((here, cue.at), (there, at))
    ]
    whole = len(told) > 1 and told <= said and not subjects[0].isdisjoint(subjects[1])
    return not whole or denied_otherwise(slots, cue, here, there, at)


def _asks(reading: Reading) -> bool:
    """True if a reading is a question, which states nothing."""
    return any(sign in reading.ending for sign in "?？؟")


def _missing(
    kind: ChangeKind, slots: Slots, cues_of: Callable[[Reading], list[Cue]], answered: Answered
) -> list[Found]:
    """Changes of a kind for the cues of one side whose predicate the other side states without a cue.

    None if both sides have such a cue, as each may be the other one in other words.
    """
    of_a, of_b = cues_of(slots.a), cues_of(slots.b)
    met = _counterparts(of_a, of_b, slots)
    lone_a = [cue for i, cue in enumerate(of_a) if all(pair[0] != i for pair in met)]
    lone_b = [cue for j, cue in enumerate(of_b) if all(pair[1] != j for pair in met)]
    if lone_a and lone_b:
        return []  # each may be the other one in other words
    changes: list[Found] = []
    for here, there, lone, others, mirrored in (
        (slots.a, slots.b, lone_a, of_b, False),
        (slots.b, slots.a, lone_b, of_a, True),
    ):
        for cue in lone:
            reportable = cue.reportable and (slots.one_statement or not _is_opinion(cue, here))
            at = _recurs(cue, (here, there), others, slots) if reportable else None
            if at is None or answered(slots, cue, here, there, at) or _stated_here(cue, here, there, at, slots):
                continue
            one, other = here.surface(cue.at, cue.at), will_before(there, at) if kind == "modality" else None
            changes.append(
                (at if mirrored else cue.at, Change(kind, other, one) if mirrored else Change(kind, one, other))
            )
    return changes


def _is_opinion(cue: Cue, here: Reading) -> bool:
    """True for an opinion that governs a clause, such as "police believe"."""
    return here.words[cue.at].stem in doubting().opinion and cue.governs == cue.at + 1


def _counterparts(of_a: list[Cue], of_b: list[Cue], slots: Slots) -> list[tuple[int, int]]:
    """Pairs (i, j) of cues of A and B that govern a word in common, each in one pair; equal cues are paired first."""
    left, right = (
        [(side.words[cue.at].stem, frozenset(governed_by(side, cue, slots))) for cue in cues]
        for side, cues in ((slots.a, of_a), (slots.b, of_b))
    )
    common = [
        (len(x & y) + 0.5 * (word_x == word_y), i, j)
        for i, (word_x, x) in enumerate(left)
        for j, (word_y, y) in enumerate(right)
        if x & y
    ]
    return one_to_one(common, 1.0)


# ── where a predicate recurs ──────────────────────────────────────────────────────────────────────────────────────


def _without_names(reading: Reading, cue: Cue, slots: Slots) -> frozenset[str]:
    """The words that a cue governs without names: that both sides name somebody says nothing of what he does."""
    capitals = frozenset(slots.content([word for word in reading.words[cue.governs :] if word.capital]))
    return frozenset(governed_by(reading, cue, slots)) - capitals


def _recurs(cue: Cue, sides: tuple[Reading, Reading], others: list[Cue], slots: Slots) -> int | None:
    """Index of the word of the other side that repeats the predicate of a cue among the same words; None if none does.

    `sides` are the side of the cue and the other side, `others` the cues of the other side: what one of these governs
    is not stated without a cue.
    """
    here, there = sides
    governed = governed_by(here, cue, slots)
    if not governed:
        return None
    told_of = _without_names(here, cue, slots)
    named_alone = not slots.nearly_same or here.words[cue.at].key == "neither"  # a headline has capitals throughout
    before = slots.content(here.words[max(0, cue.at - NEAR) : cue.at])
    told = len(slots.content([word for i, word in enumerate(here.words) if i != cue.at]))
    needed = min(2 if slots.copied else 3, told, len(slots.content(there.words)))
    for reach in (NEAR, len(there.words)) if slots.nearly_same else (NEAR,):
        for at, word in enumerate(there.words):
            if slots.content([word]) != governed[:1] or any(_ruled(there, one, at) for one in others):
                continue
            near = frozenset(slots.content(there.words[max(0, at - reach) : at + reach + 1]))
            held = sum(stem in near for stem in governed)
            if told_of.isdisjoint(near) and (told_of or named_alone):
                continue
            if held * 3 >= len(governed) * 2 and held + sum(stem in near for stem in before) >= needed:
                return at
    return None


def _ruled(reading: Reading, cue: Cue, at: int) -> bool:
    """True if a cue governs word `at`, which is near it or in its list: "did not break the law, mislead us or lie"."""
    if not cue.governs <= at:
        return False
    clause = list(takewhile(lambda word: word.breaks < 2 and word.key not in _CLAUSES, reading.words[cue.governs :]))
    return at < cue.governs + len(clause)


def _stated_here(cue: Cue, here: Reading, there: Reading, at: int, slots: Slots) -> bool:
    """True if the side of a cue also states the predicate without it, in a place that fits the other side better.

    The better place has more of the words around it that the other side has: "too many are out of work, and too many
    aren't working at all" beside its first half.
    """
    behind = here.words[cue.governs : cue.at + NEAR]
    ruled = range(cue.at, cue.governs + sum(1 for _ in takewhile(lambda word: word.breaks < 2, behind)))
    predicate = slots.content([there.words[at]])
    places = [place for place, word in enumerate(here.words) if slots.content([word]) == predicate]
    own = next((place for place in places if place in ruled), None)
    return own is not None and any(
        _shared(here, place, there, at, slots) > _shared(here, own, there, at, slots)
        for place in places
        if place not in ruled
    )


def _shared(here: Reading, place: int, there: Reading, at: int, slots: Slots) -> tuple[int, int]:
    """How many content words two places have around them in common, and how many of the words right beside them."""
    around = frozenset(_around(here, place, slots)) & frozenset(_around(there, at, slots))
    before, behind = (
        [[word.key for word in words] for words in pair]
        for pair in ((here.before(place, 1), there.before(at, 1)), (here.behind(place), there.behind(at)))
    )
    return len(around), (before[0] == before[1]) + (behind[0] == behind[1])


def _around(reading: Reading, at: int, slots: Slots) -> list[str]:
    """Content words around word `at`, without this word."""
    return slots.around(reading, Stretch(at, at), NEAR)


def _obligations(slots: Slots) -> Iterator[Found]:
    """The changes between `should` and `must`, `could` and `would` in copies; two translators may differ in these."""
    if not slots.copied:
        return
    yield from _exchanged(slots, obligation().weak, obligation().strong)
    if _CONDITION.isdisjoint(word.key for side in (slots.a, slots.b) for word in side.words):
        yield from _exchanged(slots, doubting().possibility & MODALS, _WOULD)


def _exchanged(slots: Slots, weak: frozenset[str], strong: frozenset[str]) -> Iterator[Found]:
    """The changes between a weak word and a strong one in the same place, before the same words."""
    left = [at for at, word in enumerate(slots.a.words) if word.key in weak | strong]
    right = [at for at, word in enumerate(slots.b.words) if word.key in weak | strong]
    for i, j in product(left, right):
        exchanged = (slots.a.words[i].key in weak) != (slots.b.words[j].key in weak)
        follow = slots.following(slots.a, i) & slots.following(slots.b, j)
        if exchanged and follow and slots.tile(Stretch(i, i), Stretch(j, j)) is not None:
            yield slots.change("modality", Stretch(i, i), Stretch(j, j))
