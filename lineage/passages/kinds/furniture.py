"""Paragraph -> "furniture" or "byline" by its form alone, or nothing.

Rules are data (`data/furniture.toml`): each names the first words of the lines that it may apply to, or telling marks
in them, so that of all patterns in a dozen languages none or one is tried on a paragraph.  A rule bounds the number of
words it may take, because a false alarm hides news: a long paragraph is furniture only if it has marks that no sentence
has ("Hide Caption", "(AP Photo/…)").  Furniture in the newsroom's own words is found by repetition instead
(`repetition`).

Credits at the end ("The Associated Press contributed to this report.") are furniture by kind: they are no part of the
story, and the search for credits reads the whole text, not only the body.

Cost: about 2 µs a paragraph, up to 10 µs for short ones.  Failure mode: navigation in a language without rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from lineage.datafiles import table
from lineage.passages.spelling.patterns import caseless
from lineage.records import PassageKind

Where = Literal["top", "tail", "any"]

LINE_CHARACTERS = 900
"""Characters above which only marks that no sentence has are looked for."""
PROSE_CHARACTERS = 60
"""Characters above which a paragraph that ends like a sentence is taken for prose unless it holds a telling mark."""
STARTER_CHARACTERS = 160
"""Characters above which a paragraph that ends like a sentence is prose whatever its first word is, unless it holds one
of the few marks of long furniture."""
POINTER_WORDS = 20
"""Words of a line such as "Related: …"; longer ones are digests that tell the news behind the colon."""
BUTTON_WORDS = 12
"""Words of a row of buttons."""
HEADING_WORDS = 9
"""Words of a heading of a link list."""

_FIRST = re.compile(r"(?:[^\w©]|_){0,8}((?:[^\W_]|©)[\w'’.-]*)")
_ANYTHING = re.compile(r"[^\W_]")
_END = r"[\s.!:…)\]»*>|]{0,6}$"
_TOKEN = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
_LINKS_IN_BRACKETS = re.compile(r"\( [^()]{3,110}\)")
_PROSE_ENDS = frozenset(".!?\"”’'")
_UNSPACED = "\u2e80"  # from here on scripts put no spaces between words (Hangul apart)


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of `data/furniture.toml`."""

    kind: PassageKind
    pattern: str | None
    words: int
    where: Where


@dataclass(frozen=True, slots=True)
class Rules:
    """`data/furniture.toml`, indexed by what brings a rule into question."""

    by_first: dict[str, tuple[Rule, ...]]
    by_mark: tuple[tuple[str, Rule], ...]
    gate_signs: tuple[str, ...]
    gate_words: frozenset[str]
    gate_prose: tuple[str, ...]
    gate_long: tuple[str, ...]
    strong_marks: tuple[tuple[str, Rule], ...]  # the marks of rules without a bound on words
    button_words: frozenset[str]
    buttons: frozenset[str]
    pointers: frozenset[str]
    headings: str


@cache
def rules() -> Rules:
    """The shipped rules."""
    data = table("passages", "furniture")
    by_first: dict[str, list[Rule]] = {}
    by_mark: list[tuple[str, Rule]] = []
    for entry in data["rule"]:
        pattern = entry.get("pattern")
        if pattern is not None and entry.get("full"):
            pattern += _END
        kind: PassageKind = entry.get("kind", "furniture")
        rule = Rule(kind, pattern, entry.get("words", 25), entry.get("where", "any"))
        for word in entry.get("first", ()):
            by_first.setdefault(word, []).append(rule)
        by_mark.extend((mark.casefold(), rule) for mark in entry.get("has", ()))
    return Rules(
        by_first={word: tuple(found) for word, found in by_first.items()},
        by_mark=tuple(by_mark),
        gate_signs=tuple(data["gate_signs"]),
        gate_words=frozenset(data["gate_words"]),
        gate_prose=tuple(data["gate_prose"]),
        gate_long=tuple(data["gate_long"]),
        strong_marks=tuple((mark, rule) for mark, rule in by_mark if rule.words >= 1000),
        button_words=frozenset(data["button_words"]).union(data["buttons"]),
        buttons=frozenset(data["buttons"]),
        pointers=frozenset(pointer.casefold() for pointer in data["pointers"]),
        headings=f"(?:{'|'.join(data['list_headings'])}){_END}",
    )


def marks_in(text: str) -> tuple[str, ...]:
    """The marks of long furniture that stand somewhere in a text: mostly none, so that `is_prose` looks for none."""
    return tuple(mark for mark in rules().gate_long if mark in text)


