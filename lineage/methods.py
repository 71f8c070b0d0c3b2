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
from lineage.datafiles import text
from lineage.identity import hash64

PASSAGES: Final = 4
"""Version of how texts are cut into passages; to be raised where stored passages or their kinds would be others."""
CREDITS: Final = 8
"""Version of the credit rules (`credits.toml`, `releases.toml`, their `parts.toml`, `slots.toml`, `mastheads.toml` in
`credits/data`, but for the places outlet, announcer and official, which are asked while sources are traced); to be
raised where stored credits would be others."""
LINKS: Final = 6
"""Version of what finds links and labels, its tables apart; to be raised where stored links would be others."""
LINK_TABLES: Final = (
    "links.json", "kin.txt", "rarity.txt", "words.toml", "facts.toml", "tags.toml", "numerals.toml", "denials.toml",
    "countries.toml",
)  # fmt: skip
TRACING: Final = "trace-7"
"""Name of the method that finds stories, sources and audits, with the rules for outlets, announcers and quotations; to
be raised where stored ones would be others."""


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
    return f"passages-{PASSAGES} settings-{settings.fingerprint('passages', 'matching')}"


def agencies(files: Iterable[str]) -> str:
    """Twelve hexadecimal digits for the shipped agencies behind those of the user's files."""
    return hashlib.sha256("".join((*files, text("credits", "agencies.toml"))).encode("utf-8")).hexdigest()[:12]


def credits(known: str) -> str:
    """The rules that find credits, with the agencies that are known to them."""
    return f"credits-{CREDITS}+agencies-{known}"


def links() -> str:
    """What finds links: its version, and a hash of the tables that it reads."""
    tables = "".join(text("alignment", name) for name in LINK_TABLES)
    return f"links-{LINKS}-{hash64(tables.encode('utf-8')):016x}"


def lineage(settings: Settings) -> str:
    """The method behind stories, alignments and sources, which an ingest finds anew where others found them."""
    deciding = settings.fingerprint("alignment", "changes", "stories", "sources")
    return f"{TRACING} {links()} settings-{deciding}"
