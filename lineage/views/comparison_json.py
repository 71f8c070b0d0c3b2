"""Comparison -> JSON text, schema `lineage.show/1`.

The schema, each article, each segment, each link and the shares have a line each: the text is small enough to pipe, and
a changed sentence is a changed line in `diff` and `git`.  Keys stand in a fixed order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lineage.records import Article, Comparison, Link, Segment, Side
from lineage.views.jsontext import json_line
from lineage.views.labels import SIDE_LABELS

SCHEMA = "lineage.show/1"


def show_json(comparison: Comparison) -> str:
    """The whole comparison as JSON, ending in a line break; it can always be encoded as UTF-8."""
    parts = [
        f'"schema": {json_line(SCHEMA)}',
        f'"a": {json_line(_article(comparison.a))}',
        f'"b": {json_line(_article(comparison.b))}',
        f'"segments": {_list(map(_segment, comparison.segments))}',
        f'"links": {_list(map(_link, comparison.links))}',
        f'"shares": {json_line({side: _shares(comparison, side) for side in SIDE_LABELS})}',
    ]
    return "{" + ",\n ".join(parts) + "}\n"


def _list(values: Iterable[object]) -> str:
    lines = ",\n  ".join(map(json_line, values))
    return f"[\n  {lines}]" if lines else "[]"


def _article(article: Article) -> dict[str, str | None]:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "text": article.text,
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "side": segment.side,
        "start": segment.start,
        "end": segment.end,
        "label": segment.label,
        "quote": segment.quote,
        "moved": segment.moved,
        "links": list(segment.links),
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "a": list(link.a),
        "b": list(link.b),
        "label": link.label,
        "score": link.score,
        "edits": [list(edit) for edit in link.edits],
        "changes": [change._asdict() for change in link.changes],
    }


def _shares(comparison: Comparison, side: Side) -> dict[str, float]:
    return {label: comparison.shares.get(side, {}).get(label, 0.0) for label in SIDE_LABELS[side]}
