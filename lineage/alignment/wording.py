"""Units known to say the same -> how alike they are worded, and the label of that.

Measures are fractions of words in common order, with the words of quotations counted apart: a speech tag may be
reworded freely.  The labels follow the vocabulary: the same words are `verbatim`, most words in the same order are
`edited`, all else that matched is `paraphrase`.  Cost: two longest common subsequences.  Failure mode: a short sentence
of common words looks edited where it is reworded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import LCSseq

from lineage.alignment.units import Unit
from lineage.alignment.words import letter
from lineage.config import AlignmentSettings
from lineage.records import Label

_RANK: tuple[Label, ...] = ("verbatim", "edited", "paraphrase")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words as single characters, given out in the order of their first use."""

    known: dict[str, str] = field(default_factory=dict)

    def letters(self, forms: Iterable[str]) -> str:
        """One character a word; equal words get equal characters."""
        return "".join(self.known.setdefault(form, letter(len(self.known))) for form in forms)


@dataclass(frozen=True, slots=True)
class Wording:
    """How the words of one text stand in its counterpart; fractions 0..1 of the words of the text."""

    ordered: float  # words that stand there in the same order
    quoted: float  # words inside its quotation marks
    quote_ordered: float  # of the quoted words, those that stand there in the same order; 0 without quotation

    def label(self, settings: AlignmentSettings) -> Label:
        """The label that these measures carry."""
        whole_quote = self.quote_ordered >= settings.verbatim_share
        if self.ordered >= settings.verbatim_share or (whole_quote and self.quoted >= settings.tag_quote_share):
            return "verbatim"
        if self.ordered >= settings.edited_share or (whole_quote and self.quoted >= settings.frame_quote_share):
            return "edited"
        return "paraphrase"


def wording(unit: Unit, counterparts: Sequence[Unit], spelling: Spelling) -> Wording:
    """Measures of a unit against its counterparts, read one after the other."""
    own = spelling.letters(word.form for word in unit.words)
    quoted = spelling.letters(
        word.form for word in unit.words if any(q.start <= word.start < q.end for q in unit.quotes)
    )
    other = spelling.letters(word.form for counterpart in counterparts for word in counterpart.words)
    inside = LCSseq.similarity(quoted, other) / len(quoted) if quoted else 0.0
    count = max(len(own), 1)
    return Wording(LCSseq.similarity(own, other) / count, len(quoted) / count, inside)


def link_label(a: Unit, b: Unit, spelling: Spelling, settings: AlignmentSettings) -> Label:
    """The label of a link: the closer of its two directions, so that a part taken whole is verbatim."""
    labels = {
        wording(a, [b], spelling).label(settings),
        wording(b, [a], spelling).label(settings),
    }
    return next(label for label in _RANK if label in labels)
