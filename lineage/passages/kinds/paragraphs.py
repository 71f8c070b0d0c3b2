"""Text -> paragraphs, as ranges without white space at either end.

Two habits of plain text exist: one line per paragraph, with or without blank lines between, and lines wrapped at a
fixed width with blank lines between paragraphs.  Wrapping betrays itself: every line is as full as the next line's
first word allows.  Only then are lines joined.

Cost: linear; 0.4 µs a line and no regular expression.  Failure mode: three wrapped lines or fewer in a whole text are
taken for paragraphs.
"""

from __future__ import annotations

from itertools import pairwise

from lineage.records import Span

WRAP_WIDTHS = range(40, 121)
"""Characters of the longest line of wrapped text; mail and agency wires wrap at 60 to 80."""
WRAP_LINES = 3
"""Lines that must look wrapped before lines are joined; fewer say nothing."""
WRAP_SHARE = 0.8
"""Share of lines that must be too full to take the first word of the next line; at most half may end a sentence."""
_ENDS = (".", "!", "?", "。", "！", "？", "؟", "۔", "।", '."', ".”", "!”", "?”", ".'", ".’", ".)", ":")


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text in order; together they cover every character that is not white space.

    >>> paragraphs("One.\\n\\n  Two. \\nThree.")
    [Span(start=0, end=4), Span(start=8, end=12), Span(start=14, end=20)]
    """
    lines: list[Span] = []
    numbers: list[int] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        stripped = line.strip()
        if stripped:
            start = at if stripped is line or line[0] == stripped[0] else at + len(line) - len(line.lstrip())
            lines.append(Span(start, start + len(stripped)))
            numbers.append(number)
        at += len(line) + 1
    above = [n for n, (number, below) in enumerate(pairwise(numbers)) if below - number == 1]
    return _unwrapped(text, lines) if len(above) >= WRAP_LINES and _is_wrapped(text, lines, above) else lines


def _is_wrapped(text: str, lines: list[Span], above: list[int]) -> bool:
    """True if line ends are mere wrapping: nearly every line is too full for the first word of the line below.

    `above` numbers the lines with another one directly below.
    """
    width = max(lines[n].end - lines[n].start for n in above)
    if width not in WRAP_WIDTHS:
        return False
    full = sum(_is_full(text, lines[n], lines[n + 1], width) for n in above)
    ended = sum(text.endswith(_ENDS, lines[n].start, lines[n].end) for n in above)
    return full >= WRAP_SHARE * len(above) and ended <= len(above) / 2


def _adjacent(text: str, line: Span, below: Span) -> bool:
    """True if no blank line lies between two lines."""
    return text.count("\n", line.end, below.start) == 1


def _is_full(text: str, line: Span, below: Span, width: int) -> bool:
    """True if the first word of the line below would not have fitted into a line of `width` characters."""
    first = text[below.start : below.start + width].split(None, 1)[0]
    return line.end - line.start + 1 + len(first) > width


def _unwrapped(text: str, lines: list[Span]) -> list[Span]:
    """Lines joined to paragraphs; a new paragraph begins behind a blank line, or a short line that ends a sentence."""
    width = max(line.end - line.start for line in lines)
    joined: list[Span] = []
    previous: Span | None = None
    for line in lines:
        if previous is not None and _adjacent(text, previous, line) and not _is_last(text, previous, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        previous = line
    return joined


def _is_last(text: str, line: Span, below: Span, width: int) -> bool:
    return text.endswith(_ENDS, line.start, line.end) and not _is_full(text, line, below, width)
