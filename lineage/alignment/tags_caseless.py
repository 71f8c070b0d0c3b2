"""The texts outside the quotations of a sentence in a script without capitals -> the speaker, if they are a mere tag.

Where capitals do not tell names from news, a tag is known by its verb of saying, by where that stands, and by length:
what is left besides verbs of saying, offices, media, times and particles is the speaker's name and a word or two of the
office, and stands before the verb (in Arabic behind it).  A figure that is no day and no age, a word that opens a
clause, a part behind the verb, or more words than that are news.  Who speaks is told all the same, so that two speakers
are not taken for one.  The words are data (data/tags_caseless.toml).

Cost: one regular expression over the text outside the quotations.  Failure mode: news of two or three words before the
verb of saying ("郑启文摇头说") are taken for a part of the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from lineage.datafiles import table
from lineage.passages import UNSPACED, amount, folded

MOST_WORDS = 8
"""Most that the words besides those of the lists may say, in words of English: a name, and an office or a place."""

_PARTS = r"[^،؛,;:：，、；。।.!?！？؟—–]+"
_TOKEN = rf"\d+(?:[.,:/]\d+)*|[{UNSPACED}]+|(?:[^\W\d_{UNSPACED}]|[\u0900-\u0963\u064b-\u0652\u200c])+"
_UNSPACED = f"[{UNSPACED}]"
_HANGUL = "[\uac00-\ud7a3]"
_QUOTE = '["“”„«»「」『』]'

Kind = Literal["saying", "first", "office", "known", "clause", "figure", "other"]


class Tag(NamedTuple):
    """What stands outside the quotations of a sentence."""

    text: str  # all of it, spelt for comparison
    speaker: tuple[str, ...]  # the words that name the speaker, spelt for comparison; none if it is no mere tag
    mere: bool  # whether it is no more than a tag


class _Lists(NamedTuple):
    kinds: dict[str, Kind]  # word -> what it is
    unspaced: re.Pattern[str]  # finds the words of Chinese and Japanese
    figures: tuple[str, ...]
    particles: tuple[str, ...]
    korean: tuple[str, ...]  # beginnings of Korean verbs of saying
    offices: tuple[str, ...]  # endings of Korean words for offices


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The compiled form of a pattern: most texts are in scripts with capitals, and need none of them."""
    return re.compile(pattern)


@cache
def _lists() -> _Lists:
    """The shipped lists, read once a process; they are pure data, so keeping them changes no result."""
    data: dict[str, list[str]] = table("alignment", "tags_caseless")
    names: dict[str, Kind] = {
        "known": "known",
        "offices": "office",
        "clauses": "clause",
        "saying_first": "first",
        "saying": "saying",
    }
    kinds = {folded(word): kind for name, kind in names.items() for word in data[name]}
    unspaced = sorted(filter(_compiled(_UNSPACED).match, kinds), key=len, reverse=True)
    return _Lists(
        kinds,
        re.compile("|".join(map(re.escape, unspaced))),
        tuple(data["figures"]),
        tuple(data["particles"]),
        tuple(filter(_compiled(_HANGUL).match, data["saying"])),
        tuple(word for word in data["offices"] if _compiled(_HANGUL).match(word) and len(word) > 1),
    )


def caseless_tag(outside: Sequence[str]) -> Tag:
    """What the texts around the quotations of a sentence are.

    >>> caseless_tag(["", "市长何志远在记者会上说。"]).speaker
    ('何志远',)
    >>> caseless_tag(["", "何志远说，他将于周五辞职。"]).mere
    False
    """
    parts = [(place, list(_items(part))) for place, text in enumerate(outside) for part in _parts(text)]
    parts = [(place, items) for place, items in parts if items]
    speaker = [word for _, items in parts for kind, word in items if kind == "other"]
    mere = _is_mere([items for _, items in parts], [place for place, _ in parts], speaker)
    return Tag(folded(" ".join(outside)), tuple(speaker) if mere else (), mere)


def another_speaker(tag: Tag, others: Sequence[Tag]) -> bool:
    """True if the speaker of a mere tag is none of the other tags' and theirs is not told by it: each names somebody.

    >>> said, other = caseless_tag(["", "郑启文说。"]), caseless_tag(["", "罗伟民表示。"])
    >>> another_speaker(said, [other]), another_speaker(said, [caseless_tag(["", "局长郑启文指出。"])])
    (True, False)
    """
    if all(_told(word, other) for word in tag.speaker for other in others if other.text.strip()):
        return False
    return not all(other.mere and all(_told(word, tag) for word in other.speaker) for other in others)


