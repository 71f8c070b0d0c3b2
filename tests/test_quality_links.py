"""Quality gate: sentence links and labels of the shipped model on the labelled pairs of the fixtures.

No pair of the fixtures was used in training; they are easier than real pairs, apart from the one of pure paraphrase.
"""

from __future__ import annotations

import json
from pathlib import Path

from quality import floors

from lineage.alignment import align
from lineage.config import DEFAULT
from lineage.records import Article
from training.scores import Scores, mirrored, score

PAIRS = Path(__file__).parent.parent / "fixtures" / "gold" / "pairs"


def measured(*, swapped: bool = False) -> Scores:
    """The scores of all pairs together."""
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(PAIRS.glob("*.json"))]
    if swapped:
        records = [mirrored(record) for record in records]
    return score(
        (record, align(Article(record["a"]["text"]), Article(record["b"]["text"]), DEFAULT)) for record in records
    )


def test_links_and_labels_hold_their_floors() -> None:
    """Links and labels on the fixtures do not get worse."""
    floors.hold("links", measured().figures())


def test_swapped_pairs_give_the_same_links() -> None:
    """The aligner knows no direction: with A and B swapped it finds what it found before."""
    assert measured(swapped=True).link_f1 == measured().link_f1
