"""Nothing -> the tables about documents and sources: stories, duplicates, credits, sources, derivations, audits.

They are filled after matching; while they are empty every view still answers, from matches alone.  Each claim is a row
that names its evidence as JSON, so that a reader can check it without the program that made it.
"""

from __future__ import annotations

from lineage.store.schema import Column, Table
from lineage.store.tables import ID

DOCUMENT_TERMS = Table(
    "document_terms",
    "What tells the event of a document: its rarest terms, and when it may have been published.",
    (
        Column("document", "INTEGER PRIMARY KEY REFERENCES documents (id)", "the document"),
        Column("first", "INTEGER NOT NULL", "earliest day, counted from 0001-01-01 as day 1"),
        Column("last", "INTEGER NOT NULL", "latest day; the same as first where the date is exact"),
        Column("keys", "BLOB NOT NULL", "hashes of the terms, unsigned 64-bit, little-endian"),
        Column("weights", "BLOB NOT NULL", "how much each term tells, 32-bit floats, little-endian"),
    ),
    indexes=("(first) WHERE first = last", "(first) WHERE first < last"),
)
RELATED = Table(
    "related_documents",
    "Pairs of documents that tell of one event, by the rare terms that they share.",
    (
        Column("left", "INTEGER NOT NULL REFERENCES documents (id)", "the document with the smaller id"),
        Column("right", "INTEGER NOT NULL REFERENCES documents (id)", "the other document"),
        Column("score", "REAL NOT NULL", "how much of what is rare they share, 0 to 1"),
    ),
    constraints=('PRIMARY KEY ("left", "right")', 'CHECK ("left" < "right")'),
    indexes=('("right")',),
    without_rowid=True,
)
ALIGNMENTS = Table(
    "alignments",
    "Pairs of documents whose sentences were aligned; what was found is in matches.",
    (
        Column("left", "INTEGER NOT NULL REFERENCES documents (id)", "the document with the smaller id"),
        Column("right", "INTEGER NOT NULL REFERENCES documents (id)", "the other document"),
    ),
    constraints=('PRIMARY KEY ("left", "right")', 'CHECK ("left" < "right")'),
    indexes=('("right")',),
    without_rowid=True,
)
STORIES = Table(
    "stories",
    "Events: documents that tell of the same one, whatever their words.",
    (
        Column("id", ID, "row id"),
        Column(
            "first",
            "INTEGER NOT NULL REFERENCES documents (id)",
            "the document in the middle, around which the others stand",
        ),
        Column("documents", "INTEGER NOT NULL", "number of documents"),
        Column("evidence", "TEXT NOT NULL", "the rare terms, names and dates that brought them together, JSON"),
    ),
    named_by=("first",),
)
STORY_MEMBERS = Table(
    "story_members",
    "Which story a document belongs to; a document of its own has no row.",
    (
        Column("document", "INTEGER PRIMARY KEY REFERENCES documents (id)", "the document"),
        Column("story", "INTEGER NOT NULL REFERENCES stories (id)", "its story"),
        Column("score", "REAL NOT NULL", "how closely it fits, 0 to 1"),
    ),
    indexes=("(story)",),
)
DUPLICATES = Table(
    "duplicates",
    "Documents that an earlier one stands for, as it holds nearly all of their body; all others stand for themselves.",
    (
        Column("document", "INTEGER PRIMARY KEY REFERENCES documents (id)", "the document"),
        Column(
            "representative",
            "INTEGER NOT NULL REFERENCES documents (id)",
            "the earlier document, which none stands for",
        ),
        Column("share", "REAL NOT NULL", "part of the words of its body that stand in the representative, 0 to 1"),
        Column("verbatim", "REAL NOT NULL", "part of them in paragraphs of the very same words, 0 to 1"),
        Column("of_representative", "REAL NOT NULL", "part of the representative's that stand in the document, 0 to 1"),
    ),
    indexes=("(representative)",),
)
CREDITS = Table(
    "credits",
    "Agencies and outlets named where credits stand.",
    (
        Column("id", ID, "row id"),
        Column("document", "INTEGER NOT NULL REFERENCES documents (id)", "the document that gives the credit"),
        Column("place", "TEXT NOT NULL", "where it stands: dateline, byline, body, tail, copyright or metadata"),
        Column("start", "INTEGER", "first code point in the text; NULL for metadata"),
        Column("end", "INTEGER", "code point after the last; NULL for metadata"),
        Column("text", "TEXT NOT NULL", "the words of the credit"),
        Column("name", "TEXT NOT NULL", "full English name of the agency or outlet"),
        Column("role", "TEXT NOT NULL", "origin, carries, cites or mentions"),
        Column("rule", "TEXT NOT NULL", "id of the rule that found it"),
        Column("ruleset", "TEXT NOT NULL", "version of the rules"),
    ),
    indexes=("(document)", "(name)"),
)
SOURCES = Table(
    "sources",
    "Texts from which two or more documents derive passages, also when nobody in the corpus is the origin.",
    (
        Column("id", ID, "row id"),
        Column("kind", "TEXT NOT NULL CHECK (kind IN ('agency', 'document', 'inferred'))", "who the origin is"),
        Column("name", "TEXT", "full English name of the agency or outlet; NULL where nothing names it"),
        Column("document", "INTEGER REFERENCES documents (id)", "the origin; NULL where the corpus does not hold it"),
        Column("text", "TEXT", "what the carriers agree on; NULL where document is the origin"),
        Column("first_seen", "TEXT", "earliest date of a carrier, ISO 8601; NULL where none is dated"),
        Column("confidence", "REAL NOT NULL", "of kind, name and document, 0 to 1"),
        Column("evidence", "TEXT NOT NULL", "signals and their weights, JSON array"),
    ),
    indexes=("(document) WHERE document IS NOT NULL", "(name) WHERE name IS NOT NULL"),
)
SOURCE_MEMBERS = Table(
    "source_members",
    "Which document has text of which source, and how it came by it.",
    (
        Column("source", "INTEGER NOT NULL REFERENCES sources (id)", "the source"),
        Column("document", "INTEGER NOT NULL REFERENCES documents (id)", "a document that has text of it"),
        Column("role", "TEXT NOT NULL", "origin, carries, or quotes (the same statement, no copy)"),
        Column("words", "INTEGER NOT NULL", "words of its passages that come from the source"),
        Column("share", "REAL NOT NULL", "part of all its words, 0 to 1"),
        Column("through", "INTEGER REFERENCES documents (id)", "who handed the text on; NULL where that is not known"),
        Column("confidence", "REAL NOT NULL", "that it derives from the source, 0 to 1; 1 for the origin"),
        Column("evidence", "TEXT NOT NULL", "signals and their weights, JSON array"),
    ),
    constraints=("PRIMARY KEY (source, document)",),
    indexes=("(document)",),
    without_rowid=True,
)
DERIVATIONS = Table(
    "derivations",
    "Which passage derives from which source.",
    (
        Column("id", ID, "row id"),
        Column("passage", "INTEGER NOT NULL REFERENCES passages (id)", "the passage that derives"),
        Column("source", "INTEGER NOT NULL REFERENCES sources (id)", "what it derives from"),
        Column("label", "TEXT NOT NULL", "verbatim, edited or paraphrase"),
        Column("words", "INTEGER NOT NULL", "words of the passage that come from there; the others are its own"),
        Column("confidence", "REAL NOT NULL", "0 to 1"),
        Column("evidence", "TEXT NOT NULL", "signals and their weights, JSON array"),
    ),
    constraints=("UNIQUE (passage, source)",),
    indexes=("(source)",),
)
AUDITS = Table(
    "audits",
    "Whether a document credits what it draws on.",
    (
        Column("id", ID, "row id"),
        Column("document", "INTEGER NOT NULL REFERENCES documents (id)", "the document"),
        Column("source", "INTEGER REFERENCES sources (id)", "what it draws on; NULL for a credit without copy"),
        Column("name", "TEXT", "name of the source or of the credited agency; NULL where nothing names the source"),
        Column("share", "REAL NOT NULL", "part of the document's words that come from there, 0 to 1"),
        Column(
            "verdict",
            "TEXT NOT NULL CHECK (verdict IN ('credited', 'uncredited', 'misattributed', 'credit_without_copy'))",
            "what the credit is worth",
        ),
        Column("evidence", "TEXT NOT NULL", "the credits and derivations behind the verdict, JSON array"),
    ),
    indexes=("(document)", "(source) WHERE source IS NOT NULL"),
)

TRACED = Table(
    "traced_documents",
    "What was known of the documents that each was traced with: where that is the same again, its sources stay.",
    (
        Column("document", "INTEGER PRIMARY KEY REFERENCES documents (id)", "the document"),
        Column("fingerprint", "INTEGER NOT NULL", "64-bit hash of the set of documents, as a signed integer"),
    ),
    part_of_lineage=False,
)

PROVENANCE_TABLES = (
    DOCUMENT_TERMS,
    RELATED,
    ALIGNMENTS,
    STORIES,
    STORY_MEMBERS,
    DUPLICATES,
    CREDITS,
    SOURCES,
    SOURCE_MEMBERS,
    DERIVATIONS,
    AUDITS,
    TRACED,
)
