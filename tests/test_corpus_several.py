"""A file with several articles: the stretches between its marks."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from lineage.config import Limits
from lineage.corpus.files.streams import Source
from lineage.corpus.readers.several import Stretch, stretches

MARK = b"--\n"
LINES = st.lists(st.sampled_from([MARK, b"\n", b" \t\n", b"one\n", b"two words\n", b"-- no mark\n"]), max_size=12)


def cut(data: bytes, limit: int = 1_000) -> list[Stretch[bytes]]:
    """The stretches of a file with these bytes; a line of two hyphens parts them."""
    source = Source("here", "", io.BufferedReader(io.BytesIO(data)), Limits(max_record_bytes=limit))  # type: ignore[arg-type]
    return list(stretches(source, lambda line: line if line == MARK else None))


@given(LINES, st.sampled_from([b"", b" ", b"cut off"]))
def test_stretches_and_marks_give_the_file_back(lines: list[bytes], rest: bytes) -> None:
    """Each knows the marks around it, and on which line it begins, blank lines with and without."""
    data = b"".join(lines) + rest
    found = cut(data)
    assert len(found) == lines.count(MARK) + 1
    assert b"".join((stretch.data or b"") + (stretch.behind or b"") for stretch in found) == data
    assert [stretch.before for stretch in found] == [None, *(stretch.behind for stretch in found[:-1])]
    numbered = data.splitlines(keepends=True)
    for stretch in found:
        own = (stretch.data or b"").splitlines(keepends=True)
        assert own == numbered[stretch.line - 1 :][: len(own)]
        blank = next((place for place, line in enumerate(own) if not line.isspace()), len(own))
        assert stretch.top == min(stretch.line + blank, len(numbered))


@given(LINES, st.integers(3, 20))
def test_a_stretch_above_the_limit_costs_only_itself(lines: list[bytes], limit: int) -> None:
    """It is told to be one, and the others are what they are without it."""
    data = b"".join(lines)
    whole = cut(data)
    for stretch, bounded in zip(whole, cut(data, limit), strict=True):
        is_long = len(stretch.data or b"") > limit
        assert bounded == (stretch._replace(data=None) if is_long else stretch)
