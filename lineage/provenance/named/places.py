"""A copy, and a place in its text where an outlet is named -> how surely that credits what was taken.

A name in the text that was taken, beside it or above it may credit that text; a name in a paragraph that comes from
another source, or that speaks of another matter, does not.

Cost: a look at the passages for each place; once, the words of the text that was taken.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from lineage.credits import Rule, Spellings
from lineage.passages import words
from lineage.provenance.case import Reading
from lineage.records import CasePassage, Document

CREDITED: Final = 1.0
CITED: Final = 0.5
ALONE: Final = 0.25
"""Strength of a name in no known form of a credit that has a line of its own, or stands in the text that was taken."""
NAMED: Final = 0.0
INTERVIEWS: Final = frozenset(("outlet-told",))
"""Ids of rules for what somebody told an outlet, which says nothing of the sentences beside it."""

_SHORT_LINE, _SHORT_SENTENCE = 6, 12  # words: "Morning Star has more", "As the Morning Star revealed, inspectors knew."
_LONG_WORD = 5  # letters from which a word tells what a paragraph is about
_COMMON_WORDS, _COMMON_SHARE = 2, 0.25  # number and share of these in the text taken, for the matter to be the same


class Copy(NamedTuple):
    """A document, its parts that may come from the outlet in question, and its parts that come from elsewhere."""

    document: int
    taken: Collection[int]  # its parts that the outlet may have given
    elsewhere: Collection[int] = ()  # its parts that come from other sources alone
    model: Document | None = None  # the text that it took, if known: what that says of its own outlet is no credit
    announced: bool = False  # the model says that its outlet announced what it says


class Places:
    """Where in a document a name stands: in the text that it took, beside that text, or elsewhere."""

    def __init__(self, reading: Reading, copy: Copy) -> None:
        self._reading = reading
        self._copy = copy
        self._text = reading.document(copy.document).text
        self._passages = reading.documents[copy.document].passages

    @cached_property
    def _taken(self) -> frozenset[int]:
        """Ids of the passages that were taken."""
        return frozenset(self._reading.parts[part].passage for part in self._copy.taken)

    @cached_property
    def _elsewhere(self) -> frozenset[int]:
        """Ids of the passages that come from other sources alone."""
        return frozenset(self._reading.parts[part].passage for part in self._copy.elsewhere)

    @cached_property
    def _body(self) -> Sequence[CasePassage]:
        return [passage for passage in self._passages if passage.kind == "body"]

    def strength(self, at: int, others: int) -> float:
        """How surely a name in no known form credits the text that was taken: CITED, ALONE or NAMED.

        `at` is the place of the name, `others` the number of other words in its line.  A sentence that ends in a colon
        introduces what follows: "The Courier takes a look at the boats:".
        """
        passage = self._at(at)
        if passage is None or passage.id in self._elsewhere:
            return NAMED
        if passage.id in self._taken:
            return ALONE
        behind = self._next_to(passage)[-1]
        if behind is not None and behind.id in self._taken and self._text[: passage.end].rstrip().endswith((":", "：")):
            return CITED
        return ALONE if others <= _SHORT_LINE else NAMED

    def counts(self, rule: Rule, at: int, spelt: Spellings) -> bool:
        """True if the words that `rule` has found at this place can be a credit for the text that was taken."""
        passage = self._at(at)
        if passage is None:
            return True
        if passage.id in self._taken:  # "X announced today" may be the model's sentence; a known one is compared later
            return self._copy.model is not None or "announcer" not in rule.places
        if passage.id in self._elsewhere:
            return False
        if rule.role == "carries" or passage.kind != "body":
            return True
        before, behind = (other is not None and other.id in self._taken for other in self._next_to(passage))
        if behind and (before or rule.id not in INTERVIEWS):
            return True
        first = min((other.start for other in self._body if other.id in self._taken), default=0)
        return (before or passage.end <= first) and self._speaks_of_it(passage, rule, spelt)

    def _at(self, at: int) -> CasePassage | None:
        return next((passage for passage in self._passages if passage.start <= at < passage.end), None)

    def _next_to(self, passage: CasePassage) -> tuple[CasePassage | None, CasePassage | None]:
        """The body passages before and behind a passage; None where there is none."""
        before = [other for other in self._body if other.end <= passage.start]
        behind = [other for other in self._body if other.start >= passage.end]
        return before[-1] if before else None, behind[0] if behind else None

    def _speaks_of_it(self, passage: CasePassage, rule: Rule, spelt: Spellings) -> bool:
        other_words = words(spelt.pattern.sub(" ", self._text[passage.start : passage.end]))
        if rule.id not in INTERVIEWS and len(other_words) <= _SHORT_SENTENCE:
            return True
        long = {word for word in other_words if len(word) >= _LONG_WORD}
        return len(long & self._taken_words) >= max(_COMMON_WORDS, _COMMON_SHARE * len(long))

    @cached_property
    def _taken_words(self) -> frozenset[str]:
        """The distinct words of the text that was taken."""
        taken = (self._text[other.start : other.end] for other in self._passages if other.id in self._taken)
        return frozenset(words("\n".join(taken)))
