"""A document and the outlet of another -> where it names that outlet, in what words, and whether that is a credit.

Looked through are its text, furniture included, its author field and its headline.  A form in which outlets credit
one another counts wherever it stands, but not in a paragraph that comes from somebody else.  A citation ("told the
Courier") counts only within what was taken, where it introduces it, or above it or right below it where it speaks of
the same: a newspaper that is quoted on a goalkeeper is not credited for the ferry.  A picture's credit is none.

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
"""Rules of citations that say whose text it is, as a credit does."""

_BEFORE, _BEHIND = 160, 120  # characters around a name in which a rule looks
_QUOTED = 120  # characters of a sentence that evidence quotes
_NEXT_LINE = re.compile(r"\s*\S?")  # a quotation may begin there
_ENDED = re.compile(r"(?<=[.!?…])\s")
_PICTURE = r"^\W*(?:[\w.’'-]+\s){0,3}?{picture}s?\b|(?:/|\bvia)\s*getty"
_FRAME = r"^(?:(?:by|from|via)\s+|(?:{source}|{labels})\s?[:：]\s*)"  # what stands before a name in an author field


class Naming(NamedTuple):
    """That a document names an outlet."""

    strength: float  # CREDITED, CITED, ALONE or NAMED
    words: str
    field: str  # "" for the text


def names_outlet(
    reading: Reading, document: int, other: int, taken: Collection[int], rules: CreditRules
) -> tuple[float, str] | None:
    """How strongly a document names the outlet of another (1 as its source, 0.5 as cited), and in what words.

    `taken` are the parts of the document that the other may have given.
    """
    theirs = reading.document(other)
    best = naming(reading, Copy(document, taken), theirs.outlet, theirs.url, rules)
    return None if best is None or best.strength < CITED else (best.strength, best.words)


def naming(reading: Reading, copy: Copy, outlet: str, url: str | None, rules: CreditRules) -> Naming | None:
    """The strongest way in which a document names an outlet with such an address; None where it nowhere does.

    Nor for agencies, whom documents credit in forms of their own (`lineage.credits`).
    """
    mine = reading.document(copy.document)
    publisher = rules.agencies.publisher(outlet, url)
    if publisher is not None and publisher.kind != "outlet":
        return None
    spelt = None if same_outlet(outlet, mine.outlet) else spellings_of(outlet, url, publisher)
    if spelt is None:
        return None
    own = _own_words(copy, spelt)
    places = Places(reading, copy)
    found: list[Naming] = []
    if mine.author and spelt.named_in(mine.author):
        found += _in_field(_bylines(mine.author), mine.author, "author field", NAMED, spelt, rules)
    if mine.title and spelt.named_in(mine.title):
        least = NAMED if own is not None and own.holds(mine.title, None) else ALONE
        found += _in_field(mine.title, mine.title, "headline", least, spelt, rules)
    if spelt.named_in(mine.text):
        found += _in_text(mine.text, spelt, places, rules, own)
    for credit in reading.documents[copy.document].credits:
        if credit.role == "carries" and (credit.name == outlet or spelt.pattern.fullmatch(credit.name)):
            found.append(Naming(CREDITED, _words_of(mine.text, credit), ""))
    if not any(entry.strength == CREDITED for entry in found):
        found += _in_short(reading, copy, outlet, places, rules)
    return max(found, key=lambda entry: entry.strength, default=None)


def credit_to(name: str, spelt: Spellings, document: Document, rules: CreditRules) -> Credit | None:
    """Where a document says that its text is from an outlet of that name, in a form in which outlets credit others."""
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
    """An author field as lines of a text."""
    names = (compiled(_FRAME).sub("", name.strip()) for name in author.split(";"))
    return "\n".join(f"By {name}" for name in names)


def _words_of(text: str, credit: Credit) -> str:
    """The closing line of a credit; elsewhere what it says itself."""
    if credit.place != "tail" or credit.start is None or credit.end is None:
        return credit.text
    return _sentence(text, credit.start, credit.end)


def _in_short(reading: Reading, copy: Copy, outlet: str, places: Places, rules: CreditRules) -> Iterator[Naming]:
    """Where a document credits an outlet by a part of its name: "As the Chronicle first reported".

    What is merely cited so is too little to go by, and so is what the document calls in full elsewhere.  Where others
    of the case may be meant as well it says of none that it is the source, but it is a credit.
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
        for entry in _counted(mine.text, spelt, name, places, rules, own):
            if entry.strength == CREDITED:
                others = meant(reading.case, reading.documents[copy.document], name[0]) - {outlet}
                yield entry._replace(strength=ALONE) if others else entry


