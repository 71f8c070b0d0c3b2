"""A copied group -> which passages of its documents derive from its source, and in what wording.

A passage is compared with the origin's version of the same stretch, or, if no document of the corpus is the origin,
with the version that most carriers print.  Sentences that an aligner found to say the same in other words derive as
paraphrases, if they stand in a document that copied other sentences of the same source.

Words that are a passage's own do not derive: a copied paragraph may go on with a sentence of the outlet's.

Cost: two longest common subsequences for each passage whose words differ from the origin's, and its runs of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from lineage.messages import counted
from lineage.passages import common_sentences, words_from
from lineage.provenance.case import Reading
from lineage.provenance.copies.agreement import representative, units_of, versions
from lineage.provenance.copies.members import Copied
from lineage.provenance.copies.wordings import stand, worded
from lineage.provenance.shared.meetings import Paraphrase
from lineage.records import Evidence, Label

_MOSTLY = 0.6
"""Share of a passage's words from the source, below which its label may be that of the sentences from there alone."""
_SENTENCE = 8
"""Number of English words from the source, from which these sentences are judged apart from the rest of a passage."""
RANK: Mapping[Label, int] = {"verbatim": 0, "edited": 1, "paraphrase": 2}
WORDING = "wording"
"""Signal of a passage that has words of the source, and does not only tell the same in other words."""
REWORDED = 0.8
"""Factor by which the aligner's score counts: a sentence that tells the same need not be copied."""


class Derived(NamedTuple):
    """A part that derives from a source."""

    part: int
    words: int  # number of its words that come from the source
    label: Label
    score: float
    evidence: tuple[Evidence, ...]


class Told:
    """The paraphrases of a case by document, in the order in which they were given, which breaks ties."""

    def __init__(self, reading: Reading, paraphrases: Sequence[Paraphrase]) -> None:
        self._paraphrases = paraphrases
        self._ends = [
            (reading.parts[paraphrase.a].document, reading.parts[paraphrase.b].document) for paraphrase in paraphrases
        ]
        self._places: dict[int, list[int]] = {}
        for place, (one, _) in enumerate(self._ends):
            self._places.setdefault(one, []).append(place)

    def between(self, documents: AbstractSet[int]) -> Iterator[Paraphrase]:
        """The paraphrases of which both ends are among the documents."""
        for place in sorted(place for number in documents for place in self._places.get(number, ())):
            if self._ends[place][1] in documents:
                yield self._paraphrases[place]


def derived(reading: Reading, entry: Copied, told: Told, sources_of: Mapping[int, int]) -> list[Derived]:
    """The parts of all members but the origin that derive from the source, in text order.

    `sources_of`: part -> number of sources from which it is copied.  A part that is copied from another source does not
    derive from this one as a paraphrase.
    """
    models = _models(reading, entry)
    own = {part for unit in entry.group.units for part in unit.carries}
    taken = _Taken(reading, entry)
    found: dict[int, Derived] = {}
    for number in entry.group.documents:
        if number != entry.origin.document:
            for part, carried in entry.group.carried[number].items():
                if words := min(carried, taken.words(part, sorted(models[part]))):
                    if sources_of.get(part, 0) <= 1 and taken.is_whole(part, words):
                        words = reading.parts[part].words
                    found[part] = _copied(reading, part, words, sorted(models[part]))
    for paraphrase in told.between(entry.group.members):
        if paraphrase.score < reading.settings.sources.reworded_score:
            continue
        for mine, other in ((paraphrase.a, paraphrase.b), (paraphrase.b, paraphrase.a)):
            if (
                mine not in models
                and not any(sources_of.get(part, 0) > (part in own) for part in (mine, other))
                and _is_of_source(reading, entry, mine, other, models)
            ):
                best = found.get(mine)
                if best is None or best.score < paraphrase.score * REWORDED:
                    found[mine] = _reworded(reading, mine, other, paraphrase)
    return [found[part] for part in sorted(found)]


def _models(reading: Reading, entry: Copied) -> dict[int, set[int]]:
    """Part of a member -> the parts that it is compared with, one for each of its units.

    These are parts of the origin, or, if no document is the origin, of the document that carries most; for a unit that
    this document lacks, the part that most members print.
    """
    base = entry.origin.document
    if base is None:
        base = max(entry.group.documents, key=lambda number: (round(entry.group.held_share(number), 6), -number))
    models: dict[int, set[int]] = {}
    for unit in entry.group.units:
        of_base = [part for part, carry in unit.carries.items() if carry.document == base]
        model = min(of_base) if of_base else representative(reading, unit, entry.group.members)
        for part in unit.carries:
            if unit.carries[part].document in entry.group.members:
                models.setdefault(part, set()).add(model)
    return models


