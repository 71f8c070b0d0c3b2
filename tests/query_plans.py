"""A statement -> the steps of its plan that read a large table from end to end."""

from __future__ import annotations

import re
import sqlite3

FEW_ROWS = {"runs", "schemes", "stages", "seals", "outlets", "agency_files", "index_segments", "json_each"}
"""Tables whose rows are as many as ingests, outlets or methods, and lists of what is asked for."""
NAMED = re.compile(r"\b(?:FROM|JOIN|UPDATE|INTO) (\w+)(?: (?:AS )?(\w+))?")


def scanned(connection: sqlite3.Connection, sql: str, views: str = "") -> list[str]:
    """Steps of a plan that read a whole table with at least one row per document; `views`: name -> SQL of a view."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")} - FEW_ROWS
    named = NAMED.findall(f"{sql} {views}")
    known = {name for table, alias in named if table in tables for name in (table, alias)}
    names = re.findall(r"(?<!\w):([a-z]+)", sql)
    parameters = dict.fromkeys(names) if names else [None] * sql.count("?")
    plan = [row[3].split() for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)]
    made = {step[1] for step in plan if step[0] in ("CO-ROUTINE", "MATERIALIZE")}  # of what its own steps tell
    return [" ".join(step) for step in plan if step[0] == "SCAN" and step[1] in known - made]
