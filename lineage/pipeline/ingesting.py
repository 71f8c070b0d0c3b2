"""Corpora -> a database that knows which passages are the same.

Documents come in batches; each batch is cut, encoded and stored with the keys of its new wordings, in one transaction:
a killed ingest leaves whole batches.  At the end new wordings are compared with one another and with those of the past,
and what is derived (furniture by repetition, families, matches) follows for the wordings that anything touched; both
take in what a killed run has left undone.

The lineage depends on the set of documents alone: whether two wordings are compared depends on these two only, and
derived rows are a function of the connected sets they belong to.  Time and memory: linear in what is new; of the
index of the past only the pages that may hold new keys are read.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext, suppress
from dataclasses import asdict
from pathlib import Path

import numpy as np

from lineage import __version__, corpus, matching, provenance
from lineage.config import DEFAULT, Settings
from lineage.errors import InputError, StoreError
from lineage.pipeline.match import derive, match, schemes, store_index
from lineage.pipeline.prepare import Prepared, prepare, prepared
from lineage.pipeline.testimony import credit_rules, kept_agencies, renew_credits
from lineage.pipeline.trace import trace
from lineage.pipeline.values import USUAL, IngestOptions, IngestReport, Progress, silent
from lineage.records import Document, Remark, Skipped
from lineage.store import PassageColumns, RunRecord, Store

BATCH_DOCUMENTS = 2_000
"""Documents a transaction: some 45,000 passages, 50 MB of arrays, and about two seconds of work lost by a kill."""
FIRST_DOCUMENTS = 500
"""Documents of the first batch, with which others start their work; the next ones are twice as large each."""
BATCH_CHARACTERS = 20_000_000
"""Characters after which a batch ends early, so that memory follows the text and not the number of documents."""


def ingest(
    paths: Sequence[str | Path],
    database: Path,
    options: IngestOptions = USUAL,
    *,
    settings: Settings = DEFAULT,
    progress: Progress = silent,
) -> IngestReport:
    """Read `paths` into `database` and find what the passages of all its documents share.

    Ingesting more later adds to the same file; ingesting the same again changes nothing.

    Raises:
        InputError: a path does not exist, or (with options.strict) an input cannot be used; nothing is stored.
        StoreError: the database is damaged, newer than this program, or not a lineage database.
    """
    existed = database.exists()
    items = corpus.read(paths, corpus.ReadOptions(outlet=options.outlet, format=options.format), settings)
    try:
        with Store.create(database) as store, store.transaction() if options.strict else nullcontext():
            return Run(store, settings, options, progress).take([str(path) for path in paths], items)
    except InputError:
        if not existed:  # a file that holds nothing would look like a result
            database.unlink(missing_ok=True)
        raise


class Run:
    """One ingest: the store that it writes to, and what it has counted so far."""

    def __init__(self, store: Store, settings: Settings, options: IngestOptions, progress: Progress) -> None:
        self.store = store
        self.settings = settings
        self.options = options
        self.progress = progress
        self.agencies = provenance.read_agencies(options.agencies) or kept_agencies(store)
        self.rules = credit_rules(self.agencies)
        self.began = time.perf_counter()
        self.waiting: dict[str, str] = {}  # key -> content id of documents that are read, but not yet stored
        self.read = self.stored = self.unchanged = self.passages = 0
        self.skipped: list[Skipped] = []
        self.remarks: list[Remark] = []

    def take(self, inputs: Sequence[str], items: Iterable[Document | Skipped | Remark]) -> IngestReport:
        """Read everything, store it, derive what follows, and report."""
        store = self.store
        store.bind_schemes(schemes(self.settings))
        run = store.start_run(RunRecord(__version__, self.settings.fingerprint(), asdict(self.settings), inputs))
        try:
            self._bind_rules()
            for batch, ready in prepared(self._batches(items), self.settings, self.options.jobs, self.agencies):
                self._store(run, batch, ready)
            if self.options.strict and self.skipped:
                raise _refusal(self.skipped)
            self.progress("finding families and matches", 0)
            with store.transaction():  # what is left to do is read and ticked off together, whoever else writes
                match(store, self.settings)
            with store.transaction():  # what derive changes, trace has to take up: both or neither
                changed = derive(store, self.settings)
                if store.set_owners(self.options.owners):
                    changed = store.document_ids()
                trace(store, changed, self.settings, self.rules, self.options.jobs, self.progress)
            store.add_reports(run, self.skipped, self.remarks)
            report = self._report()
            store.finish_run(run, counts(report))
        except BaseException:
            with suppress(StoreError):  # the first error is the one to tell
                store.finish_run(run, counts(self._report()), failed=True)
            raise
        return report

    def _bind_rules(self) -> None:
        """Keep the agencies in the database; if the rules are not those of before, find all credits anew."""
        with self.store.transaction():
            before = self.store.keep_agencies(self.agencies, self.rules.ruleset)
            if before not in (None, self.rules.ruleset):
                renew_credits(self.store, self.rules, self.settings, self.progress)

    def _report(self) -> IngestReport:
        return IngestReport(
            documents=self.stored,
            unchanged=self.unchanged,
            passages=self.passages,
            skipped=tuple(self.skipped),
            remarks=tuple(self.remarks),
            seconds=time.perf_counter() - self.began,
            totals=self.store.counts(),
            closest=self.store.closest_documents(),
        )

    # ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _batches(self, items: Iterable[Document | Skipped | Remark]) -> Iterator[list[Document]]:
        """New documents in batches; what is known, doubtful or unusable is counted on the way."""
        batch: list[Document] = []
        characters, most = 0, FIRST_DOCUMENTS
        for item in items:
            if isinstance(item, Skipped):
                self.skipped.append(item)
            elif isinstance(item, Remark):
                self.remarks.append(item)
            else:
                batch.append(item)
                characters += len(item.text)
            if len(batch) >= most or characters >= BATCH_CHARACTERS:
                yield from self._new(batch)
                batch, characters, most = [], 0, min(2 * most, BATCH_DOCUMENTS)
        yield from self._new(batch)

    def _new(self, batch: list[Document]) -> Iterator[list[Document]]:
        """The new ones of a batch, if there are any; the others are counted, or named where their id is taken."""
        self.read += len(batch)
        self.progress("reading", self.read)
        new = []
        for document, standing in zip(batch, self.store.known(batch), strict=True):
            if standing == "new":
                waiting = self.waiting.setdefault(document.key, document.content_id)
                if waiting is document.content_id:
                    new.append(document)
                    continue
                standing = "unchanged" if waiting == document.content_id else "conflict"
            if standing == "unchanged":
                self.unchanged += 1
            else:
                self.skipped.append(_unstorable(document) if standing == "unstorable" else _id_taken(document))
        if new:
            yield new

    # ── storing ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _store(self, run: int, documents: list[Document], ready: Prepared) -> None:
        """Store a batch with what its new wordings share with one another and with those of the past."""
        store = self.store
        with store.transaction():
            fresh = [standing == "new" for standing in store.known(documents)]
            if not all(fresh):  # another ingest has stored some of them since they were read
                self.unchanged += len(documents) - sum(fresh)
                documents = self._released(documents, fresh)
                ready = prepare(documents, self.settings, self.agencies)
            numbers = store.add_documents(documents, run)
            wordings, is_new = store.add_wordings(ready.wordings, ready.words)
            store.add_passages(
                PassageColumns(
                    document=np.repeat(numbers, ready.counts),
                    start=ready.start,
                    end=ready.end,
                    kind=ready.kind,
                    words=ready.words,
                    wording=wordings,
                )
            )
            store.add_credits(numbers, ready.credits, self.rules.ruleset)
            store.add_terms(numbers, ready.terms)
            store_index(store, matching.renumber(ready.index, np.where(is_new, wordings, 0)))
        self.stored += len(documents)
        self.passages += len(ready.start)
        for document in documents:
            del self.waiting[document.key]
        self.progress("storing", self.stored)

    def _released(self, documents: list[Document], fresh: list[bool]) -> list[Document]:
        """The fresh ones of some documents; the others wait no longer."""
        for document, is_fresh in zip(documents, fresh, strict=True):
            if not is_fresh:
                del self.waiting[document.key]
        return [document for document, is_fresh in zip(documents, fresh, strict=True) if is_fresh]


def _unstorable(document: Document) -> Skipped:
    return Skipped(document.location or document.key, "its id cannot be stored in a database", "give it a plain id")


def _id_taken(document: Document) -> Skipped:
    return Skipped(
        document.location or document.key,
        f"the id {document.key!r} already belongs to a document with another text",
        "make ids unique (per outlet or file, say); the document that came first is kept",
    )


def _refusal(skipped: Sequence[Skipped]) -> InputError:
    first = skipped[0]
    more = f", and {len(skipped) - 1:,} more inputs cannot be used" if len(skipped) > 1 else ""
    return InputError(
        f"{first.reason}{more}; nothing was stored, as --strict asks",
        where=first.where,
        hint=first.hint or "mend the input, or leave --strict out to skip what is broken",
    )


def counts(report: IngestReport) -> dict[str, int]:
    """The counts of a report, as they are stored with the run."""
    return {
        "documents": report.documents,
        "unchanged": report.unchanged,
        "passages": report.passages,
        "skipped": len(report.skipped),
        "remarks": len(report.remarks),
        **{f"total_{name}": count for name, count in report.totals.items()},
    }
