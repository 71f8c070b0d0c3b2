"""Label, kind of change or verdict -> the sign, the word and the sentence that every view uses for it.

There is one table for each, so that the terminal, the page and the legends of both never disagree.  Signs make colour
unnecessary: they stand in the gutter of the terminal and before each stretch of the page.  Signs are one cell wide.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args

from lineage.records import AuditVerdict, ChangeKind, Comparison, Label, Side
from lineage.views.reading import article

LABELS: tuple[Label, ...] = get_args(Label)
"""All labels in the order in which every view lists them."""


class Sign(NamedTuple):
    """How a label is written: as one character (`glyph`), in a few words (`meaning`), in a sentence for a legend."""

    glyph: str
    meaning: str
    sentence: str


SIGNS: Mapping[Label, Sign] = {
    "verbatim": Sign("=", "same words", "The same words; only punctuation, case, quotation marks or “he said” differ."),
    "edited": Sign("~", "lightly edited", "Clearly the same sentence with some words changed."),
    "paraphrase": Sign("≈", "same point, reworded", "Says the same thing in other words."),
    "added": Sign("+", "only in B", "Nothing in A says this."),
    "omitted": Sign("-", "only in A", "Nothing in B says this."),
    "furniture": Sign(".", "not the article", "Navigation, credits and sign-up boxes around the article."),
}

REMARK_SIGNS: Mapping[str, str] = {"unsure": "?", "moved": "⇅", "quote": "❞"}
"""The sign of each remark that stands beside a label on a page."""

SIDE_LABELS: Mapping[Side, tuple[Label, ...]] = {
    "a": tuple(label for label in LABELS if label != "added"),
    "b": tuple(label for label in LABELS if label != "omitted"),
}
"""The labels that a side can have: `omitted` is the mirror of `added`."""

KIND_WORDS: Mapping[ChangeKind, str] = {
    "number": "number",
    "name": "name",
    "negation": "negation",
    "attribution": "who said it",
    "modality": "certainty",
}

VERDICT_WORDS: Mapping[AuditVerdict, str] = {
    "misattributed": "misattributed",
    "uncredited": "uncredited",
    "credit_without_copy": "credit without copy",
    "credited": "credited",
}


def said(words: str | None, side: Side) -> str:
    """The words of a side in a changed fact, or a note that the side says nothing of it.

    >>> said("12", "a"), said(None, "b")
    ('12', '(not in B)')
    """
    return f"(not in {side.upper()})" if words is None else words


def percent(share: float) -> str:
    """A fraction in whole per cent; a little more than nothing is "<1%" and a little less than all ">99%".

    >>> [percent(share) for share in (0.0, 0.002, 0.5, 0.998, 1.0)]
    ['0%', '<1%', '50%', '>99%', '100%']
    """
    whole = round(100 * share)
    if share > 0 and whole == 0:
        return "<1%"
    if share < 0.9999 and whole == 100:
        return ">99%"
    return f"{whole}%"


def share(comparison: Comparison, side: Side, label: Label) -> float | None:
    """Fraction of a side's non-space characters with this label, 0..1.

    None if the side is empty, or if it cannot have the label.
    """
    if is_empty(comparison, side) or label not in SIDE_LABELS[side]:
        return None
    return comparison.shares.get(side, {}).get(label, 0.0)


def is_empty(comparison: Comparison, side: Side) -> bool:
    """True if a side holds only white space."""
    return not article(comparison, side).text.strip()


def in_a_nutshell(comparison: Comparison) -> list[tuple[str, Label | None]]:
    """The comparison in two sentences, in pieces, each with the label that it speaks of, or None.

    The labels stand in a fixed order, so that pages can be compared at a glance.  The text says "is in A", not "was
    taken from A": both may have drawn on a text that neither side holds.
    """
    return [*_of_b(comparison), (" ", None), *_of_a(comparison)]


def _of_b(comparison: Comparison) -> list[tuple[str, Label | None]]:
    if is_empty(comparison, "b"):
        return [("B is empty.", None)]
    words: dict[Label, str] = {
        "verbatim": "word for word in A",
        "edited": "lightly edited",
        "paraphrase": "reworded",
        "added": "added",
    }
    values = {label: share(comparison, "b", label) or 0.0 for label in words}
    of_b = [(f"{percent(values[label])} is {words[label]}", label) for label in words if values[label] > 0]
    pieces: list[tuple[str, Label | None]] = [("Of B, " if of_b else "Nothing of B is article text", None)]
    for index, piece in enumerate(of_b):
        if index:
            pieces.append((" and " if index == len(of_b) - 1 else ", ", None))
        pieces.append(piece)
    return [*pieces, (".", None)]


def _of_a(comparison: Comparison) -> list[tuple[str, Label | None]]:
    if is_empty(comparison, "a"):
        return [("A is empty.", None)]
    left_out = percent(share(comparison, "a", "omitted") or 0.0)
    return [("Of A, ", None), (f"{left_out} is left out", "omitted"), (".", None)]


def shown_date(published: str | None) -> str | None:
    """A time in ISO 8601 as people write it, to the minute; anything else unchanged.

    >>> shown_date("2024-03-05T10:20:30+00:00"), shown_date("2024-03")
    ('2024-03-05 10:20 UTC', '2024-03')
    """
    if published is None or len(published) < 16 or published[10:11] != "T":
        return published
    zone = " UTC" if published.endswith(("+00:00", "Z")) else published[19:]
    return f"{published[:10]} {published[11:16]}{zone}"
