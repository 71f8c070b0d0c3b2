"""the fields of a record -> its text, where it stands and whether it was HTML; or the reason why there is none.

A field for text is taken as it stands, but for a value that is unmistakably HTML (see `htmltext`): its paragraphs are
taken, as those of a field for markup are.  What the user says is the text is never touched, nor is that of a reader
which has made a text of its input.  Of a whole page nothing is taken here: it goes the way of an HTML file.

Failure mode: an unheard-of name for the text gives "no text", with the names that were there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from shlex import quote
from typing import Any, Literal, NamedTuple

from lineage.config import Limits
from lineage.corpus.files.encoding import clean
from lineage.corpus.files.streams import Columns, RawRecord
from lineage.corpus.nothing import says_nothing
from lineage.corpus.parts import values
from lineage.corpus.parts.envelopes import Envelopes
from lineage.corpus.parts.htmltext import is_page, markup_of
from lineage.corpus.parts.markup import paragraphs
from lineage.corpus.parts.names import (
    Plan,
    Slot,
    how_to_name,
    is_named,
    listing,
    names,
    plain_name,
    short,
    value_at,
)
from lineage.cutmarks import cut_mark
from lineage.errors import RecordError
from lineage.records import Remark

Kind = Literal["text", "markup", "html", "page"]
"""A text as it stands; one made of a field for markup, or of HTML in a field for text; the source of a whole page."""

NO_TEXT = "nothing to do, unless the text was lost in an earlier step"
"""What to do about a record whose text is blank."""
MAKE_RECORDS = 'make records of them, one a line, or in a list: {"articles": […]}'
"""What to do about articles that stand where no record is looked for."""


_TEXT = Slot("text")
"""Where a reader puts the text that it has made."""


class FoundText(NamedTuple):
    """The text of a record, or the page that it is on."""

    said: str
    slot: Slot
    kind: Kind


def find_text(raw: RawRecord, plan: Plan, columns: Columns, envelopes: Envelopes) -> FoundText:
    """The text of a record, blank nowhere; raises RecordError where it has none."""
    made = (_TEXT,) if raw.is_text and _TEXT.key in raw.fields else ()
    for slot in plan["text"] or made:  # of a page that the user calls markup none is named
        value = value_at(raw.fields, slot)
        if raw.is_text and isinstance(value, str) and value and not value.isspace():
            return FoundText(value, slot, "text")
        text = values.full_text(value, slot.key) if value is not None else None
        if text is None:
            continue
        if "<" not in text and "&lt;" not in text:
            return FoundText(text, slot, "text")
        if found := _told_apart(text, value, slot, columns):
            return found
    if found := next(_markups(raw.fields, plan, columns), None):
        return found
    raise no_text(raw.fields, plan, envelopes)


def _told_apart(text: str, value: Any, slot: Slot, columns: Columns) -> FoundText | None:
    """The text that a field has, where it may be HTML; None where that has none."""
    if is_named(slot, columns.get("text", ())) or not values.is_prose(value):
        return FoundText(text, slot, "text")
    if is_page(text):
        return FoundText(text, slot, "page")
    if (markup := markup_of(text)) is None:
        return FoundText(text, slot, "text")
    said = paragraphs(markup, lines=True)
    return FoundText(said, slot, "html") if said else None


def _markups(fields: Mapping[str, Any], plan: Plan, columns: Columns) -> Iterator[FoundText]:
    """What stands in fields for markup, the best first."""
    for slot in plan["markup"]:
        value = value_at(fields, slot)
        markup = values.full_text(value, slot.key) if value is not None else None
        if markup is None:
            continue
        may_be_page = plain_name(slot.key) in names().pages or is_named(slot, columns.get("markup", ()))
        if may_be_page and is_page(markup):
            yield FoundText(markup, slot, "page")
        elif said := paragraphs(markup):
            yield FoundText(said, slot, "markup")


def stored(said: str, limits: Limits) -> tuple[str, str | None]:
    """The text as it is stored, and a note on what could not be; raises RecordError where there is none, and, naming
    the limit, for one that is no article by its size."""
    text, note = clean(said)
    if not text.replace("\ufeff", "").strip():
        raise RecordError("the text is empty", hint=NO_TEXT)
    if len(text) > limits.max_text_characters:
        message = f"its text is longer than {limits.max_text_characters:,} characters"
        raise RecordError.beyond("max_text_characters", message, instead="split it")
    if text.count("\n") + (not text.endswith("\n")) > limits.max_text_lines:
        message = f"its text has more than {limits.max_text_lines:,} lines"
        raise RecordError.beyond("max_text_lines", message, instead="split it")
    return text, note


def html_note(name: str) -> str:
    """What is said of a field of this name whose HTML has become paragraphs."""
    keeping = quote(f"text={name}")
    return f"the text in {short(name)} is HTML: its paragraphs are stored (--field {keeping} keeps it as it is)"


class CutOff:
    """Counts the texts of a reading that their senders have cut off."""

    def __init__(self) -> None:
        self._first: Remark | None = None  # where the first stands, and its mark
        self._number = 0

    def note(self, text: str, where: str) -> None:
        """One text more, which may be whole."""
        if mark := cut_mark(text):
            self._first = self._first or Remark(where, mark)
            self._number += 1

    def remark(self) -> Remark | None:
        """How many there are; None where there is none."""
        if self._first is None:
            return None
        texts = "the text of 1 record is" if self._number == 1 else f"the texts of {self._number:,} records are"
        return Remark(
            self._first.where, f"{texts} cut off ({short(self._first.message)}): nothing is known of the rest"
        )


def no_text(fields: Mapping[str, Any], plan: Plan, envelopes: Envelopes) -> RecordError:
    """The error for a record without text, saying what was there instead."""
    doubtful = names().doubtful
    for slot in plan["text"]:
        value = value_at(fields, slot)
        if isinstance(value, str):
            if says_nothing(value, "text"):
                return RecordError(f"the text says that there is none: {short(value.strip())}", hint=NO_TEXT)
        elif value is not None and plain_name(slot.key) not in doubtful:
            return RecordError(
                f"the text in {slot.key!r} is not a string ({type(value).__name__})", hint="give the text as a string"
            )
    if plan["markup"] or any(plain_name(slot.key) not in doubtful for slot in plan["text"]):
        return RecordError("the text is empty", hint=NO_TEXT)
    inside = envelopes.hidden(fields)
    if inside is None:
        return RecordError(f"no text; the fields are {listing(fields) or 'none'}", hint=how_to_name(fields))
    if inside.has_text:
        return RecordError(f"no text, but articles in {short(inside.path)}", hint=MAKE_RECORDS)
    message = f"no text; what has a title stands in {short(inside.path)}, with the fields {listing(inside.fields)}"
    return RecordError(message, hint=how_to_name(inside.fields))
