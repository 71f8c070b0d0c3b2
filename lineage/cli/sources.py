"""`lineage sources`: the texts that several documents derive from, largest first."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

import click

from lineage.cli import options

if TYPE_CHECKING:
    from pathlib import Path

_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_FIRST_DAY: Final = "0001-01-01"


def _date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        try:
            day = _DATE.fullmatch(value) and date.fromisoformat(value + _FIRST_DAY[len(value) :])
        except ValueError:  # there is no such month or day
            day = None
        if not day:
            raise click.BadParameter("a date is YYYY, YYYY-MM or YYYY-MM-DD")
    return value


@click.command()
@options.database()
@click.option("--outlet", help="Only sources that this outlet carries.")
@click.option("--agency", help="Only sources of this agency, by any of its names that the credits use.")
@click.option("--since", metavar="DATE", callback=_date, help="Only sources first seen on this date or later.")
@click.option("--until", metavar="DATE", callback=_date, help="Only sources first seen on this date or earlier.")
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
    """List the texts that several documents derive from, those with most carriers first.

    A source is an agency's own text, a document of the corpus, or inferred: its origin is not in the corpus, and its
    text is what the carriers agree on.  DATE is YYYY, YYYY-MM or YYYY-MM-DD; undated sources lie in no range.

    \b
    Examples:
      lineage sources
      lineage sources --agency AFP --since 2026-03
      lineage sources --outlet "Harbour Ledger" --limit 0
      lineage sources --format json | jq '.sources[] | select(.kind == "inferred").text'
    """
    from lineage import pipeline, views
    from lineage.answers import SourceFilter

    if since and until and since[: len(until)] > until[: len(since)]:
        raise click.BadParameter(f"{until} lies before {since}: no source can be in this range.", param_hint="--until")
    found = pipeline.sources(SourceFilter(outlet, agency, since, until, limit), database)
    if output == "json":
        options.write_data(views.sources_json(found))
    else:
        options.write(views.sources_terminal(found, options.terminal(width, coloured)))
    options.tell_doubts(found.doubts)
