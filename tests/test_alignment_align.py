"""The comparison of two articles: laws that hold for any text, and what a reader expects of small examples."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import HOSTILE

from lineage import passages
from lineage.alignment import align, sentence_links
from lineage.config import DEFAULT
from lineage.records import Article, Comparison, Label, Side

WIRE = """ALDMOOR, March 3 (MPA) - The Tessin dam burst at dawn on Friday, flooding 1,200 homes in the lower town.

"We had eleven minutes to wake everybody," mayor Ruta Fenn told reporters in a school gym.

Engineers had warned the regional council twice that the spillway was cracked.

The council will meet on Monday to discuss compensation for the families.
"""
RETOLD = """Compensation for flooded families is on the agenda when the council meets on Monday.

About 1,200 houses in the lower town were under water on Friday after the Tessin dam broke at dawn.

"We had eleven minutes to wake everybody," said Ruta Fenn, the mayor.

The town was founded by salt traders and is known for its lace.
"""
SENTENCES = st.sampled_from([line for text in (WIRE, RETOLD) for line in text.splitlines() if line] + list(HOSTILE))
TEXTS = st.one_of(st.text(max_size=80), st.lists(SENTENCES, max_size=6).map("\n\n".join))


def compared(a: str, b: str) -> Comparison:
    return align(Article(a), Article(b), DEFAULT)


def moved(comparison: Comparison) -> tuple[list[int], list[int]]:
    """Where the segments of A and of B begin that have moved."""
    at = {side: [one.start for one in comparison.segments if one.side == side and one.moved] for side in ("a", "b")}
    return at["a"], at["b"]


def labels(comparison: Comparison, side: Side) -> list[Label]:
    return [segment.label for segment in comparison.segments if segment.side == side]


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_segments_cover_every_character_and_shares_add_up(a: str, b: str) -> None:
    """On each side the segments are in order, leave out nothing but white space, and the shares make 1."""
    comparison = compared(a, b)
    for side, text in (("a", a), ("b", b)):
        position = 0
        for segment in (segment for segment in comparison.segments if segment.side == side):
            assert position <= segment.start < segment.end
            assert not text[position : segment.start].strip()
            position = segment.end
        assert not text[position:].strip()
    assert all(abs(sum(comparison.shares[side].values()) - 1) < 1e-9 for side in comparison.shares)


@settings(max_examples=40, deadline=None)
@given(TEXTS, TEXTS)
def test_swapping_the_articles_mirrors_links_and_shares(a: str, b: str) -> None:
    """Nothing depends on which article is called A; only `omitted` and `added` change their names."""
    there, back = compared(a, b), compared(b, a)
    assert {(link.a, link.b, link.label) for link in there.links} == {(x.b, x.a, x.label) for x in back.links}
    names = {"added": "omitted", "omitted": "added"}
    turned = {names.get(label, label): share for label, share in back.shares["b"].items()}
    assert there.shares["a"] == pytest.approx(turned)
    assert moved(there) == moved(back)[::-1]


@pytest.mark.parametrize("order", [(1, 0), (0, 2, 1), (1, 0, 3, 2), (2, 3, 0, 1)])
def test_what_has_moved_does_not_depend_on_the_sides(order: tuple[int, ...]) -> None:
    """Of two sentences that have changed places one has moved, whichever article is called A."""
    lines = WIRE.split("\n\n")
    text, other = "\n\n".join(lines[: len(order)]), "\n\n".join(lines[number] for number in order)
    there, back = compared(text, other), compared(other, text)
    assert moved(there) == moved(back)[::-1] != ([], [])


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_identical_texts_have_one_label(text: str) -> None:
    """A text beside itself is verbatim throughout, furniture included."""
    comparison = compared(text, text)
    assert {segment.label for segment in comparison.segments} <= {"verbatim"}
    assert len(comparison.links) == len(labels(comparison, "a"))


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS)
def test_segments_and_links_know_each_other(a: str, b: str) -> None:
    """A segment names exactly the links that begin or end in it, and has a label of a match if there are any."""
    comparison = compared(a, b)
    for segment in comparison.segments:
        spans = [getattr(comparison.links[index], segment.side) for index in segment.links]
        assert all(span == (segment.start, segment.end) for span in spans)
        assert bool(spans) == (segment.label in {"verbatim", "edited", "paraphrase"})
    named = [index for segment in comparison.segments for index in segment.links]
    assert sorted(named) == sorted([*range(len(comparison.links))] * 2)


def test_a_retold_article_is_taken_apart() -> None:
    """Moved, merged and quoted sentences find their source; what is new is added, what is left out omitted."""
    comparison = compared(WIRE, RETOLD)
    assert labels(comparison, "b") == ["paraphrase", "paraphrase", "verbatim", "added"]
    assert labels(comparison, "a") == ["paraphrase", "verbatim", "omitted", "paraphrase"]
    quote = comparison.segments[-2]
    assert quote.quote
    assert not quote.moved
    assert [segment.moved for segment in comparison.segments if segment.side == "b"] == [True, False, False, False]


def test_a_dateline_belongs_to_its_sentence() -> None:
    """The agency's dateline is covered by the segment, and does not make the sentence another one."""
    comparison = compared(WIRE, WIRE.replace("ALDMOOR, March 3 (MPA) - ", ""))
    assert set(labels(comparison, "b")) == {"verbatim"}
    assert comparison.segments[0].start == 0


