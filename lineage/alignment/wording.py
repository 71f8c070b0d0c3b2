"""Units known to say the same -> how alike they are worded, and the label of that.

Measures are fractions of words that stand in the counterpart in the same order, with the words of quotations counted
apart, since readers call a sentence verbatim when its quotation is, wherever the speech tag stands and however it is
worded.  A quotation that is only a piece of the sentence (it begins with a small letter) has a frame that counts.
Cost: four longest common subsequences.  Failure mode: a short sentence of common words looks edited where it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from lineage.alignment.units import Unit
from lineage.alignment.words import letter
from lineage.config import AlignmentSettings
from lineage.records import Label

QUOTE_WORDS = 4
"""Words from which something in quotation marks is a quotation rather than a title or a word held at arm's length."""

_RANK: tuple[Label, ...] = ("verbatim", "edited", "paraphrase")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words as single characters, given out in the order of their first use."""

    known: dict[str, str] = field(default_factory=dict)

    def letters(self, forms: Iterable[str]) -> str:
        """One character a word; equal words get equal characters."""
        return "".join([self.known.setdefault(form, letter(len(self.known))) for form in forms])


@dataclass(frozen=True, slots=True)
class Wording:
    """How the words of one text stand in its counterpart; fractions 0..1."""

    kept: float  # of all words
    quoted: float  # share of the words that stand in quotations
    quote_kept: float  # of the quoted words
    sentence_quoted: bool  # the first quotation is a sentence of its own, not a piece of the writer's

    def label(self, settings: AlignmentSettings) -> Label:
        """The label that these measures carry."""
        tag_apart = self.sentence_quoted and self.quoted >= settings.tag_quote_share
        if self.kept >= settings.verbatim_share or (tag_apart and self.quote_kept >= settings.verbatim_share):
            return "verbatim"
        framed = self.quoted >= settings.frame_quote_share
        if self.kept >= settings.edited_share or (framed and self.quote_kept >= settings.edited_quote_share):
            return "edited"
        return "paraphrase"


def wording(unit: Unit, counterparts: Sequence[Unit], spelling: Spelling) -> Wording:
    """Measures of a unit against its counterparts, read in their order or backwards, whichever fits better."""
    own = spelling.letters(word.form for word in unit.words)
    quotes = [[word.form for word in unit.words if quote.start <= word.start < quote.end] for quote in unit.quotes]
    long = [index for index, quote in enumerate(quotes) if len(quote) >= QUOTE_WORDS]
    quoted = spelling.letters(form for index in long for form in quotes[index])
    others = [spelling.letters(word.form for word in counterpart.words) for counterpart in counterparts]
    return Wording(
        kept=_kept(own, others),
        quoted=len(quoted) / max(len(own), 1),
        quote_kept=_kept(quoted, others) if quoted else 0.0,
        sentence_quoted=bool(long) and not _first_letter(unit, long[0]).islower(),
    )


def _kept(own: str, others: Sequence[str]) -> float:
    """Fraction of `own` that stands in the others in order; texts without words are equal."""
    if not own:
        return float(not any(others))
    orders = [others] if len(others) < 2 else [others, others[::-1]]
    return max(LCSseq.similarity(own, "".join(order)) for order in orders) / len(own)


def _first_letter(unit: Unit, quote: int) -> str:
    start = unit.quotes[quote].start
    word = next(word for word in unit.words if word.start >= start)
    return unit.text[word.start - unit.said.start]


def link_label(a: Unit, b: Unit, spelling: Spelling, settings: AlignmentSettings) -> Label:
    """The label of a link: the closer of its two directions, so that a part taken whole is verbatim."""
    labels = {wording(a, [b], spelling).label(settings), wording(b, [a], spelling).label(settings)}
    return next(label for label in _RANK if label in labels)
