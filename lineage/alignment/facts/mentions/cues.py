"""A reading -> its cues: the words in it that deny or doubt, and the words that these govern.

Denials are `not` and its like, and verbs such as `failed to`, `denied that`; doubts are `allegedly`, `may`, `is
believed to`, `plans to`, `accused of`.  Cost: linear.  Failure mode: the word lists are English.
"""

from __future__ import annotations

from typing import NamedTuple

from lineage.alignment.facts.words.reading import Reading, Word
from lineage.alignment.facts.words.speech import speakers
from lineage.alignment.facts.words.stance import denying, doubting

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "'re"})
CONSIDERING = frozenset({"consider", "considers", "considering", "considered"})
_NEITHER = frozenset({"neither", "nor"})
_DOES = BE | {"do", "does", "did", "has", "have", "had", "will", "would", "can", "could", "should"}
_CLAUSES = frozenset({"that", "the", "a", "an", "no", "he", "she", "they", "nobody", "his", "her", "their", "its"})
_OPEN = frozenset({"unclear", "unknown", "uncertain", "unsure"})
_NO_DOUBT = frozenset({"as", "soon", "if", "every", "all", "more", "less", "least", "any"})
"""Words before "possible" or "likely" with which these doubt nothing: "as soon as possible"."""
_HARDLY = frozenset({"hardly", "barely", "scarcely"})
_ASSUME = "assum"  # a stem
_JOINING = frozenset({"to", "that"})  # "failed to", "denied that"
_ACCUSED = frozenset({"accused", "accuses", "accuse"})
ACCUSED_WORDS = 4
"""Most words between "accused" and its "of", which tell who is accused."""
_HOLDING = frozenset({"that", "of", "whether", "if"})
HELD = 3
"""Words behind a denial among which the noun stands that the denied clause hangs on: "no convincing evidence that"."""
ARTICLES = frozenset({"a", "an", "the"})
MODALS = frozenset({"may", "might", "could"})


class Cue(NamedTuple):
    """Word `at` of a reading, which denies or doubts what the words from word `governs` on say."""

    at: int
    governs: int
    reportable: bool = True  # False: it may match a cue of the other side, but is never reported as missing there
    clause: bool = False  # it governs a whole clause and not a verb


def denials(reading: Reading) -> list[Cue]:
    """The denials of a reading in order: `not` and its like, and verbs such as `failed to`, `denied …ing`."""
    cues: list[Cue] = []
    words = reading.words
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        if word.key == "nor" and any(step.key == "neither" for step in words[:at]):
            continue  # "neither … nor" is one denial of two things
        if following is not None and word.key in _NEITHER and following.key in _DOES:
            continue  # "Neither did the mine" denies the predicate of the sentence before
        if following is not None and (following.dash or (word.key == "no" and following.breaks)):
            continue  # "I didn't — I didn't go" is one denial, and "No, you may" is an answer to somebody
        if negates(word):
            compound = following is not None and following.gap in {"-", "‑", ". "}
            name = word.capital and not word.initial
            nobody = word.key == "no" and following is not None and following.key == "one"
            reportable = not (compound or name or _idiom(words, at))
            cues.append(Cue(at, _clause(words, at + 1 + nobody), reportable))
        elif word.key in _HARDLY:
            cues.append(Cue(at, at + 1, reportable=False))
        elif word.stem in denying().governing:
            joined = following is not None and following.key in _JOINING and following.breaks < 2
            doing = following is not None and following.key.endswith("ing") and not following.breaks
            clause = _clause(words, at + 1)
            cues.append(Cue(at, max(clause, at + 1 + joined), joined or doing or clause > at + 1))
    return cues


def negates(word: Word) -> bool:
    """True for `not` and its like."""
    return word.key in denying().words or word.key.endswith("n't")


def _clause(words: tuple[Word, ...], at: int) -> int:
    """Index of the first denied word: the one behind "evidence that" in "no evidence that the dam leaks", else `at`."""
    for noun in range(at, min(at + HELD, len(words) - 1)):
        if words[noun].breaks:
            break
        if words[noun].stem in denying().holding and words[noun + 1].key in _HOLDING:
            return noun + 2
    return at


def _idiom(words: tuple[Word, ...], at: int) -> bool:
    """True if a negative word is part of a phrase that denies nothing, or denies a negative word (`not uncommon`)."""
    for idiom in denying().idioms:
        for shift in range(len(idiom)):
            start = at - shift
            if start >= 0 and tuple(word.key for word in words[start : start + len(idiom)]) == idiom:
                return True
    following = words[at + 1].key if at + 1 < len(words) else ""
    return following.startswith("un") and len(following) > 5 and words[at].key == "not"


def doubts(reading: Reading) -> list[Cue]:
    """The doubts of a reading in order: `allegedly`, `may`, `is believed to`, `plans to`, `accused of`."""
    return [cue for at in range(len(reading.words)) if (cue := _doubt(reading.words, at)) is not None]


def _doubt(words: tuple[Word, ...], at: int) -> Cue | None:
    """The doubt that a word raises; None if it raises none."""
    word, listed = words[at], doubting()
    following = words[at + 1].key if at + 1 < len(words) else ""
    before = words[at - 1].key if at else ""
    if following == "to" and word.key in listed.passive and (_after_be(words, at) or _inserted(words, at)):
        return Cue(at, at + 2)
    if word.key in _ACCUSED:
        accused = [step.key for step in words[at + 1 : at + ACCUSED_WORDS + 2]]
        return Cue(at, at + 2 + accused.index("of")) if "of" in accused else None
    if word.key == "may" and word.initial:
        return None  # "May you live long" is a wish
    if word.key in listed.hedges and not (word.capital and not word.initial) and before not in _NO_DOUBT:
        denied = following == "not" and word.key == "could"
        return Cue(at, at + 1 + (following == "to"), reportable=not denied)
    if following == "to" and word.stem in listed.intention | listed.seeming:
        return Cue(at, at + 2)
    if before == "it" and word.stem in listed.seeming and following in _CLAUSES:
        return Cue(at, at + 1 + (following == "that"), clause=True)
    if word.key in CONSIDERING and (following.endswith("ing") or following in ARTICLES):
        return Cue(at, at + 1)
    if word.key in _OPEN and following in {"whether", "if"}:
        return Cue(at, at + 2, clause=True)
    if word.stem in listed.opinion and following not in {"to", "in"}:
        taken = word.stem == _ASSUME and following != "that" and following not in speakers().pronouns
        return None if taken else Cue(at, at + 1)  # "assumes command" is no doubt
    return None


def _after_be(words: tuple[Word, ...], at: int) -> bool:
    """True if a form of `be` stands one or two words before a word."""
    return any(word.key in BE for word in words[max(0, at - 2) : at])


def _inserted(words: tuple[Word, ...], at: int) -> bool:
    """True for a word behind a comma and before "to be" or "to have": "the men, thought to be spies, ..."."""
    return words[at].breaks == 1 and [word.key for word in words[at + 2 : at + 3]] in (["be"], ["have"])
