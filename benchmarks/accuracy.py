"""true pairs of paragraphs, and the pairs that a library found -> recall and precision.

Each library is asked whether two paragraphs are connected.  Paragraphs with equal words always are; the module
docstring of `speed.py` says how the truth is known.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from recall import (
    WORD,
    Answer,
    Place,
    groups_of,
    is_wrong,
    kind_of,
    lines,
    overlaps_of,
    precision,
    shingles_of,
    similarity,
)

from lineage.records import Document

BRUTE_FORCE = 2_000


class Pair(NamedTuple):
    """Two paragraphs that say the same."""

    a: Place
    b: Place
    kind: str


def planted(truth: Path, documents: Sequence[Document]) -> list[Pair]:
    """The pairs that a generator planted, as far as they are alike enough to be found."""
    texts = {document.key: document.text for document in documents}
    places = {key: [Place(key, *span) for span in lines(text)] for key, text in texts.items()}
    pairs: list[Pair] = []
    for row in truth.read_text("utf-8").splitlines():
        (one, n), (other, m), _ = json.loads(row)
        if one in places and other in places:
            pairs.extend(_judged(texts, places[one][n], places[other][m]))
    return pairs


def _judged(texts: dict[str, str], a: Place, b: Place) -> Iterator[Pair]:
    one, other = (shingles_of(texts[place.document][place.start : place.end]) for place in (a, b))
    jaccard, containment = similarity(one, other)
    if kind := kind_of(jaccard, containment):
        yield Pair(a, b, "identical" if jaccard == 1 else kind)


def brute_force(documents: Sequence[Document], answer: Answer) -> list[Pair]:
    """Pairs of paragraphs of different outlets that are alike, found by brute force, without lineage's furniture."""
    some = documents[:BRUTE_FORCE]
    outlets = {document.key: document.outlet for document in some}
    groups = groups_of(some, answer)
    pairs = [(group.places[0], place, "identical") for group in groups for place in group.places[1:]]
    for one, other, jaccard, containment in overlaps_of(groups):
        if kind := kind_of(jaccard, containment):
            pairs.extend((a, b, kind) for a in groups[one].places for b in groups[other].places)
    return [Pair(*pair) for pair in pairs if outlets[pair[0].document] != outlets[pair[1].document]]


class Accuracy(NamedTuple):
    """Share of the true pairs that were found, by kind, and share of the claimed pairs that are right."""

    identical: float
    edited: float
    contained: float
    precision: float


def accuracy(truth: Sequence[Pair], found: Callable[[Pair], bool], right: float) -> Accuracy:
    def share(kind: str) -> float:
        verdicts = [found(pair) for pair in truth if pair.kind == kind]
        return sum(verdicts) / len(verdicts) if verdicts else math.nan

    return Accuracy(share("identical"), share("edited"), share("contained"), right)


def of_lineage(truth: Sequence[Pair], documents: Sequence[Document], answer: Answer) -> Accuracy:
    texts = {document.key: document.text for document in documents}
    return accuracy(truth, lambda pair: answer.how(pair.a, pair.b) is not None, precision(texts, answer).share("wrong"))


def of_peer(truth: Sequence[Pair], documents: Sequence[Document], out: Path) -> Accuracy:
    """The accuracy of a peer; each of its pairs holds for all paragraphs with the same words."""
    texts = {document.key: document.text for document in documents}

    def words(document: str, start: int, end: int) -> str:
        return " ".join(WORD.findall(texts[document][start:end].lower()))

    claims = set()
    wrong = 0
    for row in out.read_text("utf-8").splitlines():
        one, other = (words(*place) for place in json.loads(row))
        claims |= {(one, other), (other, one)}
        wrong += is_wrong(*similarity(shingles_of(one), shingles_of(other)))

    def found(pair: Pair) -> bool:
        one, other = words(*pair.a), words(*pair.b)
        return one == other or (one, other) in claims

    return accuracy(truth, found, 1 - wrong / max(1, len(claims) // 2))
