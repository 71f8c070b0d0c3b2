"""paths as given -> files in a fixed order, each with the name of the folder it lies in.

Folders are walked depth first, entries sorted by name, so that the order depends on names alone.  Hidden entries are
left out; a folder that was already visited (a symbolic link upwards, the same folder twice) is not entered again.
What cannot be opened is reported, never passed over in silence.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lineage.corpus.files.packing import PACKED_SUFFIXES
from lineage.errors import InputError
from lineage.messages import IS_ADDRESS, SAVE_PAGE, is_address, nearest
from lineage.records import Skipped

STDIN = "-"
STDIN_OUTLET = "stdin"
"""Outlet of records from standard input that name none, where `--outlet` names none either."""
LOCK = "~$"
"""What the names begin with of the files that Word puts beside open documents, hidden in its own system alone."""
UNKNOWN_OUTLET = "unknown"
"""Outlet of files in the root of a file system, whose folder has no name."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its path (None for standard input), its name in reports, its folder's name."""

    path: Path | None
    shown: str
    folder: str
    given: bool  # named by the user, not found in a folder

    @property
    def name(self) -> str:
        """The folder's name and the file's without its suffix, "post/quay": what people call the article in it."""
        name = Path(self.shown)
        return f"{self.folder}/{(name.with_suffix('') if name.suffix in PACKED_SUFFIXES else name).stem}"


def check(paths: Sequence[str | Path]) -> None:
    """Raise InputError for the first path that is empty, or does not exist; then with the likeliest other name."""
    if not paths:
        raise InputError("nothing to read", hint="name files or folders, or - for standard input")
    for path in paths:
        if path == "":  # an unset variable of the shell; as a path it would be the current folder
            raise InputError("an empty path names no file", hint="name files or folders, or - for standard input")
        if str(path) != STDIN and not os.path.lexists(path):
            if is_address(path):
                raise InputError(IS_ADDRESS, where=str(path), hint=SAVE_PAGE)
            raise InputError("no such file or folder", where=shown(Path(path)), hint=_closest(Path(path)))


def walk(paths: Sequence[str | Path], apart: Sequence[Path] = ()) -> Iterator[File | Skipped]:
    """The files behind the paths: these in the order given, the contents of folders sorted by name.

    In folders, the files of `apart` are passed over.
    """
    visited: set[tuple[int, int]] = set()
    for given in paths:
        path = Path(given)
        if str(given) == STDIN:
            yield File(None, STDIN, STDIN_OUTLET, given=True)
        elif _is_folder(path):
            yield from _folder(path, visited, apart)
        else:
            yield from _file(path, given=True)


def stored_bytes(paths: Sequence[str | Path], apart: Sequence[Path], enough: int) -> int:
    """Bytes of the files behind the paths, which are no longer counted from `enough` on.

    0 where one of the paths is standard input or a pipe: what they hold can be read once, and by this process.
    """
    if not all(str(path) != STDIN and (_is_folder(Path(path)) or _is_file(Path(path))) for path in paths):
        return 0
    total = 0
    for file in walk(paths, apart):
        if isinstance(file, File) and file.path:
            with suppress(OSError):  # it has gone since
                total += file.path.stat().st_size
        if total >= enough:
            break
    return total


def shown(path: Path) -> str:
    """The path as text that can be stored: bytes that are not UTF-8 stand as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _folder(top: Path, visited: set[tuple[int, int]], apart: Sequence[Path]) -> Iterator[File | Skipped]:
    """The files below a folder.  A stack instead of recursion: folders may be nested deeper than Python calls."""
    waiting = [top]
    empty = True
    while waiting:
        path = waiting.pop()
        if not _is_folder(path):
            if not _is_among(path, apart):
                empty = False
                yield from _file(path, given=False)
            continue
        entries = _entries(path, visited)
        if isinstance(entries, list):
            waiting.extend(reversed(entries))
        else:
            empty = False
            yield from filter(None, [entries])
    if empty:
        yield Skipped(shown(top), "the folder holds no files", "hidden files are not read")


def _is_among(path: Path, others: Sequence[Path]) -> bool:
    """Whether the file is one of these, by its name; files that come and go are asked for nothing else."""
    return any(path.name == other.name and path.parent.resolve() == other.parent.resolve() for other in others)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # no permission to ask
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _entries(path: Path, visited: set[tuple[int, int]]) -> list[Path] | Skipped | None:
    """The visible entries of a folder, sorted; None where it was visited before."""
    try:
        found = path.stat()
        if (found.st_dev, found.st_ino) in visited:
            return None
        visited.add((found.st_dev, found.st_ino))
        return sorted(entry for entry in path.iterdir() if not entry.name.startswith((".", LOCK)))
    except OSError as error:
        return Skipped(shown(path), f"the folder cannot be read: {error.strerror}", "check its permissions")


def _file(path: Path, *, given: bool) -> Iterator[File | Skipped]:
    try:
        mode = path.stat().st_mode
        folder = path.absolute().parent.name
        if folder == "..":
            folder = path.resolve().parent.name
    except OSError as error:
        yield Skipped(shown(path), f"cannot be read: {error.strerror}", "a broken link, or no permission")
        return
    if stat.S_ISREG(mode) or (given and (stat.S_ISFIFO(mode) or stat.S_ISCHR(mode))):
        name = os.fsencode(folder).decode("utf-8", "replace")
        yield File(path, shown(path), name or UNKNOWN_OUTLET, given)
    else:
        yield Skipped(shown(path), "not a regular file", "remove it from the folder")


def _closest(path: Path) -> str:
    """A hint with the entry of the same folder whose name is most like the one that does not exist."""
    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return f"the folder {shown(path.parent)} does not exist either"
    name = nearest(path.name, names)
    return f"did you mean {shown(path.parent / name)}?" if name else "check the spelling of the path"
