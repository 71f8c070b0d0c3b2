"""Corpora -> a database that knows which passages are the same.

Documents come in batches; each batch is cut, encoded and stored with the keys of its new wordings, in one transaction:
a killed ingest leaves whole batches.  At the end, in one more transaction, new wordings are compared with one another
and with those of the past, what is derived (furniture by repetition, families, matches) follows for the wordings that
anything touched, and sources are traced.  That takes in all that is stored and not yet taken in: what a killed run has
left, and what another one has stored in the meantime.  In several transactions, a run could mark documents as taken in
that another run has stored between two of them.

The lineage depends on the set of documents alone: whether two wordings are compared depends on these two and on how
many others have their keys, and derived rows are a function of the connected sets they belong to.  Time and memory:
linear in what is new; of the index of the past only the pages that may hold new keys are read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import asdict, dataclass, field, replace
from functools import partial
from pathlib import Path

import numpy as np

from lineage import __version__, corpus, credits
from lineage.config import DEFAULT, Settings
from lineage.errors import Interrupted, ResourceError, StoreError
from lineage.pipeline.credits_and_terms import kept_agencies
from lineage.pipeline.gc_pace import seldom_collected
from lineage.pipeline.ingest_messages import bereft, interrupted, outrun, refusal, unowned
from lineage.pipeline.intake import Intake
from lineage.pipeline.method import Method, schemes
from lineage.pipeline.prepare import AgencyFiles, Prepared, prepare, prepared
from lineage.pipeline.processes import processes_for
from lineage.pipeline.progress import Progress, silent
from lineage.pipeline.reader_process import made_elsewhere
from lineage.pipeline.rebuilding import complete, renew, store_prepared
from lineage.records import Document, Remark, Skipped
from lineage.reports import IngestReport
from lineage.store import Ids, RunRecord, Store, files_of


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What a user says of an ingest beside its inputs."""

    reading: corpus.ReadOptions = field(default_factory=corpus.ReadOptions)  # how the inputs are to be read
    keep_versions: bool = False  # a changed text of a stored id is stored as well, under an id of its own
    strict: bool = False  # a single input that cannot be used stops everything, and nothing is stored
    jobs: int = 0  # processes that cut, encode and align; 0: one for each core; with 1 there is no other process
    agencies: tuple[Path, ...] = ()  # files of further agencies, in the place of those that the database keeps
    owners: Mapping[str, str] = field(default_factory=dict)  # outlet -> publishing group


USUAL = IngestOptions()


def ingest(
    inputs: Sequence[str | Path] | corpus.Records,
    database: Path,
    options: IngestOptions = USUAL,
    *,
    settings: Settings = DEFAULT,
    progress: Progress = silent,
) -> IngestReport:
    """Read `inputs`, paths or records in memory, into `database` and find what the passages of all its documents share.

    Ingesting more later adds to the same file; ingesting the same again changes nothing.

    An ingest that fails or is stopped leaves whole documents; if it has made the file and stored nothing, it removes
    it.

    Raises:
        InputError: a path does not exist, or (with options.strict) an input cannot be used; nothing is stored.
        StoreError: the database is damaged, newer than this program, not a lineage database, or held by another writer
            for longer than settings.waits says.
        ResourceError: there is too little memory.
        Interrupted: the user stopped it (Ctrl-C); it says what is stored.
    """
    reading = replace(options.reading, apart=files_of(Path(database)))
    _items(inputs, reading, settings)  # refuses at once what cannot be read at all
    names = [corpus.MEMORY] if isinstance(inputs, corpus.Records) else [str(path) for path in inputs]
    agencies = credits.read_agencies(options.agencies)
    run: Run | None = None
    try:
        with Store.create(database, waits=settings.waits, told=lambda who: progress(f"waiting for {who}", 0)) as store:
            run = Run(store, settings, options, agencies, progress)
            with _nothing_empty_left(store), seldom_collected():
                return run.take(names, partial(_read, inputs, reading, settings, options.jobs))
    except KeyboardInterrupt as stop:
        if run and run.done:
            told = "everything is stored, and what it shares is found; only the end was cut short"
            raise Interrupted(told, hint="nothing is left to do") from stop
        raise interrupted(run.kept if run else 0) from stop
    except MemoryError as error:
        raise ResourceError("memory ran out", hint="try again with --jobs 1, or with fewer files at a time") from error


def _items(
    inputs: Sequence[str | Path] | corpus.Records, reading: corpus.ReadOptions, settings: Settings
) -> corpus.Items:
    """The items of the inputs; raises InputError at once for what cannot be read at all."""
    if isinstance(inputs, corpus.Records):
        return corpus.read_records(inputs, reading, settings)
    return corpus.read(inputs, reading, settings)


def _read(
    inputs: Sequence[str | Path] | corpus.Records,
    reading: corpus.ReadOptions,
    settings: Settings,
    jobs: int,
    agencies: AgencyFiles,
) -> corpus.Items:
    """The items of the inputs, for an ingest that knows these agencies beside the shipped ones.

    Large files are read by a process of their own, if more than one process is wanted.
    """
    reading = replace(reading, sites=credits.load(agencies).sites)
    if processes_for(jobs) > 1 and not isinstance(inputs, corpus.Records) and corpus.is_large(inputs, reading):
        return made_elsewhere(partial(corpus.read, inputs, reading, settings), _weight)
    return _items(inputs, reading, settings)


