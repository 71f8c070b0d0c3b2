"""Descriptions of tables and views -> SQL with its comments, and the documented schema.

A column is described where it is made: the same sentence goes into the CREATE statement (so that `.schema` in any
SQLite tool shows it) and into `lineage schema`.  SQL is built from these constants only, never from input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lineage.reports import Relation, RelationColumn


@dataclass(frozen=True, slots=True)
class Column:
    """A column: SQLite type and constraints as in CREATE TABLE, and a comment on why it exists and when it is NULL."""

    name: str
    declaration: str
    comment: str

    @property
    def type(self) -> str:
        return self.declaration.split()[0]

    @property
    def target(self) -> str | None:
        """The table whose row id stands in the column; None if the column refers to no table."""
        found = re.search(r"REFERENCES (\w+) \(id\)", self.declaration)
        return found[1] if found else None

    @property
    def is_row_id(self) -> bool:
        """True if the column holds nothing but the number under which the row happens to be stored."""
        return self.declaration.startswith("INTEGER PRIMARY KEY") and self.target is None


@dataclass(frozen=True, slots=True)
class Table:
    """A STRICT table; `constraints` and `indexes` are SQL fragments (an index: "(columns) [WHERE …]").

    Three fields are for the digest of the lineage.  `named_by` are the columns that identify a row in any database, for
    tables that others refer to.  The columns `aside` depend on how the corpus was ingested, and are left out; so is a
    table that is not `part_of_lineage`, of which all rows do.
    """

    name: str
    comment: str
    columns: tuple[Column, ...]
    constraints: tuple[str, ...] = ()
    indexes: tuple[str, ...] = ()
    without_rowid: bool = False
    named_by: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    part_of_lineage: bool = True

    def create_sql(self) -> str:
        """The CREATE TABLE statement, comments included."""
        entries = [(f'"{column.name}" {column.declaration}', column.comment) for column in self.columns]
        entries += [(constraint, "") for constraint in self.constraints]
        lines = [
            f"  {sql}{',' if position < len(entries) else ''}{f'  -- {comment}' if comment else ''}"
            for position, (sql, comment) in enumerate(entries, start=1)
        ]
        options = "STRICT, WITHOUT ROWID" if self.without_rowid else "STRICT"
        return f'CREATE TABLE "{self.name}" (  -- {self.comment}\n' + "\n".join(lines) + f"\n) {options}"

    def index_sql(self) -> list[str]:
        """One CREATE INDEX statement for each index, named table_1, table_2, …"""
        return [
            f'CREATE INDEX "{self.name}_{number}" ON "{self.name}" {index}'
            for number, index in enumerate(self.indexes, start=1)
        ]

    def describe(self) -> Relation:
        """The table as `lineage schema` shows it."""
        columns = tuple(RelationColumn(column.name, column.type, column.comment) for column in self.columns)
        return Relation(self.name, "table", self.comment, columns)


@dataclass(frozen=True, slots=True)
class View:
    """A named question with its documented columns, in the order of the SELECT."""

    name: str
    comment: str
    columns: tuple[tuple[str, str], ...]  # name, comment
    select: str

    def create_sql(self) -> str:
        """The CREATE VIEW statement; the column list makes names independent of the SELECT."""
        columns = ",\n".join(f'  "{name}"' for name, _ in self.columns)
        return f'CREATE VIEW "{self.name}" (  -- {self.comment}\n{columns}\n) AS\n{self.select.strip()}'

    def describe(self) -> Relation:
        """The view as `lineage schema` shows it."""
        columns = tuple(RelationColumn(name, "", comment) for name, comment in self.columns)
        return Relation(self.name, "view", self.comment, columns)


@dataclass(frozen=True, slots=True)
class Search:
    """A full-text index that reads its text through a view."""

    name: str
    comment: str
    columns: tuple[tuple[str, str], ...]
    content: str  # the view
    content_id: str  # the column of the view that is the rowid
    tokenizer: str
    settings: tuple[tuple[str, int], ...] = ()  # FTS5 configuration, kept in the file
    keeps_lengths: bool = True  # the number of words of each row, for ranking

    def create_sql(self) -> str:
        """The CREATE VIRTUAL TABLE statement."""
        columns = ", ".join(name for name, _ in self.columns)
        options = f"content='{self.content}', content_rowid='{self.content_id}', tokenize='{self.tokenizer}'"
        options += "" if self.keeps_lengths else ", columnsize=0"
        return f'CREATE VIRTUAL TABLE "{self.name}" USING fts5({columns}, {options})'

    def describe(self) -> Relation:
        """The index as `lineage schema` shows it."""
        columns = tuple(RelationColumn(name, "", comment) for name, comment in self.columns)
        return Relation(self.name, "search", self.comment, columns)
