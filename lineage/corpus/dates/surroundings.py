"""the lines of a page -> those before and behind its headline, where the date of the article stands.

Cost: some microseconds a line up to the headline.  Failure mode: the heading of a teaser that the title of the page
names as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lineage.corpus.dates.pagelines import Line

LINES_BEFORE = 3
"""Lines of the article before its headline in which the date may stand: a section, the date, a kicker.  What stands
before the article is of the site, and the day of the visit is what many print there."""
LINES_BEHIND = 12
"""Lines behind the headline in which the date may stand: a standfirst, bylines, the sharing buttons one by one."""
PARAGRAPH = 150
"""Characters from which a line is a paragraph: the first may be a standfirst, with the second the article runs."""
MAX_LINES = 4000
"""Lines of a page in which the headline is looked for."""
MIN_HEADLINE = 8
"""Characters of a headline that is looked for in the title of the page, which may have the site's name as well."""

_NO_WORD = re.compile(r"[\W_]+")


def surroundings(page: Iterator[Line], title: str) -> list[Line]:
    """The lines before and behind the headline, without it; none where the page has no headline.

    The headline is the first heading that the title of the page names, else the first such line, else the first h1.
    """
    lines: list[Line] = []
    found: list[int | None] = [None, None, None]  # in the order of the sentence above
    wanted = _plain(title)
    for place, line in enumerate(page):
        lines.append(line)
        is_named = _is_named(line.text, wanted)
        for rank, fits in enumerate((is_named and line.level > 0, is_named, line.level == 1)):
            if fits and found[rank] is None:
                found[rank] = place
        if place >= MAX_LINES or (found[0] is not None and place >= found[0] + LINES_BEHIND):
            break
    headline = next((place for place in found if place is not None), None)
    if headline is None:
        return []
    opening = next((place for place in range(headline, -1, -1) if lines[place].opens), headline)
    around = lines[max(opening, headline - LINES_BEFORE) : headline]
    paragraphs = 0
    for line in lines[headline + 1 : headline + 1 + LINES_BEHIND]:
        paragraphs += len(line.text) >= PARAGRAPH
        if paragraphs > 1:
            break
        around.append(line)
    return around


def _is_named(text: str, wanted: str) -> bool:
    """Whether the title of the page, as `_plain` has it, is this text, with the name of the site or without."""
    return len(text) <= 2 * len(wanted) and len(plain := _plain(text)) >= MIN_HEADLINE and wanted.startswith(plain)


def _plain(text: str) -> str:
    return _NO_WORD.sub("", text).casefold()
