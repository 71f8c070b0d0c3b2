"""Two sides of a link -> the proper names of A that B has replaced by others.

Names that can be names of one thing are left out first; two of the rest that are of one sort and stand in one place are
a change.  A name in place of a pronoun or a role is no change.  In texts that capitalise every noun (German, headlines)
only names of several words count.  Cost: names of A times names of B.  Failure mode: two members of a list, of which
each side names only some.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from lineage.alignment.facts.mentions.names import Name
from lineage.alignment.facts.naming.reportable import dense, in_title_case, reportable
from lineage.alignment.facts.pairs.aliases import connected, place, resemble, same_word
from lineage.alignment.facts.pairs.elsewhere import named_elsewhere
from lineage.alignment.facts.pairs.sides import Found, one_to_one
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.names import name_words
from lineage.alignment.facts.words.places import places
from lineage.alignment.facts.words.reading import Reading

SAME_BUT_FOR_A_TOWN = 0.34
"""Least share of all other content words, 0..1, that both sides must have for "near Sarn" and "near Tolm" to fill one
place."""
LEAST_SAID = 2
"""Fewest content words and numbers besides a name of a sentence that says something of it: "the Courier has the story"
does not."""
BESIDE = 4
"""Most words beside two names of one word each in a replaced tile for one to stand in the place of the other."""
MORE_WORDS = 3
"""Most content words that one side may have of its own beyond the number that the other has, for two names to fill one
place.  Of 12 wrong reports of names between news articles seven had more; of 80 planted changes none has."""
MOST_NAMES = 40
"""Most names of one side that is a sentence and no list; each is compared with each."""
_THE = "th"  # a stem
_LOCATIVE = frozenset({"in", "at", "near", "off", "from", "to", "toward", "outsid"})  # stems


def name_changes(slots: Slots, spoken_for: tuple[frozenset[int], frozenset[int]]) -> list[Found]:
    """Changes of kind name, each with the index of its word in A.

    `spoken_for` are the word indices of A and of B that belong to speakers, which are compared elsewhere.
    """
    capitals = dense(slots.a) or dense(slots.b)
    left, right = slots.names
    if not slots.nearly_same and (in_title_case(slots.a) or in_title_case(slots.b)):
        return []
    if max(len(left), len(right)) > MOST_NAMES or (_is_list(left, slots.a, slots) and _is_list(right, slots.b, slots)):
        return []
    on_both = {x.words for x in left} & {y.words for y in right}
    agreeing = [(x, y) for x in left for y in right if _agree(x, y, on_both, slots)]
    met = {name for pair in agreeing for name in pair}
    lone_a, lone_b = ([name for name in side if name not in met] for side in (left, right))
    lone_a = [x for x in lone_a if reportable(x, slots.a, capitals, spoken_for[0])]
    lone_b = [y for y in lone_b if reportable(y, slots.b, capitals, spoken_for[1])]
    scored = [
        (_same_place(x, y, len(lone_a) == 1 == len(lone_b), slots), i, j)
        for i, x in enumerate(lone_a)
        for j, y in enumerate(lone_b)
    ]
    floor = slots.settings.same_place
    scored = [item for item in scored if item[0] >= floor and not connected(lone_a[item[1]], lone_b[item[2]], slots)]
    return [
        slots.change("name", lone_a[i], lone_b[j])
        for i, j in one_to_one(scored, floor)
        if not named_elsewhere(lone_a[i], lone_b[j], slots)
    ]


def _is_list(found: Sequence[Name], reading: Reading, slots: Slots) -> bool:
    """True if a reading has several names and no other content word: a byline, a list of the dead."""
    return len(found) > 1 and not slots.besides(reading, found)


def _agree(x: Name, y: Name, on_both: AbstractSet[tuple[str, ...]], slots: Slots) -> bool:
    """True if two names can be names of one thing in these sentences.

    Two exceptions to `may_agree`: a capital that both sides name does not stand for its country ("Japan ... in Tokyo"
    beside "South Korea ... in Tokyo"), and two cities of one country are two places, as Gaza and the West Bank are.
    """
    cities = [" ".join(name.words) in places().capitals for name in (x, y)]
    if cities[0] != cities[1] and (x.words if cities[0] else y.words) in on_both:
        return False
    if all(cities) and _located(x, y, slots) and frozenset(x.words).isdisjoint(y.words):
        return same_word("".join(x.words), "".join(y.words), slots.copied)
    return slots.may_agree(x, y, slots.copied)


def _same_place(x: Name, y: Name, alone: bool, slots: Slots) -> float:
    """Score for two names to fill one place; they do from `ChangeSettings.same_place` on, and never at 0.

    `alone` tells that each side has no other name that is left.
    """
    if _is_form(x, y, slots) or not (slots.copied or _of_one_length(x, y, slots)):
        return 0.0
    beside = slots.tile(x, y)
    exchanged = slots.exchanged(x, y)
    if not _one_sort(x, y, exchanged, slots):
        return 0.0
    tile = 0.0 if beside is None else 2.0 if beside == 0 else 0.5
    before_a, before_b = _before(slots.a, x.first), _before(slots.b, y.first)
    same_before = bool(before_a) and before_a == before_b
    rest = _all_else(x, y, slots) if alone else 0.0
    town = same_before and before_a in _LOCATIVE and rest >= SAME_BUT_FOR_A_TOWN
    tied = slots.tied and alone and ((same_before and before_a != _THE) or _formed_alike(x, y))
    sure = slots.settings.same_statement if tied else slots.settings.same_but_for_a_fact
    if slots.alike < sure and not town:
        return 0.0
    all_else = rest >= slots.settings.nearly_same or tied
    behind_one = all(_is_behind_preposition(name, side) for name, side in slots.sides(x, y))
    alike = bool(place(x) and place(y)) or (beside is not None and beside <= BESIDE)
    instead = all_else and (tied or behind_one or alike)
    short = min(len(x.words), len(y.words)) == 1
    if short and not (same_before or exchanged or instead or (x.titled and y.titled)):
        return 0.0
    behind_a = slots.content(slots.a.behind(x.last))
    behind_b = slots.content(slots.b.behind(y.last))
    frame = 1.0 * same_before + 0.5 * bool(behind_a and behind_a == behind_b)
    full = len(x.words) == len(y.words) > 1
    context = slots.shared_context(x, y)
    same = 1.0 * (all_else or (alone and slots.nearly_same))
    return tile + frame + same + 0.5 * alone + 0.5 * full + 0.4 * min(5, context)


def _formed_alike(x: Name, y: Name) -> bool:
    """True for two full names of equally many words, two countries, and two single words that look alike."""
    if len(x.words) != len(y.words):
        return False
    single = len(x.words) == 1
    return not single or bool(place(x) and place(y)) or resemble(x.words[0], y.words[0])


def _of_one_length(x: Name, y: Name, slots: Slots) -> bool:
    """True if both sides have about as many words of their own besides the two names.

    A sentence that tells the same anew has other words for it; one that tells something else has more words.
    """
    left, right = _besides(x, y, slots)
    return abs(len(left - right) - len(right - left)) <= MORE_WORDS


def _is_form(x: Name, y: Name, slots: Slots) -> bool:
    """True if one side says next to nothing besides its name."""
    return any(len(slots.told(side.besides(name))) < LEAST_SAID for name, side in slots.sides(x, y))


def _all_else(x: Name, y: Name, slots: Slots) -> float:
    """Share of the distinct content words besides the two names that both sides have, 0..1."""
    left, right = _besides(x, y, slots)
    return len(left & right) / max(1, len(left | right))


def _besides(x: Name, y: Name, slots: Slots) -> tuple[frozenset[str], frozenset[str]]:
    """Distinct content words of A and of B, each without its name."""
    left, right = (frozenset(slots.content(side.besides(name))) for name, side in slots.sides(x, y))
    return left, right


def _one_sort(x: Name, y: Name, exchanged: bool, slots: Slots) -> bool:
    """False for names of two sorts: a country and no country, a body and a person, an acronym and a word.

    If one name replaces the other and nothing else differs (`exchanged`), a body and a person pass, as not every body
    has a word for one in its name.
    """
    located = _located(x, y, slots)
    countries = [name for name in (x, y) if place(name)]
    if len(countries) == 2:
        return slots.a.words[x.last].possessive == slots.b.words[y.last].possessive
    towns = located or exchanged
    if len(countries) == 1 and not (towns and " ".join(countries[0].words) in places().capitals):
        return False  # "in Vienna" and "in Geneva" are of one sort, although only a capital stands for its country
    if _people_word(x, slots.a) != _people_word(y, slots.b) or _joined_on(x, slots.a) != _joined_on(y, slots.b):
        return False
    if slots.a.words[x.last].possessive != slots.b.words[y.last].possessive:
        return False
    generic = [any(word in name_words().generic for word in name.words) for name in (x, y)]
    if generic[0] != generic[1] and not (located or exchanged):
        return False
    shouted = [len(name.words) == 1 and name.written(reading).isupper() for name, reading in slots.sides(x, y)]
    behind_one = _place_word(slots.a, x.first) == _place_word(slots.b, y.first) != "" and x.words[0][0] != y.words[0][0]
    return shouted[0] == shouted[1] or (slots.tied and behind_one)  # with other initials it is no acronym of the other


def _located(x: Name, y: Name, slots: Slots) -> bool:
    """True if both names stand behind a word of place, such as "in" or "near"."""
    return _place_word(slots.a, x.first) in _LOCATIVE and _place_word(slots.b, y.first) in _LOCATIVE


def _place_word(reading: Reading, first: int) -> str:
    """Stem of the word before a name, or before its article."""
    before = _before(reading, first)
    return _before(reading, first - 1) if before == _THE else before


def _is_behind_preposition(name: Name, reading: Reading) -> bool:
    first = name.first - (name.first > 0 and reading.words[name.first - 1].key == "the")
    return first > 0 and reading.words[first - 1].key in grammar().prepositions


def _joined_on(name: Name, reading: Reading) -> bool:
    """True for a name that a hyphen joins with a word in small letters: "an Elba-based group"."""
    behind = reading.behind(name.last)
    return bool(behind) and behind[0].gap in {"-", "‑"} and not behind[0].capital


def _people_word(name: Name, reading: Reading) -> bool:
    """True for one word in the plural, such as "the Reds" for Cincinnati; False for `Siemens`, without an article."""
    article = reading.words[name.first - 1].key == "the" if name.first else True
    return len(name.words) == 1 and name.words[0].endswith("s") and article


def _before(reading: Reading, first: int) -> str:
    """Stem of the word before a name, which may be a small word or a title; "" at the start of a sentence."""
    return reading.words[first - 1].stem if first and reading.words[first].breaks != 2 else ""
