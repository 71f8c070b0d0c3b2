"""a file with several articles -> the stretches of lines that may be one, and what comes of each.

What the readers of exports and of lists of items have in common: an article that is broken costs only itself.
Memory: one article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from lineage.config import Limits
from lineage.corpus.files.encoding import Decoded, decode
from lineage.corpus.files.streams import Found, RawRecord, Source, too_long
from lineage.errors import RecordError
from lineage.records import Remark, Skipped

Mark = TypeVar("Mark")
Item = TypeVar("Item")


class Stretch(NamedTuple, Generic[Mark]):
    """The lines between two marks, and what the marks say; None where the file begins or ends."""

    line: int  # number of the first, from 1
    top: int  # number of the first that is not blank, or of the mark behind
    data: bytes | None  # None where they are more than one record may have
    before: Mark | None
    behind: Mark | None


def stretches(source: Source, mark: Callable[[bytes], Mark | None]) -> Iterator[Stretch[Mark]]:
    """What stands before the first line that is a mark, between each two of them, and behind the last.

    `mark` says what a line (with its end) marks, None for one that does not.
    """
    lines: list[bytes] = []
    size, first, top, before = 0, 1, 0, None
    number = 0
    most = source.limits.max_record_bytes
    for number, line in source.lines():
        if line and (behind := mark(line)) is not None:
            yield Stretch(first, top or number, b"".join(lines) if size <= most else None, before, behind)
            lines, size, first, top, before = [], 0, number + 1, 0, behind
            continue
        top = top or (0 if line and line.isspace() else number)
        size += len(line) if line else most + 1
        if line and size <= most:
            lines.append(line)
        else:
            lines.clear()
    yield Stretch(first, top or number, b"".join(lines) if size <= most else None, before, None)


def text_of(data: bytes | None, where: str, limits: Limits, encoding: str | None = None) -> Decoded | Skipped:
    """The text of an article; why there is none, where its bytes are too many (None) or in no encoding.

    `encoding` is the name that the file itself gives.
    """
    try:
        if data is None:
            raise too_long(limits)
        return decode(data, encoding)
    except RecordError as error:
        return Skipped(where, error.message, error.hint)


def record(
    source: Source, where: str, fields: Mapping[str, Any], notes: Sequence[str | None], textless: Item
) -> Iterator[Found | Item]:
    """The record of an article, behind the notes on its file; `textless` in its place where it has no text.

    Where the user says which field holds the text, it may be another one.
    """
    if "text" not in fields and "text" not in source.columns:
        yield textless
        return
    yield from (Remark(source.shown, note) for note in notes if note)
    yield RawRecord(where, fields, is_text=True)


def once(found: Iterable[Item]) -> Iterator[Item]:
    """What was found, each remark the first time that it is made: a file has one encoding."""
    made: set[str] = set()
    for one in found:
        if isinstance(one, Remark):
            if one.message in made:
                continue
            made.add(one.message)
        yield one
