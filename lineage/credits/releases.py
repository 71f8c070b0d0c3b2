"""Credits to press releases -> whose these are, and which credit counts where several name the issuer.

Whoever prints a release has its text from the issuer, whether a wire carried it or not; a text that only says that it
is a release credits nobody by name, which is still a credit.  Failure mode: an issuer that two texts call differently
("Springfield Mills", "SM Group") is two.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from lineage.credits.agencies import Agencies
from lineage.credits.outlet_names import spellings_of
from lineage.credits.parts import compiled
from lineage.passages import runs_of, sentences_of, standing, words_of
from lineage.records import Credit, Document

UNNAMED_RELEASE: Final = "press release"
"""The name of a credit for a text that says that it is a release, and not whose."""
_HEAD: Final = 120
"""Characters in which a text says that it is a release."""
_LONGEST: Final = 16
"""Words of a sentence that says of a text as a whole that it was announced in a release; more only where somebody is
said to have announced it: "The company said in a press release that its plant could make …"."""
_AROUND: Final = 160
"""Characters behind the word in which such a sentence ends."""


def issuer_name(form: str, agencies: Agencies) -> str:
    """An issuer as a source is called: an agency by its full name, a company without its legal form.

    >>> from lineage.credits.agencies import load
    >>> issuer_name("Springfield Mills, Inc.", load())
    'Springfield Mills'
    """
    agency = agencies.named(form)
    return agency.name if agency else _without_legal_form(form)


def outlet_name(form: str, near: str, agencies: Agencies) -> str:
    """An outlet as a source is called: an agency by its full name, whatever its legal form or its site, else as it is.

    >>> from lineage.credits.agencies import load
    >>> outlet_name("Bloomberg L.P", "", load()), outlet_name("Springfield Mills, Inc", "", load())
    ('Bloomberg', 'Springfield Mills, Inc')
    """
    bare = form.removesuffix(".com")
    agency = agencies.named(bare, near) or agencies.named(_without_legal_form(bare), near)
    return agency.name if agency else form


def _without_legal_form(name: str) -> str:
    return compiled("(?-i:{legal_form}+$)").sub("", name) or name


def is_issued_by(outlet: str, url: str | None, text: str) -> bool:
    """Whether a text, or the beginning of one, names the outlet that publishes it, as issuers do in their releases.

    >>> is_issued_by("Springfield Mills Ltd", None, "PRESS RELEASE: Springfield Mills opens a new mill")
    True
    """
    spelt = spellings_of(outlet, url, None)
    return spelt is not None and bool(spelt.found_in(text))


def is_release(document: Document) -> bool:
    """Whether a document begins by saying that it is a release, or by the name of a service that sends these out."""
    head = f"{document.title or ''}\n{document.text[:_HEAD]}"
    return compiled(r"(?<!\w)(?:{release}|{immediate}|{release_wire})(?!\w)").search(head) is not None


def said_in(text: str, original: str) -> str | None:
    """The short sentence by which a text says that what it tells was announced in a release; None where none does.

    Not one that the release says itself.

    >>> said_in("It rained. The firm announced this in a press release.", "It rained.")
    'The firm announced this in a press release.'
    """
    for sentence in _of_releases(text):
        own = words_of(sentence)
        short = len(own) <= _LONGEST or compiled(r"(?<!\w){announced}(?!\w)").search(sentence)
        if short and 2 * sum(standing(own, runs_of(original))) < len(own):
            return sentence
    return None


def _of_releases(text: str) -> Iterator[str]:
    """The sentences that speak of a release, each up to some way behind the word; every line is split once."""
    found = compiled(r"(?<!\w)(?:{release}|{said_in})(?!\w)").finditer(text)
    for start, those in groupby(found, key=lambda word: text.rfind("\n", 0, word.start()) + 1):
        places = [word.span() for word in those]
        spans = sentences_of(text[start : places[-1][1] + _AROUND])
        ends = [start + span.end for span in spans]
        told: dict[tuple[int, int], None] = {}
        for at, end in places:
            place = bisect(ends, at)
            if place < len(spans) and start + spans[place].start <= at:
                told[start + spans[place].start, min(ends[place], end + _AROUND)] = None
        yield from (" ".join(text[first:last].split()) for first, last in told)


def without_unnamed(credits: Iterable[Credit], agencies: Agencies) -> Iterator[Credit]:
    """The credits, without those for a release that nobody is named for where another says whose it is."""
    found = list(credits)
    named = any(_names_issuer(credit, agencies) for credit in found)
    return (credit for credit in found if not named or credit.name != UNNAMED_RELEASE)


def _names_issuer(credit: Credit, agencies: Agencies) -> bool:
    agency = agencies.meant(credit.name)
    by_rule = credit.rule.startswith("release-") and credit.name != UNNAMED_RELEASE
    return by_rule or (agency is not None and agency.kind == "release")