def test_a_headline_that_the_page_prints_twice_is_told_once() -> None:
    """The second one is the page's, and nobody left it out."""
    headline, told = "Council votes for second harbour", "The council voted for a second harbour on Tuesday night."
    found = align(Article(f"{headline}\n\n{headline}\n\n{told}"), Article(f"{headline}\n\n{told}"), DEFAULT)
    assert [segment.label for segment in found.segments if segment.side == "a"] == ["verbatim", "furniture", "verbatim"]


def test_unrelated_articles_have_no_link() -> None:
    """Common words and a common weekday are no link."""
    other = "The museum lent two portraits to Brenhaven on Friday.\n\nVisitors will see them again in the autumn."
    assert not compared(WIRE, other).links


def test_scripts_without_spaces_are_compared() -> None:
    """Single characters and their n-grams carry Chinese."""
    comparison = compared(
        "市长周一宣布大桥将于十月重新开放。\n\n居民对此表示欢迎。", "大桥将于十月重新开放，市长周一宣布。\n\n天气很好。"
    )
    assert [(link.a.start, link.b.start) for link in comparison.links] == [(0, 0)]


def test_a_link_box_inside_a_sentence_is_not_compared() -> None:
    """Headlines that a site's script leaves in a sentence neither make nor break a link."""
    box = "Fenn Ruta Maria FennDam burst floods town Council to meet on compensation Salt museum closes MORE"
    plain = "Mayor Ruta Fenn thanked the divers who searched the school on Sunday."
    comparison = compared(plain, plain.replace("Fenn", box, 1))
    assert comparison.links[0].label in {"verbatim", "edited"}


