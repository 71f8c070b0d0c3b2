"""A labelled pair and its two texts, ingested as of two outlets -> how far the database agrees with the readers.

    python benchmarks/stored_links.py PAIR.json A.txt B.txt [--outlets A B]

Printed are the F1 of `passage_matches` against the labelled sentence links, the stories and sources of the two
documents, how each document has its source (copied, or the same statement), and how many sentences of B that have no
counterpart stand in passages that the database calls `added`.  For the form of the pair see training/links.py.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lineage import pipeline
from lineage.corpus import ReadOptions
from training.scores import score_links

Record = Mapping[str, Any]
Pair = tuple[tuple[int, int], tuple[int, int]]
NAMES = ("Outlet A", "Outlet B")


def main() -> None:
    """Ingest the texts one after the other and print what the database holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pair", type=Path)
    parser.add_argument("texts", nargs=2, type=Path)
    parser.add_argument("--outlets", nargs=2, default=NAMES)
    options = parser.parse_args()
    record = json.loads(options.pair.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "pair.db"
        for path, outlet in zip(options.texts, options.outlets, strict=True):
            pipeline.ingest([path], database, pipeline.IngestOptions(ReadOptions(outlet=outlet), jobs=1))
        with closing(sqlite3.connect(database)) as connection:
            tell(connection, record, options.outlets)


def tell(connection: sqlite3.Connection, record: Record, outlets: Sequence[str]) -> None:
    """Print the figures."""
    for side, outlet in zip("ab", outlets, strict=True):
        sql = "SELECT d.text FROM documents d JOIN outlets o ON o.id = d.outlet WHERE o.name = ?"
        if connection.execute(sql, [outlet]).fetchone() != (record[side]["text"],):
            sys.exit(f"the text of {outlet} is not the labelled one: its offsets would mean nothing")
    links = score_links(record, matches(connection, outlets[0]))
    print(f"links F1 {links.link_f1:.3f} (P {links.link_precision:.2f} R {links.link_recall:.2f})")
    print("stories", connection.execute("SELECT count(*), max(documents) FROM stories").fetchone())
    rows = (
        "SELECT source, source_kind, source_name, outlet, role, passages FROM source_timeline ORDER BY source, outlet"
    )
    for row in connection.execute(rows):
        print("source", *row)
    added, right = background(connection, record, outlets[1])
    print(f"sentences of B without a counterpart: {added}, in passages called added: {right}")


def matches(connection: sqlite3.Connection, first: str) -> list[Pair]:
    """The matched spans, that of outlet `first` first; headlines and body, furniture apart."""
    sql = (
        "SELECT a_outlet, a_start, a_end, b_start, b_end FROM passage_matches WHERE label <> 'furniture' ORDER BY 2, 4"
    )
    pairs = [(outlet, ((a, b), (c, d))) for outlet, a, b, c, d in connection.execute(sql)]
    return [pair if outlet == first else (pair[1], pair[0]) for outlet, pair in pairs]


def background(connection: sqlite3.Connection, record: Record, outlet: str) -> tuple[int, int]:
    """Number of sentences of B that readers labelled added, and of those that begin in passages labelled so."""
    sql = 'SELECT label FROM passage_lineage WHERE outlet = ? AND start <= ? AND "end" > ?'
    starts = [record["b"]["sentences"][row["b"]][0] for row in record["gold"] if row["labels"] == ["added"]]
    labels = [connection.execute(sql, [outlet, start, start]).fetchone() for start in starts]
    return len(starts), sum(label in (("added",), ("furniture",)) for label in labels)


if __name__ == "__main__":
    main()
