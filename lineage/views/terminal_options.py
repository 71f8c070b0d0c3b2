"""How an answer is to look in a terminal, for all terminal views."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lineage.errors import InputError
from lineage.records import Label
from lineage.views.cells import Line, painted
from lineage.views.labels import LABELS

MIN_WIDTH = 40
"""Fewest columns of a line: with fewer, gutter and name would leave no room for the text.

Whoever asks for fewer is refused; a terminal that has fewer gets lines of 40."""


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


PLAIN: Final = TerminalOptions()
"""Everything, in 80 columns, without colour."""
