"""Two texts, or the names of two articles -> their comparison."""

from __future__ import annotations

from lineage import pipeline
from lineage.api.arguments import PathLike, database_of, reference_of, settings_of, unfit
from lineage.api.shown import ShownComparison, shown
from lineage.config import Settings
from lineage.records import Article


def compare(a: str | Article, b: str | Article, *, settings: Settings | None = None) -> ShownComparison:
    """Two texts side by side: what B took word for word, edited, reworded and added.

    Args:
        a: one text, or a `lineage.Article` if its title, outlet or date are to be shown.
        b: the other text, likewise.
        settings: thresholds; by default those of the command line.

    Returns:
        A Comparison whose segments cover both texts, with half-open offsets in code points.  `links` are pairs of
        stretches that say the same (scores 0..1); `shares` say how much of each side has which label (fractions of
        its non-space characters, adding up to 1).

    Raises:
        InputError: a side is neither a string nor an Article.

    >>> compare("Rain fell in Aldmoor on Monday.", "").shares["a"]["omitted"]
    1.0
    """
    found = pipeline.compare(_article(a, "a"), _article(b, "b"), settings=settings_of(settings))
    return shown(ShownComparison, found)


def show(
    a: PathLike, b: PathLike, database: PathLike | None = None, *, settings: Settings | None = None
) -> ShownComparison:
    """Two articles, stored ones or files, side by side; as `lineage show A B`.

    Args:
        a: a document's id, its URL, or a path to a text, HTML or Word file; two paths need no database.
        b: the other article, likewise.
        database: the SQLite file; by default that of LINEAGE_DB, else lineage.db.
        settings: thresholds; by default those of the command line.

    Returns:
        A Comparison, like that of `compare`.

    Raises:
        InputError: a name stands for no file and no document, or for several.
        StoreError: the database is damaged, newer than this program, or not a lineage database.
    """
    chosen = settings_of(settings)
    names = reference_of(a, "a"), reference_of(b, "b")
    articles = pipeline.articles(names, database_of(database), settings=chosen)
    return shown(ShownComparison, pipeline.compare(*articles, settings=chosen))


def _article(given: object, name: str) -> Article:
    if isinstance(given, Article):
        return given
    if isinstance(given, str):
        return Article(text=given)
    hint = "a string or an Article; files and stored documents are for lineage.show"
    raise unfit("text", given, name, hint)
