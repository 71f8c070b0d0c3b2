"""A unit -> whether it is a table: results, line-ups, prices, votes.

A league, an exchange or a returning officer gives these to all outlets, in one order and form; each outlet has them
from there, and has nothing to reword.  A table is known by what it lacks: nearly all of its words are names and
figures, and none joins them to a sentence.

Cost: the words of one part for each unit.  Failure mode: scripts without capitals, where only figures are seen.
"""

from __future__ import annotations

import re
from typing import Final

from lineage.provenance.case import Reading
from lineage.provenance.shared.units import Unit

_WORD: Final = re.compile(r"\w+(?:[.,:'’-]\w+)*")
_FIGURE: Final = re.compile(r"\d")
_MARK: Final = re.compile(r"[,;:](?=\s)|\d+(?:[.,:]\d+)*")
"""A sign between the entries of a table, or a figure."""
_ENTRIES: Final = 0.75
"""Share of words that are names or figures from which a part is a table: a league's results have 0.9 and more."""
_MARKS: Final = 0.25
"""Number of such signs and figures for each word that a table has at least: headlines have capitals, but few of these.
Of 210,131 paragraphs of real news 166 are tables by this, nearly all of them lists of names, polls and lines of
contributors."""
_LEAST: Final = 12
"""Number of words below which a text is no table: "Mayor Jane Doe, Orrin" is none."""


def is_table(reading: Reading, unit: Unit) -> bool:
    """True if a unit, in its shortest version, is hardly more than names and figures."""
    return is_tabular(reading.text(unit.shortest(reading)))


def is_tabular(text: str) -> bool:
    """True if nearly all words of a text are names or figures; False for a text in capitals, which show no names."""
    found = _WORD.findall(text)
    shouted = sum(len(word) > 1 and word.isupper() for word in found)
    if len(found) < _LEAST or 2 * shouted > len(found):
        return False
    entries = sum(word[0].isupper() or _FIGURE.search(word) is not None for word in found)
    return entries >= _ENTRIES * len(found) and len(_MARK.findall(text)) >= _MARKS * len(found)
