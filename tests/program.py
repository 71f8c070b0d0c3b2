"""The installed program, as a user runs it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"


def lineage(
    *arguments: str | Path, stdin: str | bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `lineage` with these arguments; no colour and no database are inherited from the tests' environment."""
    inherited = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR", "LINEAGE_DB"}}
    done = subprocess.run(
        [sys.executable, "-m", "lineage", *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        env={**inherited, "PYTHONIOENCODING": "utf-8", "COLUMNS": "80", **environment},
        check=False,
        timeout=120,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def rows(database: Path, sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """Ask the finished file with plain sqlite3, opened read-only as a mailed file would be."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(sql, tuple(parameters)).fetchall()


VIEWS = {
    "passage_lineage": "document, ordinal, source_kind, source_name, source_document",
    "passage_matches": "a_document, a_start, a_end, b_document, b_start, b_end",
    "document_lineage": "document",
    "families": "first_document, size, text",
    "source_timeline": "source_kind, source_name, document",
    "outlet_reuse": "from_outlet, to_outlet",
    "credit_audit": "document, source_name, verdict",
}


ROW_IDS = {"id", "source", "a_passage", "b_passage"}


def everything(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that the public views say, in an order that does not depend on row ids.

    Row ids are left out; a family is named by what it is, the first document and the text of its representative.
    """
    families = {row[0]: row[1:] for row in rows(database, "SELECT family, first_document, text FROM families")}
    content: dict[str, list[tuple[Any, ...]]] = {}
    for view, order in VIEWS.items():
        names = [name for (name,) in rows(database, "SELECT name FROM pragma_table_info(?)", [view])]
        kept = [name for name in names if name not in ROW_IDS]
        columns = ", ".join(f'"{name}"' for name in kept)
        found = rows(database, f"SELECT {columns} FROM {view} ORDER BY {order}, 1, 2")
        family = kept.index("family") if "family" in kept else -1
        content[view] = [
            tuple(families.get(value) if place == family else value for place, value in enumerate(row)) for row in found
        ]
    return content
