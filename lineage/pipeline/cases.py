"""Stored documents -> the sets of them that are traced together, and each set as a case.

What documents share decides whether they hold together (`provenance.hold_together`); a set is everything that a chain
of such pairs connects.  Cost: the sets that are reached, not what is stored.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from lineage import provenance
from lineage.config import Settings
from lineage.provenance import Case, CaseDocument, CasePassage, Days, Outline, Shared, WordingMatch
from lineage.store import Ids, Store

Pair = tuple[int, int]


def connected(store: Store, touched: Ids, settings: Settings) -> tuple[list[list[int]], Ids]:
    """The connected sets that hold one of these documents, each ascending, and all documents that were looked at.

    Left out are documents that stand alone and credit nobody, of which there is nothing to say.  What an old source
    held together is looked at as well, because the source is about to be replaced.
    """
    pairs: set[Pair] = set()
    reached: set[int] = set()
    frontier = set(touched.tolist())
    while frontier:
        reached |= frontier
        some = np.array(sorted(frontier), np.int64)
        found = _bonds(store, some, settings)
        pairs |= found
        frontier = ({number for pair in found for number in pair} | store.fellow_members(some)) - reached
    sets = provenance.connected_sets(sorted(reached), pairs)
    alone = np.array([members[0] for members in sets if len(members) == 1], np.int64)
    crediting = store.credits_of(alone)
    worth = [members for members in sets if len(members) > 1 or members[0] in crediting]
    return worth, np.array(sorted(reached), np.int64)


def _bonds(store: Store, documents: Ids, settings: Settings) -> set[Pair]:
    """Pairs that hold together, of which one is among these documents."""
    shared = store.sharing(documents)
    ends = np.unique(np.array([row[:2] for row in shared], np.int64))
    outlines = _outlines(store, ends)
    return {
        (one, other)
        for one, other, words, aligned in shared
        if provenance.hold_together(Shared(words, aligned), outlines[one], outlines[other], settings)
    }


def cases(
    store: Store, sets: Sequence[Sequence[int]], settings: Settings, apart: Collection[int] = ()
) -> Iterator[Case]:
    """The stored documents of each set with all that is known to be shared between them.

    What an outlet prints elsewhere is told without the documents `apart`.
    """
    numbers = np.unique(np.array([number for members in sets for number in members], np.int64))
    documents = {stored.id: stored.document for stored in store.documents(numbers)}
    passages = store.story_passages(numbers)
    credits = store.credits_of(numbers)
    repeated: dict[int, set[int]] = {}
    for passage, other in store.repeated_by_outlet(numbers):
        if other not in apart:
            repeated.setdefault(passage, set()).add(other)
    versions = _versions(store, sorted(set().union(*repeated.values())), settings)
    owners = store.owners()
    for members in sets:
        found = [
            CaseDocument(
                number,
                documents[number],
                tuple(CasePassage(*entry) for entry in passages.get(number, ())),
                tuple(credits.get(number, ())),
            )
            for number in members
        ]
        wordings = np.unique(np.array([p.wording for item in found for p in item.passages if p.wording], np.int64))
        overlaps = [WordingMatch(*row) for row in store.overlaps_between(wordings)] if len(members) > 1 else []
        sentences = store.sentence_matches_of(np.array(members, np.int64)) if len(members) > 1 else []
        inside = set(members)
        elsewhere = {
            passage.id: _texts(repeated[passage.id] - inside, versions)
            for item in found
            for passage in item.passages
            if passage.id in repeated
        }
        yield Case(tuple(found), tuple(overlaps), tuple(sentences), owners, elsewhere)


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
    """How many texts these documents are, versions of one counted once."""
    inside = [pair for pair in versions if documents.issuperset(pair)] if documents else []
    return len(provenance.connected_sets(sorted(documents), inside))


def _outlines(store: Store, documents: Ids) -> dict[int, Outline]:
    return {
        number: Outline(outlet, Days(first, last), words)
        for number, (outlet, first, last, words) in store.outlines(documents).items()
    }
