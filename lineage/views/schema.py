"""Schema -> text: the documented tables and views, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict

from lineage.reports import Relation, Schema
from lineage.views.jsontext import json_text


def schema_json(schema: Schema) -> str:
    """`{"version", "views": […], "tables": […]}`; each with name, comment and its columns in order."""
    groups = {"views": ("view",), "tables": ("table", "search")}
    value: dict[str, object] = {"schema": "lineage.schema/1", "version": schema.version}
    for name, kinds in groups.items():
        value[name] = [asdict(relation) for relation in schema.relations if relation.kind in kinds]
    return json_text(value)


def schema_terminal(schema: Schema) -> str:
    """The documented schema as text: first the views, which are the public contract, then full-text search and the
    tables behind them."""
    blocks = [f"lineage database, schema version {schema.version}"]
    for kind, heading in (
        ("view", "VIEWS: the public contract"),
        ("search", "FULL-TEXT SEARCH"),
        ("table", "TABLES: may change between versions"),
    ):
        blocks.append(heading)
        blocks += [_relation(relation) for relation in schema.relations if relation.kind == kind]
    return "\n\n".join(blocks)


def _relation(relation: Relation) -> str:
    width = max(len(column.name) for column in relation.columns)
    lines = [f"{relation.name}: {relation.comment}"]
    lines += [f"  {column.name:{width}}  {column.type:8}{column.comment}" for column in relation.columns]
    return "\n".join(lines)
