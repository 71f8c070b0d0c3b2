"""Text range -> sentences, white space cut off, every other character covered.

sentencex finds the boundaries: it is lossless, needs no model, and is right in dozens of scripts.  Its mistakes in
news text are repaired here: cuts inside a sentence are undone (`joints`), a quote mark left on the wrong side moves
over, and what it leaves whole is cut: sentences that end in an abbreviation (`ends`), and what nobody can align (an
aside in brackets before a new sentence, a quotation of a page, Thai).  A quotation of ordinary length stays one
sentence with its speech tag.  A dateline is skipped before splitting, because "MOSCOW, April 19. /TASS/." would fall
into three pieces.

Cost: about 10 µs a paragraph, linear in its length.  Failure mode: a sentence that truly ends in a listed abbreviation
("He met the Sen. They left.") is not cut there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import sentencex

from lineage.passages.datelines.finding import find_dateline
from lineage.passages.spelling.patterns import compiled
from lineage.passages.splitting.ends import kept_whole
from lineage.passages.splitting.joints import CLOSING, OPENING, goes_on
from lineage.records import Span

LONG_WORDS = 60
"""Words above which a quotation of several sentences is cut at the sentences inside it.  In labelled pairs of articles
people leave quotations of up to 55 words whole; one of a page would be a single unit of alignment."""
LONG_CHARACTERS = 1200
"""Characters above which a piece without a sentence end is cut at weaker marks or at a space: a bound for everything
that compares sentences.  Hardly a real sentence is longer."""
UNMARKED_CHARACTERS = 120
"""Characters above which text of a script without sentence marks is cut at its spaces; about 25 Thai words."""
WINDOW = 2000
"""Characters handed to sentencex at a time."""
WRAPPED = range(40, 121)
"""Characters of a line whose end may be a mere line wrap; the end of any other line ends the sentence."""

_SPACED_MARKS, _UNSPACED_MARKS = ".!?…", "。！？؟۔।"
SENTENCE_MARKS = _SPACED_MARKS + _UNSPACED_MARKS
"""At every end that `inner_ends` finds stands one of these signs."""

_SCRIPTS = {
    "\u3040-\u30ff": "ja",
    "\u4e00-\u9fff": "zh",
    "\u0400-\u04ff": "ru",
    "\u0600-\u06ff": "ar",
    "\u0900-\u097f": "hi",
    "\uac00-\ud7af": "ko",
    "\u0370-\u03ff": "el",
    "\u0530-\u058f": "hy",
    "\u0590-\u05ff": "he",
}
"""Letters, as a range of a character class -> the language whose rules are used; the first range found in a text
counts."""
_OTHER_SCRIPT = re.compile(f"[{''.join(_SCRIPTS)}]")
_UNMARKED = re.compile(r"[\u0e00-\u0eff]")  # Thai and Lao
_UNHANDED = re.compile(r"[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]")
"""Characters that are kept from sentencex: white space of several bytes before some brackets makes it panic, and half a
character it cannot take at all."""
_MAY = re.compile(r"\bMay(?=\.[\"'”’)]{0,2}\s+[^\W\d_])")
_SPACES = re.compile(r"\s+")
_INNER = re.compile(
    rf"[{_SPACED_MARKS}]{{1,3}}[\"'”’»›)\]]{{0,3}}\s+(?=[\"'“‘«‹(\[]{{0,2}}[^\W_a-z])"
    rf"|[{_UNSPACED_MARKS}]{{1,3}}[”’」』）\"]{{0,2}}\s{{0,3}}"
)
_ASIDE = re.compile(r"[a-z]{4,20}[.!?][\"'”’]?[)\]][\"'”’]?\s{1,3}(?=[\"“‘(\[]?[A-Z])")
_WEAK = re.compile(r"[;:—…؛،,、，；]\s*|\s[-–]\s|\n")


def sentences(text: str, start: int, end: int) -> list[Span]:
    """The sentences of `text[start:end]` in order, as ranges of `text` without white space at either end.

    They do not overlap and cover every character of the range that is not white space.  A sentence never crosses a
    blank line, and a line end only where the line looks wrapped.  A dateline belongs to the sentence that it opens.

    >>> line = 'OSLO (Aurora) — Mr. Berg left. "I am tired," he said. Sen. Dahl, D-N.Y., stayed.'
    >>> [line[a:b] for a, b in sentences(line, 0, len(line))]
    ['OSLO (Aurora) — Mr. Berg left.', '"I am tired," he said.', 'Sen. Dahl, D-N.Y., stayed.']
    """
    found: list[Span] = []
    for low, high in _stretches(text, start, [*_breaks(text, start, end), end]):
        dateline = find_dateline(text, low, high)
        offset = dateline.end if dateline else low
        first, *others = _split(text, offset, high) or [Span(offset, high)]
        found += [Span(low, first.end), *others]
    return found


def inner_ends(text: str, start: int, end: int) -> list[int]:
    """Offsets behind the sentence ends inside the sentence `text[start:end]`, as a quotation has them; ascending.

    >>> inner_ends("“Go. Sen. Dahl is here,” he said.", 0, 33)
    [5]
    """
    ends = [found.end() for found in _INNER.finditer(text, start, end)]
    return [at for at in ends if not goes_on(text[max(start, at - 60) : at], text[at : min(at + 60, end)])]


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Line ends that no sentence crosses: those of blank lines and of lines that are not wrapped; ascending."""
    line = text.rfind("\n", 0, start) + 1
    at = text.find("\n", start, end)
    while at >= 0:
        following = text.find("\n", at + 1, end)
        blank = not text[at + 1 : following if following >= 0 else end].strip()
        if blank or len(text[line:at].strip()) not in WRAPPED:
            yield at
        line, at = at + 1, following


