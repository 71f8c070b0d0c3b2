"""Two sides of a link -> denials and doubts that one side has and the other states without.

A cue (`not`, `failed to`, `allegedly`, `may`) counts only for its predicate: the words that it governs have to recur
on the other side, near one another and with nothing there that answers the cue in another way ("did not reopen
until Monday", "reopened only on Monday").  An opposite in the place of the other is a denial as well, and comes first.
Cost: cues times words.  Failure mode: an answer in words that the lists do not know gives a false alarm; a cue whose
predicate is reworded is missed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise, product

from lineage.alignment.facts.cues import BE, CONSIDERING, Cue, denials, doubts
from lineage.alignment.facts.denials import denied_alone
from lineage.alignment.facts.ladders import ladder_changes
from lineage.alignment.facts.lexicon import Lexicon
from lineage.alignment.facts.opposites import opposite_changes
from lineage.alignment.facts.reading import Reading
from lineage.alignment.facts.slots import Slots, one_to_one
from lineage.alignment.facts.values import is_number
from lineage.records import Change, ChangeKind

GOVERNED = 3
"""Content words behind a cue that are taken as its predicate: verb, object, circumstance."""
NEAR = 8
"""Words around the predicate's recurrence where its other words and a possible answer are looked for."""
_NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_UNDONE = frozenset({"be", "will", "would", "to"})
_DETERMINERS = frozenset({"the", "a", "an", "of", "its", "their", "his", "her", "this", "that", "no", "any"})
_SUSPECTS = frozenset({"suspect", "suspects"})
_UNTIL = frozenset({"before", "until", "till"})
_DECIDED = frozenset({"decided", "agreed", "voted", "resolved"})
_AT = frozenset({"least", "last", "first"})
_PERFECT = frozenset({"has", "have", "had", "having"})

Answered = Callable[[Slots, Cue, Reading, Reading, int], bool]


def stance_changes(slots: Slots) -> list[tuple[int, Change]]:
    """Changes of kind negation and modality, each with a word index that orders it."""
    if slots.alike < slots.settings.same_statement or _asks(slots.a) != _asks(slots.b):
        return []
    one = slots.alike >= slots.settings.same_denial
    changes = opposite_changes(slots) if one or slots.tied else []
    if one and not changes:
        changes = _missing("negation", slots, denials, _denied_otherwise) or denied_alone(slots)
    certain = _missing("modality", slots, doubts, _doubted_otherwise) or ladder_changes(slots)
    return [*changes, *_obligations(slots), *certain]


def _asks(reading: Reading) -> bool:
    """True for a question, which states nothing."""
    return any(sign in reading.ending for sign in "?？؟")


def _missing(
    kind: ChangeKind, slots: Slots, cues_of: Callable[[Reading, Lexicon], list[Cue]], answered: Answered
) -> list[tuple[int, Change]]:
    """Changes where one side has a cue and the other states the cue's predicate without any."""
    of_a, of_b = cues_of(slots.a, slots.lexicon), cues_of(slots.b, slots.lexicon)
    met = _counterparts(of_a, of_b, slots)
    met_a, met_b = frozenset(i for i, _ in met), frozenset(j for _, j in met)
    lone_a = [cue for i, cue in enumerate(of_a) if i not in met_a]
    lone_b = [cue for j, cue in enumerate(of_b) if j not in met_b]
    if lone_a and lone_b:
        return []  # each may be the other in words that do not show it
    changes: list[tuple[int, Change]] = []
    for here, there, lone, others, mirrored in (
        (slots.a, slots.b, lone_a, of_b, False),
        (slots.b, slots.a, lone_b, of_a, True),
    ):
        for cue in lone:
            at = _recurs(cue, (here, there), others, slots) if cue.reportable else None
            if at is None or answered(slots, cue, here, there, at):
                continue
            one, other = here.surface(cue.at, cue.at), _will(there, at) if kind == "modality" else None
            changes.append(
                (at if mirrored else cue.at, Change(kind, other, one) if mirrored else Change(kind, one, other))
            )
    return changes


