"""A denial or a doubt of one side -> whether the other side says the same in other words (answers it).

"Opened only on Monday" answers "did not open until Monday", "is expected to" answers "will likely", and "faces jail if
convicted" answers "could face jail".  An answer is looked for around the word that repeats the predicate of the cue.
In this module `here` is the side that has the cue, `there` the other side, and `at` the index of the word of `there`
that repeats the predicate.  Cost: linear.  Failure mode: an answer in words that the lists do not know.
"""

from __future__ import annotations

from itertools import pairwise, product

from lineage.alignment.facts.figures.values import is_number
from lineage.alignment.facts.mentions.cues import BE, CONSIDERING, MODALS, Cue
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.numbers import rounding
from lineage.alignment.facts.words.reading import Reading
from lineage.alignment.facts.words.speech import saying
from lineage.alignment.facts.words.stance import denying, doubt_answers, doubting, opposing
from lineage.alignment.facts.words.stems import irregular

GOVERNED = 3
"""Most content words behind a cue that are taken as its predicate: verb, object, circumstance."""
NEAR = 8
"""Words on either side of the repeated predicate among which its other words and an answer are looked for."""
_NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_UNDONE = frozenset({"be", "will", "would", "to"})
OR_ELSE = 5
"""Words before a verb among which an "or" opens the clause of the verb."""
_SUSPECTS = frozenset({"suspect", "suspects"})
_UNTIL = frozenset({"before", "until", "till"})
_DECIDED = frozenset({"decided", "agreed", "voted", "resolved"})
_AT = frozenset({"least", "last", "first"})
_PERFECT = frozenset({"has", "have", "had", "having"})
_WITHIN = frozenset({"in", "within", "after"})
TIME_WORDS = 2
"""Words before a stretch of time among which its preposition stands: "for about two weeks"."""
TIMED_WORDS = 6
"""Words behind a verb among which the time of what it tells stands."""
_WHOEVER = frozenset(
    {(those, who) for those in ("those", "anyone", "anybody", "everyone", "all") for who in ("who", "that")}
)
WHOEVER_WORDS = 4
"""Words before a verb among which "those who" stands as its subject."""
_FIRST_PERSON = frozenset({"i", "we"})
_IF = frozenset({"if", "unless"})
CONDITION_WORDS = 3
"""Words before a verb among which "would" claims more than "could" does."""


def governed_by(reading: Reading, cue: Cue, slots: Slots) -> list[str]:
    """The first content words that a cue governs, up to the end of its clause, `GOVERNED` at most."""
    content: list[str] = []
    for at in range(cue.governs, len(reading.words)):
        word = reading.words[at]
        if (at > cue.governs and word.breaks) or len(content) == GOVERNED:
            break
        if word.key not in denying().words:
            content.extend(slots.content([word]))
    return content


# ── denial ────────────────────────────────────────────────────────────────────────────────────────────────────────


def denied_otherwise(slots: Slots, cue: Cue, here: Reading, there: Reading, at: int) -> bool:
    """True if the other side may deny the predicate in other words, or does not state it."""
    until = _UNTIL.intersection(word.key for word in here.words[cue.governs : cue.governs + NEAR])
    if until and until.isdisjoint(word.key for word in there.words):
        return True  # "will not open before Monday" says that it opens then
    if _in_time(cue, here, at, slots) or _is_whoever(there, at) or _turned(cue, here, there):
        return True
    own = frozenset(word.stem for word in here.words)
    others = frozenset(word.stem for i, word in enumerate(here.words) if i != cue.at)
    doing = at > 0 and there.words[at].key.endswith("ing")
    while_doing = doing and there.words[at - 1].key in grammar().prepositions | _UNTIL
    if while_doing and there.words[at - 1].key not in {word.key for word in here.words[cue.at : cue.at + NEAR]}:
        return True  # "before leaving" does not say so either
    if any(word.key == "or" and word.breaks for word in there.before(at, OR_ELSE)):
        return True  # ", or you leave" tells what happens otherwise
    answers = (denying().governing - others) | (denying().answering - own)
    for place in range(max(0, at - NEAR), min(at + NEAR + 1, len(there.words))):
        word = there.words[place]
        if place and there.words[place - 1].key == "at" and word.key in _AT:
            continue  # "at least" denies nothing
        if word.gap in {"-", "‑"}:
            continue  # "lift-off" denies nothing
        if word.stem in answers:
            return True
        if any(word.stem.startswith(prefix) and word.stem[len(prefix) :] in own for prefix in _NEGATIVE_PREFIXES):
            return True
    return False


def _turned(cue: Cue, here: Reading, there: Reading) -> bool:
    """True if another word has its opposite there: where none rejected the plan, all accepted it."""
    own = {word.stem for i, word in enumerate(here.words) if i != cue.at}
    others = {word.stem for word in there.words}
    return any((x, y) in opposing().pairs for x in own - others for y in others - own)


def _in_time(cue: Cue, here: Reading, at: int, slots: Slots) -> bool:
    """True for "not expected for two weeks" if the other side has "expected in two weeks"."""
    there = slots.other(here)
    return any(
        x.kind == y.kind == "time"
        and not set(x.values).isdisjoint(y.values)
        and "for" in [word.key for word in here.words[max(cue.at, x.first - TIME_WORDS) : x.first]]
        and x.first <= cue.at + TIMED_WORDS
        and not _WITHIN.isdisjoint(word.key for word in there.words[max(at, y.first - TIME_WORDS) : y.first])
        and y.first <= at + TIMED_WORDS
        for x, y in product(slots.quantities_of(here), slots.quantities_of(there))
    )


