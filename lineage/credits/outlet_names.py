"""The name of an outlet and its site -> how texts spell it: as given, in capitals, inflected, by its host or handle.

Data sets call outlets by more than their names ("CNN (Web News)", "New York Times - News"); texts do not.  Failure
mode: abbreviations that no list of agencies knows ("the FT") are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby, islice
from typing import Final

from lineage.credits.agencies import Agency, host_of, undecorated
from lineage.credits.hints import fewest
from lineage.credits.marks import mark
from lineage.credits.mentions import SCRIPTS

LEAST_NAME = 2
"""Characters of an outlet's name; one letter stands everywhere."""
LEAST_CUT = 6
"""Letters of a single word that means an outlet without its article: "Guardian", not "Sun" or "Zeit"."""
LEAST_SITE = 5
"""Letters of a name that is looked for as a host or a handle: "time.…" stands in many addresses."""
MOST_PLACES = 40
"""Names of one outlet in one text that are looked at; a page that names it more often is a list."""

AROUND: Final = 400
"""Characters around names in which what is said of them stands."""
_NEAR: Final = 100
"""Characters around a part of a name in which all of it stands, with the site that its address begins with."""
_ADDRESS: Final = re.compile(r"(?:www\.)?([a-zA-Z-]{5,})(?:\.[a-z]{2,8}){1,2}")
ARTICLE: Final = re.compile(r"^(?:the|le|la|les|el|los|las|il|lo|der|die|das|de|het)\s|^l['’]", re.IGNORECASE)
_UNSPACED: Final = re.compile(f"[{SCRIPTS}]")
_WORD_END: Final = re.compile(r"\s|\Z")
_SPACED: Final = (r"[0-9A-Za-z_]", r"[\u00c0-\u1fff]")
"""Letters of scripts with spaces between words, in two classes: one for both takes 2 ms to compile."""
_NO_LETTER_BEFORE: Final = "".join(f"(?<!{letter})" for letter in _SPACED)
_NO_LETTER_BEHIND: Final = "".join(f"(?!{letter})" for letter in _SPACED)
_ADJECTIVE: Final = re.compile(r"(?<=\w{4})(?:ая|яя|ий|ый|ой|ое|ее)$")
_VOWEL: Final = re.compile(r"(?<=[а-яё]{2})[аеёиоуыэюяйь]$")
SLAVIC: Final = re.compile(r"[ąęłńśźżćčřšžůěďťň]|[sc]k[ia]\b", re.IGNORECASE)
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class Spellings:
    """How texts spell an outlet; the pattern takes some ms to compile, and few outlets are ever named."""

    def __init__(self, hints: Iterable[str], expression: str) -> None:
        self.hints = fewest(frozenset(filter(None, hints)))  # one of them stands in every text that names it
        self._expression = expression

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Sees each name of the outlet, wherever in a text."""
        return re.compile(self._expression)

    def named_in(self, text: str) -> bool:
        """Whether a text may name the outlet, told at the price of a search for a few words."""
        return any(hint in text for hint in self.hints)

    def found_in(self, text: str) -> Sequence[re.Match[str]]:
        """Where a text names the outlet, as often as anybody looks at."""
        return _found(self, text) if self.named_in(text) else ()

    def marked(self, text: str) -> str:
        """A short text with the names of the outlet marked, as rules expect names."""
        return self.pattern.sub(mark, text)


@lru_cache(maxsize=1024)
def _found(spelt: Spellings, text: str) -> Sequence[re.Match[str]]:
    """Where a text names an outlet; as a credit, as an announcer and as a source, it is asked for all three.

    The pattern is slow: it looks only around what every name holds.
    """
    hinted = sorted({found.start() for hint in spelt.hints for found in re.finditer(re.escape(hint), text)})
    names = (name for start, end in around(text, hinted, _NEAR) for name in spelt.pattern.finditer(text, start, end))
    return tuple(islice(names, MOST_PLACES))


def marked(text: str, names: Iterable[re.Match[str]]) -> str:
    """The text with these names in it marked, as rules expect names."""
    pieces: list[str] = []
    at = 0
    for name in names:
        pieces += text[at : name.start()], mark(name)
        at = name.end()
    return "".join([*pieces, text[at:]])


def around(text: str, places: Sequence[int], reach: int = AROUND) -> Iterator[tuple[int, int]]:
    """The characters around these places, which ascend, in stretches that do not overlap and end where a word does.

    An address is one word, and so is a line of a script without spaces.
    """
    begin, end = 0, -1
    for at in places:
        if at - reach > max(0, end):
            if end >= 0:
                yield begin, end
            begin = at - reach
        if at + reach > end:
            end = _WORD_END.search(text, at + reach).start()  # type: ignore[union-attr]  # every text ends
    if end >= 0:
        yield begin, end


def spellings_of(outlet: str, url: str | None, publisher: Agency | None) -> Spellings | None:
    """The spellings of an outlet with such an address, which a list of agencies may know as one of them."""
    known = (publisher.name, *publisher.names, *publisher.acronyms) if publisher else ()
    return spellings(outlet, host_of(url), known)


@lru_cache(maxsize=4096)
def spellings(outlet: str, host: str, known: tuple[str, ...]) -> Spellings | None:
    """The same of an outlet whose site is `host`, and who is known by other names as well; None where it has none."""
    names = [name for name in dict.fromkeys((*_names(outlet), *known)) if len(name) >= LEAST_NAME]
    if not names:
        return None
    hints: dict[str, None] = {}
    for name in sorted(names, key=lambda name: (len(name), name)):
        hints |= dict.fromkeys(_hints(name, hints))
    patterns = _bounded(names)
    if site := label(outlet):  # "kelpcourier.example" is the Kelp Courier
        hints |= dict.fromkeys((site[:2].capitalize(), site[:2].upper()))
        patterns.append(rf"(?<!\w)(?=[A-Z])(?i:{r'[ -]?'.join(map(re.escape, site))})(?!\w)")
    sites = list(dict.fromkeys(_sites(names, host)))
    for site in sites:
        first = site.partition(".")[0]  # "Time.example" is spelt in more ways than one
        hints |= dict.fromkeys((first, first.lower(), first.capitalize(), first.upper()))
    inner = "|".join([*patterns, *_addresses(sites)])
    quoted = rf"(?P<open>[«„“\"‘'*_\[]{{1,2}})?(?:{inner})(?(open)[»“”\"’'*_\]]{{0,2}}(?:\(https?://[^\s()]+\))?)"
    return Spellings(hints, quoted)


def _hints(name: str, known: Collection[str]) -> tuple[str, ...]:
    """What stands in every text that has a name, spelt in one of its ways; nothing where `known` hints do."""
    slavic = SLAVIC.search(name) is not None
    words = sorted(re.findall(r"[^\W_]+", name) or [name], key=len, reverse=True)
    for word in words:
        first = stem(word, slavic)[0]
        if first in known and first.upper() in known:
            return ()
    first = stem(words[0], slavic)[0]
    return first, first.upper()


def label(outlet: str) -> str:
    """What an address that stands for an outlet's name is made of, in small letters; "" for other names."""
    site = _ADDRESS.fullmatch(outlet)
    return site[1].lower().replace("-", "") if site else ""


