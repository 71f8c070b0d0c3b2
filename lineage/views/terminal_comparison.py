"""Comparison -> text for a terminal of a given width.

First comes what a newcomer must know in ten seconds: the two articles, one sentence of shares, a bar for every label
with its sign and meaning, a strip that shows where in each article the labels stand, and the changed facts.  Then come
the articles in the order of B, each stretch of B with its counterparts in A: in two columns if there are at least
`SIDE_BY_SIDE` columns, else one below the other.  What only A says stands behind the counterpart of what A says just
before it.

Signs and words carry everything that colour does, so the plain form loses nothing: `{+words that A lacks+}`,
`[-words that B lacks-]`, a sign in the first column of every line.  If either article holds right-to-left letters, the
articles always stand one below the other: a terminal that reorders such letters would carry them across the line
between two columns.

Cost: 40,000 words in about a second.  Terminals that draw ambiguous-width characters two cells wide break the frame.
"""

from __future__ import annotations

import unicodedata

from lineage.records import Comparison
from lineage.views.reading import read
from lineage.views.terminal_body import Sheet, body
from lineage.views.terminal_header import header
from lineage.views.terminal_options import PLAIN, TerminalOptions

MAX_COLUMNS = 180
"""Most columns that are used: beyond two columns of some 75 characters the eye loses the next line."""
SIDE_BY_SIDE = 116
"""Fewest columns for the articles to stand side by side, with at least 44 for either text."""


def show_terminal(comparison: Comparison, options: TerminalOptions = PLAIN) -> str:
    """The comparison as lines of at most `options.width` cells (but at least 40), ending in a line break.

    The text holds no control characters except line breaks and, if `options.colour`, colour codes.
    """
    columns = options.columns(MAX_COLUMNS)
    reading = read(comparison)
    lines = header(comparison, reading, columns, options.colour)
    if not options.summary:
        side_by_side = columns >= SIDE_BY_SIDE and not _right_to_left(comparison.a.text + comparison.b.text)
        name_cells = len(str(max(len(reading.a), len(reading.b)))) + 3
        lines += body(comparison, reading, Sheet(columns, side_by_side, options.colour, name_cells), options.only)
    return options.painted(lines)


def _right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)
