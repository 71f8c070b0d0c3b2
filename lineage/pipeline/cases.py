"""Stored documents -> the sets of them that are traced together, and each set as a case.

What documents share decides whether they hold together (`provenance.hold_together`); a set is everything that a chain
of such pairs connects.  Cost: the sets that are reached, not what is stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np

from lineage import provenance
from lineage.config import Settings
from lineage.provenance import Case, CaseDocument, Outline, Shared, WordingMatch
from lineage.records import CasePassage, SentenceMatch
from lineage.store import DocumentPairs, Ids, Store
from lineage.stories import Days

Pair = tuple[int, int]


def outdated(
    store: Store, touched: Ids, fresh: Ids, met: DocumentPairs, settings: Settings
) -> tuple[list[list[int]], Ids]:
    """The connected sets that are to be traced anew, and all documents whose sources are to be replaced.

    They are those of `touched` documents, the `fresh` ones among them, and of pairs that have `met`: won a match.  An
    old document that has met a fresh one, and is not held to it, has the case that it had, save for how often its
    outlet prints a passage elsewhere.  That is nothing to a document that is traced alone, and counts the first few
    times only: for a line that stands under every article of a house, no old article is traced again.
    """
    touched = np.union1d(touched, met[~np.isin(met, fresh).any(axis=1)])
    outlets = store.outlets_of(np.unique(met))
    repeated = np.array([outlets[one] == outlets[other] for one, other in met.tolist()], np.bool_)
    sets, reached = connected(store, np.union1d(touched, met[repeated]), settings)
    certain, new = frozenset(touched.tolist()), frozenset(fresh.tolist())
    others = [members for members in sets if certain.isdisjoint(members)]
    elsewhere = _Elsewhere(store, _of_one_outlet(store, others), settings)
    unchanged = [members for members in others if elsewhere.of(members) == elsewhere.of(members, apart=new)]
    left_out = frozenset(number for members in unchanged for number in members)
    return (
        [members for members in sets if left_out.isdisjoint(members)],
        np.setdiff1d(reached, np.array(sorted(left_out), np.int64)),
    )


def connected(store: Store, touched: Ids, settings: Settings) -> tuple[list[list[int]], Ids]:
    """The connected sets that hold one of these documents, each ascending, and all documents that were looked at.

    Left out are documents that stand alone and credit nobody, of which there is nothing to say.  What an old source
    held together is looked at as well, because the source is about to be replaced.
    """
    pairs: set[Pair] = set()
    reached: set[int] = set()
    outlines: dict[int, Outline] = {}
    frontier = set(touched.tolist())
    while frontier:
        reached |= frontier
        some = np.array(sorted(frontier), np.int64)
        found = _bonds(store, some, outlines, settings)
        pairs |= found
        frontier = ({number for pair in found for number in pair} | store.fellow_members(some)) - reached
    sets = provenance.connected_sets(sorted(reached), pairs)
    alone = np.array([members[0] for members in sets if len(members) == 1], np.int64)
    crediting = store.credits_of(alone)
    worth = [members for members in sets if len(members) > 1 or members[0] in crediting]
    return worth, np.array(sorted(reached), np.int64)


def _bonds(store: Store, documents: Ids, outlines: dict[int, Outline], settings: Settings) -> set[Pair]:
    """Pairs that hold together, of which one is among these documents; `outlines` are those known, and get the rest."""
    shared = store.sharing(documents)
    ends = {number for row in shared for number in row[:2]}
    outlines |= _outlines(store, np.array(sorted(ends - outlines.keys()), np.int64))
    return {
        (one, other)
        for one, other, words, aligned in shared
        if provenance.hold_together(Shared(words, aligned), outlines[one], outlines[other], settings)
    }


def cases(
    store: Store, sets: Sequence[Sequence[int]], settings: Settings, apart: Collection[int] = ()
) -> Iterator[Case]:
    """The stored documents of each set with all that is known to be shared between them.

    What an outlet prints elsewhere is told without the documents `apart`, which share something with a text that is to
    join the set.  Of a document that stands and stays alone nothing counts but its credits: it comes without passages.
    """
    numbers = _members(sets)
    documents = {stored.id: stored.document for stored in store.documents(numbers)}
    credits = store.credits_of(numbers)
    several = [members for members in sets if len(members) > 1 or apart]
    passages = store.story_passages(_members(several))
    shared = _Between(store, [members for members in sets if len(members) > 1], passages)
    elsewhere = _Elsewhere(store, several if apart else _of_one_outlet(store, several), settings)
    owners = store.owners()
    for members in sets:
        found = tuple(
            CaseDocument(number, documents[number], tuple(passages.get(number, ())), tuple(credits.get(number, ())))
            for number in members
        )
        yield Case(found, *shared.of(members), owners, elsewhere.of(members, apart))


class _Between:
    """What words and aligners found between documents of the same set."""

    def __init__(
        self, store: Store, sets: Sequence[Sequence[int]], passages: Mapping[int, Sequence[CasePassage]]
    ) -> None:
        self._wordings: dict[int, list[WordingMatch]] = {}  # first document of a set -> its pairs of wordings
        self._sentences: dict[int, list[SentenceMatch]] = {}
        first = {number: members[0] for members in sets for number in members}
        wordings = {passage.wording for number in first for passage in passages.get(number, ())} - {0}
        matches = list(map(WordingMatch._make, store.overlaps_between(np.array(sorted(wordings), np.int64))))
        holding: dict[int, set[int]] = {wording: set() for match in matches for wording in (match.left, match.right)}
        for number in first:
            for passage in passages.get(number, ()):
                if passage.wording in holding:
                    holding[passage.wording].add(first[number])
        for match in matches:
            for number in holding[match.left] & holding[match.right]:
                self._wordings.setdefault(number, []).append(match)
        for number, sentences in store.sentence_matches_of(_members(sets)).items():
            self._sentences.setdefault(first[number], []).extend(sentences)

    def of(self, members: Sequence[int]) -> tuple[tuple[WordingMatch, ...], tuple[SentenceMatch, ...]]:
        """The pairs of wordings and of sentences of a set."""
        return tuple(self._wordings.get(members[0], ())), tuple(self._sentences.get(members[0], ()))


class _Elsewhere:
    """In how many texts outlets print passages of the documents of some sets elsewhere."""

    def __init__(self, store: Store, sets: Sequence[Sequence[int]], settings: Settings) -> None:
        self._repeated: dict[int, dict[int, set[int]]] = {}  # document -> passage -> others of the outlet that print it
        for document, passage, other in store.repeated_by_outlet(_members(sets)):
            self._repeated.setdefault(document, {}).setdefault(passage, set()).add(other)
        found = (some for passages in self._repeated.values() for some in passages.values() if len(some) > 1)
        self._versions = _versions(store, sorted(set().union(*found)), settings)

    def of(self, members: Sequence[int], apart: Collection[int] = ()) -> dict[int, int]:
        """Of passages of a set in how many texts, without its members and the documents `apart`; at most STANDING."""
        left_out = {*members, *apart}
        return {
            passage: _texts(others - left_out, self._versions)
            for number in members
            for passage, others in self._repeated.get(number, {}).items()
        }


def _of_one_outlet(store: Store, sets: Sequence[Sequence[int]]) -> list[list[int]]:
    """Of each set the documents whose outlet has others in it: what only one of an outlet prints is not its note."""
    outlets = store.outlets_of(_members(sets))
    found = []
    for members in sets:
        counts = Counter(outlets[number] for number in members)
        found.append([number for number in members if counts[outlets[number]] > 1])
    return found


def _members(sets: Sequence[Sequence[int]]) -> Ids:
    """The documents of all sets, ascending."""
    return np.unique(np.array([number for members in sets for number in members], np.int64))


def _versions(store: Store, documents: Sequence[int], settings: Settings) -> set[Pair]:
    """Pairs of these documents that are versions of one text of their outlet."""
    numbers = np.array(documents, np.int64)
    outlines = _outlines(store, numbers)
    return {
        (one, other)
        for one, other, words in store.words_in_common(numbers)
        if provenance.hold_together(Shared(words, aligned=False), outlines[one], outlines[other], settings)
    }


def _texts(documents: set[int], versions: set[Pair]) -> int:
    """How many texts these documents are, versions of one counted once; STANDING for as many and more."""
    inside = [pair for pair in versions if documents.issuperset(pair)] if documents else []
    if len(documents) - len(inside) >= provenance.STANDING:  # each pair makes at most one text less
        return provenance.STANDING
    return min(len(provenance.connected_sets(sorted(documents), inside)), provenance.STANDING)


def _outlines(store: Store, documents: Ids) -> dict[int, Outline]:
    return {
        number: Outline(outlet, Days(first, last), words)
        for number, (outlet, first, last, words) in store.outlines(documents).items()
    }
