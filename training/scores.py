"""Labelled pairs and comparisons -> link F1 and label F1, as two readers would count agreement.

A link joins the labelled sentences of which it covers at least half, or that cover half of it.  Links that the labels
leave open count neither way.  The label of a sentence of B is the one that most of its characters carry; `furniture`
counts as `added`; sentences of which only a part has a counterpart are left out.  Figures are summed over all pairs
before they are divided, so long pairs count for more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lineage.records import Comparison

LABELS = ("verbatim", "edited", "paraphrase", "added")


@dataclass
class Scores:
    """Counts over any number of pairs."""

    found: int = 0  # links of the comparison that the labels demand
    false: int = 0
    missed: int = 0
    labels: Counter[tuple[str, str]] = field(default_factory=Counter)  # (accepted label, label given)

    @property
    def link_precision(self) -> float:
        return self.found / max(1, self.found + self.false)

    @property
    def link_recall(self) -> float:
        return self.found / max(1, self.found + self.missed)

    @property
    def link_f1(self) -> float:
        return 2 * self.found / max(1, 2 * self.found + self.false + self.missed)

    def label_f1(self, label: str) -> float:
        """F1 of one label; 0 where it never occurs."""
        hits = self.labels[label, label]
        others = sum(count for (right, given), count in self.labels.items() if (right == label) != (given == label))
        return 2 * hits / max(1, 2 * hits + others)

    @property
    def label_macro_f1(self) -> float:
        return sum(map(self.label_f1, LABELS)) / len(LABELS)

    @property
    def label_accuracy(self) -> float:
        return sum(self.labels[label, label] for label in LABELS) / max(1, sum(self.labels.values()))

    def figures(self) -> dict[str, float]:
        """The figures by name, for tables and floors."""
        return {
            "link_f1": self.link_f1,
            "link_precision": self.link_precision,
            "link_recall": self.link_recall,
            "label_macro_f1": self.label_macro_f1,
            "label_accuracy": self.label_accuracy,
        } | {f"{label}_f1": self.label_f1(label) for label in LABELS}


def score(pairs: Iterable[tuple[Mapping[str, Any], Comparison]]) -> Scores:
    """The scores of comparisons beside the labelled pairs that they belong to."""
    result = Scores()
    for record, comparison in pairs:
        _count_links(record, [(link.a, link.b) for link in comparison.links], result)
        _count_labels(record, comparison, result)
    return result


def score_links(record: Mapping[str, Any], pairs: Iterable[tuple[Sequence[int], Sequence[int]]]) -> Scores:
    """The scores of links alone, given as ranges of A's and of B's text, beside a labelled pair."""
    result = Scores()
    _count_links(record, pairs, result)
    return result


def _count_links(
    record: Mapping[str, Any], pairs: Iterable[tuple[Sequence[int], Sequence[int]]], result: Scores
) -> None:
    demanded = {(row["b"], a) for row in record["gold"] for a in row["a"]}
    left_open = {(row["b"], a) for row in record["gold"] for a in row["a_optional"]}
    given = {
        (b, a)
        for a_span, b_span in pairs
        for b in _covered(b_span, record["b"]["sentences"])
        for a in _covered(a_span, record["a"]["sentences"])
    }
    result.found += len(given & demanded)
    result.false += len(given - demanded - left_open)
    result.missed += len(demanded - given)


def _covered(span: Sequence[int], sentences: Sequence[Sequence[int]]) -> list[int]:
    """Numbers of the sentences that share half of the shorter of both ranges with the span."""
    return [
        number
        for number, (start, end) in enumerate(sentences)
        if 2 * (min(span[1], end) - max(span[0], start)) >= min(span[1] - span[0], end - start)
    ]


def _count_labels(record: Mapping[str, Any], comparison: Comparison, result: Scores) -> None:
    for row in record["gold"]:
        if row["partial"] is False:
            start, end = record["b"]["sentences"][row["b"]]
            share: Counter[str] = Counter()
            for segment in comparison.segments:
                if segment.side == "b":
                    share[segment.label] += max(0, min(segment.end, end) - max(segment.start, start))
            label, characters = max(share.items(), key=lambda item: item[1], default=("added", 0))
            given = label if characters and label in LABELS else "added"
            result.labels[given if given in row["labels"] else row["labels"][0], given] += 1


def mirrored(record: Mapping[str, Any]) -> dict[str, Any]:
    """The pair with its sides swapped: links turned round; labels of sentences are not known in this direction."""
    rows = [
        {
            "b": a,
            "a": [row["b"] for row in record["gold"] if a in row["a"]],
            "a_optional": [row["b"] for row in record["gold"] if a in row["a_optional"]],
            "labels": ["added"],
            "partial": None,
        }
        for a in range(len(record["a"]["sentences"]))
    ]
    return {**record, "a": record["b"], "b": record["a"], "gold": rows}
