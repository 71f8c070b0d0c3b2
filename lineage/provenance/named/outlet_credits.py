"""A document and the outlet of another -> where it names that outlet, in what words, and whether that is a credit.

The names are looked for in the document's text, furniture included, its author field and its headline.  A form in which
outlets credit one another counts wherever it stands, except in a paragraph that comes from a third outlet.  A citation
("told the Courier") counts within the text that was taken, or if it introduces that text, or if it stands above or
right below that text and speaks of the same matter: a newspaper that is quoted on a goalkeeper is not credited for the
ferry.  A picture's credit does not count.

Cost: a search for a few words; where one of them stands, some 0.1 ms for each place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from lineage.credits import (
    CreditRules,
    OwnWords,
    Rule,
    Spellings,
    compiled,
    is_called_in_full,
    is_name_there,
    is_short_for,
    same_outlet,
    short_spellings,
    spellings_of,
    tried,
)
from lineage.passages import sentences, words
from lineage.provenance.case import Reading
from lineage.provenance.named.known_as import meant
from lineage.provenance.named.places import ALONE, CITED, CREDITED, NAMED, Copy, Places
from lineage.records import Credit, CreditPlace, Document

FIRST_HAND: Final = frozenset(
    (
        "outlet-first-reported",
        "outlet-first-reported-abroad",
        "first-reported",
        "hat-tip",
        "headline-name",
        "reported-this",
        "release-said",
    )
)
"""Ids of rules for citations that say whose text it is, as a credit does."""

_BEFORE, _BEHIND = 160, 120  # characters around a name in which a rule looks
_QUOTED = 120  # characters of a sentence that evidence quotes
_NEXT_LINE = re.compile(r"\s*\S?")  # a quotation may begin there
_ENDED = re.compile(r"(?<=[.!?…])\s")
_PICTURE = r"^\W*(?:[\w.’'-]+\s){0,3}?{picture}s?\b|(?:/|\bvia)\s*getty"
_FRAME = r"^(?:(?:by|from|via)\s+|(?:{source}|{labels})\s?[:：]\s*)"  # what stands before a name in an author field


class Naming(NamedTuple):
    """One place at which a document names an outlet."""

    strength: float  # CREDITED, CITED, ALONE or NAMED
    words: str  # that name it, as evidence quotes them
    field: str  # name of the metadata field, "" for the text


def names_outlet(reading: Reading, document: int, other: int, taken: Collection[int]) -> tuple[float, str] | None:
    """How strongly a document names the outlet of another (1 as its source, 0.5 as cited), and in what words.

    None if it does neither.  `taken` are the parts of the document that may come from the other.
    """
    theirs = reading.document(other)
    best = naming(reading, Copy(document, taken), theirs.outlet, theirs.url)
    return None if best is None or best.strength < CITED else (best.strength, best.words)


def naming(reading: Reading, copy: Copy, outlet: str, url: str | None) -> Naming | None:
    """The strongest naming of an outlet, which has this address, in a document; None if the document names it nowhere.

    None as well for agencies, which documents credit in forms of their own (`lineage.credits`), and for the document's
    own outlet, also where data call it by the name of a guest who writes on its site.
    """
    mine = reading.document(copy.document)
    rules = reading.rules
    publisher = rules.agencies.publisher(outlet, url)
    if publisher is not None and publisher.kind != "outlet":
        return None
    own_site = publisher is not None and publisher == reading.publishers[copy.document]
    spelt = None if own_site or same_outlet(outlet, mine.outlet) else spellings_of(outlet, url, publisher)
    if spelt is None:
        return None
    own = _own_words(copy, spelt)
    places = Places(reading, copy)
    namings: list[Naming] = []
    if mine.author and spelt.named_in(mine.author):
        namings += _in_field(_bylines(mine.author), mine.author, "author field", NAMED, spelt, rules)
    if mine.title and spelt.named_in(mine.title):
        least = NAMED if own is not None and own.holds(mine.title, None) else ALONE
        namings += _in_field(mine.title, mine.title, "headline", least, spelt, rules)
    if spelt.named_in(mine.text):
        namings += _in_text(mine.text, spelt, places, rules, own)
    for credit in reading.documents[copy.document].credits:
        if credit.role == "carries" and (credit.name == outlet or spelt.pattern.fullmatch(credit.name)):
            namings.append(Naming(CREDITED, _words_of(mine.text, credit), ""))
    if not any(entry.strength == CREDITED for entry in namings):
        namings += _in_short(reading, copy, outlet, places)
    return max(namings, key=lambda entry: entry.strength, default=None)


def credit_to(name: str, spelt: Spellings, document: Document, rules: CreditRules) -> Credit | None:
    """The first words by which a document says that its text is from the outlet `name`; None if it does not.

    Only forms in which outlets credit one another count.
    """
    if document.author and spelt.named_in(document.author):
        bylines = _bylines(document.author)
        for found in spelt.pattern.finditer(bylines):
            for rule, _ in _matches(bylines, spelt, found, rules):
                if rule.role == "carries":
                    return Credit(name, document.author, None, None, "metadata", "carries", rule.id)
    text = document.text
    for found in spelt.found_in(text):
        if _is_picture(text[slice(*_line_at(text, found.start()))]):
            continue
        for rule, _ in _matches(text, spelt, found, rules):
            if rule.role == "carries":
                place: CreditPlace = "tail" if 2 * found.start() > len(text) else "byline"
                return Credit(name, found[0], *found.span(), place, "carries", rule.id)
    return None


def _bylines(author: str) -> str:
    """An author field as lines of a text, one "By …" for each name."""
    names = (compiled(_FRAME).sub("", name.strip()) for name in author.split(";"))
    return "\n".join(f"By {name}" for name in names)


def _words_of(text: str, credit: Credit) -> str:
    """The sentence of a credit that stands at the end of a text; the words of any other credit."""
    if credit.place != "tail" or credit.start is None or credit.end is None:
        return credit.text
    return _sentence(text, credit.start, credit.end)


def _in_short(reading: Reading, copy: Copy, outlet: str, places: Places) -> Iterator[Naming]:
    """The places at which a document credits an outlet by a part of its name: "As the Chronicle first reported".

    A mere citation by part of a name does not count, nor does a part of a name that the document gives in full
    elsewhere.  If the part may mean another outlet of the case as well, the strength is `ALONE`: it is a credit, but
    does not say which outlet is the source.
    """
    mine = reading.document(copy.document)
    spelt = short_spellings(outlet)
    if spelt is None or not spelt.named_in(mine.text):
        return
    own = _own_words(copy, spelt)
    for name in spelt.found_in(mine.text):
        if not is_name_there(mine.text, *name.span()) or is_short_for(name[0], mine.outlet):
            continue
        if is_called_in_full(mine.text, name[0], outlet):
            continue
        for entry in _counted(mine.text, spelt, name, places, reading.rules, own):
            if entry.strength == CREDITED:
                others = meant(reading.case, reading.documents[copy.document], name[0]) - {outlet}
                yield entry._replace(strength=ALONE) if others else entry


def is_cited_in_short(reading: Reading, copy: Copy, outlet: str, url: str | None) -> bool:
    """True if a document names an outlet in full and cites it by a part of its name within what it took.

    "The Orrin Times reported on Monday" above, and "the Times said" there.  The part may mean another outlet of that
    name, so that such a citation credits nobody; it only shows that the outlet may have told what the document tells.
    """
    mine = reading.document(copy.document)
    publisher = reading.rules.agencies.publisher(outlet, url)
    full, short = spellings_of(outlet, url, publisher), short_spellings(outlet)
    if full is None or short is None or not full.found_in(mine.text):
        return False
    spans = [reading.parts[part][2:4] for part in copy.taken]
    return any(
        any(start <= name.start() < end for start, end in spans)
        and is_name_there(mine.text, *name.span())
        and any(True for _ in _matches(mine.text, short, name, reading.rules))
        for name in short.found_in(mine.text)
    )


def _own_words(copy: Copy, spelt: Spellings) -> OwnWords | None:
    """What the text that was taken (`Copy.model`) says of its own outlet, which is no credit; None without a model."""
    return OwnWords(copy.model, spelt, copy.announced) if copy.model is not None else None


def _in_field(
    text: str, whole: str, field: str, least: float, spelt: Spellings, rules: CreditRules
) -> Iterator[Naming]:
    """The namings of the outlet in a field of the metadata; their strength is `least` if no rule finds a credit."""
    for name in spelt.pattern.finditer(text):
        matched = [rule for rule, _ in _matches(text, spelt, name, rules)]
        strength = max((_strength(rule) for rule in matched), default=least)
        yield Naming(strength, whole, field)


def _in_text(text: str, spelt: Spellings, places: Places, rules: CreditRules, own: OwnWords | None) -> Iterator[Naming]:
    # span of a line -> whether it is a picture's credit, and its number of words beside the name
    lines: dict[tuple[int, int], tuple[bool, int]] = {}
    for name in spelt.found_in(text):
        span = _line_at(text, name.start())
        if span not in lines:
            line = text[slice(*span)]
            lines[span] = _is_picture(line), len(words(spelt.pattern.sub(" ", line)))
        of_picture, others = lines[span]
        if of_picture:
            yield Naming(NAMED, _sentence(text, name.start(), name.end()), "")
            continue
        counted = [*_counted(text, spelt, name, places, rules, own)]
        if counted:
            yield max(counted, key=lambda entry: entry.strength)
            continue
        strength = places.strength(name.start(), others)
        if strength == ALONE and own is not None and own.holds(_whole_sentence(text, name.start()), None):
            strength = NAMED
        yield Naming(strength, _sentence(text, name.start(), name.end()), "")


def _counted(
    text: str, spelt: Spellings, name: re.Match[str], places: Places, rules: CreditRules, own: OwnWords | None
) -> Iterator[Naming]:
    """The rules' finds for one name of an outlet in a text, without those that cannot be the document's own credit."""
    sentence: str | None = None  # compared with the text that was taken; looked up only if a rule finds something
    for rule, (start, end) in _matches(text, spelt, name, rules):
        if not places.counts(rule, name.start(), spelt):
            continue
        if own is not None:
            sentence = sentence or _whole_sentence(text, name.start())
            if own.holds(sentence, rule):
                continue
        yield Naming(_strength(rule), " ".join(text[start:end].split()).lstrip('.!?…»”"|–— '), "")


def _is_picture(line: str) -> bool:
    """True if a line is a picture's credit."""
    return compiled(_PICTURE).search(line) is not None


