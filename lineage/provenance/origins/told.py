"""A document -> the words by which it says that its own outlet was told what it tells, or found it out.

"Told the Gazette" in the Gazette's own text shows that it is the Gazette's, wherever else it stands.  Cost: a search
for the outlet's name in full and in short; where it stands, three rules.  Failure mode: a paper that quotes what
somebody told it years ago.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lineage.credits import CreditRules, around, is_name_there, marked, short_spellings, spellings_of, tried
from lineage.provenance.case import Reading

_TOLD: Final = frozenset(("outlet-told", "outlet-first-reported", "outlet-first-reported-abroad"))
"""Rules for what a paper says that it was told, has seen or found out."""


def told_it(reading: Reading, number: int, rules: CreditRules, parts: Iterable[int]) -> str | None:
    """The words by which these parts of a document say that its own outlet was told something, or found it out."""
    item = reading.documents[number]
    text = item.document.text
    publisher = rules.agencies.publisher(item.document.outlet, item.document.url)
    full = spellings_of(item.document.outlet, item.document.url, publisher)
    short = short_spellings(item.document.outlet)
    spans = [reading.parts[part][2:4] for part in parts]
    for spelt in (full, short):
        names = spelt.found_in(text) if spelt is not None else ()
        if spelt is short:
            names = [name for name in names if is_name_there(text, *name.span())]
        names = [name for name in names if any(start <= name.start() < end for start, end in spans)]
        looked = marked(text, names)
        for rule in tried([rule for rule in rules.rules["outlet"] if rule.id in _TOLD], text) if names else ():
            for stretch in around(text, [name.start() for name in names]):
                if match := rule.pattern.search(looked, *stretch):
                    return " ".join(text[slice(*match.span())].split())
    return None
