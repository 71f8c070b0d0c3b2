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
)
from lineage.passages import sentences, words
from lineage.provenance.case import Reading
from lineage.provenance.named.known_as import meant
from lineage.records import CasePassage, Credit, CreditPlace, Document

CREDITED: Final = 1.0
CITED: Final = 0.5
ALONE: Final = 0.25
"""How surely a name in no known form is a credit, in a line of its own or within what was taken."""
NAMED: Final = 0.0
FIRST_HAND: Final = frozenset(
    (
        "outlet-first-reported",
        "outlet-first-reported-abroad",
        "first-reported",
        "hat-tip",
        "reported-this",
        "release-said",
    )
)
"""Rules of citations that say whose text it is, as a credit does."""
INTERVIEWS: Final = frozenset(("outlet-told",))
"""Rules for what somebody told an outlet, which says nothing of the sentences beside it."""

_BEFORE, _BEHIND = 160, 120  # characters around a name in which a rule looks
_SHORT_LINE, _SHORT_SENTENCE = 6, 12  # words: "Morning Star has more", "As the Morning Star revealed, inspectors knew."
_LONG_WORD = 5  # letters of words that tell what a paragraph is about
_COMMON_WORDS, _COMMON_SHARE = 2, 0.25  # of these in what was taken, for a paragraph to be about the same
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


class Copy(NamedTuple):
    """A document and what it has from others."""

    document: int
    taken: Collection[int]  # its parts that the one in question may have given
    elsewhere: Collection[int] = ()  # its parts that come from others alone
    model: Document | None = None  # the text that it took, where what that says of its own outlet is no credit
    announced: bool = False  # that text says that its outlet announced what it says


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
    own = OwnWords(copy.model, spelt, copy.announced) if copy.model is not None else None
    found: list[Naming] = []
    if mine.author and spelt.named_in(mine.author):
        found += _in_field(_bylines(mine.author), mine.author, "author field", NAMED, spelt, rules)
    if mine.title and spelt.named_in(mine.title):
        least = NAMED if own is not None and own.holds(mine.title, None) else ALONE
        found += _in_field(mine.title, mine.title, "headline", least, spelt, rules)
    if spelt.named_in(mine.text):
        found += _in_text(mine.text, spelt, _Places(reading, copy), rules, own)
    for credit in reading.documents[copy.document].credits:
        if credit.role == "carries" and (credit.name == outlet or spelt.pattern.fullmatch(credit.name)):
            found.append(Naming(CREDITED, _words_of(mine.text, credit), ""))
    if not any(entry.strength == CREDITED for entry in found):
        found += _in_short(reading, copy, outlet, rules)
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
        if compiled(_PICTURE).search(text[slice(*_line_at(text, found.start()))]):
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


def _in_short(reading: Reading, copy: Copy, outlet: str, rules: CreditRules) -> Iterator[Naming]:
    """Where a document credits an outlet by a part of its name: "As the Chronicle first reported".

    What is merely cited so is too little to go by, and so is what the document calls in full elsewhere.  Where others
    of the case may be meant as well it says of none that it is the source, but it is a credit.
    """
    mine = reading.document(copy.document)
    spelt = short_spellings(outlet)
    if spelt is None or not spelt.named_in(mine.text):
        return
    own = OwnWords(copy.model, spelt, copy.announced) if copy.model is not None else None
    places = _Places(reading, copy)
    for name in spelt.found_in(mine.text):
        if not is_name_there(mine.text, *name.span()) or is_short_for(name[0], mine.outlet):
            continue
        if is_called_in_full(mine.text, name[0], outlet):
            continue
        for rule, span in _matches(mine.text, spelt, name, rules):
            if _strength(rule) < CREDITED or not places.counts(rule, name.start(), spelt):
                continue
            if own is None or not own.holds(_whole_sentence(mine.text, name.start()), rule):
                others = meant(reading.case, reading.documents[copy.document], name[0]) - {outlet}
                words = " ".join(mine.text[slice(*span)].split())
                yield Naming(ALONE if others else CREDITED, words.lstrip('.!?…»”"|–— '), "")


def _in_field(
    text: str, whole: str, field: str, least: float, spelt: Spellings, rules: CreditRules
) -> Iterator[Naming]:
    """What a field of the metadata says; its place is a credit's place."""
    for name in spelt.pattern.finditer(text):
        matched = [rule for rule, _ in _matches(text, spelt, name, rules)]
        strength = max((_strength(rule) for rule in matched), default=least)
        yield Naming(strength, whole, field)


