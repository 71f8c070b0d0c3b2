"""A database -> what becomes of it when single bytes of its file are changed.

    python benchmarks/flips.py DATABASE [--flips 200] [--seed 1] [--repair]

For each flip a random byte of a copy is changed, and `lineage check` looks at the copy.  It must find that something is
wrong or refuse the file; else the byte must be unused, which is proven without lineage: SQLite finds nothing wrong, and
every row of every table is what it was.  With --repair, damage that was found is repaired if that is possible, and the
digest must then be that of the sound database.  The exit status is 1 if damage was not found, or the check crashed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from lineage import pipeline
from lineage.errors import LineageError


class Flip(NamedTuple):
    """The place of a byte in a file, and the bits of the byte that are flipped."""

    place: int
    bits: int


def main() -> int:
    """Flip bytes and count what is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--flips", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repair", action="store_true")
    options = parser.parse_args()
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for flip in flips(options.database, options.flips, options.seed):
            copy = flipped(options.database, flip, Path(folder))
            fate, told = outcome(options.database, copy)
            if options.repair and fate == "found":
                fate, told = repaired(options.database, copy)
            seen[fate] += 1
            if fate not in ("found", "refused", "unused", "repaired", "restore"):
                print(f"byte {flip.place} ^ {flip.bits:#04x}: {fate}: {told}", flush=True)
    print(", ".join(f"{count} {fate}" for fate, count in sorted(seen.items())))
    return 1 if seen["silent"] or seen["crashed"] or seen["another lineage"] else 0


def flips(database: Path, count: int, seed: int) -> Iterator[Flip]:
    """Random places of the file, with the bits to flip."""
    chance = random.Random(seed)
    size = database.stat().st_size
    for _ in range(count):
        yield Flip(chance.randrange(size), 1 << chance.randrange(8))


def flipped(database: Path, flip: Flip, folder: Path) -> Path:
    """A copy of the file with that byte changed."""
    copy = folder / "flipped.db"
    for old in folder.iterdir():
        old.unlink()
    shutil.copy(database, copy)
    with copy.open("r+b") as file:
        file.seek(flip.place)
        byte = file.read(1)[0]
        file.seek(flip.place)
        file.write(bytes([byte ^ flip.bits]))
    return copy


def outcome(sound: Path, copy: Path) -> tuple[str, str]:
    """`found`, `refused`, `unused`, `silent` or `crashed`, and what was said."""
    before = copy.read_bytes()
    try:
        report = pipeline.check(copy, jobs=1)
    except LineageError as error:
        return "refused", str(error)
    except Exception as error:  # what must never happen is what is counted here
        return "crashed", repr(error)
    if report.wrong:
        return "found", "; ".join(f"{finding.where}: {finding.message}" for finding in report.wrong)
    if copy.read_bytes() != before:
        return "crashed", "the check changed the file"
    if report.notes:
        return "found", "; ".join(report.notes)
    return ("unused", "") if content(copy) == content(sound) else ("silent", difference(sound, copy))


def repaired(sound: Path, copy: Path) -> tuple[str, str]:
    """`repaired`, or `restore` if the documents themselves are damaged; any other outcome is a fault."""
    try:
        report = pipeline.check(copy, repair=True, jobs=1)
    except LineageError as error:
        return "restore", str(error)
    except Exception as error:
        return "crashed", repr(error)
    if report.wrong:
        return "restore", "; ".join(f"{finding.where}: {finding.message}" for finding in report.wrong)
    same = pipeline.digest(copy) == pipeline.digest(sound)
    return ("repaired", "") if same else ("another lineage", "")


def content(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, read by SQLite alone, with the schema and the tables behind the search index."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = bytes
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").fetchall()
        found = {"integrity": connection.execute("PRAGMA integrity_check").fetchall()}
        for table in ("sqlite_schema", *sorted(name.decode() for (name,) in tables)):
            whole = connection.execute(
                "SELECT sql LIKE '%WITHOUT ROWID' OR sql LIKE '%WITHOUT ROWID)' FROM sqlite_schema WHERE name = ?",
                [table],
            )
            without = (whole.fetchone() or [0])[0]
            found[table] = connection.execute(f'SELECT {"" if without else "rowid, "}* FROM "{table}"').fetchall()
    return found


def difference(sound: Path, copy: Path) -> str:
    """The tables whose rows differ."""
    one, other = content(sound), content(copy)
    return ", ".join(name for name in one if one[name] != other.get(name))


if __name__ == "__main__":
    sys.exit(main())
