"""A database -> the same database with nothing in it but what people gave, ready to be derived anew.

Damaged tables cannot be emptied row by row, for SQLite would have to walk their pages.  So they are taken out of the
schema unread, and the file is written anew once everything is derived again, which frees the pages that they had.
"""

from __future__ import annotations

from contextlib import suppress

from lineage.errors import StoreError
from lineage.store.integrity import RESTORE, Integrity
from lineage.store.provenance_tables import PROVENANCE_TABLES
from lineage.store.seals import STATISTICS
from lineage.store.tables import GIVEN, ON_REMOVAL, TABLES
from lineage.store.views import SEARCH, VIEWS

SOUND = ("documents", "outlets")
"""The tables from which all that is derived follows."""


class Rebuilding(Integrity):
    """What `check` needs to derive everything once more, elsewhere or in place."""

    def awaits_rebuilding(self) -> bool:
        """True if there are documents and no passages of them: the file comes from an older schema."""
        return not self.is_empty() and not self._last_id("passages")

    def forget_unused_outlets(self) -> None:
        """Delete outlets whose last document was removed: a new file with the other documents would not have them."""
        self._run("DELETE FROM outlets WHERE id NOT IN (SELECT outlet FROM documents)")

    def copy_given(self, other: Integrity) -> None:
        """Copy what people gave from another database, row by row, with ids and checksums."""
        with self.transaction():
            for table in GIVEN:
                marks = ", ".join("?" * len(table.columns))
                rows = other._stream(f'SELECT * FROM "{table.name}"')
                self._many(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)

    def require_sound_documents(self) -> None:
        """StoreError if documents or outlets are not what was stored: what follows from them would be wrong as well."""
        for table, row, message in self._given():
            if table in SOUND:
                told = f"{table} {row} {message}; a repair rebuilds only what follows from sound documents"
                raise StoreError(told, where=str(self.path), hint=RESTORE)

    def empty_derived(self) -> None:
        """Delete all that is derived, in a file that is sound."""
        from lineage.store.migrations import DERIVED  # sqlite-utils takes a quarter of a second to import

        with self.transaction():
            for table in reversed(DERIVED):  # tables stand behind those that they refer to
                self._run(f"DELETE FROM {table.name}")
            self._run(f"INSERT INTO {SEARCH.name} ({SEARCH.name}) VALUES ('delete-all')")

    def forget_derived(self) -> None:
        """Drop all that is derived, whatever state it is in, and make its tables, indexes and views anew, empty.

        Indexes and triggers that other programs have put on the tables of a lineage are made anew as well.
        """
        from lineage.store.migrations import DERIVED, create  # sqlite-utils takes a quarter of a second to import

        names = {*(table.name for table in DERIVED), *(view.name for view in VIEWS), SEARCH.name, STATISTICS}
        with self.transaction():
            added = self._added_by_others({*names, *(table.name for table in GIVEN)})
            self._run("PRAGMA writable_schema = ON")
            for name in sorted(names):
                self._run("DELETE FROM sqlite_schema WHERE tbl_name = ?", [name])
            self._run("DELETE FROM sqlite_schema WHERE tbl_name GLOB ?", [f"{SEARCH.name}_*"])
            for table in GIVEN:
                self._run("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [table.create_sql(), table.name])
                self._run("DELETE FROM sqlite_schema WHERE tbl_name = ? AND type <> 'table' AND sql > ''", [table.name])
            self._run("PRAGMA writable_schema = RESET")
            create(self._connection, DERIVED)
            for statement in (*(sql for table in GIVEN for sql in table.index_sql()), *added, "REINDEX"):
                self._run(statement)

    def _added_by_others(self, tables: set[str]) -> list[str]:
        """The SQL statements of indexes and triggers on these tables that lineage has not made."""
        ours = {f"{table.name}_{number}" for table in (*TABLES, *PROVENANCE_TABLES) for number in range(1, 10)}
        ours.add(ON_REMOVAL)
        rows = self._rows(
            "SELECT name, tbl_name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql > ''"
        )
        return [sql for name, table, sql in rows if table in tables and name not in ours]

    def write_anew(self) -> None:
        """Write the file anew without the pages that nothing uses, unless somebody reads it just now."""
        with suppress(StoreError):
            self._run("VACUUM")
