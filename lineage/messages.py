"""What a message speaks of -> its words: commands for a shell, numbers with their nouns, the name that was meant.

Each wording stands here once, so that messages and hints of all rooms read alike, and commands can be pasted as they
are.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterable, Sequence


def command(*words: str | os.PathLike[str]) -> str:
    """A command of lineage for a hint, with arguments quoted where a shell needs it.

    >>> command("ingest", "FOLDER", "--db", "my news.db")
    "lineage ingest FOLDER --db 'my news.db'"
    """
    return shlex.join(["lineage", *(os.fspath(word) for word in words)])


def question(database: str | os.PathLike[str], sql: str) -> str:
    """A sqlite3 command that runs `sql` on a database, with arguments quoted where a shell needs it.

    >>> question("my news.db", "select 1"), question("-x.db", "select 1")
    ("sqlite3 'my news.db' 'select 1'", "sqlite3 ./-x.db 'select 1'")
    """
    return shlex.join(["sqlite3", unmistakable(database), sql])


_OF_EXTRA = re.compile(r"extra\s*==\s*[\"']([\w.-]+)[\"']")


def installing(extra: str, package: str) -> str:
    """A shell command that installs the packages of an extra of lineage into the environment that runs.

    The packages of the extra are named one by one, with their bounds, because on PyPI the name "lineage" belongs to
    another project.  If lineage runs without being installed, nothing says what the extra holds, and the command
    installs `package`.
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
    """The path, with "./" before it if sqlite3 would take it for an option, a database in memory, or a URI."""
    name = os.fspath(path)
    return f"./{name}" if name.startswith(("-", ":", "file:")) else name


def counted(number: int, noun: str, *, be: bool = False) -> str:
    """A number with its noun in singular or plural ("1 document", "2 documents"); with `be`, also "is" or "are".

    >>> counted(1, "document"), counted(1200, "word"), counted(1, "row", be=True)
    ('1 document', '1,200 words', '1 row is')
    """
    if be:
        return f"{counted(number, noun)} {'is' if number == 1 else 'are'}"
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


IS_FOLDER = "this is a folder; one article is needed"
"""Message for a folder that is given where one article is needed."""
NAME_FILE = "name a file in it"
"""Hint that goes with `IS_FOLDER`."""
IS_ADDRESS = "the address of a page, and lineage fetches nothing"
"""Message for the address of a page that is given where a file is needed."""
SAVE_PAGE = "save the page as HTML and name that file"
"""Hint that goes with `IS_ADDRESS`."""
_ADDRESS = re.compile(r"(?i)(?:https?|ftp):/")  # one stroke: a path has lost the second


def is_address(name: str | os.PathLike[str]) -> bool:
    """Whether what stands for a file is the address of a page.

    >>> is_address("https://post.example/1"), is_address("https/1.txt")
    (True, False)
    """
    return _ADDRESS.match(os.fspath(name)) is not None


MAX_TITLE = 40
"""Characters of a title beside an id, enough to know an article by."""


def shortened(text: str, most: int) -> str:
    """The text in at most `most` characters, with an ellipsis at its end if something was cut off.

    >>> shortened("Ferry evacuated", 15), shortened("Ferry evacuated", 7)
    ('Ferry evacuated', 'Ferry…')
    """
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def listed(names: Sequence[str], most: int) -> str:
    """The first `most` names of a list in one string, and how many more there are.

    >>> listed(["Post", "Star", "Mail"], 2), listed(["Post"], 2)
    ('Post, Star and 1 more', 'Post')
    """
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return f"{', '.join(names[:most])}{more}"


MIN_LIKENESS = 0.4
"""Dice coefficient of character pairs from which an existing name is offered for one that does not exist."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The existing name that is most like `name`, for a hint; None if none reaches MIN_LIKENESS.

    >>> nearest("wire.tx", ["notes.md", "wire.txt"]), nearest("wire.tx", ["notes.md"])
    ('wire.txt', None)
    """
    likeness, best = max(((_likeness(name, other), other) for other in names), default=(0.0, ""))
    return best if likeness >= MIN_LIKENESS else None


def _likeness(a: str, b: str) -> float:
    """Dice coefficient of the sets of character pairs, 0..1."""
    one, two = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (f"^{a.lower()}$", f"^{b.lower()}$"))
    return 2 * len(one & two) / (len(one) + len(two))
