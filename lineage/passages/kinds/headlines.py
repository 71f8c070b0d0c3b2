"""First paragraphs, title -> which of them are the headline.

Sites repeat the title at the top of the text: once or twice, in capitals, with "| Outlet" behind it, in the wording of
the print edition.  Such a line is recognised by its likeness to the title; without a title, by standing there twice, or
by being a short line without a full stop before a paragraph of prose.

Cost: character trigrams of at most `LOOK_AT` short lines, some 20 µs where a title is given.  Failure mode: a headline
wholly unlike the title stays a body passage.
"""

from __future__ import annotations

import re
from collections import Counter

LOOK_AT = 8
"""Paragraphs from the top among which headlines are looked for; section names and sharing lines stand between."""
MAX_CHARACTERS = 250
"""Characters of the longest headline."""
MAX_GROWTH = 4
"""A line this many times as long as the title is no headline, whatever it says: most paragraphs need not be read."""
MIN_LIKENESS = 0.75
"""Dice coefficient of character trigrams from which two lines are one headline; "Five Reasons" against "5 Reasons" in a
title of eight words gives 0.86, two different headlines of one event stay below 0.6."""
MIN_LIKENESS_FIRST = 0.6
"""Dice coefficient from which the first line of a text, where a headline is expected, is the headline."""
PROSE_WORDS = 14
"""Words from which a paragraph that ends a sentence is prose; a short first line before such a paragraph is a
headline."""

_WORDS = re.compile(r"[^\W_]+")
_OUTLET = re.compile(r"\s+[|–—·»:-]{1,2}\s+")
_STOPS = (".", ",", ";", ":", "…", "。", "،", "。」", ".”", '."', "।", "۔")


def headlines(lines: list[str], title: str | None) -> set[int]:
    """Indices of the lines (the first paragraphs of a text, in order) that are its headline.

    >>> sorted(headlines(["ICE GONE BY MAY", "Share", "Ice gone by May", "It went."], "Ice gone by May | Gazette"))
    [0, 2]
    """
    top = lines[:LOOK_AT]
    titled = bool(title and title.strip())
    if all(len(line) > MAX_CHARACTERS or line.endswith(".") for line in top) and title not in top:
        return set()
    longest = min(MAX_CHARACTERS, MAX_GROWTH * len(title)) if titled and title else MAX_CHARACTERS
    plain = [_plain(line) if len(line) <= longest else "" for line in top]
    found = _like_title(top, plain, title) if titled and title else set()
    if not titled:
        found = {n for n, line in enumerate(plain) if line and plain.count(line) > 1 and could_be_headline(top[n])}
    if not found and not titled and _stands_alone(top):
        found.add(0)
    return found


def _plain(line: str) -> str:
    """The letters and figures of a line, without case."""
    return " ".join(_WORDS.findall(line.casefold()))


def _like_title(top: list[str], plain: list[str], title: str) -> set[int]:
    parts = _OUTLET.split(title.strip())
    wanted = {_plain(title), _plain(" ".join(parts[:-1])), _plain(parts[0])} - {""}
    wanted = {w for w in wanted if len(w) >= 0.5 * len(_plain(title)) or len(w.split()) >= 4} or wanted
    found = set()
    for n, line in enumerate(plain):
        least = MIN_LIKENESS if n or not could_be_headline(top[n]) else MIN_LIKENESS_FIRST
        if line and any(line == w or (could_be_headline(top[n]) and _likeness(line, w) >= least) for w in wanted):
            found.add(n)
    return found


def _likeness(a: str, b: str) -> float:
    """Dice coefficient of the trigrams of two lines, 0..1; 0 at once if their lengths or words differ too much."""
    if not 0.5 <= len(a) / len(b) <= 2 or min(len(a), len(b)) < 6:
        return 0.0
    words = set(a.split()), set(b.split())
    if len(words[0] & words[1]) * 3 < min(map(len, words)) > 2:
        return 0.0
    grams = [Counter(line[i : i + 3] for i in range(len(line) - 2)) for line in (a, b)]
    return 2 * sum((grams[0] & grams[1]).values()) / (len(a) + len(b) - 4)


def could_be_headline(line: str) -> bool:
    """True if a line can be a headline by its form: a few words, no full stop behind them."""
    return (
        len(line) <= MAX_CHARACTERS
        and line.count(" ") < 30
        and not line.endswith(_STOPS)
        and _WORDS.search(line) is not None
    )


def _stands_alone(top: list[str]) -> bool:
    """True if the first line is short, without a full stop, in the length of a headline, and followed by prose."""
    if len(top) < 2 or not could_be_headline(top[0]) or len(top[0]) > 140:
        return False
    spaced = top[0].count(" ")
    if spaced < 2 and not (spaced == 0 and len(top[0]) >= 8 and top[0][0] >= "\u2e80"):
        return False
    return any(
        len(line) > 1.5 * len(top[0])
        and line.rstrip("\"'”’)」 ").endswith((*_STOPS, "!", "?", "！", "？", "؟"))
        and (line.count(" ") >= PROSE_WORDS or (line.count(" ") < len(line) / 20 and len(line) >= 2 * PROSE_WORDS))
        for line in top[1:]
    )