def _told(word: str, tag: Tag) -> bool:
    """True if a tag tells a word of a name, perhaps as a part of it: 何 for 何志远."""
    return word in tag.text or any(word.startswith(other) for other in tag.speaker)


def _parts(text: str) -> Iterator[str]:
    for found in _compiled(_PARTS).finditer(_compiled(_QUOTE).sub(" ", text)):
        yield found[0]


def _is_mere(parts: Sequence[Sequence[tuple[Kind, str]]], places: Sequence[int], speaker: Iterable[str]) -> bool:
    """True if parts between commas are a speech tag; `places` tell around which quotation each part stands."""
    kinds = [[kind for kind, _ in part] for part in parts]
    said = [place for place, part in enumerate(kinds) if "saying" in part or "first" in part]
    if not said or amount(" ".join(speaker)) > MOST_WORDS:
        return False
    for place, part in enumerate(kinds):
        if "clause" in part or "figure" in part:
            return False
        if "other" not in part:
            continue
        if "saying" in part:
            if "other" in part[part.index("saying") :] or "first" in part:
                return False
        elif "first" in part:
            if "other" in part[: part.index("first")]:
                return False
        elif not _names(place, kinds, said, places):
            return False
    return True


def _names(place: int, kinds: Sequence[Sequence[Kind]], said: Sequence[int], places: Sequence[int]) -> bool:
    """True if a part without a verb of saying names the speaker: by an office, before an office, or before a quotation
    that the verb follows, as in Japanese."""
    before_quotation = places[place] < places[said[0]] and place + 1 == said[0]
    beside = any(abs(place - other) == 1 for other in said)
    before_office = place + 2 in said and "office" in kinds[place + 1]
    return before_quotation or before_office or ("office" in kinds[place] and beside)


def _items(part: str) -> Iterator[tuple[Kind, str]]:
    """The words of a part with what they are; words beside each other that no list has are one in Chinese."""
    lists = _lists()
    tokens = list(_compiled(_TOKEN).finditer(folded(part)))
    for at, token in enumerate(tokens):
        word = token[0]
        if word[0].isdigit():
            following = tokens[at + 1][0] if at + 1 < len(tokens) else ""
            yield "known" if following.startswith(lists.figures) else "figure", word
        elif _compiled(_UNSPACED).match(word):
            if at and tokens[at - 1][0][0].isdigit() and word.startswith(lists.figures):
                word = word[1:]
            yield from _unspaced(word, lists)
        elif _compiled(_HANGUL).match(word):
            if not (at and tokens[at - 1][0][0].isdigit() and word.startswith(lists.figures)):
                yield _korean(word, lists)
        elif not (word in lists.figures and at and tokens[at - 1][0][0].isdigit()):
            yield _spaced(word, lists)


def _unspaced(run: str, lists: _Lists) -> Iterator[tuple[Kind, str]]:
    """The words of Chinese or Japanese in a run of characters."""
    at = 0
    for found in lists.unspaced.finditer(run):
        if found.start() > at:
            yield "other", run[at : found.start()]
        yield lists.kinds[found[0]], found[0]
        at = found.end()
    if at < len(run):
        yield "other", run[at:]


def _korean(word: str, lists: _Lists) -> tuple[Kind, str]:
    if word.startswith(lists.korean):
        return "saying", word
    for form in (word, *(word.removesuffix(ending) for ending in lists.particles if word.endswith(ending))):
        if form in lists.kinds:
            return lists.kinds[form], form
        if form.endswith(lists.offices):
            return "office", form
    ending = next((ending for ending in lists.particles if word.endswith(ending) and len(word) > len(ending) + 1), "")
    return "other", word.removesuffix(ending)


def _spaced(word: str, lists: _Lists) -> tuple[Kind, str]:
    """A word of Arabic, Persian, Hindi and the like, of which Arabic writes "and" together with the next one."""
    for form in (word, word[1:] if word[0] in "وف" else word):
        if form in lists.kinds:
            return lists.kinds[form], form
    return "other", word
