"""a text -> the fields of the block at its top, and the text below it.

Texts and Markdown of trafilatura, Jekyll, Hugo and note books begin with a block of metadata: "---", lines such as
"title: Lock stays shut", and "---" again (YAML), or the same between "+++" (TOML).  What is read of YAML is what such
tools write: values on the line, in quotes or not, lists, one level of names below a name, and values that go on below.
A block counts only where it is closed within `MOST_LINES`, every line of it fits, and one of its names is known to be a
part of an article other than its text.  Else the text is what it was, and a rule of dashes begins it.
Failure mode: a verse or a letter between two such rules whose lines all read like "date: …".
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any, Final, NamedTuple

from lineage.corpus.parts.names import make_plan, plain_name, value_at

MOST_LINES: Final = 60
"""Lines of a block, with those that open and close it; real ones have ten."""
MOST_CHARACTERS: Final = 20_000
"""Characters of a block; what is longer is no metadata."""
PARTS: Final = ("title", "url", "date", "author", "outlet", "language", "id")
"""Parts of an article of which a block must have one."""
SPOKEN: Final = frozenset({"by", "host", "medium", "site"})
"""Known names that make no block by themselves: people who speak in a transcript, or words before a colon."""
SERIES: Final = "series"
"""The name of a newspaper in passim; in a block, that of several articles on one thing."""

_ENDS = {"---": ("---", "..."), "+++": ("+++",)}
_PAIR = re.compile(
    r"(?:[\"'](?P<quoted>[^\"':]{1,60})[\"']|(?P<plain>[^\W\d_][\w .-]{0,60}))[ \t]*:(?:[ \t]+(?P<value>.*)|[ \t]*)\Z"
)
_ENTRY = re.compile(r"[ \t]*-(?:[ \t]+(?P<value>.*)|[ \t]*)\Z")
_COMMENT = re.compile(r"(?:^|[ \t])#.*\Z")
_DOUBLE = re.compile(r"\"((?:[^\"\\]|\\.)*)\"(?:[ \t]+#.*)?\Z")
_SINGLE = re.compile(r"'((?:[^']|'')*)'(?:[ \t]+#.*)?\Z")
_MEMBER = re.compile(
    r"[ \t]*(?P<member>\"(?:[^\"\\]|\\.)*\"[ \t]*|'(?:[^']|'')*'[ \t]*|[^\s,\"'\[\]{}][^,\[\]{}]*)(?:,[ \t]*|\Z)"
)
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_NO_DATE = frozenset(("", "none", "true", "false"))  # `published: true` of Jekyll says whether it is
_STYLES = frozenset(("|", ">", "|-", ">-", "|+", ">+"))


class Parted(NamedTuple):
    """The fields of the block, and the text below it."""

    fields: dict[str, Any]
    text: str


def parted(text: str) -> Parted | None:
    """The block and the rest of a text; None where it begins with none.

    >>> parted("---\\ntitle: Lock shut\\ndate: 2025-05-06\\n---\\n\\nBarges wait.\\n")
    Parted(fields={'title': 'Lock shut', 'date': '2025-05-06'}, text='Barges wait.\\n')
    """
    mark = text[:3]
    if mark not in _ENDS:
        return None
    found = _block(text, _ENDS[mark])
    if found is None:
        return None
    lines, end = found
    fields = _yaml(lines) if mark == "---" else _toml(lines)
    if not fields or not _is_known(fields):
        return None
    if SERIES in fields:
        fields = {"in_series" if name == SERIES else name: value for name, value in fields.items()}
    return Parted(fields, text[end:].lstrip("\r\n"))


def has_date(fields: Mapping[str, Any]) -> bool:
    """Whether one of the fields may hold the date."""
    return any(str(value_at(fields, slot)).lower() not in _NO_DATE for slot in make_plan(tuple(fields), {})["date"])


def _is_known(fields: Mapping[str, Any]) -> bool:
    """Whether a field is a part of an article, and none is its text."""
    plan = make_plan(tuple(fields), {})
    if any(plain_name(name) == "text" for name in fields):
        return False
    slots = [slot for part in PARTS for slot in plan[part] if not slot.inner and plain_name(slot.key) not in SPOKEN]
    return any(fields[slot.key] is not None for slot in slots)


def _block(text: str, ends: Sequence[str]) -> tuple[list[str], int] | None:
    """The lines between the first and the one that closes the block, and where that one ends."""
    lines: list[str] = []
    position = 0
    for number in range(MOST_LINES):
        stop = text.find("\n", position, MOST_CHARACTERS)
        line = text[position : stop if stop >= 0 else min(len(text), MOST_CHARACTERS)].rstrip()
        if number and line in ends:
            return lines, stop + 1 if stop >= 0 else len(text)
        if stop < 0 or (not number and len(line) > len("---")):
            return None
        lines += [line] if number else []
        position = stop + 1
    return None


# ── TOML ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _toml(lines: Sequence[str]) -> dict[str, Any] | None:
    try:
        return {name: _plain(value) for name, value in tomllib.loads("\n".join(lines)).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _plain(value: Any) -> Any:
    """The value with days and times as text."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | time) else value


