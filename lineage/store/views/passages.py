"""Nothing -> the views of passages, what they have in common with others, and the search index over them."""

from __future__ import annotations

from lineage.store.schema import Search, View
from lineage.store.views.likeness import BOTH_SIDES, DOCUMENT, MATCHED_LABEL, NOT_THE_STORY, OUTLET, PUBLISHED

SEARCH = Search(
    "passage_search",
    "Full-text search over passages (FTS5): WHERE passage_search MATCH 'words'; rowid is the id in passage_texts; "
    "snippet(), highlight() and rank work.  It holds no copy of the text.",
    (("text", "the passage"),),
    content="passage_texts",
    content_id="id",
    tokenizer="unicode61 remove_diacritics 2",
    # Bytes of postings that are gathered in memory before they are written; the memory is used only while something is
    # stored.  What is written is merged again and again: storing 244,000 passages takes 2.5 s with SQLite's 1 MB and
    # 1.5 s with 8 MB; storing a million takes 19 s with 8 MB and 14 s with 32 MB.
    settings=(("hashsize", 32 << 20),),
    # Lengths would be a row for each passage, written one by one: 8 % of the time of storing.  Without them, ranking by
    # a word that stands in 20,000 passages takes 0.2 s instead of 0.03 s.
    keeps_lengths=False,
)

PASSAGE_TEXTS = View(
    "passage_texts",
    "Each passage with its text; what the search index reads.",
    (
        ("id", "the rowid in passage_search"),
        DOCUMENT,
        ("ordinal", "position in the document, from 0"),
        ("start", "first code point in the document's text"),
        ("end", "code point after the last"),
        ("kind", "headline, byline, dateline, body or furniture"),
        ("text", "the passage"),
    ),
    """
SELECT p.id, d.key, p.ordinal, p.start, p."end", p.kind, substr(d.text, p.start + 1, p."end" - p.start)
FROM passages p JOIN documents d ON d.id = p.document""",
)
PASSAGE_LINEAGE = View(
    "passage_lineage",
    "Each passage and where it comes from: one row for each of its sources, or one without a source.",
    (
        DOCUMENT,
        OUTLET,
        PUBLISHED,
        ("ordinal", "position in the document, from 0"),
        ("start", "first code point in the document's text"),
        ("end", "code point after the last"),
        ("kind", "headline, byline, dateline, body or furniture"),
        ("text", "the passage"),
        ("family", "number of the group of its near-duplicates; NULL if it has none"),
        (
            "label",
            "verbatim, edited or paraphrase of its source, or (without sources) of a document that is not known to be "
            "later and has not taken it from here; added where there is none; furniture also for bylines and datelines",
        ),
        ("source", "id of the source; NULL where the passage is original or no source was inferred"),
        ("source_kind", "agency, document or inferred"),
        ("source_name", "full English name of the source; NULL where nothing names it"),
        ("source_document", "the document that is the source; NULL where the corpus does not hold it"),
        ("confidence", "of the derivation, 0 to 1"),
        ("evidence", "signals and weights, JSON array"),
        ("words", "number of words"),
        ("id", "the id in passage_texts"),
        ("taken", "how many of its words come from the source, light edits included; NULL if there is no source"),
    ),
    f"""
SELECT d.key, o.name, d.published, p.ordinal, p.start, p."end", p.kind,
  substr(d.text, p.start + 1, p."end" - p.start), w.family,
  CASE WHEN {NOT_THE_STORY} THEN 'furniture' ELSE coalesce(r.label, {MATCHED_LABEL}, 'added') END,
  r.source, s.kind, s.name, sd.key, r.confidence, r.evidence, p.words, p.id, r.words
FROM passages p
JOIN documents d ON d.id = p.document
JOIN outlets o ON o.id = d.outlet
LEFT JOIN family_members w ON w.wording = p.wording
LEFT JOIN derivations r ON r.passage = p.id
LEFT JOIN sources s ON s.id = r.source
LEFT JOIN documents sd ON sd.id = s.document""",
)
PASSAGE_MATCHES = View(
    "passage_matches",
    "Pairs of passages of different documents that say the same; of large families those with the earliest and the "
    "nearest in time.",
    (
        ("a_document", "the earlier document (undated last, then by id)"),
        ("a_start", "first code point of the span in A's text"),
        ("a_end", "code point after its last"),
        ("b_document", "the later document"),
        ("b_start", "first code point of the span in B's text"),
        ("b_end", "code point after its last"),
        ("a_outlet", "who published A"),
        ("b_outlet", "who published B"),
        (
            "label",
            "verbatim, edited or paraphrase, by the closer of both sides: a passage that stands whole in a longer one "
            "is verbatim; furniture where either passage is",
        ),
        ("jaccard", "shared / union of word shingles; NULL where an aligner found the pair"),
        ("containment", "shared / shingles of the shorter; NULL where jaccard is NULL"),
        ("score", "how sure it is that both say the same, 0 to 1"),
        ("family", "the family of both; NULL if they are in no common family: one merely stands inside the other, say"),
        ("scope", "cross_outlet or same_outlet"),
        ("ordered", "1 where the dates prove that A came first, else 0"),
        ("a_passage", "id of A's passage in passage_texts"),
        ("b_passage", "id of B's passage in passage_texts"),
    ),
    f"""
SELECT ad.key, m.a_start, m.a_end, bd.key, m.b_start, m.b_end, ao.name, bo.name,
  CASE WHEN ap.kind = 'furniture' OR bp.kind = 'furniture' THEN 'furniture' ELSE m.label END,
  m.jaccard, m.containment, m.score, bw.family,
  CASE WHEN ad.outlet = bd.outlet THEN 'same_outlet' ELSE 'cross_outlet' END, m.ordered, m.a_passage, m.b_passage
{BOTH_SIDES}
LEFT JOIN family_members aw ON aw.wording = ap.wording
LEFT JOIN family_members bw ON bw.wording = bp.wording AND bw.family = aw.family""",
)
FAMILIES = View(
    "families",
    "Groups of near-duplicate passages.",
    (
        ("family", "the number that passage_lineage and passage_matches show"),
        ("size", "number of passages"),
        ("outlets", "number of outlets"),
        ("first_document", "the document that printed it first (undated last, then by id)"),
        ("first_published", "its date; NULL where no member is dated"),
        ("text", "the representative passage"),
        ("documents", "number of documents"),
        ("kind", "kind of the representative: body, furniture, …"),
        ("words", "number of words of the representative: short ones, names and labels, repeat without being reused"),
    ),
    """
SELECT f.id, f.passages, f.outlets, fd.key, fd.published, substr(rd.text, rp.start + 1, rp."end" - rp.start),
  f.documents, rp.kind, rp.words
FROM wording_families f
JOIN passages fp ON fp.id = f.first
JOIN documents fd ON fd.id = fp.document
JOIN passages rp ON rp.id = f.id
JOIN documents rd ON rd.id = rp.document""",
)
