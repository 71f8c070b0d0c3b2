"""`lineage audit`: which documents credit what they draw on, and which do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lineage.cli import console, options

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.records import AuditVerdict

VERDICTS = ("misattributed", "uncredited", "credit_without_copy", "credited")
"""The verdicts of `records.AuditVerdict`, the worst first; written out because that module loads NumPy."""


@click.command()
@options.database()
@click.option("--outlet", help="Only documents of this outlet.")
@options.since("documents published")
@options.until("documents published")
@click.option("--verdict", type=click.Choice(VERDICTS), help="Only documents with this verdict.")
@options.limit(50, "audits")
@options.output_format("terminal", "json")
@options.width()
@options.colour()
def audit(
    database: Path,
    outlet: str | None,
    since: str | None,
    until: str | None,
    verdict: AuditVerdict | None,
    limit: int,
    output: str,
    width: int | None,
    coloured: bool | None,
) -> None:
    """Tell who credits what it draws on, and who does not.  The worst come first, each with its evidence.

    \b
    Verdicts:
      misattributed        the credit names an agency, but not the one whose text it is
      uncredited           nothing names the source where credits stand
      credit_without_copy  an agency is credited, and no document of another house
                           has its text: nothing is wrong with that, and nothing
                           confirms it
      credited             the source is named, or whoever handed its text on

    Only copies are audited: who quotes the same speaker owes nobody a credit, and an outlet owes none to itself or to
    a sister of its group (see ingest --owners).  DATE is YYYY, YYYY-MM or YYYY-MM-DD; undated documents are
    in no range.

    \b
    Examples:
      lineage audit
      lineage audit --verdict uncredited --outlet "Tarrow Evening News"
      lineage audit --since 2026-03-09 --until 2026-03-15
      lineage audit --limit 0 --format json | jq '.audits[] | [.verdict, .document.id]'
    """
    from lineage import pipeline, views
    from lineage.filters import AuditFilter

    options.require_range(since, until, "document")
    found = pipeline.audits(AuditFilter(outlet, verdict, since, until, limit), database)
    if output == "json":
        console.write_data(views.audit_json(found))
    else:
        console.write(views.audit_terminal(found, console.terminal(width, coloured)))
    console.tell_remarks(found.remarks)
