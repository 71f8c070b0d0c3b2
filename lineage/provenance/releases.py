"""Credits to press releases -> whose these are, and which credit counts where several name the issuer.

Whoever prints a release has its text from the issuer, whether a wire carried it or not; a text that only says that it
is a release credits nobody by name, which is still a credit.  Failure mode: an issuer that two texts call differently
("Springfield Mills", "SM Group") is two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lineage.provenance.agencies import Agencies
from lineage.provenance.parts import compiled
from lineage.records import Credit

UNNAMED: Final = "press release"
"""The name of a credit for a text that says that it is a release, and not whose."""


def issuer_name(form: str, agencies: Agencies) -> str:
    """An issuer as a source is called: an agency by its full name, a company without its legal form.

    >>> from lineage.provenance.agencies import load
    >>> issuer_name("Springfield Mills, Inc.", load())
    'Springfield Mills'
    """
    agency = agencies.named(form)
    return agency.name if agency else compiled("(?-i:{legal_form}+$)").sub("", form) or form


def without_unnamed(credits: Iterable[Credit], agencies: Agencies) -> Iterator[Credit]:
    """The credits, without those for a release that nobody is named for where another says whose it is."""
    found = list(credits)
    named = any(_names_issuer(credit, agencies) for credit in found)
    return (credit for credit in found if not named or credit.name != UNNAMED)


def _names_issuer(credit: Credit, agencies: Agencies) -> bool:
    agency = agencies.meant(credit.name)
    by_rule = credit.rule.startswith("release-") and credit.name != UNNAMED
    return by_rule or (agency is not None and agency.kind == "release")
