"""A record with an agency's site as its source -> its fields' parts without that one, where it has another outlet.

`"source": "reuters.com"` is the outlet of a record that has no other.  Beside `"outlet": "Bay Gazette"`, or the address
of a page elsewhere, it says where that outlet has the text from: then it is neither its name nor its address, stays
with the document as any field that plays no part, and is read there as a credit.

Cost: a look at the few fields that may hold one.  Failure mode: a page of the agency's at a host
that nobody has listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lineage.corpus.files.streams import Columns
from lineage.corpus.parts import values
from lineage.corpus.parts.names import Plan, Slot, names, plain_name, value_at

Sites = Mapping[str, frozenset[str]]
"""Hosts of news agencies, without "www." -> the names of each, letters folded."""

_WORDS = re.compile(r"\w+")


def without_taken(fields: Mapping[str, Any], plan: Plan, sites: Sites, columns: Columns) -> Plan:
    """The plan, less the field that names an agency's site beside another outlet; as it is for what a user names."""
    for slot in plan["outlet"] if sites and "outlet" not in columns else ():
        if plain_name(slot.key) not in names().taken:
            continue
        agency = _at(_host(value_at(fields, slot)), sites)
        if agency is not None and _has_other(fields, plan, slot, agency, sites):
            parts = {"outlet", "url"} - columns.keys()
            left = {part: tuple(one for one in plan[part] if one != slot) for part in parts}
            return {**plan, **left}
    return plan


def _has_other(fields: Mapping[str, Any], plan: Plan, slot: Slot, agency: frozenset[str], sites: Sites) -> bool:
    """Whether the record's other fields name an outlet, and none of them this agency."""
    called = [name for one in plan["outlet"] if one != slot and (name := values.outlet(value_at(fields, one), one.key))]
    pages = (values.address(value_at(fields, one), one.key) for one in plan["url"] if one != slot)
    hosts = [host for page in pages if (host := values.host(page)) and not names().redirects.search(host)]
    if any(_at(_host(name), sites) == agency or _is_called(name, agency) for name in called):
        return False
    return bool(called or hosts) and not any(_at(host, sites) == agency for host in hosts)


def _is_called(name: str, agency: frozenset[str]) -> bool:
    """Whether a name is the agency's, or holds it: "Reuters UK"."""
    words = f" {' '.join(_WORDS.findall(name.casefold()))} "
    return any(f" {' '.join(_WORDS.findall(own))} " in words for own in agency)


def _at(host: str | None, sites: Sites) -> frozenset[str] | None:
    """The agency whose site a host is, or part of whose site."""
    while host:
        if host in sites:
            return sites[host]
        host = host.partition(".")[2]
    return None


def _host(value: Any) -> str | None:
    """The host that a value is, or the address of a page at it."""
    found = values.scalar(value)
    return values.host(found.lower()) if found and "." in found and " " not in found else None
