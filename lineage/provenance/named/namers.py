"""Documents of a case -> which of them may name which others' outlets, told by a few letters of each name.

A text printed by a thousand outlets asks a million times who names whom; nearly always nobody does.  What every
spelling of a name holds is looked for once in each document, so that only those are asked (`outlet_credits`) who may.

Cost: for each document that is asked a search of its text for each distinct word of the outlets' names, 1 ms for a
thousand of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from lineage.credits import CreditRules, fewest_hints, host_of, short_spellings, spellings_of
from lineage.provenance.case import Reading


class Namers:
    """Which documents of a case may name which."""

    def __init__(self, reading: Reading, rules: CreditRules) -> None:
        self._reading = reading
        self._rules = rules
        self._found: dict[int, frozenset[int]] = {}
        self._searched: dict[str, frozenset[int]] = {}

    def may_name(self, number: int) -> frozenset[int]:
        """The documents whose outlets a document may name; whoever is not among them is not named."""
        if number not in self._found:
            item = self._reading.documents[number]
            fields = (item.document.text, item.document.title, item.document.author)
            held = {text for text in (*fields, *(credit.name for credit in item.credits)) if text}
            self._found[number] = frozenset().union(*map(self.named_in, held))
        return self._found[number]

    def named_in(self, text: str) -> frozenset[int]:
        """The documents whose outlets a text may name; what many print is searched once."""
        if text not in self._searched:
            folded = text.casefold()
            hinted = (bearers for hint, bearers in self._bearers.items() if hint in folded)
            self._searched[text] = frozenset().union(*hinted)
        return self._searched[text]

    @cached_property
    def _bearers(self) -> Mapping[str, frozenset[int]]:
        """What each spelling of some outlet holds -> the documents of such outlets."""
        found: dict[str, set[int]] = {}
        for (outlet, url), documents in self._outlets().items():
            for hint in self._hints(outlet, url):
                found.setdefault(hint, set()).update(documents)
        return {hint: frozenset(documents) for hint, documents in found.items()}

    def _outlets(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """Outlets and their hosts -> the documents that they printed."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, item in enumerate(self._reading.documents):
            found.setdefault((item.document.outlet, host_of(item.document.url)), []).append(number)
        return found

    def _hints(self, outlet: str, host: str) -> Sequence[str]:
        """One of these, letters folded, stands wherever the outlet is named, in full, by its site or in short."""
        full = spellings_of(outlet, host, self._rules.agencies.publisher(outlet, host))
        spelt = [one for one in (full, short_spellings(outlet)) if one is not None]
        return fewest_hints(hint for one in spelt for hint in one.hints)
