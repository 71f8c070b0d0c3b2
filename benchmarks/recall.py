"""a corpus, and its database or none -> recall and precision of near-duplicate detection against brute force.

    python benchmarks/recall.py CORPUS [--db FILE] [--documents 2000] [--misses 20]

The truth comes from an exact inverted index that shares no code with lineage: paragraphs (lines) of at least twelve
`\\w+` words, not furniture, in documents of different outlets, with a Jaccard of five-word shingles of at least 0.5, or
with 0.8 of the shorter one's shingles in the longer one.  A pair counts as found if passages that overlap the two
paragraphs are in one family or are a match: with `--db` by the views `passage_lineage` and `passage_matches`, else by
what the rooms compute in memory (then the CPU time of each stage is shown).  A pair of passages in one family is wrong
if its Jaccard is below 0.3 and its containment below 0.6.

Identical paragraphs are compared once, as a group, but counted with all their pairs.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from documents import read

from lineage import matching, passages
from lineage.config import DEFAULT
from lineage.records import Document, Overlaps, Passage

WORD = re.compile(r"\w+")
MIN_WORDS = 12
SHINGLE = 5
TRUE_JACCARD, TRUE_CONTAINMENT = 0.5, 0.8
WRONG_JACCARD, WRONG_CONTAINMENT = 0.3, 0.6
MAX_FAMILY = 300  # distinct wordings of a family whose pairs are all judged; of larger ones the first

Shingles = frozenset[tuple[str, ...]]


class Stored(NamedTuple):
    """A passage as lineage sees it."""

    start: int
    end: int
    kind: str
    family: int | None


class Place(NamedTuple):
    """A paragraph or passage of a document."""

    document: str
    start: int
    end: int


@dataclass
class Answer:
    """What lineage found: the passages of each document, and which ranges of two documents match."""

    passages: dict[str, list[Stored]] = field(default_factory=lambda: defaultdict(list))
    matches: dict[tuple[str, str], list[tuple[int, int, int, int]]] = field(default_factory=lambda: defaultdict(list))

    def at(self, place: Place) -> list[Stored]:
        """The passages that overlap a place."""
        return [one for one in self.passages[place.document] if one.start < place.end and place.start < one.end]

    def is_furniture(self, place: Place) -> bool:
        """True if nothing but furniture stands at a place."""
        kinds = {one.kind for one in self.at(place)}
        return bool(kinds) and kinds <= {"furniture", "byline"}

    def how(self, a: Place, b: Place) -> str | None:
        """ "family" or "match" if lineage connects two places, else None."""
        families = {one.family for one in self.at(a)} & {one.family for one in self.at(b)} - {None}
        if families:
            return "family"
        forward = self.matches.get((a.document, b.document), [])
        backward = [(p, q, s, t) for s, t, p, q in self.matches.get((b.document, a.document), [])]
        near = any(p < a.end and a.start < q and s < b.end and b.start < t for p, q, s, t in [*forward, *backward])
        return "match" if near else None


class Group(NamedTuple):
    """Paragraphs with the same words."""

    shingles: Shingles
    places: list[Place]


# ── truth ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def shingles_of(text: str) -> Shingles:
    words = WORD.findall(text.lower())
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of the lines of a text."""
    return (match.span() for match in re.finditer(r"[^\n]+", text))


def groups_of(documents: Iterable[Document], answer: Answer) -> list[Group]:
    """Paragraphs that are long enough and not furniture, by their words."""
    groups: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for document in documents:
        for start, end in lines(document.text):
            words = tuple(WORD.findall(document.text[start:end].lower()))
            place = Place(document.key, start, end)
            if len(words) >= MIN_WORDS and not answer.is_furniture(place):
                groups[words].append(place)
    return [Group(shingles_of(" ".join(words)), places) for words, places in groups.items()]


def kind_of(jaccard: float, containment: float) -> str | None:
    """The kind of connection of two paragraphs with different words, by what they share; None if that is too little."""
    if jaccard >= TRUE_JACCARD:
        return "edited"
    return "contained" if containment >= TRUE_CONTAINMENT else None


def is_wrong(jaccard: float, containment: float) -> bool:
    """True if two paragraphs share too little to be called connected."""
    return jaccard < WRONG_JACCARD and containment < WRONG_CONTAINMENT


