"""A database -> the same with nothing in it but what people gave, ready to be derived anew.

Damaged tables cannot be emptied row by row, for SQLite would have to walk their pages.  So they are taken out of the
schema unread, and the file is written anew once everything is derived again, which frees the pages they had.
"""

from __future__ import annotations

from contextlib import suppress

from lineage.errors import StoreError
from lineage.store.integrity import RESTORE, Integrity
from lineage.store.tables import GIVEN
from lineage.store.views import SEARCH, VIEWS

SOUND = ("documents", "outlets")
"""What everything derived follows from."""


class Rebuilding(Integrity):
    """What `check` needs to derive everything once more, elsewhere or in place."""

    def awaits_rebuilding(self) -> bool:
        """Whether there are documents and nothing derived from them: the file comes from an older schema."""
        return bool(self._value("SELECT EXISTS (SELECT 1 FROM documents) AND NOT EXISTS (SELECT 1 FROM passages)"))

    def copy_given(self, other: Integrity) -> None:
        """Take over what people gave from another database, row by row, ids and checksums included."""
        with self.transaction():
            for table in GIVEN:
                marks = ", ".join("?" * len(table.columns))
                rows = other._stream(f'SELECT * FROM "{table.name}"')
                self._many(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)

    def require_sound_documents(self) -> None:
        """StoreError where documents are not what was stored: what follows from them would be wrong as well."""
        for table, row, message in self._given():
            if table in SOUND:
                told = f"{table} {row} {message}; a repair rebuilds only what follows from sound documents"
                raise StoreError(told, where=str(self.path), hint=RESTORE)

    def forget_derived(self) -> None:
        """Drop all that is derived, whatever state it is in, and make its tables, indexes and views anew, empty."""
        from lineage.store.migrations import DERIVED, create  # sqlite-utils takes a quarter of a second to import

        names = {*(table.name for table in DERIVED), *(view.name for view in VIEWS), SEARCH.name, "sqlite_stat1"}
        with self.transaction():
            self._run("PRAGMA writable_schema = ON")
            for name in sorted(names):
                self._run("DELETE FROM sqlite_schema WHERE tbl_name = ?", [name])
            self._run("DELETE FROM sqlite_schema WHERE tbl_name GLOB ?", [f"{SEARCH.name}_*"])
            for table in GIVEN:
                self._run("UPDATE sqlite_schema SET sql = ? WHERE name = ?", [table.create_sql(), table.name])
                self._run(
                    "DELETE FROM sqlite_schema WHERE tbl_name = ? AND type = 'index' AND sql IS NOT NULL", [table.name]
                )
            self._run("PRAGMA writable_schema = RESET")
            for table in GIVEN:
                for statement in table.index_sql():
                    self._run(statement)
            self._run("REINDEX")
            create(self._connection, DERIVED)

    def write_anew(self) -> None:
        """Write the file anew without the pages that nothing uses, unless somebody reads it just now."""
        with suppress(StoreError):
            self._run("VACUUM")
