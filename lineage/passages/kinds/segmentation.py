"""Text, title -> passages of five kinds that cover the text.

Found in this order: paragraphs; the headline; what stands before the story (bylines, stamps, sharing lines); datelines
of the first paragraphs, masked off; the body, where a block of many paragraphs' length is cut at sentences; what stands
behind the story (credits, lists of links).  Nothing is dropped and nothing rewritten: a passage is a range and a kind.

A block is cut where the sentence itself says so (by a hash of its last letters), not at every n-th word: when one
outlet puts a sentence before a block that another prints without it, only the first cut moves and the other passages
stay equal.

Cost: 11 µs a paragraph, linear in the text.  Failure mode: one-word section names at the top are body.
"""

from __future__ import annotations

from collections.abc import Iterator

from lineage.config import PassageSettings, Settings
from lineage.identity import hash64
from lineage.passages.datelines.finding import find_dateline
from lineage.passages.kinds.bylines import is_byline, is_name, is_stamp
from lineage.passages.kinds.furniture import furniture_kind, is_list_heading, is_prose, marks_in
from lineage.passages.kinds.headlines import LOOK_AT, could_be_headline, headlines
from lineage.passages.kinds.paragraphs import paragraphs
from lineage.passages.splitting.sentences import sentences
from lineage.records import Passage, PassageKind, Span

STORY_WORDS = 20
"""Least words of a paragraph of the story; bylines and stamps stand before the second such paragraph (the first may be
a standfirst)."""
TOP = 12
"""Paragraphs from the top in which, at most, the story begins."""
TAIL = 8
"""Paragraphs from the end among which sign-offs stand."""
LIST_WORDS = 16
"""Words of the longest headline in a list of links."""
DATELINES = 3
"""Body paragraphs from the top that are searched for a dateline; later ones only if they begin in capitals."""
AHEAD = 2000
"""Characters behind a cut in which the words that remain of a block are counted: a bound that keeps cutting linear."""
CHARACTERS_PER_WORD = 2
"""Characters that count as a word in scripts without spaces."""


def segment(text: str, title: str | None, settings: Settings) -> list[Passage]:
    """The passages of a text, in order; they do not overlap, and cover every character that is not white space.

    Kinds: "headline" (the title repeated at the top), "byline" (writer, agency line, time of publication), "dateline"
    (masked off its paragraph), "furniture" (by its form; furniture that an outlet repeats is found by
    `repeated_furniture`), and "body".  A passage has no white space at either end; an empty text has no passages.
    """
    spans = paragraphs(text)
    if not spans:
        return []
    limits = settings.passages
    passages: list[Passage] = []
    searched = 0
    for (start, end), kind in zip(spans, _kinds(text, spans, title), strict=True):
        searched += kind == "body"
        if kind != "body" or (
            searched > DATELINES and end - start <= 2 * limits.split_words and not _shouts(text, start)
        ):
            passages.append(Passage(start, end, kind))
        else:
            passages.extend(_body(text, Span(start, end), searched, limits))
    return passages


def _shouts(text: str, start: int) -> bool:
    """True if a paragraph begins as a dateline in the middle of a round-up does: in capitals, or with a bracket."""
    return text[start] == "(" or text[start : start + 3].isupper()


def _kinds(text: str, spans: list[Span], title: str | None) -> list[PassageKind]:
    """The kind of each paragraph; one that begins with a dateline is still "body"."""
    count = len(spans)
    heads = _headlines([text[start:end] for start, end in spans[: 2 * LOOK_AT]], title)
    kinds: list[PassageKind] = ["body"] * count
    prose = 0
    marks = marks_in(text)
    for n, (start, end) in enumerate(spans):
        if n in heads:
            kinds[n] = "headline"
            continue
        top, tail = prose < 2 and n < TOP, n >= count - TAIL
        if is_prose(text, start, end, marks):  # so are most paragraphs, and none of them is a byline
            prose += top and _words(text, start, end) >= STORY_WORDS
            continue
        line = text[start:end]
        kind = furniture_kind(line, "top" if top else "tail" if tail else "any")
        if kind is None and (
            (is_byline(line) if top else is_stamp(line))
            or (tail and n >= count - 2 and line[:3].casefold() == "by " and is_byline(line))
        ):
            kind = "byline"
        if kind is not None:
            kinds[n] = kind
        elif top:
            prose += _words(text, start, end) >= STORY_WORDS
    _mark_names(text, spans, kinds)
    _mark_list(text, spans, kinds)
    return kinds


