"""Fields of the input -> the agencies that they name as those whose the text is.

"agency": "dpa", "source": {"name": "Reuters"}, "publisher": "reuters.com".  Which fields say so is data
(`data/credits.toml`); pictures have fields of their own, and an outlet may be where a text was found.

Cost: a look at the fields that no part of a document took.  Failure mode: fields of other names are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lineage.credits.agencies import Agency, host_of
from lineage.credits.rules import CreditRules
from lineage.records import Credit

LONGEST_FIELD = 80
"""Characters of a field that names whose a text is; more are terms of use, which name agencies in passing."""
LEAST_IN_ANY_CASE = 3
"""Letters of an agency's name that may be written in any case there: "pa" is as well somebody's code for a place."""

_SPACES = re.compile(r"[\s-]+")
_UNOWNED = re.compile(  # "© 2024 dpa. Alle Rechte vorbehalten"
    r"^(?:(?:©|\(c\)|copyright)\s*)+(?:\d{4}\s*)?|\s*\b\d{4}$|[.,;]?\s(?:all\srights|alle\srechte|tous\sdroits|todos\slos)\s.*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[\w-]+(?::\d+)?(?:/(?P<page>\S+)?)?")
"""A site ("reuters.com"), or a page there."""


def field_name(field: str) -> str:
    """The name of a field as the lists of names have it.

    >>> field_name("News-Agency")
    'news_agency'
    """
    return _SPACES.sub("_", field.casefold())


def from_fields(extra: Mapping[str, Any], near: str, found_by: CreditRules) -> Iterator[Credit]:
    """Agencies in fields of the input that say whose a text is: "agency": "dpa", "source": {"name": "Reuters"}.

    Also by their sites: "source": "reuters.com".
    """
    for field, value in extra.items():
        if field_name(field) not in found_by.fields:
            continue
        for name in value if isinstance(value, list) else (value,):
            form = name.get("name") if isinstance(name, Mapping) else name
            if isinstance(form, str) and (len(form) <= LONGEST_FIELD or _ADDRESS.fullmatch(form.strip())):
                if (agency := _at_site(form, found_by, pages=not isinstance(value, list))) is not None:
                    yield Credit(agency.name, form, None, None, "metadata", "carries", "field")
                    continue
                bare = _UNOWNED.sub("", " ".join(form.split()))
                any_case = len(bare) >= LEAST_IN_ANY_CASE
                for named in found_by.agencies.in_slot(bare, 0, near, any_case=any_case):
                    if named.agency.kind == "wire":
                        yield Credit(named.agency.name, form, None, None, "metadata", "carries", "field")


def _at_site(form: str, found_by: CreditRules, *, pages: bool) -> Agency | None:
    """The agency that a field names by its site, or, with `pages`, by the address of a page there.

    Addresses in a list are what a text cites.
    """
    address = form.strip()
    at = _ADDRESS.fullmatch(address)
    if at is None or (at["page"] and not pages):
        return None
    agency = found_by.agencies.at(host_of(address.casefold()))
    return agency if agency is not None and agency.kind == "wire" else None