def overlaps_of(groups: list[Group]) -> Iterator[tuple[int, int, float, float]]:
    """Pairs of groups with a common shingle: their numbers, Jaccard and containment."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for shingle in group.shingles:
            index[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in index.values():
        shared.update(combinations(numbers, 2))
    for (one, other), count in shared.items():
        yield one, other, *similarity(groups[one].shingles, groups[other].shingles, count)


def similarity(one: Shingles, other: Shingles, shared: int | None = None) -> tuple[float, float]:
    """Jaccard and containment."""
    common = len(one & other) if shared is None else shared
    return common / max(1, len(one) + len(other) - common), common / max(1, min(len(one), len(other)))


# ── what lineage says ─────────────────────────────────────────────────────────────────────────────────────────────


def stored_answer(database: Path, documents: Iterable[Document]) -> Answer:
    """The answer of a database, through its public views."""
    answer = Answer()
    wanted = {document.key for document in documents}
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        rows = connection.execute('SELECT DISTINCT document, start, "end", kind, family FROM passage_lineage')
        for key, start, end, kind, family in rows:
            if key in wanted:
                answer.passages[key].append(Stored(start, end, kind, family))
        columns = "a_document, b_document, a_start, a_end, b_start, b_end"
        for a, b, a_start, a_end, b_start, b_end in connection.execute(f"SELECT {columns} FROM passage_matches"):
            if a in wanted and b in wanted:
                answer.matches[a, b].append((a_start, a_end, b_start, b_end))
    connection.close()
    return answer


def computed_answer(documents: list[Document]) -> Answer:
    """The answer of the rooms themselves, without a database; prints what each stage costs."""
    watch = Stopwatch()
    settings = DEFAULT.matching
    cut = [passages.segment(document.text, document.title, DEFAULT) for document in documents]
    watch.lap("segment", sum(map(len, cut)), "passages")
    texts = [doc.text[one.start : one.end] for doc, row in zip(documents, cut, strict=True) for one in row]
    shingles = passages.encode(texts, settings.shingle_words)
    watch.lap("encode", int(shingles.words.sum()), "words")
    _, first, wording = np.unique(shingles.wordings, return_index=True, return_inverse=True)
    long_enough = (shingles.words[first] >= DEFAULT.passages.min_words) & (np.diff(shingles.indptr)[first] > 0)
    ids = np.flatnonzero(long_enough)
    signed = passages.take(shingles, first[ids])
    watch.lap("collapse", len(ids), "distinct wordings")
    index = matching.build(ids, signed, settings)
    watch.lap("sign, index", len(index.entries), "entries")
    size = sum(len(page.data) for page in matching.pack(index))
    watch.lap("pack", round(size / max(1, len(ids))), "bytes a wording")
    pairs = matching.pairs_within(index, settings)
    watch.lap("candidates", len(pairs.left), "pairs")
    overlaps = matching.measure(pairs, ids, signed)
    matches = matching.select(overlaps, matching.is_match(overlaps, settings))
    watch.lap("measure", len(matches), "matches")
    representatives = matching.families(ids, first[ids], matches, settings)
    watch.lap("families", len(np.unique(representatives)), "families, with those of one wording")
    family = dict(zip(ids.tolist(), representatives.tolist(), strict=True))
    return _spread(documents, cut, wording.tolist(), family, matches)


class Stopwatch:
    """Prints the CPU seconds since the last call."""

    def __init__(self) -> None:
        self.since = time.process_time()

    def lap(self, stage: str, count: int, unit: str) -> None:
        now = time.process_time()
        print(f"  {stage:<11}{now - self.since:7.2f} s   {count:>12,} {unit}")
        self.since = time.process_time()


def _spread(
    documents: list[Document],
    cut: Sequence[Sequence[Passage]],
    wording: list[int],
    family: Mapping[int, int],
    matches: Overlaps,
) -> Answer:
    """The families and matches of wordings, as families and matches of the passages that have them."""
    answer = Answer()
    places: dict[int, list[Place]] = defaultdict(list)
    numbers = iter(wording)
    for document, row in zip(documents, cut, strict=True):
        for one in row:
            number = next(numbers)
            answer.passages[document.key].append(Stored(one.start, one.end, one.kind, family.get(number)))
            places[number].append(Place(document.key, one.start, one.end))
    for left, right in zip(matches.left.tolist(), matches.right.tolist(), strict=True):
        if family[left] != family[right]:
            for a in places[left]:
                for b in places[right]:
                    answer.matches[a.document, b.document].append((a.start, a.end, b.start, b.end))
    return answer


# ── comparison ────────────────────────────────────────────────────────────────────────────────────────────────────


class Miss(NamedTuple):
    """A pair that lineage has not connected, or should not have."""

    jaccard: float
    containment: float
    a: Place
    b: Place


@dataclass
class Score:
    """Counts of pairs of paragraphs, and one example for each pair of wordings that went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def add(self, verdicts: Counter[str], bad: str, example: Miss) -> None:
        self.counts += verdicts
        if verdicts[bad]:
            self.misses.append(example)

    def share(self, bad: str) -> float:
        return 1 - self.counts[bad] / max(1, self.counts.total())


