"""The text outside the quotations of a sentence -> its own words: those that are no mere speech tag.

A speech tag says who speaks, when, where and to whom: a verb of saying, a name, an office of a few words, a day, a
medium.  Readers call a sentence verbatim however its tag is worded, but a second clause behind the tag ("…, and asked
for auditors", "…, who expects it to cost 4 million pounds") is news.  Such clauses are recognised by the words that
open them, by figures, by verbs other than those of saying, and by length.  The words are data (data/tags.toml) for a
few languages; in other languages only figures and length help.  Scripts without capitals have rules of their own
(`tags_caseless`): what is no mere tag there is news as a whole.  Cost: one
regular expression over the words outside the quotations.  Failure mode: a verb that no list and no ending marks ("Bell
said, her voice hoarse").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from lineage.alignment.facts.words.grammar import grammar
from lineage.alignment.facts.words.names import titles
from lineage.alignment.facts.words.numbers import calendar, number_words
from lineage.alignment.facts.words.speech import speakers
from lineage.alignment.facts.words.stems import stem
from lineage.alignment.tags_caseless import caseless_tag
from lineage.alignment.words import caseless, surfaces
from lineage.datafiles import table

MOST_CONTENT = 4
"""Most words with a meaning of their own that a part of a tag between commas may have besides names, media, days and
common words for speakers: "the Labour member behind the idea" has two, "the chamber to loud applause from the gallery"
five."""
SMALL_LETTERS = 3
"""Most letters of a word that is taken for a preposition, an article or the like of any language."""
PERFECT_WORDS = 3
"""Words behind "has" or "was" among which a verb of saying makes one verb with it: "was later quoted as saying"."""
COUNTED_WORDS = 3
"""Words behind a spelled number among which a noun for speakers stands: "the three Republican senators"."""
LONG_ENDING = 5
"""Fewest letters of a word in -ed or -ing that may be a verb."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*%?|[^\w\s'’&/.@#*“”\"„«»‹›-]")
_SEMICOLON = re.compile("[;；]")
_YEARS = range(1900, 2101)
_BEFORE_THAT = frozenset({"in", "at", "on", "of", "to", "during", "after", "with", "from"})
_ELISION = re.compile("(?:[cdjlmnst]|qu|un|all|dall|dell|nell|sull)'(?=[^\\W\\d_]{2})")  # "l'auteur", "s'indigne"
_DENIALS = frozenset({"not", "no", "never"})


class _Token(NamedTuple):
    key: str  # in lower case, with a straight apostrophe, without an article that lost its vowel
    surface: str  # as written

    @property
    def figure(self) -> bool:
        return self.key[0].isdecimal()

    @property
    def small(self) -> bool:
        """True if the word begins with a small letter, as names do not; scripts without capitals have none."""
        return self.surface[0].islower()

    @property
    def caseless(self) -> bool:
        return self.surface[0].lower() == self.surface[0].upper() and not self.figure


class _Lists(NamedTuple):
    """The shipped lists, which tags.toml describes, and lists out of those of facts."""

    saying: frozenset[str]
    leading: frozenset[str]
    clauses: frozenset[str]
    times: frozenset[str]
    subjects: frozenset[str]
    joints: frozenset[str]
    determiners: frozenset[str]
    relatives: frozenset[str]
    finite: frozenset[str]
    participles: frozenset[str]
    usual: frozenset[str]
    ages: frozenset[str]
    days: frozenset[str]
    numbers: frozenset[str]
    known: frozenset[str]  # words that any tag may have
    common: frozenset[str]  # words that any sentence has, and verbs of saying


_LISTED = _Lists._fields[: _Lists._fields.index("days")]
_KNOWN = ("saying", "leading", "finite", "participles", "usual", "subjects", "determiners", "clauses", "times")


@cache
def _lists(*tables: str) -> _Lists:
    """The shipped lists of some tables, read once a process; they are pure data, so keeping them changes no result."""
    data = [table("alignment", "tags")[name] for name in tables]
    lists = {name: frozenset(word for one in data for word in one.get(name, ())) for name in _LISTED}
    counted = {word for word, value in number_words().cardinals.items() if value > 2}
    counted |= {word for word in number_words().magnitudes if len(word) > SMALL_LETTERS}
    days = frozenset([*calendar().months, *calendar().weekdays])
    lists["usual"] |= titles().words
    known = days.union(*map(lists.__getitem__, _KNOWN))
    common = lists["saying"] | lists["leading"] | grammar().function
    return _Lists(**lists, days=days, numbers=frozenset(counted), known=known, common=common)