def _is_whoever(there: Reading, at: int) -> bool:
    """True for the predicate of "those who came", which says of nobody that he came and fits "not all came"."""
    before = [word.key for word in there.before(at, WHOEVER_WORDS)]
    return any(pair in _WHOEVER for pair in pairwise(before))


# ── doubt ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def doubted_otherwise(slots: Slots, cue: Cue, here: Reading, there: Reading, at: int) -> bool:
    """True if the other side has a doubt of its own, or does not state the predicate as a fact."""
    if cue.governs > cue.at + 2 and not slots.nearly_same:
        return True  # "accused the board of leaking": two reports may tell of two accusers
    if _own_opinion(cue, here, there, at) or _conditional(cue, here, there, at) or _of_words(cue, here):
        return True
    guessed = cue.governs < len(here.words) and is_number(here.words[cue.governs])
    if guessed and any(word.key in rounding().near for word in there.words[max(0, at - 3) : at]):
        return True  # "perhaps 5,000" for "about 5,000"
    own = frozenset(word.stem for i, word in enumerate(here.words) if i != cue.at)
    answers = doubt_answers().doubt - own
    if here.words[cue.at].key not in doubting().possibility:
        answers |= doubt_answers().evidence - own
    if any(word.stem in answers for word in there.words):
        return True
    doubted = doubt_answers().doubt - frozenset(governed_by(here, cue, slots))
    suspects = frozenset(word.key for word in here.words) & _SUSPECTS  # called suspects on both sides: no doubt
    if any(word.stem in doubted and word.key not in suspects for word in there.words[max(0, at - 4) : at + 4]):
        return True
    if _left_open(cue, here, there, at):
        return True
    before = there.words[at - 1].key if at else ""
    if before == "to" and at > 1 and there.words[at - 2].key in _DECIDED:
        return False
    going_on = there.words[at].key.endswith("ing") and before not in BE
    if before == "to" or (going_on and here.words[cue.at].key in MODALS):
        return True
    charged = any(word.stem in doubt_answers().charging and word.key not in suspects for word in there.words)
    if here.words[cue.at].stem in doubt_answers().charging and charged:
        return True
    if here.words[cue.at].stem in doubting().intention:
        done_now = there.words[at].key.endswith("ing") and before in BE
        certain = here.words[cue.at].key in {"expected", *CONSIDERING} and (
            will_before(there, at) is not None or done_now
        )
        return not (certain or _done(there, at))
    return False


def _own_opinion(cue: Cue, here: Reading, there: Reading, at: int) -> bool:
    """True for "I believe" if the other side quotes or reports the speaker: a speaker says what he believes."""
    first_person = cue.at > 0 and here.words[cue.at - 1].key in _FIRST_PERSON
    spoken = there.quoted(at) or any(word.stem in saying().plain for word in there.words)
    return first_person and here.words[cue.at].stem in doubting().opinion and spoken


def _conditional(cue: Cue, here: Reading, there: Reading, at: int) -> bool:
    """True for what could happen if the other side says what happens under a condition: "faces jail if convicted"."""
    would = any(word.key == "would" or word.key.endswith("'d") for word in there.before(at, CONDITION_WORDS))
    return here.words[cue.at].key in MODALS and not would and any(word.key in _IF for word in there.words)


def _of_words(cue: Cue, here: Reading) -> bool:
    """True for "will likely say": the doubt is about what will be said, and not about what was said."""
    doubted = here.words[cue.at].key in doubting().possibility
    return doubted and here.words[cue.governs].stem in saying().claiming


def _left_open(cue: Cue, here: Reading, there: Reading, at: int) -> bool:
    """True if the other side leaves the predicate open as well.

    So do "could be" beside anything but "will be", "was not clear" beside "is unclear", "suspects" beside "possible
    suspects", and "has to be approved" beside "likely will be approved".
    """
    said = here.words[cue.at].key
    clear = said.startswith("un") and any(word.key == said.removeprefix("un") for word in there.words)
    to_be = [word.key for word in there.words[max(0, at - 2) : at]] == ["to", "be"]
    could = _could_be(cue, here) and not _will_be(there, at)
    return could or clear or to_be or there.words[at].key in _SUSPECTS


def _could_be(cue: Cue, reading: Reading) -> bool:
    """True for `could be`, which writers exchange with a plain statement, but not with `will be`."""
    return [word.key for word in reading.words[cue.at : cue.at + 2]] == ["could", "be"]


def _will_be(reading: Reading, at: int) -> bool:
    """True if `will be` stands before the predicate, at most one word away."""
    keys = [word.key for word in reading.words[max(0, at - 3) : at]]
    return ("will", "be") in pairwise(keys)


def _done(reading: Reading, at: int) -> bool:
    """True if the verb at a word stands in the perfect or in a past form."""
    word = reading.words[at]
    leading = [step.key for step in reading.words[max(0, at - 3) : at]]
    perfect = not _PERFECT.isdisjoint(leading[-2:]) and "to" not in leading
    past = word.key.endswith("ed") or word.key in irregular()
    return perfect or (past and _UNDONE.isdisjoint(leading[-2:]))


def will_before(reading: Reading, at: int) -> str | None:
    """The `will`, `must` or `shall` before a predicate, as its text writes it; None if there is none."""
    for i in range(max(0, at - 2), at):
        if reading.words[i].key in {"will", "must", "shall"}:
            return reading.surface(i, i)
    return None