def recall(groups: list[Group], outlets: Mapping[str, str], answer: Answer) -> dict[str, Score]:
    """How many of the true pairs of different outlets were found, by the kind of their connection."""
    scores = {"identical": Score(), "edited": Score(), "contained": Score()}

    def judge(name: str, a: list[Place], b: list[Place], jaccard: float, containment: float) -> None:
        pairs = [(one, two) for one in a for two in b if outlets[one.document] != outlets[two.document]]
        if a is b:
            pairs = [(one, two) for one, two in pairs if one < two]
        verdicts = {pair: answer.how(*pair) or "missed" for pair in pairs}
        worst = next((pair for pair in pairs if verdicts[pair] == "missed"), None) or next(iter(pairs), None)
        if worst:
            scores[name].add(Counter(verdicts.values()), "missed", Miss(jaccard, containment, *worst))

    for group in groups:
        judge("identical", group.places, group.places, 1.0, 1.0)
    for one, other, jaccard, containment in overlaps_of(groups):
        if name := kind_of(jaccard, containment):
            judge(name, groups[one].places, groups[other].places, jaccard, containment)
    return scores


def precision(texts: Mapping[str, str], answer: Answer) -> Score:
    """How many pairs of members of one family resemble one another."""
    families: dict[int, dict[tuple[str, ...], list[Place]]] = defaultdict(lambda: defaultdict(list))
    for document, row in sorted(answer.passages.items()):
        for one in row:
            if one.family is not None:
                words = tuple(WORD.findall(texts[document][one.start : one.end].lower()))
                families[one.family][words].append(Place(document, one.start, one.end))
    score = Score()
    for members in families.values():
        wordings = [(shingles_of(" ".join(words)), places) for words, places in islice(members.items(), MAX_FAMILY)]
        score.counts["right"] += sum(len(places) * (len(places) - 1) // 2 for _, places in wordings)
        for (first, a), (second, b) in combinations(wordings, 2):
            jaccard, containment = similarity(first, second)
            verdict = "wrong" if is_wrong(jaccard, containment) else "right"
            score.add(Counter({verdict: len(a) * len(b)}), "wrong", Miss(jaccard, containment, a[0], b[0]))
    return score


# ── report ────────────────────────────────────────────────────────────────────────────────────────────────────────


def show(title: str, misses: list[Miss], texts: Mapping[str, str], limit: int) -> None:
    for miss in misses[:limit]:
        print(f"\n{title}: Jaccard {miss.jaccard:.2f}, containment {miss.containment:.2f}")
        for place in (miss.a, miss.b):
            text = texts[place.document][place.start : place.end]
            print(f"  {place.document} [{place.start}:{place.end}]  {text[:300]!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Recall and precision against brute force.")
    parser.add_argument("corpus", type=Path, help="a corpus that lineage reads")
    parser.add_argument("--db", type=Path, help="its database; without it the rooms run in memory")
    parser.add_argument("--documents", type=int, default=2000, help="documents to look at, from the first (2000)")
    parser.add_argument("--misses", type=int, default=20, help="missed and wrong pairs to show (20)")
    options = parser.parse_args()

    documents = read([options.corpus], options.documents)
    texts = {document.key: document.text for document in documents}
    outlets = {document.key: document.outlet for document in documents}
    print(f"{len(documents):,} documents")
    answer = stored_answer(options.db, documents) if options.db else computed_answer(documents)

    scores = recall(groups_of(documents, answer), outlets, answer)
    every = sum((score.counts for score in scores.values()), Counter[str]())
    for name, counts in [*((name, score.counts) for name, score in scores.items()), ("all", every)]:
        found = 1 - counts["missed"] / max(1, counts.total())
        ways = ", ".join(f"{counts[way]:,} {way}" for way in ("family", "match", "missed"))
        print(f"recall     {name:<15}{found:.4f}   of {counts.total():,} pairs of paragraphs: {ways}")
    judged = precision(texts, answer)
    right, wrong = judged.counts["right"], judged.counts["wrong"]
    print(f"precision  {'families':<15}{judged.share('wrong'):.4f}   of {right + wrong:,} pairs: {wrong:,} wrong")
    for name, score in scores.items():
        show(f"missed, {name}", score.misses, texts, options.misses)
    show("wrong", judged.misses, texts, options.misses)


if __name__ == "__main__":
    main()
