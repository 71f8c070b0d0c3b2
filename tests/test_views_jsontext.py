"""JSON as every view writes it: it can always be encoded, says the same when read, and ends where a line ends."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from lineage.reports import CheckReport, Finding, LineageDigest, Relation, Schema, TableDigest
from lineage.views import check_json, digest_json, schema_json
from lineage.views.jsontext import json_line, json_text

# no high surrogate stands before a low one: JSON cannot tell the two from one character
texts = st.text(st.characters(exclude_categories=()).filter(lambda c: not "\udc00" <= c <= "\udfff"))


@given(st.dictionaries(texts, st.lists(texts)))
def test_any_text_can_be_encoded_and_read_again(value: dict[str, list[str]]) -> None:
    """Lone surrogates, too, in values and in keys."""
    for text in (json_text(value), json_line(value)):
        assert json.loads(text.encode()) == value
    assert json_text(value).endswith("}\n")
    assert "\n" not in json_line(value)


@given(texts)
def test_what_a_database_is_told_of_is_written_alike(text: str) -> None:
    """A damaged file may say anything in the names of its tables, and half a character may stand in its own."""
    finding = Finding(text, text, text)
    answers = (
        check_json(CheckReport(text, (finding,), (text,), (finding,), None, 1.0)),
        digest_json(LineageDigest(text, (TableDigest(text, 1, 2),))),
        schema_json(Schema(1, (Relation(text, "view", text, ()),))),
    )
    check, digest, schema = (json.loads(answer.encode()) for answer in answers)
    assert check["wrong"][0]["where"] == digest["digest"] == schema["views"][0]["comment"] == text
    assert all(answer.endswith("}\n") for answer in answers)