class _Taken:
    """Counts of the words of parts that come from the source."""

    def __init__(self, reading: Reading, entry: Copied) -> None:
        self.reading = reading
        self.entry = entry
        self._units = units_of(entry.group.units)
        self._known: dict[tuple[int, ...], int] = {}  # wordings of a part and of its models -> words

    def words(self, part: int, models: Sequence[int]) -> int:
        """Number of a part's words that stand in the origin, or, if no document is the origin, in other carriers."""
        parts = self.reading.parts
        key = parts[part].wording, *(parts[model].wording for model in models)
        if key not in self._known:
            self._known[key] = self._counted(part, models)
        return self._known[key]

    def is_whole(self, part: int, words: int) -> bool:
        """True if only `words` of a part were found, but all of its sentences stand somewhere in the origin's text."""
        origin = self.entry.origin.document
        if origin is None or words == self.reading.parts[part].words:
            return False
        return stand(self.reading.text(part), [self.reading.document(origin).text])

    def _counted(self, part: int, models: Sequence[int]) -> int:
        origin = self.entry.origin.document
        if origin is not None:
            texts = [self.reading.text(model) for model in models]
        else:
            texts = versions(self.reading, self._units[part], part, self.entry.group.members)
        return words_from(self.reading.text(part), texts)


def _copied(reading: Reading, part: int, words: int, models: Sequence[int]) -> Derived:
    share = words / reading.parts[part].words
    if part in models:
        evidence = Evidence(WORDING, 1.0, "taken for the source's own wording")
        return Derived(part, words, "verbatim", 1.0, (evidence,))
    label, score = _judged(reading, part, models)
    if share < _MOSTLY and reading.amount(reading.parts[part].document, words) >= _SENTENCE:
        label, score = min(
            (label, score), _sentences(reading, part, models), key=lambda judged: (RANK[judged[0]], -judged[1])
        )
    if label == "verbatim" and share < 1:
        label = "edited"  # some of its words are not the source's
    keys = ", ".join(dict.fromkeys(reading.document(reading.parts[model].document).key for model in models))
    longest = sum(reading.parts[model].words for model in models)
    same = min(words, round(score * min(longest, reading.parts[part].words)))
    text = f"{label}: {same} of {reading.parts[part].words} words as in {keys}"
    return Derived(part, words, label, score, (Evidence(WORDING, round(score, 3), text),))


def _judged(reading: Reading, part: int, models: Sequence[int]) -> tuple[Label, float]:
    """Label and score of a part against its models, taken together in their order."""
    if len(models) == 1 and reading.parts[models[0]].wording == reading.parts[part].wording:
        return "verbatim", 1.0
    documents = dict.fromkeys(reading.parts[model].document for model in models)
    around = (reading.document(number).text for number in documents)
    return worded(reading.text(part), [reading.text(model) for model in models], around, reading.settings)


def _sentences(reading: Reading, part: int, models: Sequence[int]) -> tuple[Label, float]:
    """Label and score of those sentences of a part that come from its models, against these."""
    texts = [reading.text(model) for model in models]
    return worded(common_sentences(reading.text(part), texts), texts, (), reading.settings)


def _is_of_source(
    reading: Reading, entry: Copied, mine: int, other: int, models: Mapping[int, AbstractSet[int]]
) -> bool:
    """True if a sentence of part `mine` tells what the source tells in part `other`; both are parts of members."""
    here, there = reading.parts[mine].document, reading.parts[other].document
    return here != entry.origin.document and (there == entry.origin.document or other in models)


def _reworded(reading: Reading, mine: int, other: int, paraphrase: Paraphrase) -> Derived:
    words = min(paraphrase.words, reading.parts[mine].words)
    key = reading.document(reading.parts[other].document).key
    says = f"{counted(paraphrase.links, 'sentence')} say{'s' if paraphrase.links == 1 else ''}"
    text = f"{paraphrase.label}: {says} what {key} says"
    label: Label = paraphrase.label
    return Derived(
        mine, words, label, paraphrase.score * REWORDED, (Evidence("alignment", round(paraphrase.score, 3), text),)
    )
