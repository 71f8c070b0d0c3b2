"""A text and the names of its outlet -> what it says of that outlet itself, which is no credit where a copy repeats it.

"Ottelin Marine announced today" is a sentence of the release; the paper that prints it has told nobody that the rest
is Ottelin Marine's as well.  A sentence is the text's own where most of it stands in one that names the outlet there,
in the same form: with ", Ottelin Marine announced" put to its end it is the paper's.

Cost: the sentences of one document that name its outlet, for each document that is asked.
"""

from __future__ import annotations

from functools import cached_property

from lineage.credits.outlet_names import Spellings
from lineage.credits.rules import Rule
from lineage.passages import runs_of, sentences_of, standing, words_of
from lineage.records import Document


class OwnWords:
    """What a text says of its own outlet: whoever prints it repeats that, and has told nobody where it is from."""

    def __init__(self, giver: Document, spelt: Spellings, announced: bool) -> None:
        self._giver = giver
        self._spelt = spelt
        self._announced = announced

    @cached_property
    def _said(self) -> list[str]:
        """The sentences of the text that name the outlet."""
        said = [self._giver.title] if self._giver.title else []
        said += [self._giver.text[span.start : span.end] for span in sentences_of(self._giver.text)]
        spelt = self._spelt
        return [sentence for sentence in said if spelt.named_in(sentence) and spelt.pattern.search(sentence)]

    def holds(self, sentence: str, rule: Rule | None) -> bool:
        """Whether a sentence that names the outlet, in the form of `rule` or in none, is one of these.

        In a form that is known as a credit only where the outlet announced the text: "told the Gazette" says whose it
        is in the Gazette itself, and in every copy.
        """
        if rule is not None and "announcer" not in rule.places and (not self._announced or rule.role == "carries"):
            return False
        copied = words_of(sentence)
        for said in self._said:
            common = sum(standing(copied, runs_of(said)))
            if 2 * common >= len(copied) and (rule is None or self._says(rule, said)):
                return True
        return False

    def _says(self, rule: Rule, sentence: str) -> bool:
        """Whether a sentence names the outlet in the form of a rule."""
        return rule.pattern.search(self._spelt.marked(sentence)) is not None