# ── YAML ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _yaml(lines: Sequence[str]) -> dict[str, Any] | None:
    """The fields of the lines; None where one does not fit."""
    found: list[tuple[str, str, list[str]]] = []  # name, value on the line, lines below that belong to it
    for line in lines:
        is_below = line[:1] in (" ", "\t") or (line.startswith("-") and found and not found[-1][1])
        if found and (is_below or not line):
            found[-1][2].append(line)
        elif line.startswith("#") or not line:
            continue
        elif pair := _PAIR.match(line):
            found.append((pair["quoted"] or pair["plain"].strip(), (pair["value"] or "").strip(), []))
        else:
            return None
    return {name: _value(value, below) for name, value, below in found}


def _value(value: str, below: list[str]) -> Any:
    """What stands behind a name, and below it."""
    said = [line for line in below if line.strip()]
    if value in _STYLES:
        return (
            "\n".join(line.strip() for line in below).strip() if value[0] == "|" else " ".join(" ".join(said).split())
        )
    said = [line for line in said if not line.lstrip().startswith("#")]
    if value and not value.startswith("#"):
        return _scalar(" ".join((value, *(line.strip() for line in said))))
    if said and _ENTRY.match(said[0]):
        return _entries(said)
    pairs = [_PAIR.match(line.strip()) for line in said]
    if pairs and all(pairs):
        return _named(pair for pair in pairs if pair)
    return _scalar(" ".join(line.strip() for line in said))


def _entries(lines: Sequence[str]) -> list[Any]:
    """A list with an entry a line; what stands below an entry is part of it."""
    entries: list[list[str]] = []
    for line in lines:
        if entry := _ENTRY.match(line):
            entries.append([(entry["value"] or "").strip()])
        else:
            entries[-1].append(line.strip())
    values = []
    for parts in entries:
        pairs = [_PAIR.match(part) for part in parts if part]
        is_named = pairs and all(pairs)
        values.append(_named(pair for pair in pairs if pair) if is_named else _scalar(" ".join(parts)))
    return [value for value in values if value is not None]


def _named(pairs: Iterable[re.Match[str]]) -> dict[str, Any]:
    return {pair["quoted"] or pair["plain"].strip(): _scalar(pair["value"] or "") for pair in pairs}


def _scalar(said: str) -> Any:
    """A value in quotes or not, or a list in brackets; what is in no form stays as it is written."""
    said = said.strip()
    if said.startswith('"'):
        return _unescaped(found[1]) if (found := _DOUBLE.match(said)) else said
    if said.startswith("'"):
        return found[1].replace("''", "'") if (found := _SINGLE.match(said)) else said
    plain = _COMMENT.sub("", said).strip()
    if plain.startswith("[") and plain.endswith("]"):
        return _members(plain[1:-1].strip(), plain)
    return None if plain in _NOTHING else plain


def _unescaped(said: str) -> str:
    try:
        return str(json.loads(f'"{said}"', strict=False))
    except ValueError:
        return said


def _members(inside: str, whole: str) -> Any:
    """The values between brackets; what stands there as it is written where that is no list."""
    members: list[Any] = []
    position = 0
    while position < len(inside):
        found = _MEMBER.match(inside, position)
        if not found:
            return whole
        members.append(_scalar(found["member"]))
        position = found.end()
    return members
