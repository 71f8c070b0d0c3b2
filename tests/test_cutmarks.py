"""The marks of texts that were cut off, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.cutmarks import cut_mark

LEAD = "The lock at Wexby stays shut until the spring, the council said on Monday, and nobody knows what it will cost"


@pytest.mark.parametrize("mark", ["… [+1900 chars]", "... [1900 chars]", "[+1,900 chars]", "…[+7 chars]"])
@pytest.mark.parametrize("behind", ["", "\n", "  \n"])
def test_the_mark_stands_at_the_end(mark: str, behind: str) -> None:
    """As news interfaces write it; white space behind it does not count."""
    assert cut_mark(f"{LEAD}{mark}{behind}") == mark


@pytest.mark.parametrize(
    "end", ["…", "...", " […]", " [+1900 chars] of it.", " (1900 chars)", " [1900 words]", "chars]"]
)
def test_other_ends_are_none(end: str) -> None:
    """Dots alone may be the writer's."""
    assert cut_mark(f"{LEAD}{end}") is None


@given(st.text(), st.integers(1, 10**6))
def test_whatever_stands_before_it(text: str, missing: int) -> None:
    """The mark is the end of the text as it stands."""
    mark = cut_mark(f"{text}[+{missing} chars]")
    assert mark is not None
    assert f"{text}[+{missing} chars]".endswith(mark)
