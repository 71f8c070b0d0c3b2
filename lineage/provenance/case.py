"""Documents, passages and what they share -> one value that every step of tracing reads.

A case is a connected set of documents: everything that shares passages, directly or through others.  Documents are
taken in the order of time as far as it is known (undated last, then by key), so that no result depends on row ids or on
the order in which anything came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from lineage.config import Settings
from lineage.passages import amount, without_measures, words
from lineage.provenance.neighbours import Neighbours
from lineage.records import CasePassage, Credit, Document, Label, SentenceMatch
from lineage.stories import days
from lineage.times import has_hour, hours_apart, in_time, is_before, known_date

# A single mark opens a quotation where a word begins, and closes it where one ends: "the users' posts" opens none.
# No quotation between doubled or single marks is longer than some paragraphs: a search that must fail ends.
_SINGLE: Final = r"(?<![\w’'].)(?=[^\W\d_])(?:[^‘’'\n]|[’'](?=\w)){8,1000}?[’'](?!\w)"
# Every branch begins with a mark of its own, so that a search passes over all other characters at once.
_QUOTES: Final = re.compile(
    r"“[^”]*(?:”|$)|‘‘.{0,2000}?(?:’’|$)|''.{0,2000}?(?:''|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|「[^」]*(?:」|$)|『[^』]*(?:』|$)|\"[^\"]*(?:\"|$)"
    r"|‹(?=\w|[\u00a0\u202f])[^‹›\n]{1,1000}?(?<![ \t])›|›(?=\w)[^‹›\n]{1,1000}?(?<!\s)‹"
    rf"|‘{_SINGLE}|'{_SINGLE}"
)


class CaseDocument(NamedTuple):
    """A document of a case."""

    id: int
    document: Document
    passages: tuple[CasePassage, ...]  # in text order
    credits: tuple[Credit, ...] = ()


class WordingMatch(NamedTuple):
    """Two wordings that share most of their shingles, or one of which stands in the other."""

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
    """Id of a passage -> in how many texts, versions counted once, its own outlet printed it outside of the case.

    More than `ties.STANDING` say no more than these.
    """

    @cached_property
    def by_id(self) -> Mapping[int, CaseDocument]:
        """The documents by their ids."""
        return {item.id: item for item in self.documents}

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Whoever printed one of the documents."""
        return frozenset(item.document.outlet for item in self.documents)

    @cached_property
    def neighbours(self) -> Neighbours:
        """Who shares passages or sentences with whom."""
        return Neighbours(
            {item.id: item.passages for item in self.documents},
            ((pair.left, pair.right) for pair in self.wordings),
            ((pair.a_passage, pair.b_passage) for pair in self.sentences),
        )


class Part(NamedTuple):
    """A body passage, as the steps of tracing see it; `document` is an index into Reading.documents."""

    document: int
    passage: int
    start: int
    end: int
    words: int
    wording: int


