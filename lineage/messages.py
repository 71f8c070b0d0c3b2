"""What a message speaks of -> its words: commands for a shell, numbers with their nouns, the name that was meant.

One wording each, so that whatever room a message or a hint comes from, it reads alike and can be pasted as it stands.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterable, Sequence


def command(*words: str | os.PathLike[str]) -> str:
    """A command of lineage for a hint, as a shell takes it: quoted where a name needs it.

    >>> command("ingest", "FOLDER", "--db", "my news.db")
    "lineage ingest FOLDER --db 'my news.db'"
    """
    return shlex.join(["lineage", *(os.fspath(word) for word in words)])


def question(database: str | os.PathLike[str], sql: str) -> str:
    """A command that asks a database with sqlite3, as a shell takes it.

    >>> question("my news.db", "select 1"), question("-x.db", "select 1")
    ("sqlite3 'my news.db' 'select 1'", "sqlite3 ./-x.db 'select 1'")
    """
    return shlex.join(["sqlite3", unmistakable(database), sql])


_OF_EXTRA = re.compile(r"extra\s*==\s*[\"']([\w.-]+)[\"']")


def installing(extra: str, package: str) -> str:
    """A command that installs what an extra of lineage needs, into the environment that runs, as a shell takes it.

    The packages are those of the extra, with their bounds, by their own names: on PyPI, "lineage" is somebody else's.
    Where lineage runs without being installed, and nothing says what the extra holds, it is `package`.
    """
    from importlib.metadata import PackageNotFoundError, requires  # which --help can do without

    try:
        declared = requires("lineage") or []
    except PackageNotFoundError:
        declared = []
    parts = (line.partition(";") for line in declared)
    found = [name.strip() for name, _, marker in parts if extra in _OF_EXTRA.findall(marker)]
    return shlex.join([sys.executable or "python3", "-m", "pip", "install", *(found or [package.partition(".")[0]])])


def unmistakable(path: str | os.PathLike[str]) -> str:
    """A path that programs take for one: sqlite3 takes some names for an option, for no file, or for a URI."""
    name = os.fspath(path)
    return f"./{name}" if name.startswith(("-", ":", "file:")) else name


def counted(number: int, noun: str, *, be: bool = False) -> str:
    """A number with its noun as it stands behind it, for any message; with `be`, "is" or "are" behind both.

    >>> counted(1, "document"), counted(1200, "word"), counted(1, "row", be=True)
    ('1 document', '1,200 words', '1 row is')
    """
    if be:
        return f"{counted(number, noun)} {'is' if number == 1 else 'are'}"
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


IS_FOLDER = "this is a folder; one article is needed"
"""What is wrong with a folder where one document is asked for."""
NAME_FILE = "name a file in it"
"""What to do then."""
MAX_TITLE = 40
"""Characters of a title beside an id, enough to know an article by."""


def shortened(text: str, most: int) -> str:
    """The text in at most so many characters, with an ellipsis where something was cut off.

    >>> shortened("Ferry evacuated", 15), shortened("Ferry evacuated", 7)
    ('Ferry evacuated', 'Ferry…')
    """
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def listed(names: Sequence[str], most: int) -> str:
    """The first names of a list, and how many more there are.

    >>> listed(["Post", "Star", "Mail"], 2), listed(["Post"], 2)
    ('Post, Star and 1 more', 'Post')
    """
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


MIN_LIKENESS = 0.4
"""Dice coefficient of character pairs from which another name is offered for one that does not exist."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that is most like a name that does not exist, for a hint; None where none is like it.

    >>> nearest("wire.tx", ["notes.md", "wire.txt"]), nearest("wire.tx", ["notes.md"])
    ('wire.txt', None)
    """
    likeness, best = max(((_likeness(name, other), other) for other in names), default=(0.0, ""))
    return best if likeness >= MIN_LIKENESS else None


def _likeness(a: str, b: str) -> float:
    """Dice coefficient of the sets of character pairs, 0..1."""
    one, two = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (f"^{a.lower()}$", f"^{b.lower()}$"))
    return 2 * len(one & two) / (len(one) + len(two))
