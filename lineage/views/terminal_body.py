"""Comparison -> the lines of the two articles, in the order of B, stacked or side by side.

A row is one stretch of B with its counterparts, or a stretch that only A has.  The first column of every line is the
sign of the row's label, so that a column of `+` shows a block of added context even from afar; the label and the
remarks `unsure`, `moved` and `quote` stand beside it.  A counterpart with another label than the stretch of B has its
own sign behind its name (`A4≈`: B took word for word what is only half of A4).  A run of furniture takes one line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest

from lineage.records import Comparison, Label, Side
from lineage.views.cells import Line, Run, Style, clip, harmless, padded, wrap
from lineage.views.labels import SIGNS
from lineage.views.reading import Reading, Stretch, article
from lineage.views.terminal_header import LABEL_CELLS, fact_lines

SEPARATOR = " │ "


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of the page that the rows are set on."""

    columns: int
    side_by_side: bool
    colour: bool
    name_cells: int
    """Cells of the longest name (`B12`), a sign and a space."""

    @property
    def text_cells(self) -> int:
        """Cells for the name and the text of one stretch."""
        room = self.columns - LABEL_CELLS
        return (room - len(SEPARATOR)) // 2 if self.side_by_side else room


@dataclass(frozen=True, slots=True)
class Row:
    """Stretches that are read together: one of B with its counterparts, one that only A has, or a run of furniture."""

    label: Label
    b: tuple[Stretch, ...]
    a: tuple[Stretch, ...]

    def has(self, labels: frozenset[Label]) -> bool:
        """True if a stretch of either side has one of the labels."""
        return any(stretch.segment.label in labels for stretch in (*self.b, *self.a))


def body(comparison: Comparison, reading: Reading, sheet: Sheet, only: frozenset[Label]) -> list[Line]:
    """The lines of all rows with a label in `only` on either side (an empty set: all), with empty lines between
    paragraphs."""
    every = list(rows(reading))
    shown = [row for row in every if not only or row.has(only)]
    lines = _titles(sheet)
    previous: Row | None = None
    for row in shown:
        if previous is not None and not _runs_on(comparison, previous, row):
            lines.append([])
        lines += _row(comparison, reading, sheet, row)
        previous = row
    if len(shown) < len(every):
        named = ", ".join(sorted(only))
        hidden = f"Shown: {named}. Stretches left out: {len(every) - len(shown)} of {len(every)}."
        lines += [[], *wrap([Run(hidden, "dim")], sheet.columns)]
    return lines


def rows(reading: Reading) -> Iterator[Row]:
    """Rows in the order of B; a stretch that only A has follows the first counterpart of the stretch before it in A."""
    after: dict[int, list[Stretch]] = {}
    anchor = -1
    for stretch in reading.a:
        if stretch.partners:
            anchor = stretch.partners[0]
        else:
            after.setdefault(anchor, []).append(stretch)
    yield from _alone("a", after.get(-1, []))
    for furniture, group in groupby(enumerate(reading.b), key=lambda item: item[1].segment.label == "furniture"):
        items = list(group)
        if furniture:
            yield from _alone("b", [stretch for _, stretch in items])
            yield from _alone("a", [only_a for index, _ in items for only_a in after.get(index, [])])
            continue
        for index, stretch in items:
            partners = tuple(reading.a[partner] for partner in stretch.partners)
            yield Row(stretch.segment.label, (stretch,), partners)
            yield from _alone("a", after.get(index, []))


def _alone(side: Side, stretches: list[Stretch]) -> Iterator[Row]:
    """Rows of stretches without counterpart; runs of furniture are one row."""
    for label, group in groupby(stretches, key=lambda stretch: stretch.segment.label):
        run = tuple(group)
        for part in [run] if label == "furniture" else [(stretch,) for stretch in run]:
            yield Row(label, part, ()) if side == "b" else Row(label, (), part)


def _runs_on(comparison: Comparison, before: Row, row: Row) -> bool:
    """True if a row continues the paragraph of the row before it, both standing on one side alone."""
    if before.label != row.label or (before.a and before.b) or (row.a and row.b) or bool(before.a) != bool(row.a):
        return False
    last, first = (before.a or before.b)[-1].segment, (row.a or row.b)[0].segment
    return "\n" not in article(comparison, first.side).text[last.end : first.start]


