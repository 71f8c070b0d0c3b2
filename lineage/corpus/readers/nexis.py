"""the plain text that Nexis exports -> one record an article.

Each article has a head (the outlet, the title and the day on lines of their own; then "Section:", "Length:",
"Byline:" and the like), its text behind "Body", and a tail that begins with "Load-Date:" or what stands before that.
Articles are parted by "3 of 20 DOCUMENTS" before each, or "End of Document" behind it.  Only files that have such a
line, a length in words and one of the marks around the text in their first bytes are taken for exports; all others
stay plain text.  The marks are those of one language (see `nexismarks`).
Memory: one article.  Failure mode: an export whose marks are in a language that has none in the data is no export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from lineage.corpus.dates.moments import has_year, is_day
from lineage.corpus.files.streams import Found, Source
from lineage.corpus.readers.nexismarks import Marks, marks_of, told
from lineage.corpus.readers.several import once, record, stretches, text_of
from lineage.records import Skipped

NO_TEXT: Final = "check where its text begins and ends; each article needs a line with Body or Length before its text"
CENTRED: Final = "  "
"""What a line begins with that the older exports centre: outlet, day, edition and copyright, but no title."""
HEAD_LINES: Final = 40
"""Lines before the length in which outlet, title and day stand; more are a list of what was found."""
DAY_LINES: Final = 8
"""Lines with a year among them that may be the day."""
LONGEST_DAY: Final = 80
"""Characters of a line that may be a day, with its weekday and the hour."""
TAIL_LINES: Final = 40
"""Lines before "Load-Date:" in which what belongs to the tail may begin."""

_BY = re.compile(r"(?:by|von|par|por|door):?\s+(?=\S)", re.IGNORECASE)


def matches(source: Source) -> bool:
    """Whether the first bytes are beyond doubt those of an export."""
    return told(source.head) is not None


def read(source: Source) -> Iterator[Found]:
    """The articles of the file."""
    yield from once(_articles(source, told(source.head) or marks_of("en")))


def _articles(source: Source, marks: Marks) -> Iterator[Found]:
    for stretch in stretches(source, marks.parting):
        where = f"{source.shown}:{stretch.line}"
        found = text_of(stretch.data, where, source.limits)
        if isinstance(found, Skipped):
            yield found
            continue
        is_numbered = stretch.before == "first"
        if not is_numbered and not marks.counted.search(stretch.data or b""):  # a title page, or nothing
            continue
        fields = article(found.text.replace("\r\n", "\n").split("\n"), marks, is_numbered=is_numbered)
        yield from record(source, where, fields, [found.note], Skipped(where, "no text in the article", NO_TEXT))


def article(lines: Sequence[str], marks: Marks, *, is_numbered: bool) -> dict[str, Any]:
    """The fields of an article; `is_numbered` where its number stands before it, and its outlet before its title."""
    counted = next((place for place, line in enumerate(lines) if marks.counted.match(line.encode())), len(lines))
    body = next((place for place, line in enumerate(lines) if marks.body.match(line)), None)
    top, start = (counted, counted + 1) if body is None else (body, body + 1)  # older exports have no line for it
    end = _loaded(lines, start, marks)
    tail = range(max(start, end - TAIL_LINES), end)
    end = next((place for place in tail if marks.tail.match(lines[place])), end)
    text = "\n".join(lines[start:end]).strip("\n")
    labelled = _labelled(lines[:start] if body is None else lines[:body], marks)
    head = lines[: min(counted, top)]
    head = head[:HEAD_LINES] if is_numbered else head[-HEAD_LINES:]
    named = _named(head, marks, is_numbered=is_numbered, has_title="title" in labelled)
    fields = {**named, **labelled}
    return {**fields, **({"text": text} if text.strip() else {})}


def _loaded(lines: Sequence[str], start: int, marks: Marks) -> int:
    """The line that tells when the article was taken in; in other languages than English its words may begin a line of
    the text as well ("Update: …"), and it is the last with a year."""
    places = [place for place in range(start, len(lines)) if marks.loaded.match(lines[place])]
    if marks.language == "en":
        return places[0] if places else len(lines)
    return next((place for place in reversed(places) if has_year(lines[place])), len(lines))


def _labelled(head: Sequence[str], marks: Marks) -> dict[str, Any]:
    """What stands behind "Byline:" and the like; a value goes on to the next blank line."""
    fields: dict[str, Any] = {}
    name: str | None = None
    for line in head:
        if found := marks.label.match(line):
            name = marks.fields.get(found["name"].lower())
            if name:
                value = (found["value"] or "").strip()
                fields[name] = value[by.end() :] if (by := _BY.match(value)) and name == "byline" else value
        elif not line.strip():
            name = None
        elif name:
            fields[name] = f"{fields[name]} {line.strip()}".strip()
    return {name: value for name, value in fields.items() if value}


def _named(head: Sequence[str], marks: Marks, *, is_numbered: bool, has_title: bool) -> dict[str, Any]:
    """Outlet, title, day and copyright among the lines without labels.

    The day is the first where a number stands before the article; else the last, as a list of what was found may stand
    before the first article.
    """
    rights = next((line.strip() for line in head if marks.rights.match(line)), None)
    fields = {"copyright": rights} if rights else {}
    short = [place for place, line in enumerate(head) if len(line) <= LONGEST_DAY and not marks.rights.match(line)]
    dated = [place for place in short if has_year(head[place])]
    tried = dated[:DAY_LINES] if is_numbered else dated[: -DAY_LINES - 1 : -1]
    day = next((place for place in tried if is_day(head[place].strip())), None)
    if day is None:
        return fields
    fields["date"] = head[day].strip()
    groups = _groups(head[:day], marks)
    if not groups:
        return fields
    lines = [line for group in groups for line in group]
    if has_title:
        return {**fields, "publication": lines[-1]}
    if is_numbered:
        outlet, title = lines[0], lines[1:] or _below(head[day + 1 :], marks)
    else:
        outlet, title = groups[-1][-1], groups[-1][:-1] or [line for group in groups[-2:-1] for line in group]
    return {**fields, "publication": outlet, **({"title": " ".join(title)} if title else {})}


def _groups(lines: Sequence[str], marks: Marks) -> list[list[str]]:
    """The lines with a blank line between each two groups; without labels, and without what a copyright begins."""
    groups: list[list[str]] = [[]]
    is_right = False
    for line in lines:
        is_right = bool(line.strip()) and (is_right or bool(marks.rights.match(line)))
        if not line.strip():
            groups.append([])
        elif not is_right and not marks.label.match(line):
            groups[-1].append(line.strip())
    return [group for group in groups if group]


def _below(lines: Sequence[str], marks: Marks) -> list[str]:
    """The lines below the day up to the first label or copyright that older exports do not centre: the title."""
    end = next((n for n, line in enumerate(lines) if marks.label.match(line) or marks.rights.match(line)), len(lines))
    return [line.strip() for line in lines[:end] if line.strip() and not line.startswith(CENTRED)]