def is_prose(text: str, start: int, end: int, marks: tuple[str, ...]) -> bool:
    """True if `text[start:end]` is prose at first sight: long, ending like a sentence, and without any of `marks`."""
    if end - start <= STARTER_CHARACTERS or text[end - 1] not in _PROSE_ENDS:
        return False
    for mark in marks:  # noqa: SIM110  # any() with a generator takes three times as long, on every paragraph
        if text.find(mark, start, end) >= 0:
            return False
    return True


def furniture_kind(line: str, where: Where) -> PassageKind | None:
    """The kind of a paragraph that is not the story, or None.

    `line` has no white space at either end.  `where` is "top" before the story, "tail" among the last paragraphs, and
    "any" between.
    """
    known = rules()
    if is_prose(line, 0, len(line), known.gate_long):
        return None
    sentence = len(line) > PROSE_CHARACTERS and line[-1] in _PROSE_ENDS
    if len(line) > LINE_CHARACTERS:
        folded = line.casefold()
        return next((rule.kind for mark, rule in known.strong_marks if mark in folded), None)
    first = _FIRST.match(line)
    if first is None:
        return None if _ANYTHING.search(line) else "furniture"
    words = line.count(" ") + 1 if "  " not in line else len(line.split())
    key = first[1].casefold()
    for rule in known.by_first.get(key[:2] if key[0] >= _UNSPACED else key, ()):
        if words <= rule.words and rule.where in ("any", where) and _fits(rule, line, first.start(1)):
            return rule.kind
    if sentence and not _holds(line, known.gate_prose):
        return None
    kind = _by_mark(line, words, where, known)
    if kind is None and words <= POINTER_WORDS:
        return "furniture" if _points(line, known) or _is_buttons(line, words, key, known) else None
    return kind


def leads_to_others(line: str) -> bool:
    """True if a line does nothing but announce other articles, or pictures: "Related:", "Most read".

    >>> leads_to_others("Read more:"), leads_to_others("Read more: ferry burns")
    (True, False)
    """
    bare = line.strip().rstrip(":： ")
    return bare.casefold() in rules().pointers or is_list_heading(bare)


def is_list_heading(line: str) -> bool:
    """True if a line announces a list of links ("Most read", "Top stories"); after it the story is over."""
    return line.count(" ") < HEADING_WORDS and len(line) <= 80 and caseless(rules().headings).match(line) is not None


def _by_mark(line: str, words: int, where: Where, known: Rules) -> PassageKind | None:
    """The kind that the first fitting rule with a mark in the line gives; None if no rule fits."""
    folded = line.casefold()
    if passes_gate(folded, known):
        for mark, rule in known.by_mark:
            if mark in folded and words <= rule.words and rule.where in ("any", where) and _fits(rule, line, 0):
                return rule.kind
    return None


def passes_gate(folded: str, known: Rules) -> bool:
    """True if a paragraph (case folded) is worth searching for the rules' marks."""
    return _holds(folded, known.gate_signs) or not known.gate_words.isdisjoint(folded.split())


def _holds(line: str, marks: tuple[str, ...]) -> bool:
    for mark in marks:  # noqa: SIM110  # any() with a generator takes three times as long, on every paragraph
        if mark in line:
            return True
    return False


def _fits(rule: Rule, line: str, start: int) -> bool:
    return rule.pattern is None or caseless(rule.pattern).match(line, start) is not None


def _points(line: str, known: Rules) -> bool:
    """True if a line introduces another article: "Related: …", "( PHOTOS: …)", "相关阅读：…".

    A full stop at the end makes it a sentence and a piece of news ("Poll: Most voters approve."), except behind a word
    for pictures, where it ends a caption.
    """
    if line[0] == "(" and _LINKS_IN_BRACKETS.fullmatch(line):
        return True
    head = line[:42].replace("：", ":").lstrip(" (*•–—->|")
    label, colon, _ = head.partition(":")
    if not colon or label.strip().casefold() not in known.pointers:
        return False
    return not line.endswith((".", "!”", ".”", '."')) or line.count(" ") < 6


def _is_buttons(line: str, words: int, key: str, known: Rules) -> bool:
    """True if a line consists of captions of buttons ("Share Tweet Email", "Image 2 of 7").

    `words` is the number of its words, `key` the first word, case folded.
    """
    if words > BUTTON_WORDS or (key.rstrip(".") not in known.button_words and not key.isdigit()):
        return False
    tokens = [token.casefold() for token in _TOKEN.findall(line)]
    if line.endswith(".") and len(tokens) > 3:
        return False
    return any(t in known.buttons for t in tokens) and all(t in known.button_words or t.isdigit() for t in tokens)
