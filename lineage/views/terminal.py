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
from collections.abc import Iterable
from dataclasses import dataclass

from lineage.errors import InputError
from lineage.records import Comparison, Label
from lineage.views.cells import Line, painted
from lineage.views.labels import LABELS
from lineage.views.reading import read
from lineage.views.terminal_body import Sheet, body
from lineage.views.terminal_header import header

MIN_WIDTH = 40
"""Fewest columns of a line: with fewer, gutter and name would leave no room for the text.

Whoever asks for fewer is refused; a terminal that has fewer gets lines of 40."""
MAX_COLUMNS = 180
"""Most columns that are used: beyond two columns of some 75 characters the eye loses the next line."""
SIDE_BY_SIDE = 116
"""Fewest columns for the articles to stand side by side, with at least 44 for either text."""


@dataclass(frozen=True, slots=True)
class TerminalOptions:
    """How an answer is to look in a terminal."""

    width: int = 80
    """Columns of the terminal; below 40 counts as 40."""
    colour: bool = False
    """Whether escape codes for colour, bold and underline are written."""
    only: frozenset[Label] = frozenset()
    """Of `show`: labels of the stretches to be shown, with their counterparts; empty shows all."""
    summary: bool = False
    """Of `show`: whether only the header and the changed facts are shown."""
    limit: int = 0
    """Of `trace`, `find` and `why`: carriers of each source that are listed, besides those asked for; 0 lists all."""

    def __post_init__(self) -> None:
        unknown = sorted(set(self.only) - set(LABELS))
        if unknown:
            raise InputError(f"no such label: {', '.join(unknown)}", hint=f"one of {', '.join(LABELS)}")

    def columns(self, most: int) -> int:
        """Number of columns to use: those of the terminal, but at least 40 and at most `most`."""
        return max(MIN_WIDTH, min(self.width, most))

    def painted(self, lines: Iterable[Line]) -> str:
        """The lines as one string, ending in a line break."""
        return "\n".join(painted(line, self.colour) for line in lines) + "\n"


def show_terminal(comparison: Comparison, options: TerminalOptions | None = None) -> str:
    """The comparison as lines of at most `options.width` cells (but at least 40), ending in a line break.

    The text holds no control characters except line breaks and, if `options.colour`, colour codes.
    """
    options = options or TerminalOptions()
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
