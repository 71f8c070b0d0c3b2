"""`lineage show A B`: two articles side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lineage.cli import console, options
from lineage.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.records import Label

LABELS = ("verbatim", "edited", "paraphrase", "added", "omitted", "furniture")
"""The labels of `records.Label`; written out because that module loads NumPy, which --help can do without."""
CHOOSING = {
    "html": "the page has boxes for it",
    "json": "choose from the JSON by its labels (jq '.segments[] | select(.label == \"added\")')",
}
"""Format -> how its reader chooses what is shown, for the error that refuses --only and --summary."""


@click.command()
@click.argument("a")
@click.argument("b")
@options.database()
@options.output_format("terminal", "json", "html")
@click.option(
    "--only",
    multiple=True,
    metavar="LABEL",
    type=click.Choice(LABELS),
    help="Terminal view: show only the text that has this label on either side; may be repeated.  "
    f"One of {', '.join(LABELS)}.",
)
@click.option(
    "--summary", is_flag=True, help="Terminal view: show only the shares of each label and the facts that changed."
)
@options.width()
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(dir_okay=False, allow_dash=True),
    help="Write to this file; - is standard output.  Neither a database nor what is compared is overwritten.",
)
@options.colour()
def show(
    a: str,
    b: str,
    database: Path,
    output: str,
    only: tuple[Label, ...],
    summary: bool,
    width: int | None,
    target: str | None,
    coloured: bool | None,
) -> None:
    """Set two articles side by side.  What B took word for word, edited, reworded and added is marked.

    A and B are each a document's id, its URL, or a path to a text, HTML or Word file.  Two paths need no database; for
    more than two texts, ingest their folder and ask lineage trace.

    \b
    Labels:
      verbatim    the same words
      edited      clearly the same sentence, with light edits
      paraphrase  the same statement in other words
      added       nothing in A says it  (on A's side: omitted)
      furniture   navigation, sharing buttons, sign-up boxes, picture credits

    \b
    Marks beside a label:
      moved       it stands in a different order in the other article
      quote       both quote what they have in common
      A4≈         this counterpart has another label, whose sign it is

    Shares count characters without spaces; `lineage trace` and the views of the database count words.

    \b
    Examples:
      lineage show wire.txt ours.txt
      lineage show wire.txt ours.txt --only added
      lineage show ID-1 ID-2 --db corpus.db --format html -o pair.html
    """
    from dataclasses import replace
    from pathlib import Path

    from lineage import pipeline, views

    if output != "terminal" and (only or summary):
        raise click.UsageError(f"--only and --summary are for the terminal view; leave them out: {CHOOSING[output]}")
    file = None if target is None or target == "-" else Path(target)
    if file is not None:
        _require_free(file, (a, b), database)
    comparison = pipeline.compare(*pipeline.articles((a, b), database))
    if output == "json":
        text = views.show_json(comparison)
    elif output == "html":
        text = views.show_html(comparison)
    else:
        wanted = console.terminal(width, coloured if file is None else False)
        text = views.show_terminal(comparison, replace(wanted, only=frozenset(only), summary=summary))
    if file is not None:
        file.write_text(text.removesuffix("\n") + "\n", encoding="utf-8", errors="backslashreplace")
        console.tell(f"Wrote {console.escaped(str(file))}")
    elif output == "terminal":
        console.write(text)
    else:
        console.write_data(text)


def _require_free(target: Path, read: tuple[str, str], database: Path) -> None:
    """Raise InputError if the output would overwrite an article that is compared, or a database."""
    from os.path import realpath  # unlike Path.resolve, it takes a link to itself as it is
    from pathlib import Path

    from lineage.store import files_of, is_of_database

    hint = "name another file with -o"
    if any(_is_same(target, reference) for reference in read):
        raise InputError("the output would overwrite what is compared", where=str(target), hint=hint)
    # by its place as well: what is damaged, or is in use and empty yet, has no first bytes to be known by
    own = any(_is_same(target, str(file)) for file in files_of(database))
    if own or is_of_database(target) or is_of_database(Path(realpath(target))):
        raise InputError("the output would overwrite a database", where=str(target), hint=hint)


def _is_same(one: Path, other: str) -> bool:
    """True if two paths lead to one file; False also if one of them is no path."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
