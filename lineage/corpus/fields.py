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

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import partial
from typing import Any

from lineage.config import Limits
from lineage.corpus import roles, values
from lineage.corpus.dates import ZONELESS, Moment, is_taken_as_utc, read_date, time_zone
from lineage.corpus.encoding import clean
from lineage.corpus.envelopes import Envelopes, has_place
from lineage.corpus.markup import paragraphs
from lineage.corpus.names import (
    STATUS,
    Plan,
    Slot,
    has_column,
    how_to_name,
    listing,
    make_plan,
    names,
    short,
    value_at,
    without,
)
from lineage.corpus.options import ReadOptions
from lineage.corpus.streams import RawRecord
from lineage.corpus.takenfrom import without_taken
from lineage.errors import RecordError
from lineage.identity import content_id
from lineage.records import Document, Remark

MAX_PLANS = 256
"""Combinations of field names whose plan is kept; a corpus has a handful."""

Reading = Callable[[Any, str], str | None]
"""The value of a field and its name -> what it means in a part; None where it makes no sense there (see `values`)."""
DateReading = Callable[[str], tuple[Moment | None, str | None]]
"""A date as found -> what it means, and what is wrong with it: `read_date` with all that is known of the record."""
MAKE_RECORDS = 'make records of them, one a line, or in a list: {"articles": […]}'
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


class Mapper:
    """Turns the records of one reading into documents; InputError where no zone has the name that the user gave."""

    def __init__(self, said: ReadOptions, limits: Limits) -> None:
        self._said = said
        self._now = said.now or datetime.now(UTC)
        self._zones = {outlet: time_zone(name) for outlet, name in said.zones.items()}
        self._limits = limits
        self._plans: dict[tuple[str, ...], Plan] = {}
        self._envelopes = Envelopes(said.columns)
        self._date_fields = _DateFields()
        self._zoneless: set[str] = set()  # outlets whose times have been doubted
        self._taken_as_utc = False  # whether times have been
        self._strange = {outlet for outlet in said.zones if outlet is not None}
        self._unmet = {(role, column) for role, chosen in said.columns.items() for column in chosen}

    def unmet(self) -> list[tuple[str, str]]:
        """The parts and fields of `ReadOptions.columns` that no record has had so far: names that may be misspelt."""
        return sorted(self._unmet)

    def strangers(self) -> list[str]:
        """The outlets of `ReadOptions.zones` that no record has had so far: names that may be misspelt."""
        return sorted(self._strange)

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
        plan = without_taken(fields, plan, self._said.sites, self._said.columns)
        used: list[Slot] = []
        notes: list[str] = []
        text = self._text(fields, plan, used, notes)
        title = _first(fields, plan["title"], used, values.headline)
        url = _first(fields, plan["url"], used, values.address)
        language = _first(fields, plan["language"], used, values.language)
        self._date_fields.note(raw, plan)
        outlet = _first(fields, plan["outlet"], used, values.outlet) or values.host(url) or self._said.outlet or folder
        moment, original = _date(fields, plan, used, notes, self._reading(language, outlet))
        notes += self._on_zone(moment, original, outlet)
        if status := _first(fields, plan[STATUS], [], values.withdrawal):
            notes.append(f"its sender has withdrawn it, or holds it back ({short(status)}); it is stored all the same")
        document = Document(
            content_id=content_id(outlet, title, text),
            outlet=outlet,
            text=text,
            external_id=self._id(fields, plan, used),
            title=title,
            url=url,
            author=_first(fields, plan["author"], used, values.authors),
            language=language,
            published=moment.published if moment else None,
            published_precision=moment.precision if moment else None,
            published_original=original,
            extra=self._extra(fields, used),
            location=raw.where,
        )
        return document, [Remark(raw.where, note) for note in self._new(notes, outlet)]

    def _reading(self, language: str | None, outlet: str) -> DateReading:
        """How the dates of an outlet are read."""
        self._strange.discard(outlet)
        return partial(read_date, now=self._now, language=language, order=self._said.dates, zone=self._zone(outlet))

    def _on_zone(self, moment: Moment | None, original: str | None, outlet: str) -> list[str]:
        """Of the first time that is taken as UTC for want of a zone: that it is, as are all others."""
        if self._taken_as_utc or moment is None or original is None or moment.precision not in ("second", "minute"):
            return []
        if self._zone(outlet) is not None or not is_taken_as_utc(original):
            return []
        self._taken_as_utc = True
        return [f"times that name no zone are taken as UTC (local ones need --timezone): {short(original)}"]

    def _zone(self, outlet: str) -> tzinfo | None:
        """The zone of times of an outlet that name none, as far as the user says."""
        return self._zones.get(outlet) or self._zones.get(None)

    def _new(self, notes: list[str], outlet: str) -> list[str]:
        """The notes, less what has been said of the outlet's dates before: a newsroom writes all of them alike."""
        if not any(ZONELESS in note for note in notes):
            return notes
        if outlet in self._zoneless:
            return [note for note in notes if ZONELESS not in note]
        self._zoneless.add(outlet)
        return notes

    def _plan(self, fields: Mapping[str, Any]) -> Plan:
        keys = tuple(fields)
        plan = self._plans.get(keys)
        if plan is None:
            plan = make_plan(keys, self._said.columns)
            self._unmet -= {(role, column) for role, column in self._unmet if has_column(keys, column)}
            if len(self._plans) < MAX_PLANS:
                self._plans[keys] = plan
        return plan

    def _id(self, fields: Mapping[str, Any], plan: Plan, used: list[Slot]) -> str | None:
        found = _first(fields, plan["id"], used, values.external_id)
        return values.line(f"{self._said.id_prefix}{found}", "") if found else None

    def _text(self, fields: Mapping[str, Any], plan: Plan, used: list[Slot], notes: list[str]) -> str:
        text = _first(fields, plan["text"], used, values.full_text)
        if text is None and (markup := _first(fields, plan["markup"], used, values.full_text)):
            text = paragraphs(markup) or None
        cleaned = clean(text or "")
        if not cleaned.text.replace("\ufeff", "").strip():
            raise _no_text(fields, plan, self._envelopes)
        self._check_size(cleaned.text)
        if cleaned.note:
            notes.append(cleaned.note)
        return cleaned.text

    def _check_size(self, text: str) -> None:
        """Raise RecordError, naming the limit, for a text that is no article by its size."""
        limits = self._limits
        if len(text) > limits.max_text_characters:
            message = f"its text is longer than {limits.max_text_characters:,} characters"
            raise RecordError.beyond("max_text_characters", message, instead="split it")
        if text.count("\n") + (not text.endswith("\n")) > limits.max_text_lines:
            message = f"its text has more than {limits.max_text_lines:,} lines"
            raise RecordError.beyond("max_text_lines", message, instead="split it")

    def _extra(self, fields: Mapping[str, Any], used: list[Slot]) -> dict[str, Any]:
        """The fields that no part took, as JSON values; empty ones say nothing and are left out."""
        whole = {slot.key for slot in used if not slot.inner}
        nested = [slot for slot in used if slot.inner]
        extra = {}
        for key, given in fields.items():
            value = roles.others(given) if key in whole else given
            if value is None or value in _EMPTY or key in names().repeats:
                continue
            left = without(value, [slot.inner for slot in nested if slot.key == key])
            if left is not None:
                extra[values.storable(key)] = values.jsonable(left, self._limits.max_json_depth)
        return extra