def _own_words(copy: Copy, spelt: Spellings) -> OwnWords | None:
    """What the text that was taken says of its outlet; None where that may be a credit."""
    return OwnWords(copy.model, spelt, copy.announced) if copy.model is not None else None


def _in_field(
    text: str, whole: str, field: str, least: float, spelt: Spellings, rules: CreditRules
) -> Iterator[Naming]:
    """What a field of the metadata says; its place is a credit's place."""
    for name in spelt.pattern.finditer(text):
        matched = [rule for rule, _ in _matches(text, spelt, name, rules)]
        strength = max((_strength(rule) for rule in matched), default=least)
        yield Naming(strength, whole, field)


def _in_text(text: str, spelt: Spellings, places: Places, rules: CreditRules, own: OwnWords | None) -> Iterator[Naming]:
    lines: dict[tuple[int, int], tuple[bool, int]] = {}  # each line once: whether a picture's, and its other words
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
    """The forms in which an outlet is named at one place, as far as they can be credits of this document's own."""
    sentence: str | None = None  # told apart from the text that was taken, and only where a rule sees something
    for rule, (start, end) in _matches(text, spelt, name, rules):
        if not places.counts(rule, name.start(), spelt):
            continue
        if own is not None:
            sentence = sentence or _whole_sentence(text, name.start())
            if own.holds(sentence, rule):
                continue
        yield Naming(_strength(rule), " ".join(text[start:end].split()).lstrip('.!?…»”"|–— '), "")


def _is_picture(line: str) -> bool:
    """Whether a line is a picture's credit."""
    return compiled(_PICTURE).search(line) is not None


def _strength(rule: Rule) -> float:
    return CREDITED if rule.role == "carries" or rule.id in FIRST_HAND else CITED


def _matches(
    text: str, spelt: Spellings, name: re.Match[str], rules: CreditRules
) -> Iterator[tuple[Rule, tuple[int, int]]]:
    """The rules that see the outlet at one place, each with where its words begin and end."""
    first, last = _line_at(text, name.start())
    last = _NEXT_LINE.match(text, last).end()  # type: ignore[union-attr]  # it matches everywhere
    start, end = max(0, first - 1, name.start() - _BEFORE), min(last, name.end() + _BEHIND)
    front, back = ("…" if start >= first and start else ""), ("…" if end < last else "")
    marked = front + spelt.marked(text[start:end]) + back
    for rule in tried(rules.rules["outlet"], marked):
        for match in rule.pattern.finditer(marked):
            at, stop = start - len(front) + match.start(), start - len(front) + match.end()
            if at <= name.start() < stop:
                yield rule, (max(start, at), min(end, stop))
                break


def _line_at(text: str, at: int) -> tuple[int, int]:
    """Where the line of a place begins and ends."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _sentence(text: str, start: int, end: int) -> str:
    """The words around a name, as far as its line and its sentence go."""
    first, last = _line_at(text, start)
    before = _ENDED.split(text[first:start])[-1]
    behind = _ENDED.split(text[end:last])[0]
    if len(before) > _QUOTED:
        before = "… " + before[-_QUOTED:].partition(" ")[2]
    if len(behind) > _QUOTED:
        behind = behind[:_QUOTED].rpartition(" ")[0] + " …"
    return " ".join((before + text[start:end] + behind).split())


def _whole_sentence(text: str, at: int) -> str:
    """The sentence of a place."""
    start, end = _line_at(text, at)
    return next((text[span.start : span.end] for span in sentences(text, start, end) if at < span.end), text[start:end])
