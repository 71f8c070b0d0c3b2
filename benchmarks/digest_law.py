"""A corpus -> whether one lineage comes out of it, in whatever order, split and number of jobs it is ingested.

    python benchmarks/digest_law.py CORPUS [--documents 1000] [--orders 5] [--seed 1]

A random sample of the documents is ingested once in its own order with one job; then in random orders, each in a random
number of ingests with random numbers of jobs.  The digests must be equal; if they are not, the tables that differ are
named, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from documents import read

from lineage.cli.progress import display
from lineage.pipeline import IngestOptions, digest, ingest
from lineage.records import Document
from lineage.reports import LineageDigest

MOST_INGESTS = 6
JOBS = (1, 2, 3)


def main() -> int:
    """Ingest the sample in every order and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--orders", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    every = read([options.corpus])
    sample = chance.sample(every, min(options.documents, len(every)))
    expected = ingested([sample], [1])
    print(f"{len(sample)} documents, one ingest, one job: {expected.digest}")
    different = 0
    for order in range(options.orders):
        shuffled = chance.sample(sample, len(sample))
        cuts = sorted(chance.sample(range(1, len(sample)), chance.randint(0, MOST_INGESTS - 1)))
        pieces = [shuffled[start:end] for start, end in zip([0, *cuts], [*cuts, len(sample)], strict=True)]
        jobs = [chance.choice(JOBS) for _ in pieces]
        began = time.perf_counter()
        found = ingested(pieces, jobs)
        different += found.digest != expected.digest
        told = (
            "the same" if found.digest == expected.digest else f"DIFFERENT in {', '.join(differing(expected, found))}"
        )
        how = f"{[len(piece) for piece in pieces]} documents with {jobs} jobs"
        print(f"order {order + 1}: {how}, {time.perf_counter() - began:.0f} s: {told}", flush=True)
    return 1 if different else 0


def ingested(pieces: Sequence[Sequence[Document]], jobs: Sequence[int]) -> LineageDigest:
    """The digest of a new database into which the pieces are ingested one after the other."""
    with tempfile.TemporaryDirectory() as folder, display(quiet=False) as progress:
        database, records = Path(folder) / "order.db", Path(folder) / "records.jsonl"
        for piece, count in zip(pieces, jobs, strict=True):
            records.write_text("".join(map(record, piece)), encoding="utf-8")
            ingest([records], database, IngestOptions(jobs=count), progress=progress)
        return digest(database)


def record(document: Document) -> str:
    """A document as a line that is read as the same document again."""
    fields = {
        "id": document.external_id,
        "outlet": document.outlet,
        "title": document.title,
        "url": document.url,
        "author": document.author,
        "language": document.language,
        "date": document.published_original,
        "text": document.text,
    }
    return json.dumps({name: value for name, value in fields.items() if value is not None}) + "\n"


def differing(one: LineageDigest, other: LineageDigest) -> list[str]:
    """The tables that differ, with the numbers of their rows."""
    pairs = zip(one.parts, other.parts, strict=True)
    return [f"{a.table} ({a.rows} and {b.rows} rows)" for a, b in pairs if a != b]


if __name__ == "__main__":
    sys.exit(main())
