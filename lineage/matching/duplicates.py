"""Documents in the order of time, and what their passages share -> which of them an earlier one stands for.

A document is a duplicate if a representative, an earlier document that is no duplicate itself, holds nearly all of its
body.  Documents are visited in the order of time: each goes to the representative that holds most of it, the earliest
of several, or becomes a representative.  So nothing chains: of versions of a live blog, each of which keeps most of the
one before, every sixth or so is kept, and a user who drops duplicates loses no more than the share that he has allowed.

The result is a function of each connected set and of the order inside it.  Cost: 1 µs for each passage and each
representative that holds it; 1,500 copies of one article have one representative.  Failure modes: a short report that
came first is no duplicate of a long one that holds all of it later; bulletins that differ in names and figures alone
are duplicates, although hardly a paragraph is verbatim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from lineage.records import CasePassage, Duplicate

PLACES = 4
"""Decimal places of a share."""
Held: TypeAlias = "Mapping[int, Sequence[tuple[int, float]]]"
"""Wording -> the other wordings that hold it in part or with edits, each with the share (0..1) of the shorter one of
the two that both have."""


class Body(NamedTuple):
    """The passages of a document's body."""

    document: int
    passages: Sequence[CasePassage]

    @property
    def words(self) -> int:
        """Number of words of the body."""
        return sum(passage.words for passage in self.passages)


def duplicates(bodies: Iterable[Body], held: Held, least: float) -> Iterator[Duplicate]:
    """The documents of whose body a representative holds the share `least` or more; `bodies` in the order of time."""
    kept: dict[int, Body] = {}
    printing = _Printing()
    for body in bodies:
        shares = printing.shares(body, held) if body.words else {}
        best = max(shares, key=lambda number: (shares[number], -printing.place[number]), default=None)
        if best is not None and shares[best] >= least:
            reverse, wordings = _Printing(), {passage.wording for passage in kept[best].passages}
            reverse.add(body)
            same = sum(passage.words for passage in body.passages if passage.wording and passage.wording in wordings)
            yield Duplicate(
                body.document,
                best,
                share=shares[best],
                verbatim=round(same / body.words, PLACES),
                of_representative=reverse.shares(kept[best], held).get(body.document, 0.0),
            )
        else:
            kept[body.document] = body
            printing.add(body)


class _Printing:
    """Which documents print a wording, and how many words each wording has."""

    def __init__(self) -> None:
        self.place: dict[int, int] = {}  # document -> its place among those added
        self._documents: dict[int, list[int]] = defaultdict(list)
        self._words: dict[int, int] = {}

    def add(self, body: Body) -> None:
        """Take in one more document."""
        self.place[body.document] = len(self.place)
        for passage in {passage.wording: passage for passage in body.passages if passage.wording}.values():
            self._documents[passage.wording].append(body.document)
            self._words[passage.wording] = passage.words

    def shares(self, body: Body, held: Held) -> dict[int, float]:
        """The added documents that hold something of `body`, each with the share (0..1) of its words that it holds."""
        found: dict[int, float] = defaultdict(float)
        total = body.words
        for passage in body.passages:
            of_passage: dict[int, float] = defaultdict(float)
            for wording, part in ((passage.wording, 1.0), *held.get(passage.wording, ())):
                for number in self._documents.get(wording, ()):
                    of_passage[number] += part * min(passage.words, self._words[wording])
            for number, words in of_passage.items():
                found[number] += min(words, passage.words)
        return {number: round(words / total, PLACES) for number, words in found.items()}
