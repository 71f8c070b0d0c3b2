"""What a check found, and what a lineage comes to -> text, for people and for programs."""

from __future__ import annotations

import json

from lineage.records import LineageDigest


def digest_json(found: LineageDigest) -> str:
    """`{"digest", "parts": {table: {"rows", "sum"}}}`: where two digests differ, the parts tell in which table."""
    parts = {part.table: {"rows": part.rows, "sum": f"{part.sum:016x}"} for part in found.parts}
    return json.dumps({"schema": "lineage.digest/1", "digest": found.digest, "parts": parts}, indent=1)
