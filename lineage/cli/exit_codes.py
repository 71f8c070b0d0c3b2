"""What the exit status of every command means."""

from typing import Final

DONE: Final = 0
UNUSABLE: Final = 2  # wrong usage, or input that cannot be read at all
STORE: Final = 3  # the database is damaged, newer than this program, or not a lineage database
SKIPPED: Final = 4  # finished, but some inputs were skipped; each was counted and named
INTERRUPTED: Final = 130  # Ctrl-C, as shells count it: 128 + SIGINT

HELP: Final = """\b
Exit status:
  0  done
  2  wrong usage, or input that cannot be read
  3  the database is damaged, of another version, or not a lineage database
  4  finished, but some inputs were skipped (each is counted and named)
"""
