"""Two stored documents -> which of them draws on the other, as far as can be known, and why.

The direction follows from the stored sources that both belong to, so that it agrees with the views and needs neither
the agencies nor the settings of the ingest.  Cost: a few indexed look-ups and the carriers of those sources.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lineage import provenance
from lineage.alignment import is_shortened
from lineage.answers import DocumentHead, Explanation, SharedPassage, TracedSource
from lineage.config import DEFAULT, Settings
from lineage.errors import InputError
from lineage.passages import amount
from lineage.pipeline.asking import completed, stored
from lineage.provenance import Case, CaseDocument
from lineage.records import Direction, Document, Lineage, Source, SourceMember
from lineage.store import Store


def explained(a: str, b: str, database: Path, *, settings: Settings = DEFAULT) -> Explanation:
    """Which of two stored documents draws on the other, as far as can be known, and why.

    `a` and `b` name documents as in `traced`.

    Raises:
        InputError: there is no such database, a name stands for no document or for several, or both for the same one.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    with Store.open(database) as store, store.snapshot():
        one, other = (stored(store, reference, settings) for reference in (a, b))
        if one == other:
            raise InputError("A and B are the same document", where=b, hint="name two documents")
        heads = store.heads([one, other])
        common = store.common_sources(one, other)
        answer, origin = _direction(common, (heads[one], heads[other]))
        shared = store.shared_passages(one, other, is_shortened)
        explanation = Explanation(
            a=heads[one],
            b=heads[other],
            origin=origin,
            confidence=answer.confidence,
            reason=answer.reason if common else _apart(shared, settings),
            evidence=answer.evidence,
            source=None if answer.source is None else common[answer.source],
            shared=shared,
            same_event=store.tell_of_one_event(one, other),
        )
        return completed(store, explanation)


def _apart(shared: Sequence[SharedPassage], settings: Settings) -> str:
    """Why two documents have no source in common, given the passages that they share."""
    longest = round(max((amount(passage.text) for passage in shared if passage.label != "paraphrase"), default=0))
    least = settings.sources.min_words
    if longest >= least:
        return "What they share may stand in many texts: a formula, a statement that was made to all, a table."
    if longest:
        return f"The longest passage that they share has {longest} words; of fewer than {least} no source is asked for."
    if shared:
        return "They say the same in words of their own, as two reporters do who hear the same."
    return "They have no text in common."


def _direction(common: Sequence[TracedSource], pair: tuple[DocumentHead, DocumentHead]) -> tuple[Direction, str | None]:
    """The direction, and the id of the document that the other draws on, None if that is not known.

    Ids, dates and roles decide it, so the documents come without texts.
    """
    heads = {entry.document.id: entry.document for source in common for entry in source.carriers}
    heads |= {head.id: head for head in pair}
    keys = sorted(heads)
    numbers = {key: number for number, key in enumerate(keys)}
    case = Case(tuple(CaseDocument(number, _dated(heads[key]), ()) for key, number in numbers.items()))
    found = Lineage(tuple(_source(source, numbers) for source in common))
    answer = provenance.direction(case, found, numbers[pair[0].id], numbers[pair[1].id])
    return answer, None if answer.origin is None else keys[answer.origin]


def _dated(head: DocumentHead) -> Document:
    """The document of a head, without text; its date is as long as it is known, and counts to the minute at most."""
    return Document(head.id, head.outlet or "", "", published=head.published, published_precision="minute")


def _source(traced: TracedSource, numbers: Mapping[str, int]) -> Source:
    """A stored source in the form in which it was found."""
    members = tuple(
        SourceMember(
            document=numbers[carrier.document.id],
            role=carrier.role,
            words=carrier.words,
            share=carrier.share,
            through=None if carrier.through is None else numbers[carrier.through],
            confidence=carrier.confidence,
            evidence=carrier.evidence,
        )
        for carrier in traced.carriers
    )
    origin = None if traced.document is None else numbers[traced.document.id]
    known = (traced.first_seen, traced.confidence, traced.evidence, members)
    return Source(traced.kind, traced.name, origin, traced.text, *known)
