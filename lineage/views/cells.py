"""Any text -> lines of terminal cells: harmless, measured, wrapped, painted.

A terminal obeys what it is sent, so nothing of an article reaches it raw: control characters, escape sequences,
bidirectional controls, surrogates and characters of unknown width are replaced by something visible.  Widths come
from the Unicode tables of the standard library: wide and full-width characters count two cells, combining marks none,
everything else one.  If terminals disagree on a width (emoji joined by ZWJ, conjoining jamo), it is over-estimated, so
a line may be short but never spills over.

A line is a list of `Run`s; `painted` alone turns runs into a string, and is the only place that writes escape codes.
Cost: some 3 million characters a second for ASCII, a third of that for the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from lineage.records import Label

Style = Label | Literal["plain", "strong", "dim", "new", "old", "alarm"]

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
# Select Graphic Rendition codes of ECMA-48; the 16 basic colours, because every theme makes them readable.
_CODES: Mapping[Style, str] = {
    "plain": "",
    "strong": "1",
    "dim": "2",
    "verbatim": "34",
    "edited": "36",
    "paraphrase": "33",
    "added": "1;32",
    "omitted": "31",
    "furniture": "2",
    "new": "1;4",
    "old": "9",
    "alarm": "1;31",
}
_PARTS = re.compile(r" +|[^ ]+")


class Run(NamedTuple):
    """Harmless text in one style."""

    text: str
    style: Style = "plain"


Line = list[Run]


class _Atom(NamedTuple):
    """Runs that must stay on one line, and whether a space stood before them."""

    runs: Line
    width: int
    spaced: bool


@lru_cache(maxsize=1 << 16)
def _visible(character: str) -> str:
    """The string that is shown in place of one character."""
    if character == "\N{SOFT HYPHEN}":
        return ""
    category = unicodedata.category(character)
    if category in ("Zs", "Zl", "Zp") or character in "\t\n\v\f\r\x85":
        return " "
    if character in _JOINERS:
        return character  # part of the spelling of Persian, of Indian scripts and of emoji; moves nothing
    if category == "Cc" and character < "\x80":
        return "\N{SYMBOL FOR DELETE}" if character == "\x7f" else chr(0x2400 + ord(character))
    return f"<U+{ord(character):04X}>" if category[0] == "C" else character


def harmless(text: str) -> str:
    """The text, with every character that could move a cursor, or change a colour or a direction, made visible.

    >>> harmless("a\\x1b[31mb\\u202ec")
    'a␛[31mb<U+202E>c'
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_visible, text))


@lru_cache(maxsize=1 << 16)
def _cell(character: str) -> int:
    if character in _JOINERS or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    """Terminal cells that a harmless text takes.

    >>> width("abc"), width("新聞"), width("e\\u0301")
    (3, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_cell, text))


def runs_width(line: Line) -> int:
    """Terminal cells of a line."""
    return sum(width(run.text) for run in line)


def clip(text: str, cells: int) -> str:
    """The harmless text on one line of at most `cells` cells, with an ellipsis where something was cut off."""
    text = harmless(text[: 4 * cells])
    if width(text) <= cells:
        return text
    kept, used = [], 1
    for character in text:
        used += _cell(character)
        if used > cells:
            break
        kept.append(character)
    return "".join(kept).rstrip() + "…"


def wrap(runs: Iterable[Run], cells: int) -> list[Line]:
    """Lines of at most `cells` (2 or more) cells, broken at spaces and between wide characters, or anywhere inside a
    word that is wider than a line."""
    lines: list[Line] = []
    line: Line = []
    used = 0
    for atom in _fitting(_atoms(runs), cells):
        gap = atom.spaced and used > 0
        if used + gap + atom.width > cells:
            lines.append(line)
            line, used, gap = [], 0, False
        if gap:
            same = line[-1].style == atom.runs[0].style
            line.append(Run(" ", line[-1].style if same else "plain"))
        line += atom.runs
        used += gap + atom.width
    return [_merged(line) for line in [*lines, line] if line]


def _atoms(runs: Iterable[Run]) -> Iterator[_Atom]:
    """Words, and single wide characters with their combining marks; a word may have runs of several styles."""
    pending: Line = []
    spaced = False
    open_end = False  # whether the next narrow text belongs to the pending atom
    for text, style in ((part, run.style) for run in runs for part in _PARTS.findall(run.text)):
        if text[0] == " ":
            if pending:
                yield _Atom(pending, runs_width(pending), spaced)
            pending, spaced = [], True
            continue
        for piece in _pieces(text):
            joins = open_end and _cell(piece[0]) < 2
            if pending and not joins:
                yield _Atom(pending, runs_width(pending), spaced)
                pending, spaced = [], False
            pending = [*pending, Run(piece, style)]
            open_end = _cell(piece[0]) < 2
    if pending:
        yield _Atom(pending, runs_width(pending), spaced)


def _pieces(word: str) -> list[str]:
    """The word, cut before and after every wide character."""
    if word.isascii():
        return [word]
    pieces: list[str] = []
    wide = True
    for character in word:
        cell = _cell(character)
        if pieces and (cell == 0 or (cell == 1 and not wide)):
            pieces[-1] += character
        else:
            pieces.append(character)
        wide = cell == 2 or (cell == 0 and wide)
    return pieces


def _fitting(atoms: Iterable[_Atom], cells: int) -> Iterator[_Atom]:
    """The atoms, with those wider than a line cut into pieces that fit."""
    for atom in atoms:
        if atom.width <= cells:
            yield atom
            continue
        part: Line = []
        used, spaced = 0, atom.spaced
        for run in atom.runs:
            for character in run.text:
                cell = _cell(character)
                if used + cell > cells:
                    yield _Atom(_merged(part), used, spaced)
                    part, used, spaced = [], 0, False
                part.append(Run(character, run.style))
                used += cell
        yield _Atom(_merged(part), used, spaced)


def _merged(line: Line) -> Line:
    """The line, with neighbouring runs of one style joined to one run."""
    merged: Line = []
    for run in line:
        if merged and merged[-1].style == run.style:
            merged[-1] = Run(merged[-1].text + run.text, run.style)
        else:
            merged.append(run)
    return merged


def padded(line: Line, cells: int) -> Line:
    """The line filled up with spaces to `cells` cells."""
    missing = cells - runs_width(line)
    return [*line, Run(" " * missing)] if missing > 0 else line


def painted(line: Line, colour: bool) -> str:
    """The line as a string without trailing spaces, with escape codes if `colour`."""
    runs = _merged([run for run in line if run.text])
    while runs and not runs[-1].text.rstrip(" "):
        runs.pop()
    if runs:
        runs[-1] = Run(runs[-1].text.rstrip(" "), runs[-1].style)
    if not colour:
        return "".join(run.text for run in runs)
    return "".join(f"\x1b[{_CODES[style]}m{text}\x1b[0m" if _CODES[style] else text for text, style in runs)
