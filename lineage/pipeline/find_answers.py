"""What was found for a new text -> one DocumentTrace: labels and shares, counterparts, sources, audits.

A passage gets the label of the stored passage that it is most like, whichever came first.  If only sentences of it have
counterparts, these give the label if they make up half of the passage.  Sources are those of the trace that the text
took part in; a source that is stored has the number by which the views know it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from lineage.answers import (
    PASSAGE_LABELS,
    AuditedDocument,
    Carrier,
    Counterpart,
    DocumentHead,
    DocumentTrace,
    PassageSource,
    TracedPassage,
    TracedSource,
)
from lineage.records import CasePassage, Credit, Document, Label, Lineage, Source
from lineage.store import Store, StoredTerms
from lineage.times import in_time

NEW: Final = -1
"""Row id of the new text, which no stored document has."""
COUNTERPARTS: Final = 3
"""Most counterparts of a passage that are named, each in another document."""
MOSTLY: Final = 0.5
"""Part of a passage's characters that its matched sentences must make up to give it their label."""
STORY: Final = ("body", "headline")


@dataclass(frozen=True, slots=True)
class Text:
    """A new text, cut; its passages have negative ids."""

    document: Document
    passages: tuple[CasePassage, ...]
    credits: tuple[Credit, ...]
    terms: StoredTerms


class Match(NamedTuple):
    """A passage of the text, or a sentence of it, and its counterpart in a stored document."""

    own: int  # id of the passage of the text
    document: int
    passage: int  # id of the stored passage
    own_span: tuple[int, int]  # in the text
    span: tuple[int, int]  # in the stored document
    words: int  # of the shorter passage
    label: Label
    score: float
    aligned: bool = False  # found by the aligner: the spans are those of sentences


def answer(
    store: Store, text: Text, matches: Sequence[Match], lineage: Lineage, related: Sequence[int]
) -> DocumentTrace:
    """The trace of the text; `related` documents tell of the same event."""
    chosen = [
        (index, member.words)
        for index, source in enumerate(lineage.sources)
        for member in source.members
        if member.document == NEW
    ]
    order = [index for index, _ in sorted(chosen, key=lambda entry: (-entry[1], entry[0]))]
    heads = _heads(store, text, matches, [lineage.sources[index] for index in order], related)
    numbers = _stored_numbers(store, [lineage.sources[index] for index in order])
    passages, told = [], dict.fromkeys(PASSAGE_LABELS, 0)
    for passage, taken in _passages(text, matches, lineage, order, heads):
        passages.append(passage)
        told[passage.label] += taken
        told["added"] += passage.words - taken
    total = sum(told.values())
    return DocumentTrace(
        document=heads[NEW],
        words=total,
        shares={label: told[label] / total if total else float(label == "furniture") for label in PASSAGE_LABELS},
        passages=tuple(passages),
        sources=tuple(_source(lineage.sources[index], numbers[place], heads) for place, index in enumerate(order)),
        credits=text.credits,
        audits=tuple(_audits(lineage, dict(zip(order, numbers, strict=True)), heads)),
        same_event=tuple(sorted((heads[number] for number in related), key=_in_time)),
    )


def _heads(
    store: Store, text: Text, matches: Sequence[Match], sources: Sequence[Source], related: Sequence[int]
) -> dict[int, DocumentHead]:
    members = (member.document for source in sources for member in source.members)
    wanted = {match.document for match in matches} | set(members) | set(related)
    document = text.document
    own = DocumentHead(document.key, document.outlet, document.title, document.url, document.published)
    return {**store.heads(sorted(wanted - {NEW})), NEW: own}


def _in_time(head: DocumentHead) -> tuple[bool, str, str]:
    return in_time(head.published, head.id)


# ── passages ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _passages(
    text: Text,
    matches: Sequence[Match],
    lineage: Lineage,
    order: Sequence[int],
    heads: Mapping[int, DocumentHead],
) -> Iterator[tuple[TracedPassage, int]]:
    """The traced passages, each with the number of its words to which its label applies; its other words are added."""
    places = {index: place for place, index in enumerate(order)}
    for passage in text.passages:
        own = sorted(
            (match for match in matches if match.own == passage.id),
            key=lambda match: (
                PASSAGE_LABELS.index(match.label),
                -match.score,
                _in_time(heads[match.document]),
                match.span,
            ),
        )
        rows = (row for row in lineage.derivations if row.passage == passage.id)
        derived = sorted(
            (PassageSource(places[row.source], row.label, row.words, row.confidence, row.evidence) for row in rows),
            key=lambda row: (-row.confidence, row.source),
        )
        best = {match.document: match for match in reversed(own)}
        named = [match for match in own if best[match.document] is match][:COUNTERPARTS]
        label, taken = _worded(passage, own, derived)
        found = TracedPassage(
            start=passage.start,
            end=passage.end,
            kind=passage.kind,
            text=text.document.text[passage.start : passage.end],
            words=passage.words,
            label=label,
            sources=tuple(derived),
            counterparts=tuple(
                Counterpart(heads[m.document], *m.span, m.label, m.score).of_passage(label) for m in named
            ),
            others=len(best),
        )
        yield found, taken


