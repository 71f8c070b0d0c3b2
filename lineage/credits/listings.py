"""A credit in brackets at the end of a text -> whether its line is another article's headline.

Below "Related:" or "Most read" stand headlines, and behind each of them in brackets whose it is.  Cost: the lines above
a credit in brackets.  Failure mode: a list without a heading.
"""

from __future__ import annotations

from typing import Final

from lineage.passages import leads_to_others
from lineage.records import Credit

_BRACKETS: Final = "agencies-in-brackets"
_LONGEST: Final = 140
"""Characters of a headline."""
_FAR: Final = 2_000
"""Characters above a headline in which the heading of its list is looked for."""
_STOPS: Final = (".", "!", "…", "。", "।")


def is_of_list(credit: Credit, text: str) -> bool:
    """Whether a credit of a text stands behind a headline in a list of other articles, which has a heading."""
    if credit.rule != _BRACKETS or credit.start is None:
        return False
    above = text[max(0, credit.start - _FAR) : credit.start].split("\n")
    line = above.pop().rstrip("([（【<〈［ ")
    if not line.strip() or not _is_headline(line):
        return False
    for other in filter(str.strip, reversed(above)):
        if leads_to_others(other):
            return True
        if not _is_headline(other):
            return False
    return False


def _is_headline(line: str) -> bool:
    return len(line) <= _LONGEST and not line.rstrip().endswith(_STOPS)
