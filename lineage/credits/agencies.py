"""Agency data files -> who a name in a credit's slot is.

Names are data (`data/agencies.toml`, and files of the user's in the same form), because agencies come and go and every
newsroom knows some that nobody else does.  A piece of text names an agency only as a whole: "AP" does, "AP2" and
"Associated Press Photo" do not.  Cost: one dictionary look-up a name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from lineage import methods
from lineage.credits.parts import compiled
from lineage.credits.userfiles import tables_of, text_of
from lineage.datafiles import text
from lineage.errors import InputError

_SEPARATOR = re.compile(r"\s*(?:[,;/|、،・&+=]|\s[-–—]\s|\b(?:and|und|y|et|e|и|en)\b|\sو)\s*(?:the\s+)?", re.IGNORECASE)
_HYPHENED = re.compile(r"[^-]+")
_ARTICLE = re.compile(r"^(?:[Tt]he|la|der|die|خبرگزاری|وكالة)\s+")
_DECORATION: Final = (
    r"\s+\((?:[^()]*\s)?{medium}(?:\s[^()]*)?\)|\s[-–|]\s(?:{edition}\s)?{section}$|(?-i:\.(?:com|org|net|co\.uk)$)"
    r"|(?-i:{legal_form}+$)"
)
"""What data sets add to a name.  A place in brackets is none of it: "Guardian (Nigeria)" is another paper."""
_SERVICE = re.compile(r"\s(?:News|Newswires?|Wire|News\s(?:Agency|Service))$")


@dataclass(frozen=True, slots=True)
class Agency:
    """One news agency, as its data file describes it."""

    name: str  # full English name
    kind: str  # "wire", "release", or "outlet" that others print
    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    domains: tuple[str, ...]
    places: tuple[str, ...] = ()  # its acronyms count only near one of these words
    reports: bool = False  # signs with "به گزارش"

    def bears(self, form: str, near: str) -> bool:
        """Whether `form`, one of its own, means it in an article that begins with `near`."""
        bound = self.places and form in self.acronyms
        return not bound or any(place in near or place.upper() in near for place in self.places)  # "SOFIA (BTA) - "


class AgencyFile(NamedTuple):
    """A file of the user's: what errors call it, and what it says."""

    name: str
    text: str


class Named(NamedTuple):
    """An agency found in a slot, with its offsets in the text that was given."""

    agency: Agency
    start: int
    end: int


@dataclass(frozen=True)
class Agencies:
    """A set of agencies, with the look-ups that the rules need."""

    agencies: tuple[Agency, ...]
    version: str  # changes whenever a data file does

    @cached_property
    def forms(self) -> Mapping[str, tuple[Agency, ...]]:
        """Every spelling, as listed and full names in capitals -> whom it may mean, those bound to places first."""
        forms: dict[str, dict[Agency, None]] = {}
        for agency in self.agencies:
            named = (agency.name, *agency.names)
            for form in (*named, *map(str.upper, named), *agency.acronyms):
                forms.setdefault(form, {})[agency] = None
        return {form: tuple(sorted(found, key=lambda agency: not agency.places)) for form, found in forms.items()}

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        folded: dict[str, str] = {}
        for form in self.forms:
            folded.setdefault(form.casefold(), form)
        return folded

    @cached_property
    def _domains(self) -> Mapping[str, Agency]:
        domains: dict[str, Agency] = {}
        for agency in self.agencies:
            for domain in agency.domains:
                domains.setdefault(domain, agency)
        return domains

    def meant(self, form: str, near: str = "") -> Agency | None:
        """The agency that a listed form means in an article that begins with `near`; None for a form of none."""
        return next((agency for agency in self.forms.get(form, ()) if agency.bears(form, near)), None)

    def named(self, form: str, near: str = "", *, any_case: bool = False) -> Agency | None:
        """The agency that exactly this form names, or None; `any_case` for fields that say nothing but names."""
        cleaned = " ".join(form.strip(" \t\n.*_").split())
        bare = _ARTICLE.sub("", cleaned)
        tried = [cleaned, bare, _SERVICE.sub("", bare)]
        if not bare.isascii():
            tried.append(unicodedata.normalize("NFKC", bare))  # "ＣＮＮ"
        if any_case:
            tried.append(self._folded.get(bare.casefold(), ""))
        return next((agency for form in tried if (agency := self.meant(form, near))), None)

    def in_slot(self, slot: str, offset: int, near: str, *, any_case: bool) -> list[Named]:
        """The agencies in a slot such as "Xinhua/Italpress"; offsets are those in `slot`, plus `offset`."""
        found: list[Named] = []
        position = 0
        for separator in [*_SEPARATOR.finditer(slot), None]:
            end = separator.start() if separator else len(slot)
            piece = slot[position:end]
            agency = self.named(piece, near, any_case=any_case)
            if agency:
                lead = len(piece) - len(piece.lstrip())
                found.append(Named(agency, offset + position + lead, offset + position + len(piece.rstrip())))
            position = separator.end() if separator else end
        # a name may hold a separator itself: "dpa/tmn"
        whole = None if found else self.named(slot, near, any_case=any_case)
        if whole:
            return [Named(whole, offset, offset + len(slot))]
        return found or self._hyphened(slot, offset, near, any_case)

    def _hyphened(self, slot: str, offset: int, near: str, any_case: bool) -> list[Named]:
        """The agencies of "TT-Reuters"; none where one of the parts is none."""
        parts = [(part, self.named(part[0], near, any_case=any_case)) for part in _HYPHENED.finditer(slot)]
        found = [Named(agency, offset + part.start(), offset + part.end()) for part, agency in parts if agency]
        return found if len(found) == len(parts) else []

    def publisher(self, outlet: str, url: str | None) -> Agency | None:
        """The agency that published the article itself, by its site or by the outlet's name."""
        at = self.at(host_of(url)) or self.at(host_of(outlet))
        if at is not None:
            return at
        if outlet not in self._called:
            self._called[outlet] = self.named(outlet) or self.named(undecorated(outlet))
        return self._called[outlet]

    def at(self, host: str) -> Agency | None:
        """The agency whose site a host is, or part of whose site."""
        while host and host not in self._domains:
            host = host.partition(".")[2]
        return self._domains.get(host)

    @cached_property
    def sites(self) -> Mapping[str, frozenset[str]]:
        """The hosts of news agencies, each with all names of the agency, letters folded."""
        return {
            host: frozenset(map(str.casefold, (agency.name, *agency.names, *agency.acronyms)))
            for host, agency in self._domains.items()
            if agency.kind == "wire"
        }

    @cached_property
    def _called(self) -> dict[str, Agency | None]:
        """The agency that an outlet's name means, of those that were asked for: every document asks."""
        return {}


