"""Nothing -> the views of sources and outlets: who carries a source, who prints after whom, who credits what."""

from __future__ import annotations

from lineage.store.schema import View
from lineage.store.views.likeness import BOTH_SIDES, DOCUMENT, OUTLET, PUBLISHED

SOURCE_TIMELINE = View(
    "source_timeline",
    "Each source and the documents that carry it; ORDER BY published for the timeline.  Empty until there are sources.",
    (
        ("source", "id of the source"),
        ("source_kind", "agency, document or inferred"),
        ("source_name", "full English name; NULL where nothing names it"),
        ("document", "a document that carries the source"),
        ("outlet", "who published that document"),
        PUBLISHED,
        ("passages", "number of passages of the document that derive from the source; 0 for the origin"),
        ("share", "part of the document's words that come from the source, 0 to 1"),
        ("role", "origin, carries, or quotes (the same statement, no copy)"),
        ("confidence", "how sure it is that the document derives from the source, 0 to 1; 1 for the origin"),
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
        ("words", "words that both passages can share: the number of words of the shorter passage, added up"),
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
        DOCUMENT,
        OUTLET,
        (
            "source_name",
            "agency of the source or of the credit; NULL without one: for an outlet see the origin in source_timeline",
        ),
        ("share", "part of the document's words that come from the source, 0 to 1"),
        ("verdict", "credited, uncredited, misattributed or credit_without_copy"),
        ("evidence", "the credits and derivations behind the verdict, JSON array"),
        ("source", "id of the source; NULL for a credit without copy"),
        (
            "confidence",
            "how sure it is that the document has text of the source, and whose that is: the smaller of both, 0 to 1",
        ),
        PUBLISHED,
    ),
    """
SELECT d.key, o.name, coalesce(u.name, s.name), u.share, u.verdict, u.evidence, u.source,
  min(s.confidence, m.confidence), d.published
FROM audits u
JOIN documents d ON d.id = u.document
JOIN outlets o ON o.id = d.outlet
LEFT JOIN sources s ON s.id = u.source
LEFT JOIN source_members m ON m.source = u.source AND m.document = u.document""",
)
