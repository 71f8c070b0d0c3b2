"""Units known to say the same -> how alike they are worded, and the label for that.

Measures are fractions of a unit's words that stand in the counterpart in the same order.  Words of quotations are
measured separately, since readers call a sentence verbatim if its quotation is, wherever its speech tag stands and
however the tag is worded; other words beside the quotation count (`tags`).  If the quotation is only a piece of the
sentence, which begins with a small letter, all words around it count.  Cost: four longest common subsequences.  Failure
mode: a short sentence of common words may look edited although it is a paraphrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from lineage.alignment.links.register import Register
from lineage.alignment.tags import own_words
from lineage.alignment.tags_caseless import Tag, another_speaker, caseless_tag
from lineage.alignment.units import Unit
from lineage.alignment.words import caseless, letters
from lineage.config import AlignmentSettings
from lineage.passages import amount
from lineage.records import Label

QUOTE_WORDS = 4
"""Fewest words in quotation marks that are a quotation and no title or scare quotes."""
SMALL_LETTERS = 4
"""Most letters of a word that a title may write small: "with", "from"."""

_RANK: tuple[Label, ...] = ("verbatim", "edited", "paraphrase")


class Fit(NamedTuple):
    """How a run of words stands in its counterpart; all numbers are fractions of the run's own words."""

    kept: float  # words that stand in the counterpart in the same order
    skipped: float  # other words that stand between these in the counterpart
    together: float  # kept words that stand in the counterpart with no more other words between them


@dataclass(frozen=True, slots=True)
class Wording:
    """How the words of one text stand in its counterpart."""

    whole: Fit
    quote: Fit  # of the quoted words alone, in the quotations of the counterpart
    quoted: float  # share of the words that stand in quotations, 0..1
    sentence_quoted: bool  # whether the first quotation is a sentence of its own, and no piece of the writer's sentence
    told: float  # of the words around the quotations that are no mere speech tag, the share that is kept, 0..1

    def label(self, settings: AlignmentSettings) -> Label:
        """The label that follows from the measures."""
        told = self.told >= settings.verbatim_share
        tag_apart = self.sentence_quoted and self.quoted >= settings.tag_quote_share and told
        if _same(self.whole, settings) or (tag_apart and _same(self.quote, settings)):
            return "verbatim"
        framed = self.quoted >= settings.frame_quote_share
        if _edited(self.whole, settings) or (framed and self.quote.kept >= settings.edited_quote_share):
            return "edited"
        return "paraphrase"


def _same(fit: Fit, settings: AlignmentSettings) -> bool:
    return fit.kept >= settings.verbatim_share and fit.skipped <= 1 - settings.verbatim_share


def _edited(fit: Fit, settings: AlignmentSettings) -> bool:
    return fit.kept >= settings.edited_share and fit.together >= settings.edited_together


@dataclass(frozen=True, slots=True)
class Spelt:
    """A unit as strings with one character for each word."""

    whole: str  # all its words
    quotes: str  # the words in quotation marks
    long: str  # the words of its quotations, without titles in quotation marks
    sentence_quoted: bool  # whether its first quotation is a sentence of its own
    own: str  # the words around its quotations that are no mere speech tag, if `sentence_quoted`; else ""
    tag: Tag | None  # what stands around its quotations, if `sentence_quoted` and in a script without capitals

    @classmethod
    def of(cls, unit: Unit, register: Register) -> Spelt:
        """The unit in characters that stand for the words of a register; only units of one register can be compared."""
        words, quotes = unit.written
        whole = letters(register.read(words)["form"])
        long = [(begin, end) for begin, end in quotes if _is_quotation(words[begin:end])]
        sentence_quoted = bool(long) and not _small(words[long[0][0]][0])
        around = _around(unit) if sentence_quoted else []
        own = own_words(around)
        return cls(
            whole,
            "".join([whole[begin:end] for begin, end in quotes]),
            "".join([whole[begin:end] for begin, end in long]),
            sentence_quoted,
            letters(register.read(own)["form"]),
            caseless_tag(around) if caseless("".join(around)) else None,
        )


def _around(unit: Unit) -> list[str]:
    """The texts before, between and behind the quotations of a unit; titles in quotation marks are no quotations."""
    words, quotes = unit.written
    long = [quote for quote, (begin, end) in zip(unit.quotes, quotes, strict=True) if _is_quotation(words[begin:end])]
    starts, ends = [quote.start for quote in long], [quote.end for quote in long]
    return [unit.text[end:start] for end, start in zip([0, *ends], [*starts, len(unit.text)], strict=True)]