def _strength(rule: Rule) -> float:
    return CREDITED if rule.role == "carries" or rule.id in FIRST_HAND else CITED


def _matches(
    text: str, spelt: Spellings, name: re.Match[str], rules: CreditRules
) -> Iterator[tuple[Rule, tuple[int, int]]]:
    """The rules that find a credit in which this name stands, each with the span of its words in the text."""
    first, last = _line_at(text, name.start())
    last = _NEXT_LINE.match(text, last).end()  # type: ignore[union-attr]  # it matches everywhere
    start, end = max(0, first - 1, name.start() - _BEFORE), min(last, name.end() + _BEHIND)
    front, back = ("…" if start >= first and start else ""), ("…" if end < last else "")
    marked = front + spelt.marked(text[start:end]) + back
    for rule in tried(rules.by_place["outlet"], marked):
        for match in rule.pattern.finditer(marked):
            at, stop = start - len(front) + match.start(), start - len(front) + match.end()
            if at <= name.start() < stop:
                yield rule, (max(start, at), min(end, stop))
                break


def _line_at(text: str, at: int) -> tuple[int, int]:
    """The span of the line in which a place of a text lies."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _sentence(text: str, start: int, end: int) -> str:
    """The name at `start` to `end` with the words around it in its sentence and line, shortened on either side."""
    first, last = _line_at(text, start)
    before = _ENDED.split(text[first:start])[-1]
    behind = _ENDED.split(text[end:last])[0]
    if len(before) > _QUOTED:
        before = "… " + before[-_QUOTED:].partition(" ")[2]
    if len(behind) > _QUOTED:
        behind = behind[:_QUOTED].rpartition(" ")[0] + " …"
    return " ".join((before + text[start:end] + behind).split())


def _whole_sentence(text: str, at: int) -> str:
    """The sentence in which a place of a text lies."""
    start, end = _line_at(text, at)
    return next((text[span.start : span.end] for span in sentences(text, start, end) if at < span.end), text[start:end])
