"""What the exit status of every command means."""

from typing import Final

DONE: Final = 0
UNUSABLE: Final = 2  # wrong usage, input that cannot be read at all, or too little memory or room for temporary files
STORE: Final = 3  # the database is damaged, newer than this program, not a lineage database, full, or held by another
SKIPPED: Final = 4  # finished, but some inputs were skipped; each was counted and named

HELP: Final = """\b
Exit status:
  0  done
  2  wrong usage, input that cannot be read, or too little memory
     or room for temporary files
  3  the database is damaged, of another version, not a lineage database,
     cannot be written, or is held by another ingest
  4  finished, but some inputs were skipped (each is counted and named)
  130, 143  stopped by Ctrl-C or kill; an ingest goes on when it is run again
"""
