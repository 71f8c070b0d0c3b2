"""Nothing -> the tables of the database: what was read, how it was cut, what was found to be the same.

Why these tables: a wording, a sequence of normalised words, is its own hash.  It needs no row and no number, whatever
order documents come in, and a paragraph printed 50,000 times is signed, paired and grouped once.  Measurements
(`overlaps`) stand apart from what is derived from them (`wording_families`, `matches`), which can be rebuilt at any
time.  Rows that are rewritten later never hold long text, because SQLite rewrites a row as a whole.  Tables about
sources are in `provenance_tables`.
"""

from __future__ import annotations

from typing import Final

from lineage.store.schema import Column, Table

ID = "INTEGER PRIMARY KEY"
CHECKSUM = Column("checksum", "INTEGER NOT NULL", "64-bit hash of the other columns, as a signed integer")

OUTLETS = Table(
    "outlets",
    "Publishers of documents.",
    (
        Column("id", ID, "row id"),
        Column("name", "TEXT NOT NULL UNIQUE", "name as the input gave it, or the host of the URL"),
        Column("owner", "TEXT", "publishing group; NULL until the user names it: same-owner copies are no influence"),
        CHECKSUM,
    ),
    named_by=("name",),
)
RUNS = Table(
    "runs",
    "One row for each ingest: what was asked of which version, and what came of it.",
    (
        Column("id", ID, "row id"),
        Column("started", "TEXT NOT NULL", "UTC, ISO 8601"),
        Column("finished", "TEXT", "UTC, ISO 8601; NULL while the run works, and for ever if it was killed"),
        Column("status", "TEXT NOT NULL CHECK (status IN ('running', 'finished', 'failed'))", "how it ended"),
        Column("version", "TEXT NOT NULL", "version of lineage"),
        Column("schema_version", "INTEGER NOT NULL", "version of this schema at that time"),
        Column("settings", "TEXT NOT NULL", "every setting, JSON"),
        Column("fingerprint", "TEXT NOT NULL", "short hash of the settings: equal means comparable"),
        Column("inputs", "TEXT NOT NULL", "paths as given, JSON array"),
        Column("counts", "TEXT", "documents, passages, skipped inputs…, JSON; NULL until finished"),
        Column("process", "TEXT NOT NULL", "process id and host: names the holder to a writer that has to wait"),
        CHECKSUM,
    ),
    part_of_lineage=False,
)
SKIPS = Table(
    "skips",
    "Inputs that were not taken.",
    (
        Column("id", ID, "row id"),
        Column("run", "INTEGER NOT NULL REFERENCES runs (id)", "the run that met it"),
        Column("location", "TEXT NOT NULL", "file, or file:line"),
        Column("reason", "TEXT NOT NULL", "why it was not taken"),
        Column("hint", "TEXT", "what to do about it; NULL where nothing helps"),
        CHECKSUM,
    ),
    indexes=("(run)",),
    part_of_lineage=False,
)
REMARKS = Table(
    "remarks",
    "Doubts about inputs that were taken: a garbage date, a guessed encoding.",
    (
        Column("id", ID, "row id"),
        Column("run", "INTEGER NOT NULL REFERENCES runs (id)", "the run that met it"),
        Column("location", "TEXT NOT NULL", "file, or file:line"),
        Column("message", "TEXT NOT NULL", "what was doubted and what was assumed"),
        CHECKSUM,
    ),
    indexes=("(run)",),
    part_of_lineage=False,
)
SCHEMES = Table(
    "schemes",
    "The methods behind stored hashes and signatures; values of different schemes are never compared.",
    (
        Column("id", ID, "row id"),
        Column("kind", "TEXT NOT NULL UNIQUE", "what is computed: content, wording, signature, …"),
        Column("name", "TEXT NOT NULL", "version of the method, with its parameters"),
    ),
)
STAGES = Table(
    "stages",
    "How far each derived part has come, so that an interrupted ingest is completed by the next one.",
    (
        Column(
            "name", "TEXT PRIMARY KEY", "derived part: matches, or sources; or removed, where documents were deleted"
        ),
        Column(
            "passage",
            "INTEGER NOT NULL",
            "highest id that it has taken in: matches of a passage, sources of a document; of removed their number",
        ),
    ),
    part_of_lineage=False,
)
SEALS = Table(
    "seals",
    "Checksums of tables that SQLite keeps for itself; none for the search index while an ingest writes.",
    (
        Column("name", "TEXT PRIMARY KEY", "the table: statistics, migrations, or a part of the search index"),
        Column("checksum", "INTEGER NOT NULL", "64-bit hash of its rows, as a signed integer"),
    ),
    part_of_lineage=False,
)
DOCUMENTS = Table(
    "documents",
    "Articles as published by one outlet.",
    (
        Column("id", ID, "row id; internal"),
        Column("key", "TEXT NOT NULL UNIQUE", "the id that users see: external_id, else content_id"),
        Column("content_id", "TEXT NOT NULL", "hash of outlet, title and text, with its scheme as prefix"),
        Column("external_id", "TEXT", "the id that the input gave; NULL where it gave none"),
        Column("outlet", "INTEGER NOT NULL REFERENCES outlets (id)", "who published it"),
        Column("title", "TEXT", "as given; NULL where missing"),
        Column("url", "TEXT", "as given; NULL where missing"),
        Column("author", "TEXT", "authors, joined with '; '; NULL where missing"),
        Column("language", "TEXT", "language tag as given; NULL where missing"),
        Column("published", "TEXT", "ISO 8601, UTC, as precise as the input was; NULL where unknown or not believable"),
        Column("published_precision", "TEXT", "year, month, day, minute or second; NULL with published"),
        Column("published_original", "TEXT", "the date as found, also when it could not be used; NULL where missing"),
        Column("location", "TEXT", "where it was read: file, or file:line; NULL where it came from a program"),
        Column("run", "INTEGER NOT NULL REFERENCES runs (id)", "the run that stored it"),
        Column(
            "extra", "TEXT", "fields of the input that lineage does not know, JSON object; NULL where there are none"
        ),
        # The text is so late because SQLite reads a row only as far as it has to.
        Column("text", "TEXT NOT NULL", "the text as read; offsets everywhere count its Unicode code points from 0"),
        CHECKSUM,
    ),
    indexes=("(outlet, key)", "(content_id)", "(url) WHERE url IS NOT NULL"),
    named_by=("key",),
    aside=("run", "location"),
)
PASSAGES = Table(
    "passages",
    "Paragraphs of documents, and headlines, bylines and datelines.",
    (
        Column("id", ID, "row id; internal; the rowid in passage_search"),
        Column("document", "INTEGER NOT NULL REFERENCES documents (id)", "the document that it is a part of"),
        Column("ordinal", "INTEGER NOT NULL", "position among the passages of the document, from 0"),
        Column("start", "INTEGER NOT NULL", "first code point in the document's text"),
        Column("end", "INTEGER NOT NULL", "code point after the last"),
        Column("kind", "TEXT NOT NULL", "headline, byline, dateline, body or furniture"),
        Column("form", "TEXT", "kind by its form alone; NULL unless repetition made it furniture"),
        Column("words", "INTEGER NOT NULL", "number of words; the weight of the passage in every share"),
        Column("wording", "INTEGER", "64-bit hash of its normalised words, as a signed integer; NULL for none"),
    ),
    constraints=('CHECK (0 <= start AND start < "end")', "UNIQUE (document, ordinal)"),
    indexes=("(wording) WHERE wording IS NOT NULL", "(form) WHERE form IS NOT NULL"),
    named_by=("document", "ordinal"),
)
SEGMENTS = Table(
    "index_segments",
    "The candidate index, one part for each batch: the wordings that it holds, numbered by the passage that brought "
    "each.  Their keys are in index_pages, made of shingles and of MinHash signatures as the scheme 'signature' says.",
    (
        Column("id", ID, "row id"),
        Column("first", "INTEGER NOT NULL", "id of the passage with its first wording"),
        Column(
            "sizes",
            "BLOB NOT NULL",
            "anchors of the wordings of passages first, first + 1, …, unsigned 16-bit, little-endian; 0: not indexed",
        ),
        Column("checksum", "INTEGER NOT NULL", "64-bit hash of sizes, as a signed integer"),
        Column(
            "matched",
            "INTEGER NOT NULL DEFAULT 0 CHECK (matched IN (0, 1))",
            "1 where its wordings have been compared with one another and with those of all earlier parts",
        ),
    ),
    part_of_lineage=False,
)
PAGES = Table(
    "index_pages",
    "Stretches of a segment's keys, so that a look-up reads only those that may hold what it looks for.",
    (
        Column("id", ID, "row id"),
        Column("segment", "INTEGER NOT NULL REFERENCES index_segments (id)", "the part of the index"),
        Column("first_key", "INTEGER NOT NULL", "smallest key of the page"),
        Column("last_key", "INTEGER NOT NULL", "largest key of the page"),
        Column("checksum", "INTEGER NOT NULL", "64-bit hash of data, as a signed integer"),
        Column("data", "BLOB NOT NULL", "packed keys and wordings"),
    ),
    indexes=("(segment, first_key, last_key)",),
    part_of_lineage=False,
)
OVERLAPS = Table(
    "overlaps",
    "Pairs of wordings that were measured and found to share enough; once for a pair, however often it is printed.",
    (
        Column("left", "INTEGER NOT NULL", "the wording with the smaller hash"),
        Column("right", "INTEGER NOT NULL", "the other wording"),
        Column("shared", "INTEGER NOT NULL", "number of common shingles"),
        Column("jaccard", "REAL NOT NULL", "shared / union of shingles, 0 to 1"),
        Column("containment", "REAL NOT NULL", "shared / shingles of the shorter, 0 to 1"),
        Column("label", "TEXT NOT NULL", "verbatim, edited or paraphrase"),
        Column("score", "REAL NOT NULL", "how sure it is that both say the same, 0 to 1"),
    ),
    constraints=('PRIMARY KEY ("left", "right")', 'CHECK ("left" < "right")'),
    indexes=('("right")',),
    without_rowid=True,
)
FAMILIES = Table(
    "wording_families",
    "Groups of near-duplicate passages around one representative wording; derived from overlaps.",
    (
        Column(
            "id",
            "INTEGER PRIMARY KEY REFERENCES passages (id)",
            "the representative: the earliest passage in the wording that the others are near-duplicates of",
        ),
        Column("passages", "INTEGER NOT NULL", "number of passages, at least 2"),
        Column("documents", "INTEGER NOT NULL", "number of documents that print one of them"),
        Column("outlets", "INTEGER NOT NULL", "number of outlets that print one of them"),
        Column("first", "INTEGER NOT NULL REFERENCES passages (id)", "earliest passage of all; undated ones come last"),
    ),
    indexes=("(first)",),
    named_by=("id",),
)
FAMILY_MEMBERS = Table(
    "family_members",
    "Which family the passages of a wording belong to; of a passage that stands alone there is no row.",
    (
        Column("wording", "INTEGER NOT NULL PRIMARY KEY", "the wording"),
        Column("family", "INTEGER NOT NULL REFERENCES wording_families (id)", "its family"),
    ),
    indexes=("(family)",),
)
MATCHES = Table(
    "matches",
    "Pairs of passages of different documents that say the same; derived.  Of many equal passages only the pairs with "
    "the earliest and with the nearest in time are kept: the family tells the rest.",
    (
        Column("id", ID, "row id"),
        Column(
            "a_passage", "INTEGER NOT NULL REFERENCES passages (id)", "the earlier passage (undated last, then by key)"
        ),
        Column("b_passage", "INTEGER NOT NULL REFERENCES passages (id)", "the later passage"),
        Column("a_start", "INTEGER NOT NULL", "first code point of the matched span of A"),
        Column("a_end", "INTEGER NOT NULL", "code point after its last"),
        Column("b_start", "INTEGER NOT NULL", "first code point of the matched span of B"),
        Column("b_end", "INTEGER NOT NULL", "code point after its last"),
        Column("label", "TEXT NOT NULL", "verbatim, edited or paraphrase"),
        Column("score", "REAL NOT NULL", "how sure it is that both say the same, 0 to 1"),
        Column(
            "jaccard", "REAL", "shared / union of word shingles; NULL where an aligner, not shingles, found the pair"
        ),
        Column("containment", "REAL", "shared / shingles of the shorter; NULL where jaccard is"),
        Column("ordered", "INTEGER NOT NULL CHECK (ordered IN (0, 1))", "1 where the dates prove that A came first"),
        Column(
            "method",
            "TEXT NOT NULL CHECK (method IN ('words', 'alignment'))",
            "what found it: shared words, or an aligner",
        ),
    ),
    indexes=("(a_passage)", "(b_passage)"),
)

