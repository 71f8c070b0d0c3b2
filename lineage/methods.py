"""The methods that find answers -> their names, which are stored beside what was found (table `schemes`).

A name is another one whenever answers may be: by the version of a method, by a table that it reads, by a threshold.
The names stand apart from the methods because whoever reads an answer compares them, which takes a millisecond;
to load the methods takes a quarter of a second.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from lineage.config import Settings
from lineage.datafiles import text, texts
from lineage.identity import hash64

AGENCIES: Final = "agencies.toml"
"""The data file of `credits` that the user's own stand before."""
PASSAGES: Final = 5
"""Version of how texts are cut into passages, its tables apart; to be raised where stored passages or their kinds would
be others."""
CREDITS: Final = 11
"""Version of what finds credits, its tables apart; to be raised where stored credits would be others."""
LINKS: Final = 8
"""Version of what finds links and labels, its tables apart; to be raised where stored links would be others."""
TRACING: Final = "trace-11"
"""Name of the method that finds stories, sources, audits and duplicates, its tables apart; to be raised where stored
ones would be others, also by what it asks of other rooms: how texts are measured and compared (`passages/amounts.py`,
`passages/coverage.py`), the rules for outlets, announcers and quotations."""


def renewed(settings: Settings, agency_files: Iterable[str]) -> dict[str, str]:
    """The methods of what an ingest finds anew where others have found it, kind -> name, in the order of finding.

    `agency_files` are the texts of the user's files of agencies.
    """
    return {
        "passages": passages(settings),
        "credits": credits(agencies(agency_files)),
        "lineage": lineage(settings),
    }


def passages(settings: Settings) -> str:
    """What passages and matches by words were found with; where others were, an ingest derives everything anew."""
    deciding = settings.fingerprint("passages", "matching")
    return f"passages-{PASSAGES}-{_tables('passages')} settings-{deciding}"


def agencies(files: Iterable[str]) -> str:
    """Twelve hexadecimal digits for the shipped agencies behind those of the user's files."""
    return hashlib.sha256("".join((*files, text("credits", AGENCIES))).encode("utf-8")).hexdigest()[:12]


def credits(known: str) -> str:
    """The rules that find credits, with the agencies that are known to them."""
    return f"credits-{CREDITS}-{_tables('credits', AGENCIES)}+agencies-{known}"


def links() -> str:
    """What finds links."""
    return f"links-{LINKS}-{_tables('alignment')}"


def lineage(settings: Settings) -> str:
    """The method behind stories, alignments and sources, which an ingest finds anew where others found them."""
    deciding = settings.fingerprint("alignment", "changes", "stories", "sources")
    tables = f"{_tables('provenance')}-{_tables('credits', AGENCIES)}"
    return f"{TRACING}-{tables} {links()} settings-{deciding}"


def _tables(room: str, *without: str) -> str:
    """A hash of the data files of a room: a word more in one of them may change answers."""
    found = "".join(held for name, held in texts(room).items() if name not in without)
    return f"{hash64(found.encode('utf-8')):016x}"
