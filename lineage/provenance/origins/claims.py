"""A group of documents -> what they say of one another: whose text it is, and which outlet announced what it tells.

Dates are those of pages: a report that was revised, and a release that was under embargo, bear later dates than their
copies.  So dates do not exclude a document as the origin if the documents that are dated earlier name it as their
source, or if the text itself says that the document's outlet announced what it tells.  A mere citation ("told the
Gazette") counts only in the lead, where a copy says what it draws on, or if it introduces the text ("The Gazette
reports:"); elsewhere, an outlet may be cited for anything.

Cost: the square of the documents, up to a bound beyond which the dates alone count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lineage.credits import around, host_of, marked
from lineage.provenance.case import Reading
from lineage.provenance.named.introductions import introduced
from lineage.provenance.named.outlet_credits import names_outlet
from lineage.provenance.origins.told import said_in, told_in_common, told_it
from lineage.provenance.shared.groups import Group

LEAD: Final = 400
"""Number of characters at the beginning of a text in which a copy says what it draws on."""
_OFFICIAL: Final = re.compile(r"(?:^|\.)(?:(?:gov|gob|gouv|gub|govt|mil|go)(?:\.[a-z]{2})?|europa\.eu)$")
"""The ends of host names of governments and their offices."""


class Claims:
    """What the documents of a group say of one another."""

    def __init__(self, reading: Reading, group: Group) -> None:
        self._reading = reading
        self._group = group
        self._documents = group.documents
        self._few = len(group.documents) <= reading.settings.sources.compare_at_most
        self._announced: dict[int, str | None] = {}
        self._named: dict[tuple[int, str, str], tuple[float, str] | None] = {}

    def excluded(self, document: int) -> bool:
        """True if the dates exclude a document as the origin of what the other documents have."""
        earlier = self.earlier(document)
        if not earlier or self.announced(document):
            return False
        naming = [number for number in earlier if self._few and self.names(number, document)]
        before = self._reading.before
        return any(number not in naming and all(before(number, other) for other in naming) for number in earlier)

    def earlier(self, document: int) -> list[int]:
        """The documents of the group that are proved to be dated earlier than this one."""
        return [number for number in self._documents if self._reading.before(number, document)]

    def named(self, document: int, other: int) -> tuple[float, str] | None:
        """How strongly a document names the outlet of another (1 as its source, 0.5 as cited), and in what words.

        None if it does neither.  A document that sets the text in quotation marks and says whose it is has strength 1,
        and so has one that introduces it with a sentence that names the outlet.
        """
        theirs = self._reading.document(other)
        key = (document, theirs.outlet, host_of(theirs.url))
        if key not in self._named:
            taken = self._group.carried[document]
            found = names_outlet(self._reading, document, other, taken)
            if found is not None and self._reading.borrows(document, theirs.outlet):
                found = 1.0, found[1]
            else:
                found = introduced(self._reading, document, other, taken) or found
            self._named[key] = found
        return self._named[key]

    def names(self, document: int, other: int) -> tuple[float, str] | None:
        """How strongly a document names the outlet of another as the source of what the two share, and in what words.

        As `named`, but None for a citation outside the document's lead.
        """
        found = self.named(document, other)
        if found is None or found[0] == 1:
            return found
        lead = " ".join(self._reading.document(document).text[:LEAD].split())
        return found if found[1] in lead else None

    def sources_of(self, document: int) -> Iterator[tuple[float, str]]:
        """How strongly, and in what words, a document names other documents as its source; the strongest first."""
        if self._few:
            found = {self.names(document, other) for other in self._documents}
            yield from sorted((entry for entry in found if entry), reverse=True)

    def told(self, document: int, parts: Iterable[int]) -> str | None:
        """The words by which these parts of a document say that its own outlet was told something or found it out."""
        return told_it(self._reading, document, parts) if self._few else None

    def told_in_common(self, document: int) -> str | None:
        """The same words, where they stand in a sentence that other documents of the group have as well."""
        return told_in_common(self._reading, document, self._group) if self._few else None

    def announced(self, document: int) -> str | None:
        """The words by which the text says that the outlet of a document announced what it tells, or None."""
        if document not in self._announced:
            self._announced[document] = self._announcement(document) if self._few else None
        return self._announced[document]

    def announcer(self, document: int, share: float) -> int | None:
        """A document of another outlet that announced what the text tells, and holds `share` of it; None if none."""
        mine = self._reading.document(document).outlet
        others = (number for number in self._documents if self._reading.document(number).outlet != mine)
        return next((n for n in others if self._group.held_share(n) >= share and self.announced(n)), None)

    def _announcement(self, document: int) -> str | None:
        item = self._reading.document(document)
        rules = self._reading.rules.by_place
        publisher = self._reading.publishers[document]
        reporting = publisher is not None and publisher.kind != "release"  # an agency announces nothing itself
        if not reporting and (spelt := self._reading.spellings(document)):
            for number in (document, *(other for other in self._documents if other != document)):
                text = self._reading.document(number).text
                names = spelt.found_in(text)
                stretches = [*around(text, [name.start() for name in names])]
                if names and (said := said_in(rules["announcer"], text, marked(text, names), stretches)):
                    return said
        official = _OFFICIAL.search(host_of(item.url) or host_of(item.outlet))
        return said_in(rules["official"], item.text, item.text, [(0, len(item.text))]) if official else None
