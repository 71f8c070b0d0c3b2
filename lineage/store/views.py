"""Nothing -> the views and the search index: the questions people ask, in plain SQL.  Names and columns are a contract.

A view is written so that a condition on a document, outlet, family or source reaches an index.  SQLite passes a
condition into one level of GROUP BY, and only if it names a grouped column: hence columns in GROUP BY that would be
clear without it, and no second level.  Shares count words; `added` is what nothing else claims.
"""

from __future__ import annotations

import sqlite3

from lineage.store.schema import Search, View

SEARCH = Search(
    "passage_search",
    "Full-text search over passages (FTS5): WHERE passage_search MATCH 'words'; rowid is the id in passage_texts; "
    "snippet(), highlight() and rank work.  It holds no copy of the text.",
    (("text", "the passage"),),
    content="passage_texts",
    content_id="id",
    tokenizer="unicode61 remove_diacritics 2",
    # Postings gathered in memory before they are written, bytes; the memory is used only while something is stored.
    # What is written is merged again and again: storing 244,000 passages takes 2.5 s with SQLite's 1 MB and 1.5 s with
    # 8 MB; storing a million takes 19 s with 8 MB and 14 s with 32 MB.
    settings=(("hashsize", 32 << 20),),
    # A row for each passage, written one by one: 8 % of the time of storing; spared, ranking by a word that stands in
    # 20,000 passages takes 0.2 s instead of 0.03 s.
    keeps_lengths=False,
)

# Whether a passage derives from the document of `p`: an origin owes nothing to its copies, whatever their dates.
TAKEN_FROM_HERE = """EXISTS (
      SELECT 1 FROM derivations t JOIN sources o ON o.id = t.source
      WHERE t.passage = {passage} AND o.document = p.document
    )"""
# Code points of the sentence of a passage that an aligner paired, and of the space behind it.
PAIRED = "CASE WHEN m.b_passage = p.id THEN m.b_end - m.b_start ELSE m.a_end - m.a_start END + 1"
# Where words were found to be shared: in what wording, 1 for verbatim.  What holds all of a shorter passage is edited.
WHOLE = """CASE WHEN m.jaccard IS NULL THEN NULL WHEN m.label = 'edited' THEN 2 WHEN m.label <> 'verbatim' THEN 3
      ELSE 1 + (q.words < p.words) END"""
# What a passage is to each document around it that is not known to be later, from matches alone, and how many of its
# words are shared: no more than the shorter of two passages has.  Where only sentences were paired, it is verbatim if
# all of it is, and edited if most of what was paired was copied; and these are its words.
MATCHED = f"""
    SELECT coalesce(min({WHOLE}), CASE
        WHEN total(({PAIRED}) * (m.label = 'verbatim')) > p."end" - p.start THEN 1
        WHEN 2 * total(({PAIRED}) * (m.label <> 'paraphrase')) >= total({PAIRED}) THEN 2 ELSE 3 END) AS likeness,
      coalesce(max(CASE WHEN m.jaccard IS NOT NULL THEN min(p.words, q.words) END),
        CAST(round(p.words * min(1.0, total({PAIRED}) / (p."end" - p.start + 1))) AS INTEGER)) AS shared
    FROM matches m JOIN passages q ON q.id = CASE WHEN m.b_passage = p.id THEN m.a_passage ELSE m.b_passage END
    WHERE (m.b_passage = p.id AND NOT {TAKEN_FROM_HERE.format(passage="m.a_passage")})
    OR (m.a_passage = p.id AND m.ordered = 0 AND NOT {TAKEN_FROM_HERE.format(passage="m.b_passage")})
    GROUP BY q.document"""
# Asked first, as grouping nothing takes longer than finding nothing, and nine passages in ten match none.
IS_MATCHED = """(EXISTS (SELECT 1 FROM matches m WHERE m.b_passage = p.id)
    OR EXISTS (SELECT 1 FROM matches m WHERE m.a_passage = p.id AND m.ordered = 0))"""
# Of these the closest, and most words of the closest, in one number: closeness above 40 bits of words.  A passage that
# only later documents repeat is the earliest, hence 'added' there.
CLOSEST = f"CASE WHEN {IS_MATCHED} THEN (SELECT max((4 - likeness) << 40 | shared) FROM ({MATCHED})) END"
LABEL_OF = "CASE {} >> 40 WHEN 3 THEN 'verbatim' WHEN 2 THEN 'edited' WHEN 1 THEN 'paraphrase' END"
WORDS_OF = "({} & 0xffffffffff)"
MATCHED_LABEL = LABEL_OF.format(f"({CLOSEST})")
# The strongest derivation of a passage, where sources have been inferred.
STRONGEST = "(SELECT t.id FROM derivations t WHERE t.passage = p.id ORDER BY t.confidence DESC, t.id LIMIT 1)"
# Matches with the passages, documents and outlets of both sides.
BOTH_SIDES = """FROM matches m
JOIN passages ap ON ap.id = m.a_passage
JOIN passages bp ON bp.id = m.b_passage
JOIN documents ad ON ad.id = ap.document
JOIN documents bd ON bd.id = bp.document
JOIN outlets ao ON ao.id = ad.outlet
JOIN outlets bo ON bo.id = bd.outlet"""
NOT_THE_STORY = "p.kind IN ('furniture', 'byline', 'dateline')"
# The words of a document with a label: those that a derivation explains, or that a match can share.
TAKEN = (
    f"total(coalesce(r.words, {WORDS_OF.format('closest.value')}) * "
    f"(coalesce(r.label, {LABEL_OF.format('closest.value')}) = '{{}}'))"
)