def _stretches(text: str, start: int, stops: Iterable[int]) -> list[Span]:
    """The ranges from `start` to the first stop, and from each stop to the next, without white space at either end.

    Ranges of nothing but white space are left out.
    """
    found: list[Span] = []
    for stop in stops:
        left = text[start:stop].lstrip()
        if left:
            found.append(Span(stop - len(left), stop - len(left) + len(left.rstrip())))
        start = stop
    return found


def _split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a stretch."""
    found: list[Span] = []
    for piece in _stretches(text, start, [*(start + at for at in _boundaries(text[start:end])), end]):
        cuts = _cuts(text[piece.start : piece.end])
        if cuts:
            found += _stretches(text, piece.start, [*(piece.start + at for at in cuts), piece.end])
        else:
            found.append(piece)
    return found


def _boundaries(chunk: str) -> Iterator[int]:
    """Offsets where sentencex cuts and the repairs agree; ascending."""
    at = last = 0
    for left in _pieces(chunk):
        if at > last and not goes_on(chunk[max(last, at - 60) : at], chunk[at : at + 60]):
            last = _aligned(chunk, last, at)
            yield last
        at += len(left)


def _pieces(chunk: str) -> list[str]:
    """The pieces into which sentencex cuts the chunk; together they are as long as the chunk.

    Long chunks go through it in windows, each beginning at a boundary, because its time grows with the square of the
    length of text that is not ASCII.
    """
    language = _language(chunk)
    found: list[str] = []
    start = 0
    while start + WINDOW < len(chunk):
        window = chunk[start : start + WINDOW]
        pieces = _segmented(language, window)[:-1] or [window[: _weakest(window)]]
        found += pieces
        start += sum(map(len, pieces))
    return found + _segmented(language, chunk[start:])


def _segmented(language: str, window: str) -> list[str]:
    """The pieces into which sentencex cuts a window; together they are as long as the window.

    sentencex takes "May." for an abbreviation, so it gets another word of three letters in its place.
    """
    if "May." in window:
        window = _MAY.sub("Day", window)
    pieces: list[str] = sentencex.segment(language, window if window.isascii() else _UNHANDED.sub(_substitute, window))
    return pieces


def _substitute(found: re.Match[str]) -> str:
    """A character that sentencex can take in the place of one that it cannot: a space or the replacement character."""
    return " " if found[0].isspace() else "\ufffd"


def _language(chunk: str) -> str:
    """The language code of sentencex's rules for the script; the rules for English serve all Latin text."""
    if chunk.isascii():
        return "en"
    sample = chunk[:400]
    if not _OTHER_SCRIPT.search(sample):
        return "en"
    return next(code for letters, code in _SCRIPTS.items() if compiled(f"[{letters}]").search(sample))


def _aligned(chunk: str, last: int, at: int) -> int:
    """The boundary `at`, moved so that a quote mark is on its own side: `said. "` | `I`, and `outlawed.` | `" In`."""
    if chunk[at - 1].isspace():
        return at
    if chunk[at - 1] in OPENING and at - 2 > last and chunk[at - 2].isspace():
        return at - 1
    stop = at
    while stop < len(chunk) and chunk[stop] in CLOSING:
        stop += 1
    return stop if stop == len(chunk) or chunk[stop].isspace() else at


# ── what sentencex leaves whole ───────────────────────────────────────────────────────────────────────────────────


def _cuts(piece: str) -> list[int]:
    """Offsets at which one piece falls into several sentences; ascending."""
    if len(piece) > UNMARKED_CHARACTERS and not piece.isascii() and _UNMARKED.search(piece):
        return _evenly([found.end() for found in _SPACES.finditer(piece)], UNMARKED_CHARACTERS)
    if len(piece) > LONG_CHARACTERS or (len(piece) > 5 * LONG_WORDS / 2 and piece.count(" ") >= LONG_WORDS):
        return _bounded(piece)
    kept = [*kept_whole(piece)] if ". " in piece or ".\n" in piece or ".\xa0" in piece else []
    return sorted({*kept, *_asides(piece)}) if ") " in piece or "] " in piece else kept


def _asides(piece: str) -> list[int]:
    """Ends of whole sentences in brackets before the next sentence: "(He left.) Then"."""
    return [
        found.end()
        for found in _ASIDE.finditer(piece)
        if piece[0] in "([" or piece.rfind(". (", 0, found.start()) >= 0
        if not goes_on(piece[max(0, found.end() - 60) : found.end()], piece[found.end() : found.end() + 60])
    ]


def _evenly(places: list[int], size: int) -> list[int]:
    """The possible cuts, without those that are closer than `size` characters to the one before."""
    chosen = [0]
    for place in places:
        if place - chosen[-1] >= size:
            chosen.append(place)
    return chosen[1:]


def _bounded(piece: str) -> list[int]:
    """Cuts of a long piece: at the sentence ends inside it, and so that no part exceeds `LONG_CHARACTERS`."""
    cuts: list[int] = []
    start = 0
    for stop in [*inner_ends(piece, 0, len(piece)), len(piece)]:
        while stop - start > LONG_CHARACTERS:
            start += _weakest(piece[start : start + LONG_CHARACTERS])
            cuts.append(start)
        cuts.append(stop)
        start = stop
    return cuts[:-1]


def _weakest(window: str) -> int:
    """Where to cut a stretch without a sentence end: behind its last comma or dash, else its last space, else at the
    end."""
    for pattern in (_WEAK, _SPACES):
        ends = [found.end() for found in pattern.finditer(window, len(window) // 2)]
        if ends:
            return ends[-1]
    return len(window)
