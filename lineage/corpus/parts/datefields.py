"""the fields of a record that may hold its date -> the first one that can be used, and what is wrong with it.

The names are data (`data/fields.toml`).  Two kinds of fields are not what their names say.  WordPress has the time of
the site in `date` and the same in UTC in `date_gmt`, neither with a zone.  Corpora made from crawls have in `date` or
`timestamp` when the page was fetched: where the record shows that it is of one, that is not its date, and the day in
its address is, where it holds one.  A record shows it by the crawl's own fields (`dump`, `warc_…`) without title and
author, which whoever looks for the date of an article has looked for as well, or by being just what C4 has.
Cost: a microsecond.  Failure mode: a crawl under names of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, tzinfo
from functools import cache, lru_cache
from typing import Any, NamedTuple, Protocol

from lineage.corpus.dates import addressdates
from lineage.corpus.dates.moments import Moment
from lineage.corpus.parts import values
from lineage.corpus.parts.names import REVISION, Plan, Slot, listing, names, plain_name, short, value_at
from lineage.datafiles import table
from lineage.records import Revision

MAX_SHAPES = 256
"""Combinations of field names of which it is kept how they tell of a crawl; a corpus has a handful."""


class DateReading(Protocol):
    """A date as found -> what it means, and what is wrong with it: `read_date` with all that is known of the record."""

    def __call__(self, value: object, /, *, zone: tzinfo | None = ...) -> tuple[Moment | None, str | None]: ...


class Dated(NamedTuple):
    """What a record says of its date."""

    moment: Moment | None = None
    original: str | None = None  # the string that says it, or the first that could not be used
    slot: Slot | None = None  # where that stands; None as well where it is of the address
    note: str | None = None  # what is wrong with it
    crawled: str | None = None  # the field that holds the time of a crawl instead
    shapeless: str | None = None  # the field that holds a list or an object instead, of which the note tells


class _Shape(NamedTuple):
    """How records with the same fields tell of a crawl."""

    fetched: bool  # a field has the time of the crawl by its name
    marked: bool  # a field is one that only crawls have
    sources: tuple[str, ...]  # fields whose values may say so
    whole: bool  # there is nothing but what C4 has


class _Crawl(NamedTuple):
    """The table `crawl` of fields.toml."""

    times: frozenset[str]
    fetched: frozenset[str]
    marks: str
    sources: frozenset[str]
    certain: frozenset[str]
    crawls: Callable[[str], re.Match[str] | None]
    whole: frozenset[str]


def find(fields: Mapping[str, Any], plan: Plan, url: str | None, reading: DateReading, chosen: bool) -> Dated:
    """The first date that can be used, else none and the first string that could not.

    `chosen` says that the user named the fields: then they are what he says.
    """
    rejected: Dated | None = None
    crawled: str | None = None
    fetched: str | None = None
    shapeless: Dated | None = None
    for slot in plan["date"]:
        value = value_at(fields, slot)
        original = values.scalar(value)
        if not original:
            shapeless = shapeless or _shapeless(slot, value)
            continue
        in_utc, may_be_crawls = _kind(slot)
        moment, complaint = reading(original, zone=UTC) if in_utc else reading(original)
        if may_be_crawls and not chosen and ":" in original and _is_crawls(fields, plan, slot):
            crawled = crawled or slot.name
            fetched = fetched or (
                moment.published[:10] if moment and moment.precision not in ("year", "month") else None
            )
            continue
        if moment:
            note = f"the date is used in part, as {complaint}: {short(original)}" if complaint else None
            return Dated(moment, original, slot, note)
        note = f"the date is not used, as {complaint or 'it is empty'}: {short(original)}"
        rejected = rejected or Dated(None, original, slot, note)
    if crawled is None:
        return rejected or shapeless or Dated()
    day = addressdates.published(url, fetched) if url else None
    if day and (moment := reading(day)[0]):
        return Dated(moment, day, crawled=crawled)
    return (rejected or Dated())._replace(crawled=crawled)


def revision(fields: Mapping[str, Any], plan: Plan, reading: DateReading) -> Revision | None:
    """When the text as it stands was published, by the first field that says so and can be read."""
    for slot in plan[REVISION]:
        original = values.scalar(value_at(fields, slot))
        if original and (moment := reading(original, zone=UTC)[0] if _kind(slot)[0] else reading(original)[0]):
            return Revision(moment.published, moment.precision, original)
    return None


def _shapeless(slot: Slot, value: Any) -> Dated | None:
    """What there is to say of a list or an object for a date; None for an empty one, and for all else."""
    if not isinstance(value, list | dict) or not values.bare(value):
        return None
    kind = f"a list of {len(value)} values" if isinstance(value, list) else f"an object of {listing(map(str, value))}"
    note = f"the date in {short(slot.name)} is not used, as it is {kind}"
    return Dated(note=note, shapeless=slot.name)


def may_be_crawls(slot: Slot) -> bool:
    """Whether by its name a field may hold the time of a crawl."""
    return _kind(slot)[1]


@lru_cache(maxsize=MAX_SHAPES)
def _kind(slot: Slot) -> tuple[bool, bool]:
    """Whether by its name a field is in UTC, and whether it may hold the time of a crawl."""
    return plain_name(slot.key) in names().utc, plain_name((slot.key, *slot.inner)[-1]) in _crawl().times


def _is_crawls(fields: Mapping[str, Any], plan: Plan, slot: Slot) -> bool:
    """Whether the record shows that a time in this field is the one at which the page was fetched."""
    crawl = _crawl()
    holders = [fields, fields[slot.key]] if slot.inner else [fields]
    shapes = [(holder, _shape(tuple(holder))) for holder in holders]
    if any(shape.fetched for _, shape in shapes):
        return False
    if shapes[0][1].whole:
        return True
    told = {
        plain_name(name)
        for holder, shape in shapes
        for name in shape.sources
        if isinstance(holder[name], str) and crawl.crawls(holder[name])
    }
    if told & crawl.certain:
        return True
    if not told and not any(shape.marked for _, shape in shapes):
        return False
    return not any(value_at(fields, other) for part in ("title", "author") for other in plan[part])


@lru_cache(maxsize=MAX_SHAPES)
def _shape(keys: tuple[Any, ...]) -> _Shape:
    crawl = _crawl()
    plain = {plain_name(key): key for key in keys if isinstance(key, str)}
    return _Shape(
        not crawl.fetched.isdisjoint(plain),
        any(name.startswith(crawl.marks) for name in plain),
        tuple(plain[name] for name in plain if name in crawl.sources),
        plain.keys() == crawl.whole,
    )


@cache
def _crawl() -> _Crawl:
    crawl = table("corpus", "fields")["crawl"]
    return _Crawl(
        frozenset(crawl["times"]),
        frozenset(crawl["fetched"]),
        crawl["marks"],
        frozenset(crawl["sources"]),
        frozenset(crawl["certain"]),
        re.compile(crawl["crawls"], re.IGNORECASE).search,
        frozenset(crawl["whole"]),
    )
