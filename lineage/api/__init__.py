"""The functions for Python: one for every command, with the same names, defaults, answers and errors.

    compare, show                        two articles side by side
    ingest                               a corpus, or records in memory, into a database
    trace, sources, why, audit, find     where texts come from
    check, digest, schema                the database itself

Results are the frozen values of `lineage.answers`, `lineage.reports` and `lineage.records`, and can show themselves: as
text, as the JSON of the command, and in a notebook.  `lineage` exports the functions, the types of their results,
`Article` and the errors.
"""

from lineage.api.asking import audit, find, sources, trace, why
from lineage.api.checking import check, digest, schema
from lineage.api.comparing import compare, show
from lineage.api.ingesting import ingest
from lineage.api.shown import (
    Shown,
    ShownAudits,
    ShownCheck,
    ShownComparison,
    ShownDigest,
    ShownExplanation,
    ShownFind,
    ShownReport,
    ShownSchema,
    ShownSources,
    ShownTrace,
)

__all__ = [
    "Shown",
    "ShownAudits",
    "ShownCheck",
    "ShownComparison",
    "ShownDigest",
    "ShownExplanation",
    "ShownFind",
    "ShownReport",
    "ShownSchema",
    "ShownSources",
    "ShownTrace",
    "audit",
    "check",
    "compare",
    "digest",
    "find",
    "ingest",
    "schema",
    "show",
    "sources",
    "trace",
    "why",
]
