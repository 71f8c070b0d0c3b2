"""Documents, their sources and derivations -> the facts that several verdicts need, looked up once.

For each document: which sources it carries and what it took from each, its sisters (documents of the same outlet or
owner), which outlets it names, and which agency published it itself.
Cost: linear in the derivations; a name is looked for once in each document that may hold it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Final

from lineage.credits import UNNAMED_RELEASE, host_of
from lineage.passages import rows, words_of
from lineage.provenance.case import Reading
from lineage.provenance.copies.derivations import WORDING
from lineage.provenance.named.house_names import house_names
from lineage.provenance.named.namers import Namers
from lineage.provenance.named.outlet_credits import Naming, naming
from lineage.provenance.named.places import Copy
from lineage.provenance.signals import speaks_for
from lineage.records import Derivation, Document, Source

_IN_A_ROW: Final = 8
"""Number of words in a row that tell that a passage of the origin was copied."""


class Ledger:
    """What documents took from which source, which outlets they name, and which documents are sisters."""

    def __init__(self, reading: Reading, sources: Sequence[Source], derivations: Sequence[Derivation]) -> None:
        self.reading = reading
        self.sources = sources
        self.namers = Namers(reading)
        self.carriers = [[reading.number_of[member.document] for member in source.members] for source in sources]
        self._named: dict[tuple[int, int, str, str], Naming | None] = {}
        self.taken: dict[int, dict[int, set[int]]] = {}  # document -> source -> parts
        self._runs: dict[int, set[tuple[str, ...]]] = {}  # source -> words in a row of all that derives from it
        self._copied: Counter[tuple[int, int]] = Counter()  # document and source -> number of words copied from it
        for row in derivations:
            part = reading.part_of[row.passage]
            if any(signal.signal == WORDING for signal in row.evidence):
                self._copied[reading.parts[part].document, row.source] += row.words
            self.taken.setdefault(reading.parts[part].document, {}).setdefault(row.source, set()).add(part)
        self.names: dict[int, set[tuple[int, str]]] = {}  # document -> indices and names of its sources with a name
        for index, source in enumerate(sources):
            for member in source.members if source.name is not None else ():
                self.names.setdefault(reading.number_of[member.document], set()).add((index, source.name or ""))

    def sisters(self, number: int) -> AbstractSet[int]:
        """The documents of a document's own outlet and of outlets with the same owner, the document itself included.

        Those of guests whom data call by their names are of the outlet on whose site they are, where it is listed.
        """
        return set().union(*(self._houses[name] for name in self._house(number)))

    def _house(self, number: int) -> AbstractSet[str]:
        """Names under which sisters are found; that of a listed site begins with a line end, as no outlet's does."""
        publisher = self.publishers[number]
        return house_names(self.reading, number) | ({f"\n{publisher.casefold()}"} if publisher else set())

    @cached_property
    def _houses(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = {}
        for number in range(len(self.reading.documents)):
            for name in self._house(number):
                found.setdefault(name, set()).add(number)
        return found

    @cached_property
    def publishers(self) -> list[str | None]:
        """For each document, the name of the agency that published it itself; None if no agency did."""
        return [agency.name if agency else None for agency in self.reading.publishers]

    def naming(self, number: int, index: int, outlet: str, url: str | None) -> Naming | None:
        """How a document names an outlet as the giver of what it took from a source, or None; looked for once."""
        key = (number, index, outlet, host_of(url))
        if key not in self._named:
            self._named[key] = naming(self.reading, self.copy(number, index, outlet), outlet, url)
        return self._named[key]

    def named_as(self, number: int, index: int, other: int) -> Naming | None:
        """How a document names the outlet of document `other` as the giver of what it took from a source, or None."""
        if other not in self.namers.may_name(number):
            return None
        theirs = self.reading.document(other)
        return self.naming(number, index, theirs.outlet, theirs.url)

    def copy(self, number: int, index: int, outlet: str) -> Copy:
        """The parts of a document that come from a source, and those from other sources alone.

        If the source's text is known and is a text of `outlet`, it is the model of the copy.
        """
        sources = self.taken.get(number, {})
        taken = sources.get(index, set())
        rest = set().union(*sources.values()) - taken
        source = self.sources[index]
        if source.document is not None and self.reading.number_of[source.document] == number:
            taken = self._given(number, index) - rest  # the origin has derived nothing
        if source.document is None:
            agreed = Document("", outlet, source.text) if source.text and source.name == outlet else None
            return Copy(number, taken, rest, agreed)
        giver = self.reading.number_of[source.document]
        if giver == number or self.reading.document(giver).outlet != outlet:
            return Copy(number, taken, rest)
        return Copy(number, taken, rest, self.reading.document(giver), self.is_announced(index))

    def _given(self, number: int, index: int) -> set[int]:
        """The parts of the origin of a source that have words in a row in common with what derives from them."""
        if index not in self._runs:
            derived = (part for taken in self.taken.values() for part in taken.get(index, ()))
            texts = {self.reading.text(part) for part in derived}
            self._runs[index] = set().union(*(rows(words_of(text), _IN_A_ROW) for text in texts))
        given = self._runs[index]
        own = self.reading.parts_of(number)
        return {part for part in own if not given.isdisjoint(rows(words_of(self.reading.text(part)), _IN_A_ROW))}

    def is_outlet(self, name: str) -> bool:
        """True if this name of a source is an outlet's, and not that of an agency or of an issuer of releases."""
        agency = self.reading.rules.agencies.named(name)
        return name not in self._issuers if agency is None else agency.kind == "outlet"

    @cached_property
    def _issuers(self) -> set[str]:
        """The names of the issuers of releases that documents credit."""
        credits = (credit for item in self.reading.documents for credit in item.credits)
        return {credit.name for credit in credits if credit.rule.startswith("release-")} | {UNNAMED_RELEASE}

    def is_announced(self, index: int) -> bool:
        """True if the text of a source says that its outlet announced what it tells."""
        return speaks_for(self.sources[index].evidence, "announced")

    def is_copy(self, number: int, index: int) -> bool:
        """True if a good part of a document is copied from a source, and does not only tell the same in other words."""
        enough = self.reading.settings.sources.audit_share * self.reading.total_words[number]
        return self._copied[number, index] >= enough

    def elsewhere(self, number: int, index: int) -> set[str]:
        """The names of the other sources that a document draws on."""
        return {name for source, name in self.names.get(number, ()) if source != index}