@cache
def _abroad() -> frozenset[str]:
    """Words that show a tag to be in another language than English, whose verbs of saying are nouns elsewhere."""
    abroad = _lists("abroad")
    return (abroad.saying | abroad.determiners) - _lists("english").determiners


def _lists_for(parts: Iterable[Sequence[_Token]]) -> _Lists:
    """The lists for the parts of a tag: those of English for one with an English verb of saying, else all of them.

    Other languages lend words to names ("ale brewer", "war reporter"), and English lends verbs to none.
    """
    small = {token.key for part in parts for token in part if token.small}
    english = _abroad().isdisjoint(small) and not _lists("english").saying.isdisjoint(small)
    return _lists("english") if english else _lists("english", "abroad")


def own_words(outside: Sequence[str]) -> list[str]:
    """The own words of a sentence, as they are written; `outside` are the texts around its quotations.

    Pronouns, names of media and the like are left out, since they may change in any tag.

    >>> own_words(["", " said Ann Bell, the mayor of Tarrow, in a statement on Monday."])
    []
    >>> own_words(["", " she said, and asked for auditors."])
    ['auditors']
    """
    if caseless("".join(outside)):
        return [] if caseless_tag(outside).mere else [word for text in outside for word in surfaces(text)]
    texts = [_SEMICOLON.split(text) for text in outside]
    tags = [list(_parts(tag)) for tag, *_ in texts]
    lists = _lists_for(chain.from_iterable(tags))
    return [word for tag, (_, *others) in zip(tags, texts, strict=True) for word in _own(tag, others, lists)]


def _own(tag: Sequence[Sequence[_Token]], others: Sequence[str], lists: _Lists) -> Iterator[str]:
    """The own words of one text around quotations: of the parts of its tag, and all words behind semicolons."""
    said = False
    for place, part in enumerate(tag):
        yield from _written(_own_part(part, place == 0, said, lists), lists)
        said = said or any(token.key in lists.saying for token in part)
    for other in others:
        yield from surfaces(other)


def _written(own: Sequence[_Token], lists: _Lists) -> Iterator[str]:
    """The words of a part as written, without words that any sentence has and verbs of saying."""
    for token in own:
        if token.key in _DENIALS or token.key not in lists.common:
            yield from surfaces(token.surface)


def _parts(text: str) -> Iterator[list[_Token]]:
    """The parts of a text between commas, dashes, colons and the like, as lists of words."""
    part: list[_Token] = []
    for match in _TOKEN.finditer(text):
        surface = match.group()
        if surface[0].isalnum():
            key = surface.lower().replace("’", "'")
            found = _ELISION.match(key)
            part.append(_Token(key[found.end() :] if found else key, surface))
        elif part:
            yield part
            part = []
    if part:
        yield part


def _own_part(part: Sequence[_Token], first: bool, said: bool, lists: _Lists) -> list[_Token]:
    """The own words of a part: a clause from the word that opens it on, or the whole part, or none.

    `first` is True for the part that stands next to a quotation or opens the sentence, `said` if a verb of saying stood
    in an earlier part.
    """
    for at, token in enumerate(part):
        if at + 1 < len(part) and not (at == 0 and first) and _opens_clause(part, at, first, lists):
            return list(part[at:])
        if _says(part, at, lists):
            rest = _contents(part[at + 1 :], lists)
            if said and not _one_verb(part, at, lists) and any(token.small for token in rest):
                return list(part[at:])
            said = True
        elif _is_figure(part, at, lists) or _is_verb(part, at, first, lists):
            return _unusual(part, lists)
    content = _contents(part, lists)
    few = sum(token.small or token.caseless for token in content) <= MOST_CONTENT
    return [] if few else _unusual(part, lists)


def _unusual(part: Sequence[_Token], lists: _Lists) -> list[_Token]:
    return [token for token in part if token.key not in lists.usual]


