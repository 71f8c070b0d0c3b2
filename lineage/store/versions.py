"""Nothing -> the numbers in a database file's header by which it is recognised before anything is read from it."""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x4C4E4547
"""`PRAGMA application_id`: "LNEG"; tells our files from other programs' SQLite files."""
SCHEMA_VERSION: Final = 2
"""`PRAGMA user_version`.  Raise it with every migration and with every change of a view."""
OLDEST_SCHEMA: Final = 2
"""The schema that migrations begin with.  Files of schema 1 are refused: their index has other keys and other numbers
for wordings, so that what is ingested later would not meet what they hold."""
