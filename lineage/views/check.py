"""The report of a check, and the digest of a lineage -> text, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lineage.messages import counted
from lineage.reports import CheckReport, Finding, LineageDigest
from lineage.views.cells import harmless
from lineage.views.jsontext import json_text


def check_terminal(report: CheckReport) -> str:
    """What is wrong, where, and what to do next; for a sound database, what was checked and its digest."""
    lines = [_verdict(report)]
    if report.digest is not None:
        lines += _sound(report.digest, expected=bool(report.notes))
    for finding in report.wrong:
        lines += _named(finding)
    lines += [f"  note       {harmless(note)}" for note in report.notes]
    lines.append(f"  time       {report.seconds:.1f} s")
    return "\n".join(lines)


def check_json(report: CheckReport) -> str:
    """`{"sound", "wrong": [{"where", "message", "hint"}], "repaired": […], "notes": […], "digest", …}`."""
    value: dict[str, Any] = {
        "schema": "lineage.check/1",
        "database": report.database,
        "sound": report.sound,
        "wrong": [asdict(finding) for finding in report.wrong],
        "repaired": [asdict(finding) for finding in report.repaired],
        "notes": list(report.notes),
        "digest": report.digest and report.digest.digest,
        "seconds": round(report.seconds, 2),
    }
    return json_text(value)


def digest_json(found: LineageDigest) -> str:
    """`{"digest", "parts": {table: {"rows", "sum"}}, "remarks"}`; if two digests differ, the parts show the table."""
    parts = {part.table: {"rows": part.rows, "sum": f"{part.sum:016x}"} for part in found.parts}
    return json_text(
        {"schema": "lineage.digest/1", "digest": found.digest, "parts": parts, "remarks": list(found.remarks)}
    )


def _verdict(report: CheckReport) -> str:
    if report.wrong:
        still = ", even after the repair" if report.repaired else ""
        return f"{harmless(report.database)}: {counted(len(report.wrong), 'thing', be=True)} wrong{still}"
    built = "; what is derived was built anew" if report.repaired else ""
    return f"{harmless(report.database)} is sound{built}"


def _sound(digest: LineageDigest, *, expected: bool) -> list[str]:
    """The lines on what a sound database holds; with `expected`, on what it will hold after the next ingest."""
    rows = {part.table: part.rows for part in digest.parts}
    rest = "as the next ingest completes them" if expected else "each as it follows from the documents"
    derived = sum(rows.values()) - rows["documents"] - rows["outlets"]
    return [
        f"  documents  {rows['documents']:,}, each as it was stored",
        f"  derived    {derived:,} rows in {len(rows) - 2} tables, {rest}",
        "  search     the index fits the passages; all views answer",
        f"  digest     {digest.digest}{', once the next ingest has run' if expected else ''}",
    ]


def _named(finding: Finding) -> list[str]:
    return [f"  {harmless(finding.where)}: {harmless(finding.message)}", f"    {harmless(finding.hint or '')}".rstrip()]