def _titles(sheet: Sheet) -> list[Line]:
    rule = Run("─" * sheet.columns, "dim")
    if not sheet.side_by_side:
        return [[rule]]
    left = padded([Run("A", "strong")], sheet.text_cells)
    titles = [Run(" " * LABEL_CELLS), *left, Run(SEPARATOR, "dim"), Run("B", "strong")]
    return [[rule], titles, [rule]]


def _row(comparison: Comparison, reading: Reading, sheet: Sheet, row: Row) -> list[Line]:
    if row.label == "furniture":
        return [_furniture(comparison, sheet, row)]
    left = [line for stretch in row.a for line in _stretch(comparison, sheet, stretch, row)]
    right = [line for stretch in row.b for line in _stretch(comparison, sheet, stretch, row)]
    flags = [reading.flags[flag] for stretch in row.b for flag in stretch.flags]
    facts = [line for flag in flags for line in fact_lines(flag, "", sheet.columns)]
    texts = _beside(left, right, sheet) if sheet.side_by_side else right + left
    return [*_with_gutter(texts, row), *facts]


def _beside(left: list[Line], right: list[Line], sheet: Sheet) -> list[Line]:
    nothing: Line = []
    pairs = zip_longest(left, right, fillvalue=nothing)
    return [[*padded(a, sheet.text_cells), Run(SEPARATOR, "dim"), *b] for a, b in pairs]


def _with_gutter(texts: list[Line], row: Row) -> list[Line]:
    """The lines of a row behind its gutter: the sign on every line, and from the top the label and the remarks."""
    words = [row.label, *(row.b or row.a)[0].remarks]
    return [
        [Run(f"{SIGNS[row.label].glyph} {word or '':{LABEL_CELLS - 2}}", row.label), *(text or [])]
        for text, word in zip_longest(texts, words)
    ]


def _stretch(comparison: Comparison, sheet: Sheet, stretch: Stretch, row: Row) -> list[Line]:
    """The lines of a stretch, its name before the first; a counterpart below a stretch of B stands behind a rule."""
    below = bool(row.b) and stretch.segment.side == "a" and not sheet.side_by_side
    lead = "┊ " if below else ""
    cells = sheet.text_cells - sheet.name_cells - len(lead)
    lines = wrap(_marked(comparison, sheet, stretch, _base_style(row, stretch, sheet)), cells)
    label = stretch.segment.label
    name = stretch.name if label == row.label else f"{stretch.name}{SIGNS[label].glyph}"
    return [
        [Run(f"{'' if index else name:{sheet.name_cells}}{lead}", "dim"), *line] for index, line in enumerate(lines)
    ]


def _base_style(row: Row, stretch: Stretch, sheet: Sheet) -> Style:
    """The style of a stretch: added text stands out; omitted text, and counterparts below their stretch, are dim."""
    if row.label == "added":
        return "added"
    below = bool(row.b) and stretch.segment.side == "a" and not sheet.side_by_side
    return "dim" if below or row.label == "omitted" else "plain"


def _marked(comparison: Comparison, sheet: Sheet, stretch: Stretch, base: Style) -> Iterator[Run]:
    """The words of a stretch; those that the other side lacks are marked by style or, without colour, by brackets."""
    side = stretch.segment.side
    text = article(comparison, side).text
    opening, closing = ("[-", "-]") if side == "a" else ("{+", "+}")
    at = stretch.segment.start
    for start, end in stretch.marks:
        yield Run(harmless(text[at:start]), base)
        words = harmless(text[start:end])
        if sheet.colour:
            yield Run(words, "old" if side == "a" else "new")
        else:
            yield Run(f"{opening}{words}{closing}", base)
        at = end
    yield Run(harmless(text[at : stretch.segment.end]), base)


def _furniture(comparison: Comparison, sheet: Sheet, row: Row) -> Line:
    stretches = row.b or row.a
    text = article(comparison, stretches[0].segment.side).text
    first, last = stretches[0], stretches[-1]
    name = first.name if first is last else f"{first.name}-{last.name}"
    cells = sheet.text_cells - len(name) - 1
    shown = f"{name} {clip(text[first.segment.start : last.segment.end].strip(), cells)}"
    line = [Run(f"{SIGNS['furniture'].glyph} {'furniture':{LABEL_CELLS - 2}}", "furniture")]
    if sheet.side_by_side and row.b:
        line += [Run(" " * sheet.text_cells), Run(SEPARATOR, "dim")]
    return [*line, Run(shown, "furniture")]
