"""the bytes of one article, out of a file with many -> its text, or why it cannot be read; what is said of all, once.

What the readers of exports and of lists of items have in common: an article that is broken costs only itself.
Pure functions, in the time of the decoding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from lineage.config import Limits
from lineage.corpus.files.encoding import Decoded, decode
from lineage.corpus.files.streams import too_long
from lineage.errors import RecordError
from lineage.records import Remark, Skipped

Found = TypeVar("Found")


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


def once(found: Iterable[Found]) -> Iterator[Found]:
    """What was found, each remark the first time that it is made: a file has one encoding."""
    made: set[str] = set()
    for one in found:
        if isinstance(one, Remark):
            if one.message in made:
                continue
            made.add(one.message)
        yield one
