"""The JSON form of a comparison, schema lineage.show/1."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given
from samples import ferry
from strategies import comparisons

from lineage.records import Comparison
from lineage.views import show_json

PAIR = re.compile("([\ud800-\udbff])([\udc00-\udfff])")


def expected(comparison: Comparison) -> dict[str, Any]:
    """The contract, written out a second time."""
    a, b = ["verbatim", "edited", "paraphrase"], ["furniture"]
    return {
        "schema": "lineage.show/1",
        **{
            side: {key: getattr(of, key) for key in ("id", "outlet", "title", "url", "published", "text")}
            for side, of in (("a", comparison.a), ("b", comparison.b))
        },
        "segments": [
            {"side": s.side, "start": s.start, "end": s.end, "label": s.label}
            | {"quote": s.quote, "moved": s.moved, "links": list(s.links)}
            for s in comparison.segments
        ],
        "links": [
            {"a": list(link.a), "b": list(link.b), "label": link.label, "score": link.score}
            | {"edits": [list(edit) for edit in link.edits]}
            | {"changes": [{"kind": c.kind, "a": c.a, "b": c.b} for c in link.changes]}
            for link in comparison.links
        ],
        "shares": {
            "a": {label: comparison.shares["a"][label] for label in [*a, "omitted", *b]},
            "b": {label: comparison.shares["b"][label] for label in [*a, "added", *b]},
        },
    }


def joined(value: Any) -> Any:
    """Surrogates side by side become one character: JSON cannot tell them from it."""
    if isinstance(value, str):
        return PAIR.sub(lambda pair: (pair[1] + pair[2]).encode("utf-16", "surrogatepass").decode("utf-16"), value)
    if isinstance(value, dict):
        return {key: joined(item) for key, item in value.items()}
    return [joined(item) for item in value] if isinstance(value, list) else value


@given(comparisons())
def test_json_says_what_the_contract_says(comparison: Comparison) -> None:
    """Same keys in the same order, same values, for any text; the bytes are valid UTF-8."""
    text = show_json(comparison)
    found = json.loads(text.encode("utf-8"))
    assert found == joined(expected(comparison))
    assert json.dumps(found) == json.dumps(joined(expected(comparison)))


def test_json_has_one_line_a_segment_and_a_link() -> None:
    """So that `diff` of two results shows what changed, and text can be searched as it is."""
    comparison = ferry()
    lines = show_json(comparison).rstrip("\n").split("\n")
    assert len(lines) == 6 + len(comparison.segments) + len(comparison.links)
    assert sum('"side"' in line for line in lines) == len(comparison.segments)
    assert any("“We heard a dull bang" in line for line in lines)
