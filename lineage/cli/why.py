"""`lineage why A B`: which of two documents draws on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lineage.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("a")
@click.argument("b")
@options.database()
@options.output_format("terminal", "json")
@options.carriers()
@options.width()
@options.colour()
def why(a: str, b: str, database: Path, output: str, limit: int, width: int | None, coloured: bool | None) -> None:
    """Tell which of two documents draws on the other.  What speaks for and against that is listed.

    A and B each name a document as in lineage trace: an id, a URL, a path that was ingested.  Often nobody can know:
    two outlets that took one agency's text, or heard one speaker, do not draw on each other; then it says so.

    \b
    Signals, each in plain words (+ for the claim, - against it, · neither):
      dates, as precise as they are known; credits; how much of the one stands
      in the other; corrections; slips and additions that two copies share;
      by way of whom a copy says it has the text

    "By way of X" says that the text came through X, which had it from the source: by what the copy shares with X alone,
    or by its naming X.

    \b
    Examples:
      lineage why mpa-ferry continental-post-ferry
      lineage why ID-1 ID-2 --db news.db --format json | jq '.evidence[].text'
    """
    from lineage import pipeline, views

    found = pipeline.explained(a, b, database)
    if output == "json":
        console.write_data(views.why_json(found))
    else:
        console.write(views.why_terminal(found, console.terminal(width, coloured, limit)))
    console.tell_remarks(found.remarks)
