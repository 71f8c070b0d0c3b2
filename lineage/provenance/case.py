"""Documents, passages and what they share -> one value that every step of tracing reads.

A case is a connected set of documents: everything that shares passages, directly or through others.  Documents are
read in the order of publication as far as that is known (undated ones last, ties by key), so that no result depends on
row ids or on the order in which documents were stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from lineage.config import Settings
from lineage.credits import Agency, CreditRules, Spellings, spellings_of
from lineage.passages import amount, without_measures, words
from lineage.provenance.neighbours import Neighbours
from lineage.records import CasePassage, Credit, Document, Label, SentenceMatch
from lineage.stories import days
from lineage.times import has_hour, hours_apart, in_time, is_before, known_date

# A single mark opens a quotation where a word begins, and closes it where one ends: "the users' posts" opens none.
# A quotation between doubled or single marks may be some paragraphs long at most, so that the search for a closing mark
# that is not there soon ends.
_SINGLE: Final = r"(?<![\w’'].)(?=[^\W\d_])(?:[^‘’'\n]|[’'](?=\w)){8,1000}?[’'](?!\w)"
# Every branch begins with a mark of its own, so that a search passes over all other characters at once.
_QUOTES: Final = re.compile(
    r"“[^”]*(?:”|$)|‘‘.{0,2000}?(?:’’|$)|''.{0,2000}?(?:''|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)|\"[^\"]*(?:\"|$)"
    r"|‹(?=\w|[\u00a0\u202f])[^‹›\n]{1,1000}?(?<![ \t])›|›(?=\w)[^‹›\n]{1,1000}?(?<!\s)‹"
    rf"|‘{_SINGLE}|'{_SINGLE}"
)


class CaseDocument(NamedTuple):
    """A document of a case, with its passages and credits."""

    id: int
    document: Document
    passages: tuple[CasePassage, ...]  # in text order
    credits: tuple[Credit, ...] = ()


class WordingMatch(NamedTuple):
    """Two wordings that share most of their shingles, or of which one stands in the other."""

    left: int
    right: int
    label: Label
    jaccard: float
    containment: float


@dataclass(frozen=True)
class Case:
    """A connected set of documents and all that is known to be shared between them."""

    documents: tuple[CaseDocument, ...]
    wordings: tuple[WordingMatch, ...] = ()
    sentences: tuple[SentenceMatch, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)  # outlet -> publishing group
    elsewhere: Mapping[int, int] = field(default_factory=dict)
    """Id of a passage -> the number of texts outside of the case in which its own outlet printed it.

    Versions of one text count once.  A number above `ties.STANDING` tells no more than that number does.
    """

    @cached_property
    def by_id(self) -> Mapping[int, CaseDocument]:
        """The documents by their ids."""
        return {item.id: item for item in self.documents}

    @cached_property
    def outlets(self) -> frozenset[str]:
        """The outlets that printed the documents."""
        return frozenset(item.document.outlet for item in self.documents)

    @cached_property
    def neighbours(self) -> Neighbours:
        """Which documents share passages or sentences with which."""
        return Neighbours(
            {item.id: item.passages for item in self.documents},
            ((pair.left, pair.right) for pair in self.wordings),
            ((pair.a_passage, pair.b_passage) for pair in self.sentences),
        )


class Part(NamedTuple):
    """A body passage with words, and so with a wording, as the steps of tracing see it.

    `document` is an index into `Reading.documents`.
    """

    document: int
    passage: int
    start: int
    end: int
    words: int
    wording: int


class Reading:
    """A case in the order of time, with what the steps go by and the look-ups that they share."""

    def __init__(self, case: Case, settings: Settings, rules: CreditRules) -> None:
        self.case = case
        self.settings = settings
        self.rules = rules
        self.documents = sorted(case.documents, key=lambda item: in_time(item.document.published, item.document.key))
        self.parts = [
            Part(number, passage.id, passage.start, passage.end, passage.words, passage.wording)
            for number, item in enumerate(self.documents)
            for passage in item.passages
            if passage.kind == "body" and passage.words
        ]
        self._borrowed: set[tuple[int, str]] = set()  # document and outlet
        self._quoted: dict[int, float] = {}
        self._narration: dict[int, list[str]] = {}
        self._worth: dict[int, float] = {}
        self._spelt: dict[int, Spellings | None] = {}
        self._times = [known_time(item.document) for item in self.documents]
        self.days = [days(item.document) for item in self.documents]  # on which each may have been published

    @cached_property
    def number_of(self) -> Mapping[int, int]:
        """Id of a document -> its number, the index into `documents`."""
        return {item.id: number for number, item in enumerate(self.documents)}

    @cached_property
    def part_of(self) -> Mapping[int, int]:
        """Id of a passage -> index of its part; furniture, headlines, bylines and datelines are no parts."""
        return {part.passage: index for index, part in enumerate(self.parts)}

    @cached_property
    def parts_with(self) -> Mapping[int, Sequence[int]]:
        """Wording -> indices of the parts that have it."""
        found: dict[int, list[int]] = {}
        for index, part in enumerate(self.parts):
            found.setdefault(part.wording, []).append(index)
        return found

    @cached_property
    def total_words(self) -> Sequence[int]:
        """Number of words of each document, passages of every kind included; at least 1."""
        return [max(1, sum(passage.words for passage in item.passages)) for item in self.documents]

    def amount(self, number: int, words: float) -> float:
        """A number of words of a document, converted to the equivalent number of English words.

        All minimums are counted in these, whatever the language of the document.
        """
        if number not in self._worth:
            text = "\n".join(map(self.text, self.parts_of(number)))
            count = sum(self.parts[index].words for index in self.parts_of(number))
            self._worth[number] = amount(text, count) / count if count else 1.0
        return words * self._worth[number]

    def english_words(self, part: int) -> float:
        """Length of a part, converted to the equivalent number of English words."""
        return self.amount(self.parts[part].document, self.parts[part].words)

    def text(self, part: int) -> str:
        """The text of a part."""
        span = self.parts[part]
        return self.documents[span.document].document.text[span.start : span.end]

    def parts_of(self, number: int) -> Sequence[int]:
        """Indices of the parts of a document, in text order."""
        return self._parts_of[number]

    def worded(self, number: int) -> dict[int, int]:
        """Wording -> number of words, for the parts of a document."""
        return {self.parts[index].wording: self.parts[index].words for index in self._parts_of[number]}

    @cached_property
    def _parts_of(self) -> Sequence[Sequence[int]]:
        found: list[list[int]] = [[] for _ in self.documents]
        for index, part in enumerate(self.parts):
            found[part.document].append(index)
        return found

    def quoted(self, part: int) -> float:
        """Share of a part's characters that stands in quotation marks, 0 to 1; 0 if these hold a borrowed text."""
        if part not in self._quoted:
            self._quoted[part] = quoted_share(self.text(part))
        return self._quoted[part]

    def narration(self, part: int) -> Sequence[str]:
        """The normalised words of a part outside quotation marks; all of its words if these hold a borrowed text."""
        if part not in self._narration:
            self._narration[part] = words(self.outside_quotes(part))
        return self._narration[part]

    def outside_quotes(self, part: int) -> str:
        """The text of a part, with " | " for each quotation; the whole text if the marks hold a borrowed text."""
        borrowed = part in self._quoted and not self._quoted[part]
        return self.text(part) if borrowed else _QUOTES.sub(" | ", without_measures(self.text(part)))

    def spoken(self, part: int) -> str:
        """The quotations in a part, joined by spaces; the whole text of the part if it quotes no word."""
        text = self.text(part)
        quotations = " ".join(match[0] for match in _QUOTES.finditer(without_measures(text)))
        return quotations if any(character.isalnum() for character in quotations) else text  # a lone mark says nothing

    def borrow(self, part: int, outlet: str) -> None:
        """Disregard the quotation marks of a part from now on: they hold no speech, but text of another `outlet`."""
        self._quoted[part] = 0.0
        self._narration[part] = words(self.text(part))
        self._borrowed.add((self.parts[part].document, outlet))

    def borrows(self, number: int, outlet: str) -> bool:
        """True if `borrow` was called for a part of this document and this outlet."""
        return (number, outlet) in self._borrowed

    def document(self, number: int) -> Document:
        """The document with that number."""
        return self.documents[number].document

    @cached_property
    def publishers(self) -> Sequence[Agency | None]:
        """For each document, the agency that published it itself; None if no agency did."""
        heads = (item.document for item in self.documents)
        return [self.rules.agencies.publisher(head.outlet, head.url) for head in heads]

    def spellings(self, number: int) -> Spellings | None:
        """How texts spell the outlet of a document; None if its name is too short to be looked for."""
        if number not in self._spelt:
            document = self.document(number)
            self._spelt[number] = spellings_of(document.outlet, document.url, self.publishers[number])
        return self._spelt[number]

    def owner(self, number: int) -> str:
        """The owner of a document's outlet; the outlet itself if the case names no owner for it."""
        outlet = self.document(number).outlet
        return self.case.owners.get(outlet, outlet)

    def before(self, one: int, other: int) -> bool:
        """True if dates prove that `one` was published before `other`; a bare day orders nothing within that day."""
        return is_before(self._times[one], self._times[other])

    def has_hours(self, documents: Iterable[int]) -> bool:
        """True if the hour of publication is known for each of these documents."""
        return all(has_hour(self._times[number]) for number in documents)

    def hours_between(self, one: int, other: int) -> float | None:
        """The least number of hours by which `one` is earlier than `other`; None if dates do not prove that it is."""
        if not self.before(one, other):
            return None
        return hours_apart(self._times[one], self._times[other])


def quoted_share(text: str) -> float:
    """Share of a text's characters that stands in quotation marks, 0 to 1; an open quotation runs to the end."""
    marked = sum(match.end() - match.start() for match in _QUOTES.finditer(without_measures(text)))
    return marked / max(1, len(text))


def known_time(document: Document) -> str:
    """The time of publication, cut to what its stated precision vouches for; "" if nothing is known of it."""
    return known_date(document.published, document.published_precision)
