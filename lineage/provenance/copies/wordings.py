"""A text and its models, the texts that it may come from -> its label, wherever its sentences stand in the models.

`judge_words` compares texts in their order.  But a document that puts the same sentences in another order, or leaves
some out, words nothing anew.  So if every sentence of one side stands unchanged on the other, the text is verbatim;
else words count if they stand in common runs, in whatever order.  Cost: one longest common subsequence, and the words
of the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lineage.alignment import judge_words
from lineage.config import Settings
from lineage.passages import RUN, is_cut, runs, standing, words_by_sentence, words_of
from lineage.records import Label


def worded(text: str, models: Sequence[str], around: Iterable[str], settings: Settings) -> tuple[Label, float]:
    """The label of a text against its models, taken together in their order, and a score.

    The score is the share of the shorter side's words that stand in the longer one, 0 to 1.  `around` are the documents
    of the models, in which a sentence may stand that is too short to be found by its words alone.

    >>> from lineage.config import DEFAULT
    >>> model = "Rain fell in Aldmoor. Nobody was hurt. It was late."
    >>> worded("It was late. Rain fell in Aldmoor.", [model], [], DEFAULT)
    ('verbatim', 1.0)
    """
    model = " ".join(models)
    own, theirs = words_of(text), words_of(model)
    label, score = judge_words(theirs, own, settings)
    if label == "verbatim":
        shorter, inside = (own, models) if len(own) < len(theirs) else (theirs, [text])
        cut = own != theirs and bool(shorter) and is_cut(shorter, inside)
        return ("edited" if cut else label), score
    if stand(text, [model, *around]) or stand(model, [text]):
        return "verbatim", 1.0
    shorter, longer = sorted((own, theirs), key=len)
    if not shorter:
        return label, score
    kept = sum(standing(shorter, set(runs(longer)))) / len(shorter)
    if kept > score:
        return ("edited" if kept >= settings.alignment.edited_share else label), kept
    return label, score


def stand(text: str, others: Sequence[str]) -> bool:
    """True if a text has words, and every sentence of it stands in one of the others, word for word.

    A sentence of a few words has to be a whole sentence there as well: "Yes." stands in many that say otherwise.
    """
    inside = " | ".join(["", *(" ".join(words_of(other)) for other in others), ""])
    found = [sentence for sentence in words_by_sentence(text) if sentence]
    short = any(len(sentence) < RUN for sentence in found)
    whole = {sentence for other in others for sentence in words_by_sentence(other)} if short else set()
    return bool(found) and all(
        f" {' '.join(sentence)} " in inside and not is_cut(sentence, others)
        if len(sentence) >= RUN
        else sentence in whole
        for sentence in found
    )