PASSAGE_TEXTS = View(
    "passage_texts",
    "Each passage with its text; what the search index reads.",
    (
        ("id", "the rowid in passage_search"),
        ("document", "id of the document as users see it"),
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
        ("document", "id of the document as users see it"),
        ("outlet", "who published it"),
        ("published", "ISO 8601, as precise as known; NULL where unknown"),
        ("ordinal", "position in the document, from 0"),
        ("start", "first code point in the document's text"),
        ("end", "code point after the last"),
        ("kind", "headline, byline, dateline, body or furniture"),
        ("text", "the passage"),
        ("family", "its near-duplicates have the same number; NULL where there are none"),
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
        ("taken", "how many of its words come from the source, light edits included; NULL where there is none"),
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
        ("label", "verbatim, edited or paraphrase; furniture where either passage is"),
        ("jaccard", "shared / union of word shingles; NULL where an aligner found the pair"),
        ("containment", "shared / shingles of the shorter; NULL where jaccard is"),
        ("score", "how sure it is that both say the same, 0 to 1"),
        ("family", "the family of both; NULL where one merely stands inside the other"),
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
DOCUMENT_LINEAGE = View(
    "document_lineage",
    "Each document and what it is made of, in shares of its words that add up to 1.",
    (
        ("document", "id of the document as users see it"),
        ("outlet", "who published it"),
        ("published", "ISO 8601, as precise as known; NULL where unknown"),
        ("words", "number of words"),
        (
            "verbatim",
            "share that stands word for word in a document that is not known to be later: of copies whose dates do not "
            "order them (one bare day, no date) in all, also in the one to keep; for that ask document_duplicates",
        ),
        ("edited", "share that stands there with light edits"),
        ("paraphrase", "share that stands there in other words"),
        ("added", "share that no other document has, or that later ones took from here"),
        ("furniture", "share of navigation, sharing lines, bylines and datelines"),
        ("source", "id of the source of most of its words; NULL where none was inferred"),
        ("source_name", "full English name of that source; NULL where nothing names it"),
        ("credit_verdict", "credited, uncredited, misattributed or credit_without_copy; NULL where not audited"),
        ("title", "as given; NULL where missing"),
        ("url", "as given; NULL where missing"),
    ),
    # What a passage is to others is asked for once, in the argument of a table function: an expression of a subquery
    # SQLite would put in each place that names it, and compute as often.
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
        ("words", "number of words of the representative: names and labels repeat without being reused"),
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
DOCUMENT_DUPLICATES = View(
    "document_duplicates",
    "Each document and the one that stands for it: itself, or an earlier one (undated last, then by id) that holds "
    "nearly all of its body, word for word or with light edits (stories.duplicate_share of lineage.Settings; usually "
    "0.8).  Groups do not chain: each member has that much in common with the representative itself, and no "
    "representative with an earlier one.  WHERE document = representative keeps one of each group.",
    (
        ("document", "id of the document as users see it"),
        ("outlet", "who published it"),
        ("published", "ISO 8601, as precise as known; NULL where unknown"),
        (
            "representative",
            "the document to keep; the same for all of a group, and the document itself where it is alone",
        ),
        ("share", "part of the words of its body that stand in the representative, 0 to 1; 1 for the representative"),
        ("verbatim", "part of them in paragraphs of the very same words: bulletins of one form have little of it"),
        ("of_representative", "part of the representative's that stand in it: little for an excerpt"),
        ("documents", "number of documents of its group; 1 where it is alone"),
    ),
    """
SELECT d.key, o.name, d.published, coalesce(r.key, d.key), coalesce(u.share, 1.0), coalesce(u.verbatim, 1.0),
  coalesce(u.of_representative, 1.0),
  1 + (SELECT count(*) FROM duplicates n WHERE n.representative = coalesce(u.representative, d.id))
FROM documents d
JOIN outlets o ON o.id = d.outlet
LEFT JOIN duplicates u ON u.document = d.id
LEFT JOIN documents r ON r.id = u.representative""",
)
SOURCE_TIMELINE = View(
    "source_timeline",
    "Each source and the documents that carry it; ORDER BY published for the timeline.  Empty until there are sources.",
    (
        ("source", "id of the source"),
        ("source_kind", "agency, document or inferred"),
        ("source_name", "full English name; NULL where nothing names it"),
        ("document", "a document that carries it"),
        ("outlet", "who published that document"),
        ("published", "ISO 8601, as precise as known; NULL where unknown"),
        ("passages", "number of its passages that derive from the source; 0 for the origin"),
        ("share", "part of its words that the source accounts for, 0 to 1"),
        ("role", "origin, carries, or quotes (the same statement, no copy)"),
        ("confidence", "that it derives from the source, 0 to 1; 1 for the origin"),
        ("through", "the document that handed the text on; NULL where that is not known"),
    ),
    """
SELECT s.id, s.kind, s.name, d.key, o.name, d.published,
  (SELECT count(*) FROM passages p JOIN derivations r ON r.passage = p.id
   WHERE p.document = m.document AND r.source = m.source),
  m.share, m.role, m.confidence, t.key
FROM source_members m
JOIN sources s ON s.id = m.source
JOIN documents d ON d.id = m.document
JOIN outlets o ON o.id = d.outlet
LEFT JOIN documents t ON t.id = m.through""",
)
OUTLET_REUSE = View(
    "outlet_reuse",
    "Which outlet printed first what another printed later, from matches whose dates prove the order; furniture, what "
    "is told in other words, and copies between sisters of one owner, apart.  Of those who had a passage before the "
    "later outlet only they count whom no other is proved to precede: where A, B and C print one text in turn, A has "
    "it twice and B never.",
    (
        ("from_outlet", "the earlier outlet"),
        ("to_outlet", "the later outlet"),
        ("documents", "documents of the later outlet"),
        ("passages", "passages of the later outlet"),
        ("words", "words that both passages can share: those of the shorter one"),
    ),
    f"""
SELECT ao.name, bo.name, count(DISTINCT bp.document), count(*), sum(min(ap.words, bp.words))
{BOTH_SIDES}
WHERE m.ordered = 1 AND m.label <> 'paraphrase' AND ad.outlet <> bd.outlet
AND ap.kind <> 'furniture' AND bp.kind <> 'furniture'
AND (ao.owner IS NULL OR ao.owner IS NOT bo.owner)
AND NOT EXISTS (  -- the first has it, not who printed it in between
  SELECT 1 FROM matches k
  CROSS JOIN matches n ON n.b_passage = m.b_passage AND n.a_passage = k.a_passage  -- CROSS: k first, mostly of no row
  JOIN passages np ON np.id = n.a_passage
  WHERE k.b_passage = m.a_passage AND k.ordered = 1 AND n.ordered = 1 AND np.kind <> 'furniture'
  AND 'paraphrase' NOT IN (k.label, n.label)
)
AND NOT EXISTS (  -- a passage counts once, however many documents of the earlier outlet have it
  SELECT 1 FROM matches n
  JOIN passages np ON np.id = n.a_passage
  JOIN documents nd ON nd.id = np.document
  WHERE n.b_passage = m.b_passage AND n.ordered = 1 AND n.label <> 'paraphrase' AND np.kind <> 'furniture'
  AND nd.outlet = ad.outlet
  AND (nd.published, nd.key, np.ordinal, n.id) < (ad.published, ad.key, ap.ordinal, m.id)
)
GROUP BY ao.name, bo.name""",
)
CREDIT_AUDIT = View(
    "credit_audit",
    "Each document and the sources that it credits or fails to credit.  Empty until credits are audited.",
    (
        ("document", "id of the document as users see it"),
        ("outlet", "who published it"),
        (
            "source_name",
            "agency of the source or of the credit; NULL else: an outlet is the origin in source_timeline",
        ),
        ("share", "part of the document's words that come from there, 0 to 1"),
        ("verdict", "credited, uncredited, misattributed or credit_without_copy"),
        ("evidence", "the credits and derivations behind the verdict, JSON array"),
        ("source", "id of the source; NULL for a credit without copy"),
    ),
    """
SELECT d.key, o.name, coalesce(u.name, s.name), u.share, u.verdict, u.evidence, u.source
FROM audits u
JOIN documents d ON d.id = u.document
JOIN outlets o ON o.id = d.outlet
LEFT JOIN sources s ON s.id = u.source""",
)

VIEWS = (
    PASSAGE_TEXTS,
    PASSAGE_LINEAGE,
    PASSAGE_MATCHES,
    DOCUMENT_LINEAGE,
    DOCUMENT_DUPLICATES,
    FAMILIES,
    SOURCE_TIMELINE,
    OUTLET_REUSE,
    CREDIT_AUDIT,
)


def renew_views(connection: sqlite3.Connection) -> None:
    """Make those views anew that are of another version of this program; what users have added to a file is theirs."""
    stored = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
    stale = [view for view in VIEWS if stored.get(view.name) != view.create_sql()]
    if not stale:
        return
    connection.execute("SAVEPOINT views")  # inside a transaction, or as one
    for view in stale:
        connection.execute(f'DROP VIEW IF EXISTS "{view.name}"')
        connection.execute(view.create_sql())
    connection.execute("RELEASE views")
