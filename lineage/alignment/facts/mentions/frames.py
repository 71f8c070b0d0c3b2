"""A reading -> its frames: the sources that it names, each with its plain verb of saying.

The forms are `X said`, `X, head of Y, said`, `said X`, `according to X`; frames inside quotations count only if there
are no others.  Cost: linear.  Failure mode: a source that does not stand beside its verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.names import titles
from lineage.alignment.facts.words.numbers import calendar
from lineage.alignment.facts.words.reading import Reading, Stretch, Word
from lineage.alignment.facts.words.speech import saying, speakers

SPEAKER_WORDS = 10
"""Most words of a source: "relatives of patients at St Hilda's hospital in Kampeso"."""
LABEL_WORDS = 5
"""Most words before the colon of a line of an interview: "DEPUTY PRIME MINISTER ANN BELL:"."""
SHORT = 3
"""Most letters of a capitalised word before a full stop that is a title or an initial and ends no sentence."""
_ADVERBS = frozenset({"later", "earlier", "then", "also", "still", "now"})
_RELATIVES = frozenset({"who", "which", "whom"})
_CLAIMED = frozenset({"responsibility", "victory", "credit", "lives", "asylum"})
_TO_SOMEBODY = frozenset({"told", "tells", "warned", "warns"})  # behind these verbs stands the person addressed
_AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "did"}
)
_BEHIND = frozenset({"of", "for", "in", "on", "during", "at", "late", "early", "who", "that", "which"})
_FORMS = frozenset(
    {"say", "says", "said", "tells", "told", "insists", "argues", "warns"}
)  # present forms of other verbs of saying are nouns as well: "claims", "reports"
_CLAUSES = frozenset(
    {"that", "and", "but", "as", "which", "while", "because", "when", "if", "after", "before", "since"}
)


@dataclass(frozen=True, slots=True)
class Frame(Stretch):
    """A source, whose words the stretch has, and its verb of saying."""

    verb: int

    @property
    def whole(self) -> Stretch:
        """The source, its verb, and the words between them."""
        return Stretch(min(self.first, self.verb), max(self.last, self.verb))

    def holds(self, other: Stretch) -> bool:
        """True if another stretch is part of the source."""
        return self.first <= other.first and other.last <= self.last


def frames(reading: Reading) -> list[Frame]:
    """The frames of a reading in the order of their verbs."""
    found: list[Frame] = []
    for at, word in enumerate(reading.words):
        if word.key == "according" and at + 2 < len(reading.words) and reading.words[at + 1].key == "to":
            found.append(_behind(reading, at + 2, at))
        elif _says(reading.words, at):
            frame = _before(reading, at)
            if frame is not None:
                found.append(frame)
    unquoted = [frame for frame in found if not reading.quoted(frame.verb)]  # a quoted speaker may quote somebody
    if not unquoted and any(_quotes(reading, at) for at in range(len(reading.words))):
        return []  # the speaker of a quotation that a paper reports ("…," the Post reports) may quote somebody
    return unquoted or found or _label(reading)


def _quotes(reading: Reading, at: int) -> bool:
    """True for a verb of saying in any form outside of quotations."""
    return reading.words[at].stem in saying().plain and not reading.quoted(at)


def _label(reading: Reading) -> list[Frame]:
    """The frame of a line of an interview, `MINISTER GRANT: We have …`; none without a title, as it may be a place."""
    words = reading.words
    colon = next((at for at in range(2, min(len(words), LABEL_WORDS + 1)) if ":" in words[at].gap), 0)
    label = words[:colon]
    titled = (
        bool(label)
        and not label[0].possessive
        and label[0].key.replace(".", "") in titles().words
        and all(word.capital for word in label)
    )
    if not titled or any(_parted(words, at) for at in range(1, colon)):
        return []
    return [Frame(0, colon - 1, colon - 1)]


def _says(words: Sequence[Word], at: int) -> bool:
    """True for a form of a plain verb of saying; claiming responsibility or lives is no saying."""
    word = words[at]
    form = word.stem in saying().plain and (word.key in _FORMS or word.key.endswith("ed") or _closes(words, at))
    taken = word.key == "claimed" and not _CLAIMED.isdisjoint(step.key for step in words[at + 1 : at + 4])
    return form and not taken


def _closes(words: Sequence[Word], at: int) -> bool:
    """True if a word ends the reading behind a comma and a source, as a verb in the present does: ", he claims"."""
    source = words[max(0, at - SPEAKER_WORDS) : at]
    behind_comma = any(word.breaks for word in source) and not words[at].breaks
    return at + 1 == len(words) and behind_comma and source[-1].key not in grammar().function


def _bracketed(words: Sequence[Word], verb: int) -> Frame | None:
    """The frame of "Ann Bell (D-Ohio) said", whose source stands before the brackets; None without brackets."""
    if ")" not in words[verb].gap:
        return None
    opening = next((at for at in range(verb - 1, max(0, verb - SPEAKER_WORDS), -1) if "(" in words[at].gap), 0)
    first = opening - 1
    while first > 0 and not _parted(words, first) and not _opens(words, first - 1):
        first -= 1
    return Frame(first, opening - 1, verb) if 0 <= opening - 1 - first < SPEAKER_WORDS and opening else None


def _before(reading: Reading, verb: int) -> Frame | None:
    """The frame of a verb with its source before it, or behind it if none is before (`…," said Bell`); else None."""
    words = reading.words
    bracketed = _bracketed(words, verb)
    if bracketed is not None:
        return bracketed
    if (
        not words[verb].breaks
        and verb
        and words[verb - 1].key not in {"to", "who", "be", "been", "was", "were", "is", "being"}
    ):
        first = verb - 1
        if words[first].key in _CLAUSES:
            return Frame(first, first, verb)  # "… and said": the source stands elsewhere
        while first > max(0, verb - SPEAKER_WORDS) and not _parted(words, first) and not _opens(words, first - 1):
            first -= 1
        last = verb - 1
        while first < last and words[first].key in _ADVERBS | _RELATIVES:
            first += 1
        while first < last and words[last].key in _ADVERBS | _AUXILIARIES:
            last -= 1
        if last - first > 1 and words[last].key in calendar().weekdays and words[last - 1].key == "on":
            last -= 2
        return Frame(first, last, verb)
    if verb + 1 < len(words) and (words[verb].breaks or verb == 0) and not words[verb + 1].breaks:
        behind = _behind(reading, verb + 1, verb)
        return behind if words[verb].key not in _TO_SOMEBODY and _ends(reading, behind) else _apart(reading, verb)
    return None


def _opens(words: Sequence[Word], at: int) -> bool:
    """True for a word that opens a clause; False for the "and" of "police and soldiers" or of a name."""
    before, behind = words[max(0, at - 1)], words[min(at + 1, len(words) - 1)]
    two = before.stem in speakers().classes and behind.stem in speakers().classes
    joins = words[at].key == "and" and at > 0 and ((before.capital and behind.capital) or two)
    return words[at].key in _CLAUSES and not joins


def _ends(reading: Reading, frame: Frame) -> bool:
    """True if the words behind a verb are a source, given what follows them.

    They are none in "said he had access to …" and "says that nobody …".
    """
    words = reading.words
    said = words[frame.first : frame.last + 1]
    if said[0].key in _CLAUSES or any(word.key in _AUXILIARIES or word.key.endswith("n't") for word in said):
        return False
    following = words[frame.last + 1] if frame.last + 1 < len(words) else None
    return following is None or following.breaks > 0 or following.capital or following.key in _BEHIND


def _apart(reading: Reading, verb: int) -> Frame | None:
    """The frame of "Ann Bell, head of the port, said she …", whose source stands before the comma of an apposition.

    If the apposition is the name ("the mayor's sister, Ann Bell, told …"), the apposition is the source.  None if there
    is no apposition.
    """
    words = reading.words
    inner = outer = verb - 1
    while inner > 0 and not _parted(words, inner):
        inner -= 1
    if verb and words[inner].breaks == 1 and all(word.capital for word in words[inner:verb]):
        return Frame(inner, verb - 1, verb)
    while outer > 0 and _parted(words, outer) != 2:
        outer -= 1
    last = outer
    while last + 1 < verb and not _parted(words, last + 1):
        last += 1
    return Frame(outer, last, verb) if last + 1 < verb and last - outer < SPEAKER_WORDS else None


def _parted(words: Sequence[Word], at: int) -> int:
    """How strong a border stands before a word, as in `Word.breaks`; 0 behind "St.", "Sen.", "J."."""
    short = at > 0 and words[at - 1].capital and len(words[at - 1].key) <= SHORT and words[at].gap == ". "
    return 0 if short else words[at].breaks


def _behind(reading: Reading, first: int, verb: int) -> Frame:
    """The frame of a verb whose source begins at word `first` behind it and reaches to a comma or a new phrase."""
    words = reading.words
    last = first
    while last + 1 < min(len(words), first + SPEAKER_WORDS) and not _parted(words, last + 1):
        if (
            words[last + 1].key
            in _CLAUSES
            | {"who", "speaking", "in", "on", "during", "at", "late", "early", "told"}
            | calendar().weekdays.keys()
        ):
            break
        last += 1
    while last > first and words[last].key in grammar().function:
        last -= 1
    return Frame(first, _name_behind(words, first, last), verb)


def _name_behind(words: Sequence[Word], first: int, last: int) -> int:
    """Index of the last word of a source, including a name behind its comma: "said the captain, Leo Marsh"."""
    end = last + 1
    if end == len(words) or words[end].breaks != 1 or any(word.capital for word in words[first:end]):
        return last
    while end + 1 < len(words) and words[end].capital and not words[end + 1].breaks:
        end += 1
    return end if words[end].capital else last
