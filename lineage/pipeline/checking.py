"""A database -> whether it is sound, and what its lineage comes to: one digest, however the corpus was ingested.

Documents carry checksums; everything else follows from them.  So the check takes a private copy of the file, derives
everything anew from its documents, and compares row by row what the two say.  This finds a flipped byte in any table
as well as a lost row, leaves the file alone, and holds up no ingest.

Cost: that of the ingest without reading its inputs, and room for two databases in the folder of temporary files.  The
digest alone: 5 µs a row, and 50 ns a key of the index.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lineage import matching
from lineage.errors import ResourceError, StoreError
from lineage.identity import hash64_array, lineage_digest
from lineage.messages import command, counted
from lineage.pipeline.asking import remarks
from lineage.pipeline.method import Method, method_of, schemes
from lineage.pipeline.progress import Progress, silent
from lineage.pipeline.rebuilding import complete, rebuild, renew
from lineage.reports import CheckReport, Finding, LineageDigest, TableDigest
from lineage.store import IMPLAUSIBLE, REPAIR, IndexSegment, Store

Hashes = NDArray[np.uint64]
SIZES: Final = np.uint64(1 << 32)
"""Bit that is set in a number of anchors before it is hashed, so that none is taken for a key: keys have 32 bits."""
WORD: Final = 1 << 64
"""Sums of hashes are taken modulo this number."""


def check(database: Path, *, repair: bool = False, jobs: int = 0, progress: Progress = silent) -> CheckReport:
    """Report on whether a database is sound; with `repair`, all that is derived is built anew if it is not.

    Raises:
        InputError: there is no such database.
        StoreError: the file cannot be opened as a lineage database of this version, or cannot be repaired.
        ResourceError: the folder of temporary files has no room for two copies, or there is too little memory.
    """
    began = time.perf_counter()
    report = (repair and _removals(database)) or _checked(database, jobs, progress)
    if repair and report.wrong:
        _repair(database, jobs, progress)
        report = replace(_checked(database, jobs, progress), repaired=report.wrong)
    return replace(_addressed(report, database), seconds=time.perf_counter() - began)


def _removals(database: Path) -> CheckReport | None:
    """Report that documents were removed, which is known without a check; None if none were."""
    with Store.open(database) as store:
        removed = store.removed()
    if not removed:
        return None
    told = f"{counted(removed, 'document', be=True)} removed, and what hung on them is derived anew"
    return CheckReport(str(database), (Finding("documents", told, REPAIR),), (), (), None, 0.0)


def _addressed(report: CheckReport, database: Path) -> CheckReport:
    """The report, with the command that repairs this file in the hints that ask for it."""
    repair = f"{REPAIR} with: {command('check', '--repair', '--db', database)}"
    wrong, repaired = (
        tuple(replace(finding, hint=repair) if finding.hint == REPAIR else finding for finding in some)
        for some in (report.wrong, report.repaired)
    )
    return replace(report, wrong=wrong, repaired=repaired)


def digest(database: Path) -> LineageDigest:
    """Digest of the lineage of a database; it does not depend on row ids.

    Raises:
        InputError: there is no such database.
        StoreError: the database is damaged, of another version, or not a lineage database.
    """
    with Store.open(database) as store, store.snapshot():
        found = _composed([*store.table_digests(), _index_digest(store)])
        return replace(found, remarks=remarks(store))


# ── the check ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _checked(database: Path, jobs: int, progress: Progress) -> CheckReport:
    with _private_folder() as name:
        folder = Path(name)
        with Store.open(database) as store:
            store.copy_to(folder / "copy.db")
        with Store.scratch(folder / "copy.db") as copy, Store.scratch(folder / "rebuilt.db") as rebuilt:
            progress("reading the file", 0)
            if wrong := copy.damage():
                return CheckReport(str(database), tuple(wrong), (), (), None, 0.0)
            method = method_of(copy, database, jobs)
            derived = not copy.is_empty() and not copy.awaits_rebuilding()
            try:
                copy.require_schemes(schemes(method.settings), every=derived)
            except StoreError as error:
                return CheckReport(str(database), (Finding("schemes", error.message, REPAIR),), (), (), None, 0.0)
            return _compared(copy, rebuilt, method, progress, str(database))


def _private_folder() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="lineage-check-")
    except OSError as error:
        hint = "name another folder of temporary files with TMPDIR"
        raise ResourceError(f"there is no room for a private copy: {error.strerror}", hint=hint) from error


def _compared(copy: Store, rebuilt: Store, method: Method, progress: Progress, database: str) -> CheckReport:
    """Report on what in `copy` differs from the lineage that is derived anew from its documents, into `rebuilt`."""
    wrong: list[Finding] = []
    notes: list[str] = []
    found = None
    if copy.is_empty():  # nothing is stored that another method could have made
        copy.bind_schemes(method.schemes())
    if copy.removed():
        copy.forget_unused_outlets()
    rebuilt.copy_given(copy)
    rebuild(rebuilt, method, progress)
    try:
        notes += remarks(copy)
        if notes:
            renew(copy, method, progress)
            complete(copy, method, progress)
        progress("comparing", 0)
        wrong += copy.derived_damage(rebuilt)
        parts = copy.table_digests()
        if different := {part.table for part in set(parts) - set(rebuilt.table_digests())}:
            wrong += copy.differences(rebuilt, different)
        wrong += _index_damage(copy, rebuilt)
        found = None if wrong else _composed([*parts, _index_digest(copy)])
    except (StoreError, *IMPLAUSIBLE) as error:
        told = error.message if isinstance(error, StoreError) else f"hold what makes no sense ({error})"
        wrong.append(Finding("derived tables", told, REPAIR))
    return CheckReport(database, tuple(wrong), tuple(notes), (), found, 0.0)


def _index_damage(copy: Store, rebuilt: Store) -> list[Finding]:
    """One finding if the index does not hold the keys of the texts, or a page of it cannot be read; else none."""
    try:
        same = _index_digest(copy) == _index_digest(rebuilt)
    except StoreError as error:
        return [Finding("index_pages", error.message, REPAIR)]
    return [] if same else [Finding("index_pages", "do not hold the keys of the texts", REPAIR)]


def _repair(database: Path, jobs: int, progress: Progress) -> None:
    """Build all that is derived anew, in one transaction; StoreError if the documents themselves are damaged."""
    with Store.create(database) as store:
        with store.transaction():
            store.require_sound_documents()
            if store.removed():
                store.forget_unused_outlets()
            store.forget_derived()
            rebuild(store, method_of(store, database, jobs), progress)
        store.write_anew()


# ── the digest ────────────────────────────────────────────────────────────────────────────────────────────────────


def _composed(parts: Sequence[TableDigest]) -> LineageDigest:
    return LineageDigest(lineage_digest(json.dumps(parts)), tuple(parts))


def _index_digest(store: Store) -> TableDigest:
    """Digest of which wordings have which keys, in whatever parts and pages these are stored."""
    rows = total = 0
    for segment in store.index_segments():
        wordings = hash64_array(store.wordings_from(segment.first, len(segment.sizes)))
        indexed = np.flatnonzero(segment.sizes)
        sizes = segment.sizes[indexed].astype(np.uint64) | SIZES
        rows += len(indexed)
        total += _sum(hash64_array(wordings[indexed] ^ sizes))
        total += sum(_sum(part) for part in _entries(store, segment, wordings))
    return TableDigest("index", rows, total % WORD)


def _entries(store: Store, segment: IndexSegment, wordings: Hashes) -> Iterator[Hashes]:
    """A hash for each key of a wording in a part of the index, page by page; StoreError for a damaged page."""
    pages, _, _ = store.index_ranges(segment.id)
    for page in store.index_pages(pages):
        try:
            keys, rows = matching.unpack(0, segment.sizes, [matching.Page(*page)]).postings
            sound = (keys[0], keys[-1]) == page[:2] and np.max(rows) < len(wordings)
        except (ValueError, IndexError):  # bytes of no page, or a page without keys
            sound = False
        if not sound:
            hint = f"find out what else is damaged with: {command('check', '--db', store.path)}"
            raise StoreError("a page of the candidate index is damaged", where=str(store.path), hint=hint)
        yield hash64_array(wordings[rows] ^ keys)


def _sum(hashes: Hashes) -> int:
    return int(hashes.sum(dtype=np.uint64))