AGENCY_FILES = Table(
    "agency_files",
    "The user's files of news agencies, in the order given: later ingests and questions read credits by them.",
    (
        Column("id", ID, "row id"),
        Column("name", "TEXT NOT NULL", "path as given"),
        Column("text", "TEXT NOT NULL", "what the file says, TOML"),
        CHECKSUM,
    ),
    part_of_lineage=False,
)

REMOVED: Final = "removed"
"""Name of the row of `stages` that says how many documents were deleted since everything was derived."""
ON_REMOVAL: Final = "documents_removed"
ON_REMOVAL_SQL: Final = f"""CREATE TRIGGER IF NOT EXISTS {ON_REMOVAL} AFTER DELETE ON documents BEGIN
  INSERT OR REPLACE INTO stages (name, passage)
  SELECT '{REMOVED}', 1 + coalesce((SELECT passage FROM stages WHERE name = '{REMOVED}'), 0);
END"""
"""The trigger by which every deletion of a document, with any tool, leaves a mark: all must be derived anew."""

TABLES = (
    OUTLETS,
    RUNS,
    SKIPS,
    REMARKS,
    AGENCY_FILES,
    SCHEMES,
    STAGES,
    SEALS,
    DOCUMENTS,
    PASSAGES,
    SEGMENTS,
    PAGES,
    OVERLAPS,
    FAMILIES,
    FAMILY_MEMBERS,
    MATCHES,
)
GIVEN = (OUTLETS, RUNS, SKIPS, REMARKS, AGENCY_FILES, DOCUMENTS)
"""What people gave and what was done with it: nothing can make it again, so each row carries a checksum."""
