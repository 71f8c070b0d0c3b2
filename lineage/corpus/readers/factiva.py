"""the plain text that Factiva exports -> one record an article.

Each article has a head (title, author, "64 words", the day and perhaps the hour, the source and its code, the language
and a copyright, on lines of their own), its text behind the copyright, and an end: "Document" and a number that begins
with the code of the source and has the day in it.  Exports with codes have "HD", "BY", "WC" and the like before these.
Only files that have such an end and, below a number of words, a day in their first bytes are taken for exports; all
others stay plain text.  The words are data (`data/exports.toml`).
Memory: one article.  Failure mode: of title, section and author without "By", whose lines have no mark of their own,
one may be taken for the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final, NamedTuple

from lineage.corpus.dates.moments import has_year, is_day
from lineage.corpus.files.encoding import decode
from lineage.corpus.files.streams import Found, Source
from lineage.corpus.parts.languages import language_named
from lineage.corpus.readers.several import once, record, stretches, text_of
from lineage.datafiles import table
from lineage.errors import RecordError
from lineage.records import Remark, Skipped

NO_HEAD: Final = "an article needs a line with its number of words, one with its day, and a copyright before its text"
NO_TEXT: Final = "nothing to do, unless it was lost on the way: an article without text is a picture or a table"
LONGEST_DAY: Final = 80
"""Characters of a line that may be a day, with its weekday."""
HEAD_LINES: Final = 12
"""Lines below the day in which source, code, edition, page, language and copyright stand."""

DOCUMENTS: Final = (b"Document", b"Dokument")
"""Of these one stands in each line that ends an article: what is quick to look for."""
BELOW: Final = 4
"""Lines below the number of words of which one is the day; blank ones and "PD" may stand before it."""
MOST_COUNTS: Final = 20
"""Numbers of words below which a day is looked for, which takes time; the first is that of the article."""

_NUMBER = r"(?P<id>[A-Z][A-Z0-9]{2,12}(?:19|20)\d\d[01]\d[0-3]\d[0-9A-Za-z]{5,12})[ \t]*\r?"
_TIME = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?: ?[AP]M)?(?: [A-Z]{1,5})?", re.IGNORECASE)
_CODE = re.compile(r"[A-Z0-9]{1,10}")
_FIGURES = re.compile(r"[\d\s.,:%+-]+")
_LINE_OF_CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?:(?P<gap>\s+)(?P<value>\S.*))?\s*\Z")
_FRAME = re.compile(r"Page \d|.*\bFactiva, Inc")  # above the first article


class _Words(NamedTuple):
    """The patterns that the data file makes."""

    end: re.Pattern[bytes]
    counted: re.Pattern[str]
    byline: re.Pattern[str]
    rights: re.Pattern[str]


@cache
def _words() -> _Words:
    data = table("corpus", "exports")
    ends, words, by, rights = (
        "|".join(map(re.escape, data["factiva"][name])) for name in ("document", "words", "byline", "copyright")
    )
    return _Words(
        re.compile(rf"^(?:AN[ \t]+)?(?:{ends})[ \t]+{_NUMBER}$".encode(), re.MULTILINE),
        re.compile(rf"(?:WC(?P<gap>\s+))?(?P<number>\d[\d.,\s]{{0,9}}?)\s?(?:{words})"),
        re.compile(rf"(?:{by})\s+\S"),
        re.compile(rf"(?:CY\s+)?(?:{rights})(?=\s|\d|$)"),
    )


def matches(source: Source) -> bool:
    """Whether the first bytes are beyond doubt those of an export."""
    if not any(word in source.head for word in DOCUMENTS) or not _words().end.search(source.head):
        return False
    try:
        text, _ = decode(source.head)
    except RecordError:
        return False
    return _dated([line.strip() for line in text.split("\n")]) is not None


def read(source: Source) -> Iterator[Found]:
    """The articles of the file."""
    yield from once(_articles(source))


def _articles(source: Source) -> Iterator[Found]:
    for stretch in stretches(source, _number):
        where = f"{source.shown}:{stretch.top}"
        found = text_of(stretch.data, where, source.limits)
        if isinstance(found, Skipped):
            yield found
            continue
        lines = found.text.replace("\r\n", "\n").split("\n")
        fields = article(lines)
        if stretch.behind is None:
            yield from _rest(lines, where, is_article=fields is not None)
        elif fields is None:
            yield Skipped(where, "not the head of an article", NO_HEAD)
        else:
            textless = Skipped(where, "no text in the article", NO_TEXT)
            yield from record(source, where, {"id": stretch.behind, **fields}, [found.note], textless)


def _number(line: bytes) -> str | None:
    """The number of the document that ends with this line."""
    end = _words().end.match(line.rstrip(b"\n"))
    return end["id"].decode() if end else None


def _rest(lines: Sequence[str], where: str, *, is_article: bool) -> Iterator[Found]:
    """What is said of the lines behind the last article: one may begin there, whole or not."""
    if is_article or any(_words().counted.fullmatch(line.strip()) for line in lines):
        yield Skipped(where, "the file ends inside this article", "export it again")
    elif any(map(str.strip, lines)):
        yield Remark(where, "left out, as it is no article: what stands behind the last one")


def article(lines: Sequence[str]) -> dict[str, Any] | None:
    """The fields of an article; None where it has no head."""
    plain = [line.strip() for line in lines]
    found = _dated(plain)
    if found is None:
        return None
    counted, day = found
    codes = _words().counted.fullmatch(plain[counted])
    is_coded = bool(codes and codes["gap"]) or next(filter(None, reversed(plain[:counted])), "") == "WC"
    fields = (
        _coded(lines, is_close=bool(codes and codes["gap"] == " ")) if is_coded else _plain(lines, plain, counted, day)
    )
    if fields is None:
        return None
    date = " ".join(fields.pop(name) for name in ("day", "time") if name in fields)
    if "language" in fields:
        fields["language"] = language_named(fields["language"]) or fields["language"]
    return {name: value for name, value in {**fields, "date": date}.items() if value}


def _dated(lines: Sequence[str]) -> tuple[int, int] | None:
    """The first line with a number of words that has a day below it, and the line of the day."""
    counted = (place for place, line in enumerate(lines) if line[-1:].isalpha() and _words().counted.fullmatch(line))
    for place in islice(counted, MOST_COUNTS):
        for day in range(place + 1, min(place + 1 + BELOW, len(lines))):
            said = lines[day].removeprefix("PD").strip()
            if 0 < len(said) <= LONGEST_DAY and has_year(said) and is_day(said):
                return place, day
    return None


# ── without codes ────────────────────────────────────────────────────────────────────────────────────────────────


def _plain(lines: Sequence[str], plain: Sequence[str], counted: int, day: int) -> dict[str, str] | None:
    """The fields of an article whose head has no codes; None where nothing ends the head."""
    named = {"length": plain[counted], "day": plain[day], **_titled(plain[:counted])}
    start = next((place for place in range(day + 1, len(plain)) if plain[place]), len(plain))
    if start < len(plain) and _TIME.fullmatch(plain[start]):
        named["time"] = plain[start]
        start += 1
    end = _head_end(plain, start)
    if end is None:
        return None
    head = [line for line in plain[start:end] if line]
    if head and _words().rights.match(head[-1]):
        named["copyright"] = head.pop()
    for line in head[:1]:
        named["publication"] = line
    spoken = next((line for line in reversed(head[1:]) if language_named(line)), None)
    if spoken:
        named["language"] = spoken
    if head[1:] and head[1] != spoken and _CODE.fullmatch(head[1]):
        named["source_code"] = head[1]
    return {**named, "text": "\n".join(lines[end:]).strip("\r\n")}


def _head_end(plain: Sequence[str], start: int) -> int | None:
    """The line behind the head: behind the copyright, else the language, among the next lines that are not blank."""
    near = [place for place in range(start, len(plain)) if plain[place]][:HEAD_LINES]
    rights = next((place for place in near if _words().rights.match(plain[place])), None)
    if rights is None:
        rights = next((place for place in near if language_named(plain[place])), None)
    return None if rights is None else rights + 1


def _titled(lines: Sequence[str]) -> dict[str, str]:
    """Title, author and section, of the lines above the number of words.

    The author begins with "By", or stands below the title and a blank line; a section stands above the title.
    """
    groups: list[list[str]] = [[]]
    for line in lines:
        if line and not _FRAME.match(line):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if not groups:
        return {}
    author: list[str] = []
    if len(groups) > 1 and (len(groups) == 2 or _words().byline.match(groups[-1][0])):  # before more stands a list
        author = groups.pop()
    above = groups[-1]
    if not author:
        place = next((n for n, line in enumerate(above) if n and _words().byline.match(line)), len(above))
        above, author = above[:place], above[place:]
    named = {"title": above[-1]}
    if len(above) > 1:
        named["section"] = " ".join(above[:-1])
    return {**named, **({"byline": " ".join(author)} if author else {})}


# ── with codes ───────────────────────────────────────────────────────────────────────────────────────────────────


def _coded(lines: Sequence[str], *, is_close: bool) -> dict[str, str]:
    """The fields of an article whose parts have codes before them; `is_close` where no more than a space parts them.

    In the text a code is one only by itself, or with wide space behind it: "IN" may be a word.  Before nothing but
    figures it is a row of a table there: states and teams have such short names.
    """
    data = table("corpus", "exports")["factiva"]
    said: dict[str, list[str]] = {}
    code: str | None = None
    for line in lines:
        found = _LINE_OF_CODE.match(line)
        if found and _is_code(found, code, is_close=is_close):
            code = found["code"]
            said.setdefault(code, []).append(found["value"] or "")
        elif code:
            said[code].append(line)
    text = "\n\n".join("\n".join(said[name]).strip("\r\n") for name in data["text"] if name in said)
    named = {field: " ".join(" ".join(said[name]).split()) for name, field in data["codes"].items() if name in said}
    return {name: value for name, value in {**named, "text": text}.items() if value}


def _is_code(found: re.Match[str], before: str | None, *, is_close: bool) -> bool:
    """Whether what may be a code is one; `before` is the last that was."""
    data = table("corpus", "exports")["factiva"]
    behind = (*data["text"], *data["behind"])
    code, is_parted = found["code"], found["gap"] != " "
    if before in data["text"]:
        if _FIGURES.fullmatch(found["value"] or ""):
            return False
        return code in data["text"] if is_close and not is_parted else is_parted and code in behind
    return (is_parted or is_close) and (code in data["codes"] or code in behind)
