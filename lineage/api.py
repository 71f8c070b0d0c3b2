"""The Python door: the same results as the commands, from strings and paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from html import escape
from pathlib import Path

from lineage import pipeline, views
from lineage.config import DEFAULT, Settings
from lineage.records import Article, Comparison

__all__ = ["ShownComparison", "compare", "ingest"]


@dataclass(frozen=True)
class ShownComparison(Comparison):
    """A comparison that knows how to show itself: as text, as JSON, and as a page in a notebook."""

    def to_json(self) -> str:
        """The comparison as `lineage show --format json` prints it."""
        return views.show_json(self)

    def to_html(self) -> str:
        """One self-contained HTML page."""
        return views.show_html(self)

    def to_text(self, width: int = 80) -> str:
        """The terminal view without colour, at most `width` columns wide."""
        return views.show_terminal(self, views.TerminalOptions(width=width, colour=False))

    def _repr_html_(self) -> str:
        # A notebook puts this into its own page; the sandbox keeps the frame from reading or changing the notebook.
        style = "width:100%;height:40em;border:0"
        frame = f'<iframe title="lineage" sandbox="allow-scripts" style="{style}"'
        return f'{frame} srcdoc="{escape(self.to_html())}"></iframe>'


def compare(a: str | Article, b: str | Article, *, settings: Settings = DEFAULT) -> ShownComparison:
    """Two texts side by side: what B took word for word, edited, reworded and added.

    Args:
        a: the one text, or an Article where title, outlet or date matter to the view.
        b: the other.
        settings: thresholds; the default is what the command line uses.

    Returns:
        A Comparison whose segments cover both texts, with half-open offsets in code points.

    >>> compare("Rain fell in Aldmoor on Monday.", "").shares["a"]["omitted"]
    1.0
    """
    sides = [Article(text=side) if isinstance(side, str) else side for side in (a, b)]
    found = pipeline.compare(sides[0], sides[1], settings=settings)
    return ShownComparison(**{field.name: getattr(found, field.name) for field in fields(found)})


def ingest(
    paths: str | Path | Sequence[str | Path],
    database: str | Path,
    *,
    outlet: str | None = None,
    settings: Settings = DEFAULT,
) -> pipeline.IngestReport:
    """Read corpora into an SQLite file and find what its passages share.

    Args:
        paths: a folder or file, or several, in any of the formats of `lineage ingest`.
        database: the SQLite file; made where it does not exist, added to where it does.
        outlet: the outlet of records that name none.
        settings: thresholds; stored with the run.

    Returns:
        Counts of what went in, and every input that was skipped with its reason.

    Raises:
        InputError: nothing could be read at all.
        StoreError: the file is damaged, newer than this program, or not a lineage database.
    """
    options = pipeline.IngestOptions(outlet=outlet)
    listed = [paths] if isinstance(paths, str | Path) else paths
    return pipeline.ingest(listed, Path(database), options, settings=settings)
