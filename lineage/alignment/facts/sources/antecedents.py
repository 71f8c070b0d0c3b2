"""A source that is a pronoun -> whether it can be the person whom the other side names as the source.

"Viktor Haas was surprised. He said …" beside "Paula Strand said …": if the sentence before has one person as its
subject and names nobody else, the pronoun is that person.  Cost: one sentence is read.  Failure mode: a pronoun that
refers to an earlier sentence.
"""

from __future__ import annotations

import re

from lineage.alignment.facts.mentions.frames import Frame
from lineage.alignment.facts.mentions.names import Name, names
from lineage.alignment.facts.pairs.aliases import may_agree, place
from lineage.alignment.facts.words.reading import Reading, read
from lineage.records import Span

LONGEST = 400
"""Code points before a span within which the beginning of the sentence before it is looked for."""
_PRONOUNS = frozenset({"he", "she"})
_END = re.compile(r"[.!?][\"”’)]{0,2}\s+")


def is_pronoun(frame: Frame, reading: Reading) -> bool:
    """True if the source is "he" or "she" as the first word; behind a quotation a pronoun may be whoever was quoted."""
    return frame.first == frame.last == 0 and reading.words[frame.first].key in _PRONOUNS


def stands_for_another(reading: Reading, named: list[Name]) -> bool:
    """True if the sentence before the reading is about one person, who can have none of the names in `named`."""
    subject = _subject(reading)
    return subject is not None and bool(named) and not any(may_agree(subject, name) for name in named)


def _subject(reading: Reading) -> Name | None:
    """The person whom the sentence before the reading names at its beginning; None if it names nobody or several."""
    start = max(0, reading.span.start - LONGEST)
    before = reading.text[start : reading.span.start].rstrip()
    ends = [found.end() for found in _END.finditer(before)]
    lines = before.rfind("\n") + 1
    first = start + max([lines, *ends])
    if first == start and start:
        return None
    sentence = read(reading.text, Span(first, start + len(before)))
    found = names(sentence) if sentence.words else []
    if len(found) != 1 or place(found[0]) or not (found[0].titled or len(found[0].words) > 1):
        return None
    opening = sentence.words[: found[0].first]
    return found[0] if all(word.capital for word in opening) else None
