"""`lineage check`: whether a database is sound, and the digest of its lineage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lineage.cli import console, exit_codes, options

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@options.database()
@click.option("--digest", is_flag=True, help="Check nothing; print the digest of the lineage.")
@click.option("--repair", is_flag=True, help="Rebuild derived data that are wrong.  Documents stay untouched.")
@click.option("--jobs", type=click.IntRange(0), default=0, help="Processes to derive with.  [default: one a core]")
@options.output_format("terminal", "json")
@click.option("-q", "--quiet", is_flag=True, help="No progress display.")
def check(database: Path, digest: bool, repair: bool, jobs: int, output: str, quiet: bool) -> int:
    """Find out whether a database is sound.  A flipped byte in any table is found and named.

    Documents are compared with their hashes and checksums.  What is derived (passages, index, families, matches,
    stories, credits, sources) is derived once more from the documents, in a private copy, and compared row by row.
    That takes about as long as the ingest did, and room for two databases in the folder of temporary files (TMPDIR).
    The file is not changed, and others may read and write it meanwhile.

    \b
    What to do when something is wrong:
      documents, outlets, runs   restore the file from a copy, or ingest its inputs into a new one
      everything else            lineage check --repair

    The digest is the same for the same documents and settings, however they were ingested: in any order of files, in
    one go or in many, with any number of jobs.  It reveals accidents, not forgery.

    \b
    Examples:
      lineage check
      lineage check --db news.db --repair
      lineage check --format json | jq '.wrong[] | [.where, .message]'
      lineage check --digest
      lineage check --digest --format json | jq .parts

    Exit status 0: sound, or an ingest has yet to be completed; 3: something is wrong.
    """
    from lineage import pipeline, views
    from lineage.cli.progress import display

    if digest and repair:
        raise click.UsageError("--digest changes nothing: give --repair alone, then ask for the digest")
    if digest:
        found = pipeline.digest(database)
        console.tell_remarks(found.remarks)
        console.write_data(views.digest_json(found) if output == "json" else found.digest)  # ASCII in both forms
        return exit_codes.DONE
    with display(quiet) as progress:
        report = pipeline.check(database, repair=repair, jobs=jobs, progress=progress)
    if output == "json":
        console.write_data(views.check_json(report))
    else:
        console.write(views.check_terminal(report))
    return exit_codes.DONE if report.sound else exit_codes.STORE
