"""lineage: which news passages are the same, where they came from, and what an outlet did with them.

Every command is a function here (`help(lineage.ingest)`), and what is raised is a `LineageError` with a hint:

    compare, show                        two texts, or two articles, side by side
    ingest                               a corpus, or records in memory, into an SQLite file
    trace, sources, why, audit, find     where texts come from
    check, digest, schema                the file itself

`Article` is a text with what is known of it, `Settings` holds every threshold (see `lineage.config`).  For annotations
there are the types of the results: `Shown`, which all of them are, and one for each function (`ShownTrace`, …).

>>> import lineage
>>> result = lineage.compare("The dam broke at dawn on Friday.", "The dam broke at dawn on Friday.")
>>> result.shares["b"]["verbatim"]
1.0
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lineage.doors import loading

__version__ = "0.1.0"
__all__ = [
    "Article",
    "InputError",
    "Interrupted",
    "LineageError",
    "ResourceError",
    "Settings",
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
    "StoreError",
    "__version__",
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

if TYPE_CHECKING:
    from lineage.api import (
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
        audit,
        check,
        compare,
        digest,
        find,
        ingest,
        schema,
        show,
        sources,
        trace,
        why,
    )
    from lineage.config import Settings
    from lineage.errors import InputError, Interrupted, LineageError, ResourceError, StoreError
    from lineage.records import Article

if not TYPE_CHECKING:  # a checker that saw it would take any name for one of these
    __getattr__ = loading(
        __name__,
        {
            "lineage.api": "audit check compare digest find ingest schema show sources trace why Shown ShownAudits "
            "ShownCheck ShownComparison ShownDigest ShownExplanation ShownFind ShownReport ShownSchema ShownSources "
            "ShownTrace",
            "lineage.config": "Settings",
            "lineage.errors": "InputError Interrupted LineageError ResourceError StoreError",
            "lineage.records": "Article",
        },
    )
    """So that `import lineage` and `lineage --help` stay instant."""


def __dir__() -> list[str]:
    """The public names, which nothing but a first use loads."""
    return sorted(__all__)
