"""Two spans and their edits -> the changed facts: numbers, names, negation, modality, attribution.

Precision comes before recall: a false alarm costs trust, a missed change only an opportunity.  Facts of each kind are
read from both sides in full (not from the edits alone, which a free paraphrase shatters), those that agree in any sense
are left out, and only facts that fill the same place on both sides are reported.  A detail that one side merely lacks
is no change; a denial, a doubt or a source that one side lacks while it states the rest is a change.

Whichever text is called A, the same text is compared with the other, so that swapping the sides mirrors the changes.
Cost: about half a millisecond a sentence pair.  Failure mode: the word lists are English; in other languages only
numbers, the plainest denials and doubts and, in scripts with capitals, names are compared.
"""

from __future__ import annotations

from collections.abc import Sequence

from lineage.alignment.facts.naming.exchanged import swapped_names
from lineage.alignment.facts.naming.exchanged_nouns import swapped_nouns
from lineage.alignment.facts.naming.offices import office_changes
from lineage.alignment.facts.naming.renames import name_changes
from lineage.alignment.facts.numbers.contradictions import complementary, filled_in_anew, number_changes, tell_of_others
from lineage.alignment.facts.numbers.exchanged import swapped_numbers
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.sources.speakers import attribution_changes
from lineage.alignment.facts.stance.contrasts import contrasts
from lineage.alignment.facts.stance.missing import stance_changes
from lineage.alignment.facts.words.reading import read
from lineage.config import DEFAULT, ChangeSettings
from lineage.records import Change, Edit, EditOperation, Span

MAX_CHARACTERS = 4_000
"""Most code points of a span that is compared; in a longer one, no sentence, "the same place" means nothing."""
_OTHER: dict[EditOperation, EditOperation] = {"insert": "delete", "delete": "insert"}


def fact_changes(
    a_text: str, a: Span, b_text: str, b: Span, edits: tuple[Edit, ...], settings: ChangeSettings = DEFAULT.changes
) -> tuple[Change, ...]:
    """The facts that differ between `a_text[a]` and `b_text[b]`, in the order of A.

    `edits` are those of `word_edits` for the same spans.  A change quotes both texts, with None for a side that says
    nothing of the kind.  Spans of equal words have no change.  The texts around the spans are looked at as well,
    because another mention may explain a difference.  Spans longer than MAX_CHARACTERS are not compared.  Never raises.

    >>> from lineage.alignment.edits import word_edits
    >>> a, b = "Police said 12 people died.", "Police said 14 people died."
    >>> whole = Span(0, 27)
    >>> fact_changes(a, whole, b, whole, word_edits(a, whole, b, whole))
    (Change(kind='number', a='12', b='14'),)
    """
    if all(edit.operation == "equal" for edit in edits):
        return ()
    if max(a.end - a.start, b.end - b.start) > MAX_CHARACTERS:
        return ()
    if (b_text[b.start : b.end], b_text) < (a_text[a.start : a.end], a_text):
        mirrored = [Edit(_OTHER.get(operation, operation), b1, b2, a1, a2) for operation, a1, a2, b1, b2 in edits]
        sides = read(b_text, b), read(a_text, a)
        return tuple(Change(kind, y, x) for kind, x, y in _changes(Slots(*sides, mirrored, settings)))
    sides = read(a_text, a), read(b_text, b)
    return tuple(_changes(Slots(*sides, edits, settings)))


def _changes(slots: Slots) -> list[Change]:
    """The changes of two sides, in the order of A; `slots.a` is the side that comes first whichever is called A."""
    if not slots.a.words or not slots.b.words or filled_in_anew(slots):
        return []
    attributions, spoken_for = attribution_changes(slots)
    numbers = number_changes(slots) or swapped_numbers(slots)
    names = name_changes(slots, spoken_for) or office_changes(slots)
    names = [found for found in names if not _differs_in_figures(found[1], [change for _, change in numbers])]
    if names and not slots.nearly_same and (numbers or tell_of_others(slots)):
        numbers, names = [], []  # other people and other numbers: two events of one kind
    stances = stance_changes(slots)
    if stances and ((not slots.nearly_same and tell_of_others(slots)) or complementary(slots)):
        stances = []  # the denial is about another case, or about the other part of a whole
    if not names and not stances:
        names = swapped_names(slots) or swapped_nouns(slots)
    found = [*numbers, *names, *stances, *attributions] or contrasts(slots)
    return [change for _, change in sorted(found, key=lambda item: item[0])]


def _differs_in_figures(name: Change, numbers: Sequence[Change]) -> bool:
    """True if two names differ only in one figure that is reported as a number: "In Tolm 12 people", "In Tolm 15"."""
    left, right = ((side or "").split() for side in name[1:])
    apart = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
    return len(left) == len(right) and len(apart) == 1 and apart[0] in {number[1:] for number in numbers}
