"""`lineage trace DOC`: where a document comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lineage.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("document", metavar="DOC")
@options.database()
@options.output_format("terminal", "json")
@options.carriers()
@options.width()
@options.colour()
def trace(document: str, database: Path, output: str, limit: int, width: int | None, coloured: bool | None) -> None:
    """Tell where each passage of a document comes from.  Its sources are shown with who carried them, and when.

    DOC is a document's id, its URL, or the path of a text, HTML or Word file that was ingested; where that is not at
    hand, its name is enough, and a record of a larger file is FILE:LINE.  For a text that was not ingested, use:
    lineage find FILE

    \b
    What it shows:
      what the document is made of, in shares of its words
      whom it credits, and whether that is whom it draws on
      each passage with its label, its source, how sure that is, and why
      each source with its evidence and the timeline of its carriers

    \b
    Kinds of sources:
      agency      the own text of a news agency
      document    a document of the corpus is the origin
      inferred    nobody in the corpus is the origin; its text is what the
                  carriers agree on, its name is what they credit

    "By way of X" says that the text came through X, which had it from the source: by what the copy shares with X alone,
    or by its naming X.

    \b
    Examples:
      lineage trace continental-post-ferry
      lineage trace https://paper.example/2026/03/09/ferry --db news.db
      lineage trace texts/ferry.txt
      lineage trace ID --format json | jq '.sources[].carriers[].document.id'
    """
    from lineage import pipeline, views

    found = pipeline.traced(document, database)
    if output == "json":
        console.write_data(views.trace_json(found))
    else:
        console.write(views.trace_terminal(found, console.terminal(width, coloured, limit)))
    console.tell_remarks(found.remarks)
