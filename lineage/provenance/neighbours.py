"""Documents, and what is known to be shared between them -> which of them are neighbours.

Two documents are neighbours if they have passages of one wording, passages of two wordings that share most of their
words, or sentences that say the same.

Cost: linear in what is shared, once; then the size of each answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lineage.records import CasePassage


class Neighbours:
    """Which documents share passages or sentences with which; documents are given by their ids."""

    def __init__(
        self,
        passages: Mapping[int, Sequence[CasePassage]],
        wordings: Iterable[tuple[int, int]],
        sentences: Iterable[tuple[int, int]],
    ) -> None:
        """Take the passages of each document, pairs of wordings, and pairs of passages with a sentence in common."""
        self._passages = passages
        self._having: dict[int, set[int]] = {}  # wording -> documents that have it
        self._linked: dict[int, set[int]] = {}  # wording -> wordings that share most of their words with it
        self._met: dict[int, set[int]] = {}  # passage -> documents that say the same as one of its sentences
        of: dict[int, int] = {}
        for document, own in passages.items():
            for passage in own:
                of[passage.id] = document
                if passage.wording:
                    self._having.setdefault(passage.wording, set()).add(document)
        for left, right in wordings:
            self._linked.setdefault(left, set()).add(right)
            self._linked.setdefault(right, set()).add(left)
        for one, other in sentences:
            if one in of and other in of:  # a case that is part of a larger one is given all pairs of that
                self._met.setdefault(one, set()).add(of[other])
                self._met.setdefault(other, set()).add(of[one])

    def of(self, documents: Iterable[int]) -> set[int]:
        """The ids of these documents and of all their neighbours."""
        found = set(documents)
        passages = [passage for document in found for passage in self._passages[document]]
        wordings = {passage.wording for passage in passages if passage.wording}
        wordings = wordings.union(*(self._linked.get(wording, ()) for wording in wordings))
        having = (self._having.get(wording, ()) for wording in wordings)
        met = (self._met.get(passage.id, ()) for passage in passages)
        return found.union(*having, *met)
