"""Text -> the same text in which signs for inches and feet are no quotation marks, character by character.

Typewriters have one sign for inches or feet and for quotations: `a 12" long pipe`, `6'2"`, and programs bend it (`12”`,
`6’2”`).  A mark behind a number of up to three digits measures if it closes no quotation: none is open in its
paragraph, or the sentence goes on to the mark that closes the one that is.

Cost: one search for a mark behind a digit; in the few texts that have one, the rest is linear.  Failure mode: a
quotation that ends in a number, if the paragraph shows only its end.
"""

from __future__ import annotations

import re
from typing import Final

_BEFORE: Final = r"(?:(?<![\w.,$€£#\"“”„‘'’])|(?<=[\d\"”'’][x×])|(?<=\d['’‘]))"
"""What stands before a number that may measure: it is no price, no part of a longer number, and does not itself stand
between marks, as in `press "1" for`."""
_NUMBER: Final = rf"(?:{_BEFORE}\d{{1,3}}(?:[.,]\d{{1,3}}|[\s-]?\d/\d{{1,2}}|\s?[¼-¾⅐-⅞])?|(?<![\w.,])[¼-¾⅐-⅞])"
_NEXT: Final = r"(?![^\W\d_]{2})"
"""What stands behind a measure: no word without a space; `page 12"The mayor` lacks the space before a quotation."""
_SIGN: Final = re.compile(r"[\"”'’](?<=[\d¼-¾⅐-⅞].)")
_PAIR: Final = re.compile(
    r"(?<![\w.,'’])\d{1,2}(?P<sign>['’])(?=[\s-]\d{1,2}(?!\d)(?:[.,]\d|\s?[¼-¾⅐-⅞])?(?:[\"”]|''|’’))"
)
"""The sign for feet before inches, as in `5' 11"`; in `5'11"`, nothing takes the sign for feet for a quotation mark."""
_KINDS: Final = tuple(
    (re.compile(sign), re.compile(f"{sign}|{others}"))
    for sign, others in (
        (rf"{_NUMBER}(?P<sign>\"){_NEXT}", r"(?P<opens>(?<![^\s(\[—–-])\"(?=\S))|(?P<closes>\")"),
        (rf"{_NUMBER}(?P<sign>”){_NEXT}", r"(?P<opens>„|(?<![^\s(\[—–-])[“”](?=\S))|(?P<closes>[“”])"),
        (rf"{_NUMBER}(?P<sign>''|’’){_NEXT}", r"(?P<opens>‘‘|(?<![^\s(\[—–-])''(?=\S))|(?P<closes>''|’’)"),
        (
            rf"{_NUMBER}(?P<sign>['’])(?![\w'’])",
            r"(?P<opens>(?<![^\s(\[—–-])['‘](?=[^\W\d_]))|(?P<closes>(?<=[,.!?…])['’](?!\w))",
        ),
    )
)
"""For double, bent, doubled and single marks, a pattern for a mark behind a number, and one for all marks, with three
groups: `sign` is a mark behind a number, `opens` one that opens a quotation, `closes` one that closes it."""
_GOES_ON: Final = re.compile(r"(?:\s?[x×,./-]|\s(?![^\W\d_a-zà-ÿ]))[^.!?\n]*[.!?…]{0,3}[\"”’']")
"""What stands behind a measure inside a quotation: the sentence goes on, not with a capital letter, and a mark closes
the quotation at its end."""
_PARAGRAPH: Final = re.compile(r"(?:[^\n]|(?<![.!?:…\"”’'\n])\n(?!\n))+")
"""Lines that may be one paragraph: a quotation does not go beyond it without another mark."""
_REACH: Final = 12
"""Characters before and behind a mark that tell whether it may measure: a number has nine at most."""
_INCHES: Final = "″"
_FEET: Final = "′"


def without_measures(text: str) -> str:
    """The text with ″ and ′ in the place of quotation marks that measure inches and feet; its length is the same.

    >>> without_measures('A 12" pipe, 6 feet 2" long, is "Class 12" ware, she said.')
    'A 12″ pipe, 6 feet 2″ long, is "Class 12" ware, she said.'
    """
    marks = [match.start() for match in _SIGN.finditer(text)]
    found: set[tuple[int, int]] = set()
    if any(text[at] in "'’" for at in marks):
        found.update(match.span("sign") for match in _PAIR.finditer(text))
    for behind_number, kind in _KINDS:
        if any(behind_number.search(text, max(0, at - _REACH), at + _REACH) for at in marks):
            for paragraph in _PARAGRAPH.finditer(text):
                found.update(_measures(kind, text, *paragraph.span()))
    if not found:
        return text
    pieces: list[str] = []
    at = 0
    for start, end in sorted(found):
        pieces += text[at:start], (_INCHES if text[start] in '"”' else _FEET) * (end - start)
        at = end
    return "".join([*pieces, text[at:]])


def _measures(kind: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of those marks of one kind in a paragraph, `text[start:end]`, that measure."""
    marks = list(kind.finditer(text, start, end))
    if not any(mark["sign"] for mark in marks):
        return []
    closed_next = [False] * len(marks)  # True if the next mark that is not behind a number closes a quotation
    for place in range(len(marks) - 2, -1, -1):
        follower = marks[place + 1]
        closed_next[place] = closed_next[place + 1] if follower["sign"] else bool(follower["closes"])
    found: list[tuple[int, int]] = []
    opened = False
    for place, mark in enumerate(marks):
        if not mark["sign"]:
            opened = not mark["closes"]
        elif opened and not (closed_next[place] and _GOES_ON.match(text, mark.end())):
            opened = False
        else:
            found.append(mark.span("sign"))
    return found
