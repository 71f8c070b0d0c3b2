"""`lineage find FILE`: what a new text is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lineage.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("file", type=options.FilePath())
@options.database()
@click.option("--outlet", help="Who publishes the text.  [default: host of its URL, else name of its folder]")
@options.output_format("terminal", "json")
@options.carriers()
@options.width()
@options.colour()
def find(
    file: Path,
    database: Path,
    outlet: str | None,
    output: str,
    limit: int,
    width: int | None,
    coloured: bool | None,
) -> None:
    """Tell what a new text is made of.  It is compared with the documents of the database; nothing is stored.

    FILE is a text, HTML or Word file, or - for standard input.  Each passage gets its label, the passages of other
    documents that it is most like, and the source that it would derive from.

    \b
    Labels:
      verbatim    the same words stand in the database
      edited      the same with light edits
      paraphrase  the same statement in other words
      added       nothing in the database says it
      furniture   navigation, bylines, datelines and the like

    \b
    Examples:
      lineage find draft.txt
      lineage find page.html --db news.db --outlet "Harbour Ledger"
      lineage find draft.txt --format json | jq '.shares'
    """
    from lineage import pipeline, views

    found = pipeline.find_text(file, database, outlet=outlet)
    if output == "json":
        console.write_data(views.find_json(found))
    else:
        console.write(views.find_terminal(found, console.terminal(width, coloured, limit)))
