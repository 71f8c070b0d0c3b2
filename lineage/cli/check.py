"""`lineage check`: whether a database is sound, and what its lineage comes to."""

from __future__ import annotations

from pathlib import Path

import click

from lineage.cli import options


@click.command()
@options.database()
@click.option("--digest", "digest", is_flag=True, help="Print what the lineage comes to, in one short text.")
@options.output_format("terminal", "json")
def check(database: Path, digest: bool, output: str) -> None:
    """Tell what the lineage in a database comes to.

    The digest is the same for the same documents and settings, however they were ingested: in any order of files, in
    one go or in many, with any number of jobs.

    \b
    Examples:
      lineage check --digest
      lineage check --digest --format json | jq .parts
    """
    from lineage import pipeline, views

    found = pipeline.digest(database)
    options.write(views.digest_json(found) if output == "json" else found.digest)