class Reading:
    """A case in the order of time, with the look-ups that the steps share."""

    def __init__(self, case: Case, settings: Settings) -> None:
        self.case = case
        self.settings = settings
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
        self._times = [known_time(item.document) for item in self.documents]
        self.days = [days(item.document) for item in self.documents]  # on which each may have been published

    @cached_property
    def number_of(self) -> Mapping[int, int]:
        """Id of a document -> its number, the index into `documents`."""
        return {item.id: number for number, item in enumerate(self.documents)}

    @cached_property
    def part_of(self) -> Mapping[int, int]:
        """Id of a passage -> index of its part; furniture, headlines, bylines and datelines have none."""
        return {part.passage: index for index, part in enumerate(self.parts)}

    @cached_property
    def parts_with(self) -> Mapping[int, Sequence[int]]:
        """Wording -> indices of the parts that have it."""
        found: dict[int, list[int]] = {}
        for index, part in enumerate(self.parts):
            if part.wording:
                found.setdefault(part.wording, []).append(index)
        return found

    @cached_property
    def total_words(self) -> Sequence[int]:
        """Words of each document, everything included; at least 1."""
        return [max(1, sum(passage.words for passage in item.passages)) for item in self.documents]

    def amount(self, number: int, words: float) -> float:
        """So many words of a document in words of English, in which minimums are counted, whatever its language."""
        if number not in self._worth:
            text = "\n".join(map(self.text, self.parts_of(number)))
            count = sum(self.parts[index].words for index in self.parts_of(number))
            self._worth[number] = amount(text, count) / count if count else 1.0
        return words * self._worth[number]

    def said(self, part: int) -> float:
        """The words of a part in words of English."""
        return self.amount(self.parts[part].document, self.parts[part].words)

    def text(self, part: int) -> str:
        """The text of a part."""
        found = self.parts[part]
        return self.documents[found.document].document.text[found.start : found.end]

    def parts_of(self, number: int) -> Sequence[int]:
        """The parts of a document, in text order."""
        return self._parts_of[number]

    def worded(self, number: int) -> dict[int, int]:
        """The wordings of a document's parts, each with its words; 0 for those that have none."""
        return {self.parts[index].wording: self.parts[index].words for index in self._parts_of[number]}

    @cached_property
    def _parts_of(self) -> Sequence[Sequence[int]]:
        found: list[list[int]] = [[] for _ in self.documents]
        for index, part in enumerate(self.parts):
            found[part.document].append(index)
        return found

    def quoted(self, part: int) -> float:
        """Share of a part's characters that stands in quotation marks; 0 where these hold a borrowed text."""
        if part not in self._quoted:
            self._quoted[part] = quoted_share(self.text(part))
        return self._quoted[part]

    def narration(self, part: int) -> Sequence[str]:
        """The words of a part outside quotation marks; all of them where these hold a borrowed text."""
        if part not in self._narration:
            self._narration[part] = words(self.told(part))
        return self._narration[part]

    def told(self, part: int) -> str:
        """What stands outside quotation marks in a part; all of it where these hold a borrowed text."""
        borrowed = part in self._quoted and not self._quoted[part]
        return self.text(part) if borrowed else _QUOTES.sub(" | ", without_measures(self.text(part)))

    def spoken(self, part: int) -> str:
        """What stands in quotation marks in a part; all of it where nothing does."""
        text = self.text(part)
        said = " ".join(match[0] for match in _QUOTES.finditer(without_measures(text)))
        return said if any(character.isalnum() for character in said) else text  # a lone mark says nothing

    def borrow(self, part: int, outlet: str) -> None:
        """Count the marks of a part for nothing from now on: it quotes no speaker, but the text of another outlet."""
        self._quoted[part] = 0.0
        self._narration[part] = words(self.text(part))
        self._borrowed.add((self.parts[part].document, outlet))

    def borrows(self, number: int, outlet: str) -> bool:
        """Whether a document sets marks round text of an outlet that it names."""
        return (number, outlet) in self._borrowed

    def document(self, number: int) -> Document:
        """The document of that number."""
        return self.documents[number].document

    def owner(self, number: int) -> str:
        """Who owns the outlet of a document; the outlet itself where nobody else is named."""
        outlet = self.document(number).outlet
        return self.case.owners.get(outlet, outlet)

    def before(self, one: int, other: int) -> bool:
        """Whether the dates prove that `one` was published earlier; a bare day orders nothing within that day."""
        return is_before(self._times[one], self._times[other])

    def has_hours(self, documents: Iterable[int]) -> bool:
        """Whether the hour is known at which each of these documents was published."""
        return all(has_hour(self._times[number]) for number in documents)

    def hours_between(self, one: int, other: int) -> float | None:
        """By how many hours `one` is earlier at least, as far as the dates vouch for it; None where they do not."""
        if not self.before(one, other):
            return None
        return hours_apart(self._times[one], self._times[other])


def quoted_share(text: str) -> float:
    """Share of a text's characters that stands in quotation marks, 0 to 1; an open quotation runs to the end."""
    marked = sum(match.end() - match.start() for match in _QUOTES.finditer(without_measures(text)))
    return marked / max(1, len(text))


def known_time(document: Document) -> str:
    """As much of the time of publication as its precision vouches for; "" where nothing is known."""
    return known_date(document.published, document.published_precision)
