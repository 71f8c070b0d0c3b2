"""Stored documents -> the sets of them that are traced together, and each set as a case.

What documents share decides whether they hold together (`provenance.hold_together`); a set is everything that a chain
of such pairs connects.  Cost: the sets that are reached, not what is stored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

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

    To be traced are the sets of `touched` documents, which include the new ones (`fresh`), and of pairs of old
    documents that won a match (`met` are all pairs that did).  If an old document won a match with a new one, but does
    not hold together with it, one thing alone may change in its case: in how many texts its outlet prints a passage
    elsewhere.  That number does not matter to a document that is traced alone, and is counted up to
    `provenance.STANDING` only; where it stays the same, the set is left out.  So a line that stands under every article
    of an outlet does not have the old articles traced again.
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
    """The connected sets around these documents, each ascending, and all documents that were looked at.

    Documents that stand alone and credit nobody make no set: there is nothing to say of them.  Documents that have a
    stored source in common with one that is looked at are looked at as well, because that source is about to be
    replaced.
    """
    pairs: set[Pair] = set()
    reached: set[int] = set()
    outlines: dict[int, Outline] = {}
    frontier = set(touched.tolist())
    while frontier:
        reached |= frontier
        newest = np.array(sorted(frontier), np.int64)
        bonds = _bonds(store, newest, outlines, settings)
        pairs |= bonds
        frontier = ({number for pair in bonds for number in pair} | store.fellow_members(newest)) - reached
    sets = provenance.connected_sets(sorted(reached), pairs)
    alone = np.array([members[0] for members in sets if len(members) == 1], np.int64)
    crediting = store.credits_of(alone)
    worth = [members for members in sets if len(members) > 1 or members[0] in crediting]
    return worth, np.array(sorted(reached), np.int64)


def _bonds(store: Store, documents: Ids, outlines: dict[int, Outline], settings: Settings) -> set[Pair]:
    """Pairs of documents that hold together, at least one of them among `documents`.

    Outlines of documents that `outlines` lacks are added to it.
    """
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
    """The case of each set: its stored documents, with all that is known to be shared between them.

    `apart` are documents that share something with a text that is to join the set; they do not count when the case
    tells what an outlet prints elsewhere.  A document that is alone in its set, and to which no text is added, comes
    without passages: nothing but its credits counts.
    """
    numbers = _members(sets)
    documents = {stored.id: stored.document for stored in store.documents(numbers)}
    credits = store.credits_of(numbers)
    several = [members for members in sets if len(members) > 1 or apart]
    passages = store.story_passages(_members(several))
    joined = [members for members in sets if len(members) > 1]
    wordings, sentences = _wording_matches(store, joined, passages), _sentence_matches(store, joined)
    elsewhere = _Elsewhere(store, several if apart else _of_one_outlet(store, several), settings)
    owners = store.owners()
    for members in sets:
        found = tuple(
            CaseDocument(number, documents[number], tuple(passages.get(number, ())), tuple(credits.get(number, ())))
            for number in members
        )
        yield Case(
            found,
            tuple(wordings.get(members[0], ())),
            tuple(sentences.get(members[0], ())),
            owners,
            elsewhere.of(members, apart),
        )


def _wording_matches(
    store: Store, sets: Sequence[Sequence[int]], passages: Mapping[int, Sequence[CasePassage]]
) -> dict[int, list[WordingMatch]]:
    """First document of each set -> the matched pairs of wordings that passages of its documents have."""
    holding: dict[int, set[int]] = {}  # wording -> the first documents of the sets that have it
    for members in sets:
        for passage in chain.from_iterable(passages.get(number, ()) for number in members):
            if passage.wording:
                holding.setdefault(passage.wording, set()).add(members[0])
    found: dict[int, list[WordingMatch]] = {}
    for match in map(WordingMatch._make, store.overlaps_between(np.array(sorted(holding), np.int64))):
        for first in holding[match.left] & holding[match.right]:
            found.setdefault(first, []).append(match)
    return found


def _sentence_matches(store: Store, sets: Sequence[Sequence[int]]) -> dict[int, list[SentenceMatch]]:
    """First document of each set -> the sentences that aligners have paired between its documents."""
    of_documents = store.sentence_matches_of(_members(sets))
    return {members[0]: [match for number in members for match in of_documents.get(number, ())] for members in sets}


class _Elsewhere:
    """In how many other texts the outlet of a document prints its passages, for the documents of some sets."""

    def __init__(self, store: Store, sets: Sequence[Sequence[int]], settings: Settings) -> None:
        self._repeated: dict[int, dict[int, set[int]]] = {}  # document -> passage -> others of the outlet that print it
        for document, passage, other in store.repeated_by_outlet(_members(sets)):
            self._repeated.setdefault(document, {}).setdefault(passage, set()).add(other)
        found = (some for passages in self._repeated.values() for some in passages.values() if len(some) > 1)
        self._versions = _versions(store, sorted(set().union(*found)), settings)

    def of(self, members: Sequence[int], apart: Collection[int] = ()) -> dict[int, int]:
        """Passage of the set -> number of texts elsewhere in which its outlet prints it, at most STANDING.

        Members of the set and the documents `apart` are not elsewhere.
        """
        left_out = {*members, *apart}
        return {
            passage: _texts(others - left_out, self._versions)
            for number in members
            for passage, others in self._repeated.get(number, {}).items()
        }


def _of_one_outlet(store: Store, sets: Sequence[Sequence[int]]) -> list[list[int]]:
    """Of each set, the documents whose outlet has other documents in the set.

    For all other documents it does not matter what their outlet prints elsewhere: a passage can be an outlet's standing
    note only if several of its documents print it.
    """
    outlets = store.outlets_of(_members(sets))
    found = []
    for members in sets:
        counts = Counter(outlets[number] for number in members)
        found.append([number for number in members if counts[outlets[number]] > 1])
    return found


def _members(sets: Sequence[Sequence[int]]) -> Ids:
    """The documents of all sets, ascending, each once."""
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
    """The number of texts among these documents, versions of one text counted once; at most STANDING."""
    inside = [pair for pair in versions if documents.issuperset(pair)] if documents else []
    if len(documents) - len(inside) >= provenance.STANDING:  # each pair makes at most one text less
        return provenance.STANDING
    return min(len(provenance.connected_sets(sorted(documents), inside)), provenance.STANDING)


def _outlines(store: Store, documents: Ids) -> dict[int, Outline]:
    return {
        number: Outline(outlet, Days(first, last), words)
        for number, (outlet, first, last, words) in store.outlines(documents).items()
    }
