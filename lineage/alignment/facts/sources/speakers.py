"""Two sides of a link -> the change of the source to which they attribute a statement, if it differs or is lost.

Sides with one source each are compared.  Two sources differ if both are named and no names agree, or if both belong to
a class (police, witnesses, company …) and the classes exclude one another; "officials" may be any authority, "a
spokesman" anybody.  A name of one word ("Haas", "Boeing") may be a place, a house or its head: it is compared only if
the rest of both sentences is the same.  A lost source is a change only if the other side states the same content in
full as its own.  Failure mode: a speaker known by two names that neither text joins.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from lineage.alignment.facts.mentions.frames import Frame
from lineage.alignment.facts.mentions.names import Name, carries, is_proper
from lineage.alignment.facts.pairs.aliases import connected, may_agree, place
from lineage.alignment.facts.pairs.sides import Found
from lineage.alignment.facts.pairs.slots import Slots
from lineage.alignment.facts.sources.antecedents import is_pronoun, stands_for_another
from lineage.alignment.facts.sources.claims import lost, of_oneself, one_claim, same_claim
from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.names import name_words, offices, titles
from lineage.alignment.facts.words.reading import Reading, Word
from lineage.alignment.facts.words.speech import speakers
from lineage.records import Change

ABBREVIATION = 3
"""Fewest letters of an abbreviation that is not found by chance."""
_NOBODY: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
_LAWYERS = "defence"  # class of speakers; a capitalised word of it is none: "the Israel Defense Forces"
_ANY_OFFICIAL = "official"
_UNNAMED = "unnamed"
_FAMILY = "family"
_SCIENTIST = "scientist"
_OF_A_SCIENCE = ("ologist", "ologists")
_ANYBODY = frozenset({"spokesman", "spokeswoman", "spokesperson", "official"})
_PUBLIC = frozenset({"federal", "government", "state", "national"})
_AIDES = frozenset({"aide", "aides"})


def attribution_changes(slots: Slots) -> tuple[list[Found], tuple[frozenset[int], frozenset[int]]]:
    """At most one change of kind attribution with a word index, and the word indices of A and of B that are taken.

    Taken are the words of speakers who differ or say two things; the comparison of names leaves these out.
    """
    if slots.alike < slots.settings.same_statement:
        return [], _NOBODY
    left, right = slots.frames
    if len(left) == 1 and len(right) == 1:
        x, y = left[0], right[0]
        taken = frozenset(range(x.first, x.last + 1)), frozenset(range(y.first, y.last + 1))
        if not same_claim(x, y, slots):
            return [], taken  # two people who say two things
        if _differ(x, y, slots):
            return [slots.change("attribution", x, y)], taken
    elif len(left) == 1 and not right and lost(left[0], slots.a, slots.b, slots):
        return [(left[0].first, Change("attribution", left[0].written(slots.a), None))], _NOBODY
    elif len(right) == 1 and not left and lost(right[0], slots.b, slots.a, slots):
        return [(0, Change("attribution", None, right[0].written(slots.b)))], _NOBODY
    return [], _NOBODY


# ── two sources ───────────────────────────────────────────────────────────────────────────────────────────────────


def _differ(x: Frame, y: Frame, slots: Slots) -> bool:
    """True if two sources cannot be one."""
    inside_x, inside_y = _names(x, slots.names[0], slots.a), _names(y, slots.names[1], slots.b)
    pronouns = is_pronoun(x, slots.a), is_pronoun(y, slots.b)
    if any(pronouns):
        here, named = (slots.a, inside_y) if pronouns[0] else (slots.b, inside_x)
        return one_claim(x, y, slots) and stands_for_another(here, named)
    if _abbreviates(inside_x, slots.b) or _abbreviates(inside_y, slots.a):
        return False
    told_of = _is_told_of(inside_x, y, slots.names[1]) and not of_oneself(x, slots.a)
    if told_of or (_is_told_of(inside_y, x, slots.names[0]) and not of_oneself(y, slots.b)):
        return False
    if _one_spokesman(x, y, slots):
        return False
    if _describes(x, slots.a, y, slots) or _describes(y, slots.b, x, slots):
        return False
    certain_x, certain_y = ([name for name in some if _certain(name)] for some in (inside_x, inside_y))
    if certain_x and certain_y:
        copied = slots.copied and one_claim(x, y, slots)
        return not any(_may_be_one(p, q, copied, slots) for p in certain_x for q in certain_y)
    if inside_x and inside_y and one_claim(x, y, slots):
        pairs = [(p, q) for p in inside_x for q in inside_y]
        return not any(_of_two_sorts(p, q, slots) or _may_be_one(p, q, False, slots) for p, q in pairs)
    class_x, class_y = _class(x, slots.a), _class(y, slots.b)
    if _UNNAMED in (class_x, class_y) and not (slots.nearly_same or slots.tied):
        return False  # an unnamed source may be anybody; only in sentences that were hardly rewritten it is another
    if class_x == class_y == _ANY_OFFICIAL:
        return _two_offices(x, y, slots)
    if not class_x or not class_y or class_x == class_y or _named_alike(x, y, slots):
        return False
    return (class_x, class_y) not in speakers().stand_in


def _names(frame: Frame, some: Sequence[Name], reading: Reading) -> list[Name]:
    """The names in a source, without those of agencies and papers.

    A word that may have its capital by position counts only if it is the whole source.
    """
    return [
        name
        for name in some
        if frame.holds(name)
        and not carries(name)
        and (not name.weak or (frame.first == frame.last and is_proper(name, reading)))
    ]


def _abbreviates(some: Sequence[Name], reading: Reading) -> bool:
    """True if a name is made of initials side by side in `reading`: ATF of a Bureau of Alcohol, Tobacco, ..."""
    initials = "".join(word.key[0] for word in reading.words if word.capital)
    return any(len(name.words[0]) >= ABBREVIATION and name.words[0] in initials for name in some)


def _is_told_of(some: Sequence[Name], other: Frame, there: Sequence[Name]) -> bool:
    """True if the other side names somebody of a source outside of its own source.

    "Ann Bell said …" and "farmers say that Bell's call …" may be one statement.
    """
    named = [name for name in there if not other.holds(name)]
    return any(_certain(one) and may_agree(one, name, strict=True) for one in some for name in named)


def _certain(name: Name) -> bool:
    """True if a name is that of somebody for certain, as it has several words or a title."""
    return name.titled or len(name.words) > 1


def _of_two_sorts(x: Name, y: Name, slots: Slots) -> bool:
    """True if exactly one of two names is a place, or a possessor as in "Iran's minister" beside "Zarif".

    Then nothing tells who speaks for whom.
    """
    places = [bool(place(name)) for name in (x, y)]
    theirs = [
        side.words[name.last].possessive or (not any(places) and _is_theirs(name, side))
        for name, side in slots.sides(x, y)
    ]
    return places[0] != places[1] or theirs[0] != theirs[1]


def _is_theirs(name: Name, reading: Reading) -> bool:
    """True if the source is a person that belongs to the name: "the Rail Board inspector"."""
    behind = reading.behind(name.last)
    somebody = bool(behind) and (behind[0].stem in speakers().classes or behind[0].key in titles().words)
    return somebody and not (behind[0].breaks or behind[0].capital)


def _may_be_one(x: Name, y: Name, copied: bool, slots: Slots) -> bool:
    """True if the names of two speakers agree, share a word (then it is a change of name), or are of two sorts.

    A body and a person count as two sorts, unless one name replaces the other or a copy has both say one thing
    (`copied`): not every body has a word for one in its name.
    """
    shared = frozenset(x.words) & frozenset(y.words) - name_words().generic
    sorts = [any(word in name_words().generic for word in name.words) for name in (x, y)]
    if place(x) and place(y):
        return slots.may_agree(x, y)
    in_place = copied or slots.exchanged(x, y)
    two_sorts = sorts[0] != sorts[1] and not in_place
    return bool(shared) or two_sorts or slots.may_agree(x, y) or connected(x, y, slots)


def _class(frame: Frame, reading: Reading) -> str:
    """The class of a source; "" for pronouns, unknown nouns, and nouns of several classes apart from one another.

    The words before the first preposition decide ("doctors at the hospital"), unless they name a mere official.  Of
    several nouns side by side the last counts ("opposition activists").  A possessor does not count ("the firm's
    lawyer") except before a spokesman, whose class it is; and an official of the police is of the class police.
    """
    words = reading.inside(frame)
    head = next((at for at, word in enumerate(words) if at and word.key in grammar().prepositions), len(words))
    found = _classed(words[:head])
    done_by = head < len(words) and words[head].key == "by"  # "a survey ordered by the owners"
    if not done_by and (not found or all(speaker == _ANY_OFFICIAL for _, speaker in found)):
        found = _classed(words)
    classes = {speaker for _, speaker in found}
    if len(classes) < 2:
        return "".join(classes)
    if {_LAWYERS, _ANY_OFFICIAL} <= classes:
        return ""  # "government lawyers" prosecute
    found = [(at, speaker) for at, speaker in found if speaker != _ANY_OFFICIAL]
    side_by_side = found[-1][0] - found[0][0] < len(found)
    return found[-1][1] if side_by_side else ""


def _classed(words: Sequence[Word]) -> list[tuple[int, str]]:
    """The words of a source that have a class, each as its index among `words` and the class."""
    found: list[tuple[int, str]] = []
    for at, word in enumerate(words):
        speaker = speakers().classes.get(word.stem) or (_SCIENTIST if word.key.endswith(_OF_A_SCIENCE) else None)
        if speaker == _SCIENTIST and at and words[at - 1].key in _PUBLIC:
            speaker = _ANY_OFFICIAL  # "federal economists" work for a ministry
        if word.key in _AIDES:
            speaker = _ANY_OFFICIAL  # an aide is no aid worker, though the stems are equal
        of_whom = word.possessive and not (at + 1 < len(words) and words[at + 1].stem in _ANYBODY)
        named = at > 1 and words[at - 1].capital and speaker == _FAMILY  # "the Haas family" may own the firm
        if named or (word.capital and speaker == _LAWYERS):
            continue
        if speaker is not None and word.gap != "-" and not of_whom:
            found.append((at, speaker))
    return found


def _two_offices(x: Frame, y: Frame, slots: Slots) -> bool:
    """True for two different authorities in a copy, each of which is called by more than one word or by an office.

    "The national audit office" is not "the transport ministry", and "the minister" is not "the mayor"; "the government"
    may be either.
    """
    told = [_content_of(x, slots.a, slots), _content_of(y, slots.b, slots)]
    told_apart = min(map(len, told)) > 1 or all(some and some <= offices().heads.keys() for some in told)
    return slots.copied and told_apart and told[0].isdisjoint(told[1])


def _named_alike(x: Frame, y: Frame, slots: Slots) -> bool:
    """True if two sources share a content word, such as the ministry that a spokesman and an official speak for."""
    return not _content_of(x, slots.a, slots).isdisjoint(_content_of(y, slots.b, slots))


def _content_of(frame: Frame, reading: Reading, slots: Slots) -> frozenset[str]:
    """Content words of a source, without words such as "spokesman" that any source may be called by."""
    return frozenset(slots.content(reading.inside(frame))) - _ANYBODY


def _describes(frame: Frame, reading: Reading, other: Frame, slots: Slots) -> bool:
    """True if a source says what somebody is and the other source has a name out of it.

    "The Norvan senator" may be "Ann Bell, the Norvan".
    """
    source = reading.inside(frame)
    there = (slots.b if reading is slots.a else slots.a).words[other.first : other.last + 1]
    if source[0].key != "the" or source[-1].stem not in speakers().classes:
        return False
    here, named = (frozenset(slots.content([word for word in words if word.capital])) for words in (source, there))
    return not here.isdisjoint(named)


def _one_spokesman(x: Frame, y: Frame, slots: Slots) -> bool:
    """True if both sources are spokesmen of one name and not both have names of their own.

    "A spokesman for Bell" may be "Bell spokesman Haas".
    """
    left, right = (_spoken_for(frame, side, slots) for frame, side in slots.sides(x, y))
    if left is None or right is None or (left[1] and right[1]):
        return False
    return not left[0].isdisjoint(right[0])


def _spoken_for(frame: Frame, reading: Reading, slots: Slots) -> tuple[frozenset[str], bool] | None:
    """The capitalised words for which a spokesman speaks, and whether he has a name; None if the source is none."""
    source = reading.inside(frame)
    at = next((at for at, word in enumerate(source) if word.stem.startswith("spokes")), None)
    if at is None:
        return None
    own = list(takewhile(lambda word: word.capital, source[at + 1 :]))
    others = (*source[:at], *source[at + 1 + len(own) :])
    return frozenset(slots.content([word for word in others if word.capital])), bool(own)