def _counterparts(of_a: list[Cue], of_b: list[Cue], slots: Slots) -> list[tuple[int, int]]:
    """Cues of both sides that govern some of the same, each in one pair; a cue in the same word comes before others."""
    left, right = (
        [(side.words[cue.at].stem, frozenset(_governed(side, cue, slots))) for cue in cues]
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


def _governed(reading: Reading, cue: Cue, slots: Slots) -> list[str]:
    """Content of the words that a cue governs, as far as its clause goes."""
    content: list[str] = []
    for at in range(cue.governs, len(reading.words)):
        word = reading.words[at]
        if (at > cue.governs and word.breaks) or len(content) == GOVERNED:
            break
        if word.key not in slots.lexicon.negative:
            content.extend(slots.content([word]))
    return content


def _recurs(cue: Cue, sides: tuple[Reading, Reading], others: list[Cue], slots: Slots) -> int | None:
    """Index of the word of the other side that repeats a cue's predicate among the same words, or None.

    `others` are the cues of the other side: what one of them governs is not said without a cue.
    """
    here, there = sides
    governed = _governed(here, cue, slots)
    if not governed:
        return None
    before = slots.content(here.words[max(0, cue.at - NEAR) : cue.at])
    told = len(slots.content([word for i, word in enumerate(here.words) if i != cue.at]))
    needed = min(2 if slots.copied else 3, told, len(slots.content(there.words)))
    for reach in (NEAR, len(there.words)) if slots.nearly_same else (NEAR,):
        for at, word in enumerate(there.words):
            if slots.content([word]) != governed[:1] or any(one.governs <= at < one.at + NEAR for one in others):
                continue
            near = frozenset(slots.content(there.words[max(0, at - reach) : at + reach + 1]))
            held = sum(stem in near for stem in governed)
            if held * 3 >= len(governed) * 2 and held + sum(stem in near for stem in before) >= needed:
                return at
    return None


# ── denial ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _denied_otherwise(slots: Slots, cue: Cue, here: Reading, there: Reading, at: int) -> bool:
    """True when words near the recurring predicate may carry the denial in another way."""
    lexicon = slots.lexicon
    until = _UNTIL.intersection(word.key for word in here.words[cue.governs : cue.governs + NEAR])
    if until and until.isdisjoint(word.key for word in there.words):
        return True  # "will not open before Monday" says that it opens then
    own = frozenset(word.stem for word in here.words)
    others = frozenset(word.stem for i, word in enumerate(here.words) if i != cue.at)
    ordered = here.words[cue.governs].key == "to"  # "told not to leave" beside "told to leave"
    if at and there.words[at - 1].key == "to" and not ordered:
        return True  # "the order to leave" says of nobody that he left
    answers = (lexicon.negative_stems - others) | (lexicon.answering_stems - own)
    for place in range(max(0, at - NEAR), min(at + NEAR + 1, len(there.words))):
        word = there.words[place]
        if place and there.words[place - 1].key == "at" and word.key in _AT:
            continue  # "at least" denies nothing
        if word.gap in {"-", "‑"}:
            continue  # nor does "lift-off"
        if word.stem in answers:
            return True
        if any(word.stem.startswith(prefix) and word.stem[len(prefix) :] in own for prefix in _NEGATIVE_PREFIXES):
            return True
    return False


# ── doubt ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _doubted_otherwise(slots: Slots, cue: Cue, here: Reading, there: Reading, at: int) -> bool:
    """True when the other side carries a doubt of its own, or does not state the predicate flatly."""
    lexicon = slots.lexicon
    if cue.governs > cue.at + 2 and not slots.nearly_same:
        return True  # "accused the board of" it: two reports may tell of two that say so
    guessed = cue.governs < len(here.words) and is_number(here.words[cue.governs], lexicon)
    if guessed and any(word.key in lexicon.near for word in there.words[max(0, at - 3) : at]):
        return True  # "perhaps 5,000" for "about 5,000"
    own = frozenset(word.stem for i, word in enumerate(here.words) if i != cue.at)
    answers = lexicon.doubt_stems - own
    if here.words[cue.at].key not in lexicon.possibility:
        answers |= lexicon.evidence_stems - own
    if any(word.stem in answers and not (word.key == "may" and word.capital) for word in there.words):
        return True
    doubted = lexicon.doubt_stems - frozenset(_governed(here, cue, slots))
    suspects = frozenset(word.key for word in here.words) & _SUSPECTS  # whoever is called so here as well
    if any(word.stem in doubted and word.key not in suspects for word in there.words[max(0, at - 4) : at + 4]):
        return True
    if _left_open(cue, here, there, at):
        return True
    before = there.words[at - 1].key if at else ""
    if before == "to" and at > 1 and there.words[at - 2].key in _DECIDED:
        return False
    going_on = there.words[at].key.endswith("ing") and before not in BE
    if before == "to" or (_verbal(cue, here) and (before in _DETERMINERS or going_on)):
        return True
    charged = any(word.stem in lexicon.charging_stems and word.key not in suspects for word in there.words)
    if here.words[cue.at].stem in lexicon.charging_stems and charged:
        return True
    if (
        here.words[cue.at].stem in lexicon.intention_stems
        and here.words[cue.at].key not in lexicon.hedges | lexicon.passive
    ):
        done_now = there.words[at].key.endswith("ing") and before in BE
        certain = here.words[cue.at].key in {"expected", *CONSIDERING} and (_will(there, at) is not None or done_now)
        return not (certain or _done(there, at, lexicon))
    return False


def _left_open(cue: Cue, here: Reading, there: Reading, at: int) -> bool:
    """True where a predicate is as open on the other side: "could be", but for "will be"; "was not clear" beside "is
    unclear", "suspects" beside "possible suspects", "has to be approved" beside "likely will be approved"."""
    said = here.words[cue.at].key
    clear = said.startswith("un") and any(word.key == said.removeprefix("un") for word in there.words)
    to_be = [word.key for word in there.words[max(0, at - 2) : at]] == ["to", "be"]
    could = _could_be(cue, here) and not _will_be(there, at)
    return could or clear or to_be or there.words[at].key in _SUSPECTS


def _could_be(cue: Cue, reading: Reading) -> bool:
    """True for `could be`, which writers exchange with a flat statement, but not with `will be`."""
    return [word.key for word in reading.words[cue.at : cue.at + 2]] == ["could", "be"]


def _will_be(reading: Reading, at: int) -> bool:
    """True for a predicate behind `will be`, perhaps with a word between."""
    keys = [word.key for word in reading.words[max(0, at - 3) : at]]
    return ("will", "be") in pairwise(keys)


def _verbal(cue: Cue, reading: Reading) -> bool:
    """True for a doubt that governs a verb."""
    return (cue.governs == cue.at + 2 and not cue.clause) or reading.words[cue.at].key in {"may", "might", "could"}


def _done(reading: Reading, at: int, lexicon: Lexicon) -> bool:
    """True when a verb is told as done: perfect, or a past form."""
    word = reading.words[at]
    leading = [step.key for step in reading.words[max(0, at - 3) : at]]
    perfect = not _PERFECT.isdisjoint(leading[-2:]) and "to" not in leading
    past = word.key.endswith("ed") or (word.key in lexicon.irregular and lexicon.irregular[word.key] != word.key)
    return perfect or (past and _UNDONE.isdisjoint(leading[-2:]))


def _will(reading: Reading, at: int) -> str | None:
    """The `will` or `must` before a predicate, which stands where the other side doubts."""
    for i in range(max(0, at - 2), at):
        if reading.words[i].key in {"will", "must", "shall"}:
            return reading.surface(i, i)
    return None


def _obligations(slots: Slots) -> Iterator[tuple[int, Change]]:
    """`should` where a copy has `must`, `could` where it has `would`; two translators may differ in that."""
    if not slots.copied:
        return
    lexicon = slots.lexicon
    yield from _exchanged(slots, lexicon.weak, lexicon.strong)
    if _CONDITION.isdisjoint(word.key for side in (slots.a, slots.b) for word in side.words):
        yield from _exchanged(slots, lexicon.possibility & _MODALS, _WOULD)


_MODALS = frozenset({"may", "might", "could"})
_WOULD = frozenset({"would"})
_CONDITION = frozenset({"if", "unless", "were"})


def _exchanged(slots: Slots, weak: frozenset[str], strong: frozenset[str]) -> Iterator[tuple[int, Change]]:
    """A weak word where the other side has a strong one, before the same words."""
    left = [at for at, word in enumerate(slots.a.words) if word.key in weak | strong]
    right = [at for at, word in enumerate(slots.b.words) if word.key in weak | strong]
    for i, j in product(left, right):
        exchanged = (slots.a.words[i].key in weak) != (slots.b.words[j].key in weak)
        follow = slots.following(slots.a, i) & slots.following(slots.b, j)
        if exchanged and follow and slots.tile((i, i), (j, j)) is not None:
            yield i, Change("modality", slots.a.surface(i, i), slots.b.surface(j, j))
