"""The methods that derive a lineage -> their names, which are stored beside the results (table `schemes`).

The name of a method changes whenever its results may change: it holds the version of the method and hashes of the data
tables and thresholds that it reads.  The names stand apart from the methods because every reader of a database compares
them: that takes a millisecond, while loading the methods takes a quarter of a second.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from lineage.config import Settings
from lineage.datafiles import text, texts
from lineage.identity import hash64

AGENCIES: Final = "agencies.toml"
"""The data file of `credits` that lists the shipped agencies; it is hashed together with the user's own files."""
PASSAGES: Final = 8
"""Version of the rules that cut texts into passages and word their overlaps, without their data tables; to be raised
whenever stored passages, their kinds, or the labels of overlaps and matches would change."""
CREDITS: Final = 13
"""Version of the rules that find credits, without their data tables; to be raised whenever stored credits would
change."""
TERMS: Final = 1
"""Version of the rules that find the terms of documents, without the tables of words that they read; to be raised
whenever stored terms would change."""
TERM_TABLES: Final = ("functionwords.toml", "rarity.txt", "words.toml")
"""The data files of `alignment` that terms depend on."""
LINKS: Final = 13
"""Version of the aligner that finds links and labels, without its data tables; to be raised whenever stored links would
change."""
TRACING: Final = "trace-15"
"""Name of the method that finds stories, sources, audits and duplicates, without its data tables; to be raised whenever
stored ones would change.  That includes changes in what it asks of other rooms: how texts are measured and compared
(`passages/spelling/amounts.py`, `passages/sequences/coverage.py`), and the rules for outlets, announcers and
quotations."""


def renewed(settings: Settings, agency_files: Iterable[str]) -> dict[str, str]:
    """The methods whose results an ingest derives anew if another method derived them: kind -> name, in order of use.

    `agency_files` are the texts of the user's files of agencies.
    """
    return {
        "passages": passages(settings),
        "credits": credits(agencies(agency_files)),
        "terms": terms(settings),
        "lineage": lineage(settings),
    }


def passages(settings: Settings) -> str:
    """Name of the method behind passages and matches by words; if it changes, an ingest derives everything anew."""
    deciding = settings.fingerprint("passages", "matching")
    return f"passages-{PASSAGES}-{_tables('passages')} settings-{deciding}"


def agencies(files: Iterable[str]) -> str:
    """Hash of the texts of the user's files of agencies and of the shipped one: twelve hexadecimal digits."""
    return hashlib.sha256("".join((*files, text("credits", AGENCIES))).encode("utf-8")).hexdigest()[:12]


def credits(known: str) -> str:
    """Name of the rules that find credits; `known` is the hash of the agencies that they know."""
    return f"credits-{CREDITS}-{_tables('credits', AGENCIES)}+agencies-{known}"


def terms(settings: Settings) -> str:
    """Name of the rules that find the terms of documents; if it changes, an ingest finds them and all stories anew."""
    tables = "".join(text("alignment", name) for name in TERM_TABLES)
    return f"terms-{TERMS}-{hash64(tables.encode('utf-8')):016x} settings-{settings.fingerprint('stories')}"


def links() -> str:
    """Name of the method that finds links between sentences."""
    return f"links-{LINKS}-{_tables('alignment')}"


def lineage(settings: Settings) -> str:
    """Name of the method behind stories, alignments and sources; if it changes, an ingest derives these anew."""
    deciding = settings.fingerprint("alignment", "changes", "stories", "sources")
    tables = f"{_tables('provenance')}-{_tables('credits', AGENCIES)}"
    return f"{TRACING}-{tables} {links()} settings-{deciding}"


def _tables(room: str, *without: str) -> str:
    """Hash of the data files of a room, those named in `without` left out: one more word in a file may change results.

    Sixteen hexadecimal digits.
    """
    contents = "".join(content for name, content in texts(room).items() if name not in without)
    return f"{hash64(contents.encode('utf-8')):016x}"