def _headlines(lines: list[str], title: str | None) -> set[int]:
    """Indices of those of the first paragraphs that are the headline; without a title, furniture and bylines are left
    out."""
    if title and title.strip():
        return headlines(lines, title)
    possible = {n for n, line in enumerate(lines) if could_be_headline(line)}
    if not possible:
        return set()
    kept = [n for n, line in enumerate(lines) if n not in possible or not _is_preface(line)]
    return {kept[n] for n in headlines([lines[n] for n in kept], None)}


def _is_preface(line: str) -> bool:
    """True if a line at the top is known to be no headline: furniture, a byline, or a paragraph with a dateline."""
    if furniture_kind(line, "top") is not None or is_list_heading(line) or is_byline(line):
        return True
    dateline = find_dateline(line, 0, len(line))
    return dateline is not None and dateline.form != "capitals"


def _mark_names(text: str, spans: list[Span], kinds: list[PassageKind]) -> None:
    """Mark bare names directly before a byline at the top as bylines ("Jane Doe" above "May 3, 6:30 pm")."""
    for n in range(min(len(kinds) - 1, TOP // 2) - 1, -1, -1):
        if kinds[n] == "body" and kinds[n + 1] == "byline" and is_name(text[slice(*spans[n])]):
            kinds[n] = "byline"


def _mark_list(text: str, spans: list[Span], kinds: list[PassageKind]) -> None:
    """Mark headings of link lists as furniture, and all lines behind a heading if only short ones follow to the end."""
    last = len(spans)
    while last > 0 and _is_link(text, spans[last - 1], kinds[last - 1]):
        last -= 1
    listed = False
    for n, (start, end) in enumerate(spans):
        if kinds[n] == "body" and end - start <= 80 and is_list_heading(text[start:end]):
            kinds[n] = "furniture"
            listed = listed or n >= last > 0
        elif listed and kinds[n] == "body":
            kinds[n] = "furniture"


def _is_link(text: str, span: Span, kind: PassageKind) -> bool:
    """True if a paragraph can stand in a list of links: it is furniture, or short and without a full stop."""
    start, end = span
    if kind == "furniture":
        return True
    return end - start <= 140 and text.count(" ", start, end) < LIST_WORDS and text[end - 1] not in '.!…"”’。！।۔'


def _body(text: str, span: Span, searched: int, limits: PassageSettings) -> Iterator[Passage]:
    """The passages of a body paragraph: its dateline, and its text, cut into several passages if it is a block."""
    start, end = span
    if searched <= DATELINES or _shouts(text, start):
        dateline = find_dateline(text, start, end)
        if dateline and (dateline.form != "capitals" or searched == 1):
            yield Passage(start, dateline.end, "dateline")
            rest = text[dateline.end : end]
            start = end - len(rest.lstrip())
    if start == end:
        return
    if _words(text, start, end) <= limits.split_words:
        yield Passage(start, end, "body")
    else:
        yield from _blocks(text, start, end, limits.block_words)


def _blocks(text: str, start: int, end: int, block_words: int) -> Iterator[Passage]:
    """Sentences grouped to passages of half to one and a half times `block_words` words."""
    opened: int | None = None
    words = 0
    for sentence in sentences(text, start, end):
        opened = sentence.start if opened is None else opened
        words += _words(text, *sentence)
        ended = words >= block_words / 2 and (words >= 1.5 * block_words or _cuts(text, sentence))
        if ended and _words(text, sentence.end, min(end, sentence.end + AHEAD)) >= block_words / 2:
            yield Passage(opened, sentence.end, "body")
            opened, words = None, 0
    if opened is not None:
        yield Passage(opened, end, "body")


def _cuts(text: str, sentence: Span) -> bool:
    """True if a passage may end behind this sentence: about every second one, by a hash of its last letters.

    So the answer for a sentence is the same in every document.
    """
    letters = "".join(c for c in text[max(sentence.start, sentence.end - 12) : sentence.end].casefold() if c.isalnum())
    return hash64(letters.encode("utf-8", "surrogatepass")) % 2 == 0


def _words(text: str, start: int, end: int) -> int:
    """About how many words a range has, counted by its spaces, or by its characters if it has hardly any spaces."""
    spaces = text.count(" ", start, end)
    length = end - start
    return spaces + 1 if spaces * 20 >= length or length < 40 else max(spaces + 1, length // CHARACTERS_PER_WORD)
