"""`lineage sources`: the texts that several documents derive from, those with most carriers first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lineage.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@options.database()
@click.option("--outlet", help="Only sources that this outlet carries.")
@click.option("--agency", help="Only sources of this agency, by any of its names that the credits use.")
@options.since("sources first seen")
@options.until("sources first seen")
@options.limit(20, "sources")
@options.output_format("terminal", "json")
@options.width()
@options.colour()
def sources(
    database: Path,
    outlet: str | None,
    agency: str | None,
    since: str | None,
    until: str | None,
    limit: int,
    output: str,
    width: int | None,
    coloured: bool | None,
) -> None:
    """List the texts that several documents derive from.  Those with most carriers come first; statements that several
    reports share without copying come last.

    A source is an agency's own text, a document of the corpus, or inferred: its origin is not in the corpus, and its
    text is what the carriers agree on.  DATE is YYYY, YYYY-MM or YYYY-MM-DD; undated sources are in no range.

    \b
    Examples:
      lineage sources
      lineage sources --agency AFP --since 2026-03
      lineage sources --outlet "Harbour Ledger" --limit 0
      lineage sources --format json | jq '.sources[] | select(.kind == "inferred").text'
    """
    from lineage import pipeline, views
    from lineage.filters import SourceFilter

    options.require_range(since, until, "source")
    found = pipeline.sources(SourceFilter(outlet, agency, since, until, limit), database)
    if output == "json":
        console.write_data(views.sources_json(found))
    else:
        console.write(views.sources_terminal(found, console.terminal(width, coloured)))
    console.tell_remarks(found.remarks)