def _first(fields: Mapping[str, Any], slots: tuple[Slot, ...], used: list[Slot], reading: Reading) -> str | None:
    """The first value that the reading accepts; its place is noted as used."""
    for slot in slots:
        value = fields[slot.key] if not slot.inner else value_at(fields, slot)
        if value is not None and (result := reading(value, slot.key)):
            used.append(slot)
            return result
    return None


def _date(
    fields: Mapping[str, Any], plan: Plan, used: list[Slot], notes: list[str], reading: DateReading
) -> tuple[Moment | None, str | None]:
    """The first date that can be used, else none and the first string that could not."""
    rejected: tuple[Slot, str, str] | None = None
    for slot in plan["date"]:
        value = value_at(fields, slot)
        original = values.scalar(value["$date"] if isinstance(value, dict) and "$date" in value else value)
        if not original:
            continue
        moment, complaint = reading(original)
        if moment:
            if complaint:
                notes.append(f"the date is used in part, as {complaint}: {short(original)}")
            used.append(slot)
            return moment, original
        rejected = rejected or (slot, original, complaint or "it is empty")
    if rejected is None:
        return None, None
    used.append(rejected[0])
    notes.append(f"the date is not used, as {rejected[2]}: {short(rejected[1])}")
    return None, rejected[1]


def _no_text(fields: Mapping[str, Any], plan: Plan, envelopes: Envelopes) -> RecordError:
    """The error for a record without text, saying what was there instead."""
    for slot in plan["text"]:
        value = value_at(fields, slot)
        if value is not None and not isinstance(value, str):
            return RecordError(
                f"the text in {slot.key!r} is not a string ({type(value).__name__})", hint="give the text as a string"
            )
    if plan["text"] or plan["markup"]:
        return RecordError("the text is empty", hint="nothing to do, unless the text was lost in an earlier step")
    inside = envelopes.hidden(fields)
    if inside is None:
        return RecordError(f"no text; the fields are {listing(fields) or 'none'}", hint=how_to_name(fields))
    if inside.has_text:
        return RecordError(f"no text, but articles in {short(inside.path)}", hint=MAKE_RECORDS)
    message = f"no text; what has a title stands in {short(inside.path)}, with the fields {listing(inside.fields)}"
    return RecordError(message, hint=how_to_name(inside.fields))