def test_a_text_of_one_sentence_many_times_stays_affordable() -> None:
    """A thousand twins do not make a million candidates."""
    one, other = "The cat sat on the old red mat. " * 400, "The cat sat on an old red mat. " * 400
    assert len(compared(one, other).links) >= 400


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (
            "Le préfet a déclaré que douze fermes étaient inondées.",
            "Le pre\u0301fet a de\u0301clare\u0301 que douze fermes e\u0301taient inonde\u0301es.",
        ),
        (
            "The co\u00adoperative of Tarrow de\u00adclared a sur\u00adplus.",
            "The cooperative of Tarrow declared a surplus.",
        ),
        ("They donʼt know the mayorʼs plan for Tarrow.", "They don't know the mayor's plan for Tarrow."),
        ("Die Straße nach Tarrow ist groß und weiß.", "DIE STRASSE NACH TARROW IST GROSS UND WEISS."),
        ("قَالَ رَئِيسُ البَلَدِيَّةِ إِنَّ الجِسْرَ سَيُفْتَحُ غَدًا.", "قال رئيس البلدية إن الجسر سيفتح غدا."),
        ("او می\u200cخواهد به شهر برود و کتاب\u200cها را بخرد.", "او میخواهد به شهر برود و کتابها را بخرد."),
    ],
    ids=["accents", "soft hyphens", "apostrophes", "capitals", "vowel signs", "joiners"],
)
def test_free_spelling_changes_nothing(text: str, other: str) -> None:
    """The same words are verbatim however they are composed, joined, vowelled or written in capitals."""
    (link,) = compared(text, other).links
    assert link.label == "verbatim"
    assert [edit.operation for edit in link.edits] == ["equal"]


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=3, max_size=3))
def test_pairs_that_are_linked_together_are_linked_as_alone(texts: list[str]) -> None:
    """An article is read once for all of its pairs, and no pair knows of another."""
    articles = {number: Article(text) for number, text in enumerate(texts)}
    pairs = [(0, 1), (1, 2), (0, 2)]
    together = sentence_links(articles, pairs, DEFAULT)
    cut = {number: passages.segment(text, None, DEFAULT) for number, text in enumerate(texts)}
    assert together == sentence_links(articles, pairs, DEFAULT, cut)
    for pair, links in zip(pairs, together, strict=True):
        assert [links] == sentence_links(articles, [pair], DEFAULT)
        shown = compared(texts[pair[0]], texts[pair[1]])
        if texts[pair[0]] != texts[pair[1]]:
            assert links == tuple(replace(link, edits=(), changes=()) for link in shown.links)


def test_a_changed_fact_is_stored_as_it_is_shown() -> None:
    """One word in fifty decides whether a long sentence is verbatim, also between articles that nobody looks at."""
    long = (
        "Twelve barges of the salt fleet left Tarrow at dawn on Friday, said the harbour master, who had counted them "
    )
    long += "from the old wall with his wife, two of his sons and a borrowed spyglass, and they carried nine hundred "
    long += "sacks of salt for the tanneries of Brenhaven, where the curing of hides begins in the first week of May."
    texts = [long, long.replace("nine hundred", "three hundred")]
    ((link,),) = sentence_links({n: Article(text) for n, text in enumerate(texts)}, [(0, 1)], DEFAULT)
    (shown,) = compared(*texts).links
    assert link.label == shown.label == "edited"
    assert [change.kind for change in shown.changes] == ["number"]


def test_a_heading_is_no_part_of_a_sentence() -> None:
    """Two words that a sentence has as well; the same heading, or one a little longer, is a counterpart."""
    says = "“It brings the quiet of the hills to the table,” the chief executive, Ida Crane, said in a press release."
    release = (
        "PRESS RELEASE\n\nThe dairy in Lowmere will sell its first goat yoghurt in 450 shops from the first of April."
    )
    assert labels(compared(release, says), "a")[0] == "omitted"
    assert labels(compared(release, f"Press release\n\n{says}"), "a")[0] == "verbatim"
    assert labels(compared(release, f"A press release from Lowmere\n\n{says}"), "a")[0] == "verbatim"


def test_a_byline_adds_nothing_to_the_story() -> None:
    """It is furniture and not the outlet's own text, and beside another one or a sentence of its words as well."""
    story = WIRE.partition(" - ")[2]
    for other in (story, f"By Hattie Brook\n\n{story}", f"{story}\n\nHattie Brook will be read out tomorrow."):
        assert labels(compared(other, f"By Hattie Brook\n\nMarch 3, 2026\n\n{story}"), "b")[:2] == ["furniture"] * 2
