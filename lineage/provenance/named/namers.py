"""Documents of a case -> which of them may name the outlets of which others, by a few letters of each name.

For a text that a thousand outlets print, a million pairs of documents have to be asked whether one names the outlet of
the other; nearly always it does not.  Letters that every spelling of a name holds are looked for once in each document,
so that only pairs that have them are examined closely (`outlet_credits`).

Cost: for each document that is asked about, a search of its text for each distinct word of the outlets' names, 1 ms for
a thousand of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from lineage.credits import fewest_hints, host_of, short_spellings, spellings_of
from lineage.provenance.case import Reading


class Namers:
    """Which documents of a case may name the outlets of which others."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: dict[int, frozenset[int]] = {}
        self._searched: dict[str, frozenset[int]] = {}

    def may_name(self, number: int) -> frozenset[int]:
        """The documents whose outlets a document may name; the outlets of all other documents it certainly does not."""
        if number not in self._found:
            item = self._reading.documents[number]
            fields = (item.document.text, item.document.title, item.document.author)
            held = {text for text in (*fields, *(credit.name for credit in item.credits)) if text}
            self._found[number] = frozenset().union(*map(self.named_in, held))
        return self._found[number]

    def named_in(self, text: str) -> frozenset[int]:
        """The documents whose outlets a text may name; each distinct text is searched once."""
        if text not in self._searched:
            folded = text.casefold()
            hinted = (bearers for hint, bearers in self._bearers.items() if hint in folded)
            self._searched[text] = frozenset().union(*hinted)
        return self._searched[text]

    @cached_property
    def _bearers(self) -> Mapping[str, frozenset[int]]:
        """Letters that every spelling of an outlet's name holds -> the documents of such outlets."""
        found: dict[str, set[int]] = {}
        for (outlet, url), documents in self._outlets().items():
            for hint in self._hints(outlet, url):
                found.setdefault(hint, set()).update(documents)
        return {hint: frozenset(documents) for hint, documents in found.items()}

    def _outlets(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """Outlet and host of the address -> the documents that have them."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, item in enumerate(self._reading.documents):
            found.setdefault((item.document.outlet, host_of(item.document.url)), []).append(number)
        return found

    def _hints(self, outlet: str, host: str) -> Sequence[str]:
        """Letters, case folded, of which some stand wherever the outlet is named, in full, by its site or in short."""
        full = spellings_of(outlet, host, self._reading.rules.agencies.publisher(outlet, host))
        spelt = [one for one in (full, short_spellings(outlet)) if one is not None]
        return fewest_hints(hint for one in spelt for hint in one.hints)
