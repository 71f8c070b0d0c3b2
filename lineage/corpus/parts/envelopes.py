"""a record without a text of its own -> the records that it wraps.

Interfaces and databases hand articles out inside of other objects: `{"articles": {"results": [...]}}`,
`{"hits": {"hits": [{"_id": "7", "_source": {...}}]}}`, `{"data": [{"id": "7", "attributes": {...}}]}`.  What wraps
them is known by its shape, a list of objects with text, up to `MAX_LEVELS` objects deep.  Under a name that many use
for such lists (`data/fields.toml`) a text is enough; under any other the objects need a title as well, and what holds
them must have neither title nor address: the sections and comments of an article are no articles.
Cost: nothing for records that have a text; for others some microseconds an object.  Failure mode: lists of comments
with titles are taken for articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, TypeGuard

from lineage.corpus.files.encoding import clean
from lineage.corpus.files.streams import Columns, RawRecord
from lineage.corpus.parts import values
from lineage.corpus.parts.names import MAX_SHOWN, Plan, Plans, names, plain_name, value_at
from lineage.messages import shortened

MAX_LEVELS = 3
"""Objects around a list of records, the record itself among them: those of known interfaces have one or two."""
MAX_HOLDERS = 100
"""Objects of one level that are looked into; those of known interfaces have fewer than ten."""
SAMPLE = 50
"""Objects of a list that are looked at to tell whether they are records; in a graph of JSON-LD the article stands
among pictures, persons and pages, some twenty in all."""

Fields = Mapping[str, Any]


class _Holder(NamedTuple):
    """An object that may hold records: the names that lead to it, and whether it or one around it is an article."""

    path: tuple[str, ...]
    fields: Fields
    is_own: bool  # it has a title or an address of its own


class _Member(NamedTuple):
    """A record inside another one: where it stands there ("articles.results 3"), and its fields."""

    place: str
    fields: Fields


class Hidden(NamedTuple):
    """Objects with a title inside a record: the names that lead to them, the first, and whether it has a text."""

    path: str
    fields: Fields
    has_text: bool


class Envelopes:
    """Finds what records wrap; `columns` are the names of the user for the parts of an article."""

    def __init__(self, columns: Columns) -> None:
        self._plans = Plans(columns)
        self._heads = {part: _heads(part, columns) for part in ("text", "markup", "title", "url")}

    def records(self, raw: RawRecord) -> Iterator[RawRecord]:
        """The record itself, or those that it wraps."""
        fields = self._opened(raw.fields)
        if fields is not raw.fields:
            yield raw._replace(fields=fields)
            return
        wrapped = False
        for member in self._wrapped(raw.fields):
            wrapped = True
            yield RawRecord(f"{raw.where}:{member.place}", member.fields)
        if not wrapped:
            yield raw

    def hidden(self, fields: Fields) -> Hidden | None:
        """The objects inside a record that have a title, where it has none; None where there are none."""
        for holders in self._levels(fields):
            for holder in (holder for holder in holders if not holder.is_own):
                for key, value in holder.fields.items():
                    members = value if isinstance(value, list) else [value]
                    for member in islice(members, SAMPLE):
                        if isinstance(member, Mapping) and self._is_titled(opened := self._innermost(member)):
                            return Hidden(_shown((*holder.path, key)), opened, self._has_text(opened))
        return None

    def _wrapped(self, fields: Fields) -> Iterator[_Member]:
        """The records of the lists nearest to the top that hold some with text, else of the first with a known name."""
        for level, holders in enumerate(self._levels(fields)):
            found = False
            for holder in holders:
                for member in self._members(holder, strict=level > 0):
                    found = True
                    yield member
            if found:
                return
        for name in names().wrappers:
            if _is_list_of_objects(members := fields.get(name)):
                yield from self._numbered((name,), members)
                return

    def _levels(self, fields: Fields) -> Iterator[list[_Holder]]:
        """The record, the objects in it, and those in these."""
        holders = [_Holder((), fields, self._is_own(fields))]
        for _ in range(MAX_LEVELS):
            yield holders
            inside = (
                _Holder((*holder.path, key), value, holder.is_own or self._is_own(value))
                for holder in holders
                for key, value in holder.fields.items()
                if isinstance(value, Mapping)
            )
            holders = list(islice(inside, MAX_HOLDERS))

    def _members(self, holder: _Holder, *, strict: bool) -> Iterator[_Member]:
        """The records of the lists that an object holds, and of the objects that it holds singly."""
        known = names()
        for key in sorted(holder.fields, key=lambda name: name not in known.wrappers):  # these first; else as they are
            value = holder.fields[key]
            if key in known.beside or not _is_list_of_objects(value):
                continue
            path = (*holder.path, key)
            if key in known.mixed:
                yield from (member for member in self._numbered(path, value) if self._is_article(member.fields))
            elif self._holds_records(value, key, holder, strict=strict):
                yield from self._numbered(path, value)
        if not holder.is_own:
            yield from self._single(holder)

    def _holds_records(self, value: list[Fields], key: str, holder: _Holder, *, strict: bool) -> bool:
        """Whether the objects of a list are records; `strict` where the list does not stand in the record itself."""
        sample = [self._opened(member) for member in value[:SAMPLE] if member is not None]
        if key in names().wrappers:
            return any(map(self._is_article if strict and holder.is_own else self._has_text, sample))
        return not holder.is_own and 2 * sum(map(self._is_article, sample)) > len(sample)

    def _single(self, holder: _Holder) -> Iterator[_Member]:
        """The articles that an object holds one by one: under the name of such, by their ids in the place of a known
        list, or as hits and resources."""
        inside = {key: value for key, value in holder.fields.items() if isinstance(value, Mapping)}
        in_list = bool(holder.path) and holder.path[-1] in names().wrappers
        sample = [self._is_article(self._opened(value)) for value in islice(inside.values(), SAMPLE)]
        by_ids = in_list and sum(sample) > 1 and 2 * sum(sample) > len(sample)
        for key, value in inside.items():
            fields = self._opened(value)
            if by_ids or ((in_list or key in names().single or fields is not value) and self._is_article(fields)):
                yield _Member(_shown((*holder.path, key)), fields)

    def _numbered(self, path: tuple[str, ...], members: list[Fields]) -> Iterator[_Member]:
        place = _shown(path)
        numbered = ((number, one) for number, one in enumerate(members, 1) if one is not None)
        yield from (_Member(f"{place} {number}", self._opened(one)) for number, one in numbered)

    def _opened(self, fields: Fields) -> Fields:
        """The object inside a hit or a resource, where the text stands in it, with the plain values around it."""
        inner = self._innermost(fields)
        if inner is fields or self._has_text(fields) or not self._has_text(inner):
            return fields
        around = {key: value for key, value in fields.items() if isinstance(value, str | int | float)}
        return {**inner, **{key: value for key, value in around.items() if key not in inner}}

    def _innermost(self, fields: Fields) -> Fields:
        return next((value for name in names().inner if isinstance(value := fields.get(name), Mapping)), fields)

    def _is_article(self, fields: Fields) -> bool:
        return self._is_titled(fields) and self._has_text(fields)

    def _has_text(self, fields: Fields) -> bool:
        return self._has(fields, "text", values.full_text) or self._has(fields, "markup", values.full_text)

    def _is_own(self, fields: Fields) -> bool:
        return self._is_titled(fields) or self._has(fields, "url", values.address)

    def _is_titled(self, fields: Fields) -> bool:
        return self._has(fields, "title", values.headline)

    def _has(self, fields: Fields, part: str, reading: Any) -> bool:
        """Whether an object has a part of an article; asked of names alone where none plays it."""
        if self._heads[part].isdisjoint(map(plain_name, fields)):
            return False
        return any(reading(value_at(fields, slot), slot.key) for slot in self._plans.of(tuple(fields))[part])


def has_place(fields: Fields, plan: Plan) -> bool:
    """Whether a record has a field for its text, be it blank, that holds no other objects instead."""
    for part in ("text", "markup"):
        for slot in plan[part]:
            value = value_at(fields, slot)
            if isinstance(value, str) or values.full_text(value, slot.key):
                return True
            if not isinstance(value, Mapping | list) and (value is not None or not slot.inner):
                return True
    return False


def _heads(part: str, columns: Columns) -> frozenset[str]:
    """The names of fields that may play a part, as they are compared, those of fields around it as well."""
    chosen: Iterable[str] = (*names().parts[part], *columns.get(part, ()))
    return frozenset(plain_name(name) for alias in chosen for name in (alias, alias.partition(".")[0]))


def _is_list_of_objects(value: Any) -> TypeGuard[list[Fields]]:
    return isinstance(value, list) and any(value) and all(one is None or isinstance(one, Mapping) for one in value)


def _shown(path: tuple[str, ...]) -> str:
    """The names that lead to an object, for its place: as one short line that can be stored."""
    return ".".join(shortened(" ".join(clean(str(name)).text.split()), MAX_SHOWN) for name in path)