def _worded(passage: CasePassage, own: Sequence[Match], derived: Sequence[PassageSource]) -> tuple[Label, int]:
    """Label of the passage, and how many of its words it applies to.

    The label tells how the passage is worded after its best counterpart; a line too short to be looked up has that of
    its surest source.  If the passage has a source, the number of words is always that of the surest one.
    """
    if passage.kind not in STORY:
        return "furniture", passage.words
    likeness = _of_words(passage, own) or _of_sentences(passage, own)
    if likeness is None:
        return (derived[0].label, derived[0].words) if derived else ("added", passage.words)
    return likeness[0], derived[0].words if derived else likeness[1]


def _of_words(passage: CasePassage, own: Sequence[Match]) -> tuple[Label, int] | None:
    """Label and number of words by the counterparts that share words, None without any.

    A passage that holds all of a shorter one, and more, is edited.
    """
    found: list[tuple[Label, int]] = [
        ("edited" if match.label == "verbatim" and match.words < passage.words else match.label, match.words)
        for match in own
        if not match.aligned
    ]
    return _closest(found)


def _of_sentences(passage: CasePassage, own: Sequence[Match]) -> tuple[Label, int] | None:
    """Label and number of words by the sentences that an aligner paired; None if these are too little of the passage.

    A passage is verbatim if all its sentences are, and edited if at least half of what was paired was copied.
    Sentences are measured in characters, with the space behind each.
    """
    paired: dict[int, dict[tuple[int, int], Label]] = {}
    for match in own:
        if match.aligned:
            paired.setdefault(match.document, {}).setdefault(match.own_span, match.label)
    length = passage.end - passage.start + 1
    found: list[tuple[Label, int]] = []
    for spans in paired.values():
        sizes = {
            label: sum(end - start + 1 for (start, end), of in spans.items() if of == label)
            for label in PASSAGE_LABELS[:3]
        }
        total = sum(sizes.values())
        if total >= MOSTLY * length:
            copied = 2 * (sizes["verbatim"] + sizes["edited"]) >= total
            label: Label = "verbatim" if sizes["verbatim"] >= length else "edited" if copied else "paraphrase"
            found.append((label, round(passage.words * min(1.0, total / length))))
    return _closest(found)


def _closest(found: Sequence[tuple[Label, int]]) -> tuple[Label, int] | None:
    """The entry with the closest label, and of several such entries the one with most words; None for no entries."""
    return min(found, key=lambda entry: (PASSAGE_LABELS.index(entry[0]), -entry[1]), default=None)


# ── sources ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _source(source: Source, number: int | None, heads: Mapping[int, DocumentHead]) -> TracedSource:
    carriers = (
        Carrier(
            document=heads[member.document],
            role=member.role,
            words=member.words,
            share=member.share,
            through=None if member.through is None else heads[member.through].id,
            confidence=member.confidence,
            evidence=member.evidence,
        )
        for member in source.members
    )
    return TracedSource(
        number=number,
        kind=source.kind,
        name=source.name,
        document=None if source.document is None else heads[source.document],
        text=source.text,
        first_seen=source.first_seen,
        confidence=source.confidence,
        evidence=source.evidence,
        carriers=tuple(sorted(carriers, key=lambda carrier: _in_time(carrier.document))),
    )


def _stored_numbers(store: Store, sources: Sequence[Source]) -> list[int | None]:
    """For each source, the number of the stored source that is the same; None for a source that is new."""
    members = np.array(sorted({m.document for source in sources for m in source.members} - {NEW}), np.int64)
    stored = store.traced_sources(store.sources_of(members))
    heads = store.heads(members.tolist())
    return [_same(source, stored, heads) for source in sources]


def _same(source: Source, stored: Sequence[TracedSource], heads: Mapping[int, DocumentHead]) -> int | None:
    """The number of the stored source with the same kind and name and most of the members; None if there is none.

    Of several such sources it is the one with the largest share of common members, and of those the lowest number.
    """
    mine = {heads[member.document].id for member in source.members if member.document != NEW}
    alike: dict[int, float] = {}  # number of a stored source -> share of members in common
    for other in stored:
        theirs = {carrier.document.id for carrier in other.carriers}
        share = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
        if (other.kind, other.name) == (source.kind, source.name) and share > MOSTLY and other.number is not None:
            alike[other.number] = share
    return min(alike, key=lambda number: (-alike[number], number), default=None)


def _sureness(source: Source) -> float:
    """How sure it is that the new document has text of a source, and whose text that is: the smaller of the two."""
    return min(source.confidence, *(member.confidence for member in source.members if member.document == NEW))


def _audits(
    lineage: Lineage, numbers: Mapping[int, int | None], heads: Mapping[int, DocumentHead]
) -> Iterable[AuditedDocument]:
    for audit in lineage.audits:
        if audit.document == NEW:
            source = None if audit.source is None else lineage.sources[audit.source]
            yield AuditedDocument(
                document=heads[NEW],
                source=None if audit.source is None else numbers[audit.source],
                name=audit.name,
                origin=None if source is None or source.document is None else heads[source.document],
                share=audit.share,
                verdict=audit.verdict,
                evidence=audit.evidence,
                source_confidence=None if source is None else source.confidence,
                confidence=None if source is None else _sureness(source),
            )
