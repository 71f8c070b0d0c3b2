"""Nothing -> the numbers in the header of a database file, by which it is recognised before anything else is read."""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x4C4E4547
"""`PRAGMA application_id`: "LNEG"; tells our files from other programs' SQLite files."""
SCHEMA_VERSION: Final = 7
"""`PRAGMA user_version`: the number of migrations.  It is raised with every migration; views of another build are made
anew by the next ingest, whatever the version."""
