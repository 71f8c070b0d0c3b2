"""Nothing -> what several views are made of: columns, and SQL for how passage `p` is worded after other documents."""

from __future__ import annotations

DOCUMENT = ("document", "id of the document as users see it")
OUTLET = ("outlet", "who published it")
PUBLISHED = ("published", "ISO 8601, as precise as known; NULL where unknown")

NOT_THE_STORY = "p.kind IN ('furniture', 'byline', 'dateline')"
# True if a passage derives from the document of `p`: an origin owes nothing to its copies, whatever their dates.
TAKEN_FROM_HERE = """EXISTS (
      SELECT 1 FROM derivations t JOIN sources o ON o.id = t.source
      WHERE t.passage = {passage} AND o.document = p.document
    )"""
# Code points of the sentence of `p` that an aligner paired, with the space behind it.
PAIRED = "CASE WHEN m.b_passage = p.id THEN m.b_end - m.b_start ELSE m.a_end - m.a_start END + 1"
# Label of a match by shared words as a number: 1 verbatim, 2 edited, 3 paraphrase; NULL if an aligner found the match.
# A passage that holds all of a shorter one, and more, is edited.
WHOLE = """CASE WHEN m.jaccard IS NULL THEN NULL WHEN m.label = 'edited' THEN 2 WHEN m.label <> 'verbatim' THEN 3
      ELSE 1 + (q.words < p.words) END"""
# For each document that passage `p` matches and that is not known to be later: the label of `p` after it, as a number
# (`likeness`: 1 verbatim, 2 edited, 3 paraphrase), and how many words of `p` are `shared`, no more than the shorter of
# the two passages has.  If only sentences were paired, `p` is verbatim if all of it was paired and is verbatim, edited
# if at least half of what was paired was copied, else paraphrase; its shared words are those of the paired sentences.
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
# True if `p` has such a match.  It is asked first because nine passages in ten have none, and looking for a match takes
# less time than grouping none.
IS_MATCHED = """(EXISTS (SELECT 1 FROM matches m WHERE m.b_passage = p.id)
    OR EXISTS (SELECT 1 FROM matches m WHERE m.a_passage = p.id AND m.ordered = 0))"""
# The closest likeness of `p`, and the most words that it shares in this likeness, packed into one number, because a
# subquery in an expression returns one value, and two subqueries would look for the matches twice.  The number is
# (4 - likeness) * 2**40 + shared: verbatim is 3 in the upper bits, edited 2, paraphrase 1, so that max() takes the
# closest likeness first, and then most words; no passage has 2**40 words.  LABEL_OF and WORDS_OF unpack it.  It is NULL
# without a match: a passage that only later documents repeat is the earliest, hence 'added'.
CLOSEST = f"CASE WHEN {IS_MATCHED} THEN (SELECT max((4 - likeness) << 40 | shared) FROM ({MATCHED})) END"
LABEL_OF = "CASE {} >> 40 WHEN 3 THEN 'verbatim' WHEN 2 THEN 'edited' WHEN 1 THEN 'paraphrase' END"
WORDS_OF = "({} & 0xffffffffff)"
MATCHED_LABEL = LABEL_OF.format(f"({CLOSEST})")
# The id of the strongest derivation of passage `p`; NULL if it has none.
STRONGEST = "(SELECT t.id FROM derivations t WHERE t.passage = p.id ORDER BY t.confidence DESC, t.id LIMIT 1)"
# FROM clause: matches `m` with the passages, documents and outlets of both sides.
BOTH_SIDES = """FROM matches m
JOIN passages ap ON ap.id = m.a_passage
JOIN passages bp ON bp.id = m.b_passage
JOIN documents ad ON ad.id = ap.document
JOIN documents bd ON bd.id = bp.document
JOIN outlets ao ON ao.id = ad.outlet
JOIN outlets bo ON bo.id = bd.outlet"""