def _says(part: Sequence[_Token], at: int, lists: _Lists) -> bool:
    """True for a verb of saying, but not for a noun behind an article that looks like one: "in a reply"."""
    if part[at].key not in lists.saying or part[at].key in lists.usual:
        return False
    return not (0 < at < len(part) - 1 and part[at - 1].key in lists.determiners)


def _one_verb(part: Sequence[_Token], at: int, lists: _Lists) -> bool:
    """True if a verb of saying makes one verb with the word before it: "has told", "quoted as saying"."""
    return at > 0 and part[at - 1].key in lists.saying | lists.finite | lists.leading | {"as"}


def _opens_clause(part: Sequence[_Token], at: int, first: bool, lists: _Lists) -> bool:
    """True if word `at`, which must not be the last of its part, opens a clause."""
    token, following = part[at], part[at + 1]
    if token.key in lists.clauses:
        pointing = token.key == "that" and at > 0 and part[at - 1].key in _BEFORE_THAT  # "in that statement"
        return (token.small or token.caseless) and not pointing
    if token.key in lists.times and following.key not in lists.usual | lists.saying:
        return following.key in lists.subjects or (following.key.endswith("ing") and len(following.key) > LONG_ENDING)
    behind_comma = at == 0 and not first
    name = not following.small or following.key in lists.determiners | lists.usual
    if behind_comma and token.key in lists.relatives:
        return not name and following.key not in lists.saying
    if token.key not in lists.joints or name or not (token.small or token.caseless):
        return False
    verb = following.key in lists.finite | lists.saying | lists.leading or following.key.endswith(("ed", "s"))
    return behind_comma or verb or token.key not in ("and", "or")


def _is_figure(part: Sequence[_Token], at: int, lists: _Lists) -> bool:
    """True for a number that is no age, no day and no year, and counts no speakers."""
    token = part[at]
    if token.key in lists.numbers:
        of = at > 1 and part[at - 1].key == "of" and _speaks(part[at - 2])  # "a mother of three"
        return not (of or any(_speaks(one) for one in part[at + 1 : at + 1 + COUNTED_WORDS]))
    if not token.figure or len(part) == 1:
        return False
    beside = [one.key for one in (*part[max(0, at - 1) : at], *part[at + 1 : at + 2])]
    aged = any(key in lists.ages or key.startswith("year") for key in beside)
    digits = token.key.rstrip(".,:")
    return not (aged or any(key in lists.days for key in beside) or (digits.isdecimal() and int(digits) in _YEARS))


def _is_verb(part: Sequence[_Token], at: int, first: bool, lists: _Lists) -> bool:
    """True for a verb other than those of saying."""
    token = part[at]
    if not token.small or token.key in lists.usual | lists.leading | lists.participles | lists.saying:
        return False
    if token.key in lists.finite:
        return not any(one.key in lists.saying | lists.leading for one in part[at + 1 : at + 1 + PERFECT_WORDS])
    if len(token.key) < LONG_ENDING or not token.key.isascii():
        return False
    if token.key.endswith("ed"):
        return at == 0 or not _leads_noun(part[at - 1], lists)
    behind = part[at + 1].key if at + 1 < len(part) else ""
    acts_on = behind in lists.determiners - {"of"} | lists.subjects
    return token.key.endswith("ing") and ((at == 0 and not first) or acts_on)


def _leads_noun(token: _Token, lists: _Lists) -> bool:
    """True if a form in -ed behind a word is an adjective: "the retired", "a newly elected", "in joint"."""
    preposition = token.small and len(token.key) <= SMALL_LETTERS and token.key not in lists.subjects
    return preposition or token.key in lists.determiners or token.key.endswith("ly")


def _contents(part: Sequence[_Token], lists: _Lists) -> list[_Token]:
    return [token for token in part if _content(token, lists)]


def _content(token: _Token, lists: _Lists) -> bool:
    """True for a word with a meaning of its own that is no figure and no usual word of tags; names are counted too."""
    return not (token.figure or token.key in lists.known or len(token.key) <= SMALL_LETTERS or _speaks(token))


def _speaks(token: _Token) -> bool:
    """True if a word is a noun for a kind of speaker."""
    return stem(token.key.removesuffix("'s")) in speakers().classes
