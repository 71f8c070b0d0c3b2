"""Two passages known to match -> how the one is worded after the other.

For near-duplicates that another room has found: no search, only the label and how much of the shorter passage stands in
the longer.  Cost: two longest common subsequences.
"""

from __future__ import annotations

from lineage.alignment.units import whole
from lineage.alignment.wording import Spelling, link_label, wording
from lineage.config import Settings
from lineage.records import Label


def judge(a_text: str, b_text: str, settings: Settings) -> tuple[Label, float]:
    """The label `verbatim`, `edited` or `paraphrase`, and a score 0..1.

    The score is the share of words that stand in the other passage in the same order, of the direction where it is
    larger; `verbatim` also where one passage stands wholly in the other.  Symmetric.
    """
    a, b, spelling = whole(a_text), whole(b_text), Spelling()
    score = max(wording(a, [b], spelling).ordered, wording(b, [a], spelling).ordered)
    return link_label(a, b, spelling, settings.alignment), score
