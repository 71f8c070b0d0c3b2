"""A span of text -> its reading: its words with their stems, gaps and capitals, and its quotations.

Digits and letters are separate words (`1.2m` is `1.2`, `m`), and the text between two words is kept with the second as
its gap, so that currency signs, hyphens and clause borders can be looked at.  Cost: one regular expression over the
span, linear.  Failure mode: stems are English; in other languages they are merely words cut a little shorter, on both
sides alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lineage.alignment.facts.words.stems import stem
from lineage.alignment.words import MARKS
from lineage.passages import respelt, without_measures
from lineage.records import Span

HAN = {
    **{"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8},
    "九": 9,
}
HAN_SCALE = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
BIG_SIGNS = {"万": 1e4, "萬": 1e4, "만": 1e4, "亿": 1e8, "億": 1e8, "억": 1e8, "兆": 1e12, "조": 1e12}
_HAN_NUMERALS = "".join(HAN) + "十百千"
_PARTICLES = r"(?=[\s에부까쯤경께의로,.]|반|$)"  # what may stand behind a Korean hour: "3시즌" is a season
_APOSTROPHES = "'’‘ʼ´`′"
_APOSTROPHE = re.compile(f"(?<=[^\\W\\d_])[{_APOSTROPHES}¹]{{1,2}}(?=[^\\W\\d_])")
"""Signs that stand for an apostrophe within a word; some programs have turned it into "¹", others have doubled it."""
_WORD = re.compile(
    rf"""
      (?: (?<![\w.]) [.] )? \d+ (?: [.,٫٬'’．] \d+ )*              # 1,200.5  7’200  .25
        (?: [・·] \d+ (?=\s?[%％万億兆倍度ポキメト]) )?              # 2・5％, but "1・2号"
    | (?<=\d) (?: [십백천만억조]+ | 시{_PARTICLES} | 분{_PARTICLES} )    # 3억5천만원
    | [{_HAN_NUMERALS}]+
    | [\u3041-\u3098\u309b-\u30ff\u3400-\u9fff\U00020000-\U0003ffff] [\u3099\u309a]?    # no spaces: a sign a word
    | (?: [A-Z]\. ){{2,}} (?: [A-Z]\b )?                         # U.S.
    | [^\W\d_]+ (?: [{MARKS}]+ [^\W\d_]* )* (?: [{_APOSTROPHES}]{{1,2}} [^\W\d_]+ )*
    """,
    re.VERBOSE,
)
_SPACED_THOUSANDS = re.compile(r"\b\d{1,3}(?:[ \u00a0\u202f]\d{3})+\b(?![.,]?\d)")
_QUOTED = re.compile(
    r"[“«„「]([^“”«»「」]*)(?:[”»」]|$)|\"([^\"]*)(?:\"|$)"
    r"|‹(?=\w|[\u00a0\u202f])([^‹›]*)(?<![ \t])›|›(?=\w)([^‹›]*)(?<!\s)‹"
)
_CLOSED = re.compile(r"[^“”„«»\"]*\S”(?!\w)")
"""A span up to the end of a quotation that begins before the span."""
_DASHES = ("—", "–", "--", " - ")
_OPENING = ("“", '"', "«", "‹", "„", "「")


class Word(NamedTuple):
    """One word; offsets are code points of the whole text."""

    start: int
    end: int
    key: str  # lower case, straight apostrophe, without possessive 's
    stem: str
    gap: str  # what stands between the word before it and this one; "" at the start of the span
    capital: bool
    initial: bool  # first of the span with a capital, or behind a full stop, colon or opening quote: no sign of a name
    possessive: bool

    @property
    def digits(self) -> bool:
        """True if the word ends in a digit, as all words in digits do."""
        return self.key[-1].isdecimal()

    @property
    def han(self) -> bool:
        """True if the word begins with a sign of a Chinese numeral."""
        return self.key[0] in HAN or self.key[0] in HAN_SCALE

    @property
    def dash(self) -> bool:
        """True if a dash stands before the word, however it is typed."""
        return any(sign in self.gap for sign in _DASHES)

    @property
    def breaks(self) -> int:
        """How strong a border stands before the word: 0 none, 1 comma, bracket, quotation mark or dash, 2 full stop,
        colon, semicolon or line break."""
        if self.gap == " ":  # as before most words
            return 0
        if any(sign in ".!?;:。！？؟\n" for sign in self.gap):
            return 2
        return 1 if any(sign in ',()—–“”"«»、，،…' for sign in self.gap) or self.dash else 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a reading in a row, from word `first` to word `last`, both included."""

    first: int
    last: int

    def written(self, reading: Reading) -> str:
        """The stretch as its text writes it."""
        return reading.surface(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a span, and the insides of its quotations."""

    text: str
    span: Span
    words: tuple[Word, ...]
    quotes: tuple[Span, ...]

    def surface(self, first: int, last: int) -> str:
        """The text from word `first` to word `last`, both included."""
        return self.text[self.words[first].start : self.words[last].end]

    def before(self, first: int, most: int) -> tuple[Word, ...]:
        """The last words before word `first`, at most `most` of them."""
        return self.words[max(0, first - most) : first]

    def behind(self, last: int, most: int = 1) -> tuple[Word, ...]:
        """The first words behind word `last`, at most `most` of them."""
        return self.words[last + 1 : last + 1 + most]

    def around(self, stretch: Stretch, most: int) -> tuple[Word, ...]:
        """The words on either side of a stretch, at most `most` on each."""
        return (*self.before(stretch.first, most), *self.behind(stretch.last, most))

    def inside(self, stretch: Stretch) -> tuple[Word, ...]:
        """The words of a stretch."""
        return self.words[stretch.first : stretch.last + 1]

    def besides(self, stretch: Stretch) -> tuple[Word, ...]:
        """All words but those of a stretch."""
        return (*self.words[: stretch.first], *self.words[stretch.last + 1 :])

    @property
    def ending(self) -> str:
        """The text behind the last word, such as a full stop or a question mark."""
        return self.text[self.words[-1].end : self.span.end]

    def quoted(self, index: int) -> bool:
        """True if word `index` stands inside quotation marks."""
        return any(quote.start <= self.words[index].start < quote.end for quote in self.quotes)


def read(text: str, span: Span) -> Reading:
    """The reading of `text[span.start:span.end]`; offsets are code points of the whole text."""
    words: list[Word] = []
    at = span.start
    for start, end in _ranges(text, span):
        gap = text[at:start]
        words.append(_word(text, start, end, gap if words else ""))
        if not words[:-1]:
            words[-1] = words[-1]._replace(initial=words[-1].capital)
        at = end
    return Reading(text, span, tuple(words), tuple(_quotes(text, span)))


def _quotes(text: str, span: Span) -> Iterator[Span]:
    """The insides of the quotation marks of a span."""
    own = without_measures(text[span.start : span.end])
    if closed := _CLOSED.match(own):
        yield Span(span.start, span.start + closed.end() - 1)
    for match in _QUOTED.finditer(own):
        start, end = match.span(match.lastindex or 0)
        yield Span(span.start + start, span.start + end)


def _ranges(text: str, span: Span) -> list[tuple[int, int]]:
    """Start and end of each word of a span; digits grouped by spaces (1 200 000) are one word."""
    spaced = {match.start(): match.end() for match in _SPACED_THOUSANDS.finditer(text, span.start, span.end)}
    ranges: list[tuple[int, int]] = []
    for match in _WORD.finditer(text, span.start, span.end):
        if ranges and match.start() < ranges[-1][1]:
            continue
        ranges.append((match.start(), spaced.get(match.start(), match.end())))
    return ranges


def _word(text: str, start: int, end: int, gap: str) -> Word:
    surface = text[start:end]
    key = _APOSTROPHE.sub("'", surface.lower())
    possessive = len(key) > 2 and key.endswith("'s")
    if possessive:
        key = key[:-2]
    if not key.isascii():
        key = respelt(unicodedata.normalize("NFC", key)) or key  # Turkish ı, Arabic hamza
    return Word(
        start,
        end,
        key,
        stem(key.replace(".", "")),
        gap,
        capital=surface[0].isupper(),
        initial=gap != " " and (any(sign in ".!?:\n。！？" for sign in gap) or gap.endswith(_OPENING)),
        possessive=possessive,
    )