@lru_cache(maxsize=4096)
def undecorated(outlet: str) -> str:
    """A name without what a data set adds to it: "CNN (Web News)" is CNN."""
    return compiled(_DECORATION).sub("", outlet).strip()


FORM: Final = 'a table is: [[agency]], name = "…", names = ["…"], acronyms = ["…"], domains = ["…"]'
FIELDS: Final = frozenset(field.name for field in fields(Agency))


def read_agencies(paths: Sequence[Path]) -> tuple[AgencyFile, ...]:
    """The user's files of agencies, as `load` takes them.

    Raises:
        InputError: a file cannot be read, is too long, is not TOML, names no agency, or one that lacks its name or has
            a field that none has.
    """
    found = [AgencyFile(str(path), text_of(path, "agencies")) for path in paths]
    for file in found:
        if not _parse(file):
            raise InputError("this is not a file of agencies: it names none", where=file.name, hint=FORM)
        tables = tables_of(file.text, file.name, FORM)["agency"]
        if unknown := sorted({str(field) for table in tables for field in table} - FIELDS):
            raise InputError(f"this is not a field of an agency: {unknown[0]!r}", where=file.name, hint=FORM)
    return tuple(found)


def load(extra: Sequence[AgencyFile] = ()) -> Agencies:
    """The shipped agencies, and those of the user's files; the user's come first where both claim a form.

    Raises:
        InputError: a file is not TOML, or lacks a field.
    """
    return _loaded(tuple(extra))


@lru_cache(maxsize=8)
def _loaded(extra: tuple[AgencyFile, ...]) -> Agencies:
    """The agencies of these files and the shipped one, read once: an ingest asks for them in several places."""
    sources = (*extra, AgencyFile("agencies.toml", text("credits", "agencies.toml")))
    version = methods.agencies(file.text for file in extra)
    return Agencies(tuple(agency for file in sources for agency in _parse(file)), version)


def _parse(file: AgencyFile) -> list[Agency]:
    try:
        tables: list[dict[str, Any]] = tables_of(file.text, file.name, FORM).get("agency", [])
        return [
            Agency(
                name=_string(table["name"]),
                kind=_string(table.get("kind", "wire")),
                names=tuple(map(_string, table.get("names", ()))),
                acronyms=tuple(map(_string, table.get("acronyms", ()))),
                domains=tuple(map(_string, table.get("domains", ()))),
                places=tuple(map(_string, table.get("places", ()))),
                reports=table.get("reports", False) is True,
            )
            for table in tables
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise InputError("this is not a file of agencies", where=file.name, hint=FORM) from error


def _string(value: Any) -> str:
    """The value, if it is text that can name something."""
    if not isinstance(value, str) or not value.strip():
        raise TypeError(value)
    return value.strip()


def host_of(address: str | None) -> str:
    """Host of a URL, or a bare host name, in lower case without "www."; "" where there is none."""
    if not address or " " in address:
        return ""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""
