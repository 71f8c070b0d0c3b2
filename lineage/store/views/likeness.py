"""Nothing -> what several views are made of: columns, and SQL for what passage `p` is to those of other documents."""

from __future__ import annotations

DOCUMENT = ("document", "id of the document as users see it")
OUTLET = ("outlet", "who published it")
PUBLISHED = ("published", "ISO 8601, as precise as known; NULL where unknown")

NOT_THE_STORY = "p.kind IN ('furniture', 'byline', 'dateline')"
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