def _weight(item: Document | Skipped | Remark) -> int:
    """About how many characters an item has, and so how heavy it is to send."""
    return len(item.text) if isinstance(item, Document) else 200


@contextmanager
def _nothing_empty_left(store: Store) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(StoreError):  # the first error is the one to tell
            store.discard_if_empty()
        raise


class Run:
    """One ingest: the store that it writes to, and what it has counted so far."""

    def __init__(
        self, store: Store, settings: Settings, options: IngestOptions, agencies: AgencyFiles, progress: Progress
    ) -> None:
        self.store = store
        self.settings = settings
        self.options = options
        self.progress = progress
        self.method = Method(settings, agencies, options.jobs)
        self.began = time.perf_counter()
        self.intake = Intake(store, progress, keep_versions=options.keep_versions)
        self.stored = self.passages = 0
        self.own: list[int] = []  # row ids of the documents that it stored
        self.done = False  # True once nothing is left but to close the file

    def take(self, inputs: Sequence[str], read: Callable[[AgencyFiles], corpus.Items]) -> IngestReport:
        """Read everything, store it, derive what follows, and report; `read` gives the items, given the agencies."""
        store, settings = self.store, self.settings
        with store.transaction():
            store.bind_schemes(schemes(settings))
            run = store.start_run(RunRecord(__version__, settings.fingerprint(), asdict(settings), inputs))
        try:
            with store.transaction() if self.options.strict else nullcontext():
                report = self._all(run, read)
        except BaseException:
            store.hurry()
            with suppress(StoreError):  # the first error is the one to tell
                store.finish_run(run, self._counts(), failed=True)
            raise
        self.done = True
        return report

    def _all(self, run: int, read: Callable[[AgencyFiles], corpus.Items]) -> IngestReport:
        store, options = self.store, self.options
        self._bind_method()
        agencies = self.method.agencies
        with closing(read(agencies)) as items:
            new = self.intake.batches(items)
            with closing(prepared(new, self.settings, options.jobs, agencies)) as batches:
                for batch, ready in batches:
                    self._store(run, batch, ready)
        if options.strict and self.intake.skipped:
            raise refusal(self.intake.skipped)
        with store.transaction():
            self._require_method()
            complete(store, self.method, self.progress, retrace=store.set_owners(options.owners))
            self.intake.remarks += [*self.intake.doubts(), *unowned(options.owners, store.outlet_names())]
        with store.transaction():
            report = self._report()
            store.add_reports(run, self.intake.skipped, self.intake.remarks)
            found = {
                "matches_across_outlets": report.matches_across_outlets,
                "matches_inside_outlets": report.matches_inside_outlets,
            }
            totals = {f"total_{name}": number for name, number in report.totals.items()}
            store.finish_run(run, {**self._counts(), **found, **totals})
        return report

    def _bind_method(self) -> None:
        """Keep the agencies in the database, or take those that it keeps; derive anew what other methods found."""
        with self.store.transaction():
            self.method = replace(self.method, agencies=self.method.agencies or kept_agencies(self.store))
            self.store.keep_agencies(self.method.agencies)
            renew(self.store, self.method, self.progress)

    def _require_method(self) -> None:
        """StoreError if another ingest has meanwhile derived by another method, or documents were deleted.

        To be called in each transaction that derives.  What this run stored before, the other ingest has taken in.
        """
        if self.store.renewable(self.method.schemes()):
            raise outrun(self.store.path)
        if self.store.removed():
            raise bereft(self.store.path)

    @property
    def kept(self) -> int:
        """Documents that this run has stored and that stay stored if it fails now."""
        return 0 if self.options.strict else self.stored

    def _counts(self) -> dict[str, int]:
        """The counts that are stored with the run."""
        return {
            "documents": self.stored,
            "unchanged": self.intake.unchanged,
            "passages": self.passages,
            "skipped": len(self.intake.skipped),
            "remarks": len(self.intake.remarks),
        }

    def _report(self) -> IngestReport:
        own = np.array(self.own, np.int64)
        across, inside = self.store.matches_with(own)
        return IngestReport(
            documents=self.stored,
            unchanged=self.intake.unchanged,
            passages=self.passages,
            skipped=tuple(self.intake.skipped),
            remarks=tuple(self.intake.remarks),
            seconds=time.perf_counter() - self.began,
            totals=self.store.counts(),
            matches_across_outlets=across,
            matches_inside_outlets=inside,
            closest=self._closest(own),
        )

    def _closest(self, own: Ids) -> tuple[str, str] | None:
        """The names of the two documents to look at first: ids, or places where an id is made from content."""
        pair = self.store.closest_documents(own) or self.store.closest_documents()
        if pair is None:
            return None
        places = self.store.places(pair)
        return places.get(pair[0], pair[0]), places.get(pair[1], pair[1])

    def _store(self, run: int, documents: list[Document], ready: Prepared) -> None:
        """Store a batch with its passages, credits, terms and the index keys of its new wordings.

        Documents that another ingest has stored meanwhile are left out; prepared rows know nothing of ids.
        """
        store = self.store
        with store.transaction():
            self._require_method()
            read = len(documents)
            documents = self.intake.left(documents)
            if len(documents) < read:
                ready = prepare(documents, self.settings, self.method.agencies)
            numbers = store.add_documents(documents, run)
            self.own += numbers.tolist()
            store_prepared(store, numbers, ready, self.method.rules)
        self.stored += len(documents)
        self.passages += len(ready.start)
        self.intake.stored(documents)
        self.progress("storing", self.stored)
