"""A document and what it took -> the sentences with which it introduces that: "Politico reports:".

A sentence that ends in a colon, directly before text that was taken, says whose that text is, at any depth of the
document, and in any form if it names the outlet in question.  It stands in a passage of its own, at the end of the
passage before, or in the passage that was taken, but not in the text that others have, which may introduce a speaker.

An outlet that the case does not know is seen by the form alone: where each name in the sentence is taken for an
outlet's, a rule for outlets' credits fits.  Cost: the sentences of the passages that were taken, and the words of a
few other carriers' texts.  Failure mode: a speaker whom the document introduces in such a form ("Berg writes:") counts
as well, and so a document that names one is not said to name nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from lineage.credits import CreditRules, Spellings, compiled, marked, same_outlet, tried
from lineage.datafiles import table
from lineage.passages import sentences, words, words_of
from lineage.provenance.case import Reading
from lineage.provenance.named.places import CREDITED
from lineage.records import CasePassage

_COLONS: Final = (":", "：")
_LONGEST: Final = 300
"""Characters of a sentence that introduces a text; a longer one tells something itself."""
_FOLLOWING: Final = 6
"""Words behind the colon that another carrier must have if both stand in one passage."""
_COMPARED: Final = 8
"""Number of other carriers whose texts are compared."""
_MOST: Final = 200
"""Number of sentences with a colon that are looked at; each is searched for in whole texts."""


def introductions(reading: Reading, number: int, parts: Collection[int], others: Iterable[int]) -> Iterator[str]:
    """The sentences with which a document introduces these parts, in text order.

    `others` are the documents that have the same text, of which the first are compared: they must not have the
    sentence, and, if it stands in one passage with what it introduces, one of them must have the words behind it.
    """
    compared = [reading.document(other).text for other in islice(others, _COMPARED)]
    for said, behind in islice(_before_colons(reading, number, parts), _MOST):
        theirs = [_as_words(other) for other in compared]
        if behind is not None:
            begun = " ".join(_as_words(behind).split(" ")[: _FOLLOWING + 1]) + " "
            if not any(begun in other for other in theirs):
                continue
        if not any(_as_words(said) in other for other in theirs):
            yield said


def _before_colons(reading: Reading, number: int, parts: Collection[int]) -> Iterator[tuple[str, str | None]]:
    """What a document has before colons that may introduce these parts, and what stands behind those in one passage."""
    text = reading.document(number).text
    taken = {reading.parts[part].passage for part in parts}
    passages = [one for one in reading.documents[number].passages if one.kind != "furniture"]
    before: CasePassage | None = None
    for passage in passages:
        if passage.id in taken:
            if before is not None and before.id not in taken and (said := _last_sentence(text, before)) is not None:
                yield said, None
            yield from _inside(text, passage)
        before = passage


def _last_sentence(text: str, passage: CasePassage) -> str | None:
    """The last sentence of a passage, if it ends in a colon; else None."""
    if not text[passage.start : passage.end].rstrip().endswith(_COLONS):
        return None
    span = sentences(text, passage.start, passage.end)[-1]
    return text[span.start : span.end] if span.end - span.start <= _LONGEST else None


def _inside(text: str, passage: CasePassage) -> Iterator[tuple[str, str]]:
    """What ends in a colon in a passage, and what stands behind it."""
    if not any(colon in text[passage.start : passage.end] for colon in _COLONS):
        return
    for span in sentences(text, passage.start, passage.end):
        at = _colon(text, span.start, min(span.end, span.start + _LONGEST))
        if at is not None:
            yield text[span.start : at + 1], text[at : min(passage.end, at + _LONGEST)]


def _colon(text: str, start: int, end: int) -> int | None:
    """Where the first colon stands between two places of a text that has white space behind it, or is a wide one."""
    places = (at for at in range(start, end) if text[at] in _COLONS)
    return next((at for at in places if text[at] == _COLONS[1] or text[at + 1 : at + 2].isspace()), None)


@lru_cache(maxsize=64)
def _as_words(text: str) -> str:
    """The normalised words of a text, each between two spaces."""
    return f" {' '.join(words_of(text))} "


def introduced(reading: Reading, number: int, other: int, parts: Collection[int]) -> tuple[float, str] | None:
    """The sentence in which a document names the outlet of another and introduces what it took from there, these parts.

    With the strength of a credit; None if there is no such sentence.
    """
    mine, theirs = reading.document(number), reading.document(other)
    spelt = reading.spellings(other)
    if spelt is None or not spelt.named_in(mine.text) or same_outlet(mine.outlet, theirs.outlet):
        return None
    said = (one for one in introductions(reading, number, parts, (other,)) if spelt.found_in(one))
    return next(((CREDITED, " ".join(one.split())) for one in said), None)


def is_in_own_name(sentence: str, own: Spellings | None) -> bool:
    """True if a sentence names the document's own outlet, of these spellings, or somebody as its own: "our reporter".

    "Our partners at the Herald" are others.
    """
    if own is not None and own.found_in(sentence):
        return True
    lists, said = table("provenance", "introductions"), words(sentence)
    ours = (at for at, word in enumerate(said) if word in lists["ours"])
    return any(not set(lists["partners"]).intersection(said[at + 1 : at + 3]) for at in ours)


def names_somebody(said: Iterable[str], rules: CreditRules) -> str | None:
    """The first of these sentences that credits somebody in a form for outlets, whoever it is; None if none does."""
    for one in said:
        for start in (0, one.find(" ")):  # "Via" begins a sentence, and no name
            found = compiled("{outlet}").finditer(one, max(0, start))
            names = [name for name in found if not _no_names().issuperset(words(name[0]))]
            looked = marked(one, names)
            if names and any(rule.pattern.search(looked) for rule in tried(rules.by_place["outlet"], looked)):
                return " ".join(one.split())
    return None


@cache
def _no_names() -> frozenset[str]:
    """Words, in small letters, that a sentence may begin with and that name nobody."""
    return frozenset(table("provenance", "introductions")["no_names"])
