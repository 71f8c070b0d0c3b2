"""What stands in the slot of a dateline, or signs a text, and is in no list -> whether it looks like an agency.

"LOWMERE (HNS) —" says that the text is somebody's, whoever that is.  Most of what else stands there between brackets
are states, parties, exchanges, desks, and marks of an update; so a form counts that is written like an acronym and is
none of these, or that calls itself an agency.  Elsewhere, where anything may stand, a name counts that calls itself an
agency by two words or a plain one ("Wold News Service", "Agencia Costera"; `{bureau}` in `data/parts.toml`).  Words are
data (`data/slots.toml`).

Cost: for slots of no listed agency alone; of 10,489 news articles none has one that counts.  Failure mode: the name of
an agency that is a plain word ("Aurora") does not count.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from lineage.credits.short_names import is_short_for
from lineage.datafiles import table
from lineage.passages import is_expansion

UNLISTED_RULE: Final = "dateline-unlisted"
"""Rule of a credit in the slot of a dateline that names an agency of no list."""
UNLISTED_RULES: Final = frozenset((UNLISTED_RULE, "author-unlisted", "line-unlisted"))
"""Rules of all credits to such agencies; those of other places take only what calls itself one (`{bureau}`)."""
_ACRONYM: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[-/&](?=\w)){2,7}")
"""Three letters and more: two are those of states and countries."""


class _Words(NamedTuple):
    """`data/slots.toml`."""

    no_agencies: frozenset[str]
    people: frozenset[str]
    says: re.Pattern[str]


@cache
def _data() -> _Words:
    data = table("credits", "slots")
    says = "|".join(map(re.escape, data["says_agency"]))
    return _Words(
        frozenset(data["no_agencies"]),
        frozenset(data["people"]),
        re.compile(rf"(?<!\w)(?:{says})(?!\w)", re.IGNORECASE),
    )


def is_agency_like(form: str, outlet: str) -> bool:
    """Whether a form in the slot of a dateline of an outlet's looks like an agency, and not like the outlet itself.

    >>> is_agency_like("HNS", "Wexby Chronicle"), is_agency_like("Halcyon News Service", "Wexby Chronicle")
    (True, True)
    >>> is_agency_like("WC", "Wexby Chronicle"), is_agency_like("NSW", "Wexby Chronicle")
    (False, False)
    """
    known = _data()
    words = form.casefold().split()
    if form.casefold().strip(".") in known.no_agencies or not known.people.isdisjoint(words):
        return False
    if is_short_for(form, outlet) or is_expansion(outlet, form):
        return False
    if known.says.search(form):
        return len(words) > 1 and form[:1].upper() == form[:1]
    return form == form.upper() != form.lower() and _ACRONYM.fullmatch(form) is not None
