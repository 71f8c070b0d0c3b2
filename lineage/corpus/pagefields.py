"""a record that holds a whole page -> the record of the article on that page.

Crawlers keep pages as they came (`html`), with their address and what else they know.  The page goes the way of an HTML
file (see `webpages`); what the record itself says of the article goes before what the page says.  Cost: that of a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lineage.config import Limits
from lineage.corpus.files.streams import RawRecord
from lineage.corpus.nothing import says_nothing
from lineage.corpus.parts import values
from lineage.corpus.parts.datefields import may_be_crawls
from lineage.corpus.parts.names import Plan, Slot, make_plan, value_at, without
from lineage.corpus.parts.texts import FoundText
from lineage.corpus.readers import webpages


def _day(value: Any, _key: str) -> str | None:
    """A date that is there, whatever it says."""
    found = values.scalar(value)
    return None if found is None or says_nothing(found, "date") else found


_READINGS: Mapping[str, values.Reading] = {
    "title": values.headline,
    "url": values.address,
    "outlet": values.outlet,
    "author": values.authors,
    "language": values.language,
    "date": _day,
}
"""Parts of an article that a page tells, and how a record's own are read."""


def of_page(raw: RawRecord, found: FoundText, plan: Plan, limits: Limits) -> RawRecord:
    """The record with the fields of the article on its page in the place of that page.

    Raises RecordError where the page has no article or is too large, MissingExtra without trafilatura.
    """
    address = values.first(raw.fields, plan["url"], [], values.address)
    page, _ = webpages.page(found.said.encode("utf-8", "replace"), limits, url=address, charset="utf-8")
    own_plan = plan
    if "date" in page and (fetched := [slot for slot in plan["date"] if _is_fetched(raw, slot)]):
        page["published"] = page.pop("date")  # a name that no field for the time of a crawl has
        own_plan = {**plan, "date": tuple(slot for slot in plan["date"] if slot not in fetched)}
    page_plan = make_plan(tuple(page), {})
    told = {part for part, reading in _READINGS.items() if values.first(raw.fields, own_plan[part], [], reading)}
    known = {slot.key for part in told for slot in page_plan[part]}
    parts = {"text", *(slot.key for part in _READINGS for slot in page_plan[part])}
    added = {name: value for name, value in page.items() if name not in known}
    added = {name: value for name, value in added.items() if name in parts or not raw.fields.get(name)}
    own = {name: value for name, value in raw.fields.items() if name not in added}
    whole = own.pop(found.slot.key, None)
    if found.slot.inner and (left := without(whole, [found.slot.inner])) is not None:
        own[found.slot.key] = left
    return RawRecord(raw.where, {**added, **own}, is_text=True)


def _is_fetched(raw: RawRecord, slot: Slot) -> bool:
    """Whether a field holds a time, and by its name may hold that at which the page was fetched."""
    return may_be_crawls(slot) and ":" in (values.scalar(value_at(raw.fields, slot)) or "")
