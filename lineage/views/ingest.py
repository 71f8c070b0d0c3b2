"""The report of an ingest -> text: a summary with the next step, the skipped inputs, the doubts about inputs; JSON.

The JSON, schema `lineage.ingest/1`, names every skipped input and every remark; the text names the first of them.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import asdict

from lineage.messages import counted, sqlite3_command, unmistakable
from lineage.records import Remark, Skipped
from lineage.reports import IngestReport
from lineage.views.cells import harmless
from lineage.views.jsontext import json_text

NAMED = 20
"""Most skipped inputs that are named; the rest are in the table `skips`."""
EXAMPLES = 3
"""Most doubts of one kind that are named; the rest are in the table `remarks`."""


def ingest_terminal(report: IngestReport, database: str | os.PathLike[str]) -> str:
    """What was stored and what it shares, what the database holds now, and what to do next."""
    held = report.totals
    already = f", {report.unchanged:,} known already" if report.unchanged else ""
    rows = (
        ("stored", f"{counted(report.documents, 'document')}{already}, {counted(report.passages, 'passage')}"),
        ("skipped", counted(len(report.skipped), "input")),
        (
            "matches",
            f"{report.matches_across_outlets:,} with other outlets, "
            f"{report.matches_inside_outlets:,} inside their own, furniture apart",
        ),
        (
            "now held",
            f"{counted(held['documents'], 'document')} of {counted(held['outlets'], 'outlet')}, "
            f"{counted(held['passages'], 'passage')}",
        ),
        ("families", f"{held['families']:,} of near-duplicate passages in two or more documents"),
        ("time", f"{report.seconds:.1f} s"),
    )
    lines = (f"  {name:9} {value}" for name, value in rows)
    following = _next_command(report, database) or "give a path that holds articles; see lineage ingest --help"
    return "\n".join(map(harmless, (os.fspath(database), *lines, f"Next: {following}")))


def ingest_json(report: IngestReport, database: str | os.PathLike[str]) -> str:
    """All that the report says, and the command to type next; null where the database holds no document."""
    value = {
        "schema": "lineage.ingest/1",
        "database": os.fspath(database),
        "documents": report.documents,
        "unchanged": report.unchanged,
        "passages": report.passages,
        "skipped": [asdict(skip) for skip in report.skipped],
        "remarks": [asdict(remark) for remark in report.remarks],
        "totals": dict(report.totals),
        "matches": {
            "across_outlets": report.matches_across_outlets,
            "inside_outlets": report.matches_inside_outlets,
        },
        "seconds": round(report.seconds, 2),
        "next": _next_command(report, database),
    }
    return json_text(value)


def skipped_terminal(skipped: Sequence[Skipped]) -> str:
    """The first `NAMED` inputs that were not taken, with the reason and the next step; "" if all were taken.

    A next step that has been said before is not said again.
    """
    lines = [f"Skipped {counted(len(skipped), 'input')}:"] if skipped else []
    told: set[str] = set()
    for skip in skipped[:NAMED]:
        is_new = skip.hint and skip.hint not in told
        lines.append(f"  {skip.where}: {skip.reason}" + (f" ({skip.hint})" if is_new else ""))
        told.add(skip.hint or "")
    if len(skipped) > NAMED:
        lines.append(f"  … and {len(skipped) - NAMED:,} more, all in the table skips")
    return "\n".join(map(harmless, lines))


def remarks_terminal(remarks: Sequence[Remark]) -> str:
    """The first doubts of each kind with their places, and how many more there are; "" if there are none.

    The kind of a doubt is its message up to the first colon.
    """
    kinds: dict[str, list[Remark]] = {}
    for remark in remarks:
        kinds.setdefault(remark.message.partition(":")[0], []).append(remark)
    lines = ["Stored, with remarks:"] if remarks else []
    for alike in kinds.values():
        lines += [f"  {remark.where}: {remark.message}" for remark in alike[:EXAMPLES]]
        if len(alike) > EXAMPLES:
            lines.append(f"  … and {len(alike) - EXAMPLES:,} more like these, all in the table remarks")
    return "\n".join(map(harmless, lines))


def _next_command(report: IngestReport, database: str | os.PathLike[str]) -> str | None:
    """The command to type next, safe to type whatever ids a corpus holds; None if the database holds no document."""
    if not report.totals["documents"]:
        return None
    if not report.closest:
        return sqlite3_command(database, "select * from document_lineage limit 10")
    db = "" if os.fspath(database) == "lineage.db" else f" --db {shlex.quote(unmistakable(database))}"
    ids = shlex.join(report.closest)
    if any(key.startswith("-") for key in report.closest):  # it would be taken for an option
        return f"lineage show{db} -- {ids}"
    return f"lineage show {ids}{db}"
