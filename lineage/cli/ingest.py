"""`lineage ingest PATH…`: read a corpus into the database."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

import click

from lineage.cli import console, exit_codes, options

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.config import Settings
    from lineage.corpus import DateOrder


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@options.database()
@click.option("--outlet", help="Outlet of records that name none.  [default: host of the URL, else name of the folder]")
@click.option(
    "--format",
    "input_format",
    metavar="FORMAT",
    help="Read every file as csv, docx, factiva, feed, html, json, jsonl, newsml, nexis, nitf, parquet, text, "
    "trafilatura, tsv or warc.",
)
@click.option(
    "--field",
    "named",
    multiple=True,
    metavar="NAME=COLUMN",
    help="What the input calls a field; may be repeated.  NAME is one of text, markup, title, url, date, author, "
    "outlet, language and id.",
)
@click.option("--id-prefix", default="", metavar="TEXT", help="Put TEXT before each id that the input gives.")
@click.option(
    "--ids-from-files",
    is_flag=True,
    help="Take folder and name of a text, HTML or Word file as its id (post/quay).  [default: an id made from the "
    "text]",
)
@click.option(
    "--keep-versions",
    is_flag=True,
    help="Store a changed text beside the one that is stored under its id, as ID-v2, ID-v3, … if both are of one "
    "outlet.  [default: it is skipped]",
)
@click.option(
    "--dates",
    type=click.Choice(("day-first", "month-first")),
    help="What comes first in 05/03/2024.  [default: the day, in records of another language than English; else such a "
    "date is used as its year]  Documents that are stored already keep the date that they have.",
)
@click.option(
    "--timezone",
    "zones",
    multiple=True,
    metavar="[OUTLET=]ZONE",
    help="Zone of times that name none (Europe/Berlin) or one of several (18:04 IST), for all outlets or for one; may "
    "be repeated.  [default: UTC for 2024-03-05T10:15; of 05.03.2024 10:15 only the day is used]  What is stored "
    "already stays.",
)
@click.option(
    "--agencies",
    multiple=True,
    metavar="FILE",
    type=options.FilePath(dir_okay=False),
    help="TOML file of further news agencies, as below; may be repeated.  The database keeps it.",
)
@click.option(
    "--owners",
    metavar="FILE",
    type=options.FilePath(dir_okay=False),
    help="TOML file of publishing groups and their outlets, as below.",
)
@click.option("--strict", is_flag=True, help="Store nothing at all if a single input cannot be used.")
@click.option(
    "--jobs",
    type=click.IntRange(0),
    default=0,
    help="Processes that cut, encode and align texts, at most four a core.  [default: one a core]",
)
@click.option(
    "--allow",
    "allowed",
    multiple=True,
    metavar="LIMIT=NUMBER",
    help="Raise a limit that a skipped input was above, by the name in its hint (max_record_bytes=64000000); may be "
    "repeated.",
)
@click.option(
    "--wait",
    metavar="SECONDS",
    type=click.FloatRange(0),
    # the default is written out: the settings that hold it take a third of the help's time to import
    help="How long to wait while another ingest writes to the database.  [default: 600]",
)
@click.option(
    "--report",
    "output",
    type=click.Choice(("terminal", "json")),
    default="terminal",
    show_default=True,
    help="How the report is written to standard output.  (--format is that of the input.)",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress display, no remarks; the summary stays.")
def ingest(
    paths: tuple[str, ...],
    database: Path,
    outlet: str | None,
    input_format: str | None,
    named: tuple[str, ...],
    id_prefix: str,
    ids_from_files: bool,
    keep_versions: bool,
    dates: DateOrder | None,
    zones: tuple[str, ...],
    agencies: tuple[Path, ...],
    owners: Path | None,
    strict: bool,
    jobs: int,
    allowed: tuple[str, ...],
    wait: float | None,
    output: str,
    quiet: bool,
) -> int:
    """Read corpora and find which passages are the same.

    PATH is a folder (read with its subfolders), a file, or - for standard input.  Formats: text, HTML, Word, JSONL,
    JSON, CSV, TSV, Parquet, WARC, feeds, what agencies deliver and archives export, also as .gz, .zst, .bz2 and .xz;
    told by content and name.  Ingesting more later adds to the same file; ingesting the same again changes nothing.

    \b
    Examples:
      lineage ingest articles/
      lineage ingest crawl.jsonl.zst scraped/*.html --db news.db
      lineage ingest page.txt --outlet "Harbour Ledger"
      lineage ingest texts/ --ids-from-files
      lineage ingest export.csv --field text=artikeltext --field date=erschienen
      lineage ingest post.csv --id-prefix post-
      lineage ingest today.jsonl --keep-versions
      lineage ingest articles/ --timezone Europe/Berlin --timezone "London Leaf=Europe/London"
      lineage ingest articles/ --agencies agencies.toml --owners owners.toml
      zcat dump.jsonl.gz | lineage ingest - --format jsonl
      lineage ingest articles/ --report json | jq '.skipped[] | [.where, .reason]'

    Fields are known by the names that scrapers and corpora give them.  Others are yours to name with --field, inner
    ones as well (author=meta.writer); where a record has the column, nothing else is taken for that field.  Of two
    corpora that both count their articles from 1, give one an --id-prefix.

    \b
    A file for --agencies, in which only name is needed:
      [[agency]]
      name = "Meridian Press Agency"
      names = ["The Meridian Press Agency"]
      acronyms = ["MPA"]
      domains = ["meridianpress.example"]

    \b
    A file for --owners:
      [owners]
      "Straits Media Group" = ["Harbour Ledger", "coast-daily"]

    A broken record never stops an ingest: it is counted, named and skipped, the rest goes in, and the exit status
    is 4.  With --strict nothing is stored, and the exit status is 2.

    An ingest may be stopped at any moment, by Ctrl-C or a power cut: documents are stored whole or not at all, and the
    same command goes on from there.  Several ingests may write to one file; they take turns.
    """
    from lineage import pipeline, views
    from lineage.cli.progress import display
    from lineage.corpus import ReadOptions

    groups = pipeline.read_owners(owners) if owners else {}
    reading = ReadOptions(
        outlet=outlet,
        format=input_format,
        columns=columns_of(named),
        id_prefix=id_prefix,
        dates=dates,
        zones=zones_of(zones),
        ids_from_files=ids_from_files,
    )
    wanted = pipeline.IngestOptions(reading, keep_versions, strict, jobs, agencies, groups)
    with display(quiet) as progress:
        report = pipeline.ingest(paths, database, wanted, settings=settings_of(wait, allowed), progress=progress)
    if report.remarks and not quiet:
        console.tell(views.remarks_terminal(report.remarks))
    if report.skipped:
        console.tell(views.skipped_terminal(report.skipped))
    if output == "json":
        console.write_data(views.ingest_json(report, database))
    else:
        click.echo(views.ingest_terminal(report, database))
    return exit_codes.SKIPPED if report.skipped else exit_codes.DONE


def settings_of(wait: float | None, allowed: tuple[str, ...]) -> Settings:
    """The usual settings with this patience for other writers (in seconds) and these limits.

    BadParameter for NaN, for a limit that there is not, and for a number that is none.
    """
    from dataclasses import asdict, replace

    from lineage.config import DEFAULT

    limits, waits = DEFAULT.limits, DEFAULT.waits
    for pair in allowed:
        name, _, number = (part.strip() for part in pair.partition("="))
        if name not in asdict(limits):
            names = ", ".join(asdict(limits))
            raise click.BadParameter(f"there is no limit {name!r}; the limits are {names}.", param_hint="'--allow'")
        if not (number.isascii() and number.isdigit()):
            raise click.BadParameter(f"{pair!r} is not of the form LIMIT=NUMBER.", param_hint="'--allow'")
        limits = replace(limits, **{name: int(number)})
    if wait is not None and isnan(wait):
        raise click.BadParameter("nan is not a number of seconds.", param_hint="'--wait'")
    return replace(DEFAULT, limits=limits, waits=waits if wait is None else replace(waits, writer_seconds=wait))


def columns_of(named: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Field -> the columns given for it, in the order of trial; BadParameter for a pair of another form.

    >>> columns_of(("text=body", "date=day", "text=lead"))
    {'text': ('body', 'lead'), 'date': ('day',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for pair in named:
        name, _, column = (part.strip() for part in pair.partition("="))
        if not name or not column:
            raise click.BadParameter(f"{pair!r} is not of the form NAME=COLUMN.", param_hint="'--field'")
        found[name] = (*found.get(name, ()), column)
    return found


def zones_of(given: tuple[str, ...]) -> dict[str | None, str]:
    """Outlet -> zone of its times, the last one given; the key None stands for all other outlets.

    >>> zones_of(("Europe/Berlin", "London Leaf=Europe/London"))
    {None: 'Europe/Berlin', 'London Leaf': 'Europe/London'}
    """
    parts = (one.rpartition("=") for one in given)
    return {outlet.strip() or None: zone.strip() for outlet, _, zone in parts}
