"""A source that is a pronoun -> whether it can be the one whom the other side names.

"Viktor Haas was surprised. He said …" beside "Paula Strand said …": where the sentence before has one person as its
subject and nobody else, the pronoun is that person.  Cost: one sentence.  Failure mode: a pronoun that goes back
further.
"""

from __future__ import annotations

import re

from lineage.alignment.facts.frames import Frame
from lineage.alignment.facts.lexicon import Lexicon
from lineage.alignment.facts.names import Name, names
from lineage.alignment.facts.namesakes import may_agree, place
from lineage.alignment.facts.reading import Reading, read
from lineage.records import Span

LONGEST = 400
"""Code points before a span in which the sentence before it begins."""
_PRONOUNS = frozenset({"he", "she"})
_END = re.compile(r"[.!?][\"”’)]{0,2}\s+")


def is_pronoun(frame: Frame, reading: Reading) -> bool:
    """True for "he" and "she" as a source at the beginning; behind a quotation it may be whoever is quoted on."""
    return frame.first == frame.last == 0 and reading.words[frame.first].key in _PRONOUNS


def stands_for_another(reading: Reading, named: list[Name], lexicon: Lexicon) -> bool:
    """True where the sentence before the reading is about one person, who has none of the names."""
    subject = _subject(reading, lexicon)
    return subject is not None and bool(named) and not any(may_agree(subject, name, lexicon) for name in named)


def _subject(reading: Reading, lexicon: Lexicon) -> Name | None:
    """The one person whom the sentence before names, at its beginning."""
    start = max(0, reading.span.start - LONGEST)
    before = reading.text[start : reading.span.start].rstrip()
    ends = [found.end() for found in _END.finditer(before)]
    lines = before.rfind("\n") + 1
    first = start + max([lines, *ends])
    if first == start and start:
        return None
    sentence = read(reading.text, Span(first, start + len(before)), lexicon)
    found = names(sentence, lexicon) if sentence.words else []
    if len(found) != 1 or place(found[0], lexicon) or not (found[0].titled or len(found[0].words) > 1):
        return None
    opening = sentence.words[: found[0].first]
    return found[0] if all(word.capital for word in opening) else None