def same_outlet(one: str, other: str) -> bool:
    """Whether two names that data give mean one outlet: "Fox News" and "Fox Online News"."""
    return not names_alike(one).isdisjoint(names_alike(other))


@lru_cache(maxsize=4096)
def names_alike(outlet: str) -> frozenset[str]:
    """By what data may call an outlet of that name, in small letters; one of these is common to all that are it."""
    return frozenset(map(str.casefold, _names(outlet)))


@lru_cache(maxsize=4096)
def _names(outlet: str) -> tuple[str, ...]:
    """The name as given, without what a data set adds, and without its article."""
    bare = undecorated(outlet)
    shorter = re.sub(r"\sOnline(?=\s|$)", "", bare)
    acronym = shorter.removesuffix(" News")
    names = (outlet, bare, shorter, acronym if acronym.isupper() else shorter)
    cut = (ARTICLE.sub("", name) for name in names)
    return (*names, *(name for name in cut if " " in name or len(name) >= LEAST_CUT))


def _bounded(names: Iterable[str]) -> list[str]:
    """Patterns of names as given and in capitals, each as whole words; the longest name counts where several stand."""
    spelt: dict[str, tuple[bool, bool]] = {}  # pattern -> without spaces before and behind
    for name in sorted(names, key=lambda name: (-len(name), name)):
        slavic = SLAVIC.search(name) is not None
        for form in (name, name.upper()):
            ends = _UNSPACED.match(form[0]) is not None, _UNSPACED.match(form[-1]) is not None
            spelt.setdefault(r"\s+".join(inflected(word, slavic) for word in form.split()), ends)
    return [  # one border for all in a row: each would take 1 ms to compile
        f"{'' if before else _NO_LETTER_BEFORE}(?:{'|'.join(forms)}){'' if behind else _NO_LETTER_BEHIND}"
        for (before, behind), forms in groupby(spelt, key=spelt.__getitem__)
    ]


def inflected(word: str, slavic: bool) -> str:
    """A word in its cases, as Slavic languages and German form them."""
    first, endings = stem(word, slavic)
    return re.escape(first) + endings


def stem(word: str, slavic: bool) -> tuple[str, str]:
    """What all cases of a word begin with, and a pattern of what follows."""
    if re.search("[а-яё]$", word):
        return _VOWEL.sub("", _ADJECTIVE.sub("", word)), r"\w{0,3}"
    if slavic and len(word) >= LEAST_SITE and word[-1].islower():
        return word.rstrip("aeiouy"), r"\w{0,4}"
    if word.isascii() and word[-1:].isupper():
        return word, ""
    return word, "[nrs]?" if word.endswith("e") else "s?"


def _sites(names: list[str], host: str) -> Iterator[str]:
    """The host, and the names written as one word, as hosts and handles are."""
    if host:
        yield host
    for name in names:
        parts = re.findall(r"\w+", name.translate(_UMLAUTS))
        whole = "".join(parts)
        if len(whole) >= LEAST_SITE and whole.isascii():
            yield from dict.fromkeys((whole, "-".join(parts)))


def _addresses(sites: Sequence[str]) -> Iterator[str]:
    """Hosts with what belongs to their addresses, and names as hosts or handles have them."""
    front = r"(?:https?://)?(?<![\w@-])(?:[\w-]+\.){0,3}"
    path = r"(?:/[^\s()]*[^\s().,;])?"
    hosts = "|".join(re.escape(site) for site in sites if "." in site)
    if hosts:
        yield rf"(?i:{front}(?:{hosts})(?![\w-]){path})"
    handles = "|".join(re.escape(site) for site in sites if "." not in site)
    if handles:
        domain = r"\.[a-z]{2,8}(?:\.[a-z]{2})?"
        yield rf"(?i:(?<!\w)@(?:{handles})(?!\w)|{front}(?:{handles}){domain}(?![\w-]){path})"
