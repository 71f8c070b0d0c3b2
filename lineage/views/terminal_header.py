"""Comparison -> the lines above the articles: what is compared, the shares, where the labels stand, changed facts."""

from __future__ import annotations

from lineage.messages import counted
from lineage.records import Comparison, Label, Side
from lineage.views.cells import Line, Run, harmless, wrap
from lineage.views.labels import KIND_WORDS, LABELS, SIDE_LABELS, SIGNS, in_a_nutshell, percent, said, share, shown_date
from lineage.views.reading import Flag, Reading, article

LABEL_CELLS = 14
"""Cells of the sign, a space, the longest label (paraphrase) and two spaces."""
MAX_BAR = 30
"""Most cells of the bar of a share; a longer bar tells the eye no more."""
PERCENT_CELLS = 5


def header(comparison: Comparison, reading: Reading, columns: int, colour: bool) -> list[Line]:
    """Everything above the articles, with an empty line at the end."""
    return [
        *_articles(comparison, columns),
        [],
        *wrap([Run(text, label or "plain") for text, label in in_a_nutshell(comparison)], columns),
        [],
        *_shares(comparison, columns),
        [],
        *_strips(comparison, reading, columns),
        [],
        *_facts(reading, columns),
        *_key(columns, colour),
        [],
    ]


def _articles(comparison: Comparison, columns: int) -> list[Line]:
    lines: list[Line] = []
    for side in SIDE_LABELS:
        of = article(comparison, side)
        known = [part for part in (of.outlet or "unnamed outlet", shown_date(of.published), of.id) if part]
        paragraphs = [wrap([Run(harmless(" · ".join(known)))], columns - 3)]
        if of.title:
            paragraphs.append(wrap([Run(harmless(of.title), "strong")], columns - 3))
        flat = [line for paragraph in paragraphs for line in paragraph]
        lines += [[Run(f"{side.upper()}  " if i == 0 else "   ", "strong"), *line] for i, line in enumerate(flat)]
    return lines


def _shares(comparison: Comparison, columns: int) -> list[Line]:
    """One line for each label: its sign, its word, its share of A and of B, and its meaning if there is room."""
    meaning = max(len(sign.meaning) for sign in SIGNS.values())
    room = (columns - LABEL_CELLS - meaning) // 2 - PERCENT_CELLS - 3
    bar = min(MAX_BAR, room) if room >= 8 else (columns - LABEL_CELLS) // 2 - PERCENT_CELLS - 3
    column = bar + PERCENT_CELLS + 3
    lines: list[Line] = [[Run(f"{'':{LABEL_CELLS}}{'of A':{column}}of B", "dim")]]
    for label in LABELS:
        line = [Run(f"{SIGNS[label].glyph} {label:{LABEL_CELLS - 2}}", label)]
        for side in SIDE_LABELS:
            line += _bar(comparison, side, label, bar)
        lines.append([*line, Run(SIGNS[label].meaning, "dim")] if room >= 8 else line)
    return lines


def _bar(comparison: Comparison, side: Side, label: Label, cells: int) -> Line:
    value = share(comparison, side, label)
    if value is None:
        return [Run(" " * (cells + PERCENT_CELLS + 3))]
    value = max(0.0, min(1.0, value))
    filled = max(round(value * cells), 1 if value > 0 else 0)
    return [
        Run("█" * filled, label),
        Run("·" * (cells - filled), "dim"),
        Run(f"{percent(value):>{PERCENT_CELLS}}   ", "plain" if filled else "dim"),
    ]


def _strips(comparison: Comparison, reading: Reading, columns: int) -> list[Line]:
    """Each article from its beginning to its end as one line of signs."""
    lines = []
    for side in SIDE_LABELS:
        labels = _strip(comparison, reading, side, columns - 3)
        signs = [Run(SIGNS[label].glyph, label) if label else Run(" ") for label in labels]
        lines.append([Run(f"{side.upper()}  ", "strong"), *signs])
    return lines


def _strip(comparison: Comparison, reading: Reading, side: Side, cells: int) -> list[Label | None]:
    """For each of `cells` equal parts of a text the label of most of its characters; None if no stretch is there."""
    length = max(len(article(comparison, side).text), 1)
    weights: list[dict[Label, float]] = [{} for _ in range(cells)]
    for stretch in reading.side(side):
        start, end = stretch.segment.start * cells / length, stretch.segment.end * cells / length
        for cell in range(max(int(start), 0), min(int(end) + 1, cells)):
            part = min(end, cell + 1) - max(start, cell)
            weights[cell][stretch.segment.label] = weights[cell].get(stretch.segment.label, 0.0) + part
    return [max(weight.items(), key=lambda item: item[1])[0] if weight else None for weight in weights]


def _facts(reading: Reading, columns: int) -> list[Line]:
    if not reading.flags:
        return []
    lines: list[Line] = [[Run(f"{counted(len(reading.flags), 'changed fact')}, A → B", "strong")]]
    for flag in reading.flags:
        places = ((reading.a, flag.a), (reading.b, flag.b))
        names = [stretches[index].name for stretches, index in places if index is not None]
        lines += fact_lines(flag, f"  ({', '.join(names)})" if names else "", columns)
    return [*lines, []]


def fact_lines(flag: Flag, suffix: str, columns: int) -> list[Line]:
    """A changed fact as `! number      12 → 14` and the suffix, wrapped under its first word."""
    kind, a, b = flag.change
    first = Run(f"! {KIND_WORDS[kind]:{LABEL_CELLS - 2}}", "alarm")
    change = Run(harmless(f"{said(a, 'a')} → {said(b, 'b')}"))
    lines = wrap([change, Run(suffix, "dim")], columns - LABEL_CELLS)
    return [[first if i == 0 else Run(" " * LABEL_CELLS), *line] for i, line in enumerate(lines)]


def _key(columns: int, colour: bool) -> list[Line]:
    """The key to the marks of words, written in these marks."""
    new, old = Run("words only in B", "new"), Run("words only in A", "old")
    if not colour:
        new, old = Run("{+words only in B+}"), Run("[-words only in A-]")
    note = Run(" (not marked where nearly all words differ)", "dim")
    key = [Run("In edited and reworded stretches: ", "dim"), old, Run(", ", "dim"), new, note]
    return wrap(key, columns)
