"""Nothing -> the views of documents: what each document is made of, and which other one stands for it."""

from __future__ import annotations

from lineage.store.schema import View
from lineage.store.views.likeness import (
    CLOSEST,
    DOCUMENT,
    LABEL_OF,
    NOT_THE_STORY,
    OUTLET,
    PUBLISHED,
    STRONGEST,
    WORDS_OF,
)

# SQL with {} for a label: the words of a document with this label, those that a derivation explains or a match shares.
TAKEN = (
    f"total(coalesce(r.words, {WORDS_OF.format('closest.value')}) * "
    f"(coalesce(r.label, {LABEL_OF.format('closest.value')}) = '{{}}'))"
)

DOCUMENT_LINEAGE = View(
    "document_lineage",
    "Each document and what it is made of, in shares of its words that add up to 1.",
    (
        DOCUMENT,
        OUTLET,
        PUBLISHED,
        ("words", "number of words"),
        (
            "verbatim",
            "share that stands word for word in its source, which may be a statement that several reports share, or "
            "without sources in a document that is not known to be later; if dates do not order copies (one bare day, "
            "no date), it is high in all of them: document_duplicates tells which of them to keep",
        ),
        ("edited", "share that stands there with light edits"),
        ("paraphrase", "share that stands there in other words"),
        ("added", "share that no other document has, or that only later documents have, which took it from here"),
        ("furniture", "share of navigation, sharing lines, bylines and datelines"),
        ("source", "id of the source of most of its words; NULL where none was inferred"),
        ("source_name", "full English name of that source; NULL where nothing names it"),
        ("credit_verdict", "credited, uncredited, misattributed or credit_without_copy; NULL where not audited"),
        ("title", "as given; NULL where missing"),
        ("url", "as given; NULL where missing"),
    ),
    # The likeness of a passage stands once, in the argument of a table function: SQLite would copy an expression of a
    # subquery to each place that names it, and compute it as often.
    f"""
SELECT l.document, l.outlet, l.published, l.total,
  l.verbatim / max(l.total, 1), l.edited / max(l.total, 1), l.paraphrase / max(l.total, 1),
  CASE WHEN l.total = 0 THEN 1.0
       ELSE (l.total - l.verbatim - l.edited - l.paraphrase - l.furniture) / l.total END,
  l.furniture / max(l.total, 1), s.id, s.name,
  (SELECT u.verdict FROM audits u WHERE u.document = l.id ORDER BY u.share DESC, u.id LIMIT 1), l.title, l.url
FROM (
  SELECT d.id, d.key AS document, o.name AS outlet, d.published, d.title, d.url, coalesce(sum(p.words), 0) AS total,
    {TAKEN.format("verbatim")} AS verbatim, {TAKEN.format("edited")} AS edited,
    {TAKEN.format("paraphrase")} AS paraphrase, total(p.words * ({NOT_THE_STORY})) AS furniture
  FROM documents d
  JOIN outlets o ON o.id = d.outlet
  LEFT JOIN passages p ON p.document = d.id
  LEFT JOIN derivations r ON NOT {NOT_THE_STORY} AND r.id = {STRONGEST}
  LEFT JOIN json_each(CASE WHEN r.id IS NULL AND NOT {NOT_THE_STORY} THEN json_array({CLOSEST}) END) closest
  GROUP BY o.name, d.key
) l
LEFT JOIN sources s ON s.id = (
  SELECT r.source FROM passages p JOIN derivations r ON r.passage = p.id
  WHERE p.document = l.id GROUP BY r.source ORDER BY sum(r.words) DESC, r.source LIMIT 1
)""",
)
DOCUMENT_DUPLICATES = View(
    "document_duplicates",
    "Each document and the one that stands for it: itself, or an earlier one (undated last, then by id) that holds "
    "nearly all of its body, word for word or with light edits (stories.duplicate_share of lineage.Settings; usually "
    "0.8).  Groups do not chain: each member has that much in common with the representative itself, and no "
    "representative with an earlier one.  WHERE document = representative keeps one of each group.",
    (
        DOCUMENT,
        OUTLET,
        PUBLISHED,
        (
            "representative",
            "the document to keep: one for all documents of a group; the document itself if it is alone",
        ),
        ("share", "part of the words of its body that stand in the representative, 0 to 1; 1 for the representative"),
        (
            "verbatim",
            "part of the words of its body in paragraphs that the representative has word for word, 0 to 1; small for "
            "bulletins of one form",
        ),
        (
            "of_representative",
            "part of the words of the representative's body that stand in this document, 0 to 1; small for an excerpt",
        ),
        ("documents", "number of documents in its group; 1 if it is alone"),
        ("location", "where it was read: file, or file:line; NULL where it came from a program"),
    ),
    """
SELECT d.key, o.name, d.published, coalesce(r.key, d.key), coalesce(u.share, 1.0), coalesce(u.verbatim, 1.0),
  coalesce(u.of_representative, 1.0),
  1 + (SELECT count(*) FROM duplicates n WHERE n.representative = coalesce(u.representative, d.id)), d.location
FROM documents d
JOIN outlets o ON o.id = d.outlet
LEFT JOIN duplicates u ON u.document = d.id
LEFT JOIN documents r ON r.id = u.representative""",
)
