"""`lineage schema`: what every table, view and column holds."""

from __future__ import annotations

import click

from lineage.cli import console, options


@click.command()
@options.output_format("terminal", "json")
def schema(output: str) -> None:
    """Explain every table, view and column of the SQLite file.

    The views are the public contract; the tables behind them may change between versions.

    \b
    Examples:
      lineage schema
      lineage schema --format json | jq '.views[].name'
    """
    from lineage import store, views

    documented = store.schema()
    if output == "json":
        console.write_data(views.schema_json(documented))
    else:
        console.write(views.schema_terminal(documented))
