"""one record, whatever its field names -> a Document, or the reason why there is none.

The names are data (`data/fields.toml`).  Which fields play which part is worked out once for each combination of
field names, so that a record of a homogeneous corpus costs some microseconds.  What no part takes stays in `extra`,
as JSON values.  Text is decoded and cleaned (see `encoding`), then never touched again; titles, authors and outlets
are single lines.

What is decided here:
- `source` is an address for some tools and an outlet for others: it is what it looks like, and the name of a text
  collection ("common-crawl") is neither, nor is an agency's site beside another outlet (see `takenfrom`);
- the outlet is its field, else the address's host without "www.", else `--outlet`, else the folder's name;
- an address is never an external id, unless the field `id` itself holds one (passim), which then is both.

Failure mode: an unheard-of name for the text gives "no text", with the names that were there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from functools import partial
from typing import Any

from lineage.config import Limits
from lineage.corpus.dates.moments import read_date
from lineage.corpus.dates.zonenames import BY_ZONE, time_zone
from lineage.corpus.files.streams import RawRecord
from lineage.corpus.nothing import is_word_for_nothing, says_nothing
from lineage.corpus.options import ReadOptions
from lineage.corpus.pagefields import of_page
from lineage.corpus.parts import datefields, roles, values
from lineage.corpus.parts.datefields import Dated, DateReading
from lineage.corpus.parts.envelopes import Envelopes, has_place
from lineage.corpus.parts.markup import paragraphs, resolved
from lineage.corpus.parts.names import (
    STATUS,
    Plan,
    Plans,
    Slot,
    has_column,
    listing,
    names,
    short,
    without,
)
from lineage.corpus.parts.takenfrom import without_taken
from lineage.corpus.parts.texts import CutOff, find_text, html_note, stored
from lineage.identity import content_id
from lineage.records import Document, Remark

MARKED_UP = "rendered"
"""Name inside a field under which WordPress has HTML, of a title as well."""

_EMPTY: tuple[Any, ...] = ("", [], {})


@dataclass(slots=True)
class _DateFields:
    """What the records of one file have for their date."""

    records: int = 0
    known: bool = False  # whether one has a field that is known to hold it
    others: tuple[str, tuple[str, ...]] | None = None  # the first place without such a field, and what no part takes

    def note(self, raw: RawRecord, plan: Plan) -> None:
        """One record more."""
        self.records += 1
        self.known = self.known or bool(plan["date"])
        if not self.known and self.others is None:
            taken = {slot.key for slots in plan.values() for slot in slots}
            unused = tuple(key for key in raw.fields if key not in taken and key not in names().repeats)
            self.others = (raw.where, unused) if unused else None


@dataclass(slots=True)
class _StandIns:
    """The names that stand for outlets which no record names: of the folder, say.

    Articles of several houses that lie in one folder would count as one house's.  Where there are more folders, they
    are named after outlets.
    """

    records: int = 0
    names: set[str] = field(default_factory=set)
    where: str = ""  # of the first record

    def note(self, name: str, where: str) -> None:
        """One record more."""
        self.where = self.where or where
        self.records += 1
        self.names.add(name)

    def remark(self) -> Remark | None:
        """How many records name no outlet, where one name stands for all of theirs."""
        if self.records < 2 or len(self.names) > 1:
            return None
        said = f"{self.records:,} documents name no outlet, and {short(*self.names)} stands for it"
        return Remark(self.where, f"{said}: if they are of several, give each a field outlet, or a folder of its own")


class Mapper:
    """Turns the records of one reading into documents, by its options and limits.

    InputError where no zone has the name that the user gave.
    """

    def __init__(self, options: ReadOptions, limits: Limits) -> None:
        self.options = options
        self._now = options.now or datetime.now(UTC)
        self._zones = {outlet: time_zone(name) for outlet, name in options.zones.items()}
        self.limits = limits
        self._plans = Plans(options.columns)
        self._envelopes = Envelopes(options.columns)
        self._date_fields = _DateFields()
        self._stand_ins = _StandIns()
        self._said: set[tuple[str, ...]] = set()  # what is not said again, and of which field or outlet
        self._strange = {outlet for outlet in options.zones if outlet is not None}  # that no record has had so far
        self._cut_off = CutOff()
        self._unmet = {(part, name) for part, chosen in options.columns.items() for name in chosen}  # likewise

    def of_all(self) -> Iterator[Remark]:
        """What is said of all records together: texts that are cut off, that they name no outlet, and names of the
        user's that no record has had."""
        yield from filter(None, (self._cut_off.remark(), self._stand_ins.remark()))
        for outlet in sorted(self._strange):
            yield Remark(f"--timezone {outlet}={self.options.zones[outlet]}", "no record is of this outlet")
        for part, name in sorted(self._unmet):
            yield Remark(f"--field {part}={name}", "no record has a field of this name")

    def undated(self) -> Remark | None:
        """Of the records since the last call: that none has a field that is known to hold its date, but others.

        A table whose date column bears a name of its own would lose all dates without a word.
        """
        seen, self._date_fields = self._date_fields, _DateFields()
        if seen.known or seen.records < 2 or seen.others is None:
            return None
        where, names_there = seen.others
        there = listing(names_there)
        return Remark(where, f"no field is known to hold the date; if one of {there} does, say --field date=NAME")

    def unwrapped(self, raw: RawRecord) -> Iterator[RawRecord]:
        """The record itself, or the records that it wraps (see `envelopes`)."""
        if has_place(raw.fields, self._plan(raw.fields)):
            yield raw
        else:
            yield from self._envelopes.records(raw)

    def document(self, raw: RawRecord, folder: str) -> tuple[Document, list[Remark]]:
        """The document of a record, and what was not wholly believed; raises RecordError where it has no text.

        `folder` is the outlet where nothing better is known.
        """
        fields, plan = raw.fields, self._plan(raw.fields)
        plan = without_taken(fields, plan, self.options.sites, self.options.columns)
        used: list[Slot] = []
        notes: list[str] = []
        found = find_text(raw, plan, self.options.columns, self._envelopes)
        if found.kind == "page":
            return self.document(of_page(raw, found, plan, self.limits), folder)
        text, note = stored(found.said, self.limits)
        notes += [note] if note else []
        used.append(found.slot)
        is_markup = found.kind != "text"
        title = _title(fields, plan, used, is_markup=is_markup)
        url = values.first(fields, plan["url"], used, values.address)
        language = values.first(fields, plan["language"], used, values.language)
        self._date_fields.note(raw, plan)
        named = values.first(fields, plan["outlet"], used, values.outlet) or values.host(url) or self.options.outlet
        outlet = named or folder
        if not named:
            self._stand_ins.note(folder, raw.where)
        reading = self._reading(language, outlet)
        dated = datefields.find(fields, plan, url, reading, "date" in self.options.columns)
        used += [dated.slot] if dated.slot else []
        notes += self._on_date(dated, outlet)
        if status := values.first(fields, plan[STATUS], [], values.withdrawal):
            notes.append(f"its sender has withdrawn it, or holds it back ({short(status)}); it is stored all the same")
        author = values.first(fields, plan["author"], used, values.authors)
        document = Document(
            content_id=content_id(outlet, title, text),
            outlet=outlet,
            text=text,
            external_id=self._id(fields, plan, used),
            title=title,
            url=url,
            author=_resolved(author) if author and is_markup else author,
            language=language,
            published=dated.moment.published if dated.moment else None,
            published_precision=dated.moment.precision if dated.moment else None,
            published_original=dated.original,
            extra=self._extra(fields, plan, used),
            location=raw.where,
            revised=datefields.revision(fields, plan, reading),
        )
        self._cut_off.note(text, raw.where)
        if found.kind == "html" and self._is_new("html", found.slot.name):
            notes.append(html_note(found.slot.name))
        return document, [Remark(raw.where, note) for note in self._new(notes, outlet)]

    def _reading(self, language: str | None, outlet: str) -> DateReading:
        """How the dates of an outlet are read."""
        self._strange.discard(outlet)
        return partial(read_date, now=self._now, language=language, order=self.options.dates, zone=self._zone(outlet))

    def _on_date(self, found: Dated, outlet: str) -> list[str]:
        """What is wrong with a date, and of the first of its kind what is so of all others."""
        notes = []
        if found.note and (not found.shapeless or self._is_new("shapeless", found.shapeless)):
            notes.append(found.note)
        if (name := found.crawled) and self._is_new("crawled", name):
            notes.append(f"{short(name)} tells when pages were crawled (--field date={name} takes it all the same)")
        if found.moment and found.moment.is_assumed and self._is_new("taken as UTC"):
            told = short(found.original or "")
            notes.append(f"times that name no zone are taken as UTC (local ones need --timezone): {told}")
        return notes

    def _zone(self, outlet: str) -> tzinfo | None:
        """The zone of times of an outlet that name none, as far as the user says."""
        return self._zones.get(outlet) or self._zones.get(None)

    def _new(self, notes: list[str], outlet: str) -> list[str]:
        """The notes, less what has been said of the outlet's dates before: a newsroom writes all of them alike."""
        return [note for note in notes if BY_ZONE not in note or self._is_new(outlet, note.partition(BY_ZONE)[0])]

    def _is_new(self, *said: str) -> bool:
        """Whether something has not been said in this reading before; from now on it has."""
        is_new = said not in self._said
        self._said.add(said)
        return is_new

    def _plan(self, fields: Mapping[str, Any]) -> Plan:
        keys = tuple(fields)
        if self._unmet and not self._plans.knows(keys):
            self._unmet -= {(part, name) for part, name in self._unmet if has_column(keys, name)}
        return self._plans.of(keys)

    def _id(self, fields: Mapping[str, Any], plan: Plan, used: list[Slot]) -> str | None:
        found = values.first(fields, plan["id"], used, values.external_id)
        return values.line(f"{self.options.id_prefix}{found}", "") if found else None

    def _extra(self, fields: Mapping[str, Any], plan: Plan, used: list[Slot]) -> dict[str, Any]:
        """The fields that no part took, as JSON values; empty ones say nothing and are left out, as are words for that
        in fields of a part."""
        whole = {slot.key for slot in used if not slot.inner}
        nested = [slot for slot in used if slot.inner]
        extra = {}
        for key, given in fields.items():
            value = roles.others(given) if key in whole else given
            if value is None or value in _EMPTY or key in names().repeats:
                continue
            if isinstance(value, str) and is_word_for_nothing(value) and _says_nothing(key, value, plan):
                continue
            left = without(value, [slot.inner for slot in nested if slot.key == key])
            if left is not None:
                extra[values.storable(key)] = values.jsonable(left, self.limits.max_json_depth)
        return extra


def _title(fields: Mapping[str, Any], plan: Plan, used: list[Slot], *, is_markup: bool) -> str | None:
    """The title; character references in it are what they stand for where the text was HTML, or the title is."""
    title = values.first(fields, plan["title"], used, values.headline)
    if title is None:
        return None
    if used[-1].inner[-1:] == (MARKED_UP,):
        return " ".join(paragraphs(title).split()) or None
    return _resolved(title) if is_markup else title


def _resolved(line: str) -> str | None:
    """A line with what its character references stand for; None where that is white space."""
    return " ".join(resolved(line).split()) or None


def _says_nothing(key: str, value: str, plan: Plan) -> bool:
    """Whether a field may play a part, and says that there is none."""
    parts = (part for part, slots in plan.items() if any(slot.key == key and not slot.inner for slot in slots))
    return any(says_nothing(value, part) for part in parts)
