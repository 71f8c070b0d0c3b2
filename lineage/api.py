"""The Python door: the same results as the commands, from strings and paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from html import escape
from pathlib import Path

from lineage import pipeline, views
from lineage.config import DEFAULT, Settings
from lineage.errors import InputError
from lineage.messages import counted
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
        """The terminal view without colour, at most `width` columns wide; 40 are the least, and 180 the most."""
        return views.show_terminal(self, views.TerminalOptions(width=width, colour=False))

    def __repr__(self) -> str:
        """What `show` says first, with the number of changed facts."""
        said = "".join(words for words, _ in views.in_a_nutshell(self))
        facts = counted(sum(len(link.changes) for link in self.links), "changed fact")
        return f"<{type(self).__name__}: {said} {facts}>"

    def _repr_html_(self) -> str:
        # A notebook puts this into its own page; the sandbox keeps the frame from reading or changing the notebook.
        style = "width:100%;height:40em;border:0"
        frame = f'<iframe title="lineage" sandbox="allow-scripts" style="{style}"'
        return f'{frame} srcdoc="{escape(self.to_html())}"></iframe>'


def compare(a: str | Article, b: str | Article, *, settings: Settings | None = None) -> ShownComparison:
    """Two texts side by side: what B took word for word, edited, reworded and added.

    Args:
        a: the one text, or an Article where title, outlet or date matter to the view.
        b: the other.
        settings: thresholds; by default those of the command line.

    Returns:
        A Comparison whose segments cover both texts, with half-open offsets in code points.

    Raises:
        InputError: a side is neither a string nor an Article.

    >>> compare("Rain fell in Aldmoor on Monday.", "").shares["a"]["omitted"]
    1.0
    """
    found = pipeline.compare(_article(a, "a"), _article(b, "b"), settings=settings or DEFAULT)
    return ShownComparison(**{field.name: getattr(found, field.name) for field in fields(found)})


def _article(given: object, name: str) -> Article:
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        return Article(text=given)
    hint = "a string or an Article; for files use `lineage show`, or read their text"
    raise InputError(f"this is no text, but {type(given).__name__}", where=name, hint=hint)


def ingest(
    paths: str | Path | Sequence[str | Path],
    database: str | Path,
    *,
    outlet: str | None = None,
    settings: Settings | None = None,
) -> pipeline.IngestReport:
    """Read corpora into an SQLite file and find what its passages share.

    Args:
        paths: a folder or file, or several, in any of the formats of `lineage ingest`.
        database: the SQLite file; made where it does not exist, added to where it does.
        outlet: the outlet of records that name none.
        settings: thresholds, stored with the run; by default those of the command line.

    Returns:
        Counts of what went in, and every input that was skipped with its reason.

    Raises:
        InputError: nothing could be read at all.
        StoreError: the file is damaged, newer than this program, or not a lineage database.
    """
    options = pipeline.IngestOptions(outlet=outlet)
    listed = [paths] if isinstance(paths, str | Path) else paths
    return pipeline.ingest(listed, Path(database), options, settings=settings or DEFAULT)
