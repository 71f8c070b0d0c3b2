"""A text and those that it may come from -> its label: how it is worded after them, wherever its sentences stand.

`judge` compares texts in their order.  Who puts the same sentences in another order, or leaves some out, words nothing
anew: where every sentence of one side stands as it is on the other, the text is verbatim; else the words count that
stand in runs, in whatever order.  Cost: one longest common subsequence, and the words of the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lineage.alignment import judge
from lineage.config import Settings
from lineage.passages import sentences, words
from lineage.provenance.coverage import runs, standing
from lineage.records import Label


def worded(text: str, models: Sequence[str], around: Iterable[str], settings: Settings) -> tuple[Label, float]:
    """The label of a text after its models, taken together in their order, and the share of the shorter side's words
    that stand in the longer.

    A sentence too short to be found by its words alone may stand `around` the models, in the same documents.

    >>> from lineage.config import DEFAULT
    >>> model = "Rain fell in Aldmoor. Nobody was hurt. It was late."
    >>> worded("It was late. Rain fell in Aldmoor.", [model], [], DEFAULT)
    ('verbatim', 1.0)
    """
    model = " ".join(models)
    label, score = judge(model, text, settings)
    if label == "verbatim":
        return label, score
    if stand(text, [model, *around]) or stand(model, [text]):
        return "verbatim", 1.0
    shorter, longer = sorted((words(text), words(model)), key=len)
    kept = sum(standing(shorter, set(runs(longer)))) / len(shorter)
    if kept > score:
        return ("edited" if kept >= settings.alignment.edited_share else label), kept
    return label, score


def stand(text: str, others: Iterable[str]) -> bool:
    """Whether every sentence of a text stands in one of the others, word for word."""
    inside = " | ".join(["", *(" ".join(words(other)) for other in others), ""])
    found = (words(text[span.start : span.end]) for span in sentences(text, 0, len(text)))
    return all(f" {' '.join(sentence)} " in inside for sentence in found if sentence)
