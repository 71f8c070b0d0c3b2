"""What an ingest was asked, met and did -> rows, so that every stored thing can be traced to the run that stored it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np

from lineage.errors import StoreError
from lineage.records import Remark, Skipped
from lineage.store.reading import IDS, Reading, as_json
from lineage.store.storable import row_checksum, sealed, shown, to_json
from lineage.store.values import Ids, RunRecord
from lineage.store.versions import SCHEMA_VERSION
from lineage.store.waiting import this_process

LAST_MATCHES: Final = 5_000
"""Matches among which a pair is sought that is worth looking at, if an ingest has found none: 0.05 s.  All matches of a
large file, a million, would take longer than the ingest."""


class Recording(Reading):
    """Runs, their reports, and the methods with which everything stored was made."""

    def start_run(self, run: RunRecord) -> int:
        """Record that an ingest begins; returns the id of the run.

        If no transaction is open, other programs see the row at once.
        """
        with self.transaction():
            self._own_run = number = self._next("runs")
            asked = (run.version, SCHEMA_VERSION, to_json(dict(run.settings)), run.fingerprint)
            row = (number, _now(), None, "running", *asked, to_json(list(run.inputs)), None, this_process())
            self._run("INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", sealed(row))
        return number

    def closest_documents(self, documents: Ids | None = None) -> tuple[str, str] | None:
        """Keys of the two documents of different outlets with most matches that are not verbatim, then most matches.

        None if documents of different outlets have no match.  With `documents`, at least one of the two is among these;
        without, the pair is sought among the `LAST_MATCHES` that were stored last.
        """
        pairs, parameters = self._matching_pairs(documents, "= 'body'")
        rows = self._rows(
            f"SELECT a, b FROM ({pairs}) WHERE across ORDER BY reworded DESC, matches DESC, a, b LIMIT 1", parameters
        )
        return (rows[0][0], rows[0][1]) if rows else None

    def matches_with(self, documents: Ids) -> tuple[int, int]:
        """Number of matches of these documents with other outlets, and inside their own, without those of furniture."""
        pairs, parameters = self._matching_pairs(documents, "<> 'furniture'")
        counts = "coalesce(sum(matches * across), 0), coalesce(sum(matches * (NOT across)), 0)"
        rows = self._rows(f"SELECT {counts} FROM ({pairs})", parameters)
        return rows[0][0], rows[0][1]

    def finish_run(self, run: int, counts: Mapping[str, Any], *, failed: bool = False) -> None:
        """Record how the ingest ended."""
        with self.transaction():
            self._run(
                "UPDATE runs SET finished = ?, status = ?, counts = ? WHERE id = ?",
                [_now(), "failed" if failed else "finished", to_json(dict(counts)), run],
            )
            self._seal("runs", run)

    def add_reports(self, run: int, skipped: Iterable[Skipped] = (), remarks: Iterable[Remark] = ()) -> None:
        """Record inputs that were not taken, and doubts about those that were."""
        with self.transaction():
            self._many(
                "INSERT INTO skips VALUES (?, ?, ?, ?, ?, ?)",
                (
                    sealed((number, run, shown(skip.where), shown(skip.reason), shown(skip.hint)))
                    for number, skip in enumerate(skipped, start=self._next("skips"))
                ),
            )
            self._many(
                "INSERT INTO remarks VALUES (?, ?, ?, ?, ?)",
                (
                    sealed((number, run, shown(remark.where), shown(remark.message)))
                    for number, remark in enumerate(remarks, start=self._next("remarks"))
                ),
            )

    def require_schemes(self, schemes: Mapping[str, str], *, every: bool = False) -> None:
        """StoreError unless what is stored was made with these methods, kind -> name.

        A kind of which no method is recorded is passed over; with `every`, it is an error as well.
        """
        stored = self.schemes()
        for kind, name in sorted(schemes.items()):
            if stored.get(kind, "unknown" if every else name) != name:
                raise StoreError(
                    f"the database was made with {kind} scheme {stored.get(kind, 'unknown')}, this lineage uses {name}",
                    where=str(self.path),
                    hint="ingest into a new file with --db",
                )

    def bind_schemes(self, schemes: Mapping[str, str]) -> None:
        """Record the methods behind what will be stored, kind -> name; StoreError if the database holds others."""
        with self.transaction():
            self.require_schemes(schemes)
            for kind, name in sorted(schemes.items()):
                self._run("INSERT OR IGNORE INTO schemes (kind, name) VALUES (?, ?)", [kind, name])

    def _seal(self, table: str, row: int) -> None:
        """Renew the checksum of a row that was changed on purpose."""
        (values,) = self._rows(f"SELECT * FROM {table} WHERE id = ?", [row])
        self._run(f"UPDATE {table} SET checksum = ? WHERE id = ?", [row_checksum(values[:-1]), row])

    def keep_agencies(self, files: Sequence[tuple[str, str]]) -> None:
        """Store these files of agencies (name and text) in the place of those that are stored."""
        with self.transaction():
            self._run("DELETE FROM agency_files")
            self._many(
                "INSERT INTO agency_files (id, name, text, checksum) VALUES (?, ?, ?, ?)",
                (sealed((n + 1, *file)) for n, file in enumerate(files)),
            )

    def renew_scheme(self, kind: str, name: str) -> bool:
        """Record the method of a kind of results that can be derived anew.

        Returns True if there are documents, and another method or none was recorded before.
        """
        with self.transaction():
            before = self.schemes().get(kind)
            self._run("INSERT OR REPLACE INTO schemes (kind, name) VALUES (?, ?)", [kind, name])
            return before != name and not self.is_empty()

    def renewable(self, schemes: Mapping[str, str]) -> bool:
        """True if for one of these kinds another method, or none, is recorded."""
        stored = self.schemes()
        return any(stored.get(kind) != name for kind, name in schemes.items())

    def _matching_pairs(self, documents: Ids | None, kind: str) -> tuple[str, list[str]]:
        """SQL for the pairs of documents with matches of passages of a kind, and its parameters.

        Each pair has one of these documents (None: a match among the `LAST_MATCHES`).  `kind` is the end of a
        comparison.  The columns are the keys `a` and `b`, whether the two are of different outlets (`across`), how many
        `matches` they have, and how many of these are not verbatim (`reworded`).
        """
        if documents is None:
            condition = f"m.id > (SELECT max(id) FROM matches) - {LAST_MATCHES}"
        elif 2 * len(documents) >= self._last_id("documents"):  # faster if nearly every match is one of these documents
            condition = f"(ap.document IN {IDS} OR bp.document IN {IDS})"
        else:
            ends = (
                f"SELECT near.id FROM passages p CROSS JOIN matches near ON near.{end} = p.id WHERE p.document IN {IDS}"
                for end in ("a_passage", "b_passage")
            )
            condition = f"m.id IN ({' UNION ALL '.join(ends)})"
        sql = (
            "SELECT ad.key AS a, bd.key AS b, ad.outlet <> bd.outlet AS across, matches, reworded FROM ("
            "SELECT ap.document AS one, bp.document AS other, count(*) AS matches, "
            "count(*) FILTER (WHERE m.label <> 'verbatim') AS reworded "
            "FROM matches m JOIN passages ap ON ap.id = m.a_passage JOIN passages bp ON bp.id = m.b_passage "
            f"WHERE {condition} AND ap.kind {kind} AND bp.kind {kind} GROUP BY 1, 2) "
            "JOIN documents ad ON ad.id = one JOIN documents bd ON bd.id = other"
        )
        return sql, [] if documents is None else [as_json(documents)] * 2

    def _next(self, table: str) -> int:
        return self._last_id(table) + 1

    def _new_ids(self, table: str, count: int) -> Ids:
        return np.arange(count, dtype=np.int64) + self._next(table)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