def _is_quotation(words: Sequence[str]) -> bool:
    """True if words in quotation marks are somebody's words and no mere title.

    A title, such as "Morning Report with Ann Bell", has capitals throughout.
    """
    capitals = [word for word in words if word[0].isupper()]
    small = any(word[0].islower() and len(word) > SMALL_LETTERS for word in words)
    shouted = all(word.upper() == word for word in words)
    title = len(capitals) * 2 > len(words) and not small and not shouted
    return _enough(words) and not title


def _enough(words: Sequence[str]) -> bool:
    """True for at least `QUOTE_WORDS` words, and in scripts without capitals for what says as much."""
    said = " ".join(words)
    return (amount(said) if caseless(said) else len(words)) >= QUOTE_WORDS


def wording(unit: Spelt, counterparts: Sequence[Spelt]) -> Wording:
    """Measures of a unit against its counterparts, taken in their order or in reverse, whichever fits better."""
    others = [counterpart.whole for counterpart in counterparts]
    return Wording(
        whole=_fit(unit.whole, others),
        quote=_fit(unit.long, [counterpart.quotes or counterpart.whole for counterpart in counterparts])
        if unit.long
        else Fit(0, 0, 0),
        quoted=len(unit.long) / max(len(unit.whole), 1),
        sentence_quoted=unit.sentence_quoted,
        told=_told(unit, counterparts, others),
    )


def _told(unit: Spelt, counterparts: Sequence[Spelt], others: Sequence[str]) -> float:
    """Share of the own words around a unit's quotations that is kept, 0..1; none if somebody else says it."""
    if unit.own:
        return _fit(unit.own, others).kept
    tags = [counterpart.tag for counterpart in counterparts if counterpart.tag is not None]
    return 0.0 if unit.tag is not None and tags and another_speaker(unit.tag, tags) else 1.0


def _small(first: str) -> bool:
    """True if a word begins with a small letter; scripts without case have none."""
    return first.upper() != first


def _fit(own: str, others: Sequence[str]) -> Fit:
    """The fit of words in their counterparts, in the better of the two orders; two texts without words fit fully."""
    if not own:
        alone = float(not any(others))
        return Fit(alone, 0.0, alone)
    if own in "".join(others):
        return Fit(1.0, 0.0, 1.0)
    orders = [others] if len(others) < 2 else [others, others[::-1]]
    order = max(orders, key=lambda order: LCSseq.similarity(own, "".join(order)))
    blocks = [block for block in LCSseq.opcodes(own, "".join(order)) if block.tag == "equal"]
    spans = [(block.dest_start, block.dest_end) for block in blocks]
    kept = sum(end - start for start, end in spans)
    skipped = _between(spans, order) - kept
    return Fit(kept / len(own), skipped / len(own), (kept if skipped <= kept else _together(spans)) / len(own))


def _together(spans: Sequence[tuple[int, int]]) -> int:
    """Number of words in the run of spans in which the matched words exceed the words between them by most."""
    best = surplus = kept = found = at = 0
    for start, end in spans:
        if surplus <= start - at:
            surplus = kept = 0
        else:
            surplus -= start - at
        surplus, kept, at = surplus + end - start, kept + end - start, end
        if surplus > best:
            best, found = surplus, kept
    return found


def _between(spans: Sequence[tuple[int, int]], parts: Sequence[str]) -> int:
    """Number of words from the first to the last matched word of each part, added up; `spans` are the matched ones."""
    if len(parts) == 1:
        return spans[-1][1] - spans[0][0] if spans else 0
    total = begin = 0
    for part in parts:
        stop = begin + len(part)
        inside = [(max(start, begin), min(end, stop)) for start, end in spans if start < stop and end > begin]
        total += inside[-1][1] - inside[0][0] if inside else 0
        begin = stop
    return total


def link_label(a: Spelt, b: Spelt, settings: AlignmentSettings) -> Label:
    """The label of a link: the closer of the labels of its two directions, so that a part that was taken whole is
    verbatim."""
    labels = {wording(a, [b]).label(settings), wording(b, [a]).label(settings)}
    return next(label for label in _RANK if label in labels)
