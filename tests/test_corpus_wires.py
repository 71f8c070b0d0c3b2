"""What agencies themselves deliver: ninjs 2 and 3."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from corpus_files import FORMATS, Reading, reading

WITHDRAWN = "its sender has withdrawn it, or holds it back ({!r}); it is stored all the same"
LOCK = "The lock at Tarn Mill stays shut until Friday.\n\nBarges wait below the weir, the canal office said."


# ── ninjs ────────────────────────────────────────────────────────────────────────────────────────────────────────


def ninjs(folder: Path, **fields: Any) -> Reading:
    """An item of ninjs with these fields."""
    path = folder / "item.json"
    path.write_text(json.dumps({"uri": "urn:example:1", "type": "text", **fields}), encoding="utf-8")
    return reading(path)


def test_ninjs_2_and_3_give_what_ninjs_1_does() -> None:
    """One article in ninjs 1 and 3: the same text, title, outlet, language and date; what else it says stays."""
    first, third = (reading(FORMATS / name).documents[0] for name in ("ninjs.json", "ninjs-3.json"))
    for part in ("text", "title", "outlet", "language", "published"):
        assert getattr(first, part) == getattr(third, part)
    assert (third.external_id, third.author) == ("urn:example:tarn:weir", "By Ada Fenn, Tarn Press")
    assert third.extra["headlines"] == [{"role": "kicker", "value": "Canals"}]
    assert third.extra["infoSources"] == [{"name": "dpa"}]
    assert "bodies" not in third.extra


def test_ninjs_2_writes_its_names_in_small_letters() -> None:
    """Lower-case names, no roles, plain text; an item that was cancelled goes in, and that is said."""
    found = reading(FORMATS / "ninjs-2.json")
    (document,) = found.documents
    assert document.text == "The toll doubles from June.\n\nA barge pays 12 marks."
    assert (document.title, document.published) == ("Toll doubles at the lock", "2025-05-07T09:30:00+00:00")
    assert [remark.message for remark in found.remarks] == [WITHDRAWN.format("canceled")]


@pytest.mark.parametrize(
    ("bodies", "text"),
    [
        ([{"contentType": "text/html", "value": "<p>One.</p><p>Two.</p>"}], "One.\n\nTwo."),
        ([{"contentType": "text/html; charset=utf-8", "value": "One<br>Two"}], "One\n\nTwo"),
        ([{"contentType": "text/plain", "value": "1 <p> 2 & 3"}], "1 <p> 2 & 3"),
        ([{"value": "<p>One &amp; two.</p>"}], "One & two."),
        ([{"value": "One & two."}], "One & two."),
        ([{"value": "Brief."}, {"role": "main", "value": "Whole."}], "Whole."),
        ([{"value": "First."}, {"role": "main", "value": " "}], "First."),
        ([{"role": "main", "contentType": "application/xml", "value": "<X/>"}, {"value": "First."}], "First."),
        ([{"role": "main", "contentType": "text/html", "value": "<p> </p>"}, {"value": "First."}], "First."),
        ([None, 7, "stray", {"value": 7}, {"value": "First.", "contentType": 3}], "First."),
    ],
)  # fmt: skip
def test_the_main_body_is_the_text(tmp_path: Path, bodies: list[Any], text: str) -> None:
    """The main body that can be read, else the first; HTML by its type, or by its look where it gives none."""
    assert ninjs(tmp_path, bodies=bodies).texts == [text]


@pytest.mark.parametrize("bodies", [[], [7], {}, "", [{"value": ""}], [{"contentType": "text/x", "value": "x"}]])
def test_an_item_without_a_body_is_skipped(tmp_path: Path, bodies: Any) -> None:
    """No body that can be read as text: a skip, not an empty document."""
    found = ninjs(tmp_path, bodies=bodies, headlines=[{"value": "Picture"}])
    assert (found.documents, len(found.reasons)) == ([], 1)


@pytest.mark.parametrize("status", ["canceled", "Cancelled", "stat:canceled", "withheld", "usable", "", None, 7, ["x"]])
def test_a_withdrawn_item_is_stored_with_a_remark(tmp_path: Path, status: Any) -> None:
    """Of `pubStatus`, in any spelling, a remark tells where it says not to print; the article is stored in any case."""
    found = ninjs(tmp_path, bodies=[{"value": "The pier is closed."}], pubStatus=status)
    bad = isinstance(status, str) and status.rpartition(":")[2].casefold() in ("canceled", "cancelled", "withheld")
    assert found.texts == ["The pier is closed."]
    assert [remark.message for remark in found.remarks] == ([WITHDRAWN.format(status)] if bad else [])
    assert found.documents[0].extra.get("pubStatus") == (status or None)
