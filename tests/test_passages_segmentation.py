"""Passages of whole texts: laws for any text, and an example of every kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.config import DEFAULT
from lineage.passages import segment
from lineage.records import Passage

PROSE = (
    "The dam above the town held through the night although the river had risen by more than a metre, "
    "the warden of the lower valley told reporters on Tuesday."
)
MORE = (
    "Some two hundred families who had left their houses on Monday were allowed to return in the morning, "
    "and the school will open again on Thursday."
)


def cut(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Kind and words of the passages of a text."""
    return [(kind, text[start:end]) for start, end, kind in segment(text, title, DEFAULT)]


def kinds(text: str, title: str | None = None) -> list[str]:
    """The kinds of the passages of a text."""
    return [kind for kind, _ in cut(text, title)]


# ── laws ──────────────────────────────────────────────────────────────────────────────────────────────────────────

ANY = st.text(st.characters(exclude_categories=()), max_size=400)
LINES = st.lists(
    st.sampled_from(
        [
            "Dam holds",
            "By Ola Berg",
            "May 3, 2015 6:30 pm",
            "OSLO (Aurora) — ",
            PROSE,
            MORE,
            "Share",
            "Top Stories",
            "___",
            " ",
            "",
            "\t",
            "新华社北京9月12日电 大雨",
            "Follow @aurora",
            "(Photo: Aurora)",
            "大雨停了。",
            "(",
            "A",
            "5",
        ]
    ),
    max_size=25,
).map("\n".join)


