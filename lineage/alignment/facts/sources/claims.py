"""Two sources -> whether they say one thing; one source -> whether the other side states its claim without it.

A claim is what a sentence tells apart from its source, the verb of saying and the words between them.  A source is lost
only if the other side states the whole claim without another source, a quotation or a doubt.  Cost: linear.  Failure
mode: a claim in other words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

from lineage.alignment.facts.mentions.cues import ARTICLES, denials
from lineage.alignment.facts.mentions.frames import Frame
from lineage.alignment.facts.pairs.aliases import may_agree
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.names import name_words, titles
from lineage.alignment.facts.words.numbers import calendar
from lineage.alignment.facts.words.reading import Reading, Word
from lineage.alignment.facts.words.speech import saying, speakers
from lineage.alignment.facts.words.stance import doubting

NEIGHBOURHOOD = 300
"""Code points around a span in which the lost source may still be named."""
LEAST_CLAIM = 3
"""Fewest content words of a claim."""
SAME_SUBJECT = 0.25
"""Least share of the content words of two claims, 0..1, that both must have; with less, the longer one is about more
than the shorter one."""
LEAST_QUOTED = 6
"""Fewest words of a quotation that is a statement and no mere phrase."""
DENIED_WORDS = 4
"""Words behind a denial that it denies: "not needed to enforce"."""
_CONTRASTING = frozenset({"while", "whereas", "but", "although", "though"})
"""Words before a source that tell that its claim begins there, and that what stands before is no part of it."""
_AT = frozenset({"in", "on", "at", "during", "late", "early", "after", "to"})
"""Words behind the verb of a speech tag with which the tag goes on."""
_ONESELF = frozenset({"it", "he", "she", "they"})


def claim(frame: Frame, reading: Reading, slots: Slots) -> frozenset[str]:
    """Content words and numbers of a reading without its source, the verb and what stands between them.

    An apposition to the source, such as an office, is left out as well.
    """
    first, last = frame.whole.first, frame.whole.last
    own_clause = first > 1 and frame.verb > frame.last and reading.words[first - 1].key in _CONTRASTING
    behind = reading.words[last + 1 :]
    if frame.verb < frame.first and behind and reading.words[frame.verb].key != "according":
        behind = behind[_apposed(behind) :]
    return slots.told([*([] if own_clause else reading.words[:first]), *behind])


def _apposed(behind: Sequence[Word]) -> int:
    """Number of words behind a source that tell who it is, 0 if none: "said Bell, the head of the port, …"."""
    first = behind[0]
    of_office = first.key in ARTICLES or first.key in titles().words or first.stem in speakers().classes
    if first.breaks != 1 or not of_office:
        return 0
    return next((at for at, word in enumerate(behind) if at and word.breaks), len(behind))


def _untagged(frame: Frame, reading: Reading, slots: Slots) -> frozenset[str]:
    """The claim of a reading without what stands behind the verb of a speech tag: ", Bell said on the radio on Monday".

    The whole claim if the source and its verb are no tag, or if a statement follows the verb.
    """
    words = reading.words
    if not (frame.first and words[frame.first].breaks and frame.verb > frame.last):
        return claim(frame, reading, slots)
    following = words[frame.verb + 1 : frame.verb + 2]
    if following and not (following[0].breaks or following[0].key in _AT or following[0].key in calendar().weekdays):
        return claim(frame, reading, slots)  # "…, Bell said the dam was safe"
    behind = next((at for at in range(frame.verb + 1, len(words)) if words[at].breaks), len(words))
    return slots.told([*words[: frame.first], *words[behind:]])


def same_claim(x: Frame, y: Frame, slots: Slots) -> bool:
    """True if both sources say something about the same thing, and it is not so that only one of them denies it."""
    if not slots.nearly_same and _denies(slots.a, slots.b, slots) != _denies(slots.b, slots.a, slots):
        return False
    left, right = claim(x, slots.a, slots), claim(y, slots.b, slots)
    quoted = _quotation(x, slots.a, slots), _quotation(y, slots.b, slots)
    if all(quoted) and len(quoted[0] & quoted[1]) < slots.settings.nearly_same * len(quoted[0] | quoted[1]):
        return False  # the two sources say two different quotations
    common, shorter = len(left & right), min(len(left), len(right))
    return common >= max(2, slots.settings.same_claim * shorter, SAME_SUBJECT * len(left | right))


def _quotation(frame: Frame, reading: Reading, slots: Slots) -> frozenset[str]:
    """Content words and numbers of what a source says, before its verb or behind it; empty unless all is quoted."""
    if reading.quoted(frame.verb):
        return frozenset()  # the verb looks quoted because the closing mark of a quotation was taken for an opening one
    for said in (range(frame.whole.first), range(frame.whole.last + 1, len(reading.words))):
        if len(said) >= LEAST_QUOTED and all(map(reading.quoted, said)):
            return slots.told([reading.words[at] for at in said])
    return frozenset()


def _denies(here: Reading, there: Reading, slots: Slots) -> bool:
    """True if `here` denies something of which `there` speaks."""
    spoken = frozenset(slots.content(there.words))
    return any(
        not spoken.isdisjoint(slots.content(here.words[cue.governs : cue.governs + DENIED_WORDS]))
        for cue in denials(here)
    )


def one_claim(x: Frame, y: Frame, slots: Slots) -> bool:
    """True if the claims of both sources have nearly all content words and numbers in common."""
    left, right = claim(x, slots.a, slots), claim(y, slots.b, slots)
    return len(left & right) >= slots.settings.nearly_same * len(left | right)


def lost(frame: Frame, here: Reading, there: Reading, slots: Slots) -> bool:
    """True if `there` states the whole claim of a source of `here` as its own, without source, quotation or doubt.

    False if the source takes part in what is stated ("the mother said she would not return").
    """
    source = here.inside(frame)
    verb = here.words[frame.verb]
    told = verb.key == "according"  # whatever it is: "according to its former accountant"
    named = [word for word in source if _names_somebody(word) or (told and slots.content([word]))]
    copied = _is_the_rest(frame, here, there)
    claims = told or verb.stem in saying().claiming or copied
    if not named or not claims or source[-1].key in speakers().pronouns or named[-1].stem in speakers().standards:
        return False
    whoever = next((word for word in named if word.stem in speakers().classes), named[-1])
    if whoever.stem in {word.stem for word in there.words} or of_oneself(frame, here):
        return False
    if here.quotes or there.quotes or _speaks(there, here):
        return False
    if not copied and _of_others(frame, here, slots):
        return False
    if not copied and _in_words(here, slots).isdisjoint(_in_words(there, slots)):
        return False  # that both name a hospital says nothing of what is done there
    stated = slots.told(there.words) - slots.told(source)
    if not copied and not any(_states(claim(frame, here, slots), stated, slots) for claim in (claim, _untagged)):
        return False
    around = _around(there)
    return not any(_mentions(around, word) for word in named)


def _of_others(frame: Frame, here: Reading, slots: Slots) -> bool:
    """True if the two sides tell of two people: a name that only one side has stands before the same word as a name
    that only the other side has."""
    there = slots.other(here)
    own = [name for name in slots.names_of(here) if not frame.holds(name)]
    others = slots.names_of(there)
    return any(
        not any(may_agree(x, other) for other in others)
        and not any(may_agree(one, y) for one in own)
        and [word.key for word in here.behind(x.last)] == [word.key for word in there.behind(y.last)]
        for x, y in product(own, others)
    )


def _in_words(reading: Reading, slots: Slots) -> frozenset[str]:
    """Content words of a reading that are no names, by their capitals."""
    return frozenset(slots.content([word for word in reading.words if not word.capital]))


def of_oneself(frame: Frame, here: Reading) -> bool:
    """True if a source says something of itself: "the agency said it will pay".

    Another writer may put its name there: "the Rail Board will pay".
    """
    behind = [word.key for word in here.behind(max(frame.first, frame.verb), 2)]
    return frame.verb > frame.last and not _ONESELF.isdisjoint(behind[1:] if behind[:1] == ["that"] else behind[:1])


def _is_the_rest(frame: Frame, here: Reading, there: Reading) -> bool:
    """True if `there` has exactly the words that remain of `here` without its source and the verb."""
    sides = here.besides(frame.whole), there.words
    left, right = ([word.key for word in words if word.key != "that"] for words in sides)
    return left == right


def _around(reading: Reading) -> str:
    """The text before and behind the span of a reading, `NEIGHBOURHOOD` code points on either side."""
    text, span = reading.text, reading.span
    return text[max(0, span.start - NEIGHBOURHOOD) : span.start] + "\n" + text[span.end : span.end + NEIGHBOURHOOD]


def _mentions(text: str, word: Word) -> bool:
    return re.search(rf"\b{re.escape(word.key)}", text, re.IGNORECASE) is not None


def _states(claim: frozenset[str], stated: frozenset[str], slots: Slots) -> bool:
    """True if `stated` and `claim` have nearly all of their words in common, with their numbers or without."""
    in_words = [frozenset(word for word in side if word.isalpha()) for side in (claim, stated)]
    return any(
        len(left) >= LEAST_CLAIM and len(left & right) >= slots.settings.whole_claim * max(len(left), len(right))
        for left, right in ((claim, stated), in_words)
    )


def _names_somebody(word: Word) -> bool:
    """True for a noun that the list of speakers has, and for a capitalised word that can be a name."""
    return word.stem in speakers().classes or (word.capital and word.key not in name_words().never)


def _speaks(there: Reading, here: Reading) -> bool:
    """True if `there` has a word of saying or of doubt that `here` does not have.

    A word that both have may be no such word: "the dam shows no cracks".
    """
    own = {word.key for word in here.words}
    speaking = (word for word in there.words if word.stem in saying().verbs or word.key in doubting().hedges)
    return any(word.key not in own for word in speaking)
