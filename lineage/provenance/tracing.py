"""A connected set of documents and what they share -> sources, derivations, audits: the door of this room.

Stretches of text that documents share (units) are put into groups that travelled together, and each group has one
origin.  Text that the origin lacks (an outlet's additions, which others copied from it) is a group of its own.  What
independent documents have in common beside copied text makes statements; no statement is the source of what others
copied from the document that told it first.  The result is a pure function of the case; ids only name things.

Cost: some 0.3 ms a document that shares text, most of it for wording each derivation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from lineage.config import Settings
from lineage.credits import CreditRules, names_alike
from lineage.provenance.audits.auditing import audits
from lineage.provenance.case import Case, Reading, known_time
from lineage.provenance.copies.agreement import agreed_text
from lineage.provenance.copies.chains import Handing, additions, handings
from lineage.provenance.copies.derivations import Derived, Told, derived
from lineage.provenance.copies.members import Copied, members
from lineage.provenance.copies.rewrites import Rewrites, rewrites
from lineage.provenance.copies.statements import Statement, statements
from lineage.provenance.copies.ways import told_ways
from lineage.provenance.named.known_as import named_in_full
from lineage.provenance.named.revealed import with_revealed
from lineage.provenance.named.votes import credited
from lineage.provenance.origins.apart import texts_in
from lineage.provenance.origins.first_documents import Origin
from lineage.provenance.origins.origin import origin
from lineage.provenance.shared.formulas import Formulas
from lineage.provenance.shared.groups import Group, groups, is_quotation
from lineage.provenance.shared.interviews import borrow_interviews
from lineage.provenance.shared.meetings import Paraphrase, meetings, paraphrases
from lineage.provenance.shared.quoting import without_quoting
from lineage.provenance.shared.ties import untangled
from lineage.provenance.shared.units import units
from lineage.records import Derivation, Evidence, Lineage, Source, SourceMember, SourceRole

_DEPTH = 4  # levels of additions to additions that are divided off; deeper ones stay in the group of the last level
SAME_STATEMENT = "same statement"


def trace(case: Case, settings: Settings, rules: CreditRules) -> Lineage:
    """The sources of a case, the derivations from them, and the audits of the credits that carriers give.

    Sources are in the order of their earliest members; of two with the same earliest member, the one with more words
    comes first.  `Derivation.source` and `Audit.source` are indices into the sources.  Derivations are ordered by
    source, then by document and passage.
    """
    reading = Reading(with_revealed(named_in_full(case, rules), rules), settings, rules)
    if len(case.documents) == 1:  # it shares nothing: what remains are its credits
        return Lineage((), (), tuple(audits(reading, (), ())))
    between = meetings(reading)
    shared = units(reading, between)
    borrow_interviews(reading, shared)
    everything = without_quoting(reading, shared)
    formulas = Formulas(reading, everything)
    pieces = [piece for unit in everything for piece in formulas.cut(unit)]
    travelling = groups(reading, untangled(reading, pieces))
    told = [item for item in paraphrases(between) if not formulas.apart(*_ends(reading, item))]
    copied = [entry for group in travelling for entry in _copied(reading, group, frozenset(), _DEPTH)]
    speakers = _Speakers(reading, copied)
    spoken = [unit for unit in everything if is_quotation(reading, unit)]
    places = [{part for unit in entry.group.units for part in unit.carries} for entry in copied]
    sources_of = Counter(part for parts in places for part in parts)
    told_by_document = Told(reading, told)
    drafts = [_of_copies(reading, entry, told_by_document, sources_of) for entry in copied]
    given = {part for entry in copied for part in _given(reading, entry)}
    for statement in statements(reading, told, spoken, speakers.represent):
        drafts += _of_statement(reading, statement, told, given)
    drafts.sort(key=lambda draft: draft.order(reading))
    sources = tuple(draft.source for draft in drafts)
    derivations = tuple(row for index, draft in enumerate(drafts) for row in draft.rows(reading, index))
    return Lineage(sources, derivations, tuple(audits(reading, sources, derivations)))


def _ends(reading: Reading, told: Paraphrase) -> tuple[int, int]:
    """The numbers of the two documents between which a paraphrase lies."""
    return reading.parts[told.a].document, reading.parts[told.b].document


# ── copies ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _copied(reading: Reading, group: Group, without: frozenset[str], depth: int) -> Iterator[Copied]:
    """Yield the group with its origin, without what carriers added on the way; then additions as groups of their own.

    A group that holds several texts (`apart`) is divided into them first.  Credits to the names in `without` do not
    count; `depth` is the number of levels of additions that are still divided off.
    """
    if len(group.documents) < 2:
        return
    if depth and len(texts := texts_in(reading, group)) > 1:
        for text in texts:
            for part in groups(reading, text.units):
                yield from _copied(reading, part, without | text.not_of, depth - 1)
        return
    whence = origin(reading, group, without)
    called = _names_of(reading, group, whence)
    handed = handings(reading, group, whence.document, whence.name, called)
    added = additions(group, whence.document, handed) if depth else []
    extra = {id(unit) for unit in added}
    inner = [
        entry
        for part in groups(reading, added)
        for entry in _copied(reading, part, without | _unsaid(reading, part, whence, called), depth - 1)
    ]
    rest = [unit for unit in group.units if id(unit) not in extra]
    carriers = {number for unit in rest for number in unit.documents}
    main = Group.of(reading, rest, group.members & carriers)
    if len(main.documents) > 1:
        told = told_ways(reading, main, whence)
        yield Copied(main, whence, {**_by_additions(reading, main, inner), **handed, **told})
    yield from inner


def _names_of(reading: Reading, group: Group, whence: Origin) -> set[str]:
    """The names by which the documents of a group credit its origin; such a credit tells nothing about additions."""
    if whence.document is None or whence.kind == "agency":
        return {whence.name or ""}
    called = names_alike(reading.document(whence.document).outlet)
    names = {name for number in group.documents for name in credited(reading, number)}
    return {whence.name or "", *(name for name in names if not called.isdisjoint(names_alike(name)))}


def _unsaid(reading: Reading, part: Group, whence: Origin, called: AbstractSet[str]) -> AbstractSet[str]:
    """The names whose credits tell nothing about the additions `part`: `called`, less an agency that all credit.

    An agency's report has several versions, of which the agency's own document is one.  If all documents that carry the
    additions credit the agency, they may print a longer version, and their credits count.  So it is with an outlet that
    counts as an agency, because others print its texts.
    """
    everybody = all(whence.name in credited(reading, number) for number in part.documents)
    return called - {whence.name} if everybody else called


def _by_additions(reading: Reading, main: Group, inner: Sequence[Copied]) -> dict[int, Handing]:
    """Document -> the carrier whose additions it has: it took the rest of the text from there as well.

    Only where the dates prove that the carrier came first.  A document that has the additions of several carriers took
    the text from the last of these, who may have had it from the one before.
    """
    found: dict[int, Handing] = {}
    for entry in sorted(inner, key=lambda entry: -(entry.origin.document or 0)):
        giver = entry.origin.document
        if giver is None or giver not in main.documents:
            continue
        for taker in entry.group.documents:
            if reading.before(giver, taker):
                text = f"it carries what {reading.document(giver).key} added"
                found.setdefault(taker, Handing(giver, Evidence("additions", 0.3, text)))
    return found


def _given(reading: Reading, entry: Copied) -> Iterator[int]:
    """The parts of the origin, if a document is it, of which others have most from there."""
    if entry.origin.document is not None:
        for part, words in entry.group.carried[entry.origin.document].items():
            if 2 * words >= reading.parts[part].words:
                yield part


class _Speakers:
    """Which part represents a copied part when that is compared with an independent document."""

    def __init__(self, reading: Reading, copied: Sequence[Copied]) -> None:
        self.reading = reading
        self.entries: dict[int, list[Copied]] = {}  # document -> the copied groups that it belongs to
        self._speaking: dict[int, int] = {}  # part -> the part that represents it, whatever it is compared with
        for entry in copied:
            for number in entry.group.documents:
                self.entries.setdefault(number, []).append(entry)

    def represent(self, part: int, other: int) -> int | None:
        """The part that represents `part` in a comparison with document `other`; None if both copy one source."""
        entries = self.entries.get(self.reading.parts[part].document, ())
        if any(other in entry.group.members for entry in entries):
            return None
        if part not in self._speaking:
            self._speaking[part] = self._speaker(part, entries)
        return self._speaking[part]

    def _speaker(self, part: int, entries: Sequence[Copied]) -> int:
        for entry in entries:
            for unit in entry.group.units:
                if part in unit.carries:
                    carriers = [n for n, carry in unit.carries.items() if carry.document in entry.group.members]
                    own = [n for n in carriers if unit.carries[n].document == entry.origin.document]
                    return min(own or carriers)
        return part


# ── sources ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class _Draft:
    """A source that has no index yet, and the parts that derive from it."""

    source: Source
    derived: Sequence[Derived]
    confidence: Mapping[int, float]  # document -> how sure it is, 0 to 1, that it belongs to the source

    def order(self, reading: Reading) -> tuple[int, int, str, str]:
        """A sorting key for sources that does not depend on ids."""
        earliest = min(reading.number_of[member.document] for member in self.source.members)
        words = sum(member.words for member in self.source.members)
        return earliest, -words, self.source.kind, self.source.text or ""

    def rows(self, reading: Reading, index: int) -> Iterator[Derivation]:
        """The derivations from the source, which has this index; a low score lowers the confidence of the document."""
        for item in self.derived:
            part = reading.parts[item.part]
            confidence = round(self.confidence[part.document] * min(1.0, 0.5 + item.score / 2), 3)
            yield Derivation(part.passage, index, item.label, item.words, confidence, item.evidence)


def _of_copies(reading: Reading, entry: Copied, told: Told, sources_of: Mapping[int, int]) -> _Draft:
    items = derived(reading, entry, told, sources_of)
    words = {number: sum(parts.values()) for number, parts in entry.group.carried.items()}
    for number in entry.group.documents:
        if number != entry.origin.document:
            words[number] = sum(item.words for item in items if reading.parts[item.part].document == number)
    found = members(reading, entry, words)
    document = entry.origin.document
    source = Source(
        entry.origin.kind,
        entry.origin.name,
        None if document is None else reading.documents[document].id,
        None if document is not None else agreed_text(reading, entry.group, entry.origin.name),
        _first_seen(reading, entry.group.documents),
        entry.origin.confidence,
        entry.origin.evidence,
        found,
    )
    return _Draft(source, items, dict(zip(entry.group.documents, (member.confidence for member in found), strict=True)))


def _of_statement(
    reading: Reading, statement: Statement, told: Sequence[Paraphrase], given: AbstractSet[int]
) -> Iterator[_Draft]:
    """Yield the sources that a statement comes to.

    For each document of which others say that they rewrote it, a source with that document as its origin; then one for
    what the remaining documents tell alike, if there are two or more of them.  `given` are the parts that other
    documents copied from their origin.
    """
    while isinstance(found := rewrites(reading, statement, told), Rewrites):
        mine = statement.among(reading, {found.giver, *found.takers})
        own = mine.parts_of(reading, (found.giver,)).keys()
        yield _told_alike(reading, mine, own, found.takers[min(found.takers)], found.giver, found.takers)
        statement = statement.among(reading, {*statement.documents}.difference(found.takers))
    if len(statement.documents) > 1:
        how = (
            "with the same words in quotation marks"
            if statement.literal
            else "in other words, without a common wording"
        )
        text = f"the same is told by {len(statement.documents)} reports, {how}; whether one used another is not known"
        first_told = _told_first(reading, statement, given)
        yield _told_alike(reading, statement, first_told, (found or Evidence(SAME_STATEMENT, 0.6, text),))


def _told_first(reading: Reading, statement: Statement, given: AbstractSet[int]) -> set[int]:
    """The parts of a statement that are their document's own: it is their origin, and told them before all others.

    What these tell later in other words is no source of it.  Words that they quote alike are a speaker's, whoever
    printed them first.
    """
    first, *others = statement.documents
    if not all(reading.before(first, other) for other in others):
        return set()
    parts = statement.parts_of(reading, (first,))
    return {part for part, told in parts.items() if part in given and told.label == "paraphrase"}


def _told_alike(
    reading: Reading,
    statement: Statement,
    own: AbstractSet[int],
    evidence: tuple[Evidence, ...],
    origin: int | None = None,
    of_each: Mapping[int, tuple[Evidence, ...]] = MappingProxyType({}),
) -> _Draft:
    """The source of documents that tell the same: an inferred one, or `origin` if the others are rewrites of it.

    All parts of the statement derive from it but those in `own`.  `evidence` is that of the source, and of each member
    for which `of_each` has no evidence of its own.
    """
    confidence = round(sum(told.score for told in statement.parts.values()) / len(statement.parts), 3)
    items = []
    for part in sorted(statement.parts.keys() - own):
        label, score, words = statement.parts[part]
        signal = Evidence(SAME_STATEMENT, round(score, 3), f"{label}: another report tells the same")
        items.append(Derived(part, words, label, score, (signal,)))
    telling = []
    for number in statement.documents:
        words = sum(told.words for told in statement.parts_of(reading, (number,)).values())
        share = round(words / reading.total_words[number], 4)
        role: SourceRole = "quotes" if origin is None else "origin" if number == origin else "carries"
        why = of_each.get(number, evidence)
        telling.append(SourceMember(reading.documents[number].id, role, words, share, None, confidence, why))
    source = Source(
        "inferred" if origin is None else "document",
        None,
        None if origin is None else reading.documents[origin].id,
        statement.text if origin is None else None,
        _first_seen(reading, statement.documents),
        confidence,
        evidence,
        tuple(telling),
    )
    return _Draft(source, items, dict.fromkeys(statement.documents, confidence))


def _first_seen(reading: Reading, documents: Sequence[int]) -> str | None:
    """The earliest date of publication among the documents, as precise as it is known; None if none has a date."""
    return min(
        (known_time(reading.document(number)) for number in documents if known_time(reading.document(number))),
        default=None,
    )