def check(text: str, passages: list[Passage]) -> None:
    """Assert that passages are ordered, stripped, and cover all but white space."""
    position = 0
    for start, end, kind in passages:
        assert position <= start < end
        assert not text[position:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert kind in ("headline", "byline", "dateline", "body", "furniture")
        position = end
    assert not text[position:].strip()


@given(st.one_of(ANY, LINES), st.one_of(st.none(), ANY, st.sampled_from(["Dam holds", "Dam holds | Aurora", "|", " "])))
def test_passages_cover_the_text(text: str, title: str | None) -> None:
    """Whatever text and title are, passages are ordered, stripped, and cover every character but white space."""
    check(text, segment(text, title, DEFAULT))


@pytest.mark.parametrize(
    "unit", ["word ", "a\n", "Rain fell. ", "雨", "大雨停了。", "(", "a" * 80 + "\n", "\n", "X (AP) "]
)
def test_long_texts(unit: str) -> None:
    """A text of the size of a book is cut in one pass, whatever it consists of."""
    text = unit * (200_000 // len(unit))
    check(text, segment(text, "word", DEFAULT))


# ── kinds ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_stamp_between_paragraphs_is_no_part_of_the_story() -> None:
    """The stamp of the next article on the page, or of a photo."""
    stamp = "May 31, 2018 12:01 PM"
    text = "\n\n".join([PROSE, MORE, PROSE, MORE, stamp, PROSE, MORE])
    kinds = {passage: kind for kind, passage in cut(text, None)}
    assert kinds[stamp] == "byline"
    assert kinds[PROSE] == kinds[MORE] == "body"


def test_article_with_everything() -> None:
    """Headline, byline, stamp, dateline, body and what stands behind the story are told apart."""
    text = "\n\n".join(
        [
            "DAM HOLDS THROUGH THE NIGHT",
            "By Ola Berg and Ann Vik | Aurora",
            "Updated 5:14 PM ET, Mon May 4, 2015",
            f"VARNSTAD, Norland (Aurora) — {PROSE}",
            "Advertisement",
            MORE,
            "Aurora writer Ole Moe contributed to this report.",
            "Copyright © 2015 Aurora. All rights reserved.",
            "Most read",
            "River falls again",
            "Ten bridges to see",
        ]
    )
    assert cut(text, "Dam holds through the night | The Gazette") == [
        ("headline", "DAM HOLDS THROUGH THE NIGHT"),
        ("byline", "By Ola Berg and Ann Vik | Aurora"),
        ("byline", "Updated 5:14 PM ET, Mon May 4, 2015"),
        ("dateline", "VARNSTAD, Norland (Aurora) —"),
        ("body", PROSE),
        ("furniture", "Advertisement"),
        ("body", MORE),
        ("furniture", "Aurora writer Ole Moe contributed to this report."),
        ("furniture", "Copyright © 2015 Aurora. All rights reserved."),
        ("furniture", "Most read"),
        ("furniture", "River falls again"),
        ("furniture", "Ten bridges to see"),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Dam holds through the night", "Dam holds through the night"),
        ("DAM HOLDS THROUGH THE NIGHT!", "Dam Holds Through the Night | The Varnstad Gazette"),
        ("Dam holds through the night", "The Gazette - Dam holds through the night"),
        ("5 reasons why the dam held through the night", "Five Reasons Why the Dam Held Through the Night"),
        ("大坝整夜未决口居民返家", "大坝整夜未决口居民返家 - 曙光网"),
    ],
)
def test_headline_repeats_the_title(line: str, title: str) -> None:
    """A title repeated at the top is a headline: nearly the same, with the outlet's name, once or twice."""
    assert kinds(f"{line}\n\n{PROSE}\n\n{MORE}", title) == ["headline", "body", "body"]
    assert kinds(f"{line}\n\n\n{line}\n\n{PROSE}\n\n{MORE}", title) == ["headline", "headline", "body", "body"]


def test_a_title_that_ends_where_the_outlet_would_stand() -> None:
    """A separator with nothing behind it parts nothing off."""
    assert kinds(f"Dam holds through the night\n\n{PROSE}", "Dam holds through the night | ") == ["headline", "body"]
    assert kinds(f"Dam holds\n\n{PROSE}", " – ") == ["body", "body"]


def test_headline_without_a_title() -> None:
    """Without a title, a short first line before prose, or a line that stands twice, is the headline."""
    assert kinds(f"Dam holds through the night\n\n{PROSE}") == ["headline", "body"]
    assert kinds(f"Share\n\nDam holds through the night\n\n{PROSE}") == ["furniture", "headline", "body"]
    assert kinds("Dam holds\n\nWeather\n\nDam holds\n\nRain.") == ["headline", "body", "headline", "body"]


def test_first_lines_that_are_no_headline() -> None:
    """A sentence, a line that leads to another one, and a title elsewhere in the text stay body."""
    assert kinds(f"The dam held.\n\n{PROSE}") == ["body", "body"]
    assert kinds(f"The warden said:\n\n{PROSE}") == ["body", "body"]
    assert kinds("\n\n".join([PROSE] * 12 + ["Dam holds"]), "Dam holds")[-1] == "body"


def test_lines_are_paragraphs_with_or_without_blank_lines() -> None:
    """One paragraph a line is the rule, whether blank lines stand between or not."""
    assert cut(f"{PROSE}\n{MORE}") == cut(f"{PROSE}\n{MORE}\n\n") == [("body", PROSE), ("body", MORE)]


def test_wrapped_lines_are_joined() -> None:
    """Lines wrapped at a fixed width are one paragraph up to the blank line."""
    words = f"{PROSE} {MORE}".split()
    lines, line = [], ""
    for word in words:
        if len(line) + 1 + len(word) > 70:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    wrapped = "\n".join([*lines, line])
    assert kinds(f"{wrapped}\n\n{wrapped}") == ["body", "body"]


def test_block_is_cut_at_sentences() -> None:
    """A body collapsed into one block becomes passages of paragraph size that end where sentences end."""
    block = " ".join(f"On day {n} the river rose by {n} metres and the warden told the town so." for n in range(40))
    passages = cut(block)
    assert all(kind == "body" and text.endswith("so.") for kind, text in passages)
    assert all(0.5 * 60 <= len(text.split()) <= 2.5 * 60 for _, text in passages)


def test_added_sentence_moves_only_nearby_cuts() -> None:
    """Most passages of a block stay equal when another outlet puts a sentence before it."""
    places = ["Varnstad", "Oslo", "Moss", "Hamar", "Bodø", "Molde", "Narvik", "Vadsø", "Skien", "Horten"]
    block = " ".join(
        f"In the night of day {n} the river rose by {n} metres at {places[n * n % 7]}{n}." for n in range(80)
    )
    plain = {text for _, text in cut(block)}
    longer = {text for _, text in cut(f"The warden spoke at length about the long and rainy spring. {block}")}
    assert len(plain & longer) >= len(plain) - 2


def test_datelines_in_the_middle_of_a_roundup() -> None:
    """Later items of a round-up have datelines as well; an unknown word in capitals has one only at the top."""
    text = "\n".join([PROSE, MORE, PROSE, MORE, f"OSLO (AP) — {PROSE}", f"STORM DEAL - {MORE}"])
    assert kinds(text) == ["body", "body", "body", "body", "dateline", "body", "body"]


def test_dateline_alone_is_one_passage() -> None:
    """A line that is nothing but a dateline leaves no empty body behind."""
    assert kinds(f"OSLO (AP) —\n\n{PROSE}") == ["dateline", "body"]


def test_short_lines_at_the_end_without_a_heading_stay() -> None:
    """A list of short lines at the end is news unless a heading of a link list opens it."""
    assert kinds("\n".join([PROSE, MORE, "Ola Berg", "Ann Vik"])) == ["body"] * 4
    assert kinds("\n".join([PROSE, MORE, "Top Stories", "Ola Berg", "Ann Vik"])) == ["body"] * 2 + ["furniture"] * 3


def test_settings_decide_what_a_block_is() -> None:
    """Paragraphs of ordinary length are never cut."""
    assert kinds(" ".join([PROSE] * 3)) == ["body"]


def test_empty_texts_have_no_passages() -> None:
    """Nothing but white space has no passages."""
    assert segment("", None, DEFAULT) == segment(" \n\t\u3000\n", "Title", DEFAULT) == []
