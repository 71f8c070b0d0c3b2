"""What an ingest was asked, met and did -> rows, so that every stored thing can be traced to the run that stored it."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np

from lineage.errors import StoreError
from lineage.records import Remark, Skipped
from lineage.store.reading import Reading
from lineage.store.values import Ids, RunRecord
from lineage.store.versions import SCHEMA_VERSION

UNSTORABLE: Final = re.compile("[\0\ud800-\udfff]")
"""What a SQLite text cannot hold: NUL ends it for many tools, and lone surrogates are not UTF-8."""


class Recording(Reading):
    """Runs, their reports, and the schemes that everything stored was made with."""

    def start_run(self, run: RunRecord) -> int:
        """Record that an ingest begins; its id.  Outside a transaction the row is visible to others at once."""
        with self.transaction():
            number = self._next("runs")
            self._run(
                "INSERT INTO runs "
                "(id, started, status, version, schema_version, settings, fingerprint, inputs, process) "
                "VALUES (?, ?, 'running', ?, ?, ?, ?, ?, ?)",
                [
                    number,
                    _now(),
                    run.version,
                    SCHEMA_VERSION,
                    to_json(run.settings),
                    run.fingerprint,
                    to_json(list(run.inputs)),
                    _process_name(),
                ],
            )
        return number

    def finish_run(self, run: int, counts: Mapping[str, Any], *, failed: bool = False) -> None:
        """Record how the ingest ended."""
        with self.transaction():
            self._run(
                "UPDATE runs SET finished = ?, status = ?, counts = ? WHERE id = ?",
                [_now(), "failed" if failed else "finished", to_json(counts), run],
            )

    def add_reports(self, run: int, skipped: Iterable[Skipped] = (), remarks: Iterable[Remark] = ()) -> None:
        """Record inputs that were not taken, and doubts about those that were."""
        with self.transaction():
            self._many(
                "INSERT INTO skips (run, location, reason, hint) VALUES (?, ?, ?, ?)",
                ((run, _clean(skip.where), _clean(skip.reason), _clean(skip.hint)) for skip in skipped),
            )
            self._many(
                "INSERT INTO remarks (run, location, message) VALUES (?, ?, ?)",
                ((run, _clean(remark.where), _clean(remark.message)) for remark in remarks),
            )

    def bind_schemes(self, schemes: Mapping[str, str]) -> None:
        """Record the methods behind what will be stored, kind -> name; StoreError if the database holds others."""
        with self.transaction():
            stored = self.schemes()
            for kind, name in sorted(schemes.items()):
                if stored.get(kind, name) != name:
                    raise StoreError(
                        f"the database was made with {kind} scheme {stored[kind]}, this lineage uses {name}",
                        where=str(self.path),
                        hint="ingest into a new file with --db",
                    )
                self._run("INSERT OR IGNORE INTO schemes (kind, name) VALUES (?, ?)", [kind, name])

    def _next(self, table: str) -> int:
        return int(self._value(f"SELECT coalesce(max(id), 0) + 1 FROM {table}"))

    def _new_ids(self, table: str, count: int) -> Ids:
        return np.arange(count, dtype=np.int64) + self._next(table)


def to_json(value: Any) -> str:
    """JSON text, readable in any script; lone surrogates are escaped, because a database cannot hold them."""
    if not isinstance(value, list):
        value = dict(value)
    text = json.dumps(value, ensure_ascii=False, default=str)
    return json.dumps(value, default=str) if UNSTORABLE.search(text) else text


def _clean(text: str | None) -> str | None:
    """Messages may quote broken input: what cannot be stored is shown as an escape."""
    return UNSTORABLE.sub(lambda found: ascii(found.group())[1:-1], text) if text else text


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def is_storable(text: str | None) -> bool:
    """Whether a database can hold the text as it is."""
    if text is None or (text.isascii() and "\0" not in text):
        return True
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False


def _process_name() -> str:
    """Who writes: process id and host."""
    return f"process {os.getpid()} on {platform.node() or 'this machine'}"
