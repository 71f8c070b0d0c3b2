"""The address of a page -> an agency, not named, if the site files the page among what agencies send.

"/USA/Latest-News-Wires/2013/0626/" says that the text is an agency's, and matters where the page credits nobody else.
Cost: one search.  Failure mode: sites that file such pages under names of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lineage.credits.agencies import Agency
from lineage.records import Credit

UNNAMED_AGENCY: Final = "an agency, not named"
"""Name in a credit that gives no name."""
_WIRES: Final = re.compile(
    r"(?<=/)(?:(?:latest-|breaking-)?news-?wires|(?:from-)?(?:the-)?wires|wire-?(?:stor(?:y|ies)|news|reports?|services?))"
    r"(?=/)",
    re.IGNORECASE,
)
"""A part of a path; "/wire/" and "/newswire/" are names of blogs and of releases as well."""


def from_address(url: str | None, publisher: Agency | None) -> Iterator[Credit]:
    """The credit to an agency that is not named in an address; none for the pages of agencies themselves."""
    found = _WIRES.search(url or "")
    if found is not None and (publisher is None or publisher.kind == "outlet"):
        yield Credit(UNNAMED_AGENCY, found[0], None, None, "metadata", "carries", "unnamed-address")