def _in_text(
    text: str, spelt: Spellings, places: _Places, rules: CreditRules, own: OwnWords | None
) -> Iterator[Naming]:
    lines: dict[tuple[int, int], tuple[bool, int]] = {}  # each line once: whether a picture's, and its other words
    for name in spelt.found_in(text):
        span = _line_at(text, name.start())
        if span not in lines:
            line = text[slice(*span)]
            lines[span] = compiled(_PICTURE).search(line) is not None, len(words(spelt.pattern.sub(" ", line)))
        of_picture, others = lines[span]
        if of_picture:
            yield Naming(NAMED, _sentence(text, name.start(), name.end()), "")
            continue
        counted = [
            Naming(_strength(rule), " ".join(text[slice(*span)].split()).lstrip('.!?…»”"|–— '), "")
            for rule, span in _matches(text, spelt, name, rules)
            if places.counts(rule, name.start(), spelt)
            and (own is None or not own.holds(_whole_sentence(text, name.start()), rule))
        ]
        if counted:
            yield max(counted, key=lambda entry: entry.strength)
            continue
        strength = places.strength(name.start(), others)
        if strength == ALONE and own is not None and own.holds(_whole_sentence(text, name.start()), None):
            strength = NAMED
        yield Naming(strength, _sentence(text, name.start(), name.end()), "")


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
    for rule in rules.rules["outlet"]:
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


class _Places:
    """Where in a document a name stands: in what it took, beside it, or elsewhere."""

    def __init__(self, reading: Reading, copy: Copy) -> None:
        self.text = reading.document(copy.document).text
        self.model_known = copy.model is not None
        self.taken = {reading.parts[part].passage for part in copy.taken}
        self.elsewhere = {reading.parts[part].passage for part in copy.elsewhere}
        self.passages = reading.documents[copy.document].passages
        self.body = [passage for passage in self.passages if passage.kind == "body"]

    def strength(self, at: int, others: int) -> float:
        """How surely a name there credits what was taken, in no known form and beside so many other words of its line.

        A sentence that ends in a colon introduces what follows: "The Courier takes a look at the boats:".
        """
        passage = self._at(at)
        if passage is None or passage.id in self.elsewhere:
            return NAMED
        if passage.id in self.taken:
            return ALONE
        behind = self._next_to(passage)[-1]
        if behind is not None and behind.id in self.taken and self.text[: passage.end].rstrip().endswith((":", "：")):
            return CITED
        return ALONE if others <= _SHORT_LINE else NAMED

    def counts(self, rule: Rule, at: int, spelt: Spellings) -> bool:
        """Whether words that name the outlet there can be a credit for what was taken."""
        passage = self._at(at)
        if passage is None:
            return True
        if passage.id in self.taken:  # "X announced today" is the text's own sentence, unless that is known to lack it
            return self.model_known or "announcer" not in rule.places
        if passage.id in self.elsewhere:
            return False
        if rule.role == "carries" or passage.kind != "body":
            return True
        before, behind = (other is not None and other.id in self.taken for other in self._next_to(passage))
        if behind and (before or rule.id not in INTERVIEWS):
            return True
        first = min((other.start for other in self.body if other.id in self.taken), default=0)
        return (before or passage.end <= first) and self._speaks_of_it(passage, rule, spelt)

    def _at(self, at: int) -> CasePassage | None:
        return next((passage for passage in self.passages if passage.start <= at < passage.end), None)

    def _next_to(self, passage: CasePassage) -> tuple[CasePassage | None, CasePassage | None]:
        """The passages of the body before and behind one."""
        before = [other for other in self.body if other.end <= passage.start]
        behind = [other for other in self.body if other.start >= passage.end]
        return before[-1] if before else None, behind[0] if behind else None

    def _speaks_of_it(self, passage: CasePassage, rule: Rule, spelt: Spellings) -> bool:
        said = words(spelt.pattern.sub(" ", self.text[passage.start : passage.end]))
        if rule.id not in INTERVIEWS and len(said) <= _SHORT_SENTENCE:
            return True
        long = {word for word in said if len(word) >= _LONG_WORD}
        taken = (self.text[other.start : other.end] for other in self.passages if other.id in self.taken)
        common = long.intersection(words("\n".join(taken)))
        return len(common) >= max(_COMMON_WORDS, _COMMON_SHARE * len(long))
