"""Laws of the word-level operations inside a link."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.alignment import tiles
from lineage.alignment.edits import word_edits
from lineage.alignment.wordgroups import group_key, word_groups
from lineage.records import Edit, Span

ANY_TEXT = st.text(st.characters(), max_size=60)  # lone surrogates and controls included
WORDS = ["the", "of", "said", "Ann", "Bell", "Hart", "12", "14", "$1.2m", "7,200-km", "co-op", "don’t", "don't", "--"]
SIGNS = ["—", ",", ".", "“", "”", "\n", "世界", "สวัสดี", "مرحبا", "é", "3+3", "U.S.", "US", "not"]
PROSE = st.lists(st.sampled_from(WORDS + SIGNS), max_size=30).map(" ".join)
TEXT = ANY_TEXT | PROSE


def whole(text: str) -> Span:
    """The span of a whole text."""
    return Span(0, len(text))


def readable(a: str, b: str) -> list[tuple[str, str, str]]:
    """Edits as (operation, text of A, text of B)."""
    return [(e.operation, a[e.a_start : e.a_end], b[e.b_start : e.b_end]) for e in word_edits(a, whole(a), b, whole(b))]


def changes(a: str, b: str) -> list[tuple[str, str]]:
    """The texts of the edits that are not equal, without outer white space."""
    return [(x.strip(), y.strip()) for operation, x, y in readable(a, b) if operation != "equal"]


@given(TEXT, TEXT)
def test_tiles_rebuild_both_texts(a: str, b: str) -> None:
    """The ranges follow one another without gap or overlap, from the first code point of each side to the last."""
    a_at = b_at = 0
    for edit in word_edits(a, whole(a), b, whole(b)):
        assert (edit.a_start, edit.b_start) == (a_at, b_at)
        assert edit.a_end >= a_at
        assert edit.b_end >= b_at
        a_at, b_at = edit.a_end, edit.b_end
    assert (a_at, b_at) == (len(a), len(b))


@given(TEXT, TEXT)
def test_operations_mean_what_they_say(a: str, b: str) -> None:
    """An insertion is empty on A's side, a deletion on B's, and equal and replace have text on both."""
    for edit in word_edits(a, whole(a), b, whole(b)):
        sizes = (edit.a_end > edit.a_start, edit.b_end > edit.b_start)
        assert sizes == {"insert": (False, True), "delete": (True, False)}.get(edit.operation, (True, True))


@given(TEXT, TEXT)
def test_swapping_the_sides_mirrors_the_edits(a: str, b: str) -> None:
    """What is inserted one way is deleted the other way, at the same places."""
    other = {"insert": "delete", "delete": "insert"}
    mirrored = tuple(
        Edit(other.get(e.operation, e.operation), e.b_start, e.b_end, e.a_start, e.a_end)  # type: ignore[arg-type]
        for e in word_edits(b, whole(b), a, whole(a))
    )
    assert word_edits(a, whole(a), b, whole(b)) == mirrored


@given(TEXT)
def test_identical_texts_are_one_equal_tile(text: str) -> None:
    """A text against itself is equal as a whole."""
    expected = (Edit("equal", 0, len(text), 0, len(text)),) if text else ()
    assert word_edits(text, whole(text), text, whole(text)) == expected


@given(TEXT, TEXT)
def test_equal_tiles_have_equal_words(a: str, b: str) -> None:
    """Under `equal` the words agree but for case, quotes, dashes and hyphens."""
    for operation, x, y in readable(a, b):
        if operation == "equal":
            spelt = [
                " ".join(group.key for group in word_groups(t, 0, len(t))).replace("-", " ").split() for t in (x, y)
            ]
            assert spelt[0] == spelt[1]


@given(TEXT, TEXT, TEXT, TEXT)
def test_only_the_spans_count(a: str, b: str, before: str, after: str) -> None:
    """Text around the spans shifts the offsets and changes nothing else."""
    shift = len(before) + 1
    moved = word_edits(f"{before} {a}", Span(shift, shift + len(a)), f"{b} {after}", whole(b))
    plain = word_edits(a, whole(a), b, whole(b))
    assert moved == tuple(e._replace(a_start=e.a_start + shift, a_end=e.a_end + shift) for e in plain)


@given(TEXT)
def test_groups_are_ordered_and_keyed_by_their_own_text(text: str) -> None:
    """Groups follow one another, hold no outer white space, and their key is that of their text."""
    at = 0
    for group in word_groups(text, 0, len(text)):
        assert at <= group.start < group.end <= len(text)
        assert group.key == group_key(text[group.start : group.end])
        at = group.end


@settings(max_examples=30)
@given(st.lists(st.sampled_from("abcdefgh"), max_size=60), st.lists(st.sampled_from("abcdefgh"), max_size=60))
def test_blocks_keep_the_laws(a: list[str], b: list[str]) -> None:
    """Spans too long for one comparison are cut, and the tiles still cover both."""
    left, right = " ".join(a), " ".join(b)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tiles, "BLOCK_GROUPS", 7)
        result = word_edits(left, whole(left), right, whole(right))
    assert sum(e.a_end - e.a_start for e in result) == len(left)
    assert sum(e.b_end - e.b_start for e in result) == len(right)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("“It’s late,” she said.", '"It\'s late", she said.'),
        ("A post–war deal — at last", "a post-war deal -- at last"),
        ("The U.S. agreed", "The US  agreed\n"),
        ("the 100-year-old hall", "the 100 year old hall"),
        ("أعلن إلى القاهرة ٣٥ مليون", "اعلن الي القاهره 35 مليون"),
        ("כ־3,500 תושבים", "כ-3,500 תושבים"),
        ("१२ लोग तेज़", "12 लोग तेज"),
        ("ガザとパリで", "カ\u3099サ\u3099とハ\u309aリて\u3099"),
    ],
)
def test_style_is_silent(a: str, b: str) -> None:
    """Quote style, dashes, case, dots of acronyms, hyphens and white space make no edit."""
    assert [operation for operation, _, _ in readable(a, b)] == ["equal"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The 7,200-km road opened", "The 7,500-km road opened", [("7,200-km", "7,500-km")]),
        ("It cost $1.2 million to build", "It cost $1.4 million to build", [("$1.2 million", "$1.4 million")]),
        ("up 12 percent on the year", "up 14 percent on the year", [("12 percent", "14 percent")]),
        ("in the 3+3 format, he said", "in the 3+2 format, he said", [("3+3", "3+2")]),
        ("said mayor Ann Bell in May", "said mayor Ann Hart in May", [("Ann Bell", "Ann Hart")]),
        ("He left quietly on Monday", "He left on Monday", [("quietly", "")]),
        ("会议在北京举行", "会议在南京举行", [("北", "南")]),
        ("He met the head of state", "He greeted the chief of state", [("met the head", "greeted the chief")]),
        (
            "Rain fell, and the wind rose.",
            "Rain fell, and the roof leaked, and the wind rose.",
            [("", "and the roof leaked,")],
        ),
        ("He spoke.", "He spoke in Rome.", [("", "in Rome")]),
    ],
)
def test_edits_read_well(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    """Groups stay whole, swaps are joined, function words absorbed, ambiguous insertions at clause borders."""
    assert changes(a, b) == expected


def test_final_full_stop_stays_equal() -> None:
    """An insertion at the end leaves the closing full stop of both sides equal."""
    assert readable("He spoke.", "He spoke in Rome.")[-1] == ("equal", ".", ".")


def test_long_spans_are_quick() -> None:
    """Ten thousand words a side take well under two seconds."""
    a = " ".join(f"word{i * i % 4001}" for i in range(10_000))
    b = " ".join(f"word{i * 7 % 4001}" for i in range(10_000))
    started = time.process_time()
    word_edits(a, whole(a), b, whole(b))
    assert time.process_time() - started < 2


def test_signs_at_the_end_of_a_replacement_belong_to_its_words() -> None:
    """The stop of "Mr." and a bracket that was opened in it; but not what both sides have, nor quote marks."""
    assert changes("“It will last,” said Fenn on Monday.", "“It will last,” Mr. Fenn told us.")[0] == ("said", "Mr.")
    assert changes("The town of Lowmere fell.", "The port (of old) Lowmere fell.") == [("town of", "port (of old)")]
    assert changes("The [old] Lowmere fell.", "The large Lowmere fell.") == [("old", "large")]
    assert changes("He saw a crowd, and left.", "He saw a mob, and left.") == [("crowd", "mob")]
    assert changes("He saw a “crowd” and left.", "He saw a mob and left.") == [("crowd", "mob")]
