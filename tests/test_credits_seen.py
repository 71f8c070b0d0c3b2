"""Invisible characters and marks of Markdown neither hide a credit nor move it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.config import DEFAULT
from lineage.credits import find_credits, load, rules
from lineage.credits.seen import seen
from lineage.passages import segment
from lineage.records import Credit, Document

RULES = rules(load())
BODY = "The council of Ostrava Bay will vote on the new pier next week, after two years of quarrels over its length."
UNSEEN = "\u00ad\u200b\u200e\u200f\u202a\u202c\u2060\u2066\u2069\ufeff"


def credits(text: str) -> list[Credit]:
    """The credits of an article with this text."""
    return list(find_credits(Document("x", "Bay Gazette", text), segment(text, None, DEFAULT), RULES))


@pytest.mark.parametrize(
    "text",
    [
        f"LOWMERE\u00a0(\u00adAP\u00ad)\u00a0\u2014\u00a0{BODY}",
        f"\ufeffLOWMERE (A\u00adP)\u200b \u2014 {BODY}",
        f"{BODY}\n\n\u200bThe\u00a0Associated\u00a0Press",
        f"{BODY}\n\n\u200e(AP)\u200f",
        f"{BODY}\n\n\u2060\u2014\u2060 Associ\u00adated Press\ufeff",
    ],
)
def test_a_credit_is_read_as_a_reader_sees_it(text: str) -> None:
    """And its offsets are those of the text as it is stored."""
    (credit,) = credits(text)
    assert credit.name == "Associated Press"
    assert text[credit.start : credit.end] == credit.text


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(UNSEEN)), max_size=8))
def test_wherever_such_signs_stand_a_credit_is_found_in_its_place(signs: list[tuple[int, str]]) -> None:
    """In and around the last lines; without the signs the words of the credit are the same."""
    tail = "\n\nWith reports from Reuters and the Associated Press"
    for at, sign in signs:
        tail = f"{tail[:at]}{sign}{tail[at:]}"
    text = f"{BODY}{tail}"
    found = credits(text)
    assert [credit.name for credit in found] == ["Reuters", "Associated Press"]
    for credit, name in zip(found, ("Reuters", "Associated Press"), strict=True):
        assert credit.text == text[credit.start : credit.end]
        assert "".join(letter for letter in credit.text if letter not in UNSEEN) == name


@pytest.mark.parametrize(
    "text",
    [
        f"**LOWMERE (AP)** — {BODY}",
        f"*LOWMERE (AP) —* {BODY}",
        f"__LOWMERE__ (AP) — {BODY}",
        f"[LOWMERE](https://bay.example/lowmere) (AP) — {BODY}",
        f"**[LOWMERE](https://bay.example/lowmere) (AP)** — {BODY}",
        f"LOWMERE ([AP](https://apnews.com/hub/lowmere)) — {BODY}",
        f"**By The Associated Press**\n\n{BODY}",
        f"{BODY}\n\n*The Associated Press contributed to this report.*",
        f"{BODY}\n\n_With reporting by the [Associated Press](https://apnews.com)._",
        f"{BODY}\n\n**© 2026 The Associated Press. All rights reserved.**",
    ],
)
def test_a_page_saved_as_markdown_credits_whom_the_page_credits(text: str) -> None:
    """The words of the credit are those that the page shows, in their place in the text as it is stored."""
    (credit,) = {credit.name: credit for credit in credits(text)}.values()
    assert credit.name == "Associated Press"
    assert text[credit.start : credit.end] == credit.text
    assert not set("*_[]()") & set(credit.text.replace("](https://apnews.com", ""))


@pytest.mark.parametrize(
    "text",
    [
        f"LOWMERE (AP) _ {BODY} _ and so on",
        f"* * *\n\n{BODY}",
        f"{BODY}\n\n___\n\nfile_name_of_it and 2*3*4 and *a note without an end",
        f"![Harbour](https://bay.example/a.jpg) {BODY}",
        f"{BODY} [sic] (https://bay.example)",
    ],
)
def test_signs_that_mark_nothing_are_seen(text: str) -> None:
    """Dashes of old wires, rules between parts, names of files, sums, pictures."""
    assert seen(Document("x", "Bay Gazette", text), ()).document.text == text


@given(st.lists(st.sampled_from([*f"a \n{UNSEEN}*_[]()", "](https://a)"])).map("".join))
def test_what_is_left_out_stands_in_the_gaps(text: str) -> None:
    """Every sign of the text is either seen or one of those that are left out, in their order."""
    found = seen(Document("x", "Bay Gazette", text), ())
    out = {gap + number for number, gap in enumerate(found.gaps)}
    assert found.document.text == "".join(letter for at, letter in enumerate(text) if at not in out)


@given(st.text(st.sampled_from(f"a \n{UNSEEN}")))
def test_passages_keep_what_is_seen_of_them(text: str) -> None:
    """In their order; one of which nothing is seen is none."""
    document = Document("x", "Bay Gazette", text)
    passages = segment(text, None, DEFAULT)
    found = seen(document, passages)
    bare = [
        "".join(letter for letter in text[passage.start : passage.end] if letter not in UNSEEN) for passage in passages
    ]
    shown = [found.document.text[passage.start : passage.end] for passage in found.passages]
    assert shown == [part for part in bare if part]
